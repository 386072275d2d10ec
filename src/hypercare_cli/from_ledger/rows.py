"""The rows of a filled ledger as entries of a plan, each value with its cell."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hypercare_cli.cells import letters
from hypercare_cli.cells.names import Called, names, role_names
from hypercare_cli.cells.points import Points
from hypercare_cli.cells.remark import Fault, Remark, quoted
from hypercare_cli.cells.shape import lost_totals, merged_cells, typed_over
from hypercare_cli.cells.typed import Type, key
from hypercare_cli.editing.order import names as order_of
from hypercare_cli.finding import Path
from hypercare_cli.from_ledger.cells import Cells, Sort
from hypercare_cli.i18n.message import message
from hypercare_cli.pages.ledger.columns import LISTINGS, MARKS, PARENT
from hypercare_cli.pages.ledger.listing import WHOLE
from hypercare_cli.plan.kpis import KPI_ID, RESERVED
from hypercare_cli.readers.ledger import Read, Row
from hypercare_cli.recording.kinds import id_section, initial_of
from hypercare_cli.recording.naming import proposed
from hypercare_cli.sheet import Column

TEXT = Sort(Type("text"))


@dataclass
class Line:
    """A row as an entry. `cells` says where each field of it stands, `parent` to which entry it belongs."""

    place: str
    entry: dict[str, Any]
    cells: dict[str, str]
    parent: str = ""
    inner: dict[str, list["Line"]] = field(default_factory=dict)


class Rows:
    """The tables of a ledger: first what can be named, people before all, then the entries."""

    def __init__(self, cells: Cells):
        self.cells = cells
        self.ids: dict[str, list[str]] = {}
        self.filled: dict[str, list[Row]] = {}
        for table in sorted(cells.ledger.tables, key=lambda table: table != "people"):
            rows = cells.ledger.tables[table].rows
            self.filled[table] = [row for row in rows if self.has_something(table, row)]
            if LISTINGS[table].key == ("id",):
                self.name(table)

    def has_something(self, table: str, row: Row) -> bool:
        own = [row.cells.get(name) for name in self.cells.columns(table)]
        return any(said(read) for read in (*own, *self.people(table, row).values()))

    def people(self, table: str, row: Row) -> dict[str, Read]:
        """The cells of RACI under people; a blank ledger has only columns that somebody added."""
        if table != "raci":
            return {}
        columns = self.cells.ledger.base.columns[table].items()
        known = self.cells.named("people")
        found = {id_: row.cells[id_] for id_, heading in columns if heading.field == MARKS}
        added = {
            known[key(title)]: read for title, read in row.extra.items() if known.get(key(title))
        }
        return found | added

    # -- ids and names ----------------------------------------------------------------------------

    def name(self, table: str) -> None:
        """Give each row its id, typed or made from its title, and note how cells may call it."""
        rows = self.filled[table]
        typed = [said(row.cells.get("id")) for row in rows]
        taken = {id_: self.above(table, row) for id_, row in zip(typed, rows, strict=True) if id_}
        ids = [id_ or self.free_id(table, row, taken) for id_, row in zip(typed, rows, strict=True)]
        self.ids[table] = ids
        section = section_of(table)
        if rows:
            self.cells.names[section] = names(
                Called(id_, self.names_of(table, row), is_made=not said(row.cells.get("id")))
                for id_, row in zip(ids, rows, strict=True)
            )

    def above(self, table: str, row: Row) -> str:
        """What the row calls the entry to which its own belongs."""
        return said(row.cells.get(LISTINGS[table].parent))

    def free_id(self, table: str, row: Row, taken: dict[str, str]) -> str:
        """An id made from the title, of people without one from their role.

        `taken` has what each entry with an id belongs to.
        """
        title = said(row.cells.get("title")) or self.role(table, row)
        section = section_of(table)
        parent = self.above(table, row)
        found = proposed(section, title, set(taken), taken, parent)
        if table == "kpis" and (not re.fullmatch(KPI_ID, found) or found in RESERVED):
            found = proposed(section, f"kpi {title}", set(taken))
        taken[found] = parent
        return found

    def names_of(self, table: str, row: Row) -> tuple[str, ...]:
        """The title; for people without one their role, in every language."""
        title, role = said(row.cells.get("title")), self.role(table, row)
        return (title,) if title else role_names(role) if role else ()

    def role(self, table: str, row: Row) -> str:
        """The role of a person as the plan calls it; empty where it is none."""
        if table != "people":
            return ""
        sort = self.cells.sort_of(table, self.cells.columns(table)["role"])
        return sort.type.words.get(key(said(row.cells.get("role"))), "")

    # -- entries ----------------------------------------------------------------------------------

    def lines(self, table: str) -> list[Line]:
        """The entries of a table; what keeps it from being read is noted as a fault."""
        self.check(table)
        columns, points = self.cells.columns(table), self.points()
        rows = [points.taken(table, row) for row in self.filled[table]]
        ids = self.ids.get(table) or [""] * len(rows)
        sorts = {
            name: (column, TEXT if name == "id" else self.cells.sort_of(table, column))
            for name, column in columns.items()
            if column.field != MARKS
        }
        return [self.line(table, row, id_, sorts) for row, id_ in zip(rows, ids, strict=True)]

    def points(self) -> Points:
        """Which KPIs count in per cent."""
        units = self.cells.sort_of("kpis", self.cells.columns("kpis")["unit"]).type
        return Points(self.filled["kpis"], units, self.cells.named("kpis"))

    def check(self, table: str) -> None:
        """Merged cells, lost totals; columns and computed cells that do not come along."""
        returned, own = self.cells.ledger.tables[table], self.cells.tables[table]
        self.cells.faults += (*merged_cells(returned), *lost_totals(returned, own))
        known = self.cells.named("people") if table == "raci" else {}
        for title in (each for each in returned.extra if not known.get(key(each))):
            why = message(
                "the column “{title}” is none of the ledger: it is left out", title=quoted(title)
            )
            self.cells.notes.append(Remark(returned.sheet, why))
        for row in self.filled[table]:
            self.cells.notes += typed_over(row, own)

    def line(
        self, table: str, row: Row, id_: str, sorts: Mapping[str, tuple[Column, Sort]]
    ) -> Line:
        """A row with every field that its cells say."""
        base = self.cells.ledger.base.rows.get(table, {}).get(row.id, {})
        made = Line(row.place, {}, {})
        for name, (column, sort) in sorts.items():
            read = row.cells[name]
            made.cells[column.field] = read.place
            value = id_ if name == "id" else self.cells.value(read, sort, base.get(name))
            if column.field == PARENT:
                made.parent = value or self.no_parent(read, column.title)
            elif value is not None and value != []:
                put(made.entry, column.field, value)
        if people := self.people(table, row):
            made.entry |= self.letters(row, people)
        if row.id == WHOLE and made.entry.get("label") == base.get("label"):
            del made.entry["label"]  # a budget that is one amount
        status, word = initial_of(LISTINGS[table].part)
        if status:
            made.entry.setdefault(status, word)
        return made

    def no_parent(self, read: Read, title: str) -> str:
        if not said(read):
            why = message(
                "this line does not say to which entry it belongs (column {column})", column=title
            )
            self.cells.fault(read.place, why)
        return ""

    def letters(self, row: Row, people: dict[str, Read]) -> dict[str, Any]:
        """The parts of people in an activity, of a ledger that has a column for each."""
        known = self.cells.named("people").values()
        given = dict[str, set[str]]()
        for id_, read in people.items():
            try:
                found = letters.read(read.raw)
            except Fault as fault:
                self.cells.fault(read.place, fault.why)
                continue
            if found and id_ not in known:
                why = message("nothing in the ledger is called “{text}”", text=id_)
                self.cells.fault(read.place, why)
            given[id_] = found
        try:
            return {name: found for name, found in letters.fields(None, given).items() if found}
        except Fault as fault:
            self.cells.fault(row.place, fault.why)
            return {}


def section_of(table: str) -> str:
    """The kind of the entries of a table, under which the plan knows their ids."""
    return id_section(LISTINGS[table].part.fields.get("id"))


def put(entry: dict[str, Any], path: str, value: Any) -> None:
    """Set a field, that of a group by its path: `source.tool`."""
    *groups, last = path.split(".")
    for group in groups:
        entry = entry.setdefault(group, {})
    entry[last] = value


def said(read: Read | None) -> str:
    """The text of a cell; of a formula that came without its value an `=`."""
    if read is None or read.raw is None:
        return ""
    return "=" if read.raw.text is None else read.raw.text.strip()


def ordered(table: str, lines: list[Line]) -> list[dict[str, Any]]:
    """The entries with their fields as `plan/` declares them."""
    order = order_of(LISTINGS[table].part)
    return [{name: line.entry[name] for name in order if name in line.entry} for line in lines]


def within(parents: list[Line], table: str, children: list[Line]) -> None:
    """Put the rows of an inner table into the entries that they belong to."""
    by_id = {line.entry["id"]: line for line in parents}
    for child in children:
        if child.parent in by_id:
            by_id[child.parent].inner.setdefault(table, []).append(child)
    for line in parents:
        for name, inner in line.inner.items():
            line.entry[name] = ordered(table, inner)


def places(section: Path, lines: list[Line]) -> Iterator[tuple[Path, str]]:
    """Every path of the plan that a cell fills, with the cell."""
    for n, line in enumerate(lines):
        home: Path = (*section, n)
        yield home, line.place
        for name, place in line.cells.items():
            yield (*home, *name.split(".")), place
        for name, inner in line.inner.items():
            yield from places((*home, name), inner)
