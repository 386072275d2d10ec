"""Training: who is to learn what, and the sessions held so far."""

from collections.abc import Iterator

from hypercare_cli.blocks import Block, Cell, Column
from hypercare_cli.i18n.words import UNKNOWN
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.plan.listing import facts, section, table
from hypercare_cli.plan.adoption import Promoters, Training


def training(e: Edition) -> Iterator[Block]:
    w = e.words
    yield from section(w.say("Training"), personas(e), results(e), sessions(e))


def personas(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Persona")),
        Column(w.say("People"), "right"),
        Column(w.say("Skills")),
        Column(w.say("Formats")),
    )
    yield from table(
        columns,
        [
            (
                e.what(persona, persona.title),
                w.number(persona.size),
                w.listing(persona.skills),
                w.listing(persona.formats),
            )
            for persona in e.plan.adoption.personas
        ],
        w.say("Personas"),
    )


def results(e: Edition) -> Iterator[Block]:
    yield from facts(e.facts("adoption.training_attendance_rate", "adoption.training_nps"))


def sessions(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Date")),
        Column(w.say("Topic")),
        Column(w.say("Persona")),
        Column(w.say("Mode")),
        Column(w.say("Groups"), "right"),
        Column(w.say("Invited"), "right"),
        Column(w.say("Attended"), "right"),
        Column(w.say("Quiz passed"), "right"),
        Column(w.say("Promoters / passives / detractors"), "right"),
    )
    found = e.f.to_date(e.plan.adoption.training)
    yield from table(columns, [row(e, session) for session in found], w.say("Training sessions"))


def row(e: Edition, session: Training) -> tuple[Cell, ...]:
    w = e.words
    return (
        e.dated(session.date),
        e.what(session, session.topic),
        e.titles(e.plan.adoption.personas, [session.persona] if session.persona else []),
        w.term("training_mode", session.mode),
        w.number(session.groups),
        w.number(session.invited),
        w.number(session.attended),
        w.number(session.quiz_passed),
        answers(e, session.nps),
    )


def answers(e: Edition, nps: Promoters | None) -> str:
    if nps is None:
        return UNKNOWN
    counts = (nps.promoters, nps.passives, nps.detractors)
    return " / ".join(e.words.number(count) for count in counts)
