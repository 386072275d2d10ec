"""A plan as it stood on a day, by path: which entries exist, what they say, what is filled in."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple, Optional

from hypercare_cli.condition import Lookup
from hypercare_cli.finding import Path
from hypercare_cli.plan.campaigns import Campaign
from hypercare_cli.plan.model import Plan
from hypercare_cli.plan.part import Part
from hypercare_cli.plan.support import Period

Names = tuple[str, ...]

DATES = ("date", "opened_on", "created_on")
"""The day from which on an entry exists."""
COMPLETE = (Period, Campaign)
"""What exists once its end has come."""
SETTLED = {"status": ("done_on", "date"), "acceptance": ("accepted_on",)}
"""A word, and the days on which it became true."""


class Field(NamedTuple):
    """A field to look at: `owner.role` has a rest, looked up in the person that `owner` names."""

    name: str
    rest: Optional["Field"]
    happened: bool
    """Its day is the day on which something came true: `live_on`, `since`."""
    settled: Names
    plain: bool
    """What it says does not depend on the day."""


def field(text: str) -> Field:
    """The field of that name, with dots for what lies below it."""
    name, _dot, rest = text.partition(".")
    happened = name.endswith("_on") or name == "since"
    settled = SETTLED.get(name, ())
    return Field(
        name, field(rest) if rest else None, happened, settled, not happened and not settled
    )


class Spot(NamedTuple):
    """An entry and where it stands; an entry of free names (`glossary`) is its text."""

    path: Path
    part: Any


class View:
    """One plan on one day; nothing in it is dated later. `lookup` gives its figures."""

    def __init__(self, plan: Plan, as_of: date, lookup: Lookup):
        self.plan = plan
        self.as_of = as_of
        self.lookup = lookup
        self.people = {person.id: person for person in plan.people}
        self._spots: dict[tuple[Names, bool], list[Spot]] = {}

    def spots(self, path: Names, ahead: bool = False) -> list[Spot]:
        """The entries at a path, through every list on the way; those still to come with `ahead`."""
        known = self._spots.get((path, ahead))
        if known is None:
            if not path:
                return [Spot((), self.plan)]
            known = []
            for parent in self.spots(path[:-1], ahead):
                value = getattr(parent.part, path[-1], None)
                if value is not None:
                    known += self.below((*parent.path, path[-1]), value, ahead)
            self._spots[path, ahead] = known
        return known

    def below(self, path: Path, value: Any, ahead: bool) -> Iterable[Spot]:
        if isinstance(value, tuple):
            return [
                Spot((*path, position), item)
                for position, item in enumerate(value)
                if ahead or self.exists(item)
            ]
        if isinstance(value, Part):
            return [Spot(path, value)] if ahead or self.exists(value) else []
        return [Spot((*path, name), item) for name, item in value.items()]

    def exists(self, part: Any) -> bool:
        """Whether an entry is there at as-of; what has no date always is."""
        if not isinstance(part, Part):
            return True
        given = vars(part)
        for name in DATES:
            if name in given and given[name] > self.as_of:
                return False
        return not isinstance(part, COMPLETE) or part.end <= self.as_of

    def seen(self, part: Any, wanted: Field) -> Any:
        """The value of a field at as-of; None for what became true later."""
        value = getattr(part, wanted.name, None)
        if wanted.plain:
            return value
        if wanted.happened:
            return None if value is not None and value > self.as_of else value
        for day in wanted.settled:
            settled = getattr(part, day, None)
            if settled is not None and settled > self.as_of:
                return None
        return value

    def values(self, part: Any, wanted: Field) -> Iterator[Any]:
        """What a field says, each item of a list."""
        found = self.seen(part, wanted)
        for value in found if isinstance(found, tuple) else (found,):
            if wanted.rest is None:
                yield value
            elif value is not None:
                yield from self.values(self.people.get(value, value), wanted.rest)

    def filled(self, part: Any, wanted: Field) -> bool:
        """Whether something is written there; an empty list or group is nothing."""
        value = self.seen(part, wanted)
        return value is not None and self.says(value)

    def says(self, value: Any) -> bool:
        kind = value.__class__
        if kind is str:
            return bool(value)
        if kind is tuple:
            for item in value:
                if self.says(item):
                    return True
            return False
        if isinstance(value, Part):
            return self.exists(value) and self.says(tuple(vars(value).values()))
        return value is not None and not (isinstance(value, Mapping) and not value)

    def first(self, path: Names) -> date | None:
        """The day at a path."""
        wanted = field(path[-1])
        found = [self.seen(spot.part, wanted) for spot in self.spots(path[:-1])]
        return next((day for day in found if day is not None), None)
