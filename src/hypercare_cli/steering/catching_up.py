"""Which KPIs must reach which values for the attainment against plan to be so high."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from typing import NamedTuple

from hypercare_cli.metric import EXACT, Figures
from hypercare_cli.metrics.kpi import measured
from hypercare_cli.plan.kpis import Kpi

CENT = Decimal("0.01")
"""Values are shown at two decimals, so they are enough as they are shown."""


class Wanted(NamedTuple):
    """A KPI and the value that it must reach."""

    kpi: Kpi
    value: Decimal


def catching_up(f: Figures, target: Decimal) -> tuple[Wanted, ...]:
    """The fewest KPIs, those furthest behind first, none beyond its target; nothing if not enough."""
    with localcontext(EXACT):
        known = list(measured(f))
        reached = {kpi.id: within(f[f"kpi.{kpi.id}.attainment"]) for kpi in known}
        expected = sum((f[f"kpi.{kpi.id}.expected"] for kpi in known), Decimal(0))
        left = target * expected - sum(reached.values(), Decimal(0))
        found = []
        for kpi in sorted(known, key=lambda kpi: (reached[kpi.id], kpi.id)):
            if left <= 0:
                break
            more = min(left, 1 - reached[kpi.id])
            left -= more
            if more > 0:
                found.append(Wanted(kpi, value_at(kpi, reached[kpi.id] + more)))
        return tuple(found) if left <= 0 else ()


def within(attainment: Decimal) -> Decimal:
    """As the mean counts it: from 0 to 1."""
    return min(Decimal(1), max(Decimal(0), attainment))


def value_at(kpi: Kpi, attainment: Decimal) -> Decimal:
    """The value with this attainment, rounded towards the better side but not beyond the target."""
    assert kpi.baseline is not None  # else no attainment is known
    assert kpi.target is not None
    value = kpi.baseline + attainment * (kpi.target - kpi.baseline)
    if kpi.target > kpi.baseline:
        return min(kpi.target, value.quantize(CENT, ROUND_CEILING))
    return max(kpi.target, value.quantize(CENT, ROUND_FLOOR))
