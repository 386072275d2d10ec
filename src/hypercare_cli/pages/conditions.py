"""A condition in words, and what is missing for it to hold."""

import ast
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from hypercare_cli.condition import (
    Comparison,
    Condition,
    Constant,
    Junction,
    Metric,
    Negation,
    Node,
    parse,
)
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.i18n.words import UNKNOWN, Words
from hypercare_cli.metric import Figures
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.figures import valued
from hypercare_cli.plan.roadmap import Criterion
from hypercare_cli.rounding import half_up
from hypercare_cli.steering.days import later
from hypercare_cli.steering.gates.gap import MIRRORED, OPPOSITE, Gap, Operator, gaps
from hypercare_cli.steering.gates.gate import deciding_days, judge_of
from hypercare_cli.steering.gates.persistence import holding_since, running

PHRASES: dict[Operator, Message] = {
    ast.GtE: message("{figure}: at least {value}"),
    ast.Gt: message("{figure}: more than {value}"),
    ast.LtE: message("{figure}: at most {value}"),
    ast.Lt: message("{figure}: less than {value}"),
    ast.Eq: message("{figure}: exactly {value}"),
    ast.NotEq: message("{figure}: not {value}"),
}
WORDS: dict[Operator, Message] = {
    ast.Eq: message("{figure}: {value}"),
    ast.NotEq: message("{figure}: not {value}"),
}
"""Of colours, and of what is true or false."""


# -- what is asked ------------------------------------------------------------------------------


def asked(e: Edition, criterion: Criterion) -> str:
    """The condition of a criterion in words, with how long or how often it must hold.

    What has to hold together stands in lines of its own.
    """
    if criterion.when is None:
        return UNKNOWN
    return "\n".join([*conjuncts(e, parse(criterion.when).node), *how_long(e, criterion)])


def how_long(e: Edition, criterion: Criterion) -> list[str]:
    """How often, and how long, the condition must hold."""
    lines = []
    if criterion.periods is not None:
        text = e.words.plural(
            "at the end of the last support period",
            "at the end of each of the last {n} support periods running",
            criterion.periods,
        )
        lines.append(text)
    if criterion.lasting is not None:
        lines.append(e.words.say("every day for {time}", time=e.duration(criterion.lasting)))
    return lines


def conjuncts(e: Edition, node: Node, *, wanted: bool = True) -> list[str]:
    """What has to hold together, one text each."""
    if isinstance(node, Negation):
        return conjuncts(e, node.part, wanted=not wanted)
    if isinstance(node, Junction) and node.every is wanted:
        return [text for part in node.parts for text in conjuncts(e, part, wanted=wanted)]
    if isinstance(node, Comparison) and wanted:
        return [pair(e, *one, wanted=True) for one in pairs(node)]
    return [in_words(e, node, wanted=wanted)]


def in_words(e: Edition, node: Node, *, wanted: bool = True, inner: bool = False) -> str:
    """“Users ready: at least 60%”; below a `not` (`wanted` is false) it says the opposite."""
    if isinstance(node, Negation):
        return in_words(e, node.part, wanted=not wanted, inner=inner)
    if isinstance(node, Junction):
        every = node.every is wanted
        parts = [in_words(e, part, wanted=wanted, inner=True) for part in node.parts]
    else:
        every = wanted
        parts = [pair(e, *one, wanted=wanted) for one in pairs(node)]
    text = joined(e, parts, every=every)
    return f"({text})" if inner and len(parts) > 1 else text


def joined(e: Edition, parts: list[str], *, every: bool) -> str:
    text = parts[0]
    for part in parts[1:]:
        if every:
            text = e.words.say("{first} and {second}", first=text, second=part)
        else:
            text = e.words.say("{first} or {second}", first=text, second=part)
    return text


Side = Metric | Constant


def pairs(found: Comparison) -> Iterable[tuple[Metric, Operator, Side]]:
    """`3 <= a < 9` is two comparisons, each with its figure first; two numbers say nothing."""
    for left, right, operator in zip(found.terms, found.terms[1:], found.operators, strict=False):
        if isinstance(left, Metric):
            yield left, operator, right
        elif isinstance(right, Metric):
            yield right, MIRRORED.get(operator, operator), left


def pair(e: Edition, left: Metric, operator: Operator, right: Side, *, wanted: bool) -> str:
    """One figure and what it is compared with."""
    metric = left.id
    value = right.id if isinstance(right, Metric) else right.value
    is_number = isinstance(right, Metric) or (
        isinstance(value, Decimal | int) and not isinstance(value, bool)
    )
    phrases = PHRASES if is_number else WORDS
    shown = e.label(right.id) if isinstance(right, Metric) else limit(e, metric, value)
    phrase = phrases[operator if wanted else OPPOSITE[operator]]
    return e.words.say(phrase, figure=e.label(metric), value=shown)


def amount(e: Edition, metric: str, value: Any) -> str:
    """A value of a metric as every page shows it."""
    return valued(e.analysis, e.words, metric, value)


