"""Sheet 9: the vision, who is touched and how, what is said to whom."""

from collections.abc import Iterator

from hypercare_cli.blocks import Block, Form, Heading
from hypercare_cli.pages.blank.workshop import Heads, Workshop
from hypercare_cli.plan.change import Communication, Factors

ATTITUDES = ("ally", "neutral", "resistant")
FACTORS = ("sponsors", "governance", "scoping", "human_impact", "communication")
DIRECTIONS = ("down", "up")


def change(s: Workshop) -> Iterator[Block]:
    w = s.words
    yield from s.questions(
        w.say("In one sentence: why do we do this, and what is in it for the users?"),
        w.say("Who has to change most, and what carries them?"),
        w.say("Who says what to whom, and how can users answer?"),
    )
    yield Heading(w.say("Vision"), 2)
    yield s.labelled(
        (w.say("One sentence that everybody can repeat"), s.text(s.plan.change.vision)), high=44.0
    )
    yield Heading(w.say("The five factors of change"), 2)
    yield s.note(w.say("From 1 (weak) to 5 (strong), as the people in the room see it today."))
    yield factors(s)
    yield Heading(w.say("Populations"), 2)
    text = w.say("Load: what the change asks of them. Backing: what carries them. From 1 to 5.")
    yield s.note(text)
    yield populations(s)
    yield Heading(w.say("Messages"), 2)
    yield communications(s)
    yield from s.ready("change")


def factors(s: Workshop) -> Form:
    w = s.words
    heads = Heads((w.say("Factor"), w.say("Note"), w.say("Why")), (0.26, 0.26, 0.48))
    latest = max(s.edition.f.to_date(s.plan.change.factors), key=lambda one: one.date, default=None)
    rows = [(w.term("factor", one), s.scale(note(latest, one)), "") for one in FACTORS]
    return s.form(heads, rows, spare=0)


def note(found: Factors | None, factor: str) -> int | None:
    return None if found is None else getattr(found, factor)


def populations(s: Workshop) -> Form:
    w = s.words
    titles = (
        w.say("Population"),
        w.say("People"),
        w.say("Load"),
        w.say("Backing"),
        w.say("Attitude"),
        w.say("What they gain"),
    )
    heads = Heads(titles, (0.26, 0.1, 0.1, 0.11, 0.14, 0.29))
    known = [
        (
            one.title,
            w.number(one.size),
            w.number(one.load),
            w.number(one.backing),
            s.boxes("attitude", ATTITUDES, [one.attitude]),
            one.benefits or "",
        )
        for one in s.plan.change.populations
    ]
    blank = ("", "", "", "", s.boxes("attitude", ATTITUDES), "")
    return s.form(heads, known, blank, least=4, high=38.0)


def communications(s: Workshop) -> Form:
    w = s.words
    titles = (
        w.say("Message"),
        w.say("Direction"),
        w.say("Date"),
        w.say("Channel"),
        w.say("By"),
    )
    heads = Heads(titles, (0.27, 0.18, 0.17, 0.18, 0.2))
    known = [
        (
            message(s, one),
            s.boxes("direction", DIRECTIONS, [one.direction]),
            s.when(one.date),
            one.channel or "",
            s.person(one.owner),
        )
        for one in s.plan.change.communications
        if one.status != "sent"
    ]
    blank = ("", s.boxes("direction", DIRECTIONS), "", "", "")
    return s.form(heads, known, blank, least=5, spare=2, high=28.0)


def message(s: Workshop, one: Communication) -> str:
    """The template that it follows, else what is noted about it."""
    return s.words.term("template", one.template) if one.template else one.notes or ""
