"""What every area of the oracle needs: exact numbers, dates, and looking into plain YAML data."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import holidays
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

Value = Fraction | int | bool | str | None
Figures = dict[str, Any]  # of Value; Any keeps the arithmetic of the areas readable

RELATIVE = re.compile(r"T([+-]\d+)(wd)?")


class TextConstructor(SafeConstructor):
    """Plain YAML data, but decimals stay exact and dates stay the text that was written."""


TextConstructor.add_constructor(
    "tag:yaml.org,2002:float",
    lambda loader, node: Decimal(loader.construct_scalar(node).replace("_", "")),
)
TextConstructor.add_constructor(
    "tag:yaml.org,2002:timestamp", lambda loader, node: loader.construct_scalar(node)
)


def read(path: Path) -> dict[str, Any]:
    """A plan is one file, or a folder whose YAML files are read together (no sub-folders)."""
    files = [path]
    if path.is_dir():
        files = sorted(p for p in path.iterdir() if p.suffix in {".yaml", ".yml"} and p.is_file())
    merged: dict[str, Any] = {}
    for file in files:
        yaml = YAML(typ="safe", pure=True)
        yaml.Constructor = TextConstructor
        part = yaml.load(file.read_text(encoding="utf-8")) or {}
        twice = set(part) & set(merged)
        if twice:
            raise ValueError(f"top-level keys in two files: {sorted(twice)}")
        merged.update(part)
    return merged


def get(node: Any, *keys: str) -> Any:
    """The value under a chain of keys; a missing, null or empty one counts as absent (None)."""
    for key in keys:
        if not isinstance(node, dict):
            return None
        node = node.get(key)
    if node in ("", [], {}):
        return None
    return node


def rows(node: Any, *keys: str) -> list[dict[str, Any]]:
    """The entries of a list section; none if it is absent."""
    return list(get(node, *keys) or [])


def exact(value: Any) -> Fraction:
    """Numbers typed in a plan are decimals: take the text of a scalar, never its binary form."""
    return Fraction(str(value))


def number(value: Any) -> Fraction | None:
    """A number that may be absent."""
    return None if value is None else exact(value)


def total(values: Iterable[Fraction]) -> Fraction:
    """A sum; over nothing it is 0."""
    return sum(values, Fraction(0))


def amount(value: Any) -> Fraction | None:
    """Of a range {low, base, high} the figures take `base`."""
    return number(value.get("base") if isinstance(value, dict) else value)


def ratio(above: Fraction | int | None, below: Fraction | int | None) -> Fraction | None:
    """A rate with an unknown part, or over nothing, is not known."""
    if above is None or below is None or below == 0:
        return None
    return Fraction(above) / Fraction(below)


def rounded(value: Fraction | int) -> Fraction:
    """Where a threshold or a band compares, the value is rounded to 9 decimals first."""
    return Fraction(round(Fraction(value), 9))


@dataclass
class Case:
    """A plan at an as-of date, with T0 and the days nobody works."""

    plan: dict[str, Any]
    as_of: dt.date
    folder: Path | None = None
    kickoff: dt.date = field(init=False)
    closed: set[dt.date] = field(init=False, default_factory=set)
    public: Any = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """T0 is the kick-off; closing days may themselves be written T+n."""
        identity = self.plan["plan"]
        self.kickoff = dt.date.fromisoformat(str(identity["kickoff"]))
        if identity.get("country"):
            self.public = holidays.country_holidays(
                identity["country"], subdiv=identity.get("subdivision")
            )
        self.closed = {self.date(text) for text in identity.get("closing_days") or []}

    def is_working(self, day: dt.date) -> bool:
        """Monday to Friday, less the public holidays and the closing days."""
        return day.weekday() < 5 and day not in self.public and day not in self.closed

    def day(self, text: Any) -> dt.date | None:
        """A date that may be absent."""
        return None if text is None else self.date(text)

    def date(self, text: Any) -> dt.date:
        """An ISO date, T+n or T-n in calendar days, T+nwd in working days; 30 is T+30."""
        if isinstance(text, int):
            return self.kickoff + dt.timedelta(days=text)
        relative = RELATIVE.fullmatch(str(text))
        if relative is None:
            return dt.date.fromisoformat(str(text)[:10])
        count = int(relative[1])
        if not relative[2]:
            return self.kickoff + dt.timedelta(days=count)
        step = dt.timedelta(days=1 if count > 0 else -1)
        day = self.kickoff
        while count:
            day += step
            if self.is_working(day):
                count -= 1 if count > 0 else -1
        return day

    def past(self, text: Any) -> bool:
        """A date that is written and has come (at or before as-of)."""
        day = self.day(text)
        return day is not None and day <= self.as_of

    def exists(self, text: Any) -> bool:
        """Something opened after as-of does not exist; without a date it is taken as it stands."""
        return text is None or self.past(text)

    def done(self, entry: dict[str, Any]) -> bool:
        """Done by status, unless the date says it was finished after as-of."""
        return entry.get("status") == "done" and self.exists(entry.get("done_on"))

    def late(self, entry: dict[str, Any]) -> bool:
        """Late means not done, not dropped (nor waived), due before as-of."""
        if entry.get("status") in {"dropped", "waived"} or self.done(entry):
            return False
        due = self.day(entry.get("due"))
        return due is not None and due < self.as_of

    def to_date(self, entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Dated records up to as-of, oldest first; among equal dates in the order of the file."""
        known = [entry for entry in entries if self.past(entry.get("date"))]
        return sorted(known, key=lambda entry: self.date(entry["date"]))

    def one_a_day(self, entries: list[dict[str, Any]], key: str = "date") -> list[dict[str, Any]]:
        """Entries told apart by their date or start: of two on one date the last one counts."""
        by_day = {self.date(entry[key]): entry for entry in entries}
        return [entry for entry in entries if by_day[self.date(entry[key])] is entry]


def last_with(entries: list[dict[str, Any]], *keys: str) -> dict[str, Any] | None:
    """The latest entry that has all these fields (entries oldest first)."""
    having = [e for e in entries if all(get(e, key) is not None for key in keys)]
    return having[-1] if having else None
