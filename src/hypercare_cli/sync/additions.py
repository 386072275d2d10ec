"""Rows that somebody added: entries for the plan."""

from typing import Any

from hypercare_cli.cells import letters
from hypercare_cli.cells.names import Called
from hypercare_cli.cells.remark import Fault
from hypercare_cli.finding import Path
from hypercare_cli.i18n.message import message
from hypercare_cli.pages.ledger.columns import PARENT
from hypercare_cli.readers.ledger import Row
from hypercare_cli.recording.kinds import initial_of
from hypercare_cli.recording.naming import proposed
from hypercare_cli.sync import writing
from hypercare_cli.sync.cells import Cells
from hypercare_cli.sync.existing import bring_row, letters_of
from hypercare_cli.sync.sides import shown
from hypercare_cli.sync.table import Table


def bring_new_row(cells: Cells, table: Table, row: Row, asked: set[str]) -> None:
    """An entry for a new row; an id that is proposed is none of those `asked` for by other rows."""
    id_ = table.id_of(row)
    if id_ in table.ours and id_ not in table.base:
        bring_row(cells, table, row, id_, {})  # the plan has it, too, perhaps from this ledger
    elif id_ in table.taken:
        cells.fault(row.place, message("there is a line or an entry {id} already", id=id_))
    elif id_ or not table.has_ids or not is_known(table, row):
        with cells.told(row.place):
            append(cells, table, row, asked)


def is_known(table: Table, row: Row) -> bool:
    """Whether the plan has all that this row says, from an earlier run on the same ledger."""
    columns = [column for column in table.types if shown(row.cells[column])]
    return any(
        all(table.is_same(row, column, texts.get(column)) for column in columns)
        for id_, texts in table.ours.items()
        if id_ not in table.base
    )


def append(cells: Cells, table: Table, row: Row, asked: set[str]) -> None:
    """The entry of a row, at the end of its list. Raises Fault."""
    merged = cells.merged
    values, parent = values_of(cells, table, row)
    home = list_of(cells, table, parent)
    if any(writing.is_whole(each) for homes in table.homes.values() for each in homes):
        raise Fault(writing.ONE_AMOUNT)
    if table.has_ids and "id" not in values:
        title = str(values.get("title") or "")
        values["id"] = proposed(table.section, title, table.taken | asked - {""})
    id_ = str(values["id"]) if table.has_ids else table.id_of(row)
    table.taken |= {id_} - {""}
    earlier = sum(1 for change in merged.appends if change.path == home)
    path = (*home, writing.count(cells.sides.analysis.document, home) + earlier)
    merged.appends.append(writing.appended(home, values))
    merged.places[path] = row.place
    merged.new[table.name, id_] = path
    if table.has_ids:
        name = shown(row.cells.get("title")) or shown(row.cells.get("role"))
        cells.sides.newcomers.setdefault(table.name, []).append(Called(id_, (name,)))


def list_of(cells: Cells, table: Table, parent: str | None) -> Path:
    """The list in which the entry of a new row will stand. Raises Fault."""
    path: Path = tuple(table.listing.section.split("."))
    if not table.listing.parent:
        return path
    if parent is None:
        heading = cells.sides.base.columns[table.name][table.listing.parent]
        raise Fault(
            message(
                "this line does not say to which entry it belongs (column {column})",
                column=heading.title,
            )
        )
    above = table.parents(cells.merged.new)
    if parent not in above:
        raise Fault(message("the plan has no {id} to which this line could belong", id=parent))
    return (*above[parent], *path)


def values_of(cells: Cells, table: Table, row: Row) -> tuple[dict[str, Any], str | None]:
    """The fields of a new entry, and the id of the one in which it stands; faults are kept."""
    values, parent = dict[str, Any](), None
    marks = []
    for column, type_ in table.types.items():
        read = row.cells[column]
        if table.is_mark(column):
            marks += [column] if read.raw is not None else []
            continue
        with cells.told(read.place):
            value = cells.value(read, type_)
            if value is None or value == ():
                continue
            if table.fields[column] == PARENT:
                parent = str(value)
            else:
                given = list(value) if isinstance(value, tuple) else value
                values[table.fields[column]] = given
    values |= letters.fields(None, letters_of(cells, row, marks)) if marks else {}
    status, word = initial_of(table.listing.part)
    if status:
        values.setdefault(status, word)
    return values, parent
