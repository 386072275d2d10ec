"""A changed plan on the disk: the old or the new, never a mix, whatever happens in between."""

import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hypercare_cli import files, saving
from hypercare_cli.edit import Append, Change, Set, apply
from hypercare_cli.errors import HypercareError
from hypercare_cli.files import read_plan
from hypercare_cli.journal import JOURNAL, STAGED, Move, encoded, moves_of
from hypercare_cli.saving import LOCK, held

WRITER = Path(__file__).with_name("writer.py")
WITH_SOURCE = {**os.environ, "PYTHONPATH": str(WRITER.parent.parent / "src")}
LEFT = "# the left file, with a comment that stays where it is\nleft: {number: 0}\n"
RIGHT = "# the right file, with a comment that stays where it is\nright: {number: 0}\n"
posix = pytest.mark.skipif(os.name != "posix", reason="signals and modes of POSIX")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A plan of two files."""
    (tmp_path / "left.yaml").write_text(LEFT)
    (tmp_path / "right.yaml").write_text(RIGHT)
    return tmp_path


def change(plan: Path, *changes: Change) -> None:
    with held(str(plan)) as holding:
        before = holding.read()
        holding.save(before, apply(before, changes))


def both(plan: Path, number: int) -> None:
    """One change that takes two files."""
    change(plan, Set(("left", "number"), number), Set(("right", "number"), number))


def numbers(plan: Path) -> list[str]:
    """What the two files say to who reads the plan."""
    return [file.text.split("number: ")[1].split("}")[0] for file in read_plan(str(plan))]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def refusal(action: Callable[[], None]) -> tuple[str, int]:
    with pytest.raises(HypercareError) as caught:
        action()
    said = caught.value.message
    return said.text.format(**said.values), caught.value.exit_code


# -- as it should be -----------------------------------------------------------------------------------


def test_one_file_is_written(folder: Path) -> None:
    change(folder, Set(("left", "number"), 1))
    assert (folder / "left.yaml").read_text() == LEFT.replace("0", "1")
    assert names(folder) == {"left.yaml", "right.yaml"}


def test_two_files_are_written(folder: Path) -> None:
    both(folder, 7)
    assert numbers(folder) == ["7", "7"]
    assert names(folder) == {"left.yaml", "right.yaml"}


def test_nothing_is_written_where_nothing_changes(folder: Path) -> None:
    before = (folder / "left.yaml").stat()
    both(folder, 0)
    assert (folder / "left.yaml").stat().st_ino == before.st_ino


def test_byte_order_mark_and_line_ends_stay(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb:\r\n  - x")
    change(path, Append(("b",), "y"))
    assert path.read_bytes() == b"\xef\xbb\xbfa: 1\r\nb:\r\n  - x\r\n  - 'y'"


@posix
def test_mode_and_link_stay(folder: Path, tmp_path: Path) -> None:
    path = folder / "left.yaml"
    path.chmod(0o640)
    link = tmp_path / "link"
    link.symlink_to(path)
    change(link, Set(("left", "number"), 1))
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert path.read_text() == LEFT.replace("0", "1")


# -- conflicts --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["left.yaml", "right.yaml"])
def test_a_file_that_changed_meanwhile_is_a_conflict(folder: Path, name: str) -> None:
    def late() -> None:
        with held(str(folder)) as holding:
            before = holding.read()
            (folder / name).write_text(LEFT + "# somebody else\n")
            holding.save(before, apply(before, [Set(("left", "number"), 1)]))

    text, code = refusal(late)
    assert text == f"{(folder / name).as_posix()} was changed by somebody else meanwhile"
    assert code == 2
    assert (folder / name).read_text() == LEFT + "# somebody else\n"


def test_a_file_that_is_gone_is_a_conflict(folder: Path) -> None:
    def late() -> None:
        with held(str(folder)) as holding:
            before = holding.read()
            (folder / "left.yaml").unlink()
            holding.save(before, apply(before, [Set(("left", "number"), 1)]))

    assert refusal(late)[1] == 2
    assert names(folder) == {"right.yaml"}


def test_one_run_waits_for_another(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "PATIENCE", 2)
    with held(str(folder)):
        text, code = refusal(lambda: both(folder, 1))
        assert text == "another run of hypercare is still changing the plan"
        assert code == 3
    both(folder, 1)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("-", "a plan from standard input cannot be changed"),
        ("no", "there is no file or folder no"),
    ],
)
def test_what_cannot_be_held(given: str, why: str) -> None:
    def hold() -> None:
        with held(given):
            pass

    assert refusal(hold) == (why, 2)


@posix
@pytest.mark.parametrize(
    ("writers", "records"), [(3, 4), pytest.param(8, 50, marks=pytest.mark.slow)]
)
def test_no_record_is_lost(tmp_path: Path, writers: int, records: int) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("risks:  # all of them\n")
    runs = [
        subprocess.Popen(
            [sys.executable, WRITER, "record", path, str(writer), str(records)], env=WITH_SOURCE
        )
        for writer in range(writers)
    ]
    assert [run.wait() for run in runs] == [0] * writers
    lines = path.read_text().splitlines()
    assert lines[0] == "risks:  # all of them"
    expected = {f"  - {{id: W{w}-{n}}}" for w in range(writers) for n in range(records)}
    assert len(lines) == 1 + writers * records
    assert set(lines[1:]) == expected
    assert names(tmp_path) == {"plan.yaml"}


# -- killed ----------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("moments", [20, pytest.param(300, marks=pytest.mark.slow)])
def test_a_killed_run_leaves_the_old_plan_or_the_new(folder: Path, moments: int) -> None:
    done = subprocess.run(
        [sys.executable, WRITER, "kill", folder, str(moments)],
        env=WITH_SOURCE,
        capture_output=True,
        text=True,
        check=True,
    )
    seen = [line.split() for line in done.stdout.splitlines()]
    assert len(seen) == moments
    assert all(left == right and whole == ["True", "True"] for left, right, *whole in seen)
    assert len({left for left, *_ in seen}) == moments
    both(folder, 5)
    assert names(folder) == {"left.yaml", "right.yaml"}


STEPS = 18
"""How often a change of two files touches the disk."""
DOORS = ((os, "replace"), (os, "fsync"), (os, "chmod"), (os, "fdopen"), (tempfile, "mkstemp"))


@posix
@pytest.mark.parametrize("step", range(STEPS))
def test_a_run_that_ends_between_two_calls(
    folder: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a power cut: what the run would tidy up stays, and the next one does it."""
    child = os.fork()
    if child == 0:
        fail_at(step, monkeypatch, lambda: os._exit(1))
        both(folder, 1)
        os._exit(0)
    os.waitpid(child, 0)
    assert numbers(folder) in (["0", "0"], ["1", "1"])
    both(folder, 2)
    assert numbers(folder) == ["2", "2"]
    assert names(folder) == {"left.yaml", "right.yaml"}


