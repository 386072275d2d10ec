"""One value into one cell: typed, cleaned, never cut in silence."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from math import isfinite
from typing import Any

from hypercare_cli.blocks import Badge
from hypercare_cli.clean import clean
from hypercare_cli.renderers.sheetml.places import shortened, units
from hypercare_cli.sheet import Value

LONGEST = 32767
"""UTF-16 units that a cell can hold."""
FIRST_DAY = date(1900, 3, 1)
"""Spreadsheets disagree about the days before."""
DAY_ZERO = date(1899, 12, 30)


FIRST_PIECE = 3
"""Row of the first piece on the sheet of long texts."""


class LongTexts:
    """The rest of texts that are longer than a cell, for a sheet at the end."""

    def __init__(self, continued: str):
        self.continued = continued
        self.pieces: list[str] = []

    def fit(self, text: str) -> str:
        """The text, or its beginning with the line on which the rest starts."""
        if len(text) <= LONGEST // 2 or units(text) <= LONGEST:
            return text
        mark = self.continued.replace("{row}", str(FIRST_PIECE + len(self.pieces) + 1))
        start = shortened(text, LONGEST - units(mark))
        self.pieces += split(text[len(start) :])
        return start + mark


def split(text: str) -> list[str]:
    """Pieces that fit into a cell each."""
    pieces = []
    while text:
        pieces.append(shortened(text, LONGEST))
        text = text[len(pieces[-1]) :]
    return pieces


def write(
    sheet: Any, row: int, column: int, value: Value | Badge, look: Any, long: LongTexts
) -> None:
    """A value with the type that the spreadsheet knows for it."""
    if value is None:
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, Decimal | int) and isfinite(float(value)):
        sheet.write_number(row, column, float(value), look)
    elif isinstance(value, date) and value >= FIRST_DAY:
        sheet.write_datetime(row, column, midnight(value), look)
    else:
        text = value.word if isinstance(value, Badge) else str(value)
        sheet.write_string(row, column, long.fit(clean(text)), look)


def midnight(day: date) -> datetime:
    """A day for a library that asks for a moment."""
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001  # a day has no zone


def cached(value: Value) -> float | str:
    """The value beside a formula; a day is its number, nothing is an empty text."""
    if value is None:
        return ""
    if isinstance(value, date):
        return float((value - DAY_ZERO) / timedelta(days=1))
    if isinstance(value, Decimal | int):
        number = float(value)
        return number if isfinite(number) else ""
    return shortened(clean(value), LONGEST)
