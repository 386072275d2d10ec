"""KPIs over time: as a chart with the way to the target, and as a small line for a table."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hypercare_cli.blocks import Cell, Chart, Series, Trend
from hypercare_cli.i18n.words import UNKNOWN, Words
from hypercare_cli.metric import share
from hypercare_cli.metrics.kpi import HORIZON
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.figures import kpi_name
from hypercare_cli.plan.kpis import Kpi, Measurement

FEWEST = 2
"""Measurements that make a line."""


def kpi_trend(e: Edition, kpi: Kpi) -> Chart | None:
    """The measurements from the baseline at T0 on, and the straight way to the target."""
    w, found = e.words, measured(e, kpi)
    if len(found) < FEWEST:
        return None
    points = with_baseline(e, kpi, found)
    ends = [] if kpi.target is None else [e.plan.plan.kickoff, target_day(e, kpi)]
    outside = [day for day in ends if not min(points) <= day <= max(points)]
    days = sorted([*points, *outside])
    scale = 100 if kpi.unit == "percent" else 1
    actual = tuple(per(points.get(day), scale) for day in days)
    lines = [Series(w.say("Actual"), actual)]
    if kpi.target is not None:
        goal = tuple(per(way(e, kpi, day), scale) for day in days)
        lines.append(Series(w.say("Goal"), goal, goal=True))
    return Chart(
        "line",
        kpi_name(kpi),
        tuple(days),
        tuple(lines),
        unit="share" if kpi.unit == "percent" else "number",
        summary=kpi_summary(e, kpi),
    )


def kpi_summary(e: Edition, kpi: Kpi) -> str:
    w = e.words
    return w.say(
        "{kpi}: baseline {baseline}, actual {actual}, target {target}.",
        kpi=kpi.title,
        baseline=w.kpi(kpi.baseline, kpi.unit),
        actual=e.figure(f"kpi.{kpi.id}.actual"),
        target=w.kpi(kpi.target, kpi.unit),
    )


def kpi_line(e: Edition, kpi: Kpi) -> Cell:
    """The same as a small line for a table; a dash with fewer than two measurements."""
    found = measured(e, kpi)
    if len(found) < FEWEST:
        return UNKNOWN
    points = with_baseline(e, kpi, found)
    first, *_between, last = points.values()
    word = moved(e.words, first, last)
    return Trend(tuple(points.items()), word, kpi.target)


def moved(words: Words, first: Decimal, last: Decimal) -> str:
    """Where a figure went, in words: `rising, 2 → 4`."""
    ends = {"first": words.number(first), "last": words.number(last)}
    if last > first:
        return words.say("rising, {first} → {last}", **ends)
    if last < first:
        return words.say("falling, {first} → {last}", **ends)
    return words.say("steady, {first} → {last}", **ends)


def measured(e: Edition, kpi: Kpi) -> list[Measurement]:
    return e.f.to_date(e.f.distinct(kpi.measurements))


def with_baseline(e: Edition, kpi: Kpi, found: Sequence[Measurement]) -> dict[date, Decimal]:
    """Values by day; the baseline stands at T0 unless something was measured by then."""
    start = e.plan.plan.kickoff
    before = kpi.baseline is not None and found[0].date > start
    first = {start: kpi.baseline} if before and kpi.baseline is not None else {}
    return first | {one.date: one.value for one in found}


def target_day(e: Edition, kpi: Kpi) -> date:
    start = e.plan.plan.kickoff
    return kpi.target_date or start + min(HORIZON, date.max - start)


def way(e: Edition, kpi: Kpi, day: date) -> Decimal | None:
    """The value on the straight line from the baseline at T0 to the target on its day."""
    start, end = e.plan.plan.kickoff, target_day(e, kpi)
    if kpi.target is None or day >= end or kpi.baseline is None:
        return kpi.target
    if day < start:
        return None
    part = share((day - start).days, (end - start).days) or Decimal(0)
    return kpi.baseline + (kpi.target - kpi.baseline) * part


def per(value: Decimal | None, whole: int) -> Decimal | None:
    return None if value is None else value / whole
