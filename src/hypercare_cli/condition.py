"""Comparisons over metric ids: parsed by Python's `ast`, a few nodes allowed, three-valued, never run.

`adoption.active_30d_rate < 0.40 and plan.day >= 30`
"""

import ast
import operator
import re
import warnings
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal, NamedTuple, get_args

from hypercare_cli.i18n.message import Message, message
from hypercare_cli.node import resolve
from hypercare_cli.plan.kinds import Colour
from hypercare_cli.rounding import comparable

Sort = Literal["number", "word", "truth"]
Value = Decimal | int | str | bool | None
Lookup = Callable[[str], Value]
GLOBAL = re.compile(r"\.global\b")
"""`rag.global` is a metric, but Python keeps the word for itself."""
LONGEST = 2_000
DEEPEST = 40

COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}


class ConditionError(ValueError):
    """The text is no condition; the message says what is allowed."""

    def __init__(self, explanation: Message):
        super().__init__(explanation.text)
        self.explanation = explanation


class Metric(NamedTuple):
    id: str


class Constant(NamedTuple):
    value: Decimal | str | bool


class Comparison(NamedTuple):
    """`a < b < c` is one comparison with two operators."""

    terms: tuple[Metric | Constant, ...]
    operators: tuple[type[ast.cmpop], ...]


class Junction(NamedTuple):
    """All of `parts` (`every`) or any of them."""

    every: bool
    parts: tuple["Node", ...]


class Negation(NamedTuple):
    part: "Node"


Node = Comparison | Junction | Negation


class Condition(NamedTuple):
    """A parsed condition; `text` is what was written."""

    text: str
    node: Node

    def metrics(self) -> tuple[str, ...]:
        """The metric ids that it names, in order, each once."""
        return tuple(
            dict.fromkeys(term.id for term in terms(self.node) if isinstance(term, Metric))
        )

    def evaluate(self, lookup: Lookup) -> bool | None:
        """True, False, or None where an unknown figure leaves it open."""
        return evaluate(self.node, lookup)


HABITS = (
    (re.compile(r"\d\s*%"), message("a share is written as a fraction: 0.8 for 80%")),
    (re.compile(r"=>|=<"), message("the signs stand in this order: >= and <=")),
    (re.compile(r"(?<![<>=!])=(?!=)"), message("“is equal to” is written ==")),
    (re.compile(r"\d,\d"), message("decimals are written with a point: 0.8")),
    (
        re.compile(r"(?<![\w.])(?:et|ou|non)(?![\w.])|&|\|"),
        message("comparisons are joined by `and`, `or` and `not`"),
    ),
)
"""What people who know spreadsheets write, and what a condition has instead."""


@lru_cache(maxsize=1_000)
def parse(text: str) -> Condition:
    """Parse a condition; raises ConditionError for anything but comparisons, and, or, not."""
    try:
        return read(text)
    except ConditionError:
        for habit, instead in HABITS:
            if habit.search(text):
                raise ConditionError(instead) from None
        raise


