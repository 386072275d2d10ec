"""The single values of the key facts."""

from hypercare_cli.cells.remark import Fault
from hypercare_cli.pages.ledger.columns import fact
from hypercare_cli.pages.ledger.listing import found
from hypercare_cli.readers.ledger import Read
from hypercare_cli.sync import writing
from hypercare_cli.sync.cells import UNSEEN, Cells


def bring_fact(cells: Cells, name: str, read: Read) -> None:
    """One value, as a change of the plan where it counts."""
    sides, merged = cells.sides, cells.merged
    type_ = sides.type(*fact(name))
    base, ours = (side.facts.get(name) or None for side in (sides.base, sides.ours))
    if not cells.counts(read, type_, base, ours):
        return
    with cells.told(read.place):
        value = cells.value(read, type_, ours)
        if ours is None and found(sides.analysis.plan, name) is not None:
            raise Fault(UNSEEN)
        path = tuple(name.split("."))
        merged.sets += writing.changes(sides.analysis.document, path, (), type_, value)
        merged.places[path] = read.place
