"""What a merge found: changes of the plan, or why there are none."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from hypercare_cli.cells.remark import Remark
from hypercare_cli.edit import Append, Change, Remove
from hypercare_cli.finding import Path

Clash = Literal["cell", "gone-from-plan", "gone-from-ledger"]
"""Two values for one cell; or one side changed a line that the other no longer has."""


class Conflict(NamedTuple):
    """What both sides have changed, with the three texts of a cell; None is an empty one.

    `form` is what the cell holds, `currency` the one of its money.
    """

    place: str
    clash: Clash
    base: str | None = None
    ours: str | None = None
    theirs: str | None = None
    form: str = ""
    currency: str | None = None


class Former(NamedTuple):
    """An id that an entry no longer has, with the line of the ledger that says so."""

    id: str
    place: str


@dataclass
class Merged:
    """The three sides of a ledger put together; nothing is changed while there is a fault."""

    sets: list[Change] = field(default_factory=list)
    appends: list[Append] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    faults: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
    places: dict[Path, str] = field(default_factory=dict)
    """The cell or the line from which the value at a path comes."""
    new: dict[tuple[str, str], Path] = field(default_factory=dict)
    """Where the entry of a new line will stand, by table and id."""
    former: list[Former] = field(default_factory=list)
    """Ids of entries that were renamed or removed."""

    @property
    def stands(self) -> bool:
        """Whether every cell is understood and every conflict settled."""
        return not self.faults and not self.conflicts

    @property
    def changes(self) -> list[Change]:
        """What is to be changed in the plan: entries go last, each list from its end."""
        inside = [p for p in self.removed if not any(p[:n] in self.removed for n in range(len(p)))]
        return [*self.sets, *self.appends, *map(Remove, sorted(inside, reverse=True))]
