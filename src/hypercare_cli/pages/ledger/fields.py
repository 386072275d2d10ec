"""A table as a list of fields: each says its column and what an entry holds there."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Generic, TypeVar

from hypercare_cli.blocks import Badge
from hypercare_cli.pages.ledger.columns import END, ID, PARENT
from hypercare_cli.pages.ledger.listing import Cell, Form, Listing, Mapped, found, row_ids
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.plan.links import waiting
from hypercare_cli.plan.part import Part
from hypercare_cli.sheet import Choice, Column, Kind, Limits, Table, Total, Value

Item = TypeVar("Item")
LATE = Limits(None, 1)
"""A number of days late."""
KINDS: dict[Form, Kind] = {
    "number": "number",
    "money": "money",
    "share": "share",
    "range": "number",
    "date": "date",
    "word": "word",
    "truth": "word",
    "reference": "word",
}
"""How the forms of the plan look in a cell; text for the rest."""
DATE_WIDTH = 11


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
    limits: Limits | None = None,
) -> Field[Item]:
    """A column that people read and do not edit: computed, or for information."""
    return Field(Column(key, title, kind, width, 0, formula, None, limits), value, digits)


def mapped(
    scope: Scope,
    listing: Listing,
    key: str,
    title: str,
    width: int = DATE_WIDTH,
    *,
    kind: Kind | None = None,
    digits: int | None = None,
    value: Callable[[Any], Value] | None = None,
) -> Field[Any]:
    """A column of the plan, as `columns.py` declares it; `value` where it is shown in its own way."""
    column, cell = listing.column(key), listing.cell(key)
    return Field(
        Column(
            key,
            title,
            kind or KINDS.get(cell.form, "text"),
            width,
            choice=choice_of(scope, listing, column, cell, title),
            field=column.field,
        ),
        value or (lambda row: shown(scope, column, cell, entry_of(row))),
        digits,
    )


def parent(scope: Scope, listing: Listing, title: str, width: int) -> Field[Any]:
    """The column that names the entry in which a row stands."""
    choice = scope.list_of(listing.within)
    column = Column(listing.parent, title, "word", width, choice=choice, field=PARENT)
    return Field(column, lambda row: row[0].id)


def entry_of(row: Any) -> Any:
    """The entry of a row; one that stands inside another comes with it."""
    return row[1] if isinstance(row, tuple) else row


def choice_of(
    scope: Scope, listing: Listing, column: Mapped, cell: Cell, title: str
) -> Choice | None:
    """The drop-down list of a column: words of the plan, or the entries that it may name."""
    if cell.codes:
        key = kind = column.terms or "truth"
        if kind == "status":  # the one kind of which every table has words of its own
            key = f"{listing.table}_status"
        return scope.choice(key, scope.list_title(kind, listing.table, title), kind, cell.codes)
    return scope.list_of(cell.sections[0]) if cell.form == "reference" else None


def shown(scope: Scope, column: Mapped, cell: Cell, entry: Part) -> Value:
    """What the cell of an entry shows on the as-of date."""
    value = found(entry, column.field)
    if value is None:
        return None
    if column.key == "status" and "done_on" in type(entry).fields:
        return scope.status(entry, "in_progress" if "in_progress" in cell.codes else "open")
    if column.key == "done_on":
        return scope.until(value)
    if cell.form in ("word", "truth"):
        return scope.words.term(
            column.terms or "truth", str(value).lower() if value in (True, False) else value
        )
    if cell.form in ("reference", "references"):
        many = value if isinstance(value, tuple) else (value,)
        if cell.links:
            return "; ".join(link for link in many if is_seen(scope, cell, link)) or None
        names = scope.named_entries(cell.sections[0])
        return "; ".join(names[id_] for id_ in many if id_ in names) or None
    if cell.form == "lines":
        return "\n".join(value) or None
    plain: Value = value.base if cell.form == "range" else value
    return plain


def is_seen(scope: Scope, cell: Cell, link: str) -> bool:
    """Whether these readers may see what a task waits for."""
    ids = {id_ for section in cell.sections for id_ in scope.named_entries(section)}
    return waiting(link, ids).id in ids


def edited(
    scope: Scope,
    listing: Listing,
    fields: Sequence[Field[Any]],
    items: Iterable[Any],
    totals: Mapping[str, Total] | None = None,
) -> Table:
    """A table that comes back into the plan: the id of each row, and free rows to type into."""
    rows = list(items)
    ids = row_ids(
        listing, ((entry_of(row), row[0] if row is not entry_of(row) else None) for row in rows)
    )
    made = table(listing.table, fields, rows, totals)
    return replace(
        made,
        columns=(*made.columns, Column(ID, ID, width=4, hidden=True)),
        rows=tuple((*cells, id_) for cells, id_ in zip(made.rows, ids, strict=True)),
        totals={**made.totals, ID: Total(END)} if made.totals else {},
        edited=True,
        spare=listing.spare + scope.room,
    )


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
