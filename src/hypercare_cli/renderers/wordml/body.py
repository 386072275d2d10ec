"""The body of a document: pieces on sheets and in sections, and the contents filled at the end."""

from collections.abc import Sequence

from hypercare_cli.blocks import Contents, Facts, Heading, Page, PageBreak, Report
from hypercare_cli.renderers.wordml import contents
from hypercare_cli.renderers.wordml.flow import Piece, Sheets
from hypercare_cli.renderers.wordml.markup import Element, paragraph, qualified, w
from hypercare_cli.renderers.wordml.pen import Pen, outline, text
from hypercare_cli.renderers.wordml.sections import POINT, Layout, Sheet

UPRIGHT = Layout()
JOINT = 30.0
"""Space in points above a page that shares the sheet with the one before."""


class Body:
    """Writes cover, pages and contents of a report into the body of a template."""

    def __init__(self, report: Report, body: Element):
        self.report = report
        self.body = body
        self.sheet = Sheet(body[-1])
        body.remove(body[-1])
        self.layout = UPRIGHT
        self.sheets = Sheets(self.sheet.height(UPRIGHT))
        self.entries = tuple(outline(report))
        self.pen = Pen(self.entries, report.labels, report.title)
        self.contents_end: Element | None = None
        self.contents_room = 0

    def write(self) -> None:
        self.put(self.cover())
        for page in self.report.pages:
            self.page(page)
        if self.contents_end is not None:
            for line in contents.contents(self.entries, self.contents_room):
                self.contents_end.addprevious(line)
        self.body.append(self.sheet.properties(self.layout))

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
        layout, joins = UPRIGHT, page.flows
        pieces: list[Piece] = []
        for block in ((Heading(page.title),) if page.title else ()) + page.blocks:
            if isinstance(block, PageBreak | Contents):
                self.lay(pieces, layout, joins)
                pieces, joins = [], False
                layout = Layout(isinstance(block, PageBreak) and block.landscape)
                if isinstance(block, Contents):
                    self.reserve_contents()
            else:
                pieces += self.pen.draw(block, self.sheet.room(layout))
        self.lay(pieces, layout, joins)

    def lay(self, pieces: Sequence[Piece], layout: Layout, joins: bool) -> None:
        if not pieces:
            return
        if joins and layout == self.layout and self.sheets.has_room_for(pieces, JOINT):
            set_apart(pieces[0].element[0])
            self.sheets.used += JOINT
        else:
            pieces = self.turn(pieces, layout)
        self.put(pieces)

    def put(self, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            self.body.append(piece.element)
            self.sheets.place(piece)

    def turn(self, pieces: Sequence[Piece], layout: Layout) -> Sequence[Piece]:
        """The pieces, set up to start on a new sheet."""
        self.sheets.turn()
        if layout != self.layout:
            self.end_section(layout)
            return pieces
        if pieces[0].element.tag != qualified("p"):
            pieces = [Piece(paragraph("TableGap"), (0.0,)), *pieces]
        properties = pieces[0].element[0]
        properties.insert(1, w("pageBreakBefore"))
        return pieces

    def end_section(self, following: Layout) -> None:
        """The last paragraph carries the properties of the section that ends with it."""
        self.body[-1][0].append(self.sheet.properties(self.layout))
        self.layout = following
        self.sheets.height = self.sheet.height(following)

    def reserve_contents(self) -> None:
        """Title and room of the contents; the lines come once every page is known."""
        layout = Layout(columns=contents.columns(self.entries), starts="continuous")
        room = self.sheet.room(layout)
        label = self.report.labels.get("contents", "")
        self.lay([text(label, "TOCHeading", self.sheet.room(UPRIGHT))], UPRIGHT, joins=False)
        if layout.columns > 1:
            self.end_section(layout)
        self.sheets.page += contents.pages(self.entries, room, self.sheets.height) - 1
        self.contents_room = room
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
