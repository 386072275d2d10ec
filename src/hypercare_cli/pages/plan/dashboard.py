"""The plan on one page: colours, KPIs, open actions, top risks and the next decision."""

from collections.abc import Iterator
from datetime import date

from hypercare_cli.blocks import Badge, Block, Cell, Column, Heading, Paragraph, Table
from hypercare_cli.i18n.words import UNKNOWN
from hypercare_cli.method.method import table as method
from hypercare_cli.metrics import rag
from hypercare_cli.metrics.risks import score
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.figures import badge, score_badge, shortened
from hypercare_cli.pages.plan.listing import table
from hypercare_cli.pages.plan.success import attainment, measured_columns, measured_row
from hypercare_cli.plan.kinds import STREAMS
from hypercare_cli.steering.highlights import (
    ACTIONS,
    RISKS,
    expected_decisions,
    open_by_gravity,
    top_actions,
    top_kpis,
)

LONGEST = 160
"""Letters of a text on this page; the chapters have all of it."""


def dashboard(e: Edition) -> Iterator[Block]:
    yield from overall(e)
    yield from streams(e)
    yield from overrides(e)
    yield from kpis(e)
    yield from actions(e)
    yield from risks(e)
    yield from decision(e)


def overall(e: Edition) -> Iterator[Block]:
    """The colour of the rollout with its advice, and the figures that a sponsor asks for."""
    w, f = e.words, e.f
    score = ("health.score", "health.coverage") if f["health.score"] is not None else ()
    figures = ("ttv.days", "value.annual", "value.roi")
    known = (*score, *(name for name in figures if f[name] is not None))
    columns = [Column(w.say("Overall")), *(Column(e.label(name), "right") for name in known)]
    row: list[Cell] = [e.colour("rag.global"), *(e.figure(name) for name in known)]
    yield Table(tuple(columns), (tuple(row),))
    if f["health.rag"] is not None:
        advice = w.say(method("health")["advice"][f["health.rag"]])
        yield Paragraph(w.say("What the health score advises: {advice}", advice=advice))


def streams(e: Edition) -> Iterator[Block]:
    w = e.words
    if all(e.f[f"rag.{stream}"] is None for stream in STREAMS):
        yield Paragraph(w.say("No stream has a colour yet: nothing has been recorded."), "note")
        return
    columns = tuple(Column(w.term("stream", stream)) for stream in STREAMS)
    yield Table(columns, (tuple(e.colour(f"rag.{stream}") for stream in STREAMS),))


def overrides(e: Edition) -> Iterator[Block]:
    """Each colour that was set by hand, with the one that it hides."""
    w, f = e.words, e.f
    for stream in ("global", *STREAMS):
        found = rag.override(f, stream)
        if found is None or found not in e.plan.rag.overrides:
            continue
        computed = rag.computed_global(f) if stream == "global" else rag.computed(f, stream)
        text = w.say(
            "{stream}: set to {colour} by {person} until {end} (computed: {computed}). {reason}",
            stream=w.term("stream", stream),
            colour=w.term("colour", found.colour),
            person=e.person(found.by),
            end=found.end,
            computed=badge(w, computed).word,
            reason=found.reason,
        )
        yield Paragraph(text, "note")


def kpis(e: Edition) -> Iterator[Block]:
    """Business KPIs first, then those that drive them."""
    w = e.words
    found = top_kpis(e.plan)
    yield Heading(w.say("KPIs"), 3)
    if not found:
        yield Paragraph(w.say("No KPI is defined yet."))
    columns = (*measured_columns(w), Column(w.say("Attainment"), "right"))
    yield from table(columns, [(*measured_row(e, kpi), attainment(e, kpi)) for kpi in found])


def actions(e: Edition) -> Iterator[Block]:
    w = e.words
    found = top_actions(e.plan, e.f)
    yield Heading(w.say("Open actions"), 3)
    if not found:
        yield Paragraph(w.say("No action is open."))
    columns = (Column(w.say("What")), Column(w.say("Who")), Column(w.say("When")),
               Column(w.say("Status")))  # fmt: skip
    rows = [
        (shortened(a.title, LONGEST), short_name(e, a.owner), e.day(a.due), e.state(a))
        for a in found[:ACTIONS]
    ]
    yield from table(columns, rows)
    yield from more(e, len(found) - ACTIONS)


def more(e: Edition, count: int) -> Iterator[Block]:
    if count > 0:
        text = e.words.plural(
            "{n} more open action is in the logs.", "{n} more open actions are in the logs.", count
        )
        yield Paragraph(text, "note")


def risks(e: Edition) -> Iterator[Block]:
    w = e.words
    found = open_by_gravity(e.plan)[:RISKS]
    yield Heading(w.say("Top risks"), 3)
    if not found:
        yield Paragraph(w.say("No risk is open."))
    columns = (Column(w.say("Risk")), Column(w.say("Score")), Column(w.say("Mitigation")),
               Column(w.say("Owner")))  # fmt: skip
    yield from table(
        columns,
        [
            (
                shortened(risk.title, LONGEST),
                score_badge(score(risk)),
                shortened(risk.mitigation or UNKNOWN, LONGEST),
                short_name(e, risk.owner),
            )
            for risk in found
        ],
    )


def decision(e: Edition) -> Iterator[Block]:
    w = e.words
    yield Heading(w.say("Next decision expected"), 3)
    expected = expected_decisions(e.plan, e.f)
    if not expected:
        yield Paragraph(w.say("No decision is expected."))
        return
    first = expected[0]
    columns = (Column(w.say("Decision")), Column(w.say("By")), Column(w.say("When")))
    yield from table(
        columns, [(shortened(first.text, LONGEST), short_name(e, first.by), due(e, first.due))]
    )


def due(e: Edition, day: date | None) -> Cell:
    """When it is due; a badge where that is past."""
    if day is not None and day < e.f.as_of:
        return Badge("red", e.words.say("{date}, late", date=day))
    return e.day(day)


def short_name(e: Edition, person: str | None) -> str:
    return shortened(e.person(person), LONGEST)
