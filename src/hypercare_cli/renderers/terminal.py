"""Pages in a terminal or a pipe: tables that wrap, colours with symbols, nothing obeyed from a plan."""

from collections.abc import Iterator
from io import StringIO

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from hypercare_cli.blocks import (
    Badge,
    Block,
    Bullets,
    Cell,
    Chart,
    Column,
    Facts,
    Grid,
    Heading,
    Page,
    PageBreak,
    Paragraph,
    Table,
    Timeline,
    Trend,
)
from hypercare_cli.renderers.plain import harmless, to_ascii, visible

SYMBOLS = {"green": "●", "amber": "▲", "red": "■", None: "○"}
ASCII_SYMBOLS = {"green": "+", "amber": "!", "red": "x", None: "?"}
STYLES = {"green": "bold green", "amber": "bold yellow", "red": "bold red", None: "dim"}
TONES = {"body": "", "lead": "bold", "note": "dim", "warning": "yellow", "command": ""}
NARROWEST = 30
"""Columns below which a timeline is told in words."""
GAP = 2
LONGEST_WORD = 14
"""A longer word may be cut at the end of a line."""
ROOMY = 18
"""Letters in a line of a text; for fewer, a column that may leave does."""
HELD = {0xA0: "\ue000", 0x202F: "\ue001"}
RELEASED = {0xE000: "\u00a0", 0xE001: "\u202f"}
BROKEN = dict.fromkeys(RELEASED, " ")
"""Rich breaks lines at no-break spaces: letters of the private area hold their place meanwhile."""
INSET = f"{HELD[0xA0]} "
LINES = Box("    \n    \n ── \n    \n ── \n    \n    \n    \n")
ASCII_LINES = Box("    \n    \n -- \n    \n -- \n    \n    \n    \n", ascii=True)


