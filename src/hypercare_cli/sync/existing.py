"""Rows that the ledger had: the cells that somebody changed."""

from collections.abc import Iterable

from hypercare_cli.cells import letters
from hypercare_cli.cells.remark import Fault
from hypercare_cli.cells.typed import Type
from hypercare_cli.i18n.message import message
from hypercare_cli.pages.ledger.columns import PARENT
from hypercare_cli.pages.ledger.listing import WHOLE, found
from hypercare_cli.plan.links import waiting
from hypercare_cli.readers.base import Texts
from hypercare_cli.readers.ledger import Row
from hypercare_cli.sync import writing
from hypercare_cli.sync.cells import UNSEEN, Cells
from hypercare_cli.sync.entries import Home
from hypercare_cli.sync.result import Conflict, Former
from hypercare_cli.sync.table import Table


def bring_row(cells: Cells, table: Table, row: Row, id_: str, base: Texts) -> None:
    """The changed cells of a row; `id_` is its entry in the plan, `base` what the row said before."""
    changed = [column for column in table.types if not table.is_same(row, column, base.get(column))]
    if not changed:
        return
    ours = table.ours.get(id_)
    if ours is None:
        now = table.id_of(row)
        if now in table.ours and now not in table.base:  # its key was changed on both sides alike
            bring_row(cells, table, row, now, base)
        else:
            without_entry(cells, table, id_)
        return
    home = home_of(cells, table, id_, row.place)
    if home is None:
        return
    line, types = place_of(table, id_), table.types
    wanted = [
        column
        for column in changed
        if cells.counts(row.cells[column], types[column], base.get(column), ours.get(column), line)
    ]
    marks = [column for column in wanted if table.is_mark(column)]
    if marks:
        bring_marks(cells, row, home, marks)
    for column in wanted:
        if column not in marks:
            with cells.told(row.cells[column].place):
                bring_cell(cells, table, row, home, column, ours.get(column))


def without_entry(cells: Cells, table: Table, id_: str) -> None:
    """A changed row of which the plan no longer has the entry."""
    place = place_of(table, id_)
    side = cells.choices.side(place)
    if side is None:
        cells.merged.conflicts.append(Conflict(place, "gone-from-plan"))
    elif side == "theirs":
        why = message("the plan no longer has this entry: type it on a free line, as a new one")
        cells.fault(place, why)


def place_of(table: Table, id_: str) -> str:
    """What a row is called that has no place in the ledger or no entry in the plan."""
    return f"{table.returned.sheet}[{id_}]"


def home_of(cells: Cells, table: Table, id_: str, place: str) -> Home | None:
    """The entry of a row; a fault where several are alike."""
    homes = table.homes.get(id_, [])
    if len(homes) == 1:
        return homes[0]
    cells.fault(place, message("the plan has several entries like this line: change the plan"))
    return None


def bring_cell(
    cells: Cells, table: Table, row: Row, home: Home, column: str, ours: str | None
) -> None:
    """One cell as a change of its field. Raises Fault."""
    read, type_, field = row.cells[column], table.types[column], table.fields[column]
    value = cells.value(read, type_, ours)
    if field == PARENT:
        if table.parents(cells.merged.new).get(str(value)) != home.path[:-2]:
            why = message("a line cannot go to another entry: delete it, and write a new one there")
            raise Fault(why)
        return  # it is the same entry by its new id
    if writing.is_whole(home):
        label = table.ours[WHOLE].get("label", "")
        writing.change_amount(cells.merged, home, label, field, value)
        cells.merged.places[home.path] = read.place
        return
    actual = found(home.entry, field)
    if ours is None and actual not in (None, (), ""):
        raise Fault(UNSEEN)
    if type_.form == "references":
        value = (
            (*value, *unseen(actual, type_)) if isinstance(value, tuple) else unseen(actual, type_)
        )
    merged = cells.merged
    names = tuple(field.split("."))
    document = cells.sides.analysis.document
    merged.sets += writing.changes(document, home.path, names, type_, value)
    merged.places[(*home.path, *names)] = read.place
    if field == "id" and ours is not None:
        merged.former.append(Former(ours, read.place))
        merged.new[table.name, str(value)] = home.path


def unseen(ids: Iterable[str] | None, type_: Type) -> tuple[str, ...]:
    """What a list has that the readers of the ledger do not see."""
    seen = set(type_.words.values())
    return tuple(id_ for id_ in ids or () if waiting(id_, seen).id not in seen)


def bring_marks(cells: Cells, row: Row, home: Home, columns: Iterable[str]) -> None:
    """The letters of people as changes of an activity."""
    given = letters_of(cells, row, columns)
    with cells.told(row.place):
        fields = letters.fields(home.entry, given)
        cells.merged.sets += writing.letters(home.path, fields)
        cells.merged.places[home.path] = row.place


def letters_of(cells: Cells, row: Row, columns: Iterable[str]) -> dict[str, set[str]]:
    """The letters of each person in a row."""
    found_ = dict[str, set[str]]()
    for column in sorted(columns):
        with cells.told(row.cells[column].place):
            found_[column] = letters.read(row.cells[column].raw)
    return found_
