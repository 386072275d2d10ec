"""Where something stands in a workbook: names of sheets, cells and areas, fit to be said."""

import re
import unicodedata

PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})\Z")
NOT_IN_NAMES = re.compile(r"[:\\/?*\[\]]")
"""What no program lets people write in the name of a sheet."""
LONGEST_NAME = 60
CONTROLS = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
Place = tuple[str, int, int]
"""Sheet, row and column, from 1."""


def place_of(row: int, column: int) -> str:
    """`C7`"""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def position(place: str) -> tuple[int, int] | None:
    """Row and column of `C7`, from 1."""
    found = PLACE.match(place)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def named(sheet: str) -> str:
    """The name of a sheet as messages can say it: one short line without signs that are obeyed."""
    kept = (
        " " if c.isspace() else "\ufffd" if unicodedata.category(c) in CONTROLS else c
        for c in sheet
    )
    return NOT_IN_NAMES.sub("_", " ".join("".join(kept).split()))[:LONGEST_NAME]


def area_of(reference: str) -> str:
    """`A1:B2` of a merged area; empty for anything else."""
    ends = [position(place) for place in reference.split(":", 2)[:2]]
    return ":".join(place_of(*end) for end in ends if end is not None) if all(ends) else ""
