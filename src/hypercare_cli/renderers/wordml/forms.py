"""Sheets to fill in: tables with room to write, boxes to tick on the screen or by hand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from hypercare_cli import extent
from hypercare_cli.blocks import Answer, Boxes, Checklist, Column, Form
from hypercare_cli.blocks import Table as Lines
from hypercare_cli.renderers.columns import Rule, Try, least_widths
from hypercare_cli.renderers.wordml.boxes import box
from hypercare_cli.renderers.wordml.flow import Piece, Sheets
from hypercare_cli.renderers.wordml.markup import Element, paragraph, qualified, run, w
from hypercare_cli.renderers.wordml.tables import (
    DIVIDED,
    MARGIN,
    PADDING,
    SIZE,
    Drawn,
    cell_properties,
    divisible,
    grid,
    properties,
    stretched,
)

GREY = "6B7280"
LINE = "B6C2CF"
SIZES = (8.5, 7.5, 6.5)
"""Of the text, in points: the first in which no word is cut."""
BOX = 340
"""What a box takes before its text, in twentieths of a point."""
TEXT, LEADING, AFTER = 9.0, 1.08, 2.5
"""Letters of a checklist: size, leading, and the space below an item, in points."""
NO_BANDS = 0x200
SCALES = tuple(number / 20 for number in range(28, 13, -1))
"""How much higher or lower than wanted the rows may be, so that sheets are full but not spilled."""
LOWEST = 19.0
"""Height of a row to write into, in points."""
RESERVE = 16.0
"""What stays free at the foot of a sheet, in points: heights are estimates."""
FIRST_ID = 700_000_001
"""Ids of content controls are the document's own; those of templates are hardly ever so high."""


class Look(NamedTuple):
    """What the rows of a form have in common; `labels` says that its first column has labels."""

    columns: tuple[Column, ...]
    widths: tuple[int, ...]
    size: float
    high: float
    labels: bool


class Row(NamedTuple):
    """A row whose height can give way: what is wanted, and what its texts need, in points."""

    element: Element
    wanted: float
    needed: float

    def at(self, scale: float) -> float:
        low = min(self.wanted, LOWEST)
        return max(self.needed, low, self.wanted * scale)


class Clerk:
    """Draws the forms of one document: it counts the boxes, and knows the rows of each form.

    Texts are so much `wider` than in Arial, by which everything is measured.
    """

    def __init__(self, wider: float = 1.0) -> None:
        self.wider = wider
        self.drawn = 0
        self.forms: dict[Element, list[Row]] = {}

    def form(self, block: Form, room: int, name: str) -> Drawn:
        """A form as wide as `room`, in twentieths of a point."""
        size, narrow = widths(block, round(room / self.wider))
        wide = tuple(stretched(narrow, room))
        labels = not any(column.title for column in block.columns)
        look = Look(block.columns, wide, size, block.high, labels)
        measure = look._replace(widths=narrow, high=0.0)
        table = w("tbl", framed(properties("PlanTable", sum(wide), name, header=not labels)))
        table.append(grid(wide))
        header = 0.0
        if not labels:
            heads = tuple(column.title for column in block.columns)
            header = high(heads, measure, bold=True)
            table.append(self.head(look))
        rows: list[Row] = []
        lines = [(row, False) for row in block.rows]
        if block.example:
            lines.insert(0, (block.example, True))
        for number, (row, example) in enumerate(lines):
            keep = number in (0, len(lines) - 2)
            needed = high(row, measure)
            whole = needed <= DIVIDED
            element = self.row(row, look, example=example, whole=whole, keep=keep and whole)
            rows.append(Row(element, 0.0 if example else look.high, needed))
            table.append(element)
        self.forms[table] = rows
        return Drawn(table, header, divisible([row.at(1.0) for row in rows]))

    def head(self, look: Look) -> Element:
        cells = (
            w(
                "tc",
                cell_properties(wide, w("vAlign", val="bottom")),
                line(look, column, run(column.title, *letters(look)), style="TableHeading"),
            )
            for column, wide in zip(look.columns, look.widths, strict=True)
        )
        return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)

    def row(
        self, answers: Sequence[Answer], look: Look, *, example: bool, whole: bool, keep: bool
    ) -> Element:
        """A row as high as the form wants it, the example as high as its text.

        A `whole` row stays on one page, `keep` holds it on that of the next one.
        """
        rules = [w("cantSplit")] if whole else []
        if not example:
            rules.append(w("trHeight", val=round(look.high * 20), hRule="atLeast"))
        node = w("tr", w("trPr", *rules))
        for number, (answer, wide) in enumerate(zip(answers, look.widths, strict=True)):
            column = look.columns[number]
            middle = (w("vAlign", val="center"),) if whole else ()
            cell = w("tc", cell_properties(wide, *middle))
            kept = (w("keepNext"),) if keep else ()
            if isinstance(answer, Boxes):
                cell.append(line(look, column, *self.boxes(answer, look), kept=kept))
            else:
                shown = run(answer, *letters(look, example, look.labels and not number))
                cell.append(line(look, column, shown, kept=kept))
            node.append(cell)
        return node

    def boxes(self, boxes: Boxes, look: Look) -> Iterator[Element]:
        """Each box with its word, which no line end parts from it."""
        for number, choice in enumerate(boxes.choices):
            if number:
                yield run("  ", *letters(look))
            yield self.box(choice in boxes.ticked, look.size)
            if choice:
                yield run("\u00a0" + choice.replace(" ", "\u00a0"), *letters(look))

    def fitted(self, pieces: Sequence[Piece], height: float) -> Sequence[Piece]:
        """The pieces with the highest rows that take no more sheets, and divide no more, than low ones."""
        if not any(piece.element in self.forms for piece in pieces):
            return pieces
        tries = [[self.scaled(piece, scale) for piece in pieces] for scale in SCALES]
        costs = [cost(found, height - RESERVE) for found in tries]
        best = costs.index(min(costs))
        scale, found = SCALES[best], tries[best]
        for row in (row for piece in pieces for row in self.forms.get(piece.element, ())):
            for rule in row.element.iter(qualified("trHeight")):
                rule.set(qualified("val"), str(round(row.at(scale) * 20)))
        return found

    def scaled(self, piece: Piece, scale: float) -> Piece:
        """A piece as high as it is with rows of this scale; what is no form stays as it is."""
        rows = self.forms.get(piece.element)
        return replace(piece, heights=divisible([row.at(scale) for row in rows])) if rows else piece

    def checklist(self, block: Checklist, room: int) -> Iterator[Piece]:
        """A line each, its text indented behind the box."""
        for text, ticked in block.items:
            size = (w("sz", val=round(TEXT * 2)), w("szCs", val=round(TEXT * 2)))
            space = w("spacing", before=0, after=round(AFTER * 20), line=259, lineRule="auto")
            stop = w("tabs", w("tab", val="left", pos=BOX))
            indent = w("ind", left=BOX, hanging=BOX)
            node = paragraph("Normal", properties=(w("keepLines"), stop, space, indent))
            node.extend((self.box(ticked, TEXT), w("r", w("tab")), run(text, *size)))
            tall = extent.height(text, (room - BOX) / self.wider / 20, TEXT, leading=LEADING)
            yield Piece(node, (tall,), after=AFTER)

    def box(self, ticked: bool, size: float) -> Element:
        self.drawn += 1
        return box(ticked, size, FIRST_ID + self.drawn - 1)


