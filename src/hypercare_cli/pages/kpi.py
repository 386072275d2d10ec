"""Each KPI against its baseline and target, with its forecast."""

from datetime import date
from typing import Any

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Badge, Block, Column, Facts, Heading, Page, Paragraph, Table
from hypercare_cli.i18n.message import message
from hypercare_cli.i18n.words import Words
from hypercare_cli.pages.figures import figure, when
from hypercare_cli.pages.shape import data_head
from hypercare_cli.plan.kpis import Kpi
from hypercare_cli.steering.forecast import Forecast, forecast

METHOD = message(
    "Robust trend (Theil–Sen) with an interval of 80%, of 67% from only three measurements; never"
    " from fewer."
)
FIGURES = ("actual", "attainment", "change", "variance", "reached", "expected", "vs_plan")


def kpi_page(analysis: Analysis, words: Words) -> Page:
    """One row a KPI, then the totals over the business KPIs."""
    title = words.say("KPIs – {plan}", plan=analysis.plan.plan.title)
    as_of = Paragraph(when(analysis, words), "note")
    if not analysis.plan.kpis:
        return Page(title, (as_of, Paragraph(words.say("The plan has no KPI yet."), "note")))
    columns = (
        Column(words.say("KPI"), width=2),
        Column(words.say("Kind")),
        Column(words.say("Baseline"), "right"),
        Column(words.say("Actual"), "right"),
        Column(words.say("Target"), "right"),
        Column(words.say("Attained"), "right"),
    )
    rows = tuple(row(analysis, words, kpi) for kpi in analysis.plan.kpis)
    blocks = (as_of, Table(columns, rows), Facts(totals(analysis, words)))
    return Page(title, (*blocks, *outlooks(analysis, words)))


def outlooks(analysis: Analysis, words: Words) -> tuple[Block, ...]:
    """When each KPI is expected at its target."""
    rows = tuple((kpi.title, outlook(analysis, words, kpi)) for kpi in analysis.plan.kpis)
    columns = (Column(words.say("KPI")), Column(words.say("Target"), width=2))
    title = Heading(words.say("What is to be expected"), 2)
    return title, Table(columns, rows), Paragraph(words.say(METHOD), "note")


def row(analysis: Analysis, words: Words, kpi: Kpi) -> tuple[str | Badge, ...]:
    return (
        kpi.title,
        words.term("kpi_kind", kpi.kind),
        words.kpi(kpi.baseline, kpi.unit),
        figure(analysis, words, f"kpi.{kpi.id}.actual"),
        words.kpi(kpi.target, kpi.unit),
        figure(analysis, words, f"kpi.{kpi.id}.attainment"),
    )


def totals(analysis: Analysis, words: Words) -> tuple[tuple[str, str], ...]:
    f = analysis.figures
    reached = words.say("{n} of {total}", n=f["kpi.reached"], total=f["kpi.count"])
    return (
        (words.say("Business KPIs at their target"), reached),
        (words.say("Mean attainment"), figure(analysis, words, "kpi.attainment")),
        (words.say("Attainment against plan"), figure(analysis, words, "kpi.attainment_vs_plan")),
        (words.say("Furthest behind its slope"), figure(analysis, words, "kpi.vs_plan_min")),
        (words.say("With a source"), figure(analysis, words, "kpi.sourced_rate")),
    )


def outlook(analysis: Analysis, words: Words, kpi: Kpi) -> str:
    """Reached, expected on a day between two others, or why nothing can be said."""
    if analysis.figures[f"kpi.{kpi.id}.reached"]:
        return words.say("target reached")
    if kpi.baseline is None or kpi.target is None:
        return words.say("baseline or target missing")
    found = forecast(analysis.figures, kpi)
    if found is None:
        return words.say("fewer than three measurements")
    return sentence(words, found, analysis.as_of)


def sentence(words: Words, found: Forecast, as_of: date) -> str:
    """A forecast in words, always with its interval; one that time has overtaken says so."""
    if found.day is None:
        return words.say("not on this slope")
    if found.day < as_of:
        return words.say(
            "expected on {day}; nothing recorded since {measured}",
            day=found.day,
            measured=found.measured,
        )
    if found.latest is None or found.earliest is None:
        return words.say(
            "reached on {day}, {earliest} at the earliest, perhaps never",
            day=found.day,
            earliest=found.earliest,
        )
    return words.say(
        "reached on {day}, between {earliest} and {latest}",
        day=found.day,
        earliest=found.earliest,
        latest=found.latest,
    )


def kpi_data(analysis: Analysis) -> dict[str, Any]:
    """Each KPI with its figures and forecast; ids of the catalogue without `kpi.<id>.`."""
    f = analysis.figures
    return {
        **data_head(analysis),
        "kpis": [
            {
                "id": kpi.id,
                "title": kpi.title,
                "kind": kpi.kind,
                "unit": kpi.unit,
                "baseline": kpi.baseline,
                "target": kpi.target,
                **{name: f[f"kpi.{kpi.id}.{name}"] for name in FIGURES},
                "forecast": forecast_data(forecast(f, kpi)),
            }
            for kpi in analysis.plan.kpis
        ],
        "totals": {
            name: f[name]
            for name in (
                "kpi.count",
                "kpi.sourced_rate",
                "kpi.reached",
                "kpi.attainment",
                "kpi.attainment_vs_plan",
                "kpi.vs_plan_min",
            )
        },
    }


def forecast_data(found: Forecast | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {"day": found.day, "earliest": found.earliest, "latest": found.latest}