def fail_at(step: int, monkeypatch: pytest.MonkeyPatch, how: Callable[[], None]) -> list[str]:
    """Let the call of that number fail, of all that touch the disk; gives the calls that were made."""
    calls: list[str] = []

    def watched(real: Callable[..., Any], name: str) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            calls.append(name)
            if len(calls) == step + 1:
                how()
            return real(*args, **named)

        return call

    for module, name in DOORS:
        monkeypatch.setattr(module, name, watched(getattr(module, name), name))
    return calls


@posix
@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EACCES, errno.EIO, errno.EROFS])
@pytest.mark.parametrize("step", range(STEPS))
def test_what_the_disk_refuses(
    folder: Path, step: int, fault: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise OSError(fault, os.strerror(fault))

    with monkeypatch.context() as patch:
        fail_at(step, patch, refuse)
        error = outcome(lambda: both(folder, 1))
    if error is not None:
        assert error.exit_code == 3
        assert error.message.values["reason"] == os.strerror(fault)
    assert numbers(folder) == (["1", "1"] if error is None else ["0", "0"])
    both(folder, 2)
    assert numbers(folder) == ["2", "2"]
    assert names(folder) == {"left.yaml", "right.yaml"}


def test_every_call_has_failed_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = fail_at(STEPS, monkeypatch, lambda: None)
    both(folder, 1)
    assert len(calls) == STEPS


def outcome(action: Callable[[], None]) -> HypercareError | None:
    try:
        action()
    except HypercareError as error:
        return error
    return None


@pytest.mark.parametrize("room", [0, 1, 40, 70])
def test_a_full_disk(folder: Path, room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only so many bytes can be written."""
    real = os.fdopen

    class Full:
        def __init__(self, handle: int, mode: str):
            self.file = real(handle, mode)

        def __enter__(self) -> "Full":
            return self

        def __exit__(self, *_: object) -> None:
            self.file.close()

        def write(self, data: bytes) -> None:
            self.file.write(data[:room])
            raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fdopen", Full)
        text, code = refusal(lambda: change(folder, Set(("left", "number"), 1)))
    assert "No space left on device" in text
    assert code == 3
    assert (folder / "left.yaml").read_text() == LEFT
    assert names(folder) == {"left.yaml", "right.yaml"}


@posix
def test_a_disk_that_refuses_to_take_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second of two files cannot be moved, nor anything after: who reads sees the new plan."""
    real = os.replace
    moved: list[object] = []

    def replace(source: Any, target: Any) -> None:
        if len(moved) == 2:
            raise OSError(errno.EIO, "Input/output error")
        moved.append(target)
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replace)
        text, code = refusal(lambda: both(folder, 1))
    assert text == "the change is written by half: Input/output error"
    assert code == 3
    assert numbers(folder) == ["1", "1"]
    with held(str(folder)):
        pass
    assert names(folder) == {"left.yaml", "right.yaml"}
    assert "number: 1" in (folder / "left.yaml").read_text()
    assert "number: 1" in (folder / "right.yaml").read_text()


# -- what is found ----------------------------------------------------------------------------------------


def test_leftovers_are_tidied_up(folder: Path) -> None:
    (folder / f".left.yaml.abc{STAGED}").write_text("half a fi")
    (folder / LOCK).write_text("")
    (folder / ".mine.tmp").write_text("not ours")
    both(folder, 1)
    assert names(folder) == {"left.yaml", "right.yaml", ".mine.tmp"}


@pytest.mark.parametrize(
    "note",
    [
        "",
        "[]",
        '{"moves": [["left.yaml"]]}',
        encoded([Move("left.yaml", f"new{STAGED}", "0" * 64, "1" * 64)]),
        encoded([Move("left.yaml", "right.yaml", "0" * 64, "1" * 64)]),
        encoded([Move("../left.yaml", f"new{STAGED}", "0" * 64, "1" * 64)]),
    ],
)
def test_a_note_that_does_not_fit_is_left_alone(folder: Path, note: str) -> None:
    (folder / JOURNAL).write_text(note)
    (folder / f"new{STAGED}").write_text("left: {number: 9}\n")
    assert numbers(folder) == ["0", "0"]
    text, code = refusal(lambda: both(folder, 1))
    assert text == ".hypercare.journal tells of a change that cannot be completed"
    assert code == 2
    assert (folder / "left.yaml").read_text() == LEFT


def test_a_note_reads_back() -> None:
    moves = [Move("a.yaml", f".a.yaml.x{STAGED}", "0" * 64, "f" * 64)]
    assert moves_of(encoded(moves)) == moves


def test_files_that_are_moved_while_they_are_read(folder: Path) -> None:
    waiting = {(folder / "left.yaml").resolve(): folder / "gone"}
    assert files.newest(folder / "left.yaml", waiting) == LEFT
