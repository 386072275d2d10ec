"""What it takes to pass a gate, criterion by criterion."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Block, Cell, Column, Facts, Heading, Page, Paragraph, Table
from hypercare_cli.i18n.words import UNKNOWN, Words
from hypercare_cli.pages.figures import as_of, label, person
from hypercare_cli.pages.prospects.reach import changes, coverage, reach_data, things, things_data
from hypercare_cli.pages.prospects.what_if import cell, verdict
from hypercare_cli.pages.verdict import gate_name, verdict_badge
from hypercare_cli.steering.gates.inversion import Raise
from hypercare_cli.steering.gates.passing import Need, Passing
from hypercare_cli.steering.reach import Reach
from hypercare_cli.steering.takes import Takes, takes

DAY = "plan.day"


def passing_page(analysis: Analysis, words: Words, found: Passing) -> Page:
    """Each criterion that is not met with what it takes; then what the health score takes."""
    gate = found.gate
    facts = (as_of(analysis, words), (words.say("Gate"), verdict(words, gate)))
    blocks: list[Block] = [Facts(facts)]
    if not gate.answers:
        blocks.append(Paragraph(words.say("This gate has no criteria."), "note"))
    elif not found.needs:
        blocks.append(Paragraph(words.say("Every criterion is met.")))
    else:
        blocks += [needs(analysis, words, found), outcome(words, found)]
        blocks += for_the_score(analysis, words, found)
    title = words.say(
        "What it takes to pass “{gate}” – {plan}",
        gate=gate_name(words, gate),
        plan=analysis.plan.plan.title,
    )
    return Page(title, tuple(blocks))


def outcome(words: Words, found: Passing) -> Paragraph:
    if found.is_enough:
        return Paragraph(words.say("With these changes every criterion is met."))
    return Paragraph(words.say("These changes alone do not open the gate."), "warning")


def needs(analysis: Analysis, words: Words, found: Passing) -> Table:
    """One row a change; the title of a criterion stands at its first one."""
    then = replace(analysis, figures=analysis.figures.with_given(found.given))
    rows: list[tuple[Cell, ...]] = []
    for need in found.needs:
        first: tuple[Cell, Cell] = (
            need.answer.criterion.title,
            verdict_badge(words, need.answer.verdict),
        )
        for what, takes_ in lines(analysis, then, words, need):
            rows.append((*first, what, takes_))
            first = ("", "")
    columns = (
        Column(words.say("Criterion"), width=2),
        Column(words.say("Today")),
        Column(words.say("From → to"), width=2),
        Column(words.say("What it takes"), width=1.5),
    )
    return Table(columns, tuple(rows))


def lines(
    analysis: Analysis, then: Analysis, words: Words, need: Need
) -> Iterator[tuple[str, str]]:
    """What is to change, in words and in things."""
    if not need.is_possible:
        yield words.say("no change of its figures alone meets it"), UNKNOWN
        return
    for metric in need.unknown:
        name = label(analysis, words, metric)
        yield words.say("{figure}: not known yet", figure=name), words.say("to be recorded")
    for raised in need.raises:
        yield change(analysis, then, words, raised), amount(analysis, words, raised)
    if need.score is not None:
        name = label(analysis, words, "health.score")
        score = words.number(analysis.figures["health.score"], 1)
        target = words.number(need.score.target, 1)
        text = words.say("{figure}: {value} → {target}", figure=name, value=score, target=target)
        yield text, words.say("see below") if need.score.changes else UNKNOWN
    if need.waits:
        yield words.say("then it must last as the criterion says"), words.say("time")
    if need.unsigned:
        signatory = person(analysis, words, need.answer.criterion.signed_by)
        yield words.say("a signature"), signatory


def change(analysis: Analysis, then: Analysis, words: Words, raised: Raise) -> str:
    """A figure with its value today and the one that is enough."""
    if raised.metric == DAY:
        return words.say("{figure}: comes with time", figure=label(analysis, words, DAY))
    return words.say(
        "{figure}: {value} → {target}",
        figure=label(analysis, words, raised.metric),
        value=said(cell(analysis, words, raised.metric)),
        target=said(cell(then, words, raised.metric)),
    )


def said(found: Cell) -> str:
    """A colour by its word."""
    return found if isinstance(found, str) else found.word


def amount(analysis: Analysis, words: Words, raised: Raise) -> str:
    """How many more things, or how much more."""
    value, target = raised.value, raised.target
    if isinstance(value, bool | str | None) or isinstance(target, bool | str | None):
        return UNKNOWN
    if raised.metric == DAY:
        return words.plural("{n} day", "{n} days", int(target - value))
    found = counted(analysis, raised)
    if found is not None:
        return things(analysis, words, raised.metric, found)
    if analysis.figures.declaration(raised.metric).unit != "count":
        return UNKNOWN
    return words.signed(words.number(target - value))


def counted(analysis: Analysis, raised: Raise) -> Takes | None:
    """What a higher share takes in things."""
    value, target = raised.value, raised.target
    if isinstance(value, bool | str | None) or isinstance(target, bool | str | None):
        return None
    return takes(analysis.figures, raised.metric, Decimal(target)) if target > value else None


def for_the_score(analysis: Analysis, words: Words, found: Passing) -> list[Block]:
    """The search of the health score, on top of what the other criteria bring it."""
    score = next((need.score for need in found.needs if need.score is not None), None)
    if score is None or not score.changes:
        return []
    blocks: list[Block] = [Heading(words.say("For the health score"), 2)]
    blocks.append(changes(analysis, words, score))
    if not score.is_reached:
        text = words.say(
            "What is known today cannot reach {target}: at best {score}.",
            target=words.number(score.target),
            score=words.number(score.score, 1),
        )
        blocks.append(Paragraph(text, "warning"))
    return [*blocks, *coverage(analysis, words, score)]


# -- data ---------------------------------------------------------------------------------------


def passing_data(analysis: Analysis, found: Passing) -> dict[str, Any]:
    """The part `reach` of the JSON shape of `score`, for a gate."""
    return {
        "gate": found.gate.id,
        "verdict": found.gate.verdict,
        "enough": found.is_enough,
        "given": found.given,
        "criteria": [need_data(analysis, need) for need in found.needs],
    }


def need_data(analysis: Analysis, need: Need) -> dict[str, Any]:
    score: Reach | None = need.score
    return {
        "id": need.answer.criterion.id,
        "verdict": need.answer.verdict,
        "possible": need.is_possible,
        "unknown": list(need.unknown),
        "signature_missing": need.unsigned,
        "must_last": need.waits,
        "changes": [
            {
                "metric": raised.metric,
                "value": raised.value,
                "target": raised.target,
                "effort": raised.effort,
                **things_data(counted(analysis, raised)),
            }
            for raised in need.raises
        ],
        "score": None if score is None else reach_data(analysis, score.target, score),
    }
