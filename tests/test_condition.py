"""Conditions: what is one, what is refused, and what they answer when a figure is not known."""

from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hypercare_cli.condition import ConditionError, parse
from hypercare_cli.i18n.words import Words
from hypercare_cli.metric import Catalogue
from tests.plans import HEAD, load_text, said, spot

T, F, U = True, False, None
FIGURES: dict[str, Any] = {
    "a.one": Decimal(1),
    "a.two": Decimal(2),
    "a.int": 2,
    "a.unknown": None,
    "a.red": "red",
    "a.true": True,
    "a.third": Decimal(1) / 3,
    "a.dust": 1 - Decimal("0.85"),
}


def answer(text: str) -> bool | None:
    return parse(text).evaluate(FIGURES.__getitem__)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("a.one < 2", T),
        ("a.one < 1", F),
        ("a.one <= 1", T),
        ("a.one > 0.999", T),
        ("a.one >= 1.0", T),
        ("a.one == 1.000", T),
        ("a.one != 1", F),
        ("a.int == 2", T),
        ("a.two == a.int", T),
        ("1 < a.two", T),
        ("a.one > -1", T),
        ("a.one == +1", T),
        ("a.red == 'red'", T),
        ('a.red == "red"', T),
        ("a.red == red", T),
        ("a.red != green", T),
        ("a.true == true", T),
        ("a.true == True", T),
        ("a.true != false", T),
        ("  a.one < 2  ", T),
        ("(a.one < 2)", T),
        ("(a.one\n < 2)", T),
        ("not a.one < 2", F),
        ("not (a.one < 2 and a.two < 2)", T),
        ("a.one > 1 or a.two > 1 and a.one > 1", F),
        ("(a.one > 1 or a.two > 1) and a.one == 1", T),
        ("0 < a.one < 2", T),
        ("0 < a.one < a.two <= 2", T),
        ("0 < a.one < 1", F),
    ],
)
def test_comparisons(text: str, result: bool) -> None:
    assert answer(text) is result


def test_values_are_compared_at_nine_decimals() -> None:
    """1 − 0.85 is not above 0.15; a third is 0.333333333, no less and no more."""
    assert answer("a.dust > 0.15") is F
    assert answer("a.dust == 0.15") is T
    assert answer("a.third == 0.333333333") is T
    assert answer("a.third < 0.333333334") is T
    assert answer("a.one == 1.0000000004") is T
    assert answer("a.one == 1.0000000005") is F


def test_decimals_are_exact() -> None:
    """As binary fractions 0.1 + 0.2 is not 0.3 and 6.1 − 6.0 is not 0.1."""
    figures = {"a.b": Decimal("0.1") + Decimal("0.2"), "a.c": Decimal("6.1") - Decimal("6.0")}
    assert parse("a.b == 0.3 and a.c == 0.1").evaluate(figures.__getitem__) is T
    large = {"a.b": Decimal("123456789012345.123456789")}
    assert parse("a.b == 123456789012345.123456789").evaluate(large.__getitem__) is T
    assert parse("a.b < 123456789012345.123456788").evaluate(large.__getitem__) is F


TRUTH = [T, F, U]
AND = {(T, T): T, (T, F): F, (T, U): U, (F, F): F, (F, U): F, (U, U): U}
OR = {(T, T): T, (T, F): T, (T, U): T, (F, F): F, (F, U): U, (U, U): U}
WRITTEN = {T: "a.one == 1", F: "a.one == 2", U: "a.unknown == 1"}


@pytest.mark.parametrize(("left", "right"), list(product(TRUTH, TRUTH)))
def test_three_valued_logic(left: bool | None, right: bool | None) -> None:
    pair = (left, right) if (left, right) in AND else (right, left)
    assert answer(f"{WRITTEN[left]} and {WRITTEN[right]}") is AND[pair]
    assert answer(f"{WRITTEN[left]} or {WRITTEN[right]}") is OR[pair]
    assert answer(f"not {WRITTEN[left]}") is {T: F, F: T, U: U}[left]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("a.unknown < 1", U),
        ("a.unknown == a.unknown", U),
        ("a.unknown != 1", U),
        ("0 < a.one < a.unknown", U),
        ("2 < a.one < a.unknown", F),
        ("a.unknown < a.one < 1", F),
        ("a.unknown < 1 or a.one == 1 and not a.unknown > 2", U),
    ],
)
def test_unknown_goes_through_unless_the_rest_decides(text: str, result: bool | None) -> None:
    assert answer(text) is result


