"""Sheet 1: the customer, the frame of the rollout, needs, and what is there already."""

from collections.abc import Iterator
from typing import get_args

from hypercare_cli.blocks import Answer, Block, Bullets, Form, Heading, PageBreak
from hypercare_cli.method.method import table
from hypercare_cli.pages.blank.workshop import Heads, Workshop
from hypercare_cli.plan.identity import Context
from hypercare_cli.plan.landscape import Fate

KINDS = ("application", "dataset", "customisation", "interface")


def key_facts(s: Workshop) -> Iterator[Block]:
    w = s.words
    yield from s.questions(
        w.say("What should become easier for the users, in one sentence?"),
        w.say("Which use cases come first, and in which order?"),
        w.say("What hurts today: how often, and how badly?"),
        w.say("Which software and which data are there already, and what becomes of each?"),
    )
    yield Heading(w.say("Customer and frame"), 2)
    yield frame(s)
    yield Heading(w.say("Use cases by rank"), 2)
    yield use_cases(s)
    yield from insisted(s)
    yield PageBreak()
    yield Heading(w.say("Needs and difficulties"), 2)
    text = w.say(
        "Frequency from 1 (rare) to 5 (every day), severity from 1 (light) to 5 (it stops the work):"
        " their product ranks the needs."
    )
    yield s.note(text)
    yield needs(s)
    yield Heading(w.say("Existing software and data"), 2)
    fates = w.listing(w.term("fate", fate) for fate in get_args(Fate))
    yield s.note(w.say("What becomes of it: {words}.", words=fates))
    yield landscape(s)
    yield from s.ready("plan", "customer", "needs", "landscape", "processes")


def frame(s: Workshop) -> Form:
    w, identity, customer = s.words, s.plan.plan, s.plan.customer
    perimeter = customer.perimeter if customer else None
    contexts: tuple[str, ...] = get_args(Context)
    named = [w.listing(found) for found in (perimeter.products, perimeter.zones, perimeter.domains)
             ] if perimeter else []  # fmt: skip
    return s.labelled(
        (w.say("Customer"), s.text(customer.name if customer else None)),
        (w.say("Sector"), s.text(customer.sector if customer else None)),
        (w.say("In short: users, teams, volumes"), s.text(customer.summary if customer else None)),
        (w.say("What is rolled out"), s.boxes("context", contexts, [identity.context])),
        (w.say("Kick-off (T0)"), s.when(identity.kickoff) if s.is_known else ""),
        (w.say("Go-live"), s.when(identity.golive) if s.is_known else ""),
        (w.say("Country and currency"), s.text(country_and_currency(s))),
        (w.say("Led by"), s.text(s.person(identity.owner))),
        (w.say("Perimeter: products, zones, domains"), s.text(" · ".join(named))),
    )


def country_and_currency(s: Workshop) -> str:
    identity = s.plan.plan
    return " · ".join(filter(None, (identity.country, identity.currency)))


def use_cases(s: Workshop) -> Form:
    """The ranks are printed, the first three at least."""
    w = s.words
    cases = s.plan.customer.use_cases if s.plan.customer and s.is_known else ()
    ordered = sorted(cases, key=lambda case: (case.rank is None, case.rank or 0))
    known = [(w.number(case.rank), case.title) for case in ordered]
    ranks = range(len(known) + 1, max(4, len(known) + 2))
    blank: list[tuple[Answer, ...]] = [(w.number(rank), "") for rank in ranks]
    heads = Heads((w.say("Rank"), w.say("Use case")), (0.1, 0.9))
    return s.form(heads, [*known, *blank], spare=0)


def needs(s: Workshop) -> Form:
    w = s.words
    heads = Heads(
        (
            w.say("Need or difficulty"),
            w.say("Kind"),
            w.say("Frequency"),
            w.say("Severity"),
            w.say("Expected outcome"),
        ),
        (0.31, 0.17, 0.13, 0.13, 0.26),
    )
    kinds = ("difficulty", "need")
    known = [
        (
            need.title,
            s.boxes("need_kind", kinds, [need.kind]),
            w.number(need.frequency) if need.frequency else "",
            w.number(need.severity) if need.severity else "",
            s.text(s.edition.titles(s.plan.outcomes, [need.outcome] if need.outcome else [])),
        )
        for need in s.plan.needs
    ]
    model = s.example.needs[0]
    outcome = s.example.outcomes[0].title
    example = (
        w.say(model.title),
        w.term("need_kind", model.kind),
        w.number(model.frequency),
        w.number(model.severity),
        w.say(outcome),
    )
    blank = ("", s.boxes("need_kind", kinds), "", "", "")
    return s.form(heads, known, blank, least=5, example=example, high=27.0)


def landscape(s: Workshop) -> Form:
    w = s.words
    titles = (w.say("What is there"), w.say("Kind"), w.say("Owner"), w.say("What becomes of it"))
    heads = Heads(titles, (0.27, 0.4, 0.18, 0.15))
    known = [
        (
            item.title,
            s.boxes("landscape_kind", KINDS, [item.kind]),
            s.person(item.owner),
            w.term("fate", item.fate) if item.fate else "",
        )
        for item in s.plan.landscape
    ]
    blank = ("", s.boxes("landscape_kind", KINDS), "", "")
    return s.form(heads, known, blank, least=5, spare=2, high=27.0)


def insisted(s: Workshop) -> Iterator[Block]:
    """What the context of the plan asks to look at most."""
    w, context = s.words, s.plan.plan.context
    if s.is_known:
        name = w.term("context", context)
        yield Heading(w.say("What this context insists on: {context}", context=name), 2)
        yield Bullets(tuple(w.say(text) for text in table("contexts")[context]["insists"]))
