"""Excel: typed cells, live formulas with their values, tables, lists, print set-up."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import xlsxwriter

from hypercare_cli.renderers.clean import clean
from hypercare_cli.renderers.package import pack
from hypercare_cli.renderers.sheetml.cells import FIRST_PIECE, LongTexts, midnight, write
from hypercare_cli.renderers.sheetml.looks import FONT, HEADING, SUBTITLE, TITLE, Looks, Role
from hypercare_cli.renderers.sheetml.places import FIRST_BLOCK, Placed, Places, shortened
from hypercare_cli.renderers.sheetml.tables import Grid, lines_of, write_table
from hypercare_cli.sheet import Choice, Figure, Formula, Panel, Prose, Sheet, Table, Workbook

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": FONT,
}
A3, A4 = 8, 9
WIDEST_ON_A4 = 170
"""Characters; a wider sheet would be too small to read."""
LONGEST_PROPERTY = 255
PANEL_WIDTHS = (42, 18, 66)
LONG_TEXT_WIDTH = 120
LANGUAGES = {"fr": "fr-FR", "en": "en-GB"}


def render(workbook: Workbook) -> bytes:
    """The bytes of an .xlsx file; the same workbook gives the same bytes."""
    output = BytesIO()
    book = xlsxwriter.Workbook(output, OPTIONS)
    Writer(book, workbook).write()
    book.close()
    return packed(output.getvalue(), workbook)


def packed(package: bytes, workbook: Workbook) -> bytes:
    """The parts with the as-of date, and with the language, which the library cannot say."""
    language = f"<dc:language>{LANGUAGES[workbook.language]}</dc:language>".encode()
    end = b"</cp:coreProperties>"
    with ZipFile(BytesIO(package)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    return pack(
        (
            (name, part.replace(end, language + end) if name == "docProps/core.xml" else part)
            for name, part in parts
        ),
        workbook.stamp.as_of,
    )


class Writer:
    """Writes one workbook, sheet by sheet."""

    def __init__(self, book: Any, workbook: Workbook):
        self.book = book
        self.workbook = workbook
        self.places = Places(workbook)
        self.looks = Looks(book, workbook)
        self.long = LongTexts(clean(workbook.labels.continued))

    def write(self) -> None:
        self.properties()
        for number, sheet in enumerate(self.workbook.sheets):
            self.sheet(sheet, self.places.sheet_names[number], self.places.blocks[number])
        self.lists(self.places.sheet_names[-2], self.workbook.choices())
        if self.long.pieces:
            self.long_texts(self.places.sheet_names[-1])
        for name, reference in self.places.names.items():
            self.book.define_name(name, reference)

    def properties(self) -> None:
        """What the file says about itself; `verify` reads the custom ones."""
        stamp = self.workbook.stamp
        as_of = stamp.as_of
        self.book.set_properties(
            {
                "title": clean(self.workbook.title),
                "subject": clean(self.workbook.subtitle),
                "author": stamp.tool,
                "created": midnight(as_of),
            }
        )
        facts = {
            "plan": stamp.plan,
            "as_of": as_of.isoformat(),
            "tool": stamp.tool,
            "digest": stamp.digest,
            "revision": stamp.revision,
        }
        for name, value in facts.items():
            text = shortened(clean(value), LONGEST_PROPERTY)
            if text:
                self.book.set_custom_property(f"hypercare.{name}", text, "text")

    # -- one sheet ------------------------------------------------------------------------------

    def sheet(self, sheet: Sheet, name: str, blocks: tuple[Placed, ...]) -> None:
        target = self.open(name, sheet.title, sheet.note)
        grid = Grid(target, self.places, self.looks, self.long)
        for place in blocks:
            if isinstance(place.block, Table):
                write_table(grid, self.places.tables[place.block.key])
            elif isinstance(place.block, Panel):
                self.panel(grid, place, place.block)
            else:
                self.prose(grid, place, place.block)
        self.set_up_page(target, sheet, blocks, grid.finish())

    def open(self, name: str, title: str, note: str) -> Any:
        """A sheet with its title and note; the title is not wrapped, it runs over the columns."""
        target = self.book.add_worksheet(name)
        target.hide_gridlines(2)
        target.set_row(0, 24)
        write(target, 0, 0, title, self.looks.plain(**TITLE), self.long)
        write(target, 1, 0, note or self.workbook.subtitle, self.looks.plain(**SUBTITLE), self.long)
        return target

    def panel(self, grid: Grid, place: Placed, panel: Panel) -> None:
        row = place.top
        if panel.title:
            self.heading(grid, row, panel.title)
            row += 1
        if panel.under is None:
            for column, width in enumerate(PANEL_WIDTHS):
                grid.widen(column, width)
        for figure in panel.figures:
            self.figure(grid, row, place, figure)
            row += 1

    def figure(self, grid: Grid, row: int, place: Placed, figure: Figure) -> None:
        role: Role = "computed" if isinstance(figure.cell, Formula) else "input"
        if figure.kind == "text":
            role = "fact"  # runs over the empty cells beside it
        look = self.looks.cell(role, figure.kind, figure.digits)
        label, value = place.label_column, place.value_column
        grid.put(row, label, figure.label, self.looks.cell("label"))
        for column in range(label + 1, value):
            grid.sheet.write_blank(row, column, None, self.looks.cell("label"))
        grid.put(row, value, figure.cell, look)
        grid.widen_for(value, figure.cell, figure.kind, figure.digits)
        if figure.kind == "colour":
            grid.colours(row, value, row, value)
        if figure.note:
            grid.put(row, value + 1, figure.note, self.looks.cell("note"))
            grid.raise_row(row, lines_of(figure.note, PANEL_WIDTHS[2], 9))

    def prose(self, grid: Grid, place: Placed, prose: Prose) -> None:
        row = place.top
        if prose.title:
            self.heading(grid, row, prose.title)
            row += 1
        for line in prose.lines:
            write(grid.sheet, row, 0, line, self.looks.plain(valign="top"), self.long)
            row += 1

    def heading(self, grid: Grid, row: int, title: str) -> None:
        look = self.looks.plain(**HEADING)
        grid.sheet.set_row(row, 20)
        write(grid.sheet, row, 0, title, look, self.long)
        for column in range(1, len(PANEL_WIDTHS)):
            grid.sheet.write_blank(row, column, None, look)

    def set_up_page(
        self, target: Any, sheet: Sheet, blocks: tuple[Placed, ...], width: int
    ) -> None:
        """Header rows stay on the screen and on every page."""
        if isinstance(blocks[0].block, Table):
            target.freeze_panes(FIRST_BLOCK + 1, sheet.frozen)
            target.repeat_rows(FIRST_BLOCK)
        self.page(target, width, portrait=sheet.portrait)

    def page(self, target: Any, width: int, *, portrait: bool = False) -> None:
        """As wide as the paper, with plan, day and page number below."""
        if not portrait:
            target.set_landscape()
        target.set_paper(A3 if width > WIDEST_ON_A4 else A4)
        target.fit_to_pages(1, int(portrait))
        target.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        target.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        labels, stamp = self.workbook.labels, self.workbook.stamp
        plan = shortened(f"{labels.as_of} · {stamp.plan}", 120)
        page = in_footer(labels.page).replace("{page}", "&P").replace("{pages}", "&N")
        target.set_footer(f"&L{in_footer(plan)}&C&A&R{page}")

    # -- sheets of its own ----------------------------------------------------------------------

    def lists(self, name: str, choices: tuple[Choice, ...]) -> None:
        """One column a drop-down list, its words below the title; each is a name for formulas."""
        labels = self.workbook.labels
        target = self.open(name, labels.lists, labels.lists_note)
        widths: list[int] = []
        for column, choice in enumerate(choices):
            write(target, FIRST_BLOCK, column, choice.title, self.looks.cell("head"), self.long)
            for row, word in enumerate(choice.words, FIRST_BLOCK + 1):
                write(target, row, column, word, self.looks.cell("input"), self.long)
            longest = max((len(word) for word in choice.words), default=0)
            widths.append(min(40, max(len(choice.title), longest) + 3))
            target.set_column(column, column, widths[-1])
            if choice.words:
                self.book.define_name(f"list.{choice.key}", self.places.listed(choice, column))
        target.freeze_panes(FIRST_BLOCK + 1, 0)
        self.page(target, sum(widths))

    def long_texts(self, name: str) -> None:
        """The rest of texts that no cell can hold."""
        labels = self.workbook.labels
        target = self.open(name, labels.long_texts, labels.long_texts_note)
        target.set_column(0, 0, LONG_TEXT_WIDTH)
        for row, piece in enumerate(self.long.pieces, FIRST_PIECE):
            write(target, row, 0, piece, self.looks.cell("label"), self.long)
        self.page(target, LONG_TEXT_WIDTH)


def in_footer(text: str) -> str:
    """Text of a footer, where `&` starts a code."""
    return " ".join(clean(text).split()).replace("&", "&&")
