"""Where everything stands in the workbook, and what formulas call it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from xlsxwriter.utility import quote_sheetname, xl_range_abs, xl_rowcol_to_cell

from hypercare_cli.renderers.clean import clean
from hypercare_cli.sheet import Block, Choice, Column, Panel, Prose, Sheet, Table, Workbook

FIRST_BLOCK = 3
"""Row of the first block, after title, note and a gap."""

REFERENCE = re.compile(r"\{(@?)([A-Za-z0-9_.]+)(?:\[([A-Za-z0-9_]+)\])?\}")
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
SPECIAL = re.compile(r"(['\[\]#@])")
LONGEST_NAME = 31


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with its first row, and the first column of its values."""

    block: Block
    top: int
    label_column: int = 0
    value_column: int = 1


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table, the sheet that it stands on, and its titles made fit for column names."""

    table: Table
    sheet: str
    top: int
    titles: tuple[str, ...]

    @property
    def first(self) -> int:
        """The first row below the header."""
        return self.top + 1

    @property
    def last(self) -> int:
        """The last row before the total; an empty table has one empty row to type into."""
        return self.top + max(1, len(self.table.rows))

    @property
    def total(self) -> int:
        return self.last + 1

    def position(self, key: str) -> int:
        return next(n for n, column in enumerate(self.table.columns) if column.key == key)


class Places:
    """For one workbook: the name of a sheet, the place of a table, what a reference means."""

    def __init__(self, workbook: Workbook):
        self.sheet_names = unique_sheet_names(
            [
                *(sheet.name for sheet in workbook.sheets),
                workbook.labels.lists,
                workbook.labels.long_texts,
            ]
        )
        self.tables: dict[str, PlacedTable] = {}
        self.blocks: list[tuple[Placed, ...]] = []
        self.names: dict[str, str] = {}
        """Figure → absolute reference of its cell."""
        for sheet, name in zip(workbook.sheets, self.sheet_names, strict=False):
            self.blocks.append(tuple(self.placed(sheet, name)))

    def placed(self, sheet: Sheet, name: str) -> Iterator[Placed]:
        """The blocks of a sheet from top to bottom, an empty row between them."""
        row, above = FIRST_BLOCK, None
        for block in sheet.blocks:
            if isinstance(block, Table):
                above = self.place_table(block, name, row)
                yield Placed(block, row)
            elif isinstance(block, Panel):
                columns = (0, 1)
                if block.under and above:
                    columns = (above.position(block.under[0]), above.position(block.under[1]))
                place = Placed(block, row, *columns)
                self.name_figures(block, name, place)
                yield place
            else:
                yield Placed(block, row)
            row += height(block) + 1

    def place_table(self, table: Table, sheet: str, row: int) -> PlacedTable:
        place = PlacedTable(table, sheet, row, tuple(unique_titles(table.columns)))
        self.tables[table.key] = place
        for key, total in table.totals.items():
            if total.name:
                self.names[total.name] = cell(sheet, place.total, place.position(key))
        return place

    def name_figures(self, panel: Panel, sheet: str, place: Placed) -> None:
        first = place.top + bool(panel.title)
        for number, figure in enumerate(panel.figures):
            if figure.name:
                self.names[figure.name] = cell(sheet, first + number, place.value_column)

    # -- references -----------------------------------------------------------------------------

    def formula(self, expression: str, table: Table | None = None, row: int = 0) -> str:
        """The expression with the references of Excel; `table` and `row` are where it stands."""

        def resolved(match: re.Match[str]) -> str:
            this_row, name, column = match.groups()
            if this_row:
                assert table is not None
                return self.in_row(self.tables[table.key], name, row)
            return self.column(self.tables[name], column) if column else name

        return "=" + REFERENCE.sub(resolved, expression)

    def in_row(self, place: PlacedTable, key: str, row: int) -> str:
        position = place.position(key)
        if place.table.fixed:
            return str(xl_rowcol_to_cell(row, position, col_abs=True))
        return f"{place.table.key}[[#This Row],[{escaped(place.titles[position])}]]"

    def cell(self, place: PlacedTable, position: int) -> str:
        """The first cell of a column, for rules that move down with the rows."""
        return str(xl_rowcol_to_cell(place.first, position, col_abs=True))

    def listed(self, choice: Choice, column: int) -> str:
        """The words of a drop-down list, as a name is defined with."""
        cells = xl_range_abs(FIRST_BLOCK + 1, column, FIRST_BLOCK + len(choice.words), column)
        return f"={quote_sheetname(self.sheet_names[-2])}!{cells}"

    def column(self, place: PlacedTable, key: str) -> str:
        position = place.position(key)
        if place.table.fixed:
            cells = xl_range_abs(place.first, position, place.last, position)
            return f"{quote_sheetname(place.sheet)}!{cells}"
        return f"{place.table.key}[{escaped(place.titles[position])}]"


def height(block: Block) -> int:
    """Rows that a block takes."""
    if isinstance(block, Table):
        return 1 + max(1, len(block.rows)) + bool(block.totals)
    lines = block.lines if isinstance(block, Prose) else block.figures
    return len(lines) + bool(block.title)


def cell(sheet: str, row: int, column: int) -> str:
    """An absolute reference, as a name is defined with."""
    return f"={quote_sheetname(sheet)}!{xl_rowcol_to_cell(row, column, True, True)}"


def escaped(title: str) -> str:
    """A title inside a structured reference."""
    return SPECIAL.sub(r"'\1", title)


def unique_titles(columns: Iterable[Column]) -> Iterator[str]:
    """Titles on one line, told apart without regard to case, as a table needs them."""
    seen: set[str] = set()
    for column in columns:
        title = " ".join(clean(column.title).split()) or column.key
        yield told_apart(title, seen, 255)


def unique_sheet_names(names: Iterable[str]) -> list[str]:
    """Names that Excel takes: no forbidden sign, at most 31 characters, no two alike."""
    seen = {"history"}  # Excel keeps this one for itself
    cleaned = (" ".join(FORBIDDEN.sub(" ", clean(name)).strip("' ").split()) for name in names)
    return [told_apart(name or "Sheet", seen, LONGEST_NAME) for name in cleaned]


def told_apart(name: str, seen: set[str], longest: int) -> str:
    """The name, cut to its longest form, with a number if it is taken; it is taken afterwards."""
    found, number = shortened(name, longest), 1
    while found.casefold() in seen:
        number += 1
        ending = f" ({number})"
        found = shortened(name, longest - len(ending)) + ending
    seen.add(found.casefold())
    return found


def shortened(text: str, longest: int) -> str:
    """The beginning that fits into `longest` UTF-16 units, which is how Excel counts."""
    return text.encode("utf-16-le")[: 2 * longest].decode("utf-16-le", "ignore")


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
