"""Blocks → paragraphs and tables, each with the height that it will take."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from hypercare_cli.blocks import (
    Block,
    Bullets,
    Chart,
    Contents,
    Facts,
    Heading,
    Paragraph,
    Report,
    Table,
)
from hypercare_cli.renderers.wordml import extent, tables
from hypercare_cli.renderers.wordml.flow import Entry, Piece, bound
from hypercare_cli.renderers.wordml.markup import Element, field, paragraph, run, w

DEEPEST = 3
NUMBERED = 2
STYLES = {
    "body": "Normal",
    "lead": "Lead",
    "note": "Note",
    "warning": "Warning",
    "command": "Note",
}
RULE = {"Heading1": 4.75, "TOCHeading": 4.75}
"""Height in points of the line under a heading."""
LETTERS = {
    "Normal": (10.0, 1.1, 0.0, 6.0),
    "Lead": (11.0, 1.1, 0.0, 8.0),
    "Note": (8.5, 1.05, 0.0, 6.0),
    "Warning": (9.5, 1.08, 3.0, 8.0),
    "ListBullet": (10.0, 1.08, 0.0, 3.0),
    "Caption": (8.5, 1.0, 8.0, 4.0),
    "Heading1": (18.0, 1.0, 0.0, 10.0),
    "Heading2": (13.0, 1.0, 16.0, 5.0),
    "Heading3": (10.5, 1.0, 11.0, 4.0),
    "TOCHeading": (18.0, 1.0, 0.0, 10.0),
    "Title": (30.0, 1.0, 0.0, 0.0),
    "Subtitle": (15.0, 1.25, 170.0, 0.0),
    "CoverGap": (4.0, 1.0, 0.0, 28.0),
}
"""Size, leading, and the space before and after, in points: as the template has them."""
BULLET = 17.0
"""Indentation of a bullet, in points."""
GAP = 8.0
LEADING = 4
"""Lines up to which a paragraph, or facts, stay on the page of what they lead to."""


def outline(report: Report) -> Iterator[Entry]:
    """Every heading; those after the contents carry a number, down to NUMBERED levels."""
    numbers = [0] * NUMBERED
    numbered = False
    names = (f"_Toc{n:08d}" for n in count(1))
    for page in report.pages:
        for block in (Heading(page.title), *page.blocks):
            if isinstance(block, Contents):
                numbered = True
            if not isinstance(block, Heading) or not block.text:
                continue
            level = min(max(block.level, 1), DEEPEST)
            number = ""
            if numbered and level <= NUMBERED:
                numbers[level - 1] += 1
                numbers[level:] = [0] * (NUMBERED - level)
                number = ".".join(map(str, numbers[:level]))
            yield Entry(number, block.text, level, next(names))


class Pen:
    """Draws the blocks of one report in order: it counts captions and bookmarks."""

    def __init__(self, entries: Iterable[Entry], labels: Mapping[str, str], title: str):
        self.coming = iter(entries)
        self.labels = labels
        self.subject = title
        self.bookmarks = count(1)
        self.captions = {"table": 0, "figure": 0}

    def draw(self, block: Block, room: int, leads: bool = False) -> Iterator[Piece]:
        """The pieces of a block in a column of `room` twentieths of a point.

        A short paragraph, or a few facts, that lead to a list or a table stay on its page.
        """
        if isinstance(block, Heading):
            yield self.heading(block, room)
        elif isinstance(block, Paragraph):
            yield text(block.text, STYLES[block.tone], room, leads)
        elif isinstance(block, Bullets):
            for item in block.items:
                yield text(item, "ListBullet", room - round(BULLET * 20))
        elif isinstance(block, Facts):
            leads = leads and len(block.pairs) <= LEADING
            yield from self.table(tables.facts(block, room, self.subject, leads), leads)
        elif isinstance(block, Table):
            if block.caption:
                yield self.caption("table", block.caption, room)
            yield from self.table(tables.table(block, room, block.caption or self.subject))
        elif isinstance(block, Chart):
            yield self.caption("figure", block.title, room)
            yield text(block.summary, "Normal", room)

    def heading(self, block: Heading, room: int) -> Piece:
        """A heading with its bookmark; front matter switches the number of its style off."""
        entry = next(self.coming)
        self.subject = block.text
        id_ = next(self.bookmarks)
        content = (
            w("bookmarkStart", id=id_, name=entry.bookmark),
            run(block.text),
            w("bookmarkEnd", id=id_),
        )
        plain: tuple[Element, ...] = ()
        if not entry.number and entry.level <= NUMBERED:
            none = w("numPr", w("ilvl", val=0), w("numId", val=0))
            plain = (none, w("ind", left=0, firstLine=0))
        style = f"Heading{entry.level}"
        return piece(paragraph(style, *content, properties=plain), block.text, style, room, entry)

    def caption(self, kind: str, title: str, room: int) -> Piece:
        """“Table 3 – Title”, numbered by a field, so that Word can list and renumber it."""
        self.captions[kind] += 1
        number = str(self.captions[kind])
        label = self.labels.get(kind, kind.capitalize())
        sequence = field(f"SEQ {kind.capitalize()} \\* ARABIC", number)
        drawn = paragraph("Caption", run(f"{label} "), *sequence, run(f" – {title}"))
        return piece(drawn, f"{label} {number} – {title}", "Caption", room)

    def table(self, drawn: tables.Drawn, leads: bool = False) -> Iterator[Piece]:
        """A table and the small gap without which it would grow together with the next one."""
        yield Piece(drawn.element, drawn.rows, drawn.header, keep=leads)
        kept = (w("keepNext"),) if leads else ()
        yield Piece(paragraph("TableGap", properties=kept), (GAP,), keep=leads)


def text(content: str, style: str, room: int, leads: bool = False) -> Piece:
    """A paragraph; a page may end inside it unless it is short and leads to the next piece."""
    size, leading, before, after = LETTERS[style]
    lines = extent.lines(content, room / 20, size, bold=style == "Title")
    keep = leads and lines <= LEADING
    drawn = paragraph(style, run(content), properties=(w("keepNext"),) if keep else ())
    heights = [size * extent.LINE * leading + RULE.get(style, 0)] * lines
    return Piece(drawn, bound(heights), keep=keep, before=before, after=after)


def piece(
    element: Element, content: str, style: str, room: int, entry: Entry | None = None
) -> Piece:
    """A heading or caption: bold, whole, on the page of what follows."""
    size, leading, before, after = LETTERS[style]
    high = extent.height(content, room / 20, size, True, leading) + RULE.get(style, 0)
    return Piece(element, (high,), keep=True, entry=entry, before=before, after=after)
