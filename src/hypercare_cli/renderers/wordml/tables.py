"""Tables and facts as `w:tbl`, written row by row: python-docx finds each cell anew, which is quadratic."""

from collections.abc import Callable, Sequence
from math import ceil
from typing import NamedTuple

from hypercare_cli import extent
from hypercare_cli.blocks import Badge, Cell, Column, Facts, Table, Trend
from hypercare_cli.charts.trend import WIDTH
from hypercare_cli.clean import clean
from hypercare_cli.renderers.badges import COLOURS, shown
from hypercare_cli.renderers.columns import Rule, Try, fit, is_bold
from hypercare_cli.renderers.wordml.flow import bound
from hypercare_cli.renderers.wordml.markup import Element, paragraph, run, w

SIZE = 8.5
"""Size of table text in points, as the style of the template has it."""
MARGIN = 170
"""Left and right cell margins together, in twentieths of a point."""
PADDING = 5.0
"""Cell margins and line above and below, in points."""
FITS = (
    Try(8.5, 84.0, 0.85),
    Try(8.5, 57.0, 0.88),
    Try(7.5, 52.0, 0.92),
    Try(8.5, 0.0, 1.0),
    Try(7.5, 0.0, 1.0),
    Try(6.5, 0.0, 1.0),
)
"""Names and dates stay whole, then dates, then only words."""
TREND = "0" * ceil(WIDTH / extent.width("0", SIZE)) + "\n0"
"""Figures that are as wide and nearly as high as a trend."""
DIVIDED = 220.0
"""A row higher than this, in points, may run over the end of a page."""
PART = 20.0
"""About two lines of a row that is divided."""
WHOLE = 130.0
"""A table no higher than this, in points, stays on one page."""


Pencil = Callable[[Trend], Element]
"""Draws a trend into a run."""


class Drawn(NamedTuple):
    """A table with the estimated heights of its header and of the rows that a page end divides."""

    element: Element
    header: float
    rows: list[float]


def table(block: Table, room: int, name: str, trend: Pencil, wider: float = 1.0) -> Drawn:
    """A table as wide as `room` (twentieths of a point); `name` says to a screen reader what it is.

    Its text is so much `wider` than in Arial, by which everything is measured.
    """
    size, narrow = fit(block, round(room / wider), RULE)
    wide = stretched(narrow, room)
    heads = tuple(column.title for column in block.columns)
    header = height(heads, narrow, size, bold=True)
    heights = [height(row, narrow, size) for row in block.rows]
    together = header + sum(heights) <= WHOLE
    look = properties("PlanTable", sum(wide), name, header=True, total=block.total)
    shape = Shape(tuple(wide), block.columns, size, trend)
    last = len(block.rows) - 1
    rows = [head_row(shape)]
    rows += [
        row(shape, cells, number < last if together else number in (0, last - 1), heights[number])
        for number, cells in enumerate(block.rows)
    ]
    rest = [sum(heights)] if together else divisible(heights)
    return Drawn(w("tbl", look, grid(wide), *rows), header, rest)


def facts(
    block: Facts, room: int, name: str, trend: Pencil, leads: bool = False, wider: float = 1.0
) -> Drawn:
    """Labels and values in two columns without a header row; `leads` holds it to what follows."""
    size = SIZE + 0.5
    longest = max((extent.width(label, size) * wider for label, _value in block.pairs), default=0)
    first = min(max(round(longest * 20) + MARGIN + 60, round(room * 0.22)), round(room * 0.4))
    wide = [first, room - first]
    look = properties("PlanFacts", room, name, header=False)
    shape = Shape(tuple(wide), (Column(""), Column("")), size, trend, filled=False)
    narrow = [round(one / wider) for one in wide]
    heights = [height(pair, narrow, size) for pair in block.pairs]
    together, last = sum(heights) <= WHOLE, len(heights) - 1
    rows = [
        row(
            shape,
            pair,
            leads or (number < last if together else number in (0, last - 1)),
            heights[number],
        )
        for number, pair in enumerate(block.pairs)
    ]
    rest = [sum(heights)] if together else divisible(heights)
    return Drawn(w("tbl", look, grid(wide), *rows), 0, rest)


# -- heights -------------------------------------------------------------------------


def plain(cell: Cell) -> str:
    """The text of a cell; of a trend one that takes as much room."""
    return TREND if isinstance(cell, Trend) else shown(cell)


RULE = Rule(MARGIN, FITS, plain)


