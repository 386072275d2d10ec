"""Value axes: round ends and steps that a person would choose."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from hypercare_cli.blocks import Chart
from hypercare_cli.charts.bridge import steps

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
PARTS = 5
"""About how many parts an axis has."""
HEADROOM = Decimal("0.06")
"""Room above the highest column of a bridge, where its label may stand."""
FLAT = Decimal("0.6")
"""A line whose lowest value is above this part of the highest one may leave the zero out."""


class Scale(NamedTuple):
    """The ends of a value axis and the distance of its marks."""

    low: Decimal
    high: Decimal
    step: Decimal

    def marks(self) -> Iterator[Decimal]:
        value = self.low
        while value <= self.high:
            yield value
            value += self.step

    def place(self, value: Decimal) -> float:
        """Where a value stands: 0 at the low end, 1 at the high one."""
        return float((value - self.low) / (self.high - self.low))


def scale(chart: Chart) -> Scale:
    """Round ends around all values; the chart's own limits where it has them."""
    known = list(values(chart)) or [Decimal(0)]
    low, high = min(known), max(known)
    if chart.kind != "line" or not 0 < low >= high * FLAT:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    low = low if chart.limits[0] is None else chart.limits[0]
    high = high if chart.limits[1] is None else chart.limits[1]
    if chart.kind == "bridge" and chart.limits[1] is None:
        high += (high - low) * HEADROOM
    if high <= low:
        high = low + 1
    step = round_step((high - low) / PARTS)
    if chart.limits[0] is None:
        low = (low / step).to_integral_value(ROUND_FLOOR) * step
    if chart.limits[1] is None:
        high = low + ((high - low) / step).to_integral_value(ROUND_CEILING) * step
    return Scale(low, high, step)


def values(chart: Chart) -> Iterator[Decimal]:
    if chart.kind == "bridge":
        for step in steps(chart):
            yield from (step.start, step.end)
        return
    for series in chart.series:
        yield from (value for value in series.values if value is not None)


def round_step(rough: Decimal) -> Decimal:
    """The smallest of 1, 2, 2.5, 5 × a power of ten that is not below."""
    power = Decimal(1).scaleb(rough.adjusted())
    return next(step * power for step in STEPS if step * power >= rough)
