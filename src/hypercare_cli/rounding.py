"""Rounding, half away from zero and exact for numbers of any size.

Figures are exact; they are rounded to be compared, at nine decimals, and once more to be shown.
"""

from decimal import ROUND_HALF_UP, Context, Decimal

WIDE = Context(prec=200)
NINE = Decimal("1e-9")


def half_up(value: Decimal, digits: int) -> Decimal:
    """To `digits` decimals, never to a negative zero."""
    return to_step(value, Decimal(1).scaleb(-digits))


def comparable(value: Decimal) -> Decimal:
    """To the nine decimals at which figures meet their limits: 1 − 0.85 is not above 0.15."""
    return to_step(value, NINE)


def to_step(value: Decimal, step: Decimal) -> Decimal:
    rounded = value.quantize(step, ROUND_HALF_UP, WIDE)
    return rounded or abs(rounded)
