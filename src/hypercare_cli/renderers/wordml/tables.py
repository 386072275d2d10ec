"""Tables and facts as `w:tbl`, written row by row: python-docx finds each cell anew, which is quadratic."""

from collections.abc import Sequence
from typing import NamedTuple

from hypercare_cli.blocks import Align, Badge, Cell, Column, Facts, Table
from hypercare_cli.renderers.clean import clean
from hypercare_cli.renderers.wordml import extent
from hypercare_cli.renderers.wordml.flow import bound
from hypercare_cli.renderers.wordml.markup import Element, paragraph, run, w

SIZE = 8.5
"""Size of table text in points, as the style of the template has it."""
MARGIN = 170
"""Left and right cell margins together, in twentieths of a point."""
PADDING = 5.0
"""Cell margins and line above and below, in points."""
WIDEST = 0.5
"""The largest share of the table that a column asks for on account of a long text."""
LONGEST_WORD = 120.0
"""Words longer than this, in points, may be cut."""
FITS = (
    (8.5, 84.0, 0.85),
    (8.5, 57.0, 0.88),
    (7.5, 52.0, 0.92),
    (8.5, 0.0, 1.0),
    (7.5, 0.0, 1.0),
    (6.5, 0.0, 1.0),
)
"""What is tried in turn: the size of the text, the length of the lines that stay whole (names, then
dates, then only words), both in points, and the share of the table that this may take."""
NARROW = 0.4
"""What columns of figures take of the room that is left over, compared with texts."""
WHOLE = 130.0
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
    """A table with the estimated heights of its header and of the rows that a page end divides."""

    element: Element
    header: float
    rows: list[float]


def table(block: Table, room: int, name: str) -> Drawn:
    """A table as wide as `room` (twentieths of a point); `name` says to a screen reader what it is."""
    size, least = best_fit(block, room)
    wide = widths(block, room, size, least)
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
    rest = [sum(heights)] if together else bound(heights)
    return Drawn(w("tbl", look, grid(wide), *rows), header, rest)


def facts(block: Facts, room: int, name: str, leads: bool = False) -> Drawn:
    """Labels and values in two columns without a header row; `leads` holds it to what follows."""
    size = SIZE + 0.5
    longest = max((extent.width(label, size) for label, _value in block.pairs), default=0)
    first = min(max(round(longest * 20) + MARGIN + 60, round(room * 0.22)), round(room * 0.4))
    wide = [first, room - first]
    look = properties("PlanFacts", room, name, header=False)
    shape = Shape(tuple(wide), (Column(""), Column("")), size, filled=False)
    heights = [height(pair, wide, size) for pair in block.pairs]
    together, last = sum(heights) <= WHOLE, len(heights) - 1
    rows = [
        row(shape, pair, leads or (number < last if together else number in (0, last - 1)))
        for number, pair in enumerate(block.pairs)
    ]
    rest = [sum(heights)] if together else bound(heights)
    return Drawn(w("tbl", look, grid(wide), *rows), 0, rest)


# -- widths and heights -------------------------------------------------------------------------


def plain(cell: Cell) -> str:
    return f"{SYMBOLS[cell.colour]}\u00a0{cell.word}" if isinstance(cell, Badge) else cell


def is_bold(cell: Cell) -> bool:
    return isinstance(cell, Badge)


def least_widths(block: Table, size: float, short: float = 0.0) -> list[int]:
    """The width at which no word of a column is cut, nor a line of a column no wider than `short`."""
    found = []
    for number, column in enumerate(block.columns):
        cells = [row[number] for row in block.rows]
        head = extent.widest_word(column.title, size, bold=True)
        least = max(head, size, *(extent.widest_word(plain(c), size, is_bold(c)) for c in cells))
        whole = max(least, *(extent.width(plain(c), size, is_bold(c)) for c in cells))
        least = whole if whole <= short else min(least, LONGEST_WORD)
        found.append(round(least * 20) + MARGIN + 20)
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


def best_fit(block: Table, room: int) -> tuple[float, list[int]]:
    """The first of FITS that the room allows, with the widths that it needs."""
    for size, short, part in FITS:
        least = least_widths(block, size, short)
        if sum(least) <= room * part:
            break
    return size, least


def widths(block: Table, room: int, size: float, least: list[int]) -> list[int]:
    """Columns that fill the room: the least widths, and more for those that have more to say."""
    wanted = demands(block, room, size)
    if sum(least) >= room:
        wide = [room * one // sum(least) for one in least]
    else:
        wide = grown(least, wanted, [column.align for column in block.columns], room)
    wide[-1] += room - sum(wide)
    return wide


def grown(least: list[int], wanted: list[float], aligned: list[Align], room: int) -> list[int]:
    """Columns grown from the least to the wanted width, and beyond where room is left over."""
    more = [max(0.0, want - one) for want, one in zip(wanted, least, strict=True)]
    spare = room - sum(least)
    if sum(more) > spare:
        more = [one * spare / sum(more) for one in more]
    else:
        shares = [
            want * (1 if align == "left" else NARROW)
            for want, align in zip(wanted, aligned, strict=True)
        ]
        scale = (spare - sum(more)) / sum(shares)
        more = [one + share * scale for one, share in zip(more, shares, strict=True)]
    return [one + int(extra) for one, extra in zip(least, more, strict=True)]


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


def row(shape: Shape, cells: Sequence[Cell], keep: bool) -> Element:
    """A row that no page end divides; `keep` holds it on the page of the next one."""
    drawn = (
        cell(value, wide, column, shape, keep)
        for value, wide, column in zip(cells, shape.widths, shape.columns, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit")), *drawn)


def cell(value: Cell, wide: int, column: Column, shape: Shape, keep: bool) -> Element:
    """One cell; a badge has its colour behind its symbol and word."""
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
    properties = [w("keepNext")] if keep else []
    if column.align != "left":
        properties.append(w("jc", val="center" if column.align == "centre" else "right"))
    return paragraph(style, run(text, *before, *size, *after), properties=tuple(properties))
