"""Sheet 10: what it costs, and what it brings a year."""

from collections.abc import Iterator

from hypercare_cli.blocks import Answer, Block, Form, Heading
from hypercare_cli.pages.blank.workshop import Heads, Workshop
from hypercare_cli.plan.value import Range


def value(s: Workshop) -> Iterator[Block]:
    w, found = s.words, s.plan.value
    yield from s.questions(
        w.say("What does the rollout cost in the first year, all in?"),
        w.say("Which return does the sponsor expect, and by when?"),
        w.say("What is one unit of each KPI worth: an hour, a case, a point?"),
        w.say("How much of the gain is owed to the tool, and who confirms it?"),
    )
    yield Heading(w.say("Budget and expected return"), 2)
    yield budget(s)
    yield s.labelled(
        (
            w.say("Return that the sponsor expects"),
            s.text(None if found.expected_roi is None else w.share(found.expected_roi)),
        )
    )
    yield Heading(w.say("Value hypotheses"), 2)
    text = w.say(
        "Gain of the KPI from baseline to target × volume a year × value of one unit × share owed to"
        " the tool."
    )
    yield s.note(text)
    yield ledger(s)
    yield from s.ready("value")


def budget(s: Workshop) -> Form:
    w = s.words
    currency = s.plan.plan.currency if s.is_known else None
    amount = w.say("Amount ({currency})", currency=currency) if currency else w.say("Amount")
    heads = Heads((w.say("What is paid for"), amount), (0.7, 0.3))
    known = [(one.label, w.number(one.amount)) for one in s.plan.value.budget]
    total = (w.say("Total"), "")
    blank = ("", "")
    rows: list[tuple[Answer, ...]] = [*known, *[blank] * max(1, 4 - len(known)), total]
    return s.form(heads, rows, spare=0, high=22.0)


def ledger(s: Workshop) -> Form:
    w, e = s.words, s.edition
    titles = (
        w.say("Hypothesis"),
        w.say("KPI"),
        w.say("Volume a year"),
        w.say("Value of one unit"),
        w.say("Owed to the tool"),
        w.say("Who confirms it"),
    )
    heads = Heads(titles, (0.27, 0.18, 0.13, 0.14, 0.12, 0.16))
    found = s.plan.value.ledger if s.is_known else ()
    known = [
        (
            one.hypothesis,
            s.text(e.titles(s.plan.kpis, [one.kpi] if one.kpi else [])),
            base(s, one.volume),
            base(s, one.unit_value),
            "" if one.attribution is None else w.share(one.attribution.base),
            one.verified_by or "",
        )
        for one in found
    ]
    model = s.example.value.ledger[0]
    kpi = next(one for one in s.example.kpis if one.id == model.kpi)
    example = (
        w.say(model.hypothesis),
        w.say(kpi.title),
        base(s, model.volume),
        base(s, model.unit_value),
        "" if model.attribution is None else w.share(model.attribution.base),
        "",
    )
    return s.form(heads, known, least=5, spare=2, example=example, high=34.0)


def base(s: Workshop, found: Range | None) -> str:
    return "" if found is None else s.words.number(found.base)
