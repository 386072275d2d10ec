"""The table of contents: a field that is already filled, each line a link to its heading."""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import NamedTuple

from hypercare_cli.renderers.wordml import extent
from hypercare_cli.renderers.wordml.flow import Entry
from hypercare_cli.renderers.wordml.markup import (
    Element,
    field,
    mark,
    paragraph,
    qualified,
    run,
    t,
    w,
)

LEVELS = 2
TITLE = 35.5
"""Height of the title, in points."""
INDENT = 510
END = 340
"""Room of the number and of the page, in twentieths of a point."""


class Line(NamedTuple):
    """How the lines of a level look: size, space before and after, in points."""

    size: float
    before: float
    after: float


Density = Mapping[int, Line]
AS_TEMPLATE: Density = {1: Line(9.5, 6, 1.5), 2: Line(9, 0, 1)}
TIGHT: Density = {1: Line(9, 3.5, 0), 2: Line(8.5, 0, 0)}
"""What is taken where it keeps the contents on one page."""


def listed(entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.level <= LEVELS]


def density(entries: Sequence[Entry], room: int, height: float) -> Density:
    """As in the template, unless only tighter lines fit on one page."""
    spills = pages(entries, room, height, AS_TEMPLATE) > 1
    return TIGHT if spills and pages(entries, room, height, TIGHT) == 1 else AS_TEMPLATE


def pages(entries: Sequence[Entry], room: int, height: float, lines: Density) -> int:
    """Pages that the contents take, from the width and height of a page."""
    total = sum(high(entry, room, lines[entry.level]) for entry in listed(entries))
    return max(1, ceil((total + TITLE) / height))


def high(entry: Entry, room: int, line: Line) -> float:
    """The height of one entry; of the space after a line and before the next the larger counts."""
    across = (room - INDENT - END) / 20
    text = extent.height(entry.text, across, line.size, bold=entry.level == 1)
    return text + max(line.before, line.after)


def set_density(styles: Element, lines: Density) -> None:
    """Put the lines into the styles of the document, so that they stay when Word updates them."""
    for style in styles.iter(qualified("style")):
        level = (style.get(qualified("styleId")) or "").removeprefix("TOC")
        if level in ("1", "2"):
            line = lines[int(level)]
            for space in style.iter(qualified("spacing")):
                space.set(qualified("before"), str(round(line.before * 20)))
                space.set(qualified("after"), str(round(line.after * 20)))
            for size in style.iter(qualified("sz"), qualified("szCs")):
                size.set(qualified("val"), str(round(line.size * 2)))


def contents(entries: Sequence[Entry], room: int) -> list[Element]:
    """One paragraph a heading, all inside one TOC field."""
    drawn = [line_of(entry, room) for entry in listed(entries)]
    if not drawn:
        return []
    code = w("instrText")
    code.text = f' TOC \\o "1-{LEVELS}" \\h \\z \\u '
    drawn[0][1:1] = (mark("begin"), w("r", code), mark("separate"))
    drawn[-1].append(mark("end"))
    return drawn


def line_of(entry: Entry, room: int) -> Element:
    """Number, title and page; a click leads to the heading."""
    link = w("hyperlink", anchor=entry.bookmark, history="1")
    if entry.number:
        link.append(w("r", t(entry.number), w("tab")))
    link.append(run(entry.text.replace("\n", " ")))
    link.append(w("r", w("tab")))
    link.extend(field(f"PAGEREF {entry.bookmark} \\h", str(entry.page)))
    stops = [w("tab", val="left", pos=INDENT)] if entry.number else []
    stops.append(w("tab", val="right", leader="dot", pos=room))
    properties: tuple[Element, ...] = (w("tabs", *stops),)
    if not entry.number:
        properties += (w("ind", left=0, firstLine=0),)
    return paragraph(f"TOC{entry.level}", link, properties=properties)
