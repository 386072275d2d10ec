"""Sheet 11, where contracts carry the rollout: register, obligations, shared words."""

from collections.abc import Iterator

from hypercare_cli.blocks import Block, Form, Heading
from hypercare_cli.pages.blank.workshop import Heads, Workshop


def matters(s: Workshop) -> bool:
    """Whether the contracts have a sheet of their own."""
    found = s.plan.contracts
    known = s.is_known and (found.register or found.obligations)
    return bool(known) or s.plan.plan.context == "digital_relationship"


def contracts(s: Workshop) -> Iterator[Block]:
    w = s.words
    yield from s.questions(
        w.say("Which contracts are there, until when, and with which notice?"),
        w.say("What has each side promised, and what follows if it comes late?"),
        w.say("Which words does everybody have to use in the same sense?"),
    )
    yield Heading(w.say("Contracts"), 2)
    yield register(s)
    yield Heading(w.say("Obligations"), 2)
    yield obligations(s)
    yield Heading(w.say("Shared words"), 2)
    heads = Heads((w.say("Word"), w.say("What it means here")), (0.3, 0.7))
    yield s.form(heads, s.plan.glossary.items() if s.is_known else (), least=4, spare=2)
    yield from s.ready("contracts", "glossary")


def register(s: Workshop) -> Form:
    w = s.words
    titles = (w.say("Contract"), w.say("Kind"), w.say("Ends on"), w.say("Notice"))
    heads = Heads(titles, (0.4, 0.24, 0.18, 0.18))
    known = [
        (
            one.title,
            w.term("contract_kind", one.kind),
            s.when(one.end),
            s.edition.duration(one.notice) if one.notice else "",
        )
        for one in s.plan.contracts.register
    ]
    return s.form(heads, known, least=4)


def obligations(s: Workshop) -> Form:
    w = s.words
    titles = (
        w.say("Obligation"),
        w.say("Owner"),
        w.say("Due"),
        w.say("What follows if it is late"),
    )
    heads = Heads(titles, (0.36, 0.2, 0.16, 0.28))
    known = [
        (one.title, s.person(one.owner), s.when(one.due), "")
        for one in s.plan.contracts.obligations
        if one.status != "waived" and not s.edition.done(one)
    ]
    return s.form(heads, known, least=5)