REFUSED = [
    "",
    "   ",
    "a.one",
    "not a.one",
    "a.one and a.two",
    "a.one < 2 and a.two",
    "true",
    "1 <",
    "a.one => 1",
    "a.one = 1",
    "a.one === 1",
    "a.one <> 1",
    "a.one < 1; b",
    "a.one < 1\nand a.two < 1",
    "f(1) < 2",
    "a.one() < 2",
    "a.one().b < 2",
    "__import__('os').system('ls') == 0",
    "a['one'] < 2",
    "a[0].one < 2",
    "(a.one + 1) < 2",
    "a.one * 2 < 2",
    "a.one ** 9 < 2",
    "-a.one < 2",
    "--1 < a.one",
    "~1 < a.one",
    "(lambda: 1) < a.one",
    "(lambda: a.one < 2)",
    "[x for x in a.one] == 1",
    "{x for x in a} == 1",
    "(a.one if a.two else 1) < 2",
    "a.one < 2 if a.two else a.one < 3",
    "(x := a.one) < 2",
    "a.one < (x := 2)",
    "a.one in (1, 2)",
    "a.one not in (1, 2)",
    "a.one is 1",
    "a.one is not 1",
    "[1] < a.one",
    "(1, 2) < a.one",
    "{1: 2} == a.one",
    "*a.one < 2",
    "a.one < ...",
    "a.one == None",
    "a.one == b'x'",
    "a.one == f'{a.two}'",
    "a.one == 1j",
    "a.one == 0x10",
    "a.one == 1_000",
    "a.one < 1e400",
    "a.one < 1e16",
    f"a.one < {'9' * 40}",
    f"a.one < {'9' * 1900}",
    "a.one < 0.4and a.two > 1",
    "a.one == '\\d'",
    "await a.one < 2",
    "yield < 2",
    "a.one < 2 # and more\n.b",
    "a.é\u0000 < 1",
    "a.one < '",
    "import os",
    "a.one < 2 or exec('x')",
    "print < 1 < 2()",
    "@a.one < 2",
    "a. < 1",
    ".a < 1",
    "1.a < 2",
]


@pytest.mark.parametrize("text", REFUSED)
def test_anything_else_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(ConditionError) as refused:
        parse(text)
    assert Words("en").say(refused.value.explanation)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 300 + "a.one < 1" + ")" * 300,
        "not " * 400 + "a.one < 1",
        "not " * 41 + "a.one < 1",
        "-" * 1900 + "1 < a.one",
        "a." * 900 + "b < 1 < 2(",
        "a.one < " + "'" + "x" * 3000 + "'",
        " and ".join(["a.one < 2"] * 200),
        "a.one < " * 240 + "1 1",
        "(" * 1990,
        "[" * 1990,
        "{" * 1990,
        "'" * 1999,
        "not(" * 480,
    ],
    ids=range(13),
)
def test_long_and_deep_texts_are_refused(text: str) -> None:
    with pytest.raises(ConditionError):
        parse(text)


def nested(depth: int) -> str:
    return "a.one < 2 and (a.one < 2 or (" * depth + "a.one < 2" + "))" * depth


def test_long_and_deep_texts_within_the_limits() -> None:
    assert answer(nested(20)) is T
    with pytest.raises(ConditionError):
        parse(nested(21))
    assert answer("a.one < 2" + " " * 1991) is T
    with pytest.raises(ConditionError):
        parse("a.one < 2" + " " * 1992)
    assert answer(" and ".join(["a.one < 2"] * 140)) is T
    assert answer("a.one" + " < a.two > a.one" * 120) is T
    assert answer("not " * 40 + "a.one < 2") is T
    assert parse("a." * 900 + "b < 1").metrics() == ("a." * 900 + "b",)


def test_the_metrics_of_a_condition_in_order_each_once() -> None:
    text = "b.x < 1 and (a.y > b.x or not c.z == red)"
    assert parse(text).metrics() == ("b.x", "a.y", "c.z")


def found(when: str) -> list[str]:
    quoted = when.replace("'", "''")
    text = f"{HEAD}kpis: [{{id: delay, title: D}}]\nplaybooks: [{{id: p, action: A, when: '{quoted}'}}]\n"
    return [f"{spot(finding)} {said(finding)}" for finding in load_text(text).findings]


