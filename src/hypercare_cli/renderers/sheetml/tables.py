"""A table on a sheet: header, rows, total, drop-downs, colours."""

import re
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any

from hypercare_cli import extent
from hypercare_cli.blocks import Badge
from hypercare_cli.renderers.sheetml.cells import FIRST_DAY, LongTexts, cached, write
from hypercare_cli.renderers.sheetml.looks import DATE_WIDTHS, Looks, Role
from hypercare_cli.renderers.sheetml.places import KEY_ROW, PlacedTable, Places
from hypercare_cli.rounding import half_up
from hypercare_cli.sheet import Cell, Choice, Column, Formula, Kind, Table

CODE = re.compile("(_x[0-9a-fA-F]{4}_)")
"""What Excel would read as a character of that number."""
BUTTON = 2.5
"""Digits that the filter button of a header takes."""
INDENT = 2
WIDEST = 84
SIZE, HEAD_SIZE = 10, 9
LINE, HIGHEST, UPRIGHT_HEIGHT = 13, 409, 150
DIGIT = 5.25
"""Points; the last is what widths of columns count."""
LIMITS = {"minimum": -1e15, "maximum": 1e15}


class Grid:
    """One sheet while it is written: cells, widths, colours."""

    def __init__(self, sheet: Any, places: Places, looks: Looks, long: LongTexts):
        self.sheet = sheet
        self.places = places
        self.looks = looks
        self.long = long
        self.widths: dict[int, int] = {}
        self.lines: dict[int, int] = {}
        self.hidden: set[int] = set()

    def put(self, row: int, column: int, cell: Cell, look: Any, table: Table | None = None) -> None:
        """A value or a formula; `table` is the one that `{@key}` refers to."""
        if isinstance(cell, Formula):
            formula = self.places.formula(cell.expression, table, row)
            self.sheet.write_formula(row, column, formula, look, cached(cell.value))
        else:
            write(self.sheet, row, column, cell, look, self.long)

    def widen(self, column: int, width: int) -> None:
        self.widths[column] = max(self.widths.get(column, 0), min(width, WIDEST))

    def widen_for(self, column: int, cell: Cell, kind: Kind, digits: int) -> None:
        """Numbers are never cut: the column is at least as wide as this one."""
        value = cell.value if isinstance(cell, Formula) else cell
        if isinstance(value, Decimal | int):
            scale = 100 if kind == "share" else 1
            shown = f"{half_up(Decimal(value) * scale, digits):,}"
            money = "".join(self.looks.workbook.money) if kind == "money" else ""
            self.widen(column, len(shown) + len(money) + 3)
        elif isinstance(value, date):
            self.widen(column, DATE_WIDTHS[self.looks.workbook.language])

    def raise_row(self, row: int, lines: int) -> None:
        """The row shows this many lines; not every program finds that out by itself."""
        self.lines[row] = max(self.lines.get(row, 1), lines)

    def finish(self) -> int:
        """Sets widths and heights; the width of the sheet in characters."""
        for column, width in sorted(self.widths.items()):
            options = {"hidden": True} if column in self.hidden else {}
            self.sheet.set_column(column, column, width, None, options)
        for row, lines in sorted(self.lines.items()):
            if lines > 1:
                self.sheet.set_row(row, min(HIGHEST, LINE * lines + 2))
        return sum(width for column, width in self.widths.items() if column not in self.hidden)

    def colours(self, top: int, left: int, bottom: int, right: int) -> None:
        """The words of the colours are filled with them, also those that people choose later."""
        for colour, word in self.looks.workbook.colours.items():
            rule = {
                "type": "cell",
                "criteria": "==",
                "value": '"' + word.replace('"', '""') + '"',
                "format": self.looks.colour(colour),
            }
            self.sheet.conditional_format(top, left, bottom, right, rule)

    def check(
        self, top: int, left: int, bottom: int, right: int, kind: Kind, choice: Choice | None
    ) -> None:
        """What may be typed: a word of a list, a date, a number; an entry may also be a new one."""
        labels, rule = self.looks.workbook.labels, dict[str, Any]()
        if choice is not None:
            if choice.words or choice.column is not None:
                rule = {"validate": "list", "source": f"=list.{choice.key}"}
                rule |= {"error_message": labels.pick}
                rule |= {"error_type": "warning" if choice.column else "stop"}
        elif kind == "date":
            rule = {"validate": "date", "criteria": ">=", "value": FIRST_DAY}
            rule |= {"error_message": labels.day}
        elif kind in ("number", "money", "share"):
            rule = {"validate": "decimal", "criteria": "between"} | LIMITS
            rule |= {"error_message": labels.number}
        if rule:
            self.sheet.data_validation(top, left, bottom, right, rule)

    def limits(self, place: PlacedTable, position: int, column: Column) -> None:
        """Numbers from the limits on are amber or red."""
        assert column.limits is not None
        first = self.places.cell(place, position)
        for colour, limit in (("red", column.limits.red), ("amber", column.limits.amber)):
            if limit is not None:
                rule = {
                    "type": "formula",
                    "criteria": f"=AND(ISNUMBER({first}),{first}>={limit})",
                    "format": self.looks.colour(colour),
                    "stop_if_true": True,
                }
                self.sheet.conditional_format(place.first, position, place.last, position, rule)


