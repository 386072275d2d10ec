"""The only place that opens, hashes and writes files: paths stay inside, writes are all or nothing."""

import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from hypercare_cli.errors import BROKEN, HypercareError
from hypercare_cli.history.commits import History
from hypercare_cli.i18n.message import message
from hypercare_cli.journal import JOURNAL, moves_of
from hypercare_cli.source import LIMITS, File, is_plan_file

STDIN = "-"
SETTINGS = "hypercare.toml"
PROJECT = "pyproject.toml"
OURS = b"hypercare"
LARGEST_SETTINGS = 64 * 1024
PLAN_NAMES = ("plan.yaml", "plan.yml")
WHOLE = re.compile(r"^plan:", re.MULTILINE)
LARGEST_PROOF = 256 * 1024 * 1024
LARGEST_OFFICE = 64 * 1024 * 1024
GIT_READS = ("--no-optional-locks", "-c", "core.fsmonitor=false")
GIT_SECONDS = 5
CHUNK = 1024 * 1024
CORE_PROPERTIES = "docProps/core.xml"
LARGEST_PROPERTIES = 64 * 1024
CORE_DATE = re.compile(rb">([0-9]{4}-[0-9]{2}-[0-9]{2})T[0-9:]+Z?</dcterms:(?:created|modified)>")
MARK = b"hypercare"
"""Stands in the core properties of every document that the tool writes."""


def plan_path(given: str | None, cwd: Path) -> str:
    """The plan that is meant: the one named, else the one in the current folder.

    A `plan.yaml` alone is the plan, and so is one beside other plans; with parts of itself beside
    it, which have no section `plan`, the folder is.
    """
    if given is not None:
        return given
    found = plan_files(cwd)
    main = next((path for path in found if path.name in PLAN_NAMES), None)
    if main is not None and (len(found) == 1 or any(map(is_whole, set(found) - {main}))):
        return main.name
    if found:
        return "."
    raise HypercareError(
        message("there is no plan in this folder"),
        message("Name one (hypercare score PLAN), or start one with `hypercare init`."),
    )


def is_whole(path: Path) -> bool:
    """Whether a YAML file is a plan of its own, not a part of one."""
    return WHOLE.search(read_bounded(str(path))) is not None


def has_plan(folder: Path) -> bool:
    """Whether a command without a plan named would find one here."""
    return any(plan_files(folder))


def plan_files(folder: Path) -> list[Path]:
    """The YAML files of a plan's folder, by name; data files and sub-folders are not read."""
    return sorted(path for path in folder.iterdir() if is_plan_file(path.name) and path.is_file())


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


def state_of(given: str) -> tuple[object, ...]:
    """What tells that a plan has changed without reading it: its files, which they are and how old."""
    path = Path(given)
    try:
        found = plan_files(path) if path.is_dir() else [path]
    except OSError:
        found = []
    return tuple((path.name, mark_of(path)) for path in found)


