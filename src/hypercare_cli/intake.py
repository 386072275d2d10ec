"""What reading a plan collects on its way: faults, ids, references, conditions."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from hypercare_cli import values
from hypercare_cli.document import Reference
from hypercare_cli.finding import Check, Finding, Path, Place
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.node import Node, Scalar, place_of, spoilt
from hypercare_cli.plan.calendar import Calendar, NoHolidays
from hypercare_cli.plan.entry import Entry
from hypercare_cli.syntax import NO_BLANK

UNKNOWN_KEY = Check("HC010", "unknown-key", "error", "`{key}` is not known in {where}", "{advice}")
MISSING = Check("HC011", "missing-field", "error", "`{field}` is missing in {where}", "{advice}")
DUPLICATE_ID = Check(
    "HC019",
    "duplicate-id",
    "error",
    "the id `{id}` is already used at {first}",
    "Give one of the two another id, and mend what refers to it.",
)

MOST_COMPARED = 50_000
"""Names looked at for “did you mean”, over one plan: half a second."""


INVALID = object()
"""Stands for a value that could not be read; its fault is already in the findings."""


class Intake:
    """What reading one plan collects; references and conditions are checked once all ids are known."""

    def __init__(self, file: str):
        self.file = file
        self.calendar: Calendar | None = None
        self.findings: list[Finding] = []
        self.ids: dict[str, dict[str, tuple[str, Node]]] = {}
        self.unreadable: set[str] = set()
        """Sections of ids that could not be read: references to them cannot be judged."""
        self.nameless: Counter[str] = Counter()
        """How many entries of a section have no id that could be read, or that of another."""
        self.unfit: dict[str, list[str]] = {}
        """Ids that are not well formed: a reference may have what was meant."""
        self.no_holidays: NoHolidays | None = None
        """Working days cannot be counted: one finding, however many dates need them."""
        self.references: list[Reference] = []
        self.milestones: list[Reference] = []
        self.offsets: set[date] = set()
        self.conditions: list[tuple[str, Path, Place]] = []
        self.metrics: list[tuple[str, Path, Place]] = []
        self.compared = 0

    def nearest(self, written: str, names: tuple[str, ...]) -> str | None:
        """The name that was probably meant; a plan full of faults gets no more guesses."""
        self.compared += len(names)
        return None if self.compared > MOST_COMPARED else values.nearest(written, names)

    def fault(self, fault: values.Fault, node: Node, path: Path) -> Any:
        if spoilt(node):
            return INVALID
        place = place_of(self.file, node)
        self.findings.append(fault.check.at(place, path, **fault.values))
        return INVALID

    def unknown_key(
        self, key: Scalar, close: str | None, names: Iterable[str], where: Message, path: Path
    ) -> None:
        """Report a key that does not exist; `close` is the one that was probably meant."""
        advice = values.suggestion(close, listed(names))
        if NO_BLANK.match(key.text):
            advice = message("It starts with what only looks like a blank: type the blanks again.")
        self.unknown(key, where, path, advice)

    def comma(self, key: Scalar, where: Message, path: Path) -> None:
        """Report what follows a comma inside braces as if it were a field."""
        advice = (
            message("Is this a decimal comma? Write 96.5, not 96,5.")
            if key.text.isdecimal()
            else message("Does it belong to what is before it? Put a text with a comma in quotes.")
        )
        self.unknown(key, where, path, advice)

    def unknown(self, key: Scalar, where: Message, path: Path, advice: Message) -> None:
        place = place_of(self.file, key)
        self.findings.append(UNKNOWN_KEY.at(place, path, key=path[-1], where=where, advice=advice))

    def missing(self, field: str, where: Message, place: Place, path: Path) -> None:
        value = "1" if path == ("hypercare",) else "…"
        advice = message("Add `{field}: {value}`.", field=field, value=value)
        self.findings.append(MISSING.at(place, path, field=field, where=where, advice=advice))

    def register(self, section: str, id_: str, node: Node, path: Path) -> None:
        known = self.ids.setdefault(section, {})
        if id_ in known:
            place, first = place_of(self.file, node), place_of(*known[id_])
            self.findings.append(DUPLICATE_ID.at(place, path, id=id_, first=first))
            self.nameless[section] += 1
        else:
            known[id_] = self.file, node


def listed(names: Iterable[str]) -> str:
    """The names of fields, what any entry may have at the end."""
    return ", ".join(sorted(names, key=lambda name: name in Entry.fields))
