"""When a figure will meet a limit: a robust trend with an interval, never from fewer than three points."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import combinations
from math import sqrt
from typing import NamedTuple

from hypercare_cli.metric import Figures
from hypercare_cli.metrics.kpi import is_reached
from hypercare_cli.plan.kpis import Kpi

FEWEST = 3
MOST = 200
"""Days that a trend is made from, the latest ones: its work grows with their square, and what lies
further back says little about the slope of today."""
FURTHEST = 3660
Z_80 = 1.2816


class Point(NamedTuple):
    """A figure on a day."""

    day: date
    value: Decimal


class Forecast(NamedTuple):
    """The day on which the trend meets the limit, and the days between which four of five lie.

    All three are after `measured`, the day of the last of the `points`. `latest` is None where the
    slow end of the interval never meets the limit, `day` where the trend itself does not: "not on
    this slope".
    """

    points: int
    measured: date
    day: date | None
    earliest: date | None
    latest: date | None


def crossing_of(
    points: Iterable[tuple[date, Decimal]], limit: Decimal, *, rising: bool
) -> Forecast | None:
    """When a figure that is not there yet will be at least (`rising`) or at most the limit.

    None with fewer than three days. Of two points on one day the last counts; of more than 200 days
    the latest 200.
    """
    by_day = dict(sorted(dict(points).items())[-MOST:])
    if len(by_day) < FEWEST:
        return None
    measured = max(by_day)
    sign = 1 if rising else -1
    line = trend([(day.toordinal(), sign * float(value)) for day, value in by_day.items()])
    days = (line.meets(sign * float(limit), measured.toordinal(), end) for end in (0, 1, -1))
    day, earliest, latest = (None if n is None else date.fromordinal(n) for n in days)
    return Forecast(len(by_day), measured, day, earliest, latest)


def forecast(f: Figures, kpi: Kpi) -> Forecast | None:
    """The forecast of one KPI; None where it is reached, without a direction, or from too little."""
    series = f.to_date(f.distinct(kpi.measurements))
    if not series or kpi.target is None or kpi.baseline is None:
        return None
    if is_reached(kpi, series[-1].value) is not False:
        return None
    points = (Point(measurement.date, measurement.value) for measurement in series)
    return crossing_of(points, kpi.target, rising=kpi.target > kpi.baseline)


class Trend(NamedTuple):
    """A line `level + slope × (day − centre)`, in units a day, with the interval of its slope.

    `spread` is the standard deviation of the days: how far from the centre the line is held.
    """

    centre: float
    level: float
    slope: float
    low: float
    high: float
    spread: float

    def at(self, day: int, end: int = 0) -> float:
        """The line on a day, or an end of its 80% interval: 1 the upper, -1 the lower one.

        The interval is as wide as that of the slope makes it far out, and no narrower near the
        centre than the error of the level: the shape of Working and Hotelling.
        """
        way = day - self.centre
        width = {0: 0.0, 1: self.high - self.slope, -1: self.low - self.slope}[end]
        return self.level + self.slope * way + width * sqrt(way * way + self.spread**2)

    def meets(self, limit: float, after: int, end: int) -> int | None:
        """The first day after this one on which the line, or an end of it, has risen to the limit."""
        if {0: self.slope, 1: self.high, -1: self.low}[end] <= 0:
            return None
        days = range(after + 1, min(after + FURTHEST, date.max.toordinal()) + 1)
        if days and self.at(days[0], end) >= limit:
            return days[0]  # the upper end of a falling line sinks before it rises
        position = bisect_left(days, True, key=lambda day: self.at(day, end) >= limit)
        return days[position] if position < len(days) else None


def trend(points: list[tuple[int, float]]) -> Trend:
    """The line of Theil and Sen through points of different days.

    Its slope is the median of the slopes of all pairs, its level the median of what is left. The
    interval of the slope is given by order statistics at 80%, after Sen (1968), with the variance of
    Kendall's S; three points give no more than the outer ones, which hold two times out of three.
    """
    slopes = sorted((y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in combinations(points, 2))
    low, high = interval(slopes, len(points))
    slope = median(slopes)
    centre = sum(x for x, _y in points) / len(points)
    level = median(sorted(y - slope * (x - centre) for x, y in points))
    spread = sqrt(sum((x - centre) ** 2 for x, _y in points) / len(points))
    return Trend(centre, level, slope, low, high, spread)


def median(ordered: list[float]) -> float:
    """The middle of values in order. Importing `statistics` costs more than all figures of `score`."""
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def interval(slopes: list[float], points: int) -> tuple[float, float]:
    """The slopes between which the true one lies four times out of five."""
    error = Z_80 * sqrt(points * (points - 1) * (2 * points + 5) / 18)
    count = len(slopes)
    first = max(0, round((count - error) / 2) - 1)
    return slopes[first], slopes[count - 1 - first]
