"""Tables and facts as `w:tbl`, written row by row: python-docx finds each cell anew, which is quadratic."""

from collections.abc import Sequence
from typing import NamedTuple

from hypercare_cli.blocks import Badge, Cell, Column, Facts, Table
from hypercare_cli.renderers.wordml import extent
from hypercare_cli.renderers.wordml.markup import Element, clean, paragraph, run, w

SIZES = (8.5, 7.5, 6.5)
"""Sizes of table text in points: the first at which every word fits is taken; the template has the first."""
MARGIN = 170
"""Left and right cell margins together, in twentieths of a point."""
PADDING = 5.0
"""Cell margins and line above and below, in points."""
WIDEST = 0.5
"""The largest share of the table that a column asks for on account of a long text."""
WHOLE = 230.0
"""A table no higher than this, in points, stays on one page."""
SYMBOLS = {"green": "●", "amber": "▲", "red": "■", None: "○"}
COLOURS = {
    "green": ("DDF1E1", "14592B"),
    "amber": ("FFE9C7", "7A4300"),
    "red": ("FBD9D5", "8C1D13"),
    None: ("E9EDF1", "4A5560"),
}
"""Background and text of a badge; the contrast is above 6 in each pair."""


class Drawn(NamedTuple):
    """A table with the estimated height of each row; `together` keeps it on one page."""

    element: Element
    header: float
    rows: list[float]
    together: bool


def table(block: Table, room: int, name: str) -> Drawn:
    """A table as wide as `room` (twentieths of a point); `name` says to a screen reader what it is."""
    size = next((s for s in SIZES if sum(minima(block, s)) <= room), SIZES[-1])
    wide = widths(block, room, size)
    heads = tuple(column.title for column in block.columns)
    header = height(heads, wide, size, bold=True)
    heights = [height(row, wide, size) for row in block.rows]
    together = header + sum(heights) <= WHOLE
    look = properties("PlanTable", sum(wide), name, header=True, total=block.total)
    shape = Shape(tuple(wide), block.columns, size)
    last = len(block.rows) - 1
    rows = [head_row(shape)]
    rows += [
        row(shape, cells, keep=number < last if together else number in (0, last - 1))
        for number, cells in enumerate(block.rows)
    ]
    return Drawn(w("tbl", look, grid(wide), *rows), header, heights, together)


def facts(block: Facts, room: int, name: str) -> Drawn:
    """Labels and values in two columns without a header row."""
    size = SIZES[0] + 0.5
    longest = max((extent.width(label, size) for label, _value in block.pairs), default=0)
    first = min(max(round(longest * 20) + MARGIN + 60, round(room * 0.22)), round(room * 0.4))
    wide = [first, room - first]
    look = properties("PlanFacts", room, name, header=False)
    shape = Shape(tuple(wide), (Column(""), Column("")), size)
    last = len(block.pairs) - 1
    rows = [row(shape, pair, keep=n < last) for n, pair in enumerate(block.pairs)]
    heights = [height(pair, wide, size) for pair in block.pairs]
    return Drawn(w("tbl", look, grid(wide), *rows), 0, heights, sum(heights) <= WHOLE)


# -- widths and heights -------------------------------------------------------------------------


def plain(cell: Cell) -> str:
    return f"{SYMBOLS[cell.colour]}\u00a0{cell.word}" if isinstance(cell, Badge) else cell


def is_bold(cell: Cell) -> bool:
    return isinstance(cell, Badge)


def minima(block: Table, size: float) -> list[int]:
    """The width at which no word of a column is cut; very long words do not count in full."""
    limit = 120.0
    found = []
    for number, column in enumerate(block.columns):
        cells = (
            extent.widest_word(plain(row[number]), size, is_bold(row[number])) for row in block.rows
        )
        head = extent.widest_word(column.title, size, bold=True)
        found.append(round(min(max(head, *cells, size), limit) * 20) + MARGIN + 20)
    return found


