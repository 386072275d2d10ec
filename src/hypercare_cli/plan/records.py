"""Dated entries in the order of time: each list is sorted once, however many days are asked about."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple, TypeVar

from hypercare_cli.plan.part import Part

Record = TypeVar("Record", bound=Part)


class Ordered(NamedTuple):
    """Entries by their days; `source` is kept, so that no other list gets its identity."""

    source: Iterable[Any]
    entries: list[Any]
    days: list[date]


class Records:
    """The dated entries of one plan. Only tuples are kept in order, as the lists of a plan are."""

    def __init__(self) -> None:
        self._ordered: dict[tuple[int, str, tuple[str, ...]], Ordered] = {}
        self._distinct: dict[tuple[int, str], tuple[Iterable[Any], tuple[Any, ...]]] = {}

    def to_date(self, records: Iterable[Record], field: str, as_of: date) -> list[Record]:
        """Those up to a day, oldest first; equal dates stay as in the file."""
        known = self.in_order(records, field, ())
        return known.entries[: bisect_right(known.days, as_of)]

    def latest(
        self, records: Iterable[Record], field: str, having: tuple[str, ...], as_of: date
    ) -> Record | None:
        """The last one up to a day that has all of these fields."""
        known = self.in_order(records, field, having)
        count = bisect_right(known.days, as_of)
        return known.entries[count - 1] if count else None

    def distinct(self, records: Iterable[Record], field: str) -> tuple[Record, ...]:
        """Of two on one date the last in the file."""
        key = id(records), field
        known = self._distinct.get(key)
        if known is None:
            found: dict[date, Record] = {}
            for record in records:
                found.pop(getattr(record, field), None)
                found[getattr(record, field)] = record
            known = records, tuple(found.values())
            if isinstance(records, tuple):
                self._distinct[key] = known
        return known[1]

    def in_order(self, records: Iterable[Record], field: str, having: tuple[str, ...]) -> Ordered:
        """Those that have all of these fields, by date."""
        key = id(records), field, having
        known = self._ordered.get(key)
        if known is None:
            whole = (r for r in records if all(getattr(r, name) is not None for name in having))
            found = sorted(whole, key=lambda record: getattr(record, field))
            known = Ordered(records, found, [getattr(record, field) for record in found])
            if isinstance(records, tuple):
                self._ordered[key] = known
        return known
