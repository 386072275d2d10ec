"""The only place that opens, hashes and writes files: paths stay inside, writes are all or nothing."""

import os
import re
import stat
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from hypercare_cli.errors import BROKEN, HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.source import LIMITS, File

STDIN = "-"
PLAN_NAMES = ("plan.yaml", "plan.yml")
SUFFIXES = (".yaml", ".yml")
LARGEST_PROOF = 256 * 1024 * 1024
CHUNK = 1024 * 1024
CORE_PROPERTIES = "docProps/core.xml"
LARGEST_PROPERTIES = 64 * 1024
CORE_DATE = re.compile(rb">([0-9]{4}-[0-9]{2}-[0-9]{2})T[0-9:]+Z?</dcterms:(?:created|modified)>")
MARK = b"hypercare"
"""Stands in the core properties of every document that the tool writes."""


def plan_path(given: str | None, cwd: Path) -> str:
    """The plan that is meant: the one named, else the one in the current folder."""
    if given is not None:
        return given
    for name in PLAN_NAMES:
        if (cwd / name).is_file():
            return name
    if any(plan_files(cwd)):
        return "."
    raise HypercareError(
        message("there is no plan in this folder"),
        message("Name one (hypercare score PLAN), or start one with `hypercare init`."),
    )


def plan_files(folder: Path) -> list[Path]:
    """The YAML files of a plan's folder, by name; data files and sub-folders are not read."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix in SUFFIXES and path.is_file() and not path.name.startswith(".")
    )


def read_plan(given: str) -> tuple[File, ...]:
    """The texts of a plan: one file, every YAML file of a folder, or standard input for `-`.

    Raises HypercareError (exit 2) for what is absent, unreadable, too large or not text.
    """
    if given == STDIN:
        data = b"" if sys.stdin is None else sys.stdin.buffer.read(LIMITS.bytes + 1)
        return (File("<stdin>", decoded(data, "<stdin>")),)
    path = Path(given)
    try:
        if path.is_dir():
            found = plan_files(path)
            if not found:
                raise HypercareError(
                    message("the folder {name} has no YAML file", name=given),
                    message("Start a plan there with `hypercare init`."),
                )
            return read_folder(path, found)
        return (File(shown(path), read_text(path)),)
    except FileNotFoundError:
        raise HypercareError(message("there is no file or folder {name}", name=given)) from None
    except OSError as error:
        raise unreadable(given, error) from None


def read_bounded(given: str) -> str:
    """A small text file that is no plan; raises HypercareError (exit 2) like `read_plan`."""
    try:
        return read_text(Path(given))
    except FileNotFoundError:
        raise HypercareError(message("there is no file or folder {name}", name=given)) from None
    except OSError as error:
        raise unreadable(given, error) from None


def read_folder(folder: Path, found: list[Path]) -> tuple[File, ...]:
    """The files of a plan, none of them from elsewhere, and not more than a plan may have."""
    root, left, texts = folder.resolve(), LIMITS.bytes, []
    for path in found:
        if root not in path.resolve().parents:
            raise HypercareError(
                message("{name} leads out of the folder of the plan", name=path.as_posix()),
                message("Copy the file into the folder, or name it alone."),
            )
        texts.append(File(shown(path), read_text(path)))
        left -= path.stat().st_size
        if left < 0:
            raise too_large(folder.as_posix())
    return tuple(texts)


def too_large(name: str) -> HypercareError:
    return HypercareError(
        message("{name} is larger than {n} bytes", name=name, n=LIMITS.bytes),
        message("Split the plan into a folder of files, or move data out of it."),
    )


class Store:
    """A folder of small texts under the user's cache folder; whatever goes wrong, it has nothing."""

    def __init__(self, folder: Path):
        self.folder = folder

    def get(self, key: str) -> str | None:
        try:
            with (self.folder / key[:2] / key).open("rb") as file:
                return file.read(LIMITS.bytes).decode()
        except (OSError, UnicodeDecodeError):
            return None

    def put(self, key: str, text: str) -> None:
        path = self.folder / key[:2] / key
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, temporary = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode())
            os.replace(temporary, path)
        except OSError:
            return


def signature(folder: Path | None) -> Callable[[str], str]:
    """A function path → what a file of the plan's folder looks like from outside: size and time."""

    def sign(path: str) -> str:
        inside = contained(folder, path)
        if inside is None:
            return ""
        found = inside.stat()
        return f"{found.st_size} {found.st_mtime_ns} {found.st_ino}"

    return sign


