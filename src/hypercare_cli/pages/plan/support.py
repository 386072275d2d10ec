"""Support: channels, tiers, SLA, the reinforced period, ticket periods and the knowledge base."""

from collections.abc import Iterator, Mapping

from hypercare_cli.blocks import Block, Cell, Column
from hypercare_cli.i18n.words import UNKNOWN
from hypercare_cli.metric import share
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.pictures import sla_chart
from hypercare_cli.pages.plan.listing import facts, paragraph, pictures, section, table
from hypercare_cli.plan.support import Day, Period, Sla

FIGURES = (
    "support.in_sla_rate",
    "support.csat",
    "support.response_hours",
    "support.resolution_hours",
    "support.p1_open",
    "support.level1_rate",
    "support.backlog",
)


def support(e: Edition) -> Iterator[Block]:
    w, found = e.words, e.plan.support
    yield from paragraph(found.notes)
    yield from section(w.say("Channels and tiers"), channels(e), business_hours(e), tiers(e))
    yield from section(w.say("Service levels"), sla(e, found.sla), reinforced(e))
    levels = pictures(sla_chart(e))
    yield from section(w.say("Tickets"), levels, standing(e), periods(e), breakdown(e))
    yield from section(w.say("Knowledge base"), knowledge(e))


def channels(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (Column(w.say("Channel")), Column(w.say("Address")), Column(w.say("Hours")))
    yield from table(
        columns,
        [
            (e.what(c, w.term("channel", c.kind)), c.address or UNKNOWN, c.hours or UNKNOWN)
            for c in e.plan.support.channels
        ],
    )


def business_hours(e: Edition) -> Iterator[Block]:
    w, hours = e.words, e.plan.support.business_hours
    if hours is None:
        return
    days = w.listing(weekday(e, day) for day in hours.days)
    yield from facts(
        [
            (w.say("Business days"), days),
            (w.say("Business hours"), f"{hours.opens or UNKNOWN} – {hours.closes or UNKNOWN}"),
            (w.say("Notes"), hours.notes),
        ]
    )


def weekday(e: Edition, day: Day) -> str:
    w = e.words
    names: Mapping[Day, str] = {
        "mon": w.say("Monday"),
        "tue": w.say("Tuesday"),
        "wed": w.say("Wednesday"),
        "thu": w.say("Thursday"),
        "fri": w.say("Friday"),
        "sat": w.say("Saturday"),
        "sun": w.say("Sunday"),
    }
    return names[day]


def tiers(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (Column(w.say("Level")), Column(w.say("Who")), Column(w.say("Scope")))
    yield from table(
        columns,
        [
            (f"N{tier.level}", e.person(tier.owner), e.what(tier, tier.scope))
            for tier in sorted(e.plan.support.tiers, key=lambda tier: tier.level)
        ],
        w.say("Tiers"),
    )


def sla(e: Edition, found: tuple[Sla, ...]) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Priority")),
        Column(w.say("Respond within")),
        Column(w.say("Resolve within")),
        Column(w.say("Counted in")),
        Column(w.say("Notes")),
    )
    yield from table(
        columns,
        [
            (
                line.priority,
                e.duration(line.respond),
                e.duration(line.resolve),
                w.term("hours", line.hours),
                e.what(line),
            )
            for line in found
        ],
    )


def reinforced(e: Edition) -> Iterator[Block]:
    w, found = e.words, e.plan.support.reinforced
    if found is None:
        return
    text = w.say(
        "From {start} to {end}, both included, these service levels apply instead:"
        if found.sla
        else "From {start} to {end}, both included, support is reinforced.",
        start=e.dated(found.start),
        end=e.dated(found.end),
    )
    parts = (paragraph(text), sla(e, found.sla), paragraph(found.notes))
    yield from section(w.say("Reinforced period"), *parts, level=3)


# -- tickets ------------------------------------------------------------------------------------


def complete(e: Edition) -> list[Period]:
    """The periods that have ended by as-of."""
    return e.f.to_date(e.f.distinct(e.plan.support.periods, "start"), "end")


def standing(e: Edition) -> Iterator[Block]:
    found = complete(e)
    if found:
        text = e.words.say(
            "Figures of the latest complete period, {start} to {end}; the backlog counts all periods.",
            start=found[-1].start,
            end=found[-1].end,
        )
        yield from facts(e.facts(*FIGURES))
        yield from paragraph(text)


def periods(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Period")),
        Column(w.say("Opened"), "right"),
        Column(w.say("Resolved"), "right"),
        Column(w.say("Within SLA"), "right"),
        Column(w.say("Share within SLA"), "right"),
        Column(w.say("Hours to respond"), "right"),
        Column(w.say("Hours to resolve"), "right"),
        Column(w.say("Satisfaction"), "right"),
        Column(w.say("Notes")),
    )
    rows = [period_row(e, period) for period in complete(e)]
    yield from table(columns, rows, w.say("Tickets by period"))


def period_row(e: Edition, period: Period) -> tuple[Cell, ...]:
    w, csat = e.words, period.csat
    satisfied = None if csat is None else share(csat.satisfied, csat.responses)
    return (
        e.span(period.start, period.end, "\n"),
        w.number(period.opened),
        w.number(period.resolved),
        w.number(period.within_sla),
        w.share(share(period.within_sla, period.resolved), 1),
        w.number(period.response_hours),
        w.number(period.resolution_hours),
        w.share(satisfied, 1),
        e.what(period),
    )


def breakdown(e: Edition) -> Iterator[Block]:
    """The tickets of the latest complete period by priority, level and type."""
    for last in complete(e)[-1:]:
        yield from by_priority(e, last)
        yield from by_level(e, last)
        yield from by_type(e, last)


def by_priority(e: Edition, period: Period) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Priority")),
        Column(w.say("Opened"), "right"),
        Column(w.say("Resolved"), "right"),
        Column(w.say("Still open"), "right"),
    )
    rows = [
        (priority, w.number(t.opened), w.number(t.resolved), w.number(t.open))
        for priority, t in period.by_priority.items()
    ]
    yield from table(columns, rows, w.say("Latest period by priority"))


def by_level(e: Edition, period: Period) -> Iterator[Block]:
    w, levels = e.words, period.by_level
    if levels is not None:
        counts = {"N1": levels.n1, "N2": levels.n2, "N3": levels.n3}
        columns = [Column(w.say("Level")), Column(w.say("Tickets"), "right")]
        rows = [(name, w.number(count)) for name, count in counts.items()]
        yield from table(columns, rows, w.say("Resolved by level"))


def by_type(e: Edition, period: Period) -> Iterator[Block]:
    w = e.words
    columns = [Column(w.say("Type")), Column(w.say("Tickets"), "right")]
    rows = [(name, w.number(count)) for name, count in period.by_type.items()]
    yield from table(columns, rows, w.say("Latest period by type"))


def knowledge(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Article")),
        Column(w.say("Created on")),
        Column(w.say("From feedback")),
        Column(w.say("Views"), "right"),
    )
    yield from table(
        columns,
        [
            (
                e.what(article, article.title),
                e.past(article.created_on),
                article.feedback or UNKNOWN,
                w.number(article.views),
            )
            for article in e.plan.support.knowledge_base
            if article.created_on is None or e.f.came(article.created_on)
        ],
    )
