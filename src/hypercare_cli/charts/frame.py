"""Where the plot of a line chart stands in its frame, and the names at the ends of its lines."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from hypercare_cli import extent
from hypercare_cli.blocks import Chart
from hypercare_cli.charts import formats
from hypercare_cli.charts.scale import scale
from hypercare_cli.charts.workbook import EARLIEST
from hypercare_cli.i18n.words import Words

DIRECT = 5
"""Lines that are named at their ends; more of them need a legend."""
ROOM = 0.34
"""The largest share of the width that names at the ends of lines take."""
GAP = 8.0


DAYS = (1, 2, 5, 7, 10, 15, 30, 45, 60, 90, 120, 180)
"""Distances of the marks of a date axis."""
MARK = 6.0
"""Room of a mark, in sizes of the text."""
FEWEST, MOST = 2, 5
"""Distances between the marks of a date axis: from three to six dates say what time it is."""
YEAR, MONTH = 365, 31


class Size(NamedTuple):
    """Width and height in points."""

    width: float
    height: float


USUAL = Size(480.0, 230.0)
"""Points: about the width of a page of Word."""


class Ending(NamedTuple):
    """The last point of a series: its height from 0 to 1, and what stands beside it."""

    height: float
    text: str


class Frame:
    """The frame of a chart with letters of `text` points."""

    def __init__(self, chart: Chart, words: Words, size: Size, text: float, titled: bool):
        self.chart = chart
        self.words = words
        self.size = size
        self.text = text
        self.titled = titled
        self.scale = scale(chart)
        self.direct = chart.kind == "line" and len(chart.series) <= DIRECT

    def plot(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of the plot as shares of the frame."""
        left = max(extent.width(mark, self.text) for mark in self.marks()) + 1.5 * GAP
        if days_of(self.chart):
            left += self.text / 2
        names = [extent.width(ending.text, self.text) for ending in self.endings().values()]
        right = min(max(names, default=0) + 2 * GAP, self.size.width * ROOM)
        top = self.text * (3.5 if self.titled else 1)
        bottom = self.text * 2 + GAP
        wide, high = self.size
        return left / wide, top / high, 1 - (left + right) / wide, 1 - (top + bottom) / high

    def marks(self) -> list[str]:
        """What stands at the value axis, from the bottom up."""
        digits = formats.digits(self.chart, self.scale)
        return [formats.shown(self.chart, self.words, m, digits) for m in self.scale.marks()]

    def endings(self) -> dict[int, Ending]:
        """By the place of the series, from 1 on."""
        digits, found = formats.digits(self.chart), {}
        for place, series in enumerate(self.chart.series, 1):
            last = last_known(series.values)
            value = None if last is None else series.values[last]
            if value is not None:
                shown = formats.shown(self.chart, self.words, value, digits)
                found[place] = Ending(self.scale.place(value), f"{series.name} {shown}")
        return found

    def side(self, place: int) -> Literal["r", "t", "b"]:
        """Where a name stands: at the right of the last category, else away from the other lines."""
        own = self.chart.series[place - 1].values
        last = last_known(own)
        if last is None or last == len(own) - 1:
            return "r"
        value, others = own[last], (series.values[last] for series in self.chart.series)
        higher = any(one is not None and value is not None and one > value for one in others)
        return "b" if higher else "t"

    def lowered(self) -> dict[int, float]:
        """By how much of the height a name moves down so that none covers another."""
        high = self.plot()[3] * self.size.height
        ends = self.endings()
        places = {
            place: (1 - ending.height) * high
            for place, ending in ends.items()
            if self.side(place) == "r"
        }
        moved = spread(places, self.text * extent.LINE + 2, high)
        return {place: (moved[place] - places[place]) / self.size.height for place in places}


def days_of(chart: Chart) -> tuple[date, ...]:
    """The categories of a line that can stand at their distance in time."""
    days = tuple(day for day in chart.categories if isinstance(day, date) and day >= EARLIEST)
    return days if chart.kind == "line" and len(days) == len(chart.categories) else ()


def day_step(length: int, size: float, width: float) -> tuple[int, Literal["days", "months"]]:
    """The distance of the marks of so many days: as many as can be read in `width` points."""
    most = min(MOST, max(FEWEST, int(width / (size * MARK))))
    if length > YEAR:  # these axes name months
        return min(-(-length // (MONTH * most)), length // (MONTH * FEWEST)), "months"
    step = next(one for one in DAYS if length <= one * most or one == DAYS[-1])
    return max(1, min(step, length // FEWEST)), "days"


def last_known(values: Sequence[object]) -> int | None:
    return next((n for n in reversed(range(len(values))) if values[n] is not None), None)


def spread(places: Mapping[int, float], gap: float, limit: float) -> dict[int, float]:
    """Heights at least `gap` apart, between 0 and `limit` where there is room for all."""
    order = sorted(places, key=lambda key: (places[key], key))
    moved: dict[int, float] = {}
    floor = 0.0
    for key in order:
        moved[key] = max(places[key], floor)
        floor = moved[key] + gap
    ceiling = max(limit, gap * (len(order) - 1))
    for key in reversed(order):
        moved[key] = min(moved[key], ceiling)
        ceiling = moved[key] - gap
    return moved
