"""What the user decided before: which side counts for which cell, and whether lines may go."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message

Side = Literal["ours", "theirs"]
"""Ours is the plan, theirs the ledger."""
ALL = "all"


@dataclass
class Choices:
    """Cells as `plain` writes them, or `ALL`; one that is named goes before all."""

    ours: frozenset[str] = frozenset()
    theirs: frozenset[str] = frozenset()
    delete: bool = False
    used: set[str] = field(default_factory=set)

    def side(self, place: str) -> Side | None:
        """The side that counts for a cell that both have changed."""
        sides: tuple[tuple[Side, frozenset[str]], ...] = (
            ("ours", self.ours),
            ("theirs", self.theirs),
        )
        for name in (plain(place), ALL):
            for side, cells in sides:
                if name in cells:
                    self.used.add(name)
                    return side
        return None

    @property
    def unused(self) -> list[str]:
        """Cells for which there was nothing to choose."""
        return sorted((self.ours | self.theirs) - self.used - {ALL})


def choices(ours: Iterable[str], theirs: Iterable[str], *, delete: bool = False) -> Choices:
    """What was typed. Raises HypercareError (exit 2) for a cell on both sides."""
    made = Choices(frozenset(map(plain, ours)), frozenset(map(plain, theirs)), delete)
    for cell in sorted(made.ours & made.theirs):
        raise HypercareError(message("{cell} is under --ours and under --theirs", cell=cell))
    return made


def plain(place: str) -> str:
    """A place as it is compared: `'Key facts'!$B$4` and `key facts!b4` are the same."""
    return place.replace("'", "").replace("$", "").strip().casefold()
