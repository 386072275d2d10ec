"""A table as a list of fields: each says its column and what an entry holds there."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Generic, TypeVar

from hypercare_cli.blocks import Badge
from hypercare_cli.sheet import Choice, Column, Kind, Limits, Table, Total, Value

Item = TypeVar("Item")
LATE = Limits(None, 1)
"""A number of days late."""


@dataclass(frozen=True, slots=True)
class Field(Generic[Item]):
    """One column and its value for an entry; digits None means as many as the values have."""

    column: Column
    value: Callable[[Item], Value | Badge]
    digits: int | None = None


def field(
    key: str,
    title: str,
    value: Callable[[Item], Value | Badge],
    kind: Kind = "text",
    width: int = 12,
    *,
    digits: int | None = None,
    formula: str = "",
    choice: Choice | None = None,
    limits: Limits | None = None,
) -> Field[Item]:
    """One column of a table; a column with a choice holds words."""
    kind = "word" if choice is not None and kind == "text" else kind
    column = Column(key, title, kind, width, 0, formula, choice, limits)
    return Field(column, value, digits)


def table(
    key: str,
    fields: Sequence[Field[Any]],
    items: Iterable[Any],
    totals: Mapping[str, Total] | None = None,
    *,
    fixed: bool = False,
) -> Table:
    """One row an entry, in the order given."""
    rows = tuple(tuple(each.value(item) for each in fields) for item in items)
    columns = tuple(
        replace(each.column, digits=digits(each, [row[n] for row in rows]))
        for n, each in enumerate(fields)
    )
    return Table(key, columns, rows, totals or {}, fixed)


def digits(each: Field[Any], values: Iterable[object]) -> int:
    """As declared, else as many as the values have, at most two; an amount has none or two."""
    if each.digits is not None:
        return each.digits
    found = digits_of(values, 2)
    return 2 if found and each.column.kind == "money" else found


def digits_of(values: Iterable[object], most: int) -> int:
    """The longest run of digits after the point, at most `most`."""
    found = (decimals(value) for value in values if isinstance(value, Decimal))
    return min(most, max(found, default=0))


def decimals(value: Decimal) -> int:
    """Digits after the point without trailing zeros."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
