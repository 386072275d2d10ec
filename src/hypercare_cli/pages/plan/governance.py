"""Governance: rituals with the sessions held and missed, the way up, decisions taken and expected."""

from collections.abc import Iterator

from hypercare_cli.blocks import Badge, Block, Cell, Column
from hypercare_cli.i18n.words import UNKNOWN
from hypercare_cli.metrics.engagement import sessions_of
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.plan.listing import facts, paragraph, section, table
from hypercare_cli.plan.decisions import Decision
from hypercare_cli.plan.governance import Ritual, Session
from hypercare_cli.steering.highlights import expected_decisions, is_taken


def governance(e: Edition) -> Iterator[Block]:
    w = e.words
    yield from paragraph(e.plan.governance.notes)
    yield from section(w.say("Rituals"), engagement(e), rituals(e), sessions(e))
    yield from section(w.say("Escalation"), escalation(e))
    yield from section(w.say("Decisions"), expected(e), taken(e))


def engagement(e: Edition) -> Iterator[Block]:
    if e.plan.governance.rituals:
        names = ("rituals_held_rate", "rituals_missed", "attendance_rate")
        yield from facts(e.facts(*(f"engagement.{name}" for name in names)))


def rituals(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Ritual")),
        Column(w.say("Cadence")),
        Column(w.say("Attendees")),
        Column(w.say("Agenda")),
        Column(w.say("Held"), "right"),
        Column(w.say("Missed"), "right"),
    )
    yield from table(columns, [ritual_row(e, ritual) for ritual in e.plan.governance.rituals])


def ritual_row(e: Edition, ritual: Ritual) -> tuple[Cell, ...]:
    w, found = e.words, sessions_of(e.f, ritual)
    held = sum(session.held for session in found)
    return (
        e.what(ritual, ritual.title),
        w.term("cadence", ritual.cadence),
        e.people(ritual.attendees),
        w.listing(ritual.agenda),
        w.number(held),
        w.number(len(found) - held),
    )


def sessions(e: Edition) -> Iterator[Block]:
    """Every session, the latest first."""
    w = e.words
    found = [(r, s) for r in e.plan.governance.rituals for s in sessions_of(e.f, r)]
    found.sort(key=lambda pair: pair[1].date, reverse=True)
    columns = (
        Column(w.say("Date")),
        Column(w.say("Ritual")),
        Column(w.say("Session")),
        Column(w.say("Present")),
        Column(w.say("Minutes")),
        Column(w.say("Decisions")),
    )
    rows = [session_row(e, ritual, session) for ritual, session in found]
    yield from table(columns, rows, w.say("Sessions to date"))


def session_row(e: Edition, ritual: Ritual, session: Session) -> tuple[Cell, ...]:
    w = e.words
    known = {decision.id for decision in e.plan.decisions}
    return (
        e.dated(session.date),
        ritual.title,
        Badge("green", w.say("held")) if session.held else Badge("red", w.say("missed")),
        e.people(session.present),
        e.what(session, session.minutes),
        w.listing(id_ for id_ in session.decisions if id_ in known),
    )


def escalation(e: Edition) -> Iterator[Block]:
    """From the first to ask to the last."""
    steps = [e.person(id_) for id_ in e.plan.governance.escalation]
    yield from paragraph(" → ".join(step for step in steps if step != UNKNOWN))


# -- decisions ----------------------------------------------------------------------------------


def expected(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Ref.")),
        Column(w.say("Decision")),
        Column(w.say("By")),
        Column(w.say("Body")),
        Column(w.say("Due")),
        Column(w.say("Status")),
    )
    yield from table(
        columns,
        [
            (
                decision.id,
                e.what(decision, decision.text),
                e.person(decision.by),
                body(e, decision),
                e.day(decision.due),
                w.term("status", "deferred" if decision.status == "deferred" else "expected"),
            )
            for decision in expected_decisions(e.plan, e.f)
        ],
        w.say("Decisions expected"),
    )


def taken(e: Edition) -> Iterator[Block]:
    w = e.words
    found = [decision for decision in e.plan.decisions if is_taken(decision, e.f)]
    columns = (
        Column(w.say("Ref.")),
        Column(w.say("Decision")),
        Column(w.say("By")),
        Column(w.say("Body")),
        Column(w.say("Taken on")),
    )
    rows = [
        (d.id, e.what(d, d.text), e.person(d.by), body(e, d), e.day(d.date))
        for d in sorted(found, key=lambda d: (d.date is None, d.date or e.f.as_of))
    ]
    yield from table(columns, rows, w.say("Decisions taken"))


def body(e: Edition, decision: Decision) -> str:
    return e.titles(e.plan.governance.rituals, [decision.body] if decision.body else [])
