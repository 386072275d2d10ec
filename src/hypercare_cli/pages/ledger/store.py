"""What the ledger keeps of itself, so that it can come back; `columns.py` says how it is read."""

import json
from collections.abc import Iterator
from typing import Any

from hypercare_cli.blocks import Badge
from hypercare_cli.clean import clean
from hypercare_cli.pages.ledger.columns import ID, VERSION
from hypercare_cli.pages.ledger.listing import plain
from hypercare_cli.sheet import Formula, Table, Workbook

Line = tuple[str, ...]


def store(workbook: Workbook) -> Iterator[Line]:
    """The lines of the hidden sheet."""
    yield "ledger", str(VERSION)
    for table in workbook.tables():
        if table.edited:
            yield from columns(table)
            yield from rows(table)
    for figure in workbook.figures():
        if figure.field:
            yield "field", figure.field, shown(figure.cell) or ""
    for choice in workbook.choices():
        for word, code in zip(choice.words, choice.codes, strict=True):
            yield "word", choice.key, clean(word), code


def columns(table: Table) -> Iterator[Line]:
    for column in table.columns:
        if column.key != ID:
            yield "column", table.key, column.key, clean(column.title), column.field


def rows(table: Table) -> Iterator[Line]:
    """Each row with the texts of the cells that people may edit."""
    for row in table.rows:
        cells = {
            column.key: shown(cell)
            for column, cell in zip(table.columns, row, strict=True)
            if column.field
        }
        known = {key: text for key, text in cells.items() if text is not None}
        said = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
        yield "row", table.key, str(row[-1]), said


def shown(cell: Any) -> str | None:
    """The text that the base keeps of a cell."""
    if isinstance(cell, Formula):
        cell = cell.value
    text = cell.word if isinstance(cell, Badge) else plain(cell)
    return None if text is None else clean(text)
