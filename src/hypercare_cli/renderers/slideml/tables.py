"""Native tables: header rows, facts, and the fields of a grid; badges with shape, word and ground."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypercare_cli import extent
from hypercare_cli.blocks import Align, Badge, Cell, Column, Facts, Grid, Table
from hypercare_cli.charts.drawingml import EMU, Element, a
from hypercare_cli.charts.palette import INK, MUTED, PAPER, Colour
from hypercare_cli.renderers.badges import COLOURS, shown
from hypercare_cli.renderers.slideml.canvas import Canvas, Style
from hypercare_cli.renderers.slideml.flow import Piece
from hypercare_cli.renderers.slideml.holder import Holder
from hypercare_cli.renderers.slideml.lattice import ENDS, SIDE, Fit, Row, Source, Spot
from hypercare_cli.renderers.slideml.markup import TABLES, Box, Letters, paragraph

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""“No style, no grid”: PowerPoint has it without a definition; fills and lines are our own."""
ALIGNED: dict[Align, str] = {"left": "l", "right": "r", "centre": "ctr"}


@dataclass(frozen=True)
class Rows(Piece):
    """Rows of a table under its header, which is repeated wherever they go on."""

    source: Source
    rows: tuple[Row, ...]
    header: Row = ()
    tall: float = 0.0
    """The least height of a row in points, as the fields of a grid have it."""

    def height(self, width: float, scale: float) -> float:
        return self.top(width, scale) + sum(self.heights(width, scale))

    def top(self, width: float, scale: float) -> float:
        return (
            self.source.row_height(self.header, self.source.fit(width, scale))
            if self.header
            else 0.0
        )

    def heights(self, width: float, scale: float) -> list[float]:
        fit = self.source.fit(width, scale)
        least = self.source.style.size(self.tall, scale)
        return [max(self.source.row_height(row, fit), least) for row in self.rows]

    def divide(
        self, width: float, scale: float, room: float, fresh: bool
    ) -> tuple[Piece | None, Piece | None]:
        used, count = self.top(width, scale), 0
        for high in self.heights(width, scale):
            if used + high > room:
                break
            used, count = used + high, count + 1
        if count:
            rest = replace(self, rows=self.rows[count:]) if count < len(self.rows) else None
            return replace(self, rows=self.rows[:count]), rest
        return self.within(width, scale, room) if fresh else (None, self)

    def within(self, width: float, scale: float, room: float) -> tuple[Piece | None, Piece | None]:
        """The first row divided, where it does not even fit on a slide of its own."""
        style, fit = self.source.style, self.source.fit(width, scale)
        free = room - self.top(width, scale) - 2 * ENDS * style.unit
        count = max(1, int(free / style.line(fit.size)))
        heads, tails = [], []
        for spot, wide in zip(self.rows[0], fit.widths, strict=True):
            inner = (wide - 2 * SIDE * style.unit) / style.theme.wider
            head, tail = extent.cut(spot.text, inner, fit.size, count, spot.bold)
            heads.append(spot._replace(text=head))
            tails.append(spot._replace(text=tail))
        left = [*([tuple(tails)] if any(spot.text for spot in tails) else []), *self.rows[1:]]
        return (
            replace(self, rows=(tuple(heads),)),
            replace(self, rows=tuple(left)) if left else None,
        )

    # -- drawing --------------------------------------------------------------------------------

    def draw(self, canvas: Canvas, place: Box, scale: float, holder: Holder | None) -> None:
        fit = self.source.fit(place.wide, scale)
        marks = {"firstRow": 1, "bandRow": 1} if self.header else {"firstCol": 1}
        table = a("tbl", a("tblPr", a("tableStyleId"), **marks))
        table[0][0].text = NO_STYLE
        table.append(a("tblGrid", *(a("gridCol", w=round(wide * EMU)) for wide in fit.widths)))
        if self.header:
            table.append(self.row(self.header, fit, self.top(place.wide, scale), ends=True))
        for number, (row, high) in enumerate(
            zip(self.rows, self.heights(place.wide, scale), strict=True)
        ):
            table.append(self.row(row, fit, high, banded=bool(self.header) and number % 2 == 1))
        high = self.height(place.wide, scale)
        canvas.frame(
            "Table",
            place._replace(high=high),
            self.source.name or canvas.title,
            a("graphicData", table, uri=TABLES),
            holder,
        )

    def row(
        self, row: Row, fit: Fit, high: float, banded: bool = False, ends: bool = False
    ) -> Element:
        cells = (
            self.cell(spot, column, fit.size, banded, ends)
            for spot, column in zip(row, self.source.block.columns, strict=True)
        )
        return a("tr", *cells, h=round(high * EMU))

    def cell(self, spot: Spot, column: Column, size: float, banded: bool, ends: bool) -> Element:
        style = self.source.style
        look = Letters(size, spot.ink, spot.bold)
        aligned = a("pPr", algn=ALIGNED[column.align])
        text = a(
            "txBody",
            a("bodyPr"),
            a("lstStyle"),
            paragraph(spot.text, look, style.locale, aligned),
        )
        ground = spot.ground if spot.ground is not None else style.theme.band if banded else None
        return a("tc", text, self.source.properties(ground, ends))


# -- blocks → rows ------------------------------------------------------------------------------


def table(block: Table, style: Style) -> Rows:
    """A table under a header row; of a total the texts are bold."""
    source = Source(block, style, block.caption)
    last = len(block.rows) - 1 if block.total else -1
    rows = tuple(
        tuple(spot(cell, bold=number == last) for cell in row)
        for number, row in enumerate(block.rows)
    )
    return Rows(source, rows, header(style, [column.title for column in block.columns]))


def facts(block: Facts, style: Style) -> Rows:
    """Labels and values without a header row."""
    shape = Table((Column(""), Column("")), tuple((label, cell) for label, cell in block.pairs))
    rows = tuple((Spot(label, ink=MUTED), spot(cell, bold=True)) for label, cell in block.pairs)
    return Rows(Source(shape, style, "", "facts"), rows)


def grid(block: Grid, style: Style) -> Rows:
    """A matrix: its scales as header row and first column, its fields on their grounds."""
    names = tuple(
        Column(name) for name in (f"{block.down}\u00a0↓\n{block.across}\u00a0→", *block.columns)
    )
    cells = tuple(
        (name, *("\n".join(lines(one.ground, one.items)) for one in fields))
        for name, fields in block.rows
    )
    rows = tuple(
        (
            Spot(name, bold=True),
            *(
                Spot("\n".join(lines(one.ground, one.items)), *grounds(one.ground))
                for one in fields
            ),
        )
        for name, fields in block.rows
    )
    source = Source(Table(names, cells), style, block.summary or block.title, "grid")
    return Rows(source, rows, header(style, [column.title for column in names]), tall=54.0)


def lines(ground: Badge | None, items: Sequence[str]) -> list[str]:
    """The word of a ground stands in its field, then what falls into it."""
    return [*([shown(ground)] if ground else []), *items]


def grounds(ground: Badge | None) -> tuple[str | None, Colour | str]:
    return COLOURS[ground.colour] if ground else (None, INK)


def header(style: Style, titles: Sequence[str]) -> Row:
    return tuple(Spot(title, style.theme.header, PAPER, bold=True) for title in titles)


def spot(cell: Cell, bold: bool = False) -> Spot:
    """A cell; a badge is bold on its ground."""
    if isinstance(cell, Badge):
        back, front = COLOURS[cell.colour]
        return Spot(shown(cell), back, front, bold=True)
    return Spot(shown(cell), bold=bold)
