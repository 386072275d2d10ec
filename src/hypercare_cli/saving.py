"""The texts of a changed plan on the disk: all or nothing, and never over somebody else's work.

A new text is written beside the old one, flushed, and moved over it. Where one change takes several
files, a note says first what will be moved: the next run moves the rest. One run at a time writes.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from time import sleep
from typing import NamedTuple

from hypercare_cli import files
from hypercare_cli.errors import BROKEN, HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.journal import JOURNAL, STAGED, Move, encoded, moves_of
from hypercare_cli.source import File

BOM = b"\xef\xbb\xbf"
LOCK = ".hypercare.lock"
PATIENCE, PAUSE = 3000, 0.01
"""How often a lock is asked for, and the seconds in between."""


class Held:
    """A plan that no other run of this tool writes for the time being."""

    def __init__(self, given: str, home: Path):
        self.given = given
        self.home = home

    def read(self) -> tuple[File, ...]:
        """The texts of the plan, as `files.read_plan` gives them."""
        return files.read_plan(self.given)

    def save(self, before: tuple[File, ...], after: tuple[File, ...]) -> None:
        """Write what differs, if the files still are as they were read.

        Raises HypercareError: exit 2 if one has changed meanwhile, exit 3 if the disk refuses.
        """
        with failures(self.given):
            for file in before:
                check_current(file)
            moves = [renewal(o, n) for o, n in zip(before, after, strict=True) if o.text != n.text]
            if len(moves) == 1:
                write_one(moves[0])
            elif moves:
                write_all(self.home, moves)


@contextmanager
def held(given: str) -> Iterator[Held]:
    """Hold a plan while it is read, changed and saved; what a killed run left is tidied up first.

    Raises HypercareError: exit 2 if there is no such plan, exit 3 if it cannot be held.
    """
    if given == files.STDIN:
        raise HypercareError(
            message("a plan from standard input cannot be changed"),
            message("Name its file or its folder."),
        )
    path = Path(given)
    if not path.exists():
        raise HypercareError(message("there is no file or folder {name}", name=given))
    home = path.resolve() if path.is_dir() else path.resolve().parent
    with locked(given, home):
        with failures(given):
            complete(home)
            sweep(home)
        yield Held(given, home)


@contextmanager
def failures(name: str) -> Iterator[None]:
    """What the disk refuses, as an error of the tool."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise HypercareError(
            message("{name} cannot be written: {reason}", name=name, reason=reason),
            exit_code=BROKEN,
        ) from None


# -- writing ------------------------------------------------------------------------------------------


class Renewal(NamedTuple):
    """The bytes that a file has and will have; `path` is the file itself, not a link to it."""

    path: Path
    old: bytes
    new: bytes


def renewal(old: File, new: File) -> Renewal:
    """What a file will be, with the byte order mark that it has."""
    path = Path(old.name).resolve()
    data = path.read_bytes()
    text = new.text.encode()
    return Renewal(path, data, BOM + text if data.startswith(BOM) else text)


def check_current(file: File) -> None:
    """Refuse to go on if a file is not as it was read."""
    try:
        same = files.read_text(Path(file.name)) == file.text
    except FileNotFoundError:
        same = False
    if not same:
        raise HypercareError(
            message("{name} was changed by somebody else meanwhile", name=file.name),
            message("Nothing was written. Run the command again."),
        )


def write_one(move: Renewal) -> None:
    staged = stage(move)
    try:
        os.replace(staged, move.path)
    except BaseException:
        staged.unlink(missing_ok=True)
        raise
    with suppress(OSError):  # it is changed for everybody who looks: no failure to report
        files.sync_folder(move.path.parent)


def write_all(home: Path, moves: list[Renewal]) -> None:
    """Several files: once the note is on the disk, the change is made."""
    announce(home, moves)
    try:
        complete(home)
    except OSError as error:
        take_back(home, moves, error)
        raise