def read(text: str) -> Condition:
    if len(text) > LONGEST:
        raise ConditionError(message("a condition has at most {n} characters", n=LONGEST))
    source = GLOBAL.sub(".global_", text.strip())
    try:
        with warnings.catch_warnings():
            # What Python only warns about, such as `0.4and`, is no condition.
            warnings.simplefilter("error")
            tree = ast.parse(source, mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ConditionError(message("this cannot be read as a comparison")) from None
    return Condition(text, build(tree.body, source, 0))


def build(node: ast.expr, text: str, depth: int) -> Node:
    if depth > DEEPEST:
        raise ConditionError(message("the parentheses are nested too deep"))
    if isinstance(node, ast.BoolOp):
        parts = tuple(build(part, text, depth + 1) for part in node.values)
        return Junction(isinstance(node.op, ast.And), parts)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return Negation(build(node.operand, text, depth + 1))
    if isinstance(node, ast.Compare):
        operators = tuple(type(op) for op in node.ops)
        if all(op in COMPARISONS for op in operators):
            found = tuple(term(side, text) for side in (node.left, *node.comparators))
            return Comparison(found, operators)
    raise ConditionError(
        message("only comparisons (< <= > >= == !=), and, or, not and parentheses are allowed")
    )


def term(node: ast.expr, text: str) -> Metric | Constant:
    """A metric id (it has a dot), a number, a word with or without quotes, or true/false."""
    name = dotted_name(node)
    if name is not None:
        if name in ("true", "false"):
            return Constant(name == "true")
        return Metric(name) if "." in name else Constant(name)
    if isinstance(node, ast.Constant) and isinstance(node.value, str | bool):
        return Constant(node.value)
    negative = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
        node = node.operand
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        number = resolve(ast.get_source_segment(text, node) or "")
        if isinstance(number, Decimal):
            return Constant(number.copy_negate() if negative else number)
    raise ConditionError(message("a comparison takes metric names, numbers and words"))


def dotted_name(node: ast.expr) -> str | None:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return None
    return ".".join([node.id, *reversed(parts)]).replace(".global_", ".global")


def terms(node: Node) -> Iterator[Metric | Constant]:
    if isinstance(node, Comparison):
        yield from node.terms
    elif isinstance(node, Negation):
        yield from terms(node.part)
    else:
        for part in node.parts:
            yield from terms(part)


def problems(condition: Condition, sort_of: Callable[[str], Sort | None]) -> Iterator[Message]:
    """Unknown metrics, and comparisons of things that cannot be compared."""
    for metric in condition.metrics():
        if sort_of(metric) is None:
            yield message("there is no metric called `{metric}`", metric=metric)
    for comparison in comparisons(condition.node):
        sorts = {sort(t, sort_of) for t in comparison.terms} - {None}
        if not any(isinstance(t, Metric) for t in comparison.terms):
            yield message("a comparison needs a metric on one side")
        elif len(sorts) > 1:
            yield message("a {one} cannot be compared with a {other}", **two_sorts(sorts))
        elif sorts == {"word"} and (odd := odd_word(comparison)):
            yield message("`{word}` is neither green, amber nor red", word=odd)
        elif sorts & {"word", "truth"} and not set(comparison.operators) <= {ast.Eq, ast.NotEq}:
            yield message("words and true/false can only be compared with == and !=")


def odd_word(comparison: Comparison) -> str | None:
    """A word that no colour can ever be equal to."""
    constants = (t.value for t in comparison.terms if isinstance(t, Constant))
    return next((str(word) for word in constants if word not in get_args(Colour)), None)


SORT_WORDS = {
    "number": message("number"),
    "word": message("word"),
    "truth": message("true/false value"),
}


def two_sorts(sorts: set[Sort | None]) -> dict[str, Message]:
    first, second = sorted(str(s) for s in sorts)[:2]
    return {"one": SORT_WORDS[first], "other": SORT_WORDS[second]}


def sort(found: Metric | Constant, sort_of: Callable[[str], Sort | None]) -> Sort | None:
    if isinstance(found, Metric):
        return sort_of(found.id)
    if isinstance(found.value, bool):
        return "truth"
    return "word" if isinstance(found.value, str) else "number"


def comparisons(node: Node) -> Iterator[Comparison]:
    if isinstance(node, Comparison):
        yield node
    elif isinstance(node, Negation):
        yield from comparisons(node.part)
    else:
        for part in node.parts:
            yield from comparisons(part)


def evaluate(node: Node, lookup: Lookup) -> bool | None:
    """Kleene's three-valued logic: None goes through unless the other side decides."""
    if isinstance(node, Negation):
        inner = evaluate(node.part, lookup)
        return None if inner is None else not inner
    if isinstance(node, Comparison):
        return compare(node, lookup)
    results = [evaluate(part, lookup) for part in node.parts]
    decisive = not node.every
    if decisive in results:
        return decisive
    return None if None in results else node.every


def compare(comparison: Comparison, lookup: Lookup) -> bool | None:
    values = [rounded(lookup(t.id) if isinstance(t, Metric) else t.value) for t in comparison.terms]
    results: list[bool | None] = []
    for left, right, op in zip(values, values[1:], comparison.operators, strict=False):
        known = left is not None and right is not None
        results.append(COMPARISONS[op](left, right) if known else None)
    if False in results:
        return False
    return None if None in results else True


def rounded(value: Value) -> Value:
    """Numbers are compared after rounding to nine decimals (method, section 2).

    >>> rounded(1 - Decimal("0.85")) > Decimal("0.15")
    False
    """
    if isinstance(value, Decimal):
        return comparable(value)
    return value