def write_table(grid: Grid, place: PlacedTable) -> None:
    """A real table with filters, or a plain range where nobody adds rows."""
    table = place.table
    if not table.fixed:
        add_table(grid, place)
    for position, column in enumerate(table.columns):
        longest = extent.widest_word(column.title, HEAD_SIZE, bold=True) / DIGIT
        grid.widen(
            position, column.width if column.upright else max(column.width, ceil(longest + BUTTON))
        )
        rows(grid, place, position, column)
        rules(grid, place, position, column)
    if table.totals:
        totals(grid, place)
    header(grid, place)
    if table.edited:
        keys(grid, place)


def keys(grid: Grid, place: PlacedTable) -> None:
    """What each column is called whatever its title says, in a hidden row above the titles."""
    for position, column in enumerate(place.table.columns):
        key = f"{place.table.key}.{column.key}"
        write(grid.sheet, KEY_ROW, position, key, grid.looks.plain(), grid.long)
        if column.hidden:
            grid.hidden.add(position)
    grid.sheet.set_row(KEY_ROW, None, None, {"hidden": True})


def add_table(grid: Grid, place: PlacedTable) -> None:
    """Declares the table, so that its formulas and formats follow new rows."""
    table = place.table
    columns = []
    for position, column in enumerate(table.columns):
        options: dict[str, Any] = {
            "header": place.titles[position],
            "format": look_of(grid, table, column),
        }
        if column.formula:
            options["formula"] = grid.places.formula(column.formula, table, place.first)
        if column.key in table.totals:
            options |= total_options(grid, table, table.totals[column.key].cell)
        columns.append(options)
    grid.sheet.add_table(
        place.top,
        0,
        place.total if table.totals else place.last,
        len(columns) - 1,
        {
            "name": table.key,
            "columns": columns,
            "style": None,
            "total_row": bool(table.totals),
        },
    )
    for column_data in grid.sheet.tables[-1]["columns"]:
        # XlsxWriter does so in cells, and a heading must be the same in both.
        column_data["name"] = CODE.sub(r"_x005F\1", column_data["name"])


def total_options(grid: Grid, table: Table, cell: Cell) -> dict[str, Any]:
    """What the table says about its total; a number without formula is a formula all the same."""
    if isinstance(cell, Formula):
        formula = grid.places.formula(cell.expression, table)
        return {"total_function": formula, "total_value": cached(cell.value)}
    if isinstance(cell, Decimal | int):
        return {"total_function": f"={float(cell)!r}", "total_value": float(cell)}
    return {"total_string": str(cell)} if cell is not None else {}


def header(grid: Grid, place: PlacedTable) -> None:
    """The titles; the row is high enough for the longest."""
    lines = 1
    for position, column in enumerate(place.table.columns):
        look = grid.looks.cell("head_computed" if column.formula else "head")
        if column.upright:
            look = grid.looks.upright()
        write(grid.sheet, place.top, position, place.titles[position], look, grid.long)
        room = grid.widths[position] - BUTTON
        lines = max(lines, lines_of(column.title, room, HEAD_SIZE, bold=True))
    upright = any(column.upright for column in place.table.columns)
    grid.sheet.set_row(place.top, UPRIGHT_HEIGHT if upright else LINE * lines + 6)


def lines_of(text: str, width: float, size: float = SIZE, *, bold: bool = False) -> int:
    """Lines that a text of this size takes in a column of so many digits."""
    return extent.lines(text, width * DIGIT, size, bold)


def look_of(grid: Grid, table: Table, column: Column) -> Any:
    """White cells are to be edited, shaded ones computed or for information."""
    role: Role = "input" if column.field else "plain"
    if column.formula or (table.edited and not column.field):
        role = "computed"
    return grid.looks.cell(role, column.kind, column.digits)


def rows(grid: Grid, place: PlacedTable, position: int, column: Column) -> None:
    """The cells of one column, then the free ones."""
    look = look_of(grid, place.table, column)
    values: list[Any] = [row[position] for row in place.table.rows]
    values += [None] * (place.last - place.top - len(values))
    for row, value in enumerate(values, place.first):
        plain = value.word if isinstance(value, Badge) else value
        cell = Formula(column.formula, plain) if column.formula else value
        grid.put(row, position, cell, look, place.table)
        grid.widen_for(position, cell, column.kind, column.digits)
        if isinstance(value, str) and not column.hidden:
            grid.raise_row(row, lines_of(value, grid.widths[position] - INDENT))


def rules(grid: Grid, place: PlacedTable, position: int, column: Column) -> None:
    """Drop-down lists, types and colours of one column."""
    area = (place.first, position, place.last, position)
    if column.kind == "colour":
        grid.colours(*area)
    if column.limits is not None:
        grid.limits(place, position, column)
    if column.field:
        grid.check(*area, column.kind, column.choice)


def totals(grid: Grid, place: PlacedTable) -> None:
    """The last row, the whole width of the table."""
    for position, column in enumerate(place.table.columns):
        total = place.table.totals.get(column.key)
        kind: Kind = column.kind
        cell = total.cell if total else None
        if isinstance(cell, str):
            kind = "text"
            room = grid.widths[position] - INDENT
            grid.raise_row(place.total, 1 if column.hidden else lines_of(cell, room, bold=True))
        look = grid.looks.cell("total", kind, column.digits)
        if isinstance(cell, Decimal | int) and not place.table.fixed:
            cell = Formula(repr(float(cell)), cell)
        grid.put(place.total, position, cell, look, place.table)
        grid.widen_for(position, cell, column.kind, column.digits)
