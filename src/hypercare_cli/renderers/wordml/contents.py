"""The table of contents: a field that is already filled, each line a link to its heading."""

from collections.abc import Sequence
from math import ceil

from hypercare_cli.renderers.wordml import extent
from hypercare_cli.renderers.wordml.flow import Entry
from hypercare_cli.renderers.wordml.markup import Element, field, mark, paragraph, run, t, w

LEVELS = 2
SIZES = {1: 9.5, 2: 9.0}
SPACE = {1: 6.5, 2: 1.0}
"""What a line of each level takes besides its text, in points; as in the template."""
TITLE = 35.5
"""Height of the title, in points."""
INDENT = 510
END = 340
"""Room of the number and of the page, in twentieths of a point."""


def listed(entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.level <= LEVELS]


def pages(entries: Sequence[Entry], room: int, height: float) -> int:
    """Pages that the contents take, from the width and height of a page."""
    total = sum(SPACE[e.level] + lines(e, room) for e in listed(entries))
    return max(1, ceil((total + TITLE) / height))


def lines(entry: Entry, room: int) -> float:
    across = (room - INDENT - END) / 20
    return extent.height(entry.text, across, SIZES[entry.level], bold=entry.level == 1)


def contents(entries: Sequence[Entry], room: int) -> list[Element]:
    """One paragraph a heading, all inside one TOC field."""
    found = listed(entries)
    drawn = [line(entry, room) for entry in found]
    if not drawn:
        return []
    code = w("instrText")
    code.text = f' TOC \\o "1-{LEVELS}" \\h \\z \\u '
    opening = (mark("begin"), w("r", code), mark("separate"))
    drawn[0][1:1] = opening
    drawn[-1].append(mark("end"))
    return drawn


def line(entry: Entry, room: int) -> Element:
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
