"""Value axes: round ends, round steps, and the zero where it belongs."""

from decimal import Decimal

import pytest

from hypercare_cli.blocks import Chart, Series
from hypercare_cli.charts.scale import scale


def chart(kind, *values: str, limits=(None, None)) -> Chart:
    numbers = tuple(map(Decimal, values))
    return Chart(kind, "T", tuple("abcdef"[: len(values)]), (Series("S", numbers),), limits=limits)


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        ("line", ("8", "6.1"), ("6", "8", "0.5")),  # 6.1 is above 60% of 8: no zero needed
        ("line", ("8", "3"), ("0", "8", "2")),
        ("column", ("8", "6.1"), ("0", "8", "2")),
        ("column", ("136800", "48000"), ("0", "150000", "50000")),
        ("column", ("-3", "5"), ("-4", "6", "2")),
        ("line", ("0", "0"), ("0", "1", "0.2")),
        ("line", ("0.52", "0.75"), ("0.5", "0.75", "0.05")),
    ],
)
def test_ends_and_step(kind, values, expected):
    assert tuple(scale(chart(kind, *values))) == tuple(map(Decimal, expected))


def test_the_limits_of_a_chart_are_kept():
    found = scale(chart("line", "3", "4", limits=(Decimal(0), Decimal(5))))
    assert [found.low, found.high] == [Decimal(0), Decimal(5)]
    assert [str(mark) for mark in found.marks()] == ["0", "1", "2", "3", "4", "5"]


def test_a_value_has_its_place():
    found = scale(chart("column", "10", "5"))
    assert (found.place(Decimal(0)), found.place(Decimal(5)), found.place(Decimal(10))) == (
        0,
        0.5,
        1,
    )
