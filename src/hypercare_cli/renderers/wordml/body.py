"""The body of a document: pieces on sheets and in sections, and the contents filled at the end."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

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
    Page,
    PageBreak,
    Report,
    Table,
    Timeline,
)
from hypercare_cli.renderers.wordml import contents
from hypercare_cli.renderers.wordml.brought import NOTHING, Brought
from hypercare_cli.renderers.wordml.flow import Piece, Sheets
from hypercare_cli.renderers.wordml.markup import Element, paragraph, qualified, w
from hypercare_cli.renderers.wordml.pen import ABREAST, Pen, outline
from hypercare_cli.renderers.wordml.pictures import Gallery
from hypercare_cli.renderers.wordml.ruler import Ruler
from hypercare_cli.renderers.wordml.sections import POINT, Sheet

UPRIGHT = False
LED_TO = (Bullets, Checklist, Facts, Form, Table, Chart, Timeline, Grid)
"""What a short paragraph before it belongs to."""
JOINT = 30.0
"""Space in points above a page that shares the sheet with the one before."""


class Abreast(NamedTuple):
    """Charts that share a row."""

    charts: tuple[Chart, ...]


def rows(blocks: Sequence[Block]) -> Iterator[Block | Abreast]:
    """The blocks, with charts that follow each other side by side."""
    for are_charts, group in groupby(blocks, lambda block: isinstance(block, Chart)):
        found = tuple(group)
        charts = tuple(block for block in found if isinstance(block, Chart))
        if not are_charts or len(charts) == 1:
            yield from found
        else:
            for start in range(0, len(charts), ABREAST):
                yield Abreast(charts[start : start + ABREAST])


class Body:
    """Writes cover, pages and contents of a report into the body of a template."""

    def __init__(
        self,
        report: Report,
        body: Element,
        gallery: Gallery,
        ruler: Ruler,
        brought: Brought = NOTHING,
    ):
        self.report = report
        self.body = body
        self.ruler = ruler
        self.brought = brought
        self.sheet = Sheet(body[-1], brought.above, brought.below)
        body.remove(body[-1])
        self.sideways = UPRIGHT
        self.sheets = Sheets(self.sheet.height(UPRIGHT))
        self.entries = tuple(outline(report, ruler))
        self.pen = Pen(self.entries, report.labels, report.title, gallery, ruler)
        self.contents_end: Element | None = None
        self.density = contents.as_template(ruler)

    def write(self) -> None:
        cover, after = self.cover()
        self.put(cover)
        self.lay(after, UPRIGHT, joins=False)
        for page in self.report.pages:
            self.page(page)
        if self.contents_end is not None:
            for line in contents.contents(self.entries, self.sheet.room(UPRIGHT), self.density):
                self.contents_end.addprevious(line)
        self.body.append(self.sheet.properties(self.sideways))

    def cover(self) -> tuple[list[Piece], list[Piece]]:
        """Title and facts; what the cover of a template has of its own is not written again."""
        ruler, room = self.ruler, self.sheet.room(UPRIGHT)
        subtitle = ruler.text(self.report.subtitle, "Subtitle", room)
        title = ruler.text(self.report.title, "Title", room)
        facts: Facts = self.report.facts
        found = list(self.pen.draw(facts, room)) if facts.pairs else []
        return self.brought.cover(subtitle, title, ruler.text("", "CoverGap", room), found)

    def page(self, page: Page) -> None:
        """A page on a new sheet, or below the one before if it may flow and fits there."""
        sideways, joins = UPRIGHT, page.flows
        pieces: list[Piece] = []
        whole = ((Heading(page.title),) if page.title else ()) + page.blocks
        blocks = list(rows(whole))
        for block, following in zip(blocks, (*blocks[1:], None), strict=True):
            if isinstance(block, Abreast):
                pieces += self.pen.abreast(block.charts, self.sheet.room(sideways))
            elif isinstance(block, PageBreak | Contents):
                self.lay(pieces, sideways, joins)
                pieces, joins = [], False
                sideways = isinstance(block, PageBreak) and block.landscape
                if isinstance(block, Contents):
                    self.reserve_contents()
            else:
                leads = isinstance(following, LED_TO)
                pieces += self.pen.draw(block, self.sheet.room(sideways), leads)
        self.lay(pieces, sideways, joins)

    def lay(self, pieces: Sequence[Piece], sideways: bool, joins: bool) -> None:
        if not pieces:
            return
        pieces = self.pen.clerk.fitted(pieces, self.sheet.height(sideways))
        if joins and sideways is self.sideways and self.sheets.may_share(pieces, JOINT):
            set_apart(pieces[0].element[0])
            self.sheets.used += JOINT
        else:
            pieces = self.turn(pieces, sideways)
        self.put(pieces)

    def put(self, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            self.body.append(piece.element)
            self.sheets.place(piece)

    def turn(self, pieces: Sequence[Piece], sideways: bool) -> Sequence[Piece]:
        """The pieces, set up to start on a new sheet."""
        self.sheets.turn()
        if sideways is not self.sideways:
            self.end_section(sideways)
            return pieces
        if pieces[0].element.tag != qualified("p"):
            pieces = [Piece(paragraph("TableGap"), (0.0,)), *pieces]
        properties = pieces[0].element[0]
        kept = properties.find(qualified("keepNext"))
        before = properties[0] if kept is None else kept
        before.addnext(w("pageBreakBefore"))
        return pieces

    def end_section(self, following: bool) -> None:
        """The last paragraph carries the properties of the section that ends with it."""
        self.body[-1][0].append(self.sheet.properties(self.sideways))
        self.sideways = following
        self.sheets.height = self.sheet.height(following)

    def reserve_contents(self) -> None:
        """Title and room of the contents; the lines come once every page is known."""
        room = self.sheet.room(UPRIGHT)
        label = self.report.labels.get("contents", "")
        title = self.ruler.text(label, "TOCHeading", room)
        self.lay([title], UPRIGHT, joins=False)
        height = self.sheets.height - title.height - title.after
        self.density = contents.density(self.entries, room, height, self.density)
        self.sheets.page += contents.pages(self.entries, room, height, self.density) - 1
        self.sheets.used = self.sheets.height
        self.contents_end = paragraph("TableGap")
        self.body.append(self.contents_end)


def set_apart(properties: Element) -> None:
    """Space above the heading of a page that does not start on a sheet of its own."""
    space = w("spacing", before=round(JOINT * POINT))
    indent = properties.find(qualified("ind"))
    if indent is None:
        properties.append(space)
    else:
        indent.addprevious(space)
