"""A plan as it stood on a day, by path: which entries exist, what they say, what is filled in."""

from collections.abc import Iterator, Sequence
from datetime import date
from types import MappingProxyType
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
COMPLETE = {Period: ("end",), Campaign: ("end",)}
"""What exists once its end has come."""
SETTLED = {"status": ("done_on", "date"), "acceptance": ("accepted_on",)}
"""A word, and the days on which it became true."""

NAMED = (MappingProxyType, dict)
"""A table of free names, such as the glossary."""


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


DATED: dict[type[Any], Names] = {}


def dates_of(kind: type[Any]) -> Names:
    """The fields that say from when on an entry of this kind exists; looked up once."""
    known = DATED.get(kind)
    if known is None:
        fields = kind.fields if issubclass(kind, Part) else {}
        known = COMPLETE.get(kind, tuple(name for name in DATES if name in fields))
        DATED[kind] = known
    return known


class View:
    """One plan on one day; nothing in it is dated later. `lookup` gives its figures."""

    def __init__(self, plan: Plan, as_of: date, lookup: Lookup):
        self.plan = plan
        self.as_of = as_of
        self.lookup = lookup
        self.people = {person.id: person for person in plan.people}
        self._entries: dict[tuple[Names, bool], Sequence[Any]] = {
            ((), False): (plan,),
            ((), True): (plan,),
        }

    def entries(self, path: Names, ahead: bool = False) -> Sequence[Any]:
        """The entries at a path, through every list on the way; those still to come with `ahead`.

        A group of fields is a list of one, a table of free names the list of its texts.
        """
        known = self._entries.get((path, ahead))
        if known is None:
            parents = self.entries(path[:-1], ahead)
            lists = [self.below(parent, path[-1], ahead) for parent in parents]
            known = lists[0] if len(lists) == 1 else [entry for each in lists for entry in each]
            self._entries[path, ahead] = known
        return known

    def below(self, parent: Any, name: str, ahead: bool) -> Sequence[Any]:
        found = getattr(parent, name, None)
        if found is None:
            return ()
        entries = found if isinstance(found, tuple) else (found,)
        if isinstance(found, NAMED):
            entries = tuple(found.values())
        if ahead or not entries or not dates_of(type(entries[0])):
            return entries
        return [entry for entry in entries if self.exists(entry)]

    def place(self, names: Names, entry: Any) -> Path:
        """Where an entry that was found at `names` stands."""
        return next(path for path, found in walk((), self.plan, names) if found is entry)

    def exists(self, part: Any) -> bool:
        """Whether an entry is there at as-of; what has no date always is."""
        for name in dates_of(type(part)):
            day = getattr(part, name, None)
            if day is not None and day > self.as_of:
                return False
        return True

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
        value = getattr(part, wanted.name, None) if wanted.plain else self.seen(part, wanted)
        return value is not None and self.says(value)

    def says(self, value: Any) -> bool:
        kind = value.__class__
        if kind is str:
            return bool(value)
        if kind is tuple:
            return any(map(self.says, value))
        if isinstance(value, Part):
            return self.exists(value) and self.says(tuple(vars(value).values()))
        return value is not None and not (isinstance(value, NAMED) and not value)

    def first(self, path: Names) -> date | None:
        """The day at a path."""
        wanted = field(path[-1])
        found = [self.seen(entry, wanted) for entry in self.entries(path[:-1])]
        return next((day for day in found if day is not None), None)


def walk(path: Path, value: Any, names: Names) -> Iterator[tuple[Path, Any]]:
    """Everything that stands at `names` below a value, with its path."""
    if not names:
        yield path, value
        return
    found = getattr(value, names[0], None)
    below = (*path, names[0])
    if isinstance(found, tuple):
        for position, item in enumerate(found):
            yield from walk((*below, position), item, names[1:])
    elif isinstance(found, NAMED):
        for name, item in found.items():
            yield from walk((*below, name), item, names[1:])
    elif found is not None:
        yield from walk(below, found, names[1:])
