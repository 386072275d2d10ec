"""What it takes to reach a score: each change, in people where it counts some, and its points."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Block, Cell, Column, Facts, Page, Paragraph, Table
from hypercare_cli.i18n.words import UNKNOWN, Words
from hypercare_cli.metrics import health
from hypercare_cli.pages.figures import as_of, badge, label, valued
from hypercare_cli.pages.score import shown
from hypercare_cli.rounding import comparable
from hypercare_cli.steering.catching_up import catching_up
from hypercare_cli.steering.reach import Change, Reach
from hypercare_cli.steering.takes import Takes, takes


def reach_page(analysis: Analysis, words: Words, target: Decimal, found: Reach | None) -> Page:
    """The least set of changes that brings the score to a target."""
    plan = analysis.plan.plan.title
    title = words.say("What it takes to reach {target} – {plan}", target=target, plan=plan)
    if found is None:
        text = words.say("No dimension has a note yet: record an assessment or data.")
        return Page(title, (Paragraph(text, "note"),))
    return Page(title, (Facts(head(analysis, words, found)), *body(analysis, words, found)))


def head(analysis: Analysis, words: Words, found: Reach) -> tuple[tuple[str, Cell], ...]:
    facts: list[tuple[str, Cell]] = [
        as_of(analysis, words),
        (words.say("Score"), out_of_100(words, analysis.figures["health.score"])),
    ]
    if found.changes:
        facts += [
            (words.say("With these changes"), out_of_100(words, found.score)),
            (words.say("Colour"), badge(words, found.colour)),
        ]
    return tuple(facts)


def out_of_100(words: Words, score: Decimal | None) -> str:
    return f"{words.number(score, 1)} / 100"


def body(analysis: Analysis, words: Words, found: Reach) -> Iterator[Block]:
    target = words.number(found.target)
    if not found.is_reached:
        text = words.say(
            "What is known today cannot reach {target}: at best {score}.",
            target=target,
            score=words.number(found.score, 1),
        )
        yield Paragraph(text, "warning")
    elif not found.changes:
        yield Paragraph(words.say("The score is there already."))
    if found.changes:
        yield changes(analysis, words, found)
        note = words.say(
            "The least total effort that is enough, with each change up to the next limits of its"
            " bands. Effort: the change as a share of the measure's range."
        )
        yield Paragraph(note, "note")
    yield from coverage(analysis, words, found)


def changes(analysis: Analysis, words: Words, found: Reach) -> Table:
    """One row a change, the smallest effort first; the points add up to the gain of the score."""
    rows: list[tuple[Cell, ...]] = [
        (
            label(analysis, words, one.metric),
            from_to(words, one),
            effort(analysis, words, one),
            words.share(one.effort, 1),
            words.signed(words.number(one.points, 2)),
        )
        for one in found.changes
    ]
    gained = words.signed(words.number(found.score - analysis.figures["health.score"], 2))
    rows.append((words.say("Total"), "", "", words.share(found.effort, 1), gained))
    columns = (
        Column(words.say("Measure"), width=2),
        Column(words.say("From → to")),
        Column(words.say("What it takes"), width=2),
        Column(words.say("Effort"), "right"),
        Column(words.say("Points"), "right"),
    )
    return Table(columns, tuple(rows), total=True)


def effort(analysis: Analysis, words: Words, one: Change) -> str:
    """What a change takes: values to be measured, or a count of things."""
    if one.metric == "kpi.attainment_vs_plan":
        lines = [
            words.say("{kpi}: {value}", kpi=wanted.kpi.title,
                      value=valued(analysis, words, f"kpi.{wanted.kpi.id}.actual", wanted.value))
            for wanted in catching_up(analysis.figures, one.target)
        ]  # fmt: skip
        return "\n".join(lines) or UNKNOWN
    if one.metric == "adoption.depth":
        return words.say("{share} in the next count of users", share=words.share(one.target, 1))
    return things(analysis, words, one.metric, takes(analysis.figures, one.metric, one.target))


def from_to(words: Words, one: Change) -> str:
    return words.say(
        "{value} → {target}",
        value=shown(words, one.metric, one.value),
        target=shown(words, one.metric, one.target),
    )


def coverage(analysis: Analysis, words: Words, found: Reach) -> Iterator[Block]:
    """Why a high score is not green, and where a note is missing."""
    f = analysis.figures
    limits = health.bounds(f)
    dimensions = words.listing(words.term("dimension", one) for one in found.missing)
    if comparable(found.score) >= limits["green"] and found.colour != "green":
        text = words.say(
            "It stays {colour}: green needs notes for {needed} of the weight, and there are notes"
            " for {covered}. Without a note: {dimensions}.",
            colour=words.term("colour", found.colour),
            needed=words.share(limits["coverage"]),
            covered=words.share(f["health.coverage"], 1),
            dimensions=dimensions,
        )
        yield Paragraph(text, "warning")
    elif found.missing:
        text = words.say("Left out, as there is no note: {dimensions}.", dimensions=dimensions)
        yield Paragraph(text, "note")


def things(analysis: Analysis, words: Words, metric: str, found: Takes | None) -> str:
    """What a change takes in people, items or tickets; a dash where it counts nothing."""
    if metric.startswith("health."):
        return words.say("a better assessment")
    if found is None:
        return UNKNOWN
    n, whole = found.more, found.whole
    if found.running:
        return events(words, metric, n)
    if metric.startswith("adoption.") and metric != "adoption.satisfaction":
        return words.plural("{n} more user of {whole}", "{n} more users of {whole}", n, whole=whole)
    if metric == "activation.accounts_rate":
        return words.plural(
            "{n} more account for {whole} users",
            "{n} more accounts for {whole} users",
            n,
            whole=whole,
        )
    if metric == "support.in_sla_rate":
        return words.plural(
            "{n} more ticket of {whole} in time",
            "{n} more tickets of {whole} in time",
            n,
            whole=whole,
        )
    if metric in ("support.csat", "adoption.satisfaction"):
        return words.plural(
            "{n} more satisfied answer of {whole}",
            "{n} more satisfied answers of {whole}",
            n,
            whole=whole,
        )
    return words.plural("{n} more of {whole}", "{n} more of {whole}", n, whole=whole)


def events(words: Words, metric: str, n: int) -> str:
    """What must go well from now on, since what happened stays in the rate."""
    if metric == "engagement.rituals_held_rate":
        return words.plural("the next ritual held", "the next {n} rituals all held", n)
    if metric == "engagement.attendance_rate":
        return words.plural(
            "the next person expected there", "the next {n} people expected all there", n
        )
    return words.plural("the next action on time", "the next {n} actions all on time", n)


# -- data ---------------------------------------------------------------------------------------


def reach_data(analysis: Analysis, target: Decimal, found: Reach | None) -> dict[str, Any]:
    """The part `reach` of the JSON shape of `score`, for a score."""
    if found is None:
        return {"target": target, "reached": False}
    return {
        "target": target,
        "reached": found.is_reached,
        "score": found.score,
        "rag": found.colour,
        "effort": found.effort,
        "changes": [change_data(analysis, one) for one in found.changes],
        "missing": list(found.missing),
    }


def change_data(analysis: Analysis, one: Change) -> dict[str, Any]:
    return {
        "metric": one.metric,
        "value": one.value,
        "target": one.target,
        "effort": one.effort,
        "points": one.points,
        **things_data(takes(analysis.figures, one.metric, one.target)),
        "values": values_data(analysis, one),
    }


def values_data(analysis: Analysis, one: Change) -> dict[str, Decimal]:
    """KPI → the value to be measured, for what is made of KPIs."""
    if one.metric != "kpi.attainment_vs_plan":
        return {}
    return {wanted.kpi.id: wanted.value for wanted in catching_up(analysis.figures, one.target)}


def things_data(found: Takes | None) -> dict[str, Any]:
    return {
        "more": None if found is None else found.more,
        "whole": None if found is None else found.whole,
        "to_come": None if found is None else found.running,
    }