@pytest.mark.parametrize(
    "when",
    [
        "plan.day >= 30",
        "kpi.delay.attainment < 0.5",
        "kpi.delay.reached == true",
        "kpi.count > 2",
        "health.adoption < 3 and health.score < 60",
        "change.sponsors < 3",
        "rag.global == red or rag.tech != green",
        "health.rag == 'amber'",
        "ttv.reached == false",
        "data.quality < data.tolerance",
        "rag.tech == rag.data",
        "rag.tech == rag.data != red",
        "not rag.tech == red",
    ],
)
def test_conditions_of_the_catalogue(when: str) -> None:
    assert found(when) == []


def test_every_metric_can_stand_in_a_condition() -> None:
    """`rag.global` too, although `global` is a word of Python."""
    for id_ in Catalogue().ids(["delay"]):
        assert parse(f"{id_} == 1 or not {id_} != 2").metrics() == (id_,)


@pytest.mark.parametrize(
    ("when", "why"),
    [
        ("plan.days > 1", "there is no metric called `plan.days`. Did you mean `plan.day`?"),
        ("kpi.dely.actual > 1", "there is no metric called `kpi.dely.actual`. Did you mean `kpi.delay.actual`?"),
        ("kpi.delay.target > 1", "there is no metric called `kpi.delay.target`"),
        ("kpi.delay > 1", "there is no metric called `kpi.delay`"),
        ("kpi.{}.actual > 1", "this cannot be read as a comparison"),
        ("health.mood > 1", "there is no metric called `health.mood`"),
        ("rag.all == red", "there is no metric called `rag.all`"),
        ("health.score == red", "a number cannot be compared with a word"),
        ("health.score == 'high'", "a number cannot be compared with a word"),
        ("rag.tech > 1", "a number cannot be compared with a word"),
        ("rag.tech == health.score", "a number cannot be compared with a word"),
        ("rag.tech < red", "words and true/false can only be compared with == and !="),
        ("rag.tech == rouge", "`rouge` is neither green, amber nor red"),
        ("rag.tech == 'Red'", "`Red` is neither green, amber nor red"),
        ("ttv.reached == 1", "a number cannot be compared with a true/false value"),
        ("ttv.reached > false", "words and true/false can only be compared with == and !="),
        ("ttv.reached == red", "a true/false value cannot be compared with a word"),
        ("health.score == true", "a number cannot be compared with a true/false value"),
        ("not (plan.day > 1 and not rag.tech == rouge)", "`rouge` is neither green, amber nor red"),
        ("1 < 2", "a comparison needs a metric on one side"),
        ("red == red", "a comparison needs a metric on one side"),
        ("plan.day > 1 and 1 < 2", "a comparison needs a metric on one side"),
        ("plan.day => 30", "the signs stand in this order: >= and <="),
        ("plan.day = 30", "“is equal to” is written =="),
        ("health.score >= 80 %", "a share is written as a fraction: 0.8 for 80%"),
        ("adoption.depth > 0,5", "decimals are written with a point: 0.8"),
        ("plan.day > 1 et plan.day < 9", "comparisons are joined by `and`, `or` and `not`"),
        ("kpi.et.actual > 1 or", "this cannot be read as a comparison"),
        ("plan.day + 1 > 30", "a comparison takes metric names, numbers and words"),
        ("open('x') == 1", "a comparison takes metric names, numbers and words"),
    ],
)  # fmt: skip
def test_a_condition_that_cannot_be_used_says_why(when: str, why: str) -> None:
    """At the place of the condition, whichever of its parts is at fault."""
    (text,) = found(when)
    assert text.startswith("4:38 HC021 the condition cannot be used: ")
    assert why in text


@given(st.text(st.sampled_from("abz.<>=!()[]{}'\"0129-+*, \n\\:#_") | st.characters(), max_size=60))
def test_any_text_is_a_condition_or_refused(text: str) -> None:
    try:
        condition = parse(text)
    except ConditionError:
        return
    assert condition.evaluate(dict.fromkeys(condition.metrics()).__getitem__) in TRUTH


TOKENS = ["a.one", "a.unknown", "1", "0.5", "red", "true", "<", ">=", "==", "and", "or", "not", "("]


@given(st.lists(st.sampled_from([*TOKENS, ")", "-", "if", "else", "lambda", ":", "in", "."])))
def test_any_tokens_are_a_condition_or_refused(tokens: list[str]) -> None:
    try:
        condition = parse(" ".join(tokens))
    except ConditionError:
        return
    assert condition.evaluate(dict.fromkeys(condition.metrics()).__getitem__) in TRUTH
