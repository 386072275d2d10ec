"""A table on a sheet: header, rows, total, drop-downs, colours."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from hypercare_cli.i18n.words import half_up
from hypercare_cli.renderers.sheetml.cells import LongTexts, cached, write
from hypercare_cli.renderers.sheetml.looks import Looks
from hypercare_cli.renderers.sheetml.places import PlacedTable, Places
from hypercare_cli.sheet import Cell, Column, Formula, Kind, Table

BUTTON = 4
"""Characters that the filter button of a header takes."""
INDENT = 2
WIDEST = 84
LINE, HIGHEST, UPRIGHT_HEIGHT = 13, 409, 150
"""Points."""


class Grid:
    """One sheet while it is written: cells, widths, colours."""

    def __init__(self, sheet: Any, places: Places, looks: Looks, long: LongTexts):
        self.sheet = sheet
        self.places = places
        self.looks = looks
        self.long = long
        self.widths: dict[int, int] = {}
        self.lines: dict[int, int] = {}

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
            self.widen(column, len(shown) + len(money) + 4)
        elif isinstance(value, date):
            self.widen(column, 13)

    def raise_row(self, row: int, lines: int) -> None:
        """The row shows this many lines; not every program finds that out by itself."""
        self.lines[row] = max(self.lines.get(row, 1), lines)

    def finish(self) -> int:
        """Sets widths and heights; the width of the sheet in characters."""
        for column, width in sorted(self.widths.items()):
            self.sheet.set_column(column, column, width)
        for row, lines in sorted(self.lines.items()):
            if lines > 1:
                self.sheet.set_row(row, min(HIGHEST, LINE * lines + 2))
        return sum(self.widths.values())

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
        longest = max((len(word) for word in column.title.split()), default=0)
        grid.widen(
            position, column.width if column.upright else max(column.width, longest + BUTTON)
        )
        rows(grid, place, position, column)
        rules(grid, place, position, column)
    if table.totals:
        totals(grid, place)
    header(grid, place)


def add_table(grid: Grid, place: PlacedTable) -> None:
    """Declares the table, so that its formulas and formats follow new rows."""
    table = place.table
    columns = []
    for position, column in enumerate(table.columns):
        options: dict[str, Any] = {
            "header": place.titles[position],
            "format": look_of(grid, column),
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
        lines = max(lines, lines_of(column.title, grid.widths[position] - BUTTON))
    upright = any(column.upright for column in place.table.columns)
    grid.sheet.set_row(place.top, UPRIGHT_HEIGHT if upright else LINE * lines + 6)


def lines_of(text: str, width: int, size: int = 10) -> int:
    """Lines that a text of this size takes in a column, broken between words and in longer ones.

    Widths count digits; letters are narrower on average.
    """
    lines, width = 0, max(1, width * 12 // size)
    for paragraph in text.split("\n"):
        lines, used = lines + 1, 0
        for word in paragraph.split():
            if used and used + 1 + len(word) > width:
                lines, used = lines + 1, 0
            used += len(word) + (1 if used else 0)
            lines, used = lines + (used - 1) // width, (used - 1) % width + 1
    return lines


def look_of(grid: Grid, column: Column) -> Any:
    return grid.looks.cell("computed" if column.formula else "input", column.kind, column.digits)


def rows(grid: Grid, place: PlacedTable, position: int, column: Column) -> None:
    """The cells of one column; an empty table gets one empty row."""
    look = look_of(grid, column)
    values: Iterable[Any] = [row[position] for row in place.table.rows] or [None]
    for row, value in enumerate(values, place.first):
        cell = Formula(column.formula, value) if column.formula else value
        grid.put(row, position, cell, look, place.table)
        grid.widen_for(position, cell, column.kind, column.digits)
        if isinstance(value, str):
            grid.raise_row(row, lines_of(value, grid.widths[position] - INDENT))


def rules(grid: Grid, place: PlacedTable, position: int, column: Column) -> None:
    """Drop-down lists, types and colours of one column."""
    area = (place.first, position, place.last, position)
    if column.kind == "colour":
        grid.colours(*area)
    if column.limits is not None:
        grid.limits(place, position, column)
    if column.formula or place.table.fixed:
        return
    if column.choice is not None and column.choice.words:
        source = f"=list.{column.choice.key}"
        grid.sheet.data_validation(
            *area, {"validate": "list", "source": source, "error_type": "warning"}
        )
    elif column.kind == "date":
        least = date(1900, 3, 1)
        grid.sheet.data_validation(*area, {"validate": "date", "criteria": ">=", "value": least})
    elif column.kind in ("number", "money", "share"):
        limits = {"minimum": -1e15, "maximum": 1e15}
        grid.sheet.data_validation(*area, {"validate": "decimal", "criteria": "between", **limits})


def totals(grid: Grid, place: PlacedTable) -> None:
    """The last row, the whole width of the table."""
    for position, column in enumerate(place.table.columns):
        total = place.table.totals.get(column.key)
        kind: Kind = column.kind
        cell = total.cell if total else None
        if isinstance(cell, str):
            kind = "text"
        look = grid.looks.cell("total", kind, column.digits)
        if isinstance(cell, Decimal | int) and not place.table.fixed:
            cell = Formula(repr(float(cell)), cell)
        grid.put(place.total, position, cell, look, place.table)
        grid.widen_for(position, cell, column.kind, column.digits)