def demands(block: Table, room: int, size: float) -> list[float]:
    """What each column would take on one line, at most WIDEST, weighted by its `width`."""
    limit = room * WIDEST
    found = []
    for number, column in enumerate(block.columns):
        cells = (extent.width(plain(row[number]), size, is_bold(row[number])) for row in block.rows)
        head = extent.width(column.title, size, bold=True)
        found.append(min(max(head, *cells) * 20 + MARGIN + 20, limit) * column.width)
    return found


def widths(block: Table, room: int, size: float) -> list[int]:
    """Columns that fill the room: each its longest word, the rest shared by what is to be said."""
    least, wanted = minima(block, size), demands(block, room, size)
    if sum(least) >= room:
        wide = [room * one // sum(least) for one in least]
    else:
        more = [max(0.0, want - one) for want, one in zip(wanted, least, strict=True)]
        spare = room - sum(least)
        if sum(more) <= spare:
            scale = (spare - sum(more)) / sum(wanted)
            more = [one + want * scale for one, want in zip(more, wanted, strict=True)]
        else:
            more = [one * spare / sum(more) for one in more]
        wide = [one + int(extra) for one, extra in zip(least, more, strict=True)]
    wide[-1] += room - sum(wide)
    return wide


def height(cells: Sequence[Cell], wide: Sequence[int], size: float, bold: bool = False) -> float:
    """The height of a row: its highest cell."""
    return PADDING + max(
        extent.height(plain(cell), (room - MARGIN) / 20, size, bold or is_bold(cell))
        for cell, room in zip(cells, wide, strict=True)
    )


# -- elements -----------------------------------------------------------------------------------


class Shape(NamedTuple):
    """What all rows of a table have in common."""

    widths: tuple[int, ...]
    columns: tuple[Column, ...]
    size: float


def properties(style: str, room: int, name: str, *, header: bool, total: bool = False) -> Element:
    parts = {
        "firstRow": (0x20, header),
        "lastRow": (0x40, total),
        "firstColumn": (0x80, not header),
        "lastColumn": (0x100, False),
        "noHBand": (0x200, not header),
        "noVBand": (0x400, True),
    }
    bits = sum(bit for bit, chosen in parts.values() if chosen)
    chosen = {name: int(chosen) for name, (_bit, chosen) in parts.items()}
    look = w("tblLook", val=f"{bits:04X}", **chosen)
    return w(
        "tblPr",
        w("tblStyle", val=style),
        w("tblW", w=room, type="dxa"),
        w("tblLayout", type="fixed"),
        look,
        w("tblCaption", val=clean(name)[:255]),
    )


def grid(wide: Sequence[int]) -> Element:
    return w("tblGrid", *(w("gridCol", w=one) for one in wide))


def head_row(shape: Shape) -> Element:
    """The header row: repeated on every page that the table runs over."""
    cells = (
        cell(column.title, wide, column, "TableHeading", shape.size, foot=True)
        for column, wide in zip(shape.columns, shape.widths, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def row(shape: Shape, cells: Sequence[Cell], keep: bool) -> Element:
    """A row that no page end divides; `keep` holds it on the page of the next one."""
    drawn = (
        cell(text, wide, column, "TableText", shape.size, keep=keep)
        for text, wide, column in zip(cells, shape.widths, shape.columns, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit")), *drawn)


def cell(
    value: Cell,
    wide: int,
    column: Column,
    style: str,
    size: float,
    *,
    keep: bool = False,
    foot: bool = False,
) -> Element:
    """One cell; a badge has its colour behind its symbol and word. `foot` sets text at the bottom."""
    shape = w("tcPr", w("tcW", w=wide, type="dxa"))
    letters: list[Element] = []
    if isinstance(value, Badge):
        back, front = COLOURS[value.colour]
        shape.append(w("shd", val="clear", color="auto", fill=back))
        letters += [w("b"), w("color", val=front)]
    if foot:
        shape.append(w("vAlign", val="bottom"))
    if size != SIZES[0]:
        letters += [w("sz", val=round(size * 2)), w("szCs", val=round(size * 2))]
    line: list[Element] = [w("keepNext")] if keep else []
    if column.align != "left":
        line.append(w("jc", val="center" if column.align == "centre" else "right"))
    return w("tc", shape, paragraph(style, run(plain(value), *letters), properties=tuple(line)))
