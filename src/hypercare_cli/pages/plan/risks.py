"""Risks: the register, the gravest first."""

from collections.abc import Iterator

from hypercare_cli.blocks import Block, Cell, Column, Paragraph
from hypercare_cli.i18n.words import UNKNOWN
from hypercare_cli.metrics.rag import RISK_AMBER
from hypercare_cli.metrics.risks import score
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.figures import score_badge
from hypercare_cli.pages.matrices import risk_matrix
from hypercare_cli.pages.plan.listing import pictures, section, table
from hypercare_cli.plan.risks import Risk
from hypercare_cli.steering.highlights import open_by_gravity


def risks(e: Edition) -> Iterator[Block]:
    w = e.words
    matrix = pictures(risk_matrix(e))
    yield from section(
        w.say("Open risks"), summary(e), matrix, register(e, open_by_gravity(e.plan))
    )
    closed = [risk for risk in e.plan.risks if risk.status == "closed"]
    yield from section(w.say("Closed risks"), register(e, closed))


def summary(e: Edition) -> Iterator[Block]:
    if e.plan.risks:
        text = e.words.say(
            "Score = probability × impact, each from 1 (low) to 3 (high). Open: {open}; high "
            "(score {limit} or more): {high}.",
            open=e.figure("risks.open"),
            limit=RISK_AMBER,
            high=e.figure("risks.high"),
        )
        yield Paragraph(text)


def register(e: Edition, found: list[Risk]) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Ref.")),
        Column(w.say("Risk")),
        Column(w.say("Probability")),
        Column(w.say("Impact")),
        Column(w.say("Score")),
        Column(w.say("Stream")),
        Column(w.say("Mitigation")),
        Column(w.say("Owner")),
        Column(w.say("Due")),
    )
    yield from table(columns, [row(e, risk) for risk in found])


def row(e: Edition, risk: Risk) -> tuple[Cell, ...]:
    w = e.words
    contract = e.titles(e.plan.contracts.register, [risk.contract] if risk.contract else [])
    text = None if contract == UNKNOWN else w.say("Contract: {title}", title=contract)
    return (
        risk.id,
        e.what(risk, risk.title, text),
        w.term("level", risk.probability),
        w.term("level", risk.impact),
        score_badge(score(risk)),
        w.term("stream", risk.stream),
        risk.mitigation or UNKNOWN,
        e.person(risk.owner),
        e.day(risk.due),
    )
