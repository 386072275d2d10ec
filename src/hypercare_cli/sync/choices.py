"""What the user decided before: which side counts for which cell, and whether lines may go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.values import nearest

Side = Literal["ours", "theirs"]
"""Ours is the plan, theirs the ledger."""
ALL = "all"


class Unused(NamedTuple):
    """What was typed for nothing, and the place where something was to choose that is most like it."""

    typed: str
    close: str | None


@dataclass
class Choices:
    """Cells, lines (`Risks[R1]`) or `ALL`, each by `plain` with what was typed."""

    ours: Mapping[str, str] = field(default_factory=dict)
    theirs: Mapping[str, str] = field(default_factory=dict)
    delete: bool = False
    used: set[str] = field(default_factory=set)
    asked: dict[str, None] = field(default_factory=dict)
    """Every place of which a choice was asked."""

    def side(self, place: str, line: str = "") -> Side | None:
        """The side that counts for a cell that both have changed; a cell goes before its line."""
        return self.named(place, line) or self.chosen(ALL)

    def named(self, *places: str) -> Side | None:
        """The side of the first of these places that somebody typed."""
        known = [place for place in places if place]
        self.asked |= dict.fromkeys(known)
        sides = (self.chosen(plain(place)) for place in known)
        return next(filter(None, sides), None)

    def chosen(self, name: str) -> Side | None:
        self.used.add(name)
        return "ours" if name in self.ours else "theirs" if name in self.theirs else None

    def keeps(self, place: str) -> bool:
        """Whether the plan keeps the entry of a line that is gone; `--delete` goes before `ALL`."""
        return (self.named(place) or (None if self.delete else self.chosen(ALL))) == "ours"

    @property
    def unused(self) -> list[Unused]:
        """Cells for which there was nothing to choose."""
        given = {**self.ours, **self.theirs}
        return [
            Unused(given[name], nearest(given[name], tuple(self.asked)))
            for name in sorted(given.keys() - self.used - {ALL})
        ]


def choices(ours: Iterable[str], theirs: Iterable[str], *, delete: bool = False) -> Choices:
    """What was typed. Raises HypercareError (exit 2) for a cell on both sides."""
    made = Choices(by_name(ours), by_name(theirs), delete)
    for name in sorted(made.ours.keys() & made.theirs.keys()):
        why = message("{cell} is under --ours and under --theirs", cell=made.ours[name])
        raise HypercareError(why)
    return made


def by_name(places: Iterable[str]) -> dict[str, str]:
    return {plain(place): place for place in places}


def plain(place: str) -> str:
    """A place as it is compared: `'Key facts'!$B$4` and `key facts!b4` are the same."""
    return place.replace("'", "").replace("$", "").strip().casefold()
