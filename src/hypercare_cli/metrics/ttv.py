"""Time to value: how long until the first business KPI met its target."""

from datetime import date, timedelta
from decimal import Decimal

from hypercare_cli.metric import Figures, metric
from hypercare_cli.metrics.kpi import business, is_reached
from hypercare_cli.plan.holds import Hold
from hypercare_cli.plan.kpis import Measurement


def first_reached(f: Figures) -> Measurement | None:
    """The first measurement to date at which any business KPI met its target."""
    met = [
        measurement
        for kpi in business(f)
        for measurement in f.to_date(f.distinct(kpi.measurements))
        if is_reached(kpi, measurement.value)
    ]
    return min(met, key=lambda measurement: measurement.date, default=None)


@metric("ttv.days", unit="days", label="Time to value")
def days(f: Figures) -> int | None:
    """Days from the kick-off to the first measurement at which any business KPI met its target."""
    first = first_reached(f)
    if first is None:
        return None
    f.cite(first, "date", "value")
    return f.plan.day(first.date)


@metric("ttv.reached", unit="truth", label="First value reached")
def reached(f: Figures) -> bool:
    """Whether any business KPI has met its target, even if it slipped later."""
    return f["ttv.days"] is not None


@metric("ttv.net_days", unit="days", label="Time to value without days lost by others")
def net_days(f: Figures) -> int | None:
    """Time to value less the days of holds not due to the provider; overlaps count once."""
    total = f["ttv.days"]
    if total is None:
        return None
    f.contribute("ttv.days", Decimal(total))
    lost = lost_days(f, f.plan.kickoff + timedelta(days=total))
    for hold, days in lost:
        f.cite(hold, "start", "end", "cause")
        f.contribute(f"holds {hold.start.isoformat()}", Decimal(-days))
    return int(total) - sum(days for _hold, days in lost)


def lost_days(f: Figures, end: date) -> list[tuple[Hold, int]]:
    """Holds of somebody else than the provider with their days from T0 up to `end`, left out.

    A day on which several ran counts for the first of them.
    """
    taken: set[date] = set()
    found = []
    for hold in f.to_date(f.distinct(f.plan.holds, "start"), "start"):
        if hold.cause != "provider":
            start, stop = max(hold.start, f.plan.kickoff), min(hold.end or f.as_of, end)
            span = {start + timedelta(days=n) for n in range((stop - start).days)} - taken
            taken |= span
            found.append((hold, len(span)))
    return [(hold, days) for hold, days in found if days]


@metric("ttv.first_win_days", unit="days", label="Time to the first quick win")
def first_win_days(f: Figures) -> int | None:
    """Days from the kick-off to the first quick win."""
    wins = f.to_date(f.plan.adoption.quick_wins)
    if not wins:
        return None
    f.cite(wins[0], "date")
    return f.plan.day(wins[0].date)
