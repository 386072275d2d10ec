"""What is missing for a condition to hold: for each comparison that does not, by how much."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from typing import Any, NamedTuple

from hypercare_cli.condition import (
    Comparison,
    Constant,
    Junction,
    Metric,
    Node,
    compare,
    evaluate,
    parse,
)
from hypercare_cli.metric import EXACT, Figures, share
from hypercare_cli.rounding import comparable
from hypercare_cli.steering.gates.gate import Answer, deciding_days

Operator = type[ast.cmpop]
AT_LEAST: tuple[Operator, ...] = (ast.GtE, ast.Gt)
AT_MOST: tuple[Operator, ...] = (ast.LtE, ast.Lt)
MIRRORED: dict[Operator, Operator] = {
    ast.Lt: ast.Gt,
    ast.LtE: ast.GtE,
    ast.Gt: ast.Lt,
    ast.GtE: ast.LtE,
}
OPPOSITE: dict[Operator, Operator] = {
    ast.Lt: ast.GtE,
    ast.LtE: ast.Gt,
    ast.Gt: ast.LtE,
    ast.GtE: ast.Lt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}


class Ask(NamedTuple):
    """A figure against a constant; `health.score >= 80`, whichever side it was written on."""

    metric: str
    operator: Operator
    asked: Decimal | str | bool

    @property
    def rising(self) -> bool | None:
        """Whether the figure has to grow; None where it has to be something."""
        return True if self.operator in AT_LEAST else False if self.operator in AT_MOST else None


class Parts(NamedTuple):
    """A rate in what it counts: `part` of `whole`."""

    part: Decimal
    whole: Decimal


@dataclass(frozen=True, slots=True)
class Gap:
    """A comparison that does not hold, or is not known to.

    `by` is how far the number is from the one asked, `count` the same in whole things out of
    `whole`: 3 more of 120, both None where they cannot be told. `choice` says that one of several
    is enough.
    """

    ask: Ask
    value: Any
    by: Decimal | None = None
    count: int | None = None
    whole: int | None = None
    choice: bool = False

    @property
    def more(self) -> bool | None:
        """Whether the number has to grow; None where no number is asked for."""
        if self.ask.rising is not None:
            return self.ask.rising
        return Decimal(self.ask.asked) > self.value if self.by else None


def gaps_of(f: Figures, found: Answer) -> Iterator[tuple[date, Gap]]:
    """What keeps the condition of a criterion from holding, on each of the days that decide it."""
    if found.criterion.when is not None and found.computed != "met":
        node = parse(found.criterion.when).node
        for day in deciding_days(f, found.criterion):
            for one in gaps(f.on(day), node):
                yield day, one


def gaps(f: Figures, node: Node, choice: bool = False) -> Iterator[Gap]:
    """The comparisons of figures with constants that keep a condition from holding."""
    yield from missing(f, node, wanted=True, choice=choice)


def missing(f: Figures, node: Node, *, wanted: bool, choice: bool) -> Iterator[Gap]:
    """What keeps `node` from being as it is wanted: true, or false below a `not`."""
    if evaluate(node, f.__getitem__) is wanted:
        return
    if isinstance(node, Comparison):
        for ask in asks(node, wanted):
            if not one_holds(f, ask):
                yield gap(f, ask, choice)
    elif isinstance(node, Junction):
        either = node.every is not wanted
        for part in node.parts:
            yield from missing(f, part, wanted=wanted, choice=choice or either)
    else:
        yield from missing(f, node.part, wanted=not wanted, choice=choice)


def asks(comparison: Comparison, wanted: bool = True) -> Iterator[Ask]:
    """Each figure of a comparison with the constant beside it."""
    sides = zip(comparison.terms, comparison.terms[1:], comparison.operators, strict=False)
    for left, right, written in sides:
        operator = written if wanted else OPPOSITE[written]
        if isinstance(left, Metric) and isinstance(right, Constant):
            yield Ask(left.id, operator, right.value)
        elif isinstance(left, Constant) and isinstance(right, Metric):
            yield Ask(right.id, MIRRORED.get(operator, operator), left.value)


def one_holds(f: Figures, ask: Ask) -> bool | None:
    comparison = Comparison((Metric(ask.metric), Constant(ask.asked)), (ask.operator,))
    return compare(comparison, f.__getitem__)


def gap(f: Figures, ask: Ask, choice: bool = False) -> Gap:
    """How far one figure is from what is asked of it."""
    value = f[ask.metric]
    if not is_number(value) or not is_number(ask.asked):
        return Gap(ask, value, choice=choice)
    asked = Decimal(ask.asked)
    with localcontext(EXACT):
        by = abs(Decimal(value) - asked)
        found = parts(f, ask.metric)
        if found is not None:
            count = whole_steps(ask, found.part, asked * found.whole)
            return Gap(ask, value, by, count, int(found.whole), choice)
        things = f.declaration(ask.metric).unit == "count" and value == int(value)
        count = whole_steps(ask, Decimal(value), asked) if things else None
        return Gap(ask, value, by, count, None, choice)


def is_number(value: Any) -> bool:
    return isinstance(value, Decimal | int) and not isinstance(value, bool)


def whole_steps(ask: Ask, value: Decimal, limit: Decimal) -> int | None:
    """How many whole things more, or fewer, are asked; None where the number itself is asked for
    and none of them hits it."""
    way = comparable(limit - value)
    steps = abs(way).to_integral_value("ROUND_CEILING")
    if ask.operator in (ast.Gt, ast.Lt) and steps == abs(way):
        steps += 1
    if ask.operator is ast.NotEq or (ask.operator is ast.Eq and steps != abs(way)):
        return None
    return int(steps)


# -- rates --------------------------------------------------------------------------------------


def parts(f: Figures, metric: str) -> Parts | None:
    """What a rate counts, from the fields that it was made from; None where it counts nothing."""
    if f.declaration(metric).unit != "share" or f[metric] is None:
        return None
    with localcontext(EXACT):
        trace = f.trace(metric)
        if not trace.fields and len(set(trace.metrics)) == 1:
            return complement(f, metric, trace.metrics[0])
        cited = {(id(entry), field): entry for entry, field in trace.fields}
        if len(cited) == 2:
            part, whole = (getattr(entry, field) for (_id, field), entry in cited.items())
            if is_number(part) and is_number(whole) and share(part, whole) == f[metric]:
                return counted(part, whole)
        items = [entry for (_id, field), entry in cited.items() if field == "status"]
        done = sum(map(f.is_done, items))
        return counted(done, len(items)) if share(done, len(items)) == f[metric] else None


def complement(f: Figures, metric: str, other: str) -> Parts | None:
    """A rate that is 1 less another."""
    found = parts(f, other) if f[other] is not None else None
    if found is None or comparable(1 - f[other]) != comparable(f[metric]):
        return None
    return Parts(found.whole - found.part, found.whole)


def counted(part: Decimal | int, whole: Decimal | int) -> Parts | None:
    """Both where they are whole numbers, as things are."""
    found = Parts(Decimal(part), Decimal(whole))
    return found if all(n == n.to_integral_value() for n in found) else None
