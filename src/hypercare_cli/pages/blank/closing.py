"""The last sheet: decisions, the first actions, the next meeting, and who agrees."""

from collections.abc import Iterator

from hypercare_cli.blocks import Block, Checklist, Form, Heading
from hypercare_cli.pages.blank.workshop import Heads, Workshop


def closing(s: Workshop) -> Iterator[Block]:
    w = s.words
    yield Heading(w.say("Decisions"), 2)
    yield decisions(s)
    yield Heading(w.say("First actions"), 2)
    heads = Heads((w.say("Action"), w.say("Owner"), w.say("Due")), (0.6, 0.24, 0.16))
    yield s.form(heads, (), least=5, high=26.0)
    yield Heading(w.say("Agreement"), 2)
    heads = Heads((w.say("Function"), w.say("Date"), w.say("Signature")), (0.38, 0.18, 0.44))
    leaders = [p for p in s.plan.people if p.role in ("sponsor", "product_owner", "csm")]
    yield s.form(heads, [(s.person(p.id), "", "") for p in leaders], least=3, spare=0, high=34.0)
    yield Heading(w.say("After the workshop"), 2)
    steps = (
        w.say("The answers are written into the plan on the same day."),
        w.say(
            "`hypercare validate --missing` has shown what is still open, and each point has an owner."
        ),
        w.say("The plan, complete, has gone to all participants for agreement."),
    )
    yield Checklist(tuple((step, False) for step in steps))
    yield from s.ready("decisions", "feedback", "evidence")


def decisions(s: Workshop) -> Form:
    w = s.words
    heads = Heads((w.say("Decision"), w.say("By"), w.say("Due")), (0.6, 0.24, 0.16))
    known = [
        (one.text, s.person(one.by), s.when(one.due))
        for one in s.plan.decisions
        if one.status in ("expected", "deferred")
    ]
    return s.form(heads, known, least=4, spare=2, high=26.0)
