"""Which row is which: a row is known by what stands in it, else by its hidden id."""

from typing import NamedTuple

from hypercare_cli.readers.ledger import Row
from hypercare_cli.sync.table import Table


class Rows(NamedTuple):
    """The rows of a table: those that it had, by id; those that are new; and those that stand twice.

    Of those that stand twice the second is meant, with the place of the first.
    """

    kept: dict[str, Row]
    new: list[Row]
    twice: list[tuple[Row, str]]


def identified(table: Table) -> Rows:
    """Tell rows that were there from new ones.

    Sorting a part of a table leaves the hidden ids behind, and copying a row copies its id: so the
    visible cells count where they name a row that the ledger had.
    """
    found = Rows({}, [], [])
    unsure: list[Row] = []
    for row in table.rows:
        if table.is_empty(row):
            continue
        id_ = named(table, row)
        if id_ is None:
            unsure.append(row)
        elif id_ in found.kept:
            found.twice.append((row, found.kept[id_].place))
        else:
            found.kept[id_] = row
    for row in unsure:  # what names the row has been changed, or it is a copy, or new
        if row.id in table.base and row.id not in found.kept:
            found.kept[row.id] = row
        else:
            found.new.append(row)
    return found


def named(table: Table, row: Row) -> str | None:
    """The row of the base that the visible cells of a row name."""
    if row.id in table.base:
        texts = table.base[row.id]
        if all(table.is_same(row, column, texts.get(column)) for column in table.key):
            return row.id
    id_ = table.id_of(row)
    return id_ if id_ in table.base else None
