"""How high the content of a template is: its cover, headers and footers. An estimate, in points."""

from collections.abc import Iterable
from math import ceil

from hypercare_cli.renderers.wordml.markup import Element, qualified
from hypercare_cli.renderers.wordml.styles import POINTS, Styles, number

EMU = 12700
INLINE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"
ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"
CELL = 2.0
"""Margins of a cell and the line below it."""


def height(blocks: Iterable[Element], styles: Styles, room: float) -> float:
    """Paragraphs and tables below each other in a column of `room` points."""
    return sum(block(one, styles, room) for one in blocks)


def block(node: Element, styles: Styles, room: float) -> float:
    if node.tag == qualified("p"):
        return paragraph(node, styles, room)
    if node.tag == qualified("tbl"):
        return sum(row(one, styles, room) for one in node.findall(qualified("tr")))
    content = node.find(qualified("sdtContent"))
    return 0.0 if content is None else height(content, styles, room)


def row(node: Element, styles: Styles, room: float) -> float:
    """The highest cell, or what the row asks for."""
    cells = node.findall(f".//{qualified('tc')}")
    share = room / max(len(cells), 1)
    asked = node.find(f"{qualified('trPr')}/{qualified('trHeight')}")
    least = 0.0 if asked is None else number(asked.get(qualified("val")) or "0") / POINTS
    return max([least, *(CELL + height(cell, styles, share) for cell in cells)])


def paragraph(node: Element, styles: Styles, room: float) -> float:
    """Lines, the space around them, and pictures that stand in the text."""
    named = node.find(f"{qualified('pPr')}/{qualified('pStyle')}")
    style = styles.by_id("Normal" if named is None else named.get(qualified("val")) or "Normal")
    look = styles.look(style)
    spacing = node.find(f"{qualified('pPr')}/{qualified('spacing')}")
    before = own(spacing, "before", look.before)
    after = own(spacing, "after", look.after)
    size = max(sizes(node), default=look.size)
    wide = sum(len(text.text or "") for text in node.iter(qualified("t"))) * size * 0.5 * look.wider
    lines = max(1, ceil(wide / max(room, 1.0)))
    lines += sum(1 for mark in node.iter(qualified("br")) if mark.get(qualified("type")) is None)
    text = lines * look.line * size / look.size
    return before + max(text, pictures(node)) + after


def own(spacing: Element | None, side: str, usual: float) -> float:
    """The space that a paragraph asks for itself, in points."""
    said = None if spacing is None else spacing.get(qualified(side))
    return usual if said is None else number(said) / POINTS


def sizes(node: Element) -> list[float]:
    """The sizes that runs with text have of their own."""
    found = node.iterfind(f"{qualified('r')}/{qualified('rPr')}/{qualified('sz')}")
    return [number(one.get(qualified("val")) or "20") / 2 for one in found]


def pictures(node: Element) -> float:
    """The height of the highest picture in the line."""
    extents = (one.find("{*}extent") for one in node.iter(INLINE))
    return max(
        (number(one.get("cy") or "0") / EMU for one in extents if one is not None), default=0
    )


def floats_low(blocks: Iterable[Element], middle: float) -> bool:
    """Whether something that floats over the text reaches below the middle of the page."""
    for node in blocks:
        if node.find(f".//{qualified('framePr')}") is not None:
            return True
        if node.find(f".//{qualified('pict')}") is not None:
            return True
        for anchor in node.iter(ANCHOR):
            extent, offset = anchor.find("{*}extent"), anchor.find("{*}positionV/{*}posOffset")
            if anchor.get("behindDoc") in ("1", "true") or extent is None:
                continue
            top = number((offset.text or "0") if offset is not None else "0") / EMU
            if offset is None or top + number(extent.get("cy") or "0") / EMU > middle:
                return True
    return False
