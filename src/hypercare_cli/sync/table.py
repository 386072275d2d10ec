"""One table on its three sides: what its cells hold, and what tells its rows apart."""

from collections.abc import Mapping

from hypercare_cli.cells.remark import Fault
from hypercare_cli.cells.typed import Type, key, typed
from hypercare_cli.clean import clean
from hypercare_cli.finding import Path
from hypercare_cli.pages.ledger.columns import LISTINGS, MARKS, PARENT
from hypercare_cli.readers.ledger import Returned, Row
from hypercare_cli.recording.kinds import id_section
from hypercare_cli.sync.entries import homes
from hypercare_cli.sync.sides import Sides


class Table:
    """A table of the ledger. `fields` are its columns that come back, each with its field."""

    def __init__(self, sides: Sides, name: str):
        self.sides = sides
        self.name = name
        self.listing = LISTINGS[name]
        self.returned = sides.theirs.tables[name]
        self.base = sides.base.rows.get(name, {})
        self.ours = sides.ours.rows.get(name, {})
        self.homes = homes(sides.analysis, self.listing)
        headings = sides.base.columns[name]
        self.fields = {key_: heading.field for key_, heading in headings.items() if heading.field}
        self.people = people(sides, self.returned, self.fields)
        self.fields |= dict.fromkeys(self.people.values(), MARKS)
        self.types = {column: self.type(column) for column in self.fields}
        points = sides.points
        rows = map(self.with_people, self.returned.rows)
        self.rows = tuple(points.taken(name, row) for row in rows)
        self.taken = set(self.homes)
        """Ids that a new entry cannot have."""

    def with_people(self, row: Row) -> Row:
        """A row with the columns of people that somebody added."""
        return row._replace(cells=row.cells | {i: row.extra[t] for t, i in self.people.items()})

    # -- columns ----------------------------------------------------------------------------------

    def type(self, column: str) -> Type:
        """What the cells of a column hold."""
        if self.fields[column] == MARKS:
            return Type("letters")
        if self.fields[column] == PARENT:
            return Type("reference", words=self.sides.names(self.listing.within))
        shown = next((c for c in self.sides.tables[self.name].columns if c.key == column), None)
        is_share = shown is not None and shown.kind == "share"
        mapped, cell = self.listing.column(column), self.listing.cell(column)
        return self.sides.type(mapped, cell, share=is_share)

    def is_mark(self, column: str) -> bool:
        """Whether a column holds the letters of a person."""
        return self.fields[column] == MARKS

    @property
    def has_ids(self) -> bool:
        """Whether the entries have an id of their own, by which others name them."""
        return self.listing.key == ("id",)

    @property
    def section(self) -> str:
        """The kind of the entries, under which the plan knows their ids."""
        return id_section(self.listing.part.fields.get("id"))

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that tell a row from the others."""
        inside = () if self.has_ids or not self.listing.parent else (self.listing.parent,)
        return (*inside, *self.listing.key)

    # -- rows -------------------------------------------------------------------------------------

    def id_of(self, row: Row) -> str:
        """The id that the visible cells of a row give; empty where they are not filled in."""
        parts = []
        for column in self.key:
            try:
                value = typed(row.cells[column].raw, self.types[column], self.sides.setting)
            except Fault:
                value = None
            if value is None:
                return ""
            parts.append(str(value))
        return clean(" ".join(parts))

    def is_empty(self, row: Row) -> bool:
        """Whether nothing stands in the cells that people may edit."""
        raws = [raw for raw in (row.cells[column].raw for column in self.types) if raw is not None]
        return not any(raw.text is None or raw.text.strip() for raw in raws)

    def is_same(self, row: Row, column: str, text: str | None) -> bool:
        """Whether a cell still says what a text of the base says."""
        return self.sides.is_same(row.cells[column].raw, text, self.types[column])

    def parents(self, new: Mapping[tuple[str, str], Path]) -> dict[str, Path]:
        """The entries in which those of this table stand, also those of new rows."""
        within = self.listing.within
        above = homes(self.sides.analysis, LISTINGS[within])
        found = {id_: each[0].path for id_, each in above.items() if len(each) == 1}
        return found | {id_: path for (table, id_), path in new.items() if table == within}


def people(sides: Sides, returned: Returned, fields: Mapping[str, str]) -> dict[str, str]:
    """Columns that somebody added to the RACI matrix for a person: the title, the person's id."""
    if MARKS not in fields.values():
        return {}
    names = sides.names("people")
    found = {title: names.get(key(title), "") for title in returned.extra}
    return {title: id_ for title, id_ in found.items() if id_ and id_ not in fields}
