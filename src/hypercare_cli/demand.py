"""What the checklist demands of a plan: a few words over its data, read from YAML.

    {has: [value.budget, plan.golive]}                          each of these is filled in
    {some: risks, least: 3, most: 9}                            so many entries (at least 1)
    {every: kpis, where: {kind: business}, with: [source]}      there is one, and each has the fields
    {none: risks, where: {status: open}, lacking: [owner]}      no entry lacks any of the fields
    {named: change.populations, in: change.workshops.populations}     each entry is referred to
    {when: engagement.qbr_held >= 1}                            a condition over the figures
    {all: […]}, {any: […]}                                      all, or one, of several demands

Which entries count is narrowed by `where: {field: word}` (or a list of words; `*` stands for any
letters), `with: [field]` (filled in; a list inside the list is one of several), and `until: path`
(dated before the day that stands there). `owner.role` looks through an id of `people`. What is dated
after the as-of date does not exist, unless `ahead: true` counts what is planned as well.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from hypercare_cli.condition import Condition, parse
from hypercare_cli.finding import Path
from hypercare_cli.view import Field, Names, Spot, View, field


class Gap(NamedTuple):
    """What is missing and where: `fields` of the entry at `path`, or else `count` entries below it."""

    path: Path
    demand: "Demand"
    fields: Names = ()
    count: int = 1


class Demand(ABC):
    """One demand; made once, when the checklist is read."""

    @abstractmethod
    def gap(self, view: View) -> Gap | None:
        """The first thing that is missing; None where the demand is met."""

    @abstractmethod
    def samples(self, view: View) -> Iterator[Spot]:
        """The entries of another plan that show how to meet it."""

    @abstractmethod
    def paths(self) -> Iterator[Names]:
        """Every path of the plan that it looks at."""


# -- which entries count ------------------------------------------------------------------------------


class Word:
    """A field and the words that it may have; `*` in a word stands for any letters."""

    def __init__(self, name: str, words: Iterable[Any]):
        self.field = field(name)
        self.words = frozenset(words)
        self.patterns = [word for word in self.words if isinstance(word, str) and "*" in word]
        self.simple = self.field.plain and self.field.rest is None and not self.patterns

    def fits(self, view: View, part: Any) -> bool:
        if self.simple:  # most are, and this is the innermost loop of the checklist
            found = getattr(part, self.field.name, None)
            if not isinstance(found, tuple):
                return found in self.words
        return any(map(self.matches, view.values(part, self.field)))

    def matches(self, found: Any) -> bool:
        if found in self.words:
            return True
        return isinstance(found, str) and any(fnmatchcase(found, p) for p in self.patterns)


class Fields:
    """Fields that an entry needs; of each inner tuple one is enough."""

    def __init__(self, names: Iterable[Names]):
        self.names = tuple(names)
        self.fields = [[(name, field(name)) for name in each] for each in self.names]

    def lacks(self, view: View, part: Any) -> Names:
        """Those that are not filled in; of several that would do, the first."""
        missing: Names = ()
        for choice in self.fields:
            for _name, wanted in choice:
                if view.filled(part, wanted):
                    break
            else:
                missing = (*missing, choice[0][0])
        return missing


class Filter:
    """Entries of one list, narrowed; a group of fields is a list of one."""

    def __init__(
        self,
        path: Names,
        where: Mapping[str, tuple[Any, ...]],
        needed: Fields,
        until: Names = (),
        ahead: bool = False,
    ):
        self.path = path
        self.where = [Word(name, words) for name, words in where.items()]
        self.needed = needed
        self.until = until
        self.ahead = ahead
        self.names = (*where, *(name for choice in needed.names for name in choice))

    def chosen(self, view: View) -> list[Spot]:
        """The entries that `where` and `until` leave."""
        spots = view.spots(self.path, self.ahead)
        if self.until:
            limit = view.first(self.until)
            spots = [s for s in spots if limit and getattr(s.part, "date", date.max) < limit]
        for word in self.where:
            spots = [spot for spot in spots if word.fits(view, spot.part)]
        return spots

    def passing(self, view: View) -> Iterator[Spot]:
        """Those that have their fields as well."""
        return (s for s in self.chosen(view) if not self.needed.lacks(view, s.part))

    def paths(self) -> Iterator[Names]:
        yield self.path
        for name in self.names:
            yield (*self.path, *name.split("."))
        if self.until:
            yield self.until


# -- the words ----------------------------------------------------------------------------------------


class Has(Demand):
    """Each of the paths is filled in, in one entry at least."""

    def __init__(self, wanted: Iterable[Names]):
        self.wanted = [(path[:-1], field(path[-1])) for path in wanted]

    def gap(self, view: View) -> Gap | None:
        empty = [(parent, f) for parent, f in self.wanted if not any(self.filled(view, parent, f))]
        if not empty:
            return None
        parent = empty[0][0]
        spot = next(iter(view.spots(parent)), None)
        names = tuple(f.name for where, f in empty if where == parent)
        return Gap(parent if spot is None else spot.path, self, names)

    def filled(self, view: View, parent: Names, wanted: Field) -> Iterator[Spot]:
        return (spot for spot in view.spots(parent) if view.filled(spot.part, wanted))

    def samples(self, view: View) -> Iterator[Spot]:
        return self.filled(view, *self.wanted[0])

    def paths(self) -> Iterator[Names]:
        return ((*parent, wanted.name) for parent, wanted in self.wanted)


class Listed(Demand):
    """A demand on the entries of one list."""

    def __init__(self, chosen: Filter):
        self.filter = chosen

    def samples(self, view: View) -> Iterator[Spot]:
        return self.filter.passing(view)

    def paths(self) -> Iterator[Names]:
        return self.filter.paths()


class Some(Listed):
    """At least `least` entries have their fields, at most `most`."""

    def __init__(self, chosen: Filter, least: int, most: int | None):
        super().__init__(chosen)
        self.least = least
        self.most = most

    def gap(self, view: View) -> Gap | None:
        count, nearest = 0, None
        for spot in self.filter.chosen(view):
            fields = self.filter.needed.lacks(view, spot.part)
            if not fields:
                count += 1
            elif nearest is None:
                nearest = Gap(spot.path, self, fields)
            if count == self.least and self.most is None:
                return None
        if self.least <= count and (self.most is None or count <= self.most):
            return None
        return nearest or Gap(self.filter.path, self, count=max(0, self.least - count))


class Every(Listed):
    """There is an entry, and all of them have their fields."""

    def gap(self, view: View) -> Gap | None:
        spots = self.filter.chosen(view)
        for spot in spots:
            fields = self.filter.needed.lacks(view, spot.part)
            if fields:
                return Gap(spot.path, self, fields)
        return None if spots else Gap(self.filter.path, self)


class Without(Listed):
    """`none`: no entry lacks one of the fields; a list without entries meets it."""

    def __init__(self, chosen: Filter, lacking: Fields):
        super().__init__(chosen)
        self.lacking = lacking

    def gap(self, view: View) -> Gap | None:
        for spot in self.filter.passing(view):
            fields = self.lacking.lacks(view, spot.part)
            if fields:
                return Gap(spot.path, self, fields)
        return None

    def samples(self, view: View) -> Iterator[Spot]:
        return (s for s in self.filter.passing(view) if not self.lacking.lacks(view, s.part))

    def paths(self) -> Iterator[Names]:
        yield from self.filter.paths()
        yield from ((*self.filter.path, name) for choice in self.lacking.names for name in choice)


class Named(Demand):
    """There are entries, and each is referred to in a field of another list."""

    def __init__(self, path: Names, referring: Names):
        self.path = path
        self.referring = referring[:-1]
        self.by = field(referring[-1])

    def gap(self, view: View) -> Gap | None:
        spots = view.spots(self.path)
        if not spots:
            return Gap(self.path, self)
        known = {id_ for s in view.spots(self.referring) for id_ in view.values(s.part, self.by)}
        return None if {s.part.id for s in spots} <= known else Gap(self.referring, self)

    def samples(self, view: View) -> Iterator[Spot]:
        yield from view.spots(self.path)
        yield from view.spots(self.referring)

    def paths(self) -> Iterator[Names]:
        yield self.path
        yield (*self.referring, self.by.name)


class When(Demand):
    """A condition over the figures; one that is not known is not met."""

    def __init__(self, condition: Condition):
        self.condition = condition

    def gap(self, view: View) -> Gap | None:
        return None if self.condition.evaluate(view.lookup) else Gap((), self)

    def samples(self, view: View) -> Iterator[Spot]:
        return iter(())

    def paths(self) -> Iterator[Names]:
        return iter(())


class Joined(Demand):
    """All of several demands, or any of them."""

    def __init__(self, every: bool, parts: Iterable[Demand]):
        self.every = every
        self.parts = tuple(parts)

    def gap(self, view: View) -> Gap | None:
        first = None
        for part in self.parts:
            gap = part.gap(view)
            if gap is None and not self.every:
                return None
            first = first or gap
            if first is not None and self.every:
                return first
        return first

    def samples(self, view: View) -> Iterator[Spot]:
        return self.parts[0].samples(view)

    def paths(self) -> Iterator[Names]:
        return (path for part in self.parts for path in part.paths())


# -- from YAML --------------------------------------------------------------------------------------

FILTER = frozenset(("where", "with", "until", "ahead"))
WORDS = {
    "has": frozenset[str](),
    "some": FILTER | {"least", "most"},
    "every": FILTER,
    "none": FILTER | {"lacking"},
    "named": frozenset(("in",)),
    "when": frozenset[str](),
    "all": frozenset[str](),
    "any": frozenset[str](),
}
"""Each word with those that may stand beside it."""


def read(data: Mapping[str, Any]) -> Demand:
    """The demand that stands in the checklist; raises ValueError for what is none."""
    word = next((word for word in WORDS if word in data), None)
    if word is None or data.keys() - {word} - WORDS[word]:
        raise ValueError(f"no demand: {dict(data)}")
    found = data[word]
    if word == "has":
        return Has(map(path, listed(found)))
    if word == "when":
        return When(parse(found))
    if word in ("all", "any"):
        return Joined(word == "all", map(read, found))
    if word == "named":
        return Named(path(found), path(data["in"]))
    return of_list(word, filter_of(found, data), data)


def of_list(word: str, chosen: Filter, data: Mapping[str, Any]) -> Demand:
    if word == "every":
        return Every(chosen)
    if word == "none":
        return Without(chosen, fields(data["lacking"]))
    most = data.get("most")
    return Some(chosen, int(data.get("least", 1)), None if most is None else int(most))


def filter_of(found: str, data: Mapping[str, Any]) -> Filter:
    where = {name: listed(words) for name, words in data.get("where", {}).items()}
    until = path(data["until"]) if "until" in data else ()
    needed = fields(data.get("with", ()))
    return Filter(path(found), where, needed, until, bool(data.get("ahead", False)))


def path(text: str) -> Names:
    return tuple(text.split("."))


def listed(found: Any) -> tuple[Any, ...]:
    return found if isinstance(found, tuple) else (found,)


def fields(found: Iterable[str | Names]) -> Fields:
    return Fields(map(listed, found))
