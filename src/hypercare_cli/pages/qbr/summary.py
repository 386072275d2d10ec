"""Slide 1: the colours, what moved most since the last review, the decisions expected."""

from collections.abc import Iterator
from dataclasses import replace

from hypercare_cli.blocks import Badge, Block, Cell, Column, Heading, Paragraph, Slide
from hypercare_cli.method.method import table as method
from hypercare_cli.metrics import rag
from hypercare_cli.metrics.risks import score
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.plan.listing import table
from hypercare_cli.pages.qbr.sources import notes
from hypercare_cli.pages.rag import own_reason
from hypercare_cli.plan.decisions import Decision
from hypercare_cli.plan.kinds import STREAMS
from hypercare_cli.steering.highlights import expected_decisions, is_taken, open_by_gravity
from hypercare_cli.steering.movements import FACTS, Movement, movements, review_day

DECISIONS = RISKS = 3
STANDING = ("health.score", "adoption.active_30d_rate", "kpi.attainment", "value.annual",
            "support.in_sla_rate", "kpi.count", "risks.open")  # fmt: skip
"""What is told of a plan in which too little has moved, as far as it is known and not zero."""


def summary(e: Edition) -> Iterator[Slide]:
    found = facts_of(e)
    told = [m.metric for m in found] or standing(e)
    yield Slide(
        title(e),
        (
            (*advice(e), *streams(e)),
            (*moved(e, found), *decisions(e)),
        ),
        notes(e, ("rag.global", "health.score", "health.coverage", *told)),
        (0.46, 0.54),
    )


def facts_of(e: Edition) -> list[Movement]:
    business = tuple(kpi.id for kpi in e.plan.kpis if kpi.kind == "business")
    return movements(e.f, business)


def title(e: Edition) -> str:
    w, f = e.words, e.f
    if f["rag.global"] is None:
        return w.say("Summary: nothing has a colour yet")
    colour = e.colour("rag.global").word
    reds = [stream for stream in STREAMS if f[f"rag.{stream}"] == "red"]
    if f["health.score"] is None:
        return w.say("Overall: {colour}", colour=colour)
    score = e.figure("health.score")
    if reds:
        return w.plural(
            "Overall: {colour}, health {score} of 100, {n} stream red",
            "Overall: {colour}, health {score} of 100, {n} streams red",
            len(reds),
            colour=colour,
            score=score,
        )
    return w.say("Overall: {colour}, health {score} of 100", colour=colour, score=score)


def advice(e: Edition) -> Iterator[Block]:
    w = e.words
    if e.f["health.rag"] is not None:
        text = w.say(method("health")["advice"][e.f["health.rag"]])
        yield Paragraph(w.say("What the health score advises: {advice}", advice=text))


# -- colours ------------------------------------------------------------------------------------


def streams(e: Edition) -> Iterator[Block]:
    """The streams that have a colour, each with its reason."""
    w = e.words
    known = [stream for stream in STREAMS if e.f[f"rag.{stream}"] is not None]
    if not known:
        yield Paragraph(w.say("No stream has a colour yet: nothing has been recorded."))
        return
    columns = (
        Column(w.say("Stream")),
        Column(w.say("Colour"), whole=True),
        Column(w.say("Why"), width=2),
    )
    yield from table(
        columns,
        [(w.term("stream", s), e.colour(f"rag.{s}"), why(e, s)) for s in known],
    )


def why(e: Edition, stream: str) -> str:
    """What made the colour, from what these readers may see."""
    w = e.words
    seen = replace(e.analysis, plan=e.plan)
    high = [
        risk.title
        for risk in open_by_gravity(e.plan)
        if risk.stream == stream and score(risk) >= rag.RISK_AMBER
    ]
    more = len(high) - RISKS
    if more > 0:
        high[RISKS:] = [w.plural("{n} more", "{n} more", more)]
    parts = [own_reason(seen, w, stream)]
    if high:
        parts.append(w.say("open risk: {titles}", titles=w.listing(high)))
    if rag.override(e.f, stream) is not None:
        parts.append(w.say("set by hand"))
    return " · ".join(part for part in parts if part)


# -- facts --------------------------------------------------------------------------------------


def moved(e: Edition, found: list[Movement]) -> Iterator[Block]:
    w = e.words
    if not found:
        yield from unmoved(e)
        return
    since = e.day(review_day(e.f))
    columns = (Column(w.say("What moved most since {day}", day=since), width=3), Column(""))
    yield from table(columns, [(sentence(e, m), verdict(e, m)) for m in found])


def verdict(e: Edition, movement: Movement) -> Cell:
    if movement.better:
        return Badge("green", e.words.say("better"))
    return Badge("red", e.words.say("worse"))


def sentence(e: Edition, movement: Movement) -> str:
    """What a figure was, and what it is now."""
    w, metric = e.words, movement.metric
    kpi = next((kpi for kpi in e.plan.kpis if metric == f"kpi.{kpi.id}.attainment"), None)
    unit = e.f.declaration(metric).unit
    before = w.figure(unit, movement.before, e.plan.plan.currency)
    slots = {"before": before, "now": e.figure(metric), "day": movement.since}
    if kpi is not None:
        return w.say(
            "{kpi}: {now} of the way to the target, against {before} on {day}",
            kpi=kpi.title,
            **slots,
        )
    return w.say(
        "{label}: {now}, against {before} on {day}",
        label=e.label(metric),
        **slots,
    )


def standing(e: Edition) -> list[str]:
    return [metric for metric in STANDING if e.f[metric]][:FACTS]


def unmoved(e: Edition) -> Iterator[Block]:
    """Where nothing can be compared: the figures that are known."""
    w = e.words
    columns = (Column(w.say("Where the plan stands"), width=3), Column("", "right"))
    known = standing(e)
    yield from table(columns, [(e.label(metric), e.figure(metric)) for metric in known])
    if not known:
        yield Heading(w.say("Where the plan stands"), 3)
        yield Paragraph(w.say("No figure is known yet."))


# -- decisions ----------------------------------------------------------------------------------


def decisions(e: Edition) -> Iterator[Block]:
    """Three decisions expected; without any, the latest that were taken."""
    w = e.words
    expected = expected_decisions(e.plan, e.f)[:DECISIONS]
    if expected:
        columns = (
            Column(w.say("Decisions expected"), width=3),
            Column(w.say("By")),
            Column(w.say("When")),
        )
        yield from table(columns, [(d.text, e.person(d.by), due(e, d)) for d in expected])
        return
    taken = [d for d in e.plan.decisions if d.date is not None and is_taken(d, e.f)]
    taken.sort(key=lambda d: (d.date, d.id), reverse=True)
    columns = (
        Column(w.say("Decisions taken"), width=3),
        Column(w.say("By")),
        Column(w.say("When")),
    )
    rows = [(d.text, e.person(d.by), e.day(d.date)) for d in taken[:DECISIONS]]
    yield from table(columns, rows)
    if not rows:
        yield Heading(w.say("Decisions"), 3)
        yield Paragraph(w.say("No decision is expected."))


def due(e: Edition, decision: Decision) -> Cell:
    if decision.due is not None and decision.due < e.f.as_of:
        return Badge("red", e.words.say("{date}, late", date=decision.due))
    return e.day(decision.due)
