"""What the checklist demands of a plan: a few words over its data, read from YAML.

    {has: [value.budget, plan.golive]}                          each of these is filled in
    {some: risks, least: 3, most: 9}                            so many entries (at least 1)
    {every: kpis, where: {kind: business}, with: [source]}      there is one, and each has the fields
    {none: risks, where: {status: open}, lacking: [owner]}      no entry lacks any of the fields
    {named: change.populations, in: change.workshops.populations}     each entry is referred to
    {when: engagement.qbr_held >= 1}                            a condition over the figures
    {all: […]}, {any: […]}                                      all, or one, of several demands

Which entries count is narrowed by `where: {field: word}` (or a list of words; `*` stands for any
letters), `with: [field]` (filled in; a list inside the list is one of several), and `before: path`
(dated before the day that stands there). `owner.role` looks through an id of `people`. What is dated
after the as-of date does not exist, unless `ahead: true` counts what is planned as well.
"""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from hypercare_cli.condition import Condition, parse
from hypercare_cli.finding import Path
from hypercare_cli.plan.part import Part
from hypercare_cli.view import Spot, View

Names = tuple[str, ...]
Fields = tuple[Names, ...]
"""Fields to be filled in; of each inner tuple one is enough."""


class Gap(NamedTuple):
    """What is missing and where: `fields` of the entry at `path`, or else `count` entries below it."""

    path: Path
    demand: "Demand"
    fields: Names = ()
    count: int = 1


class Demand:
    """One demand. Equal only to itself; made once, when the checklist is read."""

    @abstractmethod
    def gap(self, view: View) -> Gap | None:
        """The first thing that is missing; None where the demand is met."""

    @abstractmethod
    def samples(self, view: View) -> Iterator[Spot]:
        """The entries of another plan that show how to meet it."""

    @abstractmethod
    def paths(self) -> Iterator[Names]:
        """Every path of the plan that it looks at, for tests of the checklist."""


@dataclass(frozen=True, slots=True, eq=False)
class Filter:
    """Which entries of a list count; a group of fields is a list of one."""

    path: Names
    where: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    filled: Fields = ()
    before: Names = ()
    ahead: bool = False

    def named(self, view: View) -> list[Spot]:
        """The entries that `where` and `before` leave."""
        spots = view.spots(self.path, ahead=self.ahead)
        if self.before:
            limit = view.first(self.before)
            spots = [s for s in spots if limit is not None and view.day_of(s.part) < limit]
        if self.where:
            spots = [s for s in spots if self.fits(view, s.part)]
        return spots

    def fits(self, view: View, part: Part) -> bool:
        return all(
            any(matches(found, allowed) for found in view.values(part, name))
            for name, allowed in self.where
        )

    def lacks(self, view: View, part: Part) -> Names:
        """The fields that an entry still needs; of several that would do, the first."""
        return tuple(
            names[0] for names in self.filled if not any(view.filled(part, n) for n in names)
        )

    def paths(self) -> Iterator[Names]:
        yield self.path
        for name in [
            *(n for n, _words in self.where),
            *(n for names in self.filled for n in names),
        ]:
            yield (*self.path, *name.split("."))
        if self.before:
            yield self.before


def matches(found: Any, allowed: tuple[Any, ...]) -> bool:
    if found in allowed:
        return True
    return isinstance(found, str) and any(
        isinstance(word, str) and "*" in word and fnmatchcase(found, word) for word in allowed
    )


@dataclass(frozen=True, slots=True, eq=False)
class Has(Demand):
    """Each of the paths is filled in, in one entry at least."""

    wanted: tuple[Names, ...]

    def gap(self, view: View) -> Gap | None:
        empty = [path for path in self.wanted if not self.filled(view, path)]
        if not empty:
            return None
        parent = empty[0][:-1]
        fields = tuple(path[-1] for path in empty if path[:-1] == parent)
        spot = next(iter(view.spots(parent)), None)
        return Gap(parent if spot is None else spot.path, self, fields)

    def filled(self, view: View, path: Names) -> bool:
        return any(view.filled(spot.part, path[-1]) for spot in view.spots(path[:-1]))

    def samples(self, view: View) -> Iterator[Spot]:
        parent = self.wanted[0][:-1]
        return (s for s in view.spots(parent) if view.filled(s.part, self.wanted[0][-1]))

    def paths(self) -> Iterator[Names]:
        return iter(self.wanted)


@dataclass(frozen=True, slots=True, eq=False)
class Some(Demand):
    """At least `least` entries pass the filter, at most `most`."""

    filter: Filter
    least: int = 1
    most: int | None = None

    def gap(self, view: View) -> Gap | None:
        lacking = [(s, self.filter.lacks(view, s.part)) for s in self.filter.named(view)]
        count = sum(not fields for _spot, fields in lacking)
        if count >= self.least and (self.most is None or count <= self.most):
            return None
        nearest = next((Gap(s.path, self, fields) for s, fields in lacking if fields), None)
        return nearest or Gap(self.filter.path, self, count=max(0, self.least - count))

    def samples(self, view: View) -> Iterator[Spot]:
        return (s for s in self.filter.named(view) if not self.filter.lacks(view, s.part))

    def paths(self) -> Iterator[Names]:
        return self.filter.paths()