def limit(e: Edition, metric: str, value: Any) -> str:
    """What a condition asks for: round numbers as they were typed, 60% and 80."""
    unit = e.f.declaration(metric).unit
    if isinstance(value, bool) or not isinstance(value, Decimal | int):
        return amount(e, metric, value)
    if unit in ("share", "ratio"):
        return e.words.share(value, 0 if value * 100 == int(value * 100) else 1)
    if unit in ("score", "note", "nps"):
        return e.words.number(value)
    return amount(e, metric, value)


# -- what is missing ----------------------------------------------------------------------------


def missing(e: Edition, criterion: Criterion) -> list[str]:
    """A sentence for each thing that keeps a condition from being met; none where it is."""
    if criterion.when is None:
        return []
    lines: list[str] = []
    for day in deciding_days(e.f, criterion):
        lines += [dated(e, day, text) for text in of_day(e, e.f.on(day), parse(criterion.when))]
    return [*lines, *too_short(e, criterion)]


def of_day(e: Edition, f: Figures, condition: Condition) -> list[str]:
    """What is missing on one day; figures that are not known, where nothing else tells."""
    if condition.evaluate(f.__getitem__):
        return []
    found = list(gaps(f, condition.node))
    texts = [gap_in_words(e, gap) for gap in found]
    if len(found) > 1 and any(gap.choice for gap in found):
        texts.append(e.words.say("One of these is enough."))
    if not found:
        unknown = [metric for metric in condition.metrics() if f[metric] is None]
        texts += [e.words.say("{figure}: not known.", figure=e.label(one)) for one in unknown]
    return texts


def dated(e: Edition, day: date, text: str) -> str:
    """With the day, where it is not that of the page."""
    return text if day == e.f.as_of else e.words.say("{day}: {text}", day=day, text=text)


def gap_in_words(e: Edition, gap: Gap) -> str:
    """By how much a figure misses what is asked, in whole things where they can be counted."""
    words, metric = e.words, gap.ask.metric
    if gap.value is None:
        return words.say("{figure}: not known.", figure=e.label(metric))
    asked = limit(e, metric, gap.ask.asked)
    named = {"figure": e.label(metric), "value": amount(e, metric, gap.value)}
    if gap.ask.operator is ast.NotEq:
        return words.say("{figure}: {value}, which it must not be.", **named)
    if gap.by is None:
        return words.say("{figure}: {value} instead of {asked}.", asked=asked, **named)
    if gap.count is not None:
        return counted(words, gap, gap.count, named)
    if gap.by == 0:
        if gap.more:
            return words.say("{figure}: {value}, and it has to be more.", **named)
        return words.say("{figure}: {value}, and it has to be less.", **named)
    if named["value"] == amount(e, metric, gap.ask.asked):
        text = (
            message("{figure}: just below {asked}.")
            if gap.more
            else message("{figure}: just above {asked}.")
        )
        return words.say(text, figure=named["figure"], asked=asked)
    by = difference(e, metric, gap.by)
    if gap.more:
        return words.say("{figure}: {value}, {by} below {asked}.", by=by, asked=asked, **named)
    return words.say("{figure}: {value}, {by} above {asked}.", by=by, asked=asked, **named)


def counted(words: Words, gap: Gap, n: int, named: dict[str, str]) -> str:
    """The gap in whole things, out of so many where it is a rate."""
    if gap.whole is not None:
        text = (
            message("{figure}: {value}, {n} more of {whole} needed.")
            if gap.more
            else message("{figure}: {value}, {n} of {whole} too many.")
        )
        return words.say(text, n=n, whole=Decimal(gap.whole), **named)
    if gap.more:
        return words.say("{figure}: {value}, {n} more needed.", n=n, **named)
    return words.say("{figure}: {value}, {n} too many.", n=n, **named)


def difference(e: Edition, metric: str, by: Decimal) -> str:
    """The distance of two values: of percentages, notes and scores in points."""
    name, unit = e.f.name(metric), e.f.declaration(metric).unit
    if unit in ("share", "ratio"):
        return e.words.points(by * 100)
    if name in e.f.kpis and e.f.kpis[name].unit == "percent":
        return e.words.points(by)
    if unit in ("score", "note", "nps"):
        return e.words.counted("{n} point", "{n} points", half_up(by, 1))
    return limit(e, metric, by)


def too_short(e: Edition, criterion: Criterion) -> list[str]:
    """What only time, or a further support period, can bring."""
    lines = []
    if criterion.periods is not None:
        there = len(running(e.f, criterion.periods))
        if there < criterion.periods:
            text = message("{n} of {asked} support periods running are complete.",
                           n=there, asked=criterion.periods)  # fmt: skip
            lines.append(e.words.say(text))
    if criterion.lasting is not None:
        since = holding_since(e.f, judge_of(e.f, criterion))
        until = later(e.f.plan, since, criterion.lasting) if since is not None else None
        if since is not None and until is not None and until > e.f.as_of:
            lines.append(
                e.words.say(
                    "Holds since {since}; long enough on {until}.", since=since, until=until
                )
            )
    return lines
