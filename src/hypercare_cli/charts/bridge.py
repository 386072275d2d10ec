"""A bridge: steps that add up to a total, as columns that stand on an invisible base."""

from decimal import Decimal
from typing import Literal, NamedTuple

from hypercare_cli.blocks import Chart

ZERO = Decimal(0)
Way = Literal["rising", "falling", "total"]
WAYS: tuple[Way, ...] = ("rising", "falling", "total")


class Step(NamedTuple):
    """One column from `start` to `end`; both are heights above zero."""

    way: Way
    start: Decimal
    end: Decimal

    @property
    def size(self) -> Decimal:
        return self.end - self.start

    @property
    def base(self) -> Decimal:
        """What the column stands on: nothing where it crosses the zero."""
        if self.start * self.end <= 0:
            return ZERO
        return min(self.start, self.end, key=abs)

    @property
    def parts(self) -> tuple[Decimal, Decimal]:
        """What is seen on the side of the base, and beyond the zero where it crosses that."""
        if self.start * self.end >= 0:
            return max(self.start, self.end, key=abs) - self.base, ZERO
        return max(self.start, self.end), min(self.start, self.end)


def steps(chart: Chart) -> list[Step]:
    """A step a category; unknown ones add nothing, the last one is the total."""
    found: list[Step] = []
    level = ZERO
    *parts, _total = chart.series[0].values
    for value in parts:
        start, level = level, level + (value or ZERO)
        found.append(Step("rising" if level >= start else "falling", start, level))
    return [*found, Step("total", ZERO, level)]
