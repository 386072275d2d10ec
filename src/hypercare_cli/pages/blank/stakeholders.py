"""Sheet 3: who takes part, when they meet, whom to call, and who does what."""

from collections.abc import Iterable, Iterator, Sequence

from hypercare_cli.blocks import Answer, Block, Form, Heading, PageBreak
from hypercare_cli.method.method import table
from hypercare_cli.pages.blank.workshop import Heads, Workshop
from hypercare_cli.pages.plan.listing import evenly
from hypercare_cli.pages.plan.stakeholders import letters
from hypercare_cli.plan.people import Person
from hypercare_cli.plan.raci import Activity

SIDES = ("customer", "provider", "partner")
ATTITUDES = ("ally", "neutral", "resistant")
ABREAST = 11
"""People side by side on a page turned sideways."""
SPARE = 3
"""Empty rows below the activities."""


def stakeholders(s: Workshop) -> Iterator[Block]:
    w = s.words
    yield from s.questions(
        w.say("Who decides, who pays, who works with the tool every day?"),
        w.say("Who could hold the rollout back, and what would win them over?"),
        w.say("When do we meet, and who must be there?"),
        w.say("Whom do we call when something is stuck?"),
    )
    yield Heading(w.say("People"), 2)
    text = w.say("Functions, never private names or addresses. Influence: {levels}.",
                 levels=s.levels_explained())  # fmt: skip
    yield s.note(text)
    yield people(s)
    yield Heading(w.say("Rituals"), 2)
    yield rituals(s)
    yield Heading(w.say("Escalation"), 2)
    yield escalation(s)
    yield from s.ready("people", "raci", "governance")
    yield PageBreak(landscape=True)
    yield from raci(s)


def people(s: Workshop) -> Form:
    w = s.words
    titles = (
        w.say("Role"),
        w.say("Function at the customer or provider"),
        w.say("Side"),
        w.say("Influence"),
        w.say("Attitude"),
    )
    heads = Heads(titles, (0.29, 0.25, 0.15, 0.17, 0.14))
    blank = ("", "", s.boxes("side", SIDES), s.letters(None), s.boxes("attitude", ATTITUDES))
    return s.form(heads, [person_row(s, one) for one in s.plan.people], blank, spare=2, high=38.0)


def person_row(s: Workshop, person: Person) -> Sequence[Answer]:
    """The role with what it does; the function where it says more than the role."""
    w = s.words
    role = w.term("role", person.role)
    return (
        f"{role}\n{w.say(table('roles')[person.role]['does'])}",
        "" if person.title in (None, role) else s.text(person.title),
        s.boxes("side", SIDES, [person.side]),
        s.letters(person.influence),
        s.boxes("attitude", ATTITUDES, [person.attitude]),
    )


def rituals(s: Workshop) -> Form:
    w = s.words
    titles = (
        w.say("Ritual"),
        w.say("Cadence"),
        w.say("Attendees"),
        w.say("Agenda"),
        w.say("Day and time"),
    )
    heads = Heads(titles, (0.19, 0.14, 0.29, 0.22, 0.16))
    known = [
        (
            ritual.title,
            w.term("cadence", ritual.cadence),
            s.people(ritual.attendees),
            ", ".join(ritual.agenda),
            "",
        )
        for ritual in s.plan.governance.rituals
    ]
    return s.form(heads, known, high=30.0)


def escalation(s: Workshop) -> Form:
    w = s.words
    heads = Heads((w.say("Step"), w.say("Who"), w.say("How to reach them")), (0.1, 0.4, 0.5))
    steps = [s.person(id_) for id_ in s.plan.governance.escalation]
    rows = [(w.number(n), step, "") for n, step in enumerate([*steps, *[""] * (3 - len(steps))], 1)]
    return s.form(heads, rows, spare=0, high=22.0)


# -- RACI -------------------------------------------------------------------------------------------


def raci(s: Workshop) -> Iterator[Block]:
    """Activities × people: the letters that the plan has, and room for the others."""
    w = s.words
    yield Heading(w.say("RACI matrix"), 2)
    text = w.say(
        "R does the work, A answers for it (one person only), C is asked for advice, I is kept"
        " informed."
    )
    yield s.note(text)
    found = list(activities(s))
    for group in evenly(s.plan.people, ABREAST):
        heads = Heads(
            (w.say("Activity"), *(s.person(one.id) for one in group)),
            (0.24, *(0.76 / len(group) for _one in group)),
            centred=True,
        )
        rows = ((name, *(mark(activity, one) for one in group)) for name, activity in found)
        yield s.form(heads, rows, spare=SPARE, high=28.0)


def activities(s: Workshop) -> Iterable[tuple[str, Activity | None]]:
    """Those of the plan with their letters, else the standard ones without."""
    if s.plan.raci:
        return [(one.activity, one if s.is_known else None) for one in s.plan.raci]
    return [(s.words.say(one["activity"]), None) for one in table("raci").values()]


def mark(activity: Activity | None, person: Person) -> str:
    return "" if activity is None else letters(activity, person.id)
