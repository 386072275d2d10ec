"""What people did to the grid of a table: cells merged, totals deleted, formulas typed over."""

from collections.abc import Iterator

from hypercare_cli.cells.remark import Remark
from hypercare_cli.i18n.message import message
from hypercare_cli.readers.ledger import Returned, Row
from hypercare_cli.sheet import Table


def merged_cells(returned: Returned) -> Iterator[Remark]:
    """A fault for each merged area: only its first cell would be read."""
    for area in returned.merged:
        why = message("these cells are merged: split them, and fill in each")
        yield Remark(f"{returned.sheet}!{area}", why)


def lost_totals(returned: Returned, table: Table) -> Iterator[Remark]:
    """A fault where the totals are gone, so that nobody can tell where the rows end."""
    if table.totals and not returned.ended:
        yield Remark(returned.sheet, message("the line of totals has been deleted"))


def typed_over(row: Row, table: Table) -> Iterator[Remark]:
    """A note for each cell with a formula in which somebody typed a value."""
    for column in table.columns:
        read = row.cells.get(column.key)
        raw = read.raw if read is not None else None
        if column.formula and read and raw and raw.text and not raw.formula:
            why = message("this cell is computed: what was typed here does not count")
            yield Remark(read.place, why)
