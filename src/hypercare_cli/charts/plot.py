"""A chart → a scene, for formats that have no charts of their own: the same looks as in Office."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from hypercare_cli import extent
from hypercare_cli.blocks import Chart, Series
from hypercare_cli.charts.bridge import steps
from hypercare_cli.charts.frame import MONTH, Size, day_step, days_of, last_known
from hypercare_cli.charts.looks import STEPS, alone
from hypercare_cli.charts.palette import FAINT, INK, LINE, MUTED, Pencil
from hypercare_cli.charts.radar import Radar
from hypercare_cli.charts.scene import Line, Part, Scene, Shape, Text
from hypercare_cli.charts.sketch import DOT, HAIR, WEIGHT, Sketch
from hypercare_cli.i18n.words import Language, Words

GOAL_WEIGHT = 1.5
GAP = 0.3
"""Share of a category that stays free beside its columns."""
YEAR = 365
"""Over a longer time the days carry their year."""


def chart_scene(chart: Chart, language: Language, size: Size, text: float = 9.0) -> Scene:
    """The chart in a frame of this size, without its title: that stands above or in the page."""
    drawing = Radar if chart.kind == "radar" else Plot
    parts = tuple(drawing(chart, Words(language), size, text).parts())
    return Scene(size.width, size.height, parts, chart.title, chart.summary)


class Plot(Sketch):
    """Lines, columns, bars and bridges between two axes; bars lie on their side."""

    def __init__(self, chart: Chart, words: Words, size: Size, text: float):
        super().__init__(chart, words, size, text)
        self.days = days_of(chart)
        self.lying = chart.kind == "bar"
        self.keyed = not self.frame.direct and chart.kind != "bridge" and len(chart.series) > 1
        left, top, wide, high = self.box()
        self.left, self.top, self.wide, self.tall = left, top, wide, high

    def box(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of the plot in points."""
        wide, high = self.size
        if self.frame.direct:
            left, top, across, down = self.frame.plot()
            return left * wide, top * high, across * wide, down * high
        names = [self.words.show(name) for name in self.chart.categories]
        side = names if self.lying else self.frame.marks()
        left = min(max(extent.width(text, self.text) for text in side) + 8, wide * 0.4)
        bottom = self.high * (1.5 if self.lying else 2.5) + (self.high * 1.5 if self.keyed else 0)
        return left, self.high, wide - left - self.high * 2, high - self.high - bottom

    # -- places ---------------------------------------------------------------------------------

    def level(self, value: Decimal) -> float:
        """How far from the start of the value axis, in points."""
        return self.scale.place(value) * (self.wide if self.lying else self.tall)

    def up(self, value: Decimal) -> float:
        return self.top + self.tall - self.level(value)

    def across(self, place: int) -> float:
        """The middle of a category, or its day."""
        if self.days:
            first, length = min(self.days), max(1, (max(self.days) - min(self.days)).days)
            return self.left + self.wide * (self.days[place] - first).days / length
        return self.left + self.slot() * (place + 0.5)

    def slot(self) -> float:
        return (self.tall if self.lying else self.wide) / max(1, len(self.chart.categories))

    # -- parts ----------------------------------------------------------------------------------

    def parts(self) -> Iterator[Part]:
        yield from self.values()
        yield from self.names()
        if self.chart.kind == "bridge":
            yield from self.bridge()
        else:
            yield from self.series()
        if self.keyed:
            yield from self.legend()

    def values(self) -> Iterator[Part]:
        """The value axis with its hair lines."""
        for mark, text in zip(self.scale.marks(), self.frame.marks(), strict=True):
            wide = extent.width(text, self.text) + 2
            if self.lying:
                x, bottom = self.left + self.level(mark), self.top + self.tall
                yield Line(((x, self.top), (x, bottom)), LINE, HAIR)
                yield Text(
                    x - wide / 2,
                    bottom + 2,
                    wide,
                    self.high,
                    text,
                    self.text,
                    MUTED,
                    align="centre",
                )
            else:
                y = self.up(mark)
                yield Line(((self.left, y), (self.left + self.wide, y)), LINE, HAIR)
                yield Text(
                    self.left - wide - 4,
                    y - self.high / 2,
                    wide,
                    self.high,
                    text,
                    self.text,
                    MUTED,
                    align="right",
                )

    def names(self) -> Iterator[Part]:
        """The category axis: names, or some of the days."""
        bottom = self.top + self.tall
        if self.days:
            yield from self.day_names(bottom)
            return
        for place, name in enumerate(self.chart.categories):
            text = self.words.show(name)
            if self.lying:
                y = self.top + self.slot() * place
                yield Text(0, y, self.left - 6, self.slot(), text, self.text, MUTED, align="right")
            else:
                x = self.left + self.slot() * place
                yield Text(
                    x,
                    bottom + 2,
                    self.slot(),
                    self.high * 2,
                    text,
                    self.text,
                    MUTED,
                    align="centre",
                    anchor="top",
                )

    def day_names(self, bottom: float) -> Iterator[Part]:
        first, length = min(self.days), (max(self.days) - min(self.days)).days
        every, unit = day_step(length, self.text, self.wide)
        every *= MONTH if unit == "months" else 1
        for number in range(0, length + 1, every):
            day = self.words.day(first + timedelta(number))
            text = day if length > YEAR else day.rpartition(" ")[0]
            wide = extent.width(text, self.text) + 2
            x = max(0, self.left + self.wide * number / max(1, length) - wide / 2)
            yield Text(x, bottom + 3, wide, self.high, text, self.text, MUTED, align="centre")
        yield Line(((self.left, bottom), (self.left + self.wide, bottom)), FAINT, HAIR)

    def series(self) -> Iterator[Part]:
        lower = self.frame.lowered() if self.frame.direct else {}
        lines = [series.goal and self.chart.kind == "column" for series in self.chart.series]
        drawn = 0
        for place, (series, pen) in enumerate(zip(self.chart.series, self.looks, strict=True), 1):
            if self.chart.kind == "line" or lines[place - 1]:
                yield from self.line(series, pen)
                if self.frame.direct:
                    yield from self.ending(place, lower.get(place, 0.0) * self.size.height)
            else:
                yield from self.columns(series, pen, drawn, lines.count(False))
                drawn += 1

    def line(self, series: Series, pen: Pencil) -> Iterator[Part]:
        """A line with its marks; a gap parts it in two."""
        weight, run = GOAL_WEIGHT if series.goal else WEIGHT, list[tuple[float, float]]()
        for place, value in enumerate((*series.values, None)):
            if value is not None:
                run.append((self.across(place), self.up(value)))
                continue
            if len(run) > 1:
                yield Line(tuple(run), pen.colour, weight, pen.dash)
            for x, y in run:
                yield from self.marker(pen, x, y)
            run = []

    def ending(self, place: int, lower: float) -> Iterator[Part]:
        """Name and value beside the last point."""
        end, last = self.frame.endings().get(place), last_known(self.chart.series[place - 1].values)
        if end is None or last is None:
            return
        x, side = self.across(last), self.frame.side(place)
        y = self.top + (1 - end.height) * self.tall + lower
        wide = extent.width(end.text, self.text) + 2
        if side == "r":
            yield Text(x + DOT, y - self.high / 2, wide, self.high, end.text, self.text)
            return
        y += self.high if side == "b" else -self.high
        left = min(x - wide / 2, self.size.width - wide)
        yield Text(left, y - self.high / 2, wide, self.high, end.text, self.text, align="centre")

    def columns(self, series: Series, pen: Pencil, number: int, count: int) -> Iterator[Part]:
        """The columns of one series, or its bars, with their values."""
        wide = self.slot() * (1 - GAP) / count
        zero = min(max(self.scale.low, self.scale.high * 0), self.scale.high)
        for place, value in enumerate(series.values):
            if value is None:
                continue
            start = self.slot() * (place + GAP / 2) + wide * number
            low, high = sorted((self.level(zero), self.level(value)))
            if self.lying:
                yield Shape(
                    "rect",
                    self.left + low,
                    self.top + start,
                    high - low,
                    wide,
                    pen.colour,
                    pen.hatch,
                    INK,
                    HAIR,
                )
                room = self.size.width - self.left - high - 3
                yield Text(
                    self.left + high + 3, self.top + start, room, wide, self.shown(value), self.text
                )
            else:
                x, y = self.left + start, self.top + self.tall - high
                yield Shape("rect", x, y, wide, high - low, pen.colour, pen.hatch, INK, HAIR)
                inside = alone(self.chart) and len(self.chart.series) > 1
                y = self.up(zero) - self.high - 2 if inside else y - self.high
                yield Text(x, y, wide, self.high, self.shown(value), self.text, align="centre")

    def bridge(self) -> Iterator[Part]:
        """Steps from where the one before ended, joined by hair lines."""
        found, wide = steps(self.chart), self.slot() * (1 - GAP)
        for place, step in enumerate(found):
            x, pen = self.left + self.slot() * (place + GAP / 2), STEPS[step.way]
            top, bottom = sorted((self.up(step.start), self.up(step.end)))
            if place + 1 < len(found):
                y = self.up(step.end)
                yield Line(((x, y), (x + self.slot() + wide, y)), FAINT, HAIR)
            yield Shape("rect", x, top, wide, bottom - top, pen.colour, pen.hatch, INK, HAIR)
            text = self.shown(step.size)
            text = text if step.way == "total" else self.words.signed(text)
            yield Text(x, top - self.high, wide, self.high, text, self.text, align="centre")
