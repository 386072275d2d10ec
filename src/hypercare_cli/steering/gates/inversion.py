"""Conditions turned round: the smallest change of its own figures that makes one true."""

import ast
from decimal import Decimal
from typing import Any, NamedTuple

from hypercare_cli.condition import Comparison, Constant, Junction, Metric, Node, evaluate
from hypercare_cli.metric import Figures, Value
from hypercare_cli.metrics import health
from hypercare_cli.steering.assumption import MAY_BE_NEGATIVE, WHOLE, is_whole
from hypercare_cli.steering.gates.gap import MIRRORED, OPPOSITE, Ask, one_holds, parts, whole_steps
from hypercare_cli.steering.levers import NOTE_RANGE

SCORE, COLOUR = "health.score", "health.rag"
HUNDRED = 100
LIMITS: dict[str, tuple[int, int]] = {"share": (0, 1), "note": (1, 5), "score": (0, HUNDRED)}
NEXT = {
    "share": Decimal("0.001"),
    "ratio": Decimal("0.01"),
    "score": Decimal("0.1"),
    "note": Decimal(1),
}
"""How far beyond a limit that itself is not enough: as far as people are shown."""
NEIGHBOUR = {"red": "amber", "amber": "green", "green": "amber"}
COMPLEMENT = {"support.out_of_sla_rate": "support.in_sla_rate"}
"""Rates that are 1 less another one, from which they follow."""


class Raise(NamedTuple):
    """A figure and the value that meets a criterion; the effort is a share of its range.

    Where it has no range, of the larger of both values; of words it is the whole.
    """

    metric: str
    value: Value
    target: Value
    effort: Decimal


class Way(NamedTuple):
    """One way to meet a condition: the figures to change, the score to reach, what is not known.

    `dead` says that no value can meet it. The way with the least of what is not known comes first,
    then that with the least effort.
    """

    raises: tuple[Raise, ...] = ()
    score: Decimal | None = None
    unknown: tuple[str, ...] = ()
    dead: bool = False

    def rank(self, f: Figures) -> tuple[Any, ...]:
        effort = sum((one.effort for one in self.raises), Decimal(0))
        if self.score is not None:
            effort += max(Decimal(0), self.score - f[SCORE]) / HUNDRED
        ids = [one.metric for one in self.raises]
        return self.dead, len(self.unknown), effort, len(ids), ids


def way(f: Figures, node: Node, *, wanted: bool) -> Way:
    """The cheapest way to make a condition true, or false below a `not`."""
    if evaluate(node, f.__getitem__) is wanted:
        return Way()
    if isinstance(node, Comparison):
        pairs = zip(node.terms, node.terms[1:], node.operators, strict=False)
        ways = [of_pair(f, left, right, op, wanted) for left, right, op in pairs]
        every = wanted
    elif isinstance(node, Junction):
        ways = [way(f, part, wanted=wanted) for part in node.parts]
        every = node.every is wanted
    else:
        return way(f, node.part, wanted=not wanted)
    return merged(ways) if every else min(ways, key=lambda one: one.rank(f))


def merged(ways: list[Way]) -> Way:
    scores = [one.score for one in ways if one.score is not None]
    return Way(
        tuple(dict.fromkeys(one for way in ways for one in way.raises)),
        max(scores, default=None),
        tuple(dict.fromkeys(name for way in ways for name in way.unknown)),
        any(one.dead for one in ways),
    )


def of_pair(
    f: Figures,
    left: Metric | Constant,
    right: Metric | Constant,
    written: type[ast.cmpop],
    wanted: bool,
) -> Way:
    """One comparison; of two figures the left one is changed, to where the right one stands."""
    operator = written if wanted else OPPOSITE[written]
    if isinstance(left, Constant):
        left, right, operator = right, left, MIRRORED.get(operator, operator)
    if isinstance(left, Constant):
        return Way(dead=True)
    other = f[right.id] if isinstance(right, Metric) else right.value
    if other is None:
        return Way(unknown=(right.id,) if isinstance(right, Metric) else ())
    ask = Ask(left.id, operator, other)
    return Way() if one_holds(f, ask) else of_ask(f, ask)


