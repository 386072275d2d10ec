"""A ledger that comes back: its rows by their hidden keys and ids, and what it said when written.

`pages/ledger/columns.py` says how a row and a cell map to the plan.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.pages.ledger.columns import END, ID, STORE
from hypercare_cli.readers.base import Base, base_of, no_way_back
from hypercare_cli.readers.package import opened
from hypercare_cli.readers.places import Place, place_of, position
from hypercare_cli.readers.sheets import Grid, Raw, Sheets, read_sheets
from hypercare_cli.readers.stamp import BOUNDS
from hypercare_cli.sheet import FIELD

KEY = re.compile(r"([a-z]+)\.(\S(?:.*\S)?)\Z")
KEY_ROWS = 40
"""A key row stands among the first ones, also where somebody put lines above it."""


class Read(NamedTuple):
    """A cell and where it stands; `raw` is None for an empty one."""

    place: str
    raw: Raw | None


class Row(NamedTuple):
    """A line of a table; without an id somebody added it. `place` is that of its first cell.

    `extra` are the cells of columns that somebody added, by their titles.
    """

    id: str
    place: str
    cells: dict[str, Read]
    extra: dict[str, Read]


class Returned(NamedTuple):
    """A table as it came back; `merged` are areas, `extra` the titles of columns that were added.

    `renamed` are titles, before and now; `ended` says whether the line of totals is there.
    """

    sheet: str
    rows: tuple[Row, ...]
    merged: tuple[str, ...]
    extra: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    ended: bool


class Ledger(NamedTuple):
    """A ledger as it came back, and what it said when it was written."""

    base: Base
    tables: dict[str, Returned]
    facts: dict[str, Read]
    from_1904: bool


def read_ledger(data: bytes, name: str) -> Ledger:
    """What a ledger says. Raises HypercareError for one that cannot come back (exit 2)."""
    package = opened(data, name, BOUNDS)
    if package.kind != "excel":
        raise HypercareError(message("{name} is no workbook of Excel", name=name))
    sheets = read_sheets(package)
    store = next((grid for grid in sheets.grids if grid.name == STORE), None)
    if store is None:
        raise no_way_back(name)
    base = base_of(lines(store), name)
    tables: dict[str, Returned] = {}
    for grid in sheets.grids:
        table = Found(grid, base)
        if table.table:
            if table.table in tables:
                raise HypercareError(
                    message("{name} has the table {table} twice", name=name, table=table.table),
                    message("Delete the copy of the sheet {sheet}.", sheet=grid.name),
                )
            tables[table.table] = table.returned(name)
    for key in base.columns:
        if key not in tables:
            raise HypercareError(
                message("{name} has no table {table} any more", name=name, table=key),
                message(
                    "Its sheet, or the hidden row above its titles, has been deleted: take the "
                    "ledger as it was written and copy the new lines into it."
                ),
            )
    return Ledger(base, tables, dict(facts(sheets, base, tables.values(), name)), sheets.from_1904)


# -- the base -------------------------------------------------------------------------------------


def lines(store: Grid) -> list[tuple[str, ...]]:
    """The texts of each line of the hidden sheet, in their order."""
    rows: dict[int, list[str]] = {}
    for (row, column), raw in sorted(store.cells.items()):
        line = rows.setdefault(row, [])
        line += [""] * (column - 1 - len(line))  # an empty text between two others
        line.append(raw.text or "")
    return [tuple(rows[row]) for row in sorted(rows)]


# -- the sheets -----------------------------------------------------------------------------------


class Found:
    """The table of a sheet: where its columns stand, known by the hidden keys above their titles."""

    def __init__(self, grid: Grid, base: Base):
        self.grid = grid
        self.table, self.key_row = "", 0
        self.columns: dict[str, int] = {}
        for (row, column), raw in sorted(grid.cells.items()):
            match = KEY.match(raw.text or "") if row <= KEY_ROWS and raw.kind == "text" else None
            if match is None or (self.table and (row, match[1]) != (self.key_row, self.table)):
                continue
            if match[2] == ID or match[2] in base.columns.get(match[1], {}):
                self.table, self.key_row = match[1], row
                self.columns.setdefault(match[2], column)
        self.headings = base.columns.get(self.table, {})
        self.top = self.title_row()
        self.titles = {c: said(raw) for (row, c), raw in grid.cells.items() if row == self.top}

    def title_row(self) -> int:
        """The row of the titles: below the keys, also where somebody put lines in between."""
        for row in range(self.key_row + 1, self.key_row + KEY_ROWS):
            for key, heading in self.headings.items():
                cell = self.grid.cells.get((row, self.columns.get(key, 0)))
                if heading.title and same_title(heading.title, said(cell)):
                    return row
        return self.key_row + 1

    def returned(self, name: str) -> Returned:
        """The rows, once every column is found. Raises HypercareError for one that is gone."""
        self.find_columns(name)
        grid, top, known = self.grid, self.top, set(self.columns.values())
        below = sorted({row for row, column in grid.cells if column in known and row > top})
        ends = (row for row in below if said(grid.cells.get((row, self.columns[ID]))) == END)
        end = next(ends, None)
        rows = [row for row in below if end is None or row < end]
        last = end - 1 if end else max(rows, default=top)
        extra = {c for row, c in grid.cells if top < row <= last and c not in known}
        titles = {c: one_line(self.titles.get(c, "")) or place_of(top, c) for c in sorted(extra)}
        return Returned(
            grid.name,
            tuple(self.row(row, titles) for row in rows),
            tuple(area for area in grid.merged if covers(area, top + 1, last)),
            tuple(titles.values()),
            tuple(self.renamed()),
            end is not None,
        )

    def find_columns(self, name: str) -> None:
        """A column whose key is gone is known by its title; a computed one need not be there."""
        known = set(self.columns.values())
        for key, (title, field) in self.headings.items():
            if key not in self.columns:
                place = next(
                    (c for c, t in self.titles.items() if t == title and c not in known), 0
                )
                if place:
                    self.columns[key] = place
                    known.add(place)
                elif field:
                    raise gone(name, self.grid.name, title)
        if ID not in self.columns:
            raise gone(name, self.grid.name, ID)

    def renamed(self) -> Iterator[tuple[str, str]]:
        """Columns that come back and are called something else now."""
        for key, (title, field) in self.headings.items():
            now = self.titles.get(self.columns.get(key, 0), "")
            if field and not same_title(title, now):
                yield title, now

    def row(self, row: int, extra: Mapping[int, str]) -> Row:
        cells = {key: self.cell(row, c) for key, c in self.columns.items() if key != ID}
        first = min(column for key, column in self.columns.items() if key != ID)
        id_ = said(self.grid.cells.get((row, self.columns[ID])))
        added = {title: self.cell(row, column) for column, title in extra.items()}
        return Row(id_, self.cell(row, first).place, cells, added)

    def cell(self, row: int, column: int) -> Read:
        place = f"{self.grid.name}!{place_of(row, column)}"
        return Read(place, self.grid.cells.get((row, column)))


def same_title(written: str, now: str) -> bool:
    """Whether a title is what was written, however its lines break, or that with a number behind."""
    return written.split() == now.split() or (bool(now) and now.startswith(written))


def said(raw: Raw | None) -> str:
    """A text, or a number that a program made of it."""
    return (raw.text or "").strip() if raw is not None else ""


def covers(reference: str, first: int, last: int) -> bool:
    """Whether a merged area reaches into these rows."""
    ends = [position(place) for place in reference.split(":")]
    rows = [end[0] for end in ends if end is not None]
    return bool(rows) and min(rows) <= last and max(rows) >= first


def gone(name: str, sheet: str, title: str) -> HypercareError:
    return HypercareError(
        message(
            "the sheet {sheet} of {name} has no column “{title}” any more",
            sheet=sheet,
            name=name,
            title=title,
        ),
        message(
            "A column may be moved and renamed, not deleted: take the ledger as it was written and "
            "copy the new lines into it."
        ),
    )


def facts(
    sheets: Sheets, base: Base, tables: Iterable[Returned], name: str
) -> Iterator[tuple[str, Read]]:
    """The single values, by the names of their cells: each one of its own on the sheet that has most.

    Raises HypercareError for one that is gone, or that leads to a cell that says something else.
    """
    grids = {grid.name: grid for grid in sheets.grids}
    found = {field: sheets.names.get(FIELD + field) for field in base.facts}
    taken = Counter(found.values())
    home = Counter(place[0] for place in found.values() if place is not None).most_common(1)
    others = {table.sheet for table in tables} | {STORE}

    def fits(place: Place) -> bool:
        sheet = place[0]
        is_home = sheet in grids and sheet not in others and sheet == home[0][0]
        return is_home and taken[place] == 1

    for field, place in found.items():
        if place is None or not fits(place):
            raise HypercareError(
                message("{name} has no cell any more for `{field}`", name=name, field=field),
                message("Take the ledger as it was written and copy the new values into it."),
            )
        sheet, row, column = place
        yield field, Read(f"{sheet}!{place_of(row, column)}", grids[sheet].cells.get((row, column)))


def one_line(title: str) -> str:
    return " ".join(title.split())
