"""Rounding to be compared and to be shown."""

from decimal import Decimal

import pytest

from hypercare_cli.rounding import comparable, half_up


@pytest.mark.parametrize(
    ("value", "digits", "rounded"),
    [
        ("0.125", 2, "0.13"),
        ("-0.125", 2, "-0.13"),
        ("0.1249999999999999999999999999999999999", 2, "0.12"),
        ("1.005", 2, "1.01"),
        ("2.5", 0, "3"),
        ("-0.4", 0, "0"),
        ("-0.000", 2, "0.00"),
    ],
)
def test_half_away_from_zero_and_never_a_negative_zero(
    value: str, digits: int, rounded: str
) -> None:
    assert str(half_up(Decimal(value), digits)) == rounded


def test_figures_are_compared_at_nine_decimals() -> None:
    assert comparable(Decimal("-0.0000000005")) == Decimal("-0.000000001")
    assert comparable(Decimal("0.15000000049")) == Decimal("0.15")
    assert str(comparable(Decimal("1" + "0" * 70))).startswith("1" + "0" * 70)