def height(cells: Sequence[Cell], wide: Sequence[int], size: float, bold: bool = False) -> float:
    """The height of a row: its highest cell."""
    return PADDING + max(
        extent.height(plain(cell), (room - MARGIN) / 20, size, bold or is_bold(cell))
        for cell, room in zip(cells, wide, strict=True)
    )


def divisible(heights: Sequence[float]) -> list[float]:
    """Heights that a page end does not divide: rows, and the lines of very high ones."""
    found: list[float] = []
    for height in heights:
        lines = ceil(height / PART) if height > DIVIDED else 1
        found += [height / lines] * lines
    return bound(found)


def stretched(narrow: Sequence[int], room: int) -> list[int]:
    """Widths in the same proportions that fill the room."""
    wide = [one * room // max(sum(narrow), 1) for one in narrow]
    wide[-1] += room - sum(wide)
    return wide


# -- elements -----------------------------------------------------------------------------------


class Shape(NamedTuple):
    """What all rows of a table have in common."""

    widths: tuple[int, ...]
    columns: tuple[Column, ...]
    size: float
    trend: Pencil
    filled: bool = True
    """Whether the colour of a badge fills its cell, else only the ground behind its word."""


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
        w("tc", cell_properties(wide, w("vAlign", val="bottom")), line(column.title, column, shape))
        for column, wide in zip(shape.columns, shape.widths, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def row(shape: Shape, cells: Sequence[Cell], keep: bool, high: float) -> Element:
    """A row that no page end divides, unless it is very `high`; `keep` holds it to the next one."""
    whole = high <= DIVIDED
    keep = keep and whole
    drawn = (
        cell(value, wide, column, shape, keep)
        for value, wide, column in zip(cells, shape.widths, shape.columns, strict=True)
    )
    return w("tr", *([w("trPr", w("cantSplit"))] if whole else []), *drawn)


def cell(value: Cell, wide: int, column: Column, shape: Shape, keep: bool) -> Element:
    """One cell; a badge has its colour behind its symbol and word."""
    if isinstance(value, Trend):
        drawn = paragraph("TableText", shape.trend(value), properties=placed(column, keep))
        return w("tc", cell_properties(wide), drawn)
    if not isinstance(value, Badge):
        return w("tc", cell_properties(wide), line(value, column, shape, "TableText", keep))
    back, front = COLOURS[value.colour]
    ground = w("shd", val="clear", color="auto", fill=back)
    letters = (w("b"), w("color", val=front))
    text = f" {plain(value)} " if not shape.filled else plain(value)
    return w(
        "tc",
        cell_properties(wide, *([ground] if shape.filled else [])),
        line(text, column, shape, "TableText", keep, letters, () if shape.filled else (ground,)),
    )


def cell_properties(wide: int, *more: Element) -> Element:
    return w("tcPr", w("tcW", w=wide, type="dxa"), *more)


def line(
    text: str,
    column: Column,
    shape: Shape,
    style: str = "TableHeading",
    keep: bool = False,
    before: tuple[Element, ...] = (),
    after: tuple[Element, ...] = (),
) -> Element:
    """The paragraph of a cell; `before` and `after` are run properties around its size."""
    size: tuple[Element, ...] = ()
    if shape.size != SIZE:
        half = round(shape.size * 2)
        size = (w("sz", val=half), w("szCs", val=half))
    return paragraph(style, run(text, *before, *size, *after), properties=placed(column, keep))


def placed(column: Column, keep: bool) -> tuple[Element, ...]:
    """Paragraph properties: what holds it to the next row, and on which side it stands."""
    properties = [w("keepNext")] if keep else []
    if column.align != "left":
        properties.append(w("jc", val="center" if column.align == "centre" else "right"))
    return tuple(properties)


def side_by_side(
    cells: Sequence[tuple[Element, ...]], wide: int, gutter: int, name: str
) -> Element:
    """Blocks abreast in one row of a table that is not seen."""
    none = w("tblCellMar", w("left", w=0, type="dxa"), w("right", w=gutter, type="dxa"))
    look = w(
        "tblPr",
        w("tblW", w=wide * len(cells), type="dxa"),
        w("tblLayout", type="fixed"),
        none,
        w("tblLook", val="0000"),
        w("tblCaption", val=clean(name)[:255]),
    )
    drawn = (w("tc", cell_properties(wide), *parts) for parts in cells)
    return w("tbl", look, grid([wide] * len(cells)), w("tr", w("trPr", w("cantSplit")), *drawn))
