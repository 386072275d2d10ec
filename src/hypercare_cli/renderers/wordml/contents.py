"""The table of contents: a field that is already filled, each line a link to its heading."""

from collections.abc import Mapping, Sequence
from math import ceil

from hypercare_cli import extent
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
from hypercare_cli.renderers.wordml.ruler import Ruler
from hypercare_cli.renderers.wordml.styles import Look, Styles, paragraph_properties, put

LEVELS = 2
INDENT = 53.7
END = 340
"""Room of the number, as a multiple of the size of the text, and of the page; twentieths of a point."""
RESERVE = 12.0
"""What stays free at the foot of a page, in points: heights are estimates."""
GAP = 120
"""Between a number that is longer than that and its title."""


Density = Mapping[int, Look]
"""How the lines of each level look."""


def as_template(ruler: Ruler) -> Density:
    return {level: ruler.looks[f"TOC{level}"] for level in range(1, LEVELS + 1)}


def tight(lines: Density) -> Density:
    """Smaller and closer, where that keeps the contents on one page."""
    return {
        level: look._replace(
            size=look.size - 0.5,
            line=look.line * (look.size - 0.5) / look.size,
            before=round(look.before * 7) / 12,
            after=0.0,
        )
        for level, look in lines.items()
    }


def listed(entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.level <= LEVELS]


def density(entries: Sequence[Entry], room: int, height: float, usual: Density) -> Density:
    """As in the template, unless tighter lines save a page; `height` is below the title."""
    closer = tight(usual)
    fewer = pages(entries, room, height, closer) < pages(entries, room, height, usual)
    return closer if fewer else usual


def pages(entries: Sequence[Entry], room: int, height: float, lines: Density) -> int:
    """Pages that the contents take, from the width and height of a page."""
    total = sum(high(entry, room, lines[entry.level]) for entry in listed(entries))
    return max(1, ceil(total / (height - RESERVE)))


def high(entry: Entry, room: int, look: Look) -> float:
    """The height of one entry; of the space after a line and before the next the larger counts."""
    across = (room - look.left * 20 - END) / 20 / look.wider
    text = extent.lines(entry.text, across, look.size, look.bold) * look.line
    return text + max(look.before, look.after)


def room_of_number(entries: Sequence[Entry], lines: Density) -> int:
    """What the longest number takes before its title, in twentieths of a point."""
    found = [
        round(extent.width(entry.number, look.size, look.bold) * look.wider * 20) + GAP
        for entry in listed(entries)
        for look in (lines[entry.level],)
    ]
    return max([round(lines[1].size * INDENT), *found])


def set_density(styles: Styles, lines: Density) -> None:
    """Put the lines into the styles of the document, so that they stay when Word updates them."""
    for level, look in lines.items():
        style = styles.by_id(f"TOC{level}")
        if style is None:
            continue
        space = next(iter(style.findall(f"{qualified('pPr')}/{qualified('spacing')}")), None)
        space = w("spacing") if space is None else space
        space.set(qualified("before"), str(round(look.before * 20)))
        space.set(qualified("after"), str(round(look.after * 20)))
        put(paragraph_properties(style), space)
        letters = style.find(qualified("rPr"))
        if letters is None:
            letters = w("rPr")
            style.append(letters)
        for tag in ("sz", "szCs"):
            for old in letters.findall(qualified(tag)):
                letters.remove(old)
            letters.append(w(tag, val=round(look.size * 2)))


def contents(entries: Sequence[Entry], room: int, lines: Density) -> list[Element]:
    """One paragraph a heading, all inside one TOC field."""
    number = room_of_number(entries, lines)
    drawn = [line_of(entry, room, number) for entry in listed(entries)]
    if not drawn:
        return []
    code = w("instrText")
    code.text = f' TOC \\o "1-{LEVELS}" \\h \\z \\u '
    drawn[0][1:1] = (mark("begin"), w("r", code), mark("separate"))
    drawn[-1].append(mark("end"))
    return drawn


def line_of(entry: Entry, room: int, number: int) -> Element:
    """Number, title and page; a click leads to the heading."""
    link = w("hyperlink", anchor=entry.bookmark, history="1")
    if entry.number:
        link.append(w("r", t(entry.number), w("tab")))
    link.append(run(entry.text.replace("\n", " ")))
    link.append(w("r", w("tab")))
    link.extend(field(f"PAGEREF {entry.bookmark} \\h", str(entry.page)))
    stops = [w("tab", val="left", pos=number)] if entry.number else []
    stops.append(w("tab", val="right", leader="dot", pos=room))
    properties: tuple[Element, ...] = (w("tabs", *stops),)
    properties += (
        w("ind", left=number, hanging=number) if entry.number else w("ind", left=0, firstLine=0),
    )
    return paragraph(f"TOC{entry.level}", link, properties=properties)
