"""Where everything stands in the workbook, and what formulas call it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from xlsxwriter.utility import quote_sheetname, xl_range_abs, xl_rowcol_to_cell

from hypercare_cli.clean import clean
from hypercare_cli.sheet import (
    FIELD,
    Block,
    Choice,
    Column,
    Figure,
    Panel,
    Plots,
    Prose,
    Sheet,
    Table,
    Workbook,
)

FIRST_BLOCK = 3
"""Row of the first block, after title, note and a hidden row with the keys of the columns."""
KEY_ROW = FIRST_BLOCK - 1
LISTS_A_ROW = 5
PLOTS_A_ROW = 2
PLOT_ROWS = 16
"""Rows that a chart takes, with the gap below."""

REFERENCE = re.compile(r"\{([@^]?)([A-Za-z0-9_.]+)(?:\[([A-Za-z0-9_]+)\])?\}")
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
        """The last row before the total; an empty table has at least one row to type into."""
        return self.top + length(self.table)

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
            at = cell(sheet, first + number, place.value_column)
            self.names |= dict.fromkeys(names_of(figure), at)

    # -- references -----------------------------------------------------------------------------

    def formula(self, expression: str, table: Table | None = None, row: int = 0) -> str:
        """The expression with the references of Excel; `table` and `row` are where it stands."""

        def resolved(match: re.Match[str]) -> str:
            sign, name, column = match.groups()
            if sign:
                assert table is not None
                place = self.tables[table.key]
                return self.in_row(place, name, row) if sign == "@" else down_to(place, name, row)
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

    def growing(self, choice: Choice) -> str:
        """The filled part of a column, as a name is defined with."""
        assert choice.column is not None
        key, column = choice.column
        place = self.tables[key]
        at, sheet = place.position(column), quote_sheetname(place.sheet)
        cells = f"{sheet}!{xl_range_abs(place.first, at, place.last, at)}"
        first = f"{sheet}!{xl_rowcol_to_cell(place.first, at, True, True)}"
        return f'={first}:INDEX({cells},MAX(1,COUNTIF({cells},"?*")))'

    def words(self, choice: Choice, row: int, column: int) -> str:
        """The words of a drop-down list that start here, as a name is defined with."""
        cells = xl_range_abs(row, column, row + len(choice.words) - 1, column)
        return f"={quote_sheetname(self.sheet_names[-2])}!{cells}"

    def column(self, place: PlacedTable, key: str) -> str:
        position = place.position(key)
        if place.table.fixed:
            cells = xl_range_abs(place.first, position, place.last, position)
            return f"{quote_sheetname(place.sheet)}!{cells}"
        return f"{place.table.key}[{escaped(place.titles[position])}]"


def listed(choices: Iterable[Choice]) -> Iterator[tuple[Choice, tuple[int, int]]]:
    """Where the title of each list stands: so many beside each other, below the longest above."""
    fixed = [choice for choice in choices if choice.column is None]
    top = FIRST_BLOCK
    for start in range(0, len(fixed), LISTS_A_ROW):
        band = fixed[start : start + LISTS_A_ROW]
        for column, choice in enumerate(band):
            yield choice, (top, column)
        top += max(len(choice.words) for choice in band) + 2


def length(table: Table) -> int:
    """Rows between the titles and the total."""
    return max(1, len(table.rows) + table.spare)


def height(block: Block) -> int:
    """Rows that a block takes."""
    if isinstance(block, Table):
        return 1 + length(block) + bool(block.totals)
    if isinstance(block, Plots):
        return PLOT_ROWS * -(-len(block.plots) // PLOTS_A_ROW)
    lines = block.lines if isinstance(block, Prose) else block.figures
    return len(lines) + bool(block.title)


def cell(sheet: str, row: int, column: int) -> str:
    """An absolute reference, as a name is defined with."""
    return f"={quote_sheetname(sheet)}!{xl_rowcol_to_cell(row, column, True, True)}"


def names_of(figure: Figure) -> list[str]:
    """What the cell of a figure is called: in formulas, and by its field."""
    return [name for name in (figure.name, figure.field and FIELD + figure.field) if name]


def down_to(place: PlacedTable, key: str, row: int) -> str:
    """The cells of a column down to this row."""
    return str(xl_range_abs(place.first, place.position(key), row, place.position(key)))


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
