"""What would follow if some figures had other values: score, gates, playbooks, other figures."""

from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import (
    Block,
    Cell,
    Column,
    Facts,
    Heading,
    Page,
    Paragraph,
    Table,
)
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.i18n.words import UNKNOWN, Words
from hypercare_cli.metric import Figures
from hypercare_cli.metrics import health
from hypercare_cli.pages.figures import as_of, badge, figure, label
from hypercare_cli.pages.verdict import gate_name, verdict_badge
from hypercare_cli.plan.health import DIMENSIONS
from hypercare_cli.steering.gates.gate import Gate
from hypercare_cli.steering.playbooks.firing import State
from hypercare_cli.steering.what_if import Supposition

SCORE = "health.score"
SHOWN = (SCORE, *(f"health.{name}" for name in DIMENSIONS))
"""Figures that have a place of their own on the page."""
STATES: dict[State, Message] = {
    "fires": message("fires"),
    "lasting": message("will fire if it lasts"),
    "quiet": message("does not fire"),
    "unknown": message("cannot be told"),
}


class Both(NamedTuple):
    """The plan as it is, and as it would be."""

    now: Analysis
    then: Analysis
    words: Words

    def cells(self, metric: str) -> tuple[Cell, Cell]:
        return cell(self.now, self.words, metric), cell(self.then, self.words, metric)

    def texts(self, metric: str) -> tuple[str, str]:
        return figure(self.now, self.words, metric), figure(self.then, self.words, metric)

    def columns(self, first: str, *more: Column) -> tuple[Column, ...]:
        say = self.words.say
        return (
            Column(first, width=2),
            Column(say("Today"), "right"),
            Column(say("Then"), "right"),
            *more,
        )


def what_if_page(analysis: Analysis, words: Words, supposed: Supposition) -> Page:
    """Today beside what would be."""
    both = Both(analysis, replace(analysis, figures=supposed.after), words)
    blocks: list[Block] = [Facts(head(both)), given(both, tuple(supposed.after.given))]
    blocks += [Paragraph(text, "note") for text in remarks(both, supposed)]
    blocks += score(both, supposed)
    blocks += gates(both, supposed)
    blocks += playbooks(both, supposed)
    blocks += followers(both, supposed)
    return Page(words.say("What if – {plan}", plan=analysis.plan.plan.title), tuple(blocks))


def head(both: Both) -> tuple[tuple[str, Cell], ...]:
    words = both.words
    return (
        as_of(both.now, words),
        (words.say("Score"), moved(words, *(one.figures[SCORE] for one in (both.now, both.then)))),
        (words.say("Colour today"), badge(words, both.now.figures["health.rag"])),
        (words.say("Colour then"), badge(words, both.then.figures["health.rag"])),
    )


def moved(words: Words, before: Decimal | None, after: Decimal | None) -> str:
    """The score before and after."""
    if before == after:
        return words.say("{score}, as today", score=words.number(after, 1))
    if before is None or after is None:
        return f"{words.number(before, 1)} → {words.number(after, 1)}"
    return words.say(
        "{before} → {now} ({change} points)",
        before=words.number(before, 1),
        now=words.number(after, 1),
        change=words.signed(words.number(after - before, 1)),
    )


def cell(analysis: Analysis, words: Words, metric: str) -> Cell:
    value = analysis.figures[metric]
    colour = analysis.figures.declaration(metric).unit == "colour"
    return badge(words, value) if colour else figure(analysis, words, metric)


def given(both: Both, metrics: tuple[str, ...]) -> Table:
    """What was assumed."""
    rows = tuple((label(both.now, both.words, one), *both.cells(one)) for one in metrics)
    return Table(both.columns(both.words.say("Assumed")), rows)


def remarks(both: Both, supposed: Supposition) -> list[str]:
    """Why something that was assumed moves less than one would think."""
    words = both.words
    unused = supposed.unused
    texts = [
        words.say("{figure}: nothing in this plan depends on it.", figure=name_of(both, one))
        for one in unused
    ]
    texts += [
        words.say(
            "{figure}: the dimension is rated by hand, so its measures leave the score as it is.",
            figure=name_of(both, one),
        )
        for one in supposed.silent
    ]
    if not texts and not (supposed.moved or supposed.gates or supposed.playbooks):
        texts.append(words.say("Nothing moves."))
    return texts


def name_of(both: Both, metric: str) -> str:
    return label(both.now, both.words, metric)


