"""A radar chart as primitives: rings, spokes, and a closed line a series."""

from collections.abc import Iterator
from math import cos, pi, sin

from hypercare_cli import extent
from hypercare_cli.blocks import Chart
from hypercare_cli.charts.frame import Size
from hypercare_cli.charts.palette import LINE, MUTED
from hypercare_cli.charts.scene import Line, Part, Text
from hypercare_cli.charts.sketch import HAIR, WEIGHT, Sketch
from hypercare_cli.i18n.words import Words


class Radar(Sketch):
    """Spokes around a middle, the first one upwards."""

    def __init__(self, chart: Chart, words: Words, size: Size, text: float):
        super().__init__(chart, words, size, text)
        self.radius = (size.height - self.high * 5.5) / 2
        self.middle = (size.width / 2, self.high * 1.8 + self.radius)

    def point(self, place: int, part: float) -> tuple[float, float]:
        angle = 2 * pi * place / len(self.chart.categories) - pi / 2
        x, y = self.middle
        return x + cos(angle) * self.radius * part, y + sin(angle) * self.radius * part

    def ring(self, part: float) -> tuple[tuple[float, float], ...]:
        corners = [self.point(place, part) for place in range(len(self.chart.categories))]
        return (*corners, corners[0])

    def parts(self) -> Iterator[Part]:
        for mark, text in zip(self.scale.marks(), self.frame.marks(), strict=True):
            yield Line(self.ring(self.scale.place(mark)), LINE, HAIR)
            x, y = self.point(0, self.scale.place(mark))
            yield Text(
                x - 24, y - self.high / 2, 20, self.high, text, self.text, MUTED, align="right"
            )
        for place, name in enumerate(self.chart.categories):
            yield self.name(place, self.words.show(name))
        for series, pen in zip(self.chart.series, self.looks, strict=True):
            known = [
                self.point(place, self.scale.place(value))
                for place, value in enumerate(series.values)
                if value is not None
            ]
            whole = len(known) == len(series.values)
            if len(known) > 1:
                points = (*known, known[0]) if whole else tuple(known)
                yield Line(points, pen.colour, WEIGHT, pen.dash)
            for x, y in known:
                yield from self.marker(pen, x, y)
        yield from self.legend()

    def name(self, place: int, text: str) -> Text:
        """The name of a spoke, outside its end."""
        x, y = self.point(place, 1 + self.high * 0.9 / self.radius)
        wide = extent.width(text, self.text) + 2
        turn = cos(2 * pi * place / len(self.chart.categories) - pi / 2)
        left = x - wide / 2 if abs(turn) < 0.1 else x if turn > 0 else x - wide
        return Text(left, y - self.high / 2, wide, self.high, text, self.text, MUTED)
