"""What every drawn chart has: a frame, looks, labels, a legend."""

from collections.abc import Iterator
from decimal import Decimal

from hypercare_cli import extent
from hypercare_cli.blocks import Chart
from hypercare_cli.charts import formats
from hypercare_cli.charts.frame import Frame, Size
from hypercare_cli.charts.looks import looks
from hypercare_cli.charts.palette import INK, Pencil
from hypercare_cli.charts.scene import Form, Line, Part, Shape, Text
from hypercare_cli.i18n.words import Words

WEIGHT, HAIR = 2.25, 0.75
DOT = 6.0
FORMS: dict[str, Form] = {
    "circle": "ellipse",
    "square": "rect",
    "triangle": "triangle",
    "diamond": "diamond",
}


class Sketch:
    """One chart on its way to a scene, with letters of `text` points."""

    def __init__(self, chart: Chart, words: Words, size: Size, text: float):
        self.chart = chart
        self.words = words
        self.size = size
        self.text = text
        self.high = text * extent.LINE
        self.frame = Frame(chart, words, size, text, titled=False)
        self.scale = self.frame.scale
        self.looks = looks(chart)
        self.digits = formats.digits(chart)

    def shown(self, value: Decimal) -> str:
        return formats.shown(self.chart, self.words, value, self.digits)

    def marker(self, pen: Pencil, x: float, y: float) -> Iterator[Part]:
        if pen.marker != "none":
            yield Shape(FORMS[pen.marker], x - DOT / 2, y - DOT / 2, DOT, DOT, pen.colour)

    def legend(self) -> Iterator[Part]:
        """Key and name of each series in a row at the bottom."""
        x, y = self.high, self.size.height - self.high
        for series, pen in zip(self.chart.series, self.looks, strict=True):
            wide = extent.width(series.name, self.text) + 2
            middle = y + self.high / 2
            if self.chart.kind in ("line", "radar") or series.goal:
                ends = ((x, middle), (x + 3 * DOT, middle))
                yield Line(ends, pen.colour, WEIGHT, pen.dash)
                yield from self.marker(pen, x + 1.5 * DOT, middle)
            else:
                box = (x, middle - DOT / 2, 3 * DOT, DOT)
                yield Shape("rect", *box, pen.colour, pen.hatch, INK, HAIR)
            x += 4 * DOT
            yield Text(x, y, wide, self.high, series.name, self.text)
            x += wide + 2 * DOT
