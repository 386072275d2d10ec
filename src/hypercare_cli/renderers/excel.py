"""Excel: typed cells, live formulas with their values, tables, lists, print set-up."""

from io import BytesIO
from typing import Any

import xlsxwriter

from hypercare_cli.clean import clean
from hypercare_cli.renderers.package import finished, parts_of
from hypercare_cli.renderers.sheetml.cells import FIRST_PIECE, LongTexts, midnight, split, write
from hypercare_cli.renderers.sheetml.looks import FONT, HEADING, SUBTITLE, TITLE, Looks, Role
from hypercare_cli.renderers.sheetml.places import (
    FIRST_BLOCK,
    LISTS_A_ROW,
    Placed,
    Places,
    listed,
    shortened,
)
from hypercare_cli.renderers.sheetml.plots import Plotter
from hypercare_cli.renderers.sheetml.tables import Grid, lines_of, write_table
from hypercare_cli.sheet import (
    Choice,
    Figure,
    Formula,
    Panel,
    Plots,
    Prose,
    Sheet,
    Store,
    Table,
    Workbook,
)

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": FONT,
}
A4 = 9
ALLOWED = dict.fromkeys(
    ("format_cells", "format_columns", "format_rows", "insert_rows", "delete_rows", "sort",
     "autofilter", "objects"),
    True,
)  # fmt: skip
"""What a sheet with formulas leaves open to everybody; it has no password."""
HEADED = 3
"""Columns over which the heading of a panel runs."""
LONG_TEXT_WIDTH = 120
LIST_WIDTH = 37
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
    parts = parts_of(package)
    return finished(
        (
            (name, part.replace(end, language + end) if name == "docProps/core.xml" else part)
            for name, part in parts
        ),
        workbook.stamp,
    )


