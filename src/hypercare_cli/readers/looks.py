"""How a workbook shows its numbers, as far as that says what they are: days, percentages.

A spreadsheet turns `10/02/2026` into a count of days and `4 %` into 0.04 as they are typed; only the
format of the cell still says so.
"""

import re
from typing import Literal

from hypercare_cli.readers.package import Package
from hypercare_cli.readers.streamed import parsed

Look = Literal["", "day", "percent"]
BUILT_IN: dict[str, Look] = {"9": "percent", "10": "percent"}
BUILT_IN |= dict.fromkeys(map(str, (*range(14, 18), 22, *range(27, 32), 36, *range(50, 59))), "day")
"""Formats that have a number and no code; those of times of day are not among them."""
ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|General|Standard', re.IGNORECASE)
"""What a format shows as it is, colours, languages, and the names of the plain format."""


class Looks:
    """The look of each format of a cell, by its number."""

    def __init__(self, package: Package):
        self.found: list[Look] = []
        self.own: dict[str, Look] = {}
        self.is_inside = False
        for relation in package.of(package.main):
            if relation.kind == "styles" and not relation.external:
                parsed(package, relation.target, self.start, self.end, lambda _text: None)

    def start(self, name: str, given: dict[str, str]) -> None:
        if name == "numFmt":
            self.own[given.get("numFmtId", "")] = look_of(given.get("formatCode", ""))
        elif name == "cellXfs":
            self.is_inside = True
        elif name == "xf" and self.is_inside:
            number = given.get("numFmtId", "0")
            self.found.append(self.own.get(number, BUILT_IN.get(number, "")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self.is_inside = False

    def of(self, number: str) -> Look:
        """The look of a cell that names its format so."""
        position = int(number) if number.isdecimal() and len(number) < 8 else 0
        return self.found[position] if position < len(self.found) else ""


def look_of(code: str) -> Look:
    """What a format makes of a number: `dd/mm/yyyy` is a day, `0.0%` a percentage.

    >>> look_of('[$-40C]d mmmm yyyy;@'), look_of('0.0 %'), look_of('#,##0 "days"')
    ('day', 'percent', '')
    """
    bare = ASIDE.sub("", code.partition(";")[0]).casefold()
    if "%" in bare:
        return "percent"
    return "day" if "d" in bare or "y" in bare else ""
