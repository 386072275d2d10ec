"""Ledger, base and plan put together: changes of the plan, conflicts, cells that are not understood."""

from hypercare_cli.i18n.message import message
from hypercare_cli.pages.ledger.columns import LISTINGS
from hypercare_cli.readers.ledger import Row
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

ORDER = ("people", *(name for name in LISTINGS if name != "people"))
"""People first, whom others name; an entry before those that stand inside it."""


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
    if is_cut(table):
        cells.fault(table.returned.sheet, message("the line of totals has been deleted"))
        return
    rows = identified(table)
    for row, place in rows.twice:
        why = message("this line stands twice (also at {place})", place=place)
        cells.fault(row.place, why)
    for id_, row in rows.kept.items():
        look_at_computed(cells, table, row)
        bring_row(cells, table, row, id_, table.base[id_])
    asked = {table.id_of(row) for row in rows.new}
    for row in rows.new:
        look_at_computed(cells, table, row)
        bring_new_row(cells, table, row, asked)
    for id_ in table.base:
        if id_ not in rows.kept and id_ in table.ours:
            bring_removal(cells, table, id_)


def is_cut(table: Table) -> bool:
    """Whether the totals are gone, so that nobody can tell where the rows end."""
    return bool(table.sides.tables[table.name].totals) and not table.returned.ended


def look_at_shape(cells: Cells, table: Table) -> None:
    """What people did to the columns and to the grid."""
    returned = table.returned
    for area in returned.merged:
        why = message("these cells are merged: split them, and fill in each")
        cells.fault(f"{returned.sheet}!{area}", why)
    for title in returned.extra:
        if title not in table.people:
            what = message(
                "the column “{title}” is not one of the ledger and does not come back", title=title
            )
            cells.note(returned.sheet, what)
    for title, now in returned.renamed:
        what = message("the column “{now}” comes back as “{title}”", now=now, title=title)
        cells.note(returned.sheet, what)


def look_at_computed(cells: Cells, table: Table, row: Row) -> None:
    """A note where somebody typed over a formula."""
    for column in table.sides.tables[table.name].columns:
        read = row.cells.get(column.key)
        raw = read.raw if read is not None else None
        if column.formula and read and raw and raw.text and not raw.formula:
            what = message("this cell is computed: what was typed here does not count")
            cells.note(read.place, what)