@dataclass(slots=True)
class Trial(Sheets):
    """Sheets on which nothing is drawn; `divided` counts the pieces that run over their end."""

    divided: int = 0

    def put(self, piece: Piece) -> None:
        before = self.page
        Sheets.put(self, piece)
        self.divided += self.page > before


def cost(pieces: Sequence[Piece], height: float) -> tuple[int, int]:
    """The sheets that the pieces fill from the top of a new one, and the pieces that are divided."""
    trial = Trial(height)
    for piece in pieces:
        trial.place(piece)
    return trial.page, trial.divided


# -- sizes ------------------------------------------------------------------------------------------


def plain(answer: Answer) -> str:
    """What takes as much room as the answer; a box is as wide as two letters."""
    if isinstance(answer, Boxes):
        return " ".join(f"\u2014\u00a0{c}".replace(" ", "\u00a0").rstrip() for c in answer.choices)
    return answer


def widths(form: Form, room: int) -> tuple[float, tuple[int, ...]]:
    """Size of the text and the widths of the columns: their shares, but no word is cut."""
    texts = tuple(tuple(map(plain, row)) for row in (*form.rows, form.example) if row)
    lines = Lines(form.columns, texts)
    for size in SIZES:
        least = least_widths(lines, Rule(MARGIN, (Try(size, 0, 1),), str), size, 0)
        if sum(least) <= room:
            break
    shares = [column.width for column in form.columns]
    wide = shared(room, least, shares)
    wide[-1] += room - sum(wide)
    return size, tuple(wide)


def shared(room: int, least: Sequence[int], shares: Sequence[float]) -> list[int]:
    """Room by shares; who would get less than the least takes that, the others share the rest."""
    if sum(least) >= room:
        return [room * one // sum(least) for one in least]
    fixed: set[int] = set()
    while True:
        rest = room - sum(least[n] for n in fixed)
        parts = sum(share for n, share in enumerate(shares) if n not in fixed) or 1
        wide = [
            least[n] if n in fixed else int(rest * share / parts) for n, share in enumerate(shares)
        ]
        short = {n for n, one in enumerate(wide) if n not in fixed and one < least[n]}
        if not short:
            return wide
        fixed |= short


def high(row: Sequence[Answer], look: Look, bold: bool = False) -> float:
    """The height of a row in points."""
    text = max(
        extent.height(plain(answer), (wide - MARGIN) / 20, look.size, bold)
        for answer, wide in zip(row, look.widths, strict=True)
    )
    return max(look.high, text + PADDING)


# -- elements ---------------------------------------------------------------------------------------


def framed(look: Element) -> Element:
    """Lines around every field, and no bands: what is to be filled in is white."""
    edges = (
        w(side, val="single", sz=4, space=0, color=LINE)
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    layout, bands = look.find(qualified("tblLayout")), look.find(qualified("tblLook"))
    assert layout is not None
    assert bands is not None
    layout.addprevious(w("tblBorders", *edges))
    bits = int(bands.get(qualified("val")) or "0", 16) | NO_BANDS
    bands.set(qualified("val"), f"{bits:04X}")
    bands.set(qualified("noHBand"), "1")
    return look


def letters(look: Look, example: bool = False, label: bool = False) -> tuple[Element, ...]:
    """Properties of a run, in the order of the schema."""
    found: list[Element] = [w("b")] if label else []
    if example:
        found += [w("i"), w("color", val=GREY)]
    if look.size != SIZE:
        half = round(look.size * 2)
        found += [w("sz", val=half), w("szCs", val=half)]
    return tuple(found)


def line(
    look: Look,
    column: Column,
    *content: Element,
    style: str = "TableText",
    kept: tuple[Element, ...] = (),
) -> Element:
    """The paragraph of a field, on the side on which its column stands."""
    side = {"left": "left", "right": "right", "centre": "center"}[column.align]
    placed = () if side == "left" else (w("jc", val=side),)
    return paragraph(style, *content, properties=(*kept, *placed))