def render(page: Page, width: int, *, colour: bool, unicode: bool) -> str:
    """The page as text of at most `width` columns; without `unicode` only ASCII."""
    console = Console(
        file=StringIO(),
        width=width,
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    look = Look(unicode, width)
    console.print(look.text(page.title, "bold"), overflow="fold")
    for before, block in zip((None, *page.blocks), page.blocks, strict=False):
        drawn = look.block(block)
        if drawn is not None:
            if isinstance(block, Table) and isinstance(before, Facts):
                console.print()
            whole = isinstance(block, Paragraph) and block.tone == "command"
            console.print(
                drawn, no_wrap=whole, overflow="ignore" if whole else None, crop=not whole
            )
    assert isinstance(console.file, StringIO)
    drawn = console.file.getvalue().translate(RELEASED if unicode else BROKEN)
    return harmless("\n".join(line.rstrip() for line in drawn.split("\n")))


class Look:
    """How blocks are drawn for one kind of terminal."""

    def __init__(self, unicode: bool, width: int):
        self.unicode = unicode
        self.width = width
        self.symbols = SYMBOLS if unicode else ASCII_SYMBOLS

    def text(self, text: str, style: str = "") -> Text:
        shown = visible(text).translate(HELD)
        return Text(shown if self.unicode else to_ascii(visible(text)), style=style)

    def cell(self, cell: Cell) -> Text:
        if isinstance(cell, Badge):
            word = self.text(f"{self.symbols[cell.colour]} {cell.word}")
            word.stylize(STYLES[cell.colour])
            return word
        return self.text(cell.word if isinstance(cell, Trend) else cell)

    def block(self, block: Block) -> RenderableType | None:
        if isinstance(block, Heading):
            style = "bold underline" if block.level == 1 else "bold"
            return Padding(self.text(block.text, style), (1, 0, 0, 0))
        if isinstance(block, Paragraph):
            return self.text(block.text, TONES[block.tone])
        if isinstance(block, Bullets):
            mark = "• " if self.unicode else "- "
            return self.hanging([(self.text(mark), self.text(item)) for item in block.items])
        if isinstance(block, Facts):
            pairs = [(self.text(label, "dim"), self.cell(value)) for label, value in block.pairs]
            return self.hanging(pairs, gap=2)
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, Timeline) and self.width >= NARROWEST:
            return self.gantt(block)
        if isinstance(block, Chart | Timeline | Grid):
            return self.text(block.summary, "dim") if block.summary else None
        assert isinstance(block, PageBreak)
        return None

    def hanging(self, pairs: list[tuple[Text, Text]], gap: int = 0) -> RichTable:
        grid = RichTable.grid(padding=(0, gap, 0, 0))
        widest = max((label.cell_len for label, _value in pairs), default=0)
        grid.add_column(width=min(widest, self.width * 2 // 5))
        grid.add_column(overflow="fold")
        for label, value in pairs:
            grid.add_row(label, value)
        return grid

    def gantt(self, block: Timeline) -> RenderableType:
        from hypercare_cli.renderers.gantt import gantt  # few pages have one

        return gantt(block, self.width, self.text, HELD[0xA0], unicode=self.unicode)

    def table(self, block: Table) -> RenderableType:
        """Columns side by side where they fit, else each row as a list of its cells."""
        drawn: RenderableType | None = None
        for fewer in (block, *narrower(block)):
            rows = [tuple(self.cell(cell) for cell in row) for row in fewer.rows]
            widths = self.widths(fewer, rows)
            if widths:
                drawn = self.columns(fewer, rows, widths)
                if is_roomy(fewer, rows, widths):
                    break
        if drawn is None:
            drawn = self.stacked(block, [tuple(map(self.cell, row)) for row in block.rows])
        if not block.caption:
            return drawn
        return Group(self.text(block.caption, "dim"), drawn)

    def widths(self, block: Table, rows: list[tuple[Text, ...]]) -> list[int]:
        """How wide each column is; nothing where they do not fit side by side."""
        cells = [
            [self.text(c.title), *(row[n] for row in rows)] for n, c in enumerate(block.columns)
        ]
        wanted = [max(text.cell_len for text in column) for column in cells]
        least = [narrowest(c, column) for c, column in zip(block.columns, cells, strict=True)]
        room = self.width - sum(least) - GAP * (len(least) - 1)
        return shared_out(least, wanted, room) if room >= 0 else []

    def columns(
        self, block: Table, rows: list[tuple[Text, ...]], widths: list[int]
    ) -> RenderableType:
        drawn = RichTable(
            box=LINES if self.unicode else ASCII_LINES,
            padding=(0, 1, 0, 0),
            pad_edge=False,
            show_edge=False,
            header_style="bold",
            show_footer=False,
        )
        for column, width in zip(block.columns, widths, strict=True):
            drawn.add_column(
                self.text(column.title),
                justify="center" if column.align == "centre" else column.align,
                overflow="fold",
                width=width,
            )
        for number, row in enumerate(rows):
            total = block.total and number == len(rows) - 1
            if total:
                drawn.add_section()
            drawn.add_row(*map(inset, row), style="bold" if total else None)
        return drawn

    def stacked(self, block: Table, rows: list[tuple[Text, ...]]) -> RenderableType:
        """For narrow terminals: the first cell as a title, the others under it with their names."""
        drawn: list[RenderableType] = []
        for first, *others in rows:
            first.stylize("bold")
            named = zip(block.columns[1:], others, strict=True)
            pairs = [(self.text(c.title, "dim"), cell) for c, cell in named if cell.plain]
            drawn += [first, Padding(self.hanging(pairs, gap=2), (0, 0, 0, 2))]
        return Group(*drawn)


def narrower(block: Table) -> Iterator[Table]:
    """The table without one after the other of the columns that may be left out."""
    for last in sorted({column.leaves for column in block.columns if column.leaves}):
        kept = [n for n, column in enumerate(block.columns) if not 0 < column.leaves <= last]
        yield block._replace(
            columns=tuple(block.columns[n] for n in kept),
            rows=tuple(tuple(row[n] for n in kept) for row in block.rows),
        )


def is_roomy(block: Table, rows: list[tuple[Text, ...]], widths: list[int]) -> bool:
    """Whether the columns that have most to say have room for some words in a line."""
    return all(
        width >= min(ROOMY, max((row[n].cell_len for row in rows), default=0))
        for n, (column, width) in enumerate(zip(block.columns, widths, strict=True))
        if column.width > 1
    )


def inset(cell: Text) -> RenderableType:
    """No-break spaces at the start of a cell inset all its lines."""
    text = cell.plain.lstrip(INSET)
    left = len(cell.plain) - len(text)
    return Padding(cell[left:], (0, 0, 0, left)) if left and text else cell


def narrowest(column: Column, cells: list[Text]) -> int:
    """How narrow a column may get: figures, colours and ids stay whole, texts wrap at words."""
    title, *others = cells
    if column.align == "right" or column.whole:
        return max([cell.cell_len for cell in others] + [longest_word(title)])
    return min(LONGEST_WORD, max(map(longest_word, cells)))


def longest_word(text: Text) -> int:
    return max(map(cell_len, text.plain.split()), default=0)


def shared_out(least: list[int], wanted: list[int], room: int) -> list[int]:
    """Give the free room to the columns that want it, a little to each in turn."""
    widths = list(least)
    while room > 0 and (short := [n for n, width in enumerate(widths) if width < wanted[n]]):
        for column in short[:room]:
            widths[column] += 1
        room -= len(short[:room])
    return widths