def mark_of(path: Path) -> tuple[int, ...]:
    """What a new content of a file changes, also one that came by a rename; nothing where it is gone."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def read_folder(folder: Path, found: list[Path]) -> tuple[File, ...]:
    """The files of a plan, none of them from elsewhere, and not more than a plan may have."""
    root, left, texts = folder.resolve(), LIMITS.bytes, []
    waiting = interrupted(root)
    for path in found:
        if root not in path.resolve().parents:
            raise HypercareError(
                message("{name} leads out of the folder of the plan", name=path.as_posix()),
                message("Copy the file into the folder, or name it alone."),
            )
        texts.append(File(shown(path), newest(path, waiting)))
        left -= path.stat().st_size
        if left < 0:
            raise too_large(folder.as_posix())
    return tuple(texts)


def interrupted(root: Path) -> dict[Path, Path]:
    """Files of a plan that a killed run wanted to replace and has not, with the new ones."""
    note = root / JOURNAL
    if not os.path.lexists(note):
        return {}
    try:
        moves = moves_of(read_text(note))
    except (OSError, ValueError, HypercareError):
        return {}
    found = {}
    for move in moves:
        old, new = contained(root, move.target), contained(root, move.staged)
        if old and new and (hash_file(old), hash_file(new)) == (move.before, move.after):
            found[old] = new
    return found


def newest(path: Path, waiting: dict[Path, Path]) -> str:
    """The text of a file, or of the new one that waits for its place."""
    new = waiting.get(path.resolve()) if waiting else None
    if new is not None:
        with suppress(FileNotFoundError):  # moved just now
            return read_text(new)
    return read_text(path)


def too_large(name: str) -> HypercareError:
    return HypercareError(
        message("{name} is larger than {n} bytes", name=name, n=LIMITS.bytes),
        message("Split the plan into a folder of files, or move data out of it."),
    )


class SettingsFile(NamedTuple):
    """A file that may hold settings; what it names has to stay below `root`."""

    path: Path
    text: str
    root: Path


def settings_files(here: Path, home: Path | None) -> Iterator[SettingsFile]:
    """From a folder up to the root of its repository, the nearest first.

    In no repository the folder alone is looked at, and nothing above the home folder ever is.
    Raises HypercareError (exit 2) for one that is too large or leads out of the repository.
    """
    folders = repository(here.resolve(), home)
    for path in (folder / name for folder in folders for name in (SETTINGS, PROJECT)):
        if not os.path.isfile(path):
            continue
        name = nearby(path, here)
        try:
            with path.open("rb") as file:
                data = file.read(LARGEST_SETTINGS + 1)
        except OSError as error:
            raise unreadable(name, error) from None
        if path.name == PROJECT and OURS not in data:
            continue  # somebody else's, whatever is wrong with it
        if folders[-1] not in path.resolve().parents:
            raise HypercareError(message("{name} leads out of the repository", name=name))
        if len(data) > LARGEST_SETTINGS:
            raise HypercareError(
                message("{name} is larger than {n} bytes", name=name, n=LARGEST_SETTINGS)
            )
        yield SettingsFile(path, decoded(data, name), folders[-1])


def repository(here: Path, home: Path | None) -> tuple[Path, ...]:
    """A folder and those above it, up to the one with `.git`; alone where there is none."""
    folders = (here, *here.parents)
    for depth, folder in enumerate(folders, 1):
        if os.path.exists(folder / ".git"):
            return folders[:depth]
        if folder == home:
            break
    return (here,)


def nearby(path: Path, here: Path) -> str:
    """A path as seen from a folder: `../hypercare.toml`."""
    try:
        return Path(os.path.relpath(path, here.resolve())).as_posix()
    except ValueError:  # another drive
        return path.as_posix()


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
        message("Save it as text, with the encoding UTF-8."),
    )


def read_office(given: str) -> bytes:
    """An Office file, not more of it than `readers` takes; raises HypercareError (exit 2)."""
    return read_bytes(given, LARGEST_OFFICE)


def read_table(given: str) -> bytes:
    """A CSV file, in whatever encoding; raises HypercareError (exit 2)."""
    data = read_bytes(given, LIMITS.bytes)
    if len(data) > LIMITS.bytes:
        raise too_large(given)
    return data


def read_bytes(given: str, most: int) -> bytes:
    """A regular file up to a size, and one byte more where it is larger."""
    path = Path(given)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise HypercareError(message("{name} is not a regular file", name=given))
        with path.open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError:
        raise HypercareError(message("there is no file or folder {name}", name=given)) from None
    except OSError as error:
        raise unreadable(given, error) from None


def history(given: str) -> History:
    """The plan in git; where there is no git, no repository or no folder, it knows nothing."""
    folder, path = folder_of(given), Path(given)
    return History(partial(git, folder), "" if path.is_dir() else path.name)


def git(folder: Path | None, *arguments: str, given: bytes = b"") -> bytes | None:
    """What git prints in a folder; None where it fails or takes long.

    It only reads: no configuration of a repository makes it start anything or ask the network.
    """
    import subprocess  # dear, and few commands ask git

    program = shutil.which("git")
    if folder is None or program is None or Path(program).resolve().parent == Path.cwd().resolve():
        return None
    steered = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    calm = {"GIT_ALLOW_PROTOCOL": "", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    command = [program, *GIT_READS, "-C", str(folder), *arguments]
    try:
        done = subprocess.run(  # a fixed command; nothing of it comes from a plan
            command,
            input=given,
            capture_output=True,
            env={**steered, **calm},
            timeout=GIT_SECONDS,
            check=False,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return done.stdout if done.returncode == 0 else None


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
    """Refuse to write over what is there, unless forced; links, devices and pipes always.

    `~` is for the shell: one that arrives here would become a folder of that name.
    """
    first = path.parts[0] if path.parts else ""
    if first.startswith("~") and (path.name != first or first == "~") and not Path(first).exists():
        raise HypercareError(
            message("there is no folder {name} here", name=first),
            message(
                "The shell knows what ~ means only where a word begins: write `-o ~/…` unquoted."
            ),
        )
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


def is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same file, by whatever name."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


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
