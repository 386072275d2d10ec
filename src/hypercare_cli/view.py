"""A plan as it stood on a day, by path: which entries exist, what they say, what is filled in."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from hypercare_cli.condition import Lookup
from hypercare_cli.finding import Path
from hypercare_cli.plan.campaigns import Campaign
from hypercare_cli.plan.model import Plan
from hypercare_cli.plan.part import Part
from hypercare_cli.plan.support import Period

DATES = ("date", "opened_on", "created_on")
"""The day from which on an entry exists."""
COMPLETE = (Period, Campaign)
"""What exists once its end has come."""
SETTLED = {"status": ("done_on", "date"), "acceptance": ("accepted_on",)}
"""A word, and the days on which it became true."""


class Spot(NamedTuple):
    """An entry and where it stands; an entry of free names (`glossary`) is its text."""

    path: Path
    part: Any

    @property
    def id(self) -> str | None:
        return getattr(self.part, "id", None)


class View:
    """One plan on one day; nothing in it is dated later. `lookup` gives its figures."""

    def __init__(self, plan: Plan, as_of: date, lookup: Lookup):
        self.plan = plan
        self.as_of = as_of
        self.lookup = lookup
        self.people = {person.id: person for person in plan.people}
        self._spots: dict[tuple[tuple[str, ...], bool], list[Spot]] = {}

    def spots(self, path: tuple[str, ...], *, ahead: bool = False) -> list[Spot]:
        """The entries at a path, through every list on the way; those still to come with `ahead`."""
        known = self._spots.get((path, ahead))
        if known is None:
            if not path:
                return [Spot((), self.plan)]
            known = []
            for parent in self.spots(path[:-1], ahead=ahead):
                value = getattr(parent.part, path[-1], None)
                known += self.below((*parent.path, path[-1]), value, ahead)
            self._spots[path, ahead] = known
        return known

    def below(self, path: Path, value: Any, ahead: bool) -> Iterator[Spot]:
        if isinstance(value, Part):
            if ahead or self.exists(value):
                yield Spot(path, value)
        elif isinstance(value, tuple):
            for position, item in enumerate(value):
                if isinstance(item, Part) and (ahead or self.exists(item)):
                    yield Spot((*path, position), item)
        elif isinstance(value, Mapping):
            for name, item in value.items():
                yield Spot((*path, name), item)

    def exists(self, part: Part) -> bool:
        """Whether an entry is there at as-of; what has no date always is."""
        given = vars(part)
        for name in DATES:
            if name in given and given[name] > self.as_of:
                return False
        return not isinstance(part, COMPLETE) or part.end <= self.as_of

    def seen(self, part: Any, name: str) -> Any:
        """The value of a field at as-of; None for what became true later."""
        value = getattr(part, name, None)
        if isinstance(value, date):
            happened = name.endswith("_on") or name == "since"
            return None if happened and value > self.as_of else value
        for day in SETTLED.get(name, ()):
            settled = getattr(part, day, None)
            if settled is not None and settled > self.as_of:
                return None
        return value

    def values(self, part: Any, name: str) -> Iterator[Any]:
        """What a field says, each item of a list; `owner.role` looks the id up in `people`."""
        head, _dot, rest = name.partition(".")
        found = self.seen(part, head)
        for value in found if isinstance(found, tuple) else (found,):
            if not rest:
                yield value
            elif value is not None:
                yield from self.values(self.people.get(value, value), rest)

    def filled(self, part: Any, name: str) -> bool:
        """Whether something is written there; an empty list or group is nothing."""
        return self.says(self.seen(part, name))

    def says(self, value: Any) -> bool:
        if isinstance(value, Part):
            return self.exists(value) and any(map(self.says, vars(value).values()))
        if isinstance(value, tuple):
            return any(map(self.says, value))
        if isinstance(value, Mapping):
            return bool(value)
        return value is not None and value != ""

    def first(self, path: tuple[str, ...]) -> date | None:
        """The day at a path."""
        found = [self.seen(spot.part, path[-1]) for spot in self.spots(path[:-1])]
        return next((day for day in found if day is not None), None)

    def day_of(self, part: Any) -> date:
        """The day of an entry; one without a day came last."""
        return getattr(part, "date", None) or date.max
