"""Slide 2: who uses the tool, how deeply, and which personas are ready for it."""

from collections.abc import Iterator
from decimal import Decimal

from hypercare_cli.blocks import Block, Cell, Column, Slide
from hypercare_cli.metric import share
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.pictures import adoption_curve
from hypercare_cli.pages.plan.listing import facts, table
from hypercare_cli.pages.qbr.sources import notes
from hypercare_cli.plan.adoption import Persona

RATES = (
    "adoption.active_30d_rate",
    "adoption.active_7d_rate",
    "adoption.depth",
    "adoption.stickiness",
    "activation.accounts_rate",
    "adoption.satisfaction",
)
COUNTS = ("adoption.features_live", "adoption.champions", "adoption.autonomous_teams")


def adoption(e: Edition) -> Iterator[Slide]:
    """A slide of curve and rates; nothing where no one has been counted."""
    known = [metric for metric in RATES if e.f[metric] is not None]
    known += [metric for metric in COUNTS if e.f[metric]]
    curve = adoption_curve(e)
    if not known and curve is None:
        return
    side = (*facts(e.facts(*known)), *personas(e))
    columns: tuple[tuple[Block, ...], ...] = (side,) if curve is None else ((curve,), side)
    yield Slide(title(e), columns, notes(e, known), (0.58, 0.42) if curve else ())


def title(e: Edition) -> str:
    w = e.words
    if e.f["adoption.active_30d_rate"] is None:
        return w.say("Adoption: use has not been measured yet")
    rate = e.figure("adoption.active_30d_rate")
    if e.f["rag.adoption"] is None:
        return w.say("Adoption: {rate} active over 30 days", rate=rate)
    colour = e.colour("rag.adoption").word
    return w.say("Adoption: {rate} active over 30 days, {colour}", rate=rate, colour=colour)


def personas(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Persona"), width=2),
        Column(w.say("People"), "right"),
        Column(w.say("Invited"), "right"),
        Column(w.say("Attended"), "right"),
        Column(w.say("Share"), "right"),
    )
    yield from table(columns, [persona_row(e, persona) for persona in e.plan.adoption.personas])


def persona_row(e: Edition, persona: Persona) -> tuple[Cell, ...]:
    """Training sessions to date that say both who was invited and who came."""
    w = e.words
    found = [
        session
        for session in e.f.to_date(e.plan.adoption.training)
        if session.persona == persona.id
        and session.invited is not None
        and session.attended is not None
    ]
    invited = sum((session.invited or Decimal(0) for session in found), Decimal(0))
    attended = sum((session.attended or Decimal(0) for session in found), Decimal(0))
    return (
        persona.title,
        w.number(persona.size),
        w.number(invited if found else None),
        w.number(attended if found else None),
        w.share(share(attended, invited)),
    )
