"""What a scalar without quotes means: the core rules of YAML 1.2, and decimals as they are typed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hypercare_cli.document import read
from hypercare_cli.node import ODD, Mapping, Node, Scalar, Sequence, empty, place_of, resolve
from hypercare_cli.source import File


@pytest.mark.parametrize("text", ["no", "yes", "on", "off", "y", "n", "No", "ON"])
def test_yes_and_no_are_text(text: str) -> None:
    assert resolve(text) == text


@pytest.mark.parametrize(
    "text",
    "08:30 1:30:00 2026-01-05 2026-1-5 T+30 1_000 1,5 0b1 1.2.3 + - . .. 1e e5 --1 0o8 0xG NaN inf "
    "Infinity = <<".split(),
)
def test_what_looks_like_a_number_or_a_date_is_text(text: str) -> None:
    assert resolve(text) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.10", Decimal("1.10")),
        ("010", Decimal(10)),
        ("-0.5", Decimal("-0.5")),
        (".5", Decimal("0.5")),
        ("5.", Decimal(5)),
        ("+7", Decimal(7)),
        ("1e3", Decimal(1000)),
        ("2.5E-2", Decimal("0.025")),
        ("0.1", Decimal("0.1")),
        ("123456789012345.123456789012345", Decimal("123456789012345.123456789012345")),
    ],
)
def test_a_number_is_the_decimal_that_is_typed(text: str, value: Decimal) -> None:
    assert resolve(text) == value


@pytest.mark.parametrize(
    "text",
    [
        *".inf -.inf +.INF .nan .NaN 0x1F 0o17 1e400 1e-400 1e16 1e-16".split(),
        "9" * 5000,
        "." + "1" * 99,
    ],
)
def test_a_number_that_cannot_be_kept_is_odd(text: str) -> None:
    assert resolve(text) is ODD


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_null(text: str) -> None:
    assert resolve(text) is None


def test_true_and_false() -> None:
    assert [resolve(text) for text in ("true", "True", "TRUE")] == [True] * 3
    assert [resolve(text) for text in ("false", "False", "FALSE")] == [False] * 3
    assert resolve("tRUE") == "tRUE"


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-9e14, max_value=9e14)
)
def test_no_digit_of_a_decimal_is_lost(number: Decimal) -> None:
    assert resolve(format(number, "f")) == number


@given(st.text())
def test_any_text_means_something(text: str) -> None:
    assert isinstance(resolve(text), str | Decimal | bool | None) or resolve(text) is ODD


def node(text: str) -> Node:
    document, findings = read((File("plan.yaml", f"x: {text}\n"),))
    assert findings == []
    return document.sections["x"]


@pytest.mark.parametrize("text", ["", "null", "[]", "{}"])
def test_nothing_written_is_empty(text: str) -> None:
    assert empty(node(text))


@pytest.mark.parametrize("text", ["0", "false", '""', "[null]", "{a: }", "text"])
def test_something_written_is_not_empty(text: str) -> None:
    assert not empty(node(text))


@pytest.mark.parametrize("text", ["'1.5'", '"1.5"', "|-\n  1.5", ">-\n  1.5"])
def test_a_quoted_or_block_scalar_is_text(text: str) -> None:
    found = node(text)
    assert isinstance(found, Scalar)
    assert found.value == "1.5"


def test_a_place_is_the_span_of_its_node_counted_from_1() -> None:
    document, _ = read((File("plan.yaml", 'a: [1, "é😀", b]\nc:\n  d: e\n'),))
    a, c = document.sections["a"], document.sections["c"]
    assert isinstance(a, Sequence)
    assert isinstance(c, Mapping)
    assert place_of("plan.yaml", a)[1:] == (1, 4, 1, 16)
    assert place_of("plan.yaml", a.items[1])[1:] == (1, 8, 1, 12)
    assert place_of("plan.yaml", a.items[2])[1:] == (1, 14, 1, 15)
    assert place_of("plan.yaml", c.entries["d"])[1:] == (3, 6, 3, 7)
    assert str(place_of("plan.yaml", c)) == "plan.yaml:3:3"
