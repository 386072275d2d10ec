"""Slide 4: what is being done, and what may go wrong."""

from collections.abc import Iterator

from hypercare_cli.blocks import Block, Cell, Column, Paragraph, Slide
from hypercare_cli.i18n.words import UNKNOWN
from hypercare_cli.metrics.risks import score
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.figures import score_badge
from hypercare_cli.pages.matrices import risk_matrix
from hypercare_cli.pages.plan.listing import table
from hypercare_cli.pages.qbr.sources import notes
from hypercare_cli.plan.risks import Risk
from hypercare_cli.steering.highlights import open_by_gravity, top_actions

ACTIONS = 6
RISKS = 5
FIGURES = (
    "engagement.actions_open",
    "engagement.actions_overdue",
    "engagement.actions_on_time_rate",
    "risks.open",
    "risks.high",
    "risks.max",
)


def initiatives(e: Edition) -> Iterator[Slide]:
    """Actions and risks beside where the risks lie; nothing where neither is recorded."""
    matrix = risk_matrix(e)
    listed = (*actions(e), *risks(e))
    if listed:
        columns: tuple[tuple[Block, ...], ...] = (
            (listed,) if matrix is None else (listed, (matrix,))
        )
        yield Slide(title(e), columns, notes(e, FIGURES), (0.55, 0.45) if matrix else ())


def title(e: Edition) -> str:
    """How many actions and risks are open; only what is recorded at all."""
    w = e.words
    if not e.plan.actions:
        return risk_title(e, first=True)
    if not e.plan.risks:
        return action_title(e)
    return w.say("{actions}; {risks}", actions=action_title(e), risks=risk_title(e, first=False))


def actions(e: Edition) -> Iterator[Block]:
    """The open actions, the most pressing first."""
    w, found = e.words, top_actions(e.plan, e.f)
    if not e.plan.actions:
        return
    columns = (
        Column(w.say("Open actions"), width=2),
        Column(w.say("Who")),
        Column(w.say("When")),
        Column(w.say("Status")),
    )
    rows = [(a.title, e.person(a.owner), e.day(a.due), e.state(a)) for a in found[:ACTIONS]]
    yield from table(columns, rows)
    if len(found) > ACTIONS:
        text = w.plural(
            "{n} more open action is in the annexes.",
            "{n} more open actions are in the annexes.",
            len(found) - ACTIONS,
        )
        yield Paragraph(text, "note")
    if not rows:
        yield Paragraph(w.say("No action is open."))


def action_title(e: Edition) -> str:
    w, count = e.words, e.f["engagement.actions_open"]
    late = e.f["engagement.actions_overdue"]
    if not count:
        return w.say("No open action")
    if not late:
        return w.plural("{n} open action, on time", "{n} open actions, on time", count)
    return w.plural(
        "{n} open action, {late} overdue", "{n} open actions, {late} overdue", count, late=late
    )


def risks(e: Edition) -> Iterator[Block]:
    """The gravest open risks with what is done about them."""
    w = e.words
    columns = (
        Column(w.say("Top risks"), width=2),
        Column(w.say("Score")),
        Column(w.say("Mitigation"), width=2),
        Column(w.say("Owner")),
    )
    yield from table(columns, [risk_row(e, risk) for risk in open_by_gravity(e.plan)[:RISKS]])


def risk_row(e: Edition, risk: Risk) -> tuple[Cell, ...]:
    return (
        f"{risk.id} – {risk.title}",
        score_badge(score(risk)),
        risk.mitigation or UNKNOWN,
        e.person(risk.owner),
    )


def risk_title(e: Edition, *, first: bool) -> str:
    """`first`: whether it opens the title."""
    w, count, high = e.words, e.f["risks.open"], e.f["risks.high"]
    if not count:
        return w.say("No open risk") if first else w.say("no open risk")
    if not high:
        return w.plural("{n} open risk, not high", "{n} open risks, none of them high", count)
    return w.plural(
        "{n} open risk, {high} high", "{n} open risks, {high} of them high", count, high=high
    )