class Writer:
    """Writes one workbook, sheet by sheet."""

    def __init__(self, book: Any, workbook: Workbook):
        self.book = book
        self.workbook = workbook
        self.places = Places(workbook)
        self.looks = Looks(book, workbook)
        self.long = LongTexts(clean(workbook.labels.continued))
        self.plotter = Plotter(book, self.places, self.looks)

    def write(self) -> None:
        self.properties()
        for number, sheet in enumerate(self.workbook.sheets):
            self.sheet(sheet, self.places.sheet_names[number], self.places.blocks[number])
        self.lists(self.places.sheet_names[-2], self.workbook.choices())
        if self.long.pieces:
            self.long_texts(self.places.sheet_names[-1])
        for name, reference in self.places.names.items():
            self.book.define_name(name, reference)
        if self.workbook.store is not None:
            self.store(self.workbook.store)

    def properties(self) -> None:
        """What the file says about itself, beside its stamp."""
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

    # -- one sheet ------------------------------------------------------------------------------

    def sheet(self, sheet: Sheet, name: str, blocks: tuple[Placed, ...]) -> None:
        target = self.open(name, sheet.title, sheet.note)
        grid = Grid(target, self.places, self.looks, self.long)
        for place in blocks:
            if isinstance(place.block, Table):
                write_table(grid, self.places.tables[place.block.key])
            elif isinstance(place.block, Panel):
                self.panel(grid, place, place.block)
            elif isinstance(place.block, Plots):
                self.plotter.draw(target, place.top, place.block.plots)
            else:
                self.prose(grid, place, place.block)
        grid.finish()
        self.set_up_page(target, sheet, blocks)
        if has_locked(sheet):
            target.protect("", ALLOWED)

    def open(self, name: str, title: str, note: str) -> Any:
        """A sheet with its title and note; the title is not wrapped, it runs over the columns."""
        target = self.book.add_worksheet(name)
        target.hide_gridlines(2)
        target.set_row(0, 24)
        target.set_row(1, 22)
        write(target, 0, 0, title, self.looks.plain(**TITLE), self.long)
        write(target, 1, 0, note or self.workbook.subtitle, self.looks.plain(**SUBTITLE), self.long)
        return target

    def panel(self, grid: Grid, place: Placed, panel: Panel) -> None:
        row = place.top
        if panel.title:
            self.heading(grid, row, panel.title)
            row += 1
        if panel.under is None:
            for column, width in enumerate(panel.widths):
                grid.widen(column, width)
        for figure in panel.figures:
            self.figure(grid, row, place, figure, panel)
            row += 1

    def figure(self, grid: Grid, row: int, place: Placed, figure: Figure, panel: Panel) -> None:
        role: Role = "computed" if isinstance(figure.cell, Formula) else "plain"
        if figure.field or figure.free:
            role = "input"
        elif figure.kind == "text":
            role = "fact"  # runs over the empty cells beside it
        look = self.looks.cell(role, figure.kind, figure.digits)
        label, value = place.label_column, place.value_column
        # Below a table the label runs over the empty cells beside it: its column is not made for it.
        grid.put(row, label, figure.label, self.looks.cell("fact" if panel.under else "label"))
        for column in range(label + 1, value):
            grid.sheet.write_blank(row, column, None, self.looks.cell("label"))
        grid.put(row, value, figure.cell, look)
        grid.widen_for(value, figure.cell, figure.kind, figure.digits)
        if figure.kind == "colour":
            grid.colours(row, value, row, value)
        if role == "input":
            grid.check(row, value, row, value, figure.kind, figure.choice)
        if figure.note:
            grid.put(row, value + 1, figure.note, self.looks.cell("note"))
            grid.raise_row(row, lines_of(figure.note, panel.widths[2], 9))
        if role == "input" and isinstance(figure.cell, str):
            grid.raise_row(row, lines_of(figure.cell, panel.widths[1] - 2))

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
        for column in range(1, HEADED):
            grid.sheet.write_blank(row, column, None, look)

    def set_up_page(self, target: Any, sheet: Sheet, blocks: tuple[Placed, ...]) -> None:
        """Header rows stay on the screen and on every page."""
        if isinstance(blocks[0].block, Table):
            target.freeze_panes(FIRST_BLOCK + 1, sheet.frozen)
            target.repeat_rows(FIRST_BLOCK)
        self.page(target, portrait=sheet.portrait)

    def page(self, target: Any, *, portrait: bool = False) -> None:
        """As wide as the paper, with plan, day and page number below."""
        if not portrait:
            target.set_landscape()
        target.set_paper(A4)
        target.fit_to_pages(1, int(portrait))
        target.set_margins(left=0.25, right=0.25, top=0.4, bottom=0.6)
        target.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        labels, stamp = self.workbook.labels, self.workbook.stamp
        plan = shortened(" · ".join(filter(None, (labels.as_of, stamp.plan))), 120)
        page = in_footer(labels.page).replace("{page}", "&P").replace("{pages}", "&N")
        target.set_footer(f"&L{in_footer(plan)}&C&A&R{page}")

    # -- sheets of its own ----------------------------------------------------------------------

    def lists(self, name: str, choices: tuple[Choice, ...]) -> None:
        """Some lists beside each other, then the next; each is a name for formulas."""
        labels = self.workbook.labels
        target = self.open(name, labels.lists, labels.lists_note)
        for choice in choices:
            if choice.column is not None:
                self.book.define_name(f"list.{choice.key}", self.places.growing(choice))
        for choice, (top, column) in listed(choices):
            write(target, top, column, choice.title, self.looks.cell("head"), self.long)
            for row, word in enumerate(choice.words, top + 1):
                write(target, row, column, word, self.looks.cell("plain"), self.long)
            if choice.words:
                words = self.places.words(choice, top + 1, column)
                self.book.define_name(f"list.{choice.key}", words)
        target.set_column(0, LISTS_A_ROW - 1, LIST_WIDTH)
        self.page(target)

    def store(self, store: Store) -> None:
        """What the tool keeps, in a sheet that programs do not offer to show; last of all."""
        target = self.book.add_worksheet(store.name)
        target.very_hidden()
        for row, line in enumerate(store.lines):
            pieces = [piece for text in line for piece in split(text) or ("",)]
            for column, piece in enumerate(pieces):
                target.write_string(row, column, piece)

    def long_texts(self, name: str) -> None:
        """The rest of texts that no cell can hold."""
        labels = self.workbook.labels
        target = self.open(name, labels.long_texts, labels.long_texts_note)
        target.set_column(0, 0, LONG_TEXT_WIDTH)
        for row, piece in enumerate(self.long.pieces, FIRST_PIECE):
            write(target, row, 0, piece, self.looks.cell("label"), self.long)
        self.page(target)


def has_locked(sheet: Sheet) -> bool:
    """Whether a sheet has cells that a slip of the hand would spoil."""
    columns = [c for block in sheet.blocks if isinstance(block, Table) for c in block.columns]
    panels = [block for block in sheet.blocks if isinstance(block, Panel)]
    return bool(panels) or any(column.formula for column in columns)


def in_footer(text: str) -> str:
    """Text of a footer, where `&` starts a code."""
    return " ".join(clean(text).split()).replace("&", "&&")