def announce(home: Path, moves: list[Renewal]) -> None:
    """Write the new files and the note that tells of them."""
    staged: list[Path] = []
    journal = home / JOURNAL
    try:
        staged.extend(map(stage, moves))
        note = [planned(home, move, new) for move, new in zip(moves, staged, strict=True)]
        staged.append(stage(Renewal(journal, b"", encoded(note).encode())))
        os.replace(staged[-1], journal)
    except BaseException:
        for path in staged:
            path.unlink(missing_ok=True)
        raise
    with suppress(OSError):  # from here on the change is made, by this run or the next
        files.sync_folder(home)


def planned(home: Path, move: Renewal, staged: Path) -> Move:
    paths = (path.relative_to(home).as_posix() for path in (move.path, staged))
    return Move(*paths, *(sha256(data).hexdigest() for data in (move.old, move.new)))


def take_back(home: Path, moves: list[Renewal], error: OSError) -> None:
    """Undo a change that the disk refuses half-way, by a note that says the opposite."""
    try:
        moved = [each for each in moves if each.path.read_bytes() == each.new]
        if moved:
            announce(home, [Renewal(path, new, old) for path, old, new in moved])
            complete(home)
        else:
            (home / JOURNAL).unlink(missing_ok=True)
        sweep(home)
    except OSError:
        reason = error.strerror or type(error).__name__
        raise HypercareError(
            message("the change is written by half: {reason}", reason=reason),
            message("The next run of hypercare that changes the plan completes it."),
            exit_code=BROKEN,
        ) from None


def stage(move: Renewal) -> Path:
    """The new bytes in a file beside the old one, on the disk and with its mode."""
    folder, path = move.path.parent, move.path
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(13, "Permission denied")
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=STAGED, dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(move.new)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, files.mode_for(path))
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


# -- after a run that was killed --------------------------------------------------------------------------


def complete(home: Path) -> None:
    """Move what the note of a folder says, and take the note away."""
    journal = home / JOURNAL
    if not os.path.lexists(journal):
        return
    try:
        left = [m for m in moves_of(files.read_text(journal)) if (home / m.staged).exists()]
    except ValueError:
        left = None
    due = files.interrupted(home)
    if left is None or len(left) > len(due):
        raise HypercareError(
            message("{name} tells of a change that cannot be completed", name=JOURNAL),
            message("Compare the files of the plan with an older state, then delete it."),
        )
    for target, staged in due.items():
        os.replace(staged, target)
    for folder in {target.parent for target in due}:
        files.sync_folder(folder)
    journal.unlink()
    with suppress(OSError):  # a note without new files does no harm
        files.sync_folder(home)


def sweep(home: Path) -> None:
    """Take away new files that a killed run has not moved."""
    folders = {home, *(path.resolve().parent for path in files.plan_files(home))}
    for folder in folders:
        for path in folder.glob(f".*{STAGED}"):
            path.unlink(missing_ok=True)


# -- one run at a time ---------------------------------------------------------------------------------


@contextmanager
def locked(given: str, home: Path) -> Iterator[None]:
    """Keep other runs out of a folder; the system lets go of a lock when its run is killed."""
    path = home / LOCK
    with failures(given):
        handle = first(path)
    try:
        yield
    finally:
        with suppress(OSError):  # Windows removes no file that is open
            path.unlink()
        os.close(handle)


def first(path: Path) -> int:
    """The open file of a lock, once nobody else has it."""
    for _ in range(PATIENCE):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        try:
            if claim(handle) and is_same_file(handle, path):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        sleep(PAUSE)
    raise HypercareError(
        message("another run of hypercare is still changing the plan"),
        message("Wait until it has ended, then try again."),
        exit_code=BROKEN,
    )


def claim(handle: int) -> bool:
    """Lock an open file, if nobody else has."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def is_same_file(handle: int, path: Path) -> bool:
    """Whether the file of a lock is still there: who had it before has taken it away."""
    try:
        return os.path.samestat(os.fstat(handle), os.stat(path))
    except FileNotFoundError:
        return False
