"""Success: outcomes and hypotheses, KPIs against their targets, leading indicators, time to value."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from hypercare_cli.blocks import Block, Cell, Column, Paragraph
from hypercare_cli.i18n.words import UNKNOWN, Words
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.figures import kpi_name
from hypercare_cli.pages.plan.listing import facts, paragraph, pictures, section, table
from hypercare_cli.pages.trends import kpi_line, kpi_trend
from hypercare_cli.plan.kpis import Kpi, Measurement
from hypercare_cli.steering.forecast import forecast

T_90 = "T+90"
"""When a KPI is to meet its target unless it says so."""
MOST_COLUMNS = 6
"""KPIs side by side in one table of measurements."""


def success(e: Edition) -> Iterator[Block]:
    w = e.words
    business = [kpi for kpi in e.plan.kpis if kpi.kind == "business"]
    leading = [kpi for kpi in e.plan.kpis if kpi.kind != "business"]
    yield from section(w.say("Outcomes"), outcomes(e))
    trends = pictures(*(kpi_trend(e, kpi) for kpi in business))
    yield from section(
        w.say("Business KPIs"), totals(e), results(e, business), trends, terms(e, business)
    )
    yield from section(w.say("Leading indicators"), results(e, leading), terms(e, leading))
    yield from section(w.say("Measurements"), measurements(e))
    yield from section(w.say("Time to value"), time_to_value(e))


def outcomes(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Outcome")),
        Column(w.say("Hypothesis")),
        Column(w.say("Measured by")),
        Column(w.say("Serves")),
    )
    yield from table(
        columns,
        [
            (
                e.what(outcome, outcome.title),
                outcome.hypothesis or UNKNOWN,
                e.titles(e.plan.kpis, outcome.kpis),
                w.listing(w.term("serves", side) for side in outcome.serves),
            )
            for outcome in e.plan.outcomes
        ],
    )


def totals(e: Edition) -> Iterator[Block]:
    if not e.f["kpi.count"]:
        return
    w = e.words
    text = w.say(
        "{reached} of {count} business KPIs have reached their target.",
        reached=e.figure("kpi.reached"),
        count=e.figure("kpi.count"),
    )
    if e.f["kpi.attainment"] is not None:
        text = w.say(
            "{sentence} Mean attainment is {attainment}; against what the plan expects by now it is "
            "{against}.",
            sentence=text,
            attainment=e.figure("kpi.attainment"),
            against=e.figure("kpi.attainment_vs_plan"),
        )
    yield from paragraph(text)


# -- one KPI ------------------------------------------------------------------------------------


def amount(e: Edition, kpi: Kpi, value: Decimal | int | None) -> str:
    """A value without its unit, but for the percent sign."""
    unit = kpi.unit if kpi.unit == "percent" else None
    return e.words.kpi(value, unit)


def variance(e: Edition, kpi: Kpi) -> str:
    """Actual − target; of a percentage in points."""
    w, value = e.words, e.f[f"kpi.{kpi.id}.variance"]
    text = w.signed(w.number(value))
    return text if value is None or kpi.unit != "percent" else w.say("{n} pt", n=text)


def attainment(e: Edition, kpi: Kpi) -> str:
    return e.figure(f"kpi.{kpi.id}.attainment")


def measured_columns(w: Words) -> tuple[Column, ...]:
    return (
        Column(w.say("KPI")),
        Column(w.say("Baseline"), "right"),
        Column(w.say("Actual"), "right"),
        Column(w.say("Target"), "right"),
    )


def measured_row(e: Edition, kpi: Kpi) -> tuple[Cell, ...]:
    """Name, baseline → actual → target."""
    values = (kpi.baseline, e.f[f"kpi.{kpi.id}.actual"], kpi.target)
    return (kpi_name(kpi), *(amount(e, kpi, value) for value in values))


def has_values(e: Edition, kpi: Kpi) -> bool:
    """Whether a KPI has a baseline, a target or a measurement: without, the rest says nothing."""
    values = (kpi.baseline, kpi.target, e.f[f"kpi.{kpi.id}.actual"])
    return any(value is not None for value in values)


def results(e: Edition, kpis: list[Kpi]) -> Iterator[Block]:
    """Where each KPI stands against its target."""
    w = e.words
    columns = (
        *measured_columns(w),
        Column(w.say("Variance"), "right"),
        Column(w.say("Attainment"), "right"),
        Column(w.say("Expected by now"), "right"),
        Column(w.say("Reached")),
        Column(w.say("Trend")),
    )
    yield from table(
        columns,
        [
            (
                *measured_row(e, kpi),
                variance(e, kpi),
                attainment(e, kpi),
                e.figure(f"kpi.{kpi.id}.expected"),
                e.figure(f"kpi.{kpi.id}.reached"),
                kpi_line(e, kpi),
            )
            for kpi in kpis
            if has_values(e, kpi)
        ],
        w.say("Results"),
    )


def terms(e: Edition, kpis: list[Kpi]) -> Iterator[Block]:
    """Where the values come from, who answers for them, what was agreed, what a KPI drives."""
    w = e.words
    columns = (
        Column(w.say("KPI")),
        Column(w.say("Source")),
        Column(w.say("Frequency")),
        Column(w.say("Owner")),
        Column(w.say("Quality")),
        Column(w.say("Target for")),
        Column(w.say("Agreed by")),
        Column(w.say("Drives")),
    )
    rows = [(e.what(kpi, kpi.title), *source(e, kpi), *agreement(e, kpi)) for kpi in kpis]
    yield from table(columns, rows, w.say("Source and agreement"))


def source(e: Edition, kpi: Kpi) -> tuple[Cell, ...]:
    w, found = e.words, kpi.source
    if found is None:
        return (UNKNOWN,) * 4
    return (
        e.what(found, found.tool),
        w.term("cadence", found.frequency),
        e.person(found.owner),
        w.term("quality", found.quality),
    )


def agreement(e: Edition, kpi: Kpi) -> tuple[Cell, ...]:
    w, found = e.words, kpi.agreed
    agreed = UNKNOWN
    if found is not None and found.date is not None and e.f.came(found.date):
        agreed = w.say("{people}, {day}", people=e.people(found.by), day=found.date)
    elif found is not None and found.date is None:
        agreed = e.people(found.by)
    driven = (other.title for other in e.plan.kpis if kpi.id in other.driven_by)
    usual = UNKNOWN if kpi.target is None else T_90
    due = usual if kpi.target_date is None else e.day(kpi.target_date)
    return due, agreed, w.listing(driven)


# -- over time ----------------------------------------------------------------------------------


def measurements(e: Edition) -> Iterator[Block]:
    """The values of each day, a column a KPI; then what was said about them."""
    w = e.words
    known = [(kpi, e.f.to_date(e.f.distinct(kpi.measurements))) for kpi in e.plan.kpis]
    known = [(kpi, found) for kpi, found in known if found]
    for start in range(0, len(known), MOST_COLUMNS):
        group = known[start : start + MOST_COLUMNS]
        columns = [
            Column(w.say("Date")),
            *(Column(kpi_name(kpi), "right") for kpi, _found in group),
        ]
        days = sorted({m.date for _kpi, found in group for m in found})
        yield from table(columns, [(e.dated(day), *values(e, group, day)) for day in days])
    comments = [
        (e.day(m.date), kpi.title, e.what(m, m.comment))
        for kpi, found in known
        for m in found
        if m.comment or m.notes or m.evidence
    ]
    columns = [Column(w.say("Date")), Column(w.say("KPI")), Column(w.say("Comment"))]
    yield from table(columns, comments)


def values(e: Edition, group: list[tuple[Kpi, list[Measurement]]], day: date) -> Iterator[str]:
    for kpi, found in group:
        value = next((m.value for m in found if m.date == day), None)
        yield amount(e, kpi, value)


def time_to_value(e: Edition) -> Iterator[Block]:
    w, f = e.words, e.f
    if not e.plan.kpis and not e.plan.adoption.quick_wins:
        return
    yield from facts(e.facts("ttv.days", "ttv.net_days", "ttv.first_win_days"))
    if f["ttv.reached"] or not f["kpi.count"]:
        return
    days = w.plural("{n} day", "{n} days", max(0, f.day))
    yield Paragraph(w.say("No business KPI has met its target yet; elapsed: {days}.", days=days))
    columns = (Column(w.say("KPI")), Column(w.say("Expected between")), Column(w.say("Trend")))
    yield from table(columns, filter(None, (outlook(e, kpi) for kpi in e.plan.kpis)))


def outlook(e: Edition, kpi: Kpi) -> tuple[Cell, ...] | None:
    """When the trend meets the target, as an interval; None where there is too little to say."""
    w = e.words
    found = forecast(e.f, kpi) if kpi.kind == "business" else None
    if found is None:
        return None
    if found.earliest is None:
        between = w.say("not on this slope")
    elif found.latest is None:
        between = w.say("not before {day}", day=found.earliest)
    else:
        between = w.say("{first} and {last}", first=found.earliest, last=found.latest)
    return kpi.title, between, e.day(found.day)
