"""The body of a document: pieces on sheets and in sections, and the contents filled at the end."""

from collections.abc import Sequence

from hypercare_cli.blocks import (
    Bullets,
    Contents,
    Facts,
    Heading,
    Page,
    PageBreak,
    Report,
    Table,
)
from hypercare_cli.renderers.wordml import contents
from hypercare_cli.renderers.wordml.flow import Piece, Sheets
from hypercare_cli.renderers.wordml.markup import Element, paragraph, qualified, w
from hypercare_cli.renderers.wordml.pen import Pen, outline, text
from hypercare_cli.renderers.wordml.sections import POINT, Sheet

UPRIGHT = False
JOINT = 30.0
"""Space in points above a page that shares the sheet with the one before."""


class Body:
    """Writes cover, pages and contents of a report into the body of a template."""

    def __init__(self, report: Report, body: Element):
        self.report = report
        self.body = body
        self.sheet = Sheet(body[-1])
        body.remove(body[-1])
        self.sideways = UPRIGHT
        self.sheets = Sheets(self.sheet.height(UPRIGHT))
        self.entries = tuple(outline(report))
        self.pen = Pen(self.entries, report.labels, report.title)
        self.contents_end: Element | None = None
        self.density = contents.AS_TEMPLATE

    def write(self) -> None:
        self.put(self.cover())
        for page in self.report.pages:
            self.page(page)
        if self.contents_end is not None:
            for line in contents.contents(self.entries, self.sheet.room(UPRIGHT)):
                self.contents_end.addprevious(line)
        self.body.append(self.sheet.properties(self.sideways))

    def cover(self) -> list[Piece]:
        room = self.sheet.room(UPRIGHT)
        title = [
            text(self.report.subtitle, "Subtitle", room),
            text(self.report.title, "Title", room),
            text("", "CoverGap", room),
        ]
        facts: Facts = self.report.facts
        return [*title, *self.pen.draw(facts, room)] if facts.pairs else title

    def page(self, page: Page) -> None:
        """A page on a new sheet, or below the one before if it may flow and fits there."""
        sideways, joins = UPRIGHT, page.flows
        pieces: list[Piece] = []
        blocks = ((Heading(page.title),) if page.title else ()) + page.blocks
        for block, following in zip(blocks, (*blocks[1:], None), strict=True):
            if isinstance(block, PageBreak | Contents):
                self.lay(pieces, sideways, joins)
                pieces, joins = [], False
                sideways = isinstance(block, PageBreak) and block.landscape
                if isinstance(block, Contents):
                    self.reserve_contents()
            else:
                leads = isinstance(following, Bullets | Facts | Table)
                pieces += self.pen.draw(block, self.sheet.room(sideways), leads)
        self.lay(pieces, sideways, joins)

    def lay(self, pieces: Sequence[Piece], sideways: bool, joins: bool) -> None:
        if not pieces:
            return
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
        self.lay([text(label, "TOCHeading", room)], UPRIGHT, joins=False)
        height = self.sheets.height
        self.density = contents.density(self.entries, room, height)
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