def of_ask(f: Figures, ask: Ask) -> Way:
    """The smallest change of one figure that gives it the value asked for."""
    value = f[ask.metric]
    if ask.metric == SCORE and ask.rising and value is not None:
        return Way(score=target_of(f, ask, value))
    if ask.metric == COLOUR and ask.operator is ast.Eq and value is not None:
        limit = health.bounds(f).get(str(ask.asked))
        return Way(score=limit) if limit is not None else Way(dead=True)
    if value is None:
        return Way(unknown=(ask.metric,))
    family, _dot, tail = ask.metric.partition(".")
    if (
        family == "kpi"
        and tail.endswith(".reached")
        and (ask.asked is True) is (ask.operator is ast.Eq)
    ):
        return at_target(f, tail.removesuffix(".reached"))
    target = target_of(f, ask, value)
    if target is None or not in_range(f, ask.metric, target):
        return Way(dead=True)
    other = COMPLEMENT.get(ask.metric)
    if other is not None:
        return Way((raised(f, other, 1 - target),))
    return Way((raised(f, ask.metric, target),))


def at_target(f: Figures, name: str) -> Way:
    """A KPI reaches its target with its actual value."""
    target = f.kpis[name].target
    return Way(dead=True) if target is None else Way((raised(f, f"kpi.{name}.actual", target),))


def raised(f: Figures, metric: str, target: Value) -> Raise:
    value = f[metric]
    return Raise(metric, value, target, effort(f, metric, value, target))


def effort(f: Figures, metric: str, value: Value, target: Value) -> Decimal:
    """The change as a share of the range of the figure, or of the larger value."""
    if isinstance(value, bool | str) or isinstance(target, bool | str):
        return Decimal(1)
    old, new = Decimal(value or 0), Decimal(target or 0)
    unit = f.declaration(metric).unit
    widths = {"share": 1, "note": NOTE_RANGE, "score": HUNDRED}
    return abs(new - old) / (widths.get(unit) or max(abs(old), abs(new)) or 1)


def target_of(f: Figures, ask: Ask, value: Any) -> Any:
    """The nearest value that meets what is asked; None where there is none to name."""
    if isinstance(ask.asked, bool):
        return ask.asked if ask.operator is ast.Eq else not ask.asked
    if isinstance(ask.asked, str):
        return ask.asked if ask.operator is ast.Eq else NEIGHBOUR[ask.asked]
    asked, unit = Decimal(ask.asked), f.declaration(ask.metric).unit
    if is_whole(f, ask.metric):
        steps = whole_steps(ask, Decimal(value), asked)
        up = asked > value if ask.rising is None else ask.rising
        return None if steps is None else int(value + (steps if up else -steps))
    if ask.operator in (ast.GtE, ast.LtE, ast.Eq):
        return asked
    counted = beyond(f, ask, asked)
    sign = 1 if ask.rising is not False else -1
    return asked + sign * NEXT.get(unit, Decimal(1)) if counted is None else counted


def beyond(f: Figures, ask: Ask, asked: Decimal) -> Decimal | None:
    """The next share that whole things can have: 97 of 122 users are more than 79.5%."""
    found = parts(f, ask.metric)
    steps = None if found is None else whole_steps(ask, found.part, asked * found.whole)
    if found is None or steps is None:
        return None
    return (found.part + (steps if ask.rising else -steps)) / found.whole


def in_range(f: Figures, metric: str, target: Any) -> bool:
    """Whether a figure can have such a value."""
    unit = f.declaration(metric).unit
    if isinstance(target, bool | str) or metric.startswith("kpi."):
        return True
    if unit in WHOLE:
        return bool(target >= 0) or metric in MAY_BE_NEGATIVE
    least, most = LIMITS.get(unit, (target, target))
    return bool(least <= target <= most)
