"""One run of the command line: the settings it found, and what -v tells of it on standard error."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from typing import Any

from hypercare_cli.i18n.message import Message, message
from hypercare_cli.source import File


class Run:
    """What is known of a run beside its result; notes are put into words only if asked for."""

    current: "Run"

    def __init__(self) -> None:
        self.settings: Mapping[str, Any] = {}
        self.verbose = False
        self.notes: list[Message] = []
        self.sources: list[Path] = []
        self.began = perf_counter()

    def told(self) -> tuple[Message, ...]:
        """What -v tells: where the result came from, and how long it took."""
        seconds = Decimal(str(round(perf_counter() - self.began, 2)))
        return (*self.notes, message("took {seconds} s", seconds=seconds)) if self.verbose else ()


Run.current = Run()


def note(said: Message) -> None:
    """Something to tell under -v."""
    Run.current.notes.append(said)


def note_files(texts: Sequence[File]) -> None:
    """The files of a plan: what -v tells, and what no result may replace."""
    Run.current.sources += [Path(file.name) for file in texts]
    note(message("read: {files}", files=tuple(file.name for file in texts)))


def note_day(day: date, given: str | None) -> None:
    """The as-of date and where it comes from."""
    if given is None:
        note(message("as of {day}: today, as no --as-of is given", day=day.isoformat()))
    else:
        note(message("as of {day}: --as-of {given}", day=day.isoformat(), given=given))