def score(both: Both, supposed: Supposition) -> list[Block]:
    """The note of each dimension; the points add up to the change of the score, unless one came in."""
    words = both.words
    before, after = supposed.before, supposed.after
    notes = [(f[SCORE], health.notes(f)) for f in (before, after)]
    if before[SCORE] is None or after[SCORE] is None or notes[0] == notes[1]:
        return []
    if SCORE in after.given:
        return []  # a score that is given is not the sum of its points
    points = supposed.points
    rows = [
        (
            words.term("dimension", name),
            words.number(before[f"health.{name}"], 2),
            words.number(after[f"health.{name}"], 2),
            words.signed(words.number(points[name], 2)),
        )
        for name in DIMENSIONS
    ]
    change = after[SCORE] - before[SCORE]
    rest = change - sum(one for one in points.values() if one is not None)
    if came_in(before, after):
        text = words.say("Dimensions that came in or went out")
        rows.append((text, "", "", words.signed(words.number(rest, 2))))
    total = words.signed(words.number(change, 2))
    numbers = (words.number(before[SCORE], 2), words.number(after[SCORE], 2))
    rows.append((words.say("Score"), *numbers, total))
    columns = both.columns(words.say("Dimension"), Column(words.say("Points"), "right"))
    return [Heading(words.say("Health score"), 2), Table(columns, tuple(rows), total=True)]


def came_in(before: Figures, after: Figures) -> bool:
    return any(
        (before[f"health.{n}"] is None) != (after[f"health.{n}"] is None) for n in DIMENSIONS
    )


def gates(both: Both, supposed: Supposition) -> list[Block]:
    """The criteria whose verdict changes, under the verdict of their gate."""
    words = both.words
    rows: list[tuple[Cell, ...]] = []
    for before, after in supposed.gates:
        rows.append((gate_name(words, before), verdict(words, before), verdict(words, after)))
        rows += [
            (
                f"– {old.criterion.title}",
                verdict_badge(words, old.verdict),
                verdict_badge(words, new.verdict),
            )
            for old, new in zip(before.answers, after.answers, strict=True)
            if old.verdict != new.verdict
        ]
    if not rows:
        return []
    return [Heading(words.say("Gates"), 2), Table(both.columns(words.say("Gate")), tuple(rows))]


def verdict(words: Words, gate: Gate) -> Cell:
    return UNKNOWN if gate.verdict is None else verdict_badge(words, gate.verdict)


def playbooks(both: Both, supposed: Supposition) -> list[Block]:
    """Those that stop or start to fire."""
    words = both.words
    rows = tuple(
        (words.show(old.title), words.say(STATES[old.state]), words.say(STATES[new.state]))
        for old, new in supposed.playbooks
    )
    if not rows:
        return []
    return [Heading(words.say("Playbooks"), 2), Table(both.columns(words.say("Playbook")), rows)]


def followers(both: Both, supposed: Supposition) -> list[Block]:
    """All other figures that move, but for those that look alike as people read them."""
    words = both.words
    moved = [metric for metric in supposed.moved if metric not in SHOWN]
    rows = [
        (label(both.now, words, metric), *both.cells(metric))
        for metric in moved
        if len(set(both.texts(metric))) > 1
    ]
    if not rows:
        return []
    title = Heading(words.say("What else follows"), 2)
    return [title, Table(both.columns(words.say("Metric")), tuple(rows))]


# -- data ---------------------------------------------------------------------------------------


def what_if_data(supposed: Supposition) -> dict[str, Any]:
    """The part `what_if` of the JSON shape of `score`."""
    before, after = supposed.before, supposed.after
    weights, points = health.weights(after), supposed.points
    return {
        "given": {
            metric: {"before": before[metric], "after": after[metric]} for metric in after.given
        },
        "score": after[SCORE],
        "rag": after["health.rag"],
        "coverage": after["health.coverage"],
        "dimensions": [
            {
                "id": name,
                "weight": weights[name],
                "before": before[f"health.{name}"],
                "after": after[f"health.{name}"],
                "points": points[name],
            }
            for name in DIMENSIONS
        ],
        "metrics": {
            metric: {"before": before[metric], "after": after[metric]} for metric in supposed.moved
        },
        "gates": [gate_data(old, new) for old, new in supposed.gates],
        "playbooks": [
            {"id": old.id, "before": old.state, "after": new.state}
            for old, new in supposed.playbooks
        ],
        "unused": list(supposed.unused),
        "rated_by_hand": list(supposed.silent),
    }


def gate_data(before: Gate, after: Gate) -> dict[str, Any]:
    return {
        "id": before.id,
        "before": before.verdict,
        "after": after.verdict,
        "criteria": [
            {"id": old.criterion.id, "before": old.verdict, "after": new.verdict}
            for old, new in zip(before.answers, after.answers, strict=True)
            if old.verdict != new.verdict
        ],
    }
