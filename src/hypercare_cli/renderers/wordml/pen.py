"""Blocks → paragraphs and tables, each with the height that it will take."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from hypercare_cli.blocks import (
    Block,
    Bullets,
    Chart,
    Checklist,
    Contents,
    Facts,
    Form,
    Grid,
    Heading,
    Paragraph,
    Picture,
    Report,
    Table,
    Timeline,
)
from hypercare_cli.renderers.wordml import grids, tables
from hypercare_cli.renderers.wordml.flow import Entry, Piece
from hypercare_cli.renderers.wordml.forms import Clerk
from hypercare_cli.renderers.wordml.markup import Element, field, paragraph, run, w
from hypercare_cli.renderers.wordml.pictures import Gallery, picture_line, size_of
from hypercare_cli.renderers.wordml.ruler import Ruler

DEEPEST = 3
NUMBERED = 2
STYLES = {
    "body": "Normal",
    "lead": "Lead",
    "note": "Note",
    "warning": "Warning",
    "command": "Note",
}
GAP = 8.0
UNDER = 10.0
"""Space below a picture, in points."""
ABREAST = 2
"""Small charts side by side."""
GUTTER = 200
"""Between them, in twentieths of a point."""
LEADING = 4
"""Lines up to which a paragraph, or facts, stay on the page of what they lead to."""


def outline(report: Report, ruler: Ruler) -> Iterator[Entry]:
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
                number = ruler.label(numbers[:level])
            yield Entry(number, block.text, level, next(names))


class Pen:
    """Draws the blocks of one report in order: it counts captions and bookmarks."""

    def __init__(
        self,
        entries: Iterable[Entry],
        labels: Mapping[str, str],
        title: str,
        gallery: Gallery,
        ruler: Ruler,
    ):
        self.ruler = ruler
        self.coming = iter(entries)
        self.labels = labels
        self.subject = title
        self.gallery = gallery
        self.clerk = Clerk(self.ruler.wider)
        self.bookmarks = count(1)
        self.captions = {"table": 0, "figure": 0}

    def draw(self, block: Block, room: int, leads: bool = False) -> Iterator[Piece]:
        """The pieces of a block in a column of `room` twentieths of a point.

        A short paragraph, or a few facts, that lead to a list or a table stay on its page.
        """
        if isinstance(block, Heading):
            yield self.heading(block, room)
        elif isinstance(block, Paragraph):
            yield self.ruler.text(block.text, STYLES[block.tone], room, leads)
        elif isinstance(block, Bullets):
            for item in block.items:
                yield self.ruler.text(item, "ListBullet", room)
        elif isinstance(block, Facts):
            leads = leads and len(block.pairs) <= LEADING
            drawn = tables.facts(
                block, room, self.subject, self.gallery.trend, leads, self.ruler.wider
            )
            yield from self.table(drawn, leads)
        elif isinstance(block, Table):
            yield from self.listing(block, room)
        elif isinstance(block, Form | Checklist):
            yield from self.form(block, room)
        elif isinstance(block, Chart | Timeline | Grid):
            yield self.caption("figure", block.title, room)
            yield from self.picture(block, room)

    def form(self, block: Form | Checklist, room: int) -> Iterator[Piece]:
        """What is to be filled in or ticked off."""
        if isinstance(block, Checklist):
            yield from self.clerk.checklist(block, room)
        else:
            yield from self.table(self.clerk.form(block, room, self.subject))

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
        drawn = paragraph(style, *content, properties=plain)
        return self.ruler.piece(drawn, block.text, style, room, entry)

    def caption(self, kind: str, title: str, room: int) -> Piece:
        """“Table 3 – Title”, numbered by a field, so that Word can list and renumber it."""
        self.captions[kind] += 1
        number = str(self.captions[kind])
        label = self.labels.get(kind, kind.capitalize())
        sequence = field(f"SEQ {kind.capitalize()} \\* ARABIC", number)
        drawn = paragraph("Caption", run(f"{label} "), *sequence, run(f" – {title}"))
        return self.ruler.piece(drawn, f"{label} {number} – {title}", "Caption", room)

    def listing(self, block: Table, room: int) -> Iterator[Piece]:
        """A table under its caption if it has one."""
        if block.caption:
            yield self.caption("table", block.caption, room)
        name = block.caption or self.subject
        yield from self.table(tables.table(block, room, name, self.gallery.trend, self.ruler.wider))

    def picture(self, block: Picture, room: int) -> Iterator[Piece]:
        """A picture on its own, as wide as it needs."""
        if isinstance(block, Grid):
            yield from self.table(grids.matrix(block, room, self.gallery.trend, self.ruler.wider))
            return
        if isinstance(block, Timeline):
            found = self.gallery.timeline(block, room / 20)
        else:
            wide, high = size_of(block, room / 20)
            found = iter([(self.gallery.chart(block, wide, high), high)])
        for drawn, high in found:
            yield Piece(picture_line(drawn), (high,), after=UNDER)

    def abreast(self, charts: Sequence[Chart], room: int) -> Iterator[Piece]:
        """Small charts side by side, each under its caption, in a table without lines."""
        wide = room // ABREAST
        cells, highest = [], 0.0
        for chart in charts:
            caption = self.caption("figure", chart.title, wide - GUTTER)
            width, high = size_of(chart, (wide - GUTTER) / 20, abreast=True)
            line = picture_line(self.gallery.chart(chart, width, high))
            cells.append((caption.element, line))
            highest = max(highest, caption.height + caption.before + caption.after + high + UNDER)
        while len(cells) < ABREAST:
            cells.append((paragraph("TableGap"), paragraph("TableGap")))
        yield Piece(tables.side_by_side(cells, wide, GUTTER, self.subject), (highest,))
        yield Piece(paragraph("TableGap"), (GAP,))

    def table(self, drawn: tables.Drawn, leads: bool = False) -> Iterator[Piece]:
        """A table and the small gap without which it would grow together with the next one."""
        yield Piece(drawn.element, drawn.rows, drawn.header, keep=leads)
        kept = (w("keepNext"),) if leads else ()
        yield Piece(paragraph("TableGap", properties=kept), (GAP,), keep=leads)
