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
from functools import cache, cached_property
from typing import Any, NamedTuple

from hypercare_cli.condition import Condition, parse
from hypercare_cli.filter import Fields, Filter
from hypercare_cli.finding import Path
from hypercare_cli.view import Field, Names, View, field


class Gap(NamedTuple):
    """What is missing and where: `fields` of the entry at `path`, or else new `entries` of the list there."""

    path: Path
    demand: "Demand"
    fields: Names = ()
    entries: int = 1


class Demand(ABC):
    """One demand; made once, when the checklist is read."""

    @abstractmethod
    def gap(self, view: View) -> Gap | None:
        """The first thing that is missing; None where the demand is met."""

    @abstractmethod
    def samples(self, view: View) -> Iterator[Path]:
        """Where another plan shows how to meet it, entry by entry."""

    @abstractmethod
    def paths(self) -> Iterator[Names]:
        """Every path of the plan that it looks at."""

    @cached_property
    def fields(self) -> Names:
        """The fields of an entry that it is about."""
        paths = list(self.paths())
        shortest = min(map(len, paths), default=0)
        return tuple(path[shortest] for path in paths if len(path) > shortest)


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
        entries = view.entries(parent)
        names = tuple(f.name for where, f in empty if where == parent)
        return Gap(view.place(parent, entries[0]) if entries else parent, self, names)

    def filled(self, view: View, parent: Names, wanted: Field) -> Iterator[Any]:
        return (entry for entry in view.entries(parent) if view.filled(entry, wanted))

    def samples(self, view: View) -> Iterator[Path]:
        parent, wanted = self.wanted[0]
        return (view.place(parent, entry) for entry in self.filled(view, parent, wanted))

    def paths(self) -> Iterator[Names]:
        return ((*parent, wanted.name) for parent, wanted in self.wanted)


class Listed(Demand):
    """A demand on the entries of one list."""

    def __init__(self, chosen: Filter):
        self.filter = chosen

    def samples(self, view: View) -> Iterator[Path]:
        return (self.filter.place(view, entry) for entry in self.filter.passing(view))

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
        for entry in self.filter.chosen(view):
            fields = self.filter.needed.lacks(view, entry)
            if not fields:
                count += 1
            elif nearest is None:
                nearest = entry, fields
            if count == self.least and self.most is None:
                return None
        if self.least <= count and (self.most is None or count <= self.most):
            return None
        if nearest is not None:
            return Gap(self.filter.place(view, nearest[0]), self, nearest[1])
        return Gap(self.filter.path, self, entries=max(0, self.least - count))


class Every(Listed):
    """There is an entry, and all of them have their fields."""

    def gap(self, view: View) -> Gap | None:
        found = self.filter.chosen(view)
        for entry in found:
            fields = self.filter.needed.lacks(view, entry)
            if fields:
                return Gap(self.filter.place(view, entry), self, fields)
        return None if found else Gap(self.filter.path, self)


class Without(Listed):
    """`none`: no entry lacks one of the fields; a list without entries meets it."""

    def __init__(self, chosen: Filter, lacking: Fields):
        super().__init__(chosen)
        self.lacking = lacking

    def gap(self, view: View) -> Gap | None:
        for entry in self.filter.passing(view):
            fields = self.lacking.lacks(view, entry)
            if fields:
                return Gap(self.filter.place(view, entry), self, fields)
        return None

    def samples(self, view: View) -> Iterator[Path]:
        for entry in self.filter.passing(view):
            if not self.lacking.lacks(view, entry):
                yield self.filter.place(view, entry)

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
        entries = view.entries(self.path)
        if not entries:
            return Gap(self.path, self)
        referring = view.entries(self.referring)
        known = {id_ for entry in referring for id_ in view.values(entry, self.by)}
        return None if {entry.id for entry in entries} <= known else Gap(self.referring, self)

    def samples(self, view: View) -> Iterator[Path]:
        for path in (self.path, self.referring):
            yield from (view.place(path, entry) for entry in view.entries(path))

    def paths(self) -> Iterator[Names]:
        yield self.path
        yield (*self.referring, self.by.name)


class When(Demand):
    """A condition over the figures; one that is not known is not met."""

    def __init__(self, condition: Condition):
        self.condition = condition

    def gap(self, view: View) -> Gap | None:
        return None if self.condition.evaluate(view.lookup) else Gap((), self)

    def samples(self, view: View) -> Iterator[Path]:
        return iter(())

    def paths(self) -> Iterator[Names]:
        return iter(())


class Joined(Demand):
    """All of several demands, or any of them."""

    def __init__(self, every: bool, parts: Iterable[Demand]):
        self.every = every
        self.parts = tuple(parts)

    def gap(self, view: View) -> Gap | None:
        found = [gap for part in self.parts if (gap := part.gap(view))]
        if not found or (not self.every and len(found) < len(self.parts)):
            return None
        first = found[0]
        if self.every and not any(gap.fields or gap.path != first.path for gap in found):
            # Several entries of one list: all of them, so that nobody has to come back.
            return Gap(first.path, together(*(gap.demand for gap in found)), entries=len(found))
        return first

    def samples(self, view: View) -> Iterator[Path]:
        return iter(dict.fromkeys(next(part.samples(view)) for part in self.parts))

    def paths(self) -> Iterator[Names]:
        return (path for part in self.parts for path in part.paths())


@cache
def together(*demands: Demand) -> Joined:
    """All of these demands; the same ones are the same demand."""
    return Joined(True, demands)


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
