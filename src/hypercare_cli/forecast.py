"""When a KPI will meet its target: a robust trend with an interval, never from fewer than three points."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from math import sqrt
from statistics import median
from typing import NamedTuple

from hypercare_cli.metric import Figures
from hypercare_cli.metrics.kpi import is_reached
from hypercare_cli.plan.kpis import Kpi

FEWEST = 3
FURTHEST = 3660
Z_80 = 1.2816


@dataclass(frozen=True, slots=True)
class Forecast:
    """The day on which the trend meets the target, and the days between which four of five lie.

    `latest` is None where the slow end of the interval never meets it, `day` where the trend
    itself does not: "not on this slope".
    """

    points: int
    measured: date
    day: date | None
    earliest: date | None
    latest: date | None


def forecast(f: Figures, kpi: Kpi) -> Forecast | None:
    """The forecast of one KPI; None without a direction or with fewer than three measurements.

    Slope: Theil–Sen (median of the slopes of all pairs of measurements). Interval: the order
    statistics of those slopes at 80%, after Sen (1968), with the variance of Kendall's S.
    """
    series = f.to_date(f.distinct(kpi.measurements))
    if len(series) < FEWEST or kpi.target is None or is_reached(kpi, kpi.target) is None:
        return None
    days = [f.plan.day(m.date) for m in series]
    values = [float(m.value) for m in series]
    slopes = sorted(
        (y2 - y1) / (x2 - x1)
        for (x1, y1), (x2, y2) in combinations(zip(days, values, strict=True), 2)
    )
    low, high = interval(slopes, len(series))
    line = Line(days[-1], values[-1])
    crossings = [crossing(f, line, slope, kpi.target) for slope in (median(slopes), low, high)]
    known = sorted(day for day in crossings[1:] if day is not None)
    return Forecast(
        len(series),
        series[-1].date,
        crossings[0],
        known[0] if known else None,
        known[-1] if len(known) == len(crossings) - 1 else None,
    )


def interval(slopes: list[float], points: int) -> tuple[float, float]:
    """The slopes between which the true one lies four times out of five."""
    spread = Z_80 * sqrt(points * (points - 1) * (2 * points + 5) / 18)
    count = len(slopes)
    first = max(0, round((count - spread) / 2) - 1)
    return slopes[first], slopes[count - 1 - first]


class Line(NamedTuple):
    """The point that every candidate line goes through: the latest measurement."""

    day: float
    value: float


def crossing(f: Figures, line: Line, slope: float, target: Decimal) -> date | None:
    """The day at which a line of this slope meets the target; None if never."""
    gap = float(target) - line.value
    if slope == 0 or gap / slope < 0 or line.day + gap / slope > FURTHEST:
        return None
    try:
        return f.plan.kickoff + timedelta(days=round(line.day + gap / slope))
    except OverflowError:
        return None