def shown(path: Path) -> str:
    return path.as_posix()


def unreadable(name: str, error: OSError) -> HypercareError:
    reason = error.strerror or type(error).__name__
    return HypercareError(message("{name} cannot be read: {reason}", name=name, reason=reason))


def read_text(path: Path) -> str:
    """A text file within the size limit; never a device or a pipe."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise HypercareError(message("{name} is not a regular file", name=path.as_posix()))
    with path.open("rb") as file:
        return decoded(file.read(LIMITS.bytes + 1), path.as_posix())


def decoded(data: bytes, name: str) -> str:
    """UTF-8 with or without BOM; anything else is refused with its line."""
    if len(data) > LIMITS.bytes:
        raise too_large(name)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data:
        raise not_text(name, 1 + data[: data.find(b"\x00")].count(b"\n") if b"\x00" in data else 1)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise not_text(name, 1 + data[: error.start].count(b"\n")) from None


def not_text(name: str, line: int) -> HypercareError:
    return HypercareError(
        message("{name} is not a text file in UTF-8 (line {line})", name=name, line=line),
        message("A plan is a YAML text; save it with the encoding UTF-8."),
    )


def folder_of(given: str) -> Path | None:
    """The folder that the plan's own files are looked up in; None for standard input."""
    if given == STDIN:
        return None
    path = Path(given)
    return path if path.is_dir() else path.parent


def digests(folder: Path | None) -> Callable[[str], str | None]:
    """A function path → SHA-256 of a file of the plan's folder, or None where there is none.

    A path that leads out of the folder, directly or through a link, has no digest.
    """

    @cache
    def digest(path: str) -> str | None:
        inside = contained(folder, path)
        return None if inside is None else hashed(inside)

    hashed = cache(hash_file)
    return digest


def contained(folder: Path | None, path: str) -> Path | None:
    """The file that a plan names, if it is a regular file inside the plan's folder."""
    if folder is None or not path or "\\" in path or "\x00" in path or path[0] in "/~":
        return None
    try:
        root = folder.resolve()
        target = (root / path).resolve()
        if root in target.parents and stat.S_ISREG(target.stat().st_mode):
            return target
    except (OSError, ValueError, RuntimeError):
        return None
    return None


def hash_file(path: Path) -> str | None:
    from hashlib import sha256

    result = sha256()
    try:
        if path.stat().st_size > LARGEST_PROOF:
            return None
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                result.update(chunk)
    except OSError:
        return None
    return result.hexdigest()


def write(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write a file whole or not at all: beside its place, flushed to disk, then moved over.

    Raises HypercareError: exit 2 if it is there already and `force` is not set, exit 3 if the
    disk refuses.
    """
    check_target(path, force=force)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise HypercareError(
            message("{name} cannot be written: {reason}", name=path.as_posix(), reason=reason),
            exit_code=BROKEN,
        ) from None


def check_target(path: Path, *, force: bool) -> None:
    """Refuse to write over what is there, unless forced; links, devices and pipes always."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return
    if not stat.S_ISREG(mode):
        raise HypercareError(message("{name} is not a regular file", name=path.as_posix()))
    if not force:
        raise HypercareError(
            message("{name} is already there", name=path.as_posix()),
            message("Add --force to replace it, or choose another place with -o."),
        )


def is_untouched(path: Path) -> bool:
    """Whether a document is as this tool wrote it, so that nobody's work is lost with it.

    Every part of it then carries the date of its making; a program that saves it again changes
    these dates, and the date of the last change.
    """
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as package, package.open(CORE_PROPERTIES) as part:
            core = part.read(LARGEST_PROPERTIES)
            days = {entry.date_time[:3] for entry in package.infolist()}
    except (OSError, BadZipFile, KeyError, NotImplementedError, RuntimeError):
        return False
    dates = {found.decode() for found in CORE_DATE.findall(core)}
    if len(days) != 1 or len(dates) != 1 or MARK not in core:
        return False
    year, month, day = days.pop()
    return f"{year:04d}-{month:02d}-{day:02d}" in dates


def replace(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode_for(path))
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def mode_for(path: Path) -> int:
    """The mode that the file has, or that the user's umask gives a new one."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def sync_folder(folder: Path) -> None:
    """Make the move itself durable, where folders can be opened (not on Windows)."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
