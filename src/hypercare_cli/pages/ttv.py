"""Time to value: reached when and through what, or how long it has been and what is to be expected."""

from datetime import timedelta
from typing import Any

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Block, Cell, Column, Facts, Heading, Page, Paragraph, Table
from hypercare_cli.i18n.words import Words
from hypercare_cli.metrics.kpi import business, is_reached
from hypercare_cli.pages.figures import as_of, figure
from hypercare_cli.pages.kpi import METHOD, forecast_data, outlook
from hypercare_cli.pages.shape import data_head
from hypercare_cli.plan.kpis import Kpi
from hypercare_cli.steering.forecast import forecast


def ttv_page(analysis: Analysis, words: Words) -> Page:
    """The days, net of those lost by others, and the holds behind the difference."""
    f = analysis.figures
    facts: list[tuple[str, Cell]] = [as_of(analysis, words)]
    blocks: list[Block] = []
    if f["ttv.reached"]:
        day = analysis.plan.kickoff + timedelta(days=f["ttv.days"])
        titles = words.listing(kpi.title for kpi in reached_on(analysis))
        facts += [
            (words.say("Time to value"), figure(analysis, words, "ttv.days")),
            (words.say("Reached"), words.say("{day}, {kpis}", day=day, kpis=titles)),
            (words.say("Without days lost by others"), figure(analysis, words, "ttv.net_days")),
        ]
    else:
        elapsed = words.plural("{n} day", "{n} days", max(0, f.day))
        facts.append((words.say("Time to value"), words.say("not reached yet")))
        facts.append((words.say("Elapsed"), elapsed))
        blocks += expectations(analysis, words)
    facts.append((words.say("First quick win"), figure(analysis, words, "ttv.first_win_days")))
    blocks += holds(analysis, words)
    title = words.say("Time to value – {plan}", plan=analysis.plan.plan.title)
    return Page(title, (Facts(tuple(facts)), *blocks))


def reached_on(analysis: Analysis) -> list[Kpi]:
    """The business KPIs that met their target on the day that decided."""
    f = analysis.figures
    day = analysis.plan.kickoff + timedelta(days=f["ttv.days"])
    return [
        kpi
        for kpi in business(f)
        if any(m.date == day and is_reached(kpi, m.value) for m in f.distinct(kpi.measurements))
    ]


def expectations(analysis: Analysis, words: Words) -> list[Block]:
    found = business(analysis.figures)
    if not found:
        return [Paragraph(words.say("The plan has no business KPI yet."), "note")]
    rows = tuple((kpi.title, outlook(analysis, words, kpi)) for kpi in found)
    columns = (Column(words.say("KPI")), Column(words.say("Target"), width=2))
    note = words.say(METHOD)
    title = Heading(words.say("What is to be expected"), 2)
    return [title, Table(columns, rows), Paragraph(note, "note")]


def holds(analysis: Analysis, words: Words) -> list[Block]:
    """The days lost so far, and to whom they are due."""
    f = analysis.figures
    found = f.to_date(f.distinct(analysis.plan.holds, "start"), "start")
    if not found:
        return []
    rows = tuple(
        (
            words.day(hold.start),
            words.say("still running") if hold.end is None else words.day(hold.end),
            words.number(max(0, (min(hold.end or f.as_of, f.as_of) - hold.start).days)),
            words.term("cause", hold.cause),
            hold.text or "",
        )
        for hold in found
    )
    columns = (
        Column(words.say("From")),
        Column(words.say("Until (not included)")),
        Column(words.say("Days"), "right"),
        Column(words.say("Due to")),
        Column(words.say("Reason"), width=2),
    )
    return [Heading(words.say("Days lost"), 2), Table(columns, rows)]


def ttv_data(analysis: Analysis) -> dict[str, Any]:
    """The figures, the days elapsed, and a forecast per business KPI where it is not reached."""
    f = analysis.figures
    names = ("ttv.days", "ttv.reached", "ttv.net_days", "ttv.first_win_days")
    forecasts = (
        {} if f["ttv.reached"] else {kpi.id: forecast_data(forecast(f, kpi)) for kpi in business(f)}
    )
    return {
        **data_head(analysis),
        "elapsed_days": f.day,
        "metrics": {name: f[name] for name in names},
        "forecasts": forecasts,
    }
