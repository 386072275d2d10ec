"""Headings, paragraphs and bullets: lines of a text, each with its look."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from hypercare_cli import extent
from hypercare_cli.charts.drawingml import EMU, Element, a, fill
from hypercare_cli.charts.palette import INK, MUTED, SECOND, Colour
from hypercare_cli.renderers.slideml.canvas import Canvas, Style
from hypercare_cli.renderers.slideml.flow import Piece
from hypercare_cli.renderers.slideml.holder import Holder
from hypercare_cli.renderers.slideml.markup import Box, Letters, paragraph

Tone = Literal["heading", "lead", "body", "note", "warning", "command", "bullet"]
HEADING = Colour("tx2")
WARNING = "8C1D13"


class Look(NamedTuple):
    """Size, space above (both in points), colour and weight."""

    size: float
    before: float
    colour: Colour | str
    bold: bool = False


LOOKS: dict[Tone, Look] = {
    "heading": Look(14, 8, HEADING, bold=True),
    "lead": Look(16, 6, INK),
    "body": Look(13, 5, INK),
    "note": Look(10.5, 5, MUTED),
    "warning": Look(12, 6, WARNING, bold=True),
    "command": Look(12, 5, INK),
    "bullet": Look(13, 5, INK),
}
INDENT = 14.0
"""Of a bullet, in points."""


class Line(NamedTuple):
    """A paragraph of the text."""

    text: str
    tone: Tone


@dataclass(frozen=True)
class Texts(Piece):
    """Lines that stand in one shape."""

    lines: tuple[Line, ...]
    style: Style
    keep: bool = False

    def heights(self, width: float, scale: float) -> list[float]:
        return [
            self.tall(line, width, scale, number == 0) for number, line in enumerate(self.lines)
        ]

    def tall(self, line: Line, width: float, scale: float, first: bool) -> float:
        look = LOOKS[line.tone]
        room = width - self.indent(line, scale)
        high = self.style.height(line.text, room, self.style.size(look.size, scale), look.bold)
        return high + (0.0 if first else self.style.size(look.before, scale))

    def indent(self, line: Line, scale: float) -> float:
        return self.style.size(INDENT, scale) if line.tone == "bullet" else 0.0

    def height(self, width: float, scale: float) -> float:
        return sum(self.heights(width, scale))

    def divide(
        self, width: float, scale: float, room: float, fresh: bool
    ) -> tuple[Piece | None, Piece | None]:
        used, count = 0.0, 0
        for high in self.heights(width, scale):
            if used + high > room:
                break
            used, count = used + high, count + 1
        while 0 < count < len(self.lines) and self.lines[count - 1].tone == "heading":
            count -= 1
        if count == 0:
            return self.within(width, scale, room) if fresh else (None, self)
        return self.part(self.lines[:count]), self.part(self.lines[count:])

    def within(self, width: float, scale: float, room: float) -> tuple[Piece | None, Piece | None]:
        """The first line divided, where it does not even fit on a slide of its own."""
        first, *others = self.lines
        look = LOOKS[first.tone]
        size = self.style.size(look.size, scale)
        count = max(1, int(room / self.style.line(size)))
        wide = (width - self.indent(first, scale)) / self.style.theme.wider
        head, tail = extent.cut(first.text, wide, size, count, look.bold)
        rest = [*([first._replace(text=tail)] if tail else []), *others]
        return self.part([first._replace(text=head)]), self.part(rest)

    def part(self, lines: Sequence[Line]) -> "Texts | None":
        return Texts(tuple(lines), self.style, self.keep) if lines else None

    def draw(self, canvas: Canvas, place: Box, scale: float, holder: Holder | None) -> None:
        drawn = [self.paragraph(line, scale, number == 0) for number, line in enumerate(self.lines)]
        canvas.text("Text", drawn, place, holder)

    def paragraph(self, line: Line, scale: float, first: bool) -> Element:
        look = LOOKS[line.tone]
        letters = Letters(self.style.size(look.size, scale), look.colour, look.bold)
        above = 0.0 if first else self.style.size(look.before, scale)
        indent = round(self.indent(line, scale) * EMU)
        properties = a("pPr", marL=indent, indent=-indent)
        properties.append(a("spcBef", a("spcPts", val=round(above * 100))))
        if line.tone == "bullet":
            properties.append(a("buClr", *fill(SECOND)))
            properties.append(a("buFont", typeface="Arial"))
            properties.append(a("buChar", char="•"))
        else:
            properties.append(a("buNone"))
        return paragraph(line.text, letters, self.style.locale, properties)


def bullets(items: Iterable[str]) -> tuple[Line, ...]:
    return tuple(Line(item, "bullet") for item in items)
