"""The health score: dimensions whose points add up to it, the measures behind them, the review."""

from collections.abc import Iterator
from decimal import Decimal

from hypercare_cli.blocks import Block, Cell, Column, Paragraph
from hypercare_cli.metrics import health as scores
from hypercare_cli.metrics.engagement import sessions_of
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.plan.listing import facts, section, table
from hypercare_cli.plan.health import DIMENSIONS


def health(e: Edition) -> Iterator[Block]:
    w = e.words
    if e.f["health.score"] is not None:
        parts = (standing(e), limits(e), dimensions(e), measures(e), assessments(e))
        yield from section(w.say("Health score"), *parts)


def standing(e: Edition) -> Iterator[Block]:
    yield from facts(
        [
            (e.label("health.score"), e.figure("health.score")),
            (e.label("health.rag"), e.colour("health.rag")),
            (e.label("health.coverage"), e.figure("health.coverage")),
        ]
    )


def dimensions(e: Edition) -> Iterator[Block]:
    """Weight × note of each dimension; the points add up to the score."""
    w, f = e.words, e.f
    weights = scores.weights(f)
    points = dict(f.trace("health.score").contributions)
    columns = (
        Column(w.say("Dimension")),
        Column(w.say("Weight"), "right"),
        Column(w.say("Note /5"), "right"),
        Column(w.say("Source")),
        Column(w.say("Points"), "right"),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            w.term("dimension", name),
            w.number(weights[name]),
            e.figure(f"health.{name}"),
            w.term("source", scores.source(f, name)),
            w.number(points.get(f"health.{name}"), 1),
        )
        for name in DIMENSIONS
    ]
    total = w.number(sum(weights.values(), Decimal(0)))
    rows.append((w.say("Total"), total, "", "", w.number(f["health.score"], 1)))
    yield from table(columns, rows, w.say("Health score by dimension"), total=True)


def limits(e: Edition) -> Iterator[Block]:
    w, bounds = e.words, scores.bounds(e.f)
    text = w.say(
        "Green from {green}, amber from {amber}; never green on less than {coverage} coverage. A "
        "dimension without a note leaves the calculation, and the coverage says so.",
        green=bounds["green"],
        amber=bounds["amber"],
        coverage=w.share(bounds["coverage"]),
    )
    yield Paragraph(text, "note")


def measures(e: Edition) -> Iterator[Block]:
    """Each measure that is known with its value, its note, and the limits of the notes 2 to 5."""
    w = e.words
    columns = (
        Column(w.say("Dimension")),
        Column(w.say("Measure")),
        Column(w.say("Value"), "right"),
        Column(w.say("Note /5"), "right"),
        Column(w.say("Limits of the notes 2, 3, 4 and 5")),
    )
    rows = [
        (
            w.term("dimension", name),
            e.label(metric),
            e.figure(metric),
            w.number(scores.note_of(e.f[metric], limits)),
            " · ".join(w.share(limit) for limit in limits),
        )
        for name in DIMENSIONS
        for metric, limits in scores.measures(e.f, name).items()
        if e.f[metric] is not None
    ]
    yield from table(columns, rows, w.say("Measures behind the notes"))


def assessments(e: Edition) -> Iterator[Block]:
    """The notes that people gave, over time."""
    w = e.words
    columns = (
        Column(w.say("Date")),
        *(Column(w.term("dimension", name), "right") for name in DIMENSIONS),
        Column(w.say("Comment")),
    )
    yield from table(
        columns,
        [
            (
                e.dated(one.date),
                *(w.number(getattr(one, name)) for name in DIMENSIONS),
                e.what(one, one.comment),
            )
            for one in e.f.to_date(e.plan.health.assessments)
        ],
        w.say("Assessments"),
    )


def quarterly_review(e: Edition) -> Iterator[Block]:
    """What the review is for, when it was held, and what is on its agenda."""
    w = e.words
    text = w.say(
        "Every quarter the sponsor and the team look at the value that was reached against the one "
        "that was expected, at the health of the rollout and its risks, and at the road ahead; they "
        "leave with decisions, each with an owner and a date."
    )
    yield Paragraph(text)
    rituals = [r for r in e.plan.governance.rituals if r.cadence == "quarterly"]
    for ritual in rituals:
        held = [session.date for session in sessions_of(e.f, ritual) if session.held]
        yield from facts(
            [
                (w.say("Review"), ritual.title),
                (w.say("Attendees"), e.people(ritual.attendees)),
                (w.say("Agenda"), w.listing(ritual.agenda)),
                (
                    w.say("Held on"),
                    w.listing(map(e.dated, held)) if held else w.say("not held yet"),
                ),
            ]
        )
    if not rituals:
        yield Paragraph(w.say("No quarterly review is planned yet."))
