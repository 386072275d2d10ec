"""Stakeholders: people by role and side, what carries and what holds them back, the RACI matrix."""

from collections.abc import Iterator

from hypercare_cli.blocks import Block, Column, PageBreak, Paragraph
from hypercare_cli.i18n.words import UNKNOWN
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.matrices import stakeholder_map
from hypercare_cli.pages.plan.governance import governance
from hypercare_cli.pages.plan.listing import evenly, pictures, section, table
from hypercare_cli.plan.raci import Activity

UPRIGHT = 6
"""People who fit side by side on an upright page."""
ABREAST = 12
"""People side by side in one matrix; more make a second one."""


def stakeholders(e: Edition) -> Iterator[Block]:
    w = e.words
    yield from section(w.say("People"), people(e), pictures(stakeholder_map(e)), resistances(e))
    yield from governance(e)
    matrix = list(section(w.say("RACI matrix"), raci(e)))
    if matrix and len(involved(e)) > UPRIGHT:
        yield PageBreak(landscape=True)
    yield from matrix


def people(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Who")),
        Column(w.say("Role")),
        Column(w.say("Side")),
        Column(w.say("Influence")),
        Column(w.say("Attitude")),
        Column(w.say("Hours a week"), "right"),
        Column(w.say("Accepted on")),
    )
    yield from table(
        columns,
        [
            (
                e.what(person, e.person(person.id)),
                w.term("role", person.role),
                w.term("side", person.side),
                w.term("level", person.influence),
                w.term("attitude", person.attitude),
                w.number(person.hours_per_week),
                e.past(person.accepted_on),
            )
            for person in e.plan.people
        ],
    )


def resistances(e: Edition) -> Iterator[Block]:
    """What holds people back, and what may move them."""
    w = e.words
    columns = (Column(w.say("Who")), Column(w.say("Resistance")), Column(w.say("Levers")))
    yield from table(
        columns,
        [
            (e.person(person.id), person.resistance or UNKNOWN, person.levers or UNKNOWN)
            for person in e.plan.people
            if person.resistance or person.levers
        ],
        w.say("Resistance and levers"),
    )


# -- RACI ---------------------------------------------------------------------------------------


def letters(activity: Activity, person: str) -> str:
    """What a person is for an activity: R does, A answers, C advises, I is told."""
    parts = (
        ("R", activity.responsible),
        ("A", (activity.accountable,)),
        ("C", activity.consulted),
        ("I", activity.informed),
    )
    return " ".join(letter for letter, ids in parts if person in ids)


def involved(e: Edition) -> list[str]:
    """The people whom an activity names, in the order of the plan."""
    return [id_ for id_ in e.names if any(letters(a, id_) for a in e.plan.raci)]


def raci(e: Edition) -> Iterator[Block]:
    """Activities × people, and what the letters mean."""
    w, found = e.words, involved(e)
    for group in evenly(found, ABREAST):
        columns = (
            Column(w.say("Activity"), width=2.0),
            *(Column(e.person(i), "centre") for i in group),
        )
        yield from table(
            columns,
            [(e.what(a, a.activity), *(letters(a, id_) for id_ in group)) for a in e.plan.raci],
        )
    if found and e.plan.raci:
        text = w.say(
            "R does the work, A answers for it, C is asked for advice, I is kept informed."
        )
        yield Paragraph(text, "note")
