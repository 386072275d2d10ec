"""Technical requirements: access, data, environment and security items, flows, data quality."""

from collections.abc import Iterator

from hypercare_cli.blocks import Block, Cell, Column
from hypercare_cli.i18n.words import UNKNOWN
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.plan.listing import facts, section, table
from hypercare_cli.plan.technical import TechnicalItem

KINDS = ("access", "data", "environment", "security")
MODES = {"etl": "ETL", "api": "API"}


def technical(e: Edition) -> Iterator[Block]:
    w = e.words
    yield from section(w.say("Requirements"), progress(e), items(e))
    yield from section(w.say("Data flows"), flows(e))
    yield from section(w.say("Data quality"), quality(e), scores(e))


def progress(e: Edition) -> Iterator[Block]:
    if e.plan.technical:
        yield from facts(e.facts("activation.access_done_rate", "activation.data_done_rate"))


def items(e: Edition) -> Iterator[Block]:
    """By kind, then in the order of the plan."""
    w = e.words
    columns = (
        Column(w.say("Ref.")),
        Column(w.say("Requirement")),
        Column(w.say("Kind")),
        Column(w.say("Owner")),
        Column(w.say("Blocking")),
        Column(w.say("Due")),
        Column(w.say("Done on")),
        Column(w.say("Status")),
    )
    found = sorted(e.plan.technical, key=lambda item: KINDS.index(item.kind))
    yield from table(columns, [row(e, item) for item in found])


def row(e: Edition, item: TechnicalItem) -> tuple[Cell, ...]:
    w = e.words
    criteria = w.say("Accepted when: {criteria}", criteria=item.criteria) if item.criteria else None
    return (
        item.id,
        e.what(item, item.title or item.id, criteria),
        w.term("technical_kind", item.kind),
        e.person(item.owner),
        w.term("truth", "true") if item.blocking else UNKNOWN,
        e.day(item.due),
        e.past(item.done_on),
        e.state(item),
    )


def flows(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Flow")),
        Column(w.say("Source")),
        Column(w.say("Target")),
        Column(w.say("Mode")),
        Column(w.say("Frequency")),
        Column(w.say("Mapping")),
    )
    yield from table(
        columns,
        [
            (
                e.what(item.flow, item.title or item.id),
                item.flow.source or UNKNOWN,
                item.flow.target or UNKNOWN,
                mode(e, item.flow.mode),
                w.term("cadence", item.flow.frequency),
                item.flow.mapping or UNKNOWN,
            )
            for item in e.plan.technical
            if item.flow is not None
        ],
    )


def mode(e: Edition, how: str | None) -> str:
    """Two of the three are the same word everywhere."""
    if how == "file":
        return e.words.say("file")
    return UNKNOWN if how is None else MODES[how]


def quality(e: Edition) -> Iterator[Block]:
    w, found = e.words, e.plan.data_quality
    until = None
    if found.provisional is not None and found.provisional.tolerance is not None:
        until = w.say(
            "{tolerance} until {day}",
            tolerance=w.share(found.provisional.tolerance, 1),
            day=e.day(found.provisional.end),
        )
    yield from facts(
        [
            *e.facts("data.quality", "data.tolerance"),
            (w.say("Provisional tolerance"), until),
            (w.say("Owner"), e.person(found.owner)),
            (w.say("Notes"), found.notes),
        ]
    )


def scores(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Date")),
        Column(w.say("Data quality"), "right"),
        Column(w.say("Notes")),
    )
    found = e.f.to_date(e.plan.data_quality.scores)
    yield from table(columns, [(e.dated(s.date), w.share(s.score, 1), e.what(s)) for s in found])
