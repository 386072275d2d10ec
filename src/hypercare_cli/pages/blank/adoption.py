"""Sheet 5: groups of users, key functions, training by trade, how to get in."""

from collections.abc import Iterator

from hypercare_cli.blocks import Block, Boxes, Form, Heading, PageBreak
from hypercare_cli.pages.blank.workshop import Heads, Workshop

MODES = ("workshop", "remote", "self_service")


def adoption(s: Workshop) -> Iterator[Block]:
    w = s.words
    yield from s.questions(
        w.say("Which groups of users are there, how many people in each, and what do they know?"),
        w.say("Which three or four functions make the difference?"),
        w.say("Who trains whom, in groups of at most 12 people of the same trade?"),
        w.say("How does a user get in, and what is the first minute?"),
    )
    yield Heading(w.say("Groups of users"), 2)
    yield personas(s)
    yield Heading(w.say("Key functions"), 2)
    yield features(s)
    yield PageBreak()
    yield Heading(w.say("Training"), 2)
    yield training(s)
    yield Heading(w.say("Getting in"), 2)
    yield access(s)
    yield from s.ready("adoption")


def personas(s: Workshop) -> Form:
    w = s.words
    titles = (
        w.say("Group"),
        w.say("People"),
        w.say("What they know already"),
        w.say("How they learn best"),
    )
    heads = Heads(titles, (0.31, 0.11, 0.29, 0.29))
    known = [
        (
            one.title,
            "" if one.size is None else w.number(one.size),
            ", ".join(one.skills),
            ", ".join(one.formats),
        )
        for one in s.plan.adoption.personas
    ]
    return s.form(heads, known, least=5, spare=2, high=30.0)


def features(s: Workshop) -> Form:
    w = s.words
    heads = Heads((w.say("Function"), w.say("Opens on"), w.say("Advanced")), (0.6, 0.24, 0.16))
    yes = w.term("truth", "true")
    found = s.plan.adoption.key_features if s.is_known else ()
    known = [
        (one.title, s.when(one.live_on), Boxes((yes,), (yes,) if one.advanced else ()))
        for one in found
    ]
    example = (w.say(s.example.adoption.key_features[0].title), "T+30", "")
    return s.form(
        heads, known, ("", "", Boxes((yes,))), least=5, spare=2, example=example, high=28.0
    )


def training(s: Workshop) -> Form:
    w = s.words
    titles = (
        w.say("Group"),
        w.say("Topic"),
        w.say("Date"),
        w.say("Mode"),
        w.say("Sessions of 12"),
    )
    heads = Heads(titles, (0.22, 0.29, 0.14, 0.2, 0.15))
    known = [
        (
            s.text(
                s.edition.titles(s.plan.adoption.personas, [one.persona] if one.persona else [])
            ),
            one.topic or "",
            s.when(one.date),
            s.boxes("training_mode", MODES, [one.mode]),
            "" if one.groups is None else w.number(one.groups),
        )
        for one in s.plan.adoption.training
    ]
    blank = ("", "", "", s.boxes("training_mode", MODES), "")
    return s.form(heads, known, blank, least=4, high=38.0)


def access(s: Workshop) -> Form:
    w, found = s.words, s.plan.adoption.access
    return s.labelled(
        (w.say("Address of the tool"), s.text(found.url if found else None)),
        (w.say("How to get in, step by step"), s.text(" → ".join(found.steps) if found else None)),
        (w.say("What to do in the first minute"), s.text(found.first_minute if found else None)),
        (w.say("Where the tutorial is"), s.text(found.tutorial if found else None)),
    )
