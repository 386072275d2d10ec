"""`--watch`: drawn again when the plan changes, and only then; nothing here waits but one slow test."""

import os
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import typer

from hypercare_cli import files
from hypercare_cli.cli import options, watch
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message
from tests.cli.conftest import Hypercare
from tests.plans import HEAD

SIZE = os.terminal_size((80, 24))


class Terminal(StringIO):
    """Standard output of a person."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1


class Story:
    """What `look` sees from one look to the next; at its end the user presses Ctrl-C."""

    def __init__(self, *states: object):
        self.states = list(states)
        self.slept: list[float] = []
        self.drawn = 0

    def look(self) -> object:
        return self.states[0]

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.states.pop(0)
        if not self.states:
            raise KeyboardInterrupt

    def draw(self) -> None:
        self.drawn += 1

    def run(self) -> "Story":
        with pytest.raises(KeyboardInterrupt):
            watch.follow(self.look, self.draw, self.sleep)
        return self


class TestFollowing:
    def test_nothing_changes_nothing_is_drawn_again(self) -> None:
        story = Story(*"aaaaaaaa").run()
        assert story.drawn == 1
        assert set(story.slept) == {watch.INTERVAL}

    def test_a_change_is_drawn_once_it_stands_still(self) -> None:
        assert Story(*"aabbbbb").run().drawn == 2

    def test_a_file_that_is_being_written_is_drawn_once(self) -> None:
        story = Story(*"aabcdeffff").run()
        assert story.drawn == 2
        assert story.slept.count(watch.PAUSE) == 5

    def test_a_file_that_never_stands_still_is_drawn_all_the_same(self) -> None:
        assert Story(*range(3 * watch.MOST_PAUSES)).run().drawn > 1

    def test_a_change_while_drawing_is_seen(self) -> None:
        story = Story(*"abbbb")
        story.draw = lambda: (story.states.pop(0), None)[1] if story.states[0] == "a" else None  # type: ignore[method-assign]  # the plan changes under it
        assert story.run().slept[1] == watch.PAUSE

    def test_it_comes_and_goes(self) -> None:
        assert Story("a", "a", (), (), (), "a", "a", "a").run().drawn == 3


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "plan.yaml"
    file.write_text(HEAD)
    return file


Change = Callable[[Path], Any]


def saved_by_rename(file: Path) -> None:
    other = file.with_name("other")
    other.write_text(file.read_text())
    os.utime(other, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))
    other.replace(file)


def same_size_and_day(file: Path) -> None:
    before = file.stat()
    file.write_text(file.read_text().replace("T", "t"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: list[Change] = [
    lambda file: file.write_text(HEAD + "#"),
    lambda file: file.unlink(),
    lambda file: file.with_name("risks.yaml").write_text("risks: []\n"),
    saved_by_rename,
    same_size_and_day,
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_the_plan_is_seen(plan: Path, change: Change) -> None:
    before = files.state_of(str(plan.parent))
    assert files.state_of(str(plan.parent)) == before
    change(plan)
    assert files.state_of(str(plan.parent)) != before


def test_other_files_are_none_of_its_business(plan: Path) -> None:
    before = [files.state_of(str(each)) for each in (plan, plan.parent)]
    (plan.parent / "notes.txt").write_text("mine")
    (plan.parent / "report.docx").write_bytes(b"PK")
    assert [files.state_of(str(each)) for each in (plan, plan.parent)] == before


def test_what_is_not_there_has_a_state_too(tmp_path: Path) -> None:
    assert files.state_of(str(tmp_path / "plan.yaml")) == (("plan.yaml", ()),)


# -- what is drawn --------------------------------------------------------------------------------------


def test_a_plan_that_cannot_be_read_is_no_end() -> None:
    def draw() -> None:
        print("one fault")  # noqa: T201  # stands for what a command prints
        raise typer.Exit(2)

    def gone() -> None:
        raise HypercareError(message("there is no plan in this folder"))

    assert watch.frame(draw, Terminal(), first=True) == "one fault\n"
    assert watch.frame(gone, Terminal()) == "hypercare: there is no plan in this folder\n"
    with pytest.raises(HypercareError):
        watch.frame(gone, Terminal(), first=True)


@pytest.mark.parametrize(
    ("lines", "kept", "left"),
    [
        (["a", "b", "c"], ["a", "b", "c"], 0),
        (["a", "b", "c", "d"], ["a", "b"], 2),
        (["x" * 11, "b"], ["x" * 11, "b"], 0),
        (["x" * 10, "x" * 21, "b"], [], 3),
        (["\x1b[1;32mx" + "y" * 9 + "\x1b[0m", "b", "c"], None, 0),
    ],
)
def test_a_screen_is_not_overfilled(lines: list[str], kept: list[str] | None, left: int) -> None:
    """Ten columns and three rows."""
    assert watch.fitting(lines, 10, 3) == (lines if kept is None else kept, left)


def test_a_frame_is_put_over_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("TERM", "xterm")
    watch.paint("one\ntwo\n", SIZE, anew=True)
    first = terminal.getvalue()
    watch.paint("one\n", SIZE, anew=False)
    second = terminal.getvalue().removeprefix(first)
    assert first.count(watch.CLEAR) == 1
    assert watch.CLEAR not in second
    assert second.startswith(f"{watch.TOGETHER}{watch.HOME}one{watch.CLEAR_LINE}\n")
    assert second.endswith(watch.CLEAR_BELOW + watch.SHOWN)


@pytest.mark.parametrize(
    ("rows", "last", "wanted"),
    [
        (6, 0, ["a", "b", "c", "d"]),
        (5, 0, ["a", "b", "… and 2 more lines."]),
        (5, 1, ["a", "… and 2 more lines.", "d"]),
        (4, 1, ["… and 3 more lines.", "d"]),
    ],
)
def test_the_last_line_of_a_result_stays(
    monkeypatch: pytest.MonkeyPatch, rows: int, last: int, wanted: list[str]
) -> None:
    """Two rows are for the hint."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("TERM", "xterm")
    watch.paint("a\nb\nc\nd\n", os.terminal_size((80, rows)), anew=False, last=last)
    start = watch.TOGETHER + watch.HOME
    lines = terminal.getvalue().removeprefix(start).replace(watch.CLEAR_LINE, "").split("\n")
    assert lines[:-2] == wanted


