"""The one-page dashboard of the terminal; its rows are those of every dashboard."""

from datetime import date

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Block, Cell, Column, Facts, Heading, Page, Paragraph, Table
from hypercare_cli.i18n.words import UNKNOWN, Words
from hypercare_cli.metrics import risks
from hypercare_cli.pages.figures import as_of, badge, figure, person
from hypercare_cli.pages.rag import reason
from hypercare_cli.plan.kinds import STREAMS
from hypercare_cli.steering import highlights


def dashboard_page(analysis: Analysis, words: Words) -> Page:
    """Global and stream colours, five KPIs, five open actions, three risks, the next decision."""
    customer = analysis.plan.customer
    name = f" – {customer.name}" if customer else ""
    blocks: list[Block] = [
        Facts(headline(analysis, words)),
        Table(stream_columns(words), streams(analysis, words)),
        *kpis(analysis, words),
        *actions(analysis, words),
        *top_risks(analysis, words),
        *next_decision(analysis, words),
    ]
    return Page(f"{analysis.plan.plan.title}{name}", tuple(blocks))


def headline(analysis: Analysis, words: Words) -> tuple[tuple[str, Cell], ...]:
    """Colour, score, value and time: what a sponsor reads in thirty seconds."""
    f = analysis.figures
    health = words.say(
        "{score} / 100, coverage {coverage}",
        score=words.number(f["health.score"], 1),
        coverage=figure(analysis, words, "health.coverage"),
    )
    value = words.say(
        "{annual} a year, ROI {roi}",
        annual=figure(analysis, words, "value.annual"),
        roi=figure(analysis, words, "value.roi"),
    )
    ttv = figure(analysis, words, "ttv.days") if f["ttv.reached"] else words.say("not reached yet")
    return (
        as_of(analysis, words),
        (words.say("Overall"), badge(words, f["rag.global"])),
        (words.say("Health"), health if f["health.score"] is not None else UNKNOWN),
        (words.say("Value"), value if f["value.annual"] is not None else UNKNOWN),
        (words.say("Time to value"), ttv),
    )


def stream_columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(words.say("Stream")),
        Column(words.say("Colour"), whole=True),
        Column(words.say("Why"), width=3),
    )


def streams(analysis: Analysis, words: Words) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (
            words.term("stream", stream),
            badge(words, analysis.figures[f"rag.{stream}"]),
            reason(analysis, words, stream),
        )
        for stream in STREAMS
    )


def kpis(analysis: Analysis, words: Words) -> list[Block]:
    """Five KPIs, business ones first: baseline → actual → target."""
    found = highlights.top_kpis(analysis.plan)
    title = Heading(words.say("KPIs"), 2)
    if not found:
        return [title, Paragraph(words.say("No KPI is defined yet."), "note")]
    rows = tuple(
        (
            kpi.title,
            words.kpi(kpi.baseline, kpi.unit),
            figure(analysis, words, f"kpi.{kpi.id}.actual"),
            words.kpi(kpi.target, kpi.unit),
            figure(analysis, words, f"kpi.{kpi.id}.attainment"),
        )
        for kpi in found
    )
    columns = (
        Column(words.say("KPI"), width=2),
        Column(words.say("Baseline"), "right"),
        Column(words.say("Actual"), "right"),
        Column(words.say("Target"), "right"),
        Column(words.say("Attained"), "right"),
    )
    return [title, Table(columns, rows)]


def actions(analysis: Analysis, words: Words) -> list[Block]:
    """Five open actions, the most pressing first: who, what, when."""
    found = highlights.top_actions(analysis.plan, analysis.figures)[: highlights.ACTIONS]
    title = Heading(words.say("Open actions"), 2)
    if not found:
        return [title, Paragraph(words.say("No action is open."), "note")]
    rows = tuple(
        (
            action.title,
            person(analysis, words, action.owner),
            due_day(analysis, words, action.due),
        )
        for action in found
    )
    columns = (
        Column(words.say("What"), width=2),
        Column(words.say("Who")),
        Column(words.say("When")),
    )
    return [title, Table(columns, rows)]


def top_risks(analysis: Analysis, words: Words) -> list[Block]:
    """The three gravest open risks with their mitigation."""
    found = highlights.open_by_gravity(analysis.plan)[: highlights.RISKS]
    title = Heading(words.say("Top risks"), 2)
    if not found:
        return [title, Paragraph(words.say("No risk is open."), "note")]
    rows = tuple(
        (risk.title, words.number(risks.score(risk)), risk.mitigation or UNKNOWN) for risk in found
    )
    columns = (
        Column(words.say("Risk"), width=2),
        Column(words.say("Score"), "right"),
        Column(words.say("Mitigation"), width=2),
    )
    return [title, Table(columns, rows)]


def next_decision(analysis: Analysis, words: Words) -> list[Block]:
    """The next decision expected, by whom and until when."""
    found = highlights.expected_decisions(analysis.plan, analysis.figures)
    title = Heading(words.say("Next decision"), 2)
    if not found:
        return [title, Paragraph(words.say("No decision is expected."), "note")]
    decision = found[0]
    return [
        title,
        Facts(
            (
                (words.say("What"), decision.text),
                (words.say("Who"), person(analysis, words, decision.by)),
                (words.say("When"), due_day(analysis, words, decision.due)),
            )
        ),
    ]


def due_day(analysis: Analysis, words: Words, due: date | None) -> str:
    """When something open is due; said where that is past."""
    if due is not None and due < analysis.as_of:
        return words.say("{date}, late", date=due)
    return words.day(due)
