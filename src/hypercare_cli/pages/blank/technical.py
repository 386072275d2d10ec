"""Sheet 6: what must work before go-live, data flows, the quality of the data."""

from collections.abc import Iterator

from hypercare_cli.blocks import Block, Boxes, Form, Heading
from hypercare_cli.pages.blank.workshop import Heads, Workshop

MODES = ("API", "ETL")
KINDS = ("access", "data", "environment", "security")


def technical(s: Workshop) -> Iterator[Block]:
    w = s.words
    yield from s.questions(
        w.say("Who opens the accounts, and is there single sign-on?"),
        w.say("Which systems exchange data with the tool, and how often?"),
        w.say("What would stop the go-live if it came late?"),
        w.say("Who owns the quality of the data, and how good must it be?"),
    )
    yield Heading(w.say("Access, data, environments, security"), 2)
    yield s.note(w.say("Blocking: without it, nobody can start. Late, it turns the stream red."))
    yield items(s)
    yield Heading(w.say("Data flows"), 2)
    yield flows(s)
    yield Heading(w.say("Quality of the data"), 2)
    quality = s.plan.data_quality
    yield s.labelled(
        (w.say("Owner"), s.person(quality.owner)),
        (
            w.say("Share of records that must be right"),
            s.text(None if quality.tolerance is None else w.share(quality.tolerance)),
        ),
    )
    yield from s.ready("technical", "data_quality")


def items(s: Workshop) -> Form:
    w = s.words
    titles = (
        w.say("Kind"),
        w.say("What must work"),
        w.say("Owner"),
        w.say("Due"),
        w.say("Blocking"),
    )
    heads = Heads(titles, (0.16, 0.38, 0.2, 0.14, 0.12))
    yes = w.term("truth", "true")
    known = [
        (
            w.term("technical_kind", one.kind),
            one.title,
            s.person(one.owner),
            s.when(one.due),
            Boxes((yes,), (yes,) if one.blocking and s.is_known else ()),
        )
        for one in s.plan.technical
    ]
    if not known:
        known = [(w.term("technical_kind", kind), "", "", "", Boxes((yes,))) for kind in KINDS]
    return s.form(heads, known, ("", "", "", "", Boxes((yes,))), least=6, spare=2, high=27.0)


def flows(s: Workshop) -> Form:
    w = s.words
    heads = Heads(
        (
            w.say("From"),
            w.say("To"),
            w.say("Mode"),
            w.say("How often"),
            w.say("What is carried over"),
        ),
        (0.18, 0.18, 0.22, 0.14, 0.28),
    )
    file = w.say("file")
    choices = (*MODES, file)
    names = {"api": "API", "etl": "ETL", "file": file}
    known = [
        (
            one.flow.source or "",
            one.flow.target or "",
            Boxes(choices, (names[one.flow.mode],) if one.flow.mode else ()),
            w.term("cadence", one.flow.frequency) if one.flow.frequency else "",
            one.flow.mapping or "",
        )
        for one in s.plan.technical
        if one.flow
    ]
    return s.form(heads, known, ("", "", Boxes(choices), "", ""), least=3, high=26.0)
