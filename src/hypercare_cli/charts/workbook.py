"""The workbook inside an Office chart: “Edit data” opens it. Same rows, same bytes."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import NamedTuple

from hypercare_cli.clean import clean

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001  # XlsxWriter takes naive times, as UTC
WIDTH = 14
FIRST_DAY = date(1899, 12, 30)
"""Day 0 of Office, as it counts from March 1900 on."""
EARLIEST = date(1900, 3, 1)
LONGEST = 32_767
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Column(NamedTuple):
    """A column under its name; `code` is the format of its figures."""

    name: str
    cells: Sequence[str | float | None]
    code: str = ""


class Rows(NamedTuple):
    """What a chart is drawn from; the first column has the categories."""

    sheet: str
    columns: tuple[Column, ...]

    def reference(self, column: int, heading: bool = False) -> str:
        """Where the heading or the cells of a column stand."""
        letter = letters(column)
        last = len(self.columns[column].cells) + 1
        place = f"${letter}$1" if heading else f"${letter}$2:${letter}${last}"
        return f"'{self.sheet}'!{place}"


def letters(column: int) -> str:
    """The name of a column: A … Z, AA …"""
    more, last = divmod(column, len(LETTERS))
    return (letters(more - 1) if more else "") + LETTERS[last]


def serial(day: date) -> int:
    """A day as Office counts it."""
    return (day - FIRST_DAY).days


def workbook(rows: Rows) -> bytes:
    """An .xlsx with one sheet; texts stay texts, whatever they start with."""
    import xlsxwriter

    output = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(output, options) as book:
        book.set_properties({"created": CREATED})
        sheet = book.add_worksheet(rows.sheet)
        sheet.set_column(0, len(rows.columns) - 1, WIDTH)
        for number, column in enumerate(rows.columns):
            look = book.add_format({"num_format": column.code}) if column.code else None
            sheet.write_string(0, number, clean(column.name)[:LONGEST])
            for row, cell in enumerate(column.cells, 1):
                if isinstance(cell, str):
                    sheet.write_string(row, number, clean(cell)[:LONGEST])
                elif cell is not None:
                    sheet.write_number(row, number, cell, look)
    return output.getvalue()
