"""Rows that somebody added: entries for the plan."""

from typing import Any

from hypercare_cli.cells import letters
from hypercare_cli.cells.names import Called
from hypercare_cli.cells.remark import Fault, quoted
from hypercare_cli.clean import clean
from hypercare_cli.finding import Path
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.pages.ledger.columns import PARENT
from hypercare_cli.pages.ledger.listing import WHOLE
from hypercare_cli.readers.ledger import Row
from hypercare_cli.recording.kinds import initial_of
from hypercare_cli.recording.naming import proposed
from hypercare_cli.sync import writing
from hypercare_cli.sync.cells import Cells
from hypercare_cli.sync.existing import bring_row, letters_of
from hypercare_cli.sync.result import Merged
from hypercare_cli.sync.sides import shown
from hypercare_cli.sync.table import Table


def bring_new_row(cells: Cells, table: Table, row: Row, asked: set[str]) -> None:
    """An entry for a new row; an id that is proposed is none of those `asked` for by other rows."""
    id_ = table.id_of(row)
    if id_ in table.ours and id_ not in table.base:
        bring_row(cells, table, row, id_, {})  # the plan has it, too, perhaps from this ledger
    elif id_ in table.taken:
        cells.fault(row.place, there_already(id_))
    elif id_ or not table.has_ids or not is_known(table, row):
        with cells.told(row.place):
            append(cells, table, row, asked)


def there_already(id_: str) -> Message:
    return message("there is a line or an entry {id} already", id=quoted(id_))


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
    if table.has_ids and "id" not in values:
        title = str(values.get("title") or "")
        lists = {each: found[0].parent for each, found in table.homes.items()}
        taken = table.taken | asked - {""}
        values["id"] = proposed(table.section, title, taken, lists, parent or "")
    id_ = str(values["id"]) if table.has_ids else table.id_of(row)
    earlier = make_list(cells, table, row, id_) + count_appended(merged, home)
    table.taken |= {id_} - {""}
    path = (*home, writing.count(cells.sides.analysis.document, home) + earlier)
    merged.appends.append(writing.appended(home, values))
    merged.places[path] = row.place
    merged.new[table.name, id_] = path
    if table.has_ids:
        name = shown(row.cells.get("title")) or shown(row.cells.get("role"))
        cells.sides.newcomers.setdefault(table.name, []).append(Called(id_, (name,)))


def count_appended(merged: Merged, home: Path) -> int:
    return sum(1 for change in merged.appends if change.path == home)


def make_list(cells: Cells, table: Table, row: Row, id_: str) -> int:
    """Make a list of a budget that is one amount; how many items come with that. Raises Fault."""
    for home in table.homes.get(WHOLE, ()):
        if writing.is_whole(home):
            label = table.ours[WHOLE].get("label", "")
            if id_ == clean(label):
                raise Fault(there_already(id_))
            writing.itemise(cells.merged, home, label)
            cells.merged.places.setdefault(home.path, row.place)
            return 1
    return 0


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
