"""The method: how each figure of the document is computed, and where the colours begin."""

from collections.abc import Iterator

from hypercare_cli.blocks import Block, Cell, Column, Paragraph
from hypercare_cli.metric import CATALOGUE
from hypercare_cli.metrics import health, rag
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.figures import badge
from hypercare_cli.pages.plan.listing import section, table

FAMILIES = ("kpi.{}.attainment", "kpi.{}.expected", "kpi.{}.variance")
EXPLAINED = (
    "kpi.attainment",
    "kpi.attainment_vs_plan",
    "ttv.days",
    "ttv.net_days",
    "activation.accounts_rate",
    "adoption.ready_rate",
    "adoption.active_7d_rate",
    "adoption.active_30d_rate",
    "adoption.depth",
    "adoption.stickiness",
    "adoption.training_attendance_rate",
    "adoption.training_nps",
    "engagement.rituals_held_rate",
    "engagement.attendance_rate",
    "engagement.actions_on_time_rate",
    "support.in_sla_rate",
    "support.csat",
    "support.backlog",
    "data.quality",
    "risks.high",
    "change.readiness",
    "change.load",
    "health.score",
    "health.coverage",
    "rag.global",
    "value.annual",
    "value.annual_at_target",
    "value.roi",
    "value.payback_months",
    "campaigns.roi",
    "contracts.penalties_due",
    "contracts.conformity_rate",
    "evidence.verified_rate",
    "handover.readiness",
)
STREAMS = ("adoption", "value")


def method(e: Edition) -> Iterator[Block]:
    w = e.words
    yield from section(w.say("Method"), principles(e), formulas(e), colours(e), overrides(e))


def colours(e: Edition) -> Iterator[Block]:
    """The limits in force: the plan's own before those of the method."""
    w, f, limits = e.words, e.f, health.bounds(e.f)
    rows: list[tuple[Cell, ...]] = []
    for stream in STREAMS:
        amber, red = rag.limits(f, stream)
        above = (at_least(e, w.share(amber)), at_least(e, w.share(red)))
        rows.append((w.term("stream", stream), e.label(BASIS[stream]), *above))
    amber, red = rag.limits(f, "support")
    below = (at_most(e, w.share(amber)), at_most(e, w.share(red)))
    rows.append((w.term("stream", "support"), e.label("support.out_of_sla_rate"), *below))
    score = (at_least(e, w.number(limits["green"])), at_least(e, w.number(limits["amber"])))
    rows.append((w.term("stream", "global"), e.label("health.score"), *score))
    columns = (
        Column(w.say("Stream")),
        Column(w.say("Metric")),
        Column(w.say("Green")),
        Column(w.say("Amber")),
    )
    yield from table(columns, rows, w.say("Where the colours begin"))
    text = w.say(
        "The other streams are green while nothing is late, overdue or missed. An open risk lifts its "
        "stream to amber at score {amber} and to red at {red}. While any stream is red, the rollout as "
        "a whole is at most amber.",
        amber=rag.RISK_AMBER,
        red=rag.RISK_RED,
    )
    yield Paragraph(text)


def overrides(e: Edition) -> Iterator[Block]:
    """Every colour that was set by hand to date, also those no longer in force."""
    w = e.words
    columns = (
        Column(w.say("Stream")),
        Column(w.say("Set to")),
        Column(w.say("Reason")),
        Column(w.say("By")),
        Column(w.say("From")),
        Column(w.say("Until")),
    )
    rows = [
        (
            w.term("stream", one.stream),
            badge(w, one.colour),
            e.what(one, one.reason),
            e.person(one.by),
            e.day(one.start),
            e.day(one.end),
        )
        for one in e.f.to_date(e.plan.rag.overrides, "start")
    ]
    yield from table(columns, rows, w.say("Colours set by hand"))


BASIS = {"adoption": "adoption.active_30d_rate", "value": "kpi.attainment_vs_plan"}
"""The figure that colours a stream."""


def at_least(e: Edition, limit: str) -> str:
    return e.words.say("{limit} or more", limit=limit)


def at_most(e: Edition, limit: str) -> str:
    return e.words.say("{limit} or less", limit=limit)


def principles(e: Edition) -> Iterator[Block]:
    w = e.words
    text = w.say(
        "Every figure is computed from the plan as it stood on {day}; nothing dated later counts. What "
        "is not known is shown as a dash: it is never counted as 0 nor as 100%. Figures are rounded "
        "on display only. Those that are not known yet are left out of the table.",
        day=e.f.as_of,
    )
    yield Paragraph(text)
    if e.plan is not e.analysis.plan:
        text = w.say(
            "Some entries of the plan are not shown in this document; its figures count them."
        )
        yield Paragraph(text)


def formulas(e: Edition) -> Iterator[Block]:
    """The formula of each figure that says something, as the catalogue has it."""
    w = e.words
    known = [id_ for id_ in EXPLAINED if e.f[id_]]
    declared = [CATALOGUE[id_] for id_ in (*(FAMILIES if e.plan.kpis else ()), *known)]
    columns = (Column(w.say("Metric")), Column(w.say("Formula")))
    rows = [(w.say(d.label), w.say(d.formula)) for d in declared]
    yield from table(columns, rows, w.say("How the figures are computed"))
