"""Ledger, base and plan put together: changes of the plan, conflicts, cells that are not understood."""

from hypercare_cli.cells.remark import quoted
from hypercare_cli.cells.shape import lost_totals, merged_cells, typed_over
from hypercare_cli.i18n.message import message
from hypercare_cli.pages.ledger.columns import LISTINGS
from hypercare_cli.sync.additions import bring_new_row
from hypercare_cli.sync.cells import Cells
from hypercare_cli.sync.choices import Choices
from hypercare_cli.sync.existing import bring_row
from hypercare_cli.sync.facts import bring_fact
from hypercare_cli.sync.removals import bring_removal
from hypercare_cli.sync.result import Merged
from hypercare_cli.sync.rows import identified
from hypercare_cli.sync.sides import Sides
from hypercare_cli.sync.table import Table

FIRST = ("people", "register")
ORDER = (*FIRST, *(name for name in LISTINGS if name not in FIRST))
"""People and contracts first, which others name; an entry before those that stand inside it."""


def merge(sides: Sides, choices: Choices) -> Merged:
    """Every table, then the single values."""
    cells = Cells(sides, choices, Merged())
    for name in ORDER:
        if name in sides.theirs.tables:
            bring_table(cells, Table(sides, name))
    for name, read in sides.theirs.facts.items():
        bring_fact(cells, name, read)
    return cells.merged


def bring_table(cells: Cells, table: Table) -> None:
    """The rows that were there, those that are new, those that are gone."""
    look_at_shape(cells, table)
    shape = table.sides.tables[table.name]
    lost = tuple(lost_totals(table.returned, shape))
    if lost:
        cells.merged.faults += lost
        return
    rows = identified(table)
    for row, place in rows.twice:
        why = message("this line stands twice (also at {place})", place=place)
        cells.fault(row.place, why)
    for id_, row in rows.kept.items():
        cells.merged.notes += typed_over(row, shape)
        bring_row(cells, table, row, id_, table.base[id_])
    asked = {table.id_of(row) for row in rows.new}
    for row in rows.new:
        cells.merged.notes += typed_over(row, shape)
        bring_new_row(cells, table, row, asked)
    for id_ in table.base:
        if id_ not in rows.kept and id_ in table.ours:
            bring_removal(cells, table, id_)


def look_at_shape(cells: Cells, table: Table) -> None:
    """What people did to the columns and to the grid."""
    returned = table.returned
    cells.merged.faults += merged_cells(returned)
    for title in returned.extra:
        if title not in table.people:
            what = message(
                "the column “{title}” is not one of the ledger and does not come back",
                title=quoted(title),
            )
            cells.note(returned.sheet, what)
    for title, now in returned.renamed:
        what = message("the column “{now}” comes back as “{title}”", now=quoted(now), title=title)
        cells.note(returned.sheet, what)
