"""Slide 3: KPIs against baseline and target, the return, and how use turns into value."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from hypercare_cli.blocks import Block, Cell, Column, Slide
from hypercare_cli.i18n.words import UNKNOWN
from hypercare_cli.metrics.value import line_value
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.pictures import value_bridge
from hypercare_cli.pages.plan.listing import facts, table
from hypercare_cli.pages.plan.success import (
    attainment,
    has_values,
    measured_columns,
    measured_row,
    variance,
)
from hypercare_cli.pages.plan.value import FIGURES
from hypercare_cli.pages.qbr.sources import notes
from hypercare_cli.pages.trends import kpi_line, kpi_trend
from hypercare_cli.plan.kpis import Kpi

CURVES, MOST_CURVES = 3, 6
"""KPIs whose curves stand side by side, and of which there is a curve at all."""


def value(e: Edition) -> Iterator[Slide]:
    yield from kpis(e)
    yield from curves(e)
    yield from returns(e)


def business(e: Edition) -> list[Kpi]:
    return [kpi for kpi in e.plan.kpis if kpi.kind == "business"]


# -- KPIs ---------------------------------------------------------------------------------------


def kpis(e: Edition) -> Iterator[Slide]:
    w, found = e.words, sorted(e.plan.kpis, key=lambda kpi: kpi.kind != "business")
    if not found:
        return
    columns = (
        *measured_columns(w),
        Column(w.say("Variance"), "right"),
        Column(w.say("Attainment"), "right"),
        Column(w.say("Trend")),
        Column(w.say("Comment"), width=2),
    )
    rows = [
        (
            *measured_row(e, kpi),
            variance(e, kpi),
            attainment(e, kpi),
            kpi_line(e, kpi),
            said(e, kpi),
        )
        for kpi in found
        if has_values(e, kpi)
    ]
    told = [f"kpi.{kpi.id}.{figure}" for kpi in found for figure in ("actual", "attainment")]
    body = (*table(columns, rows), *funnel(e))
    yield Slide(kpi_title(e), (body,), notes(e, ("kpi.attainment", "kpi.reached", *told)))


def kpi_title(e: Edition) -> str:
    """How many targets are reached, and how far the way to them is."""
    w = e.words
    if not e.f["kpi.count"]:
        return w.say("KPIs: no business KPI is defined yet")
    if e.f["kpi.attainment"] is None:
        return w.say("KPIs: nothing has been measured yet")
    return w.say(
        "KPIs: {reached} of {total} at target, mean attainment {attainment}",
        reached=e.figure("kpi.reached"),
        total=e.figure("kpi.count"),
        attainment=e.figure("kpi.attainment"),
    )


def said(e: Edition, kpi: Kpi) -> str:
    """The latest comment on its measurements."""
    found = e.f.to_date(e.f.distinct(kpi.measurements))
    comments = [one.comment for one in found if one.comment]
    return comments[-1] if comments else UNKNOWN


def curves(e: Edition) -> Iterator[Slide]:
    """The curves of the business KPIs, side by side."""
    pairs = [(kpi, kpi_trend(e, kpi)) for kpi in business(e)]
    drawn = [(kpi, chart) for kpi, chart in pairs if chart is not None]
    del drawn[MOST_CURVES:]
    for start in range(0, len(drawn), CURVES):
        group = drawn[start : start + CURVES]
        yield Slide(
            curve_title(e, [kpi for kpi, _chart in group]),
            tuple((chart,) for _kpi, chart in group),
            notes(e, [f"kpi.{kpi.id}.vs_plan" for kpi, _chart in group]),
        )


def curve_title(e: Edition, group: list[Kpi]) -> str:
    """How many targets are reached, and how many of the others are nearer than at the baseline."""
    w, found = e.words, Counter(standing(e, kpi) for kpi in group)
    counted = {
        "reached": w.plural("{n} target reached", "{n} targets reached", found["reached"]),
        "nearer": w.plural("{n} target nearer", "{n} targets nearer", found["nearer"]),
        "further": w.plural(
            "{n} target further away", "{n} targets further away", found["further"]
        ),
        "unmoved": w.plural(
            "{n} as far away as before", "{n} as far away as before", found["unmoved"]
        ),
        "unknown": w.plural("{n} without comparison", "{n} without comparison", found["unknown"]),
    }
    states = w.listing(text for state, text in counted.items() if found[state])
    return w.say("KPIs since the baseline: {states}", states=states)


def standing(e: Edition, kpi: Kpi) -> str:
    """Where a KPI stands now against its target, from where it started."""
    gone = e.f[f"kpi.{kpi.id}.attainment"]
    if e.f[f"kpi.{kpi.id}.reached"]:
        return "reached"
    if gone is None:
        return "unknown"
    if not gone:
        return "unmoved"
    return "nearer" if gone > 0 else "further"


# -- from use to value --------------------------------------------------------------------------


def funnel(e: Edition) -> Iterator[Block]:
    """What people do, what that makes easier, which KPI follows, and what it is worth."""
    w = e.words
    rows = [funnel_row(e, kpi) for kpi in business(e) if is_told(e, kpi)]
    chained = [row for row in rows if row[1] != UNKNOWN or row[3] != UNKNOWN]
    columns = (
        Column(w.say("Use")),
        Column(w.say("Intermediate gain")),
        Column(w.say("Business KPI")),
        Column(w.say("Value a year"), "right"),
    )
    yield from table(columns, chained, w.say("From use to value"))


def is_told(e: Edition, kpi: Kpi) -> bool:
    """Whether anything is known of a KPI, of what drives it or of its value."""
    drivers = (other for other in e.plan.kpis if other.id in kpi.driven_by)
    return bool(worths(e, kpi)) or any(is_measured(e, one) for one in (kpi, *drivers))


def worths(e: Edition, kpi: Kpi) -> list[Decimal]:
    """The amounts of the lines of value that follow a KPI."""
    lines = [line for line in e.plan.value.ledger if line.kpi == kpi.id]
    return [
        amount
        for line in lines
        if line.status != "rejected" and (amount := line_value(e.f, line)) is not None
    ]


def funnel_row(e: Edition, kpi: Kpi) -> tuple[Cell, ...]:
    drivers = [other for other in e.plan.kpis if other.id in kpi.driven_by]
    deeper = {id_ for other in drivers for id_ in other.driven_by}
    used = [k for k in e.plan.kpis if k.id in deeper or (k in drivers and k.kind == "adoption")]
    gains = [other for other in drivers if other not in used]
    usage = [progress(e, other) for other in used] or [
        e.words.say("{label}: {value}", label=label, value=value)
        for label, value in e.facts("adoption.active_30d_rate")
    ]
    amounts = worths(e, kpi)
    worth = e.words.figure("money", sum(amounts), e.plan.plan.currency) if amounts else UNKNOWN
    return (
        "\n".join(usage) or UNKNOWN,
        "\n".join(progress(e, other) for other in gains) or UNKNOWN,
        progress(e, kpi),
        worth,
    )


def progress(e: Edition, kpi: Kpi) -> str:
    """From the baseline to where it is now, as far as both are known."""
    w, actual = e.words, e.figure(f"kpi.{kpi.id}.actual")
    if not is_measured(e, kpi):
        return w.say("{kpi}: not measured yet", kpi=kpi.title)
    if kpi.baseline is None:
        return w.say("{label}: {value}", label=kpi.title, value=actual)
    return w.say(
        "{kpi}: {baseline} → {actual}",
        kpi=kpi.title,
        baseline=w.kpi(kpi.baseline, kpi.unit),
        actual=actual,
    )


def is_measured(e: Edition, kpi: Kpi) -> bool:
    return e.f[f"kpi.{kpi.id}.actual"] is not None


# -- the return ---------------------------------------------------------------------------------


def returns(e: Edition) -> Iterator[Slide]:
    known = tuple(facts(e.facts(*FIGURES)))
    if not known or (not e.plan.value.ledger and not e.plan.value.budget):
        return
    bridge = value_bridge(e)
    columns: tuple[tuple[Block, ...], ...] = (known,) if bridge is None else ((bridge,), known)
    yield Slide(value_title(e), columns, notes(e, FIGURES), (0.62, 0.38) if bridge else ())


def value_title(e: Edition) -> str:
    w = e.words
    if e.f["value.annual"] is None:
        return w.say("Value: nothing can be computed yet")
    annual = e.figure("value.annual")
    if e.f["value.roi"] is None:
        return w.say("Value: {annual} a year", annual=annual)
    roi = e.figure("value.roi")
    return w.say("Value: {annual} a year, return on investment {roi}", annual=annual, roi=roi)