@dataclass(frozen=True, slots=True, eq=False)
class Every(Demand):
    """There is an entry, and all of them have their fields."""

    filter: Filter

    def gap(self, view: View) -> Gap | None:
        spots = self.filter.named(view)
        for spot in spots:
            fields = self.filter.lacks(view, spot.part)
            if fields:
                return Gap(spot.path, self, fields)
        return None if spots else Gap(self.filter.path, self)

    def samples(self, view: View) -> Iterator[Spot]:
        return (s for s in self.filter.named(view) if not self.filter.lacks(view, s.part))

    def paths(self) -> Iterator[Names]:
        return self.filter.paths()


@dataclass(frozen=True, slots=True, eq=False)
class Without(Demand):
    """`none`: no entry that passes the filter lacks a field; an empty list meets it."""

    filter: Filter
    lacking: Filter

    def gap(self, view: View) -> Gap | None:
        for spot in self.filter.named(view):
            fields = self.lacking.lacks(view, spot.part)
            if fields and not self.filter.lacks(view, spot.part):
                return Gap(spot.path, self, fields)
        return None

    def samples(self, view: View) -> Iterator[Spot]:
        return (s for s in self.filter.named(view) if not self.lacking.lacks(view, s.part))

    def paths(self) -> Iterator[Names]:
        yield from self.filter.paths()
        yield from self.lacking.paths()


@dataclass(frozen=True, slots=True, eq=False)
class Named(Demand):
    """There are entries, and each is referred to in the field `by`, whose list is `referring`."""

    path: Names
    referring: Names
    by: str

    def gap(self, view: View) -> Gap | None:
        spots = view.spots(self.path)
        known = {i for s in view.spots(self.referring) for i in view.values(s.part, self.by)}
        if not spots:
            return Gap(self.path, self)
        return None if all(s.id in known for s in spots) else Gap(self.referring, self)

    def samples(self, view: View) -> Iterator[Spot]:
        yield from view.spots(self.path)
        yield from (s for s in view.spots(self.referring) if view.filled(s.part, self.by))

    def paths(self) -> Iterator[Names]:
        yield self.path
        yield (*self.referring, self.by)


@dataclass(frozen=True, slots=True, eq=False)
class When(Demand):
    """A condition over the figures; one that is not known is not met."""

    condition: Condition

    def gap(self, view: View) -> Gap | None:
        return None if self.condition.evaluate(view.lookup) else Gap((), self)

    def samples(self, view: View) -> Iterator[Spot]:
        return iter(())

    def paths(self) -> Iterator[Names]:
        return iter(())


@dataclass(frozen=True, slots=True, eq=False)
class Joined(Demand):
    """All of several demands, or any of them."""

    every: bool
    parts: tuple[Demand, ...]

    def gap(self, view: View) -> Gap | None:
        gaps = [part.gap(view) for part in self.parts]
        if self.every:
            return next((gap for gap in gaps if gap), None)
        return gaps[0] if all(gaps) else None

    def samples(self, view: View) -> Iterator[Spot]:
        return self.parts[0].samples(view)

    def paths(self) -> Iterator[Names]:
        return (path for part in self.parts for path in part.paths())


# -- from YAML --------------------------------------------------------------------------------------

ONE_OF = ("has", "some", "every", "none", "named", "when", "all", "any")
FILTER = frozenset(("where", "with", "before", "ahead"))
BESIDE = {
    "some": FILTER | {"least", "most"},
    "every": FILTER,
    "none": FILTER | {"lacking"},
    "named": frozenset(("in",)),
}


def read(data: Mapping[str, Any]) -> Demand:
    """The demand that stands in the checklist; raises ValueError for a word that is not known."""
    word = next((word for word in ONE_OF if word in data), None)
    odd = data.keys() - {word} - BESIDE.get(str(word), frozenset())
    if word is None or odd:
        raise ValueError(f"no demand: {dict(data)}")
    found = data[word]
    if word == "has":
        return Has(tuple(map(path, listed(found))))
    if word == "when":
        return When(parse(found))
    if word in ("all", "any"):
        return Joined(word == "all", tuple(map(read, found)))
    if word == "named":
        *referring, by = path(data["in"])
        return Named(path(found), tuple(referring), by)
    chosen = filter_of(found, data)
    if word == "every":
        return Every(chosen)
    if word == "none":
        return Without(chosen, Filter(chosen.path, filled=fields(data["lacking"])))
    most = data.get("most")
    return Some(chosen, int(data.get("least", 1)), None if most is None else int(most))


def filter_of(found: str, data: Mapping[str, Any]) -> Filter:
    where = tuple((name, listed(words)) for name, words in data.get("where", {}).items())
    return Filter(
        path(found),
        where,
        fields(data.get("with", ())),
        path(data["before"]) if "before" in data else (),
        bool(data.get("ahead", False)),
    )


def path(text: str) -> Names:
    return tuple(text.split("."))


def listed(found: Any) -> tuple[Any, ...]:
    return found if isinstance(found, tuple) else (found,)


def fields(found: Iterable[str | tuple[str, ...]]) -> Fields:
    return tuple(map(listed, found))
