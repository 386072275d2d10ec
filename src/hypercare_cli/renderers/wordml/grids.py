"""A matrix of two scales as a table: each field on its ground, with the word of that ground in it."""

from hypercare_cli import extent
from hypercare_cli.blocks import Column, Field, Grid
from hypercare_cli.renderers.badges import COLOURS, shown
from hypercare_cli.renderers.wordml.markup import Element, paragraph, run, w
from hypercare_cli.renderers.wordml.tables import (
    MARGIN,
    PADDING,
    SIZE,
    Drawn,
    Pencil,
    Shape,
    cell_properties,
    grid,
    head_row,
    properties,
)

FIRST = 0.17
"""Share of the width that the names of the rows take."""
LOWEST = 44.0
"""Height of a row without entries, in points."""


def matrix(block: Grid, room: int, trend: Pencil, wider: float = 1.0) -> Drawn:
    """The grid as wide as `room`, in twentieths of a point; it stays on one page."""
    count = len(block.columns)
    wide = (room - count * ((room - round(room * FIRST)) // count),) + (
        (room - round(room * FIRST)) // count,
    ) * count
    corner = Column(f"{block.down} ↓   {block.across} →")
    shape = Shape(wide, (corner, *(Column(name) for name in block.columns)), SIZE, trend)
    last = len(block.rows) - 1
    rows = [
        row(name, fields, wide, keep=number < last)
        for number, (name, fields) in enumerate(block.rows)
    ]
    look = properties("PlanTable", room, block.summary or block.title, header=True)
    narrow = tuple(round(one / wider) for one in wide)
    heights = [height(fields, narrow) for _name, fields in block.rows]
    heads = max(
        extent.height(column.title, (one - MARGIN) / 20, SIZE, bold=True)
        for column, one in zip(shape.columns, narrow, strict=True)
    )
    table = w("tbl", look, grid(wide), head_row(shape), *rows)
    return Drawn(table, heads + PADDING, [sum(heights)])


def row(name: str, fields: tuple[Field, ...], wide: tuple[int, ...], keep: bool) -> Element:
    high = w("trHeight", val=round(LOWEST * 20), hRule="atLeast")
    first = w("tc", cell_properties(wide[0]), line(name, keep, w("b")))
    cells = (field(one, width, keep) for one, width in zip(fields, wide[1:], strict=True))
    return w("tr", w("trPr", w("cantSplit"), high), first, *cells)


def field(one: Field, wide: int, keep: bool) -> Element:
    """The word of the ground, then the entries, a line each."""
    if one.ground is None:
        back, front = "", ""
    else:
        back, front = COLOURS[one.ground.colour]
    ground = (w("shd", val="clear", color="auto", fill=back or "FFFFFF"),)
    node = w("tc", cell_properties(wide, *ground))
    if one.ground is not None:
        node.append(line(shown(one.ground), keep, w("b"), w("color", val=front)))
    node.extend(line(item, keep) for item in one.items)
    if len(node) == 1:
        node.append(line("", keep))
    return node


def line(text: str, keep: bool, *look: Element) -> Element:
    kept = (w("keepNext"),) if keep else ()
    return paragraph("TableText", run(text, *look), properties=kept)


def height(fields: tuple[Field, ...], wide: tuple[int, ...]) -> float:
    """The height of a row: its fullest field."""
    found = [LOWEST]
    for one, width in zip(fields, wide[1:], strict=True):
        texts = [*([shown(one.ground)] if one.ground else []), *one.items]
        room = (width - MARGIN) / 20
        found.append(PADDING + sum(extent.height(text, room, SIZE) for text in texts))
    return max(found)
