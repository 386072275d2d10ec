"""Blocks → pieces of a slide: lines of text that follow each other stand in one shape."""

from collections.abc import Iterable, Iterator

from hypercare_cli.blocks import (
    Block,
    Bullets,
    Chart,
    Contents,
    Facts,
    Grid,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    Timeline,
)
from hypercare_cli.renderers.slideml import tables, texts
from hypercare_cli.renderers.slideml.canvas import Style
from hypercare_cli.renderers.slideml.flow import Piece
from hypercare_cli.renderers.slideml.pictures import Graph, Path
from hypercare_cli.renderers.slideml.texts import Line, Texts


def pieces(found: Iterable[Block], style: Style) -> Iterator[Piece]:
    """What the blocks look like on a slide; a page break means nothing there."""
    lines: list[Line] = []
    for block in found:
        if isinstance(block, PageBreak | Contents):
            continue
        lines += leading(block)
        if isinstance(block, Table | Facts | Chart | Timeline | Grid):
            yield from told(lines, style)
            lines = []
            yield graphic(block, style)
    if lines:
        yield Texts(tuple(lines), style)


def leading(block: Block) -> Iterator[Line]:
    """The lines of a block of text, or the caption of another one."""
    if isinstance(block, Heading):
        yield Line(block.text, "heading")
    elif isinstance(block, Paragraph):
        yield Line(block.text, block.tone)
    elif isinstance(block, Bullets):
        yield from texts.bullets(block.items)
    elif isinstance(block, Table) and block.caption:
        yield Line(block.caption, "heading")
    elif isinstance(block, Chart | Timeline | Grid) and block.title:
        yield Line(block.title, "heading")


def told(lines: list[Line], style: Style) -> Iterator[Texts]:
    """The text before a table or picture; a heading at its end stays with that."""
    if lines and lines[-1].tone == "heading":
        if lines[:-1]:
            yield Texts(tuple(lines[:-1]), style)
        yield Texts((lines[-1],), style, keep=True)
    elif lines:
        yield Texts(tuple(lines), style)


def graphic(block: Table | Facts | Chart | Timeline | Grid, style: Style) -> Piece:
    if isinstance(block, Table):
        return tables.table(block, style)
    if isinstance(block, Facts):
        return tables.facts(block, style)
    if isinstance(block, Grid):
        return tables.grid(block, style)
    return Graph(block, style) if isinstance(block, Chart) else Path(block, style)
