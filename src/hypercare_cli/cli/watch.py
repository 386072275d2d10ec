"""`--watch`: a result that is drawn again whenever its plan changes, until Ctrl-C.

A command hands over how it draws once:

    keep_drawing(draw, [plan], watch=watch, to=output, form=form)
"""

import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime
from io import BytesIO, TextIOWrapper
from typing import TextIO

import typer

from hypercare_cli import files
from hypercare_cli.cli import options
from hypercare_cli.cli.output import Output, emit
from hypercare_cli.cli.run import Run
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message

INTERVAL = 0.4
"""Seconds between two looks at the files: a few calls of `stat`, no reading."""
PAUSE = 0.1
MOST_PAUSES = 20
"""So often a file may still be moving before it is drawn as it is."""
HOME, CLEAR, CLEAR_LINE, CLEAR_BELOW = "\x1b[H", "\x1b[2J", "\x1b[K", "\x1b[J"
TOGETHER, SHOWN = "\x1b[?2026h", "\x1b[?2026l"
"""Between them a terminal collects what it shows at once; one that does not know them ignores them."""
STYLE = re.compile(r"\x1b\[[0-9;]*m")
FOOTER = 2
"""Rows below the result: an empty one and that of the hint."""

Draw = Callable[[], None]
Look = Callable[[], object]
Sleep = Callable[[float], None]


def keep_drawing(
    draw: Draw,
    plans: Sequence[str | None],
    *,
    watch: bool,
    to: str | None = None,
    form: str = "text",
    last: int = 0,
) -> None:
    """Draw once, or with `watch` until Ctrl-C; no plan stands for that of the current folder.

    The `last` lines of a result are shown also where the screen has no room for all of it.

    Raises HypercareError (exit 2) where there is nothing to watch or nobody who looks.
    """
    if not watch:
        draw()
        return
    check(plans, to, form)
    places = [plan or "." for plan in plans]
    painted: os.terminal_size | None = None

    def look() -> object:
        return options.today(), screen(), [files.state_of(place) for place in places]

    def redraw() -> None:
        nonlocal painted
        Run.current.notes.clear()
        text, size = frame(draw, sys.stdout, first=painted is None), screen()
        paint(text, size, anew=size != painted, last=last)
        painted = size

    emit("\n" * screen().lines, sys.stdout)  # what stood there can still be scrolled back to
    try:
        follow(look, redraw, time.sleep)
    except KeyboardInterrupt:
        emit("\n", sys.stdout)  # what the shell says next stands below
        raise


def check(plans: Iterable[str | None], to: str | None, form: str) -> None:
    if to is not None or form != "text":
        raise HypercareError(
            message("--watch shows its result on the screen"),
            message("Leave out --watch, or --output and --format."),
        )
    if files.STDIN in plans:
        raise HypercareError(
            message("standard input can be read only once, --watch needs files"),
            message("Name a plan file or a folder."),
        )
    if sys.stdout is None or not sys.stdout.isatty():
        raise HypercareError(
            message("--watch needs a terminal, and the output goes elsewhere"),
            message("Leave out --watch."),
        )


def follow(look: Look, draw: Draw, sleep: Sleep) -> None:
    """Draw, and again each time that what `look` sees has changed; ends with an interruption."""
    seen = look()
    draw()
    while True:
        sleep(INTERVAL)
        now = look()
        if now != seen:
            seen = settled(now, look, sleep)
            draw()


def settled(now: object, look: Look, sleep: Sleep) -> object:
    """What is there once nothing moves: editors and `record` write in several steps."""
    for _ in range(MOST_PAUSES):
        sleep(PAUSE)
        before, now = now, look()
        if now == before:
            break
    return now


# -- the screen ---------------------------------------------------------------------------------------


class Frame(TextIOWrapper):
    """Collects what a command prints as if it went to the terminal behind it."""

    def __init__(self, terminal: TextIO):
        self.kept = BytesIO()
        super().__init__(self.kept, terminal.encoding, "replace", newline="\n")
        self.terminal = terminal

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return self.terminal.fileno()

    def text(self) -> str:
        self.flush()
        return self.kept.getvalue().decode(self.encoding)


def frame(draw: Draw, terminal: TextIO, *, first: bool = False) -> str:
    """What a command prints, also why it could not: a plan may be gone or half written for a moment.

    Raises HypercareError where already the first try could not work.
    """
    made = Frame(terminal)
    with redirect_stdout(made), redirect_stderr(made):
        try:
            draw()
        except typer.Exit:
            pass
        except HypercareError as error:
            if first:
                raise
            Output.of_run().problem(error)
    return made.text()


def screen() -> os.terminal_size:
    """The size of the terminal, the usual one where it does not say."""
    found = os.get_terminal_size(sys.stdout.fileno())
    return os.terminal_size((found.columns or 80, found.lines or 24))


def paint(text: str, size: os.terminal_size, *, anew: bool, last: int = 0) -> None:
    """Put a frame on the terminal in one go, over the one before: nothing is seen to vanish."""
    out = Output.of_run()
    hint = out.words.say(
        "{time} – drawn again when the plan changes; Ctrl-C ends.",
        time=datetime.now().astimezone().strftime("%H:%M:%S"),
    )
    if os.environ.get("TERM") == "dumb":
        emit(f"{text}\n{hint}\n", sys.stdout)
        return
    whole = text.rstrip("\n").split("\n")
    lines, left = fitting(whole, size.columns, size.lines - FOOTER - last)
    if left > last:
        more = out.words.plural("… and {n} more line.", "… and {n} more lines.", left - last)
        lines = [*lines, more, *whole[len(whole) - last :]]
    else:
        lines = whole
    shown = "".join(f"{line}{CLEAR_LINE}\n" for line in (*lines, ""))
    start = HOME + CLEAR if anew else HOME
    emit(f"{TOGETHER}{start}{shown}{hint[: size.columns]}{CLEAR_BELOW}{SHOWN}", sys.stdout)


def fitting(lines: list[str], columns: int, rows: int) -> tuple[list[str], int]:
    """The lines that a screen has room for, and how many it has not; one that wraps takes more."""
    taken = 0
    for n, line in enumerate(lines):
        taken += max(1, -(-len(STYLE.sub("", line)) // columns))
        if taken > rows:
            kept = lines[: max(0, n - 1)]
            return kept, len(lines) - len(kept)
    return lines, 0