def test_a_terminal_without_codes_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("TERM", "dumb")
    watch.paint("one\n", SIZE, anew=True)
    assert "\x1b" not in terminal.getvalue()


def test_a_terminal_may_not_know_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda _number: os.terminal_size((0, 0)))
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert watch.screen() == (80, 24)


def test_midnight_is_a_change(monkeypatch: pytest.MonkeyPatch, plan: Path) -> None:
    """Without --as-of the figures are those of today, also tomorrow."""
    days: Iterator[date] = iter([date(2026, 4, 5)] * 3 + [date(2026, 4, 6)] * 9)
    drawn: list[date] = []
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setattr(watch, "screen", lambda: SIZE)
    monkeypatch.setattr(options, "today", lambda: next(days, None) or stop())
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    with pytest.raises(KeyboardInterrupt):
        watch.keep_drawing(lambda: drawn.append(options.today()), [str(plan)], watch=True)
    assert drawn == [date(2026, 4, 5), date(2026, 4, 6)]


def stop() -> date:
    raise KeyboardInterrupt


# -- the commands ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["status", "validate", "next"])
def test_a_pipe_is_not_watched(hypercare: Hypercare, plan: Path, command: str) -> None:
    found = hypercare(command, plan, "--watch")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("hypercare: --watch needs a terminal")
    assert len(found.err.splitlines()) == 2


@pytest.mark.parametrize(
    "wrong", [("validate", "--format", "json"), ("status", "-o", "x.txt"), ("validate", "-")]
)
def test_what_cannot_be_watched_is_wrong_usage(hypercare: Hypercare, wrong: Any) -> None:
    found = hypercare(wrong[0], "--watch", *wrong[1:])
    assert (found.code, found.out) == (2, "")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="has no pseudo-terminals")
@pytest.mark.parametrize("command", ["status", "validate"])
def test_on_a_terminal(plan: Path, command: str) -> None:
    """A process of its own: broken and mended plans, an end with Ctrl-C."""
    import pty

    pid, terminal = pty.fork()
    if pid == 0:
        arguments = [sys.executable, "-m", "hypercare_cli", command, str(plan), "--watch"]
        os.execve(sys.executable, arguments, {**os.environ, "TERM": "xterm"})
    try:
        shown(terminal, "Ctrl-C")
        plan.write_text(HEAD + "risks: [")
        shown(terminal, "HC001")
        plan.unlink()
        shown(terminal, "plan.yaml")
        other = plan.with_name("new")
        other.write_text(HEAD.replace("A plan", "Again"))
        other.replace(plan)
        shown(terminal, "Again" if command == "status" else "Completeness")
        os.kill(pid, signal.SIGINT)
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 130
    finally:
        os.close(terminal)


def shown(terminal: int, wanted: str) -> None:
    """Read what a process draws until a text is there; fails after twenty seconds."""
    text, end = "", time.monotonic() + 20
    while wanted not in text:
        assert time.monotonic() < end, text
        if select.select([terminal], [], [], 0.2)[0]:
            text += os.read(terminal, 65536).decode(errors="replace")
