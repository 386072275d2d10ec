"""A blank ledger as a team fills it in with a spreadsheet: cells by the keys of their columns."""

from datetime import date
from functools import cache
from io import BytesIO
from typing import Any

from hypercare_cli.i18n.words import Language
from hypercare_cli.readers.ledger import Ledger, Read, Row, read_ledger
from hypercare_cli.readers.sheets import Raw
from hypercare_cli.renderers.excel import render
from tests.ledgers import empty, read

Rows = dict[str, list[dict[str, Any]]]


@cache
def blank(language: Language) -> bytes:
    return render(empty(language))


class Book:
    """A workbook that was opened: `put` types into a table from its first free row on."""

    def __init__(self, language: Language = "en", data: bytes | None = None):
        self.book = read(data or blank(language))
        self.columns = {
            cell.value: (sheet, cell.row, cell.column)
            for sheet in self.book
            for row in sheet.iter_rows(max_row=8)
            for cell in row
            if isinstance(cell.value, str) and "." in cell.value
        }

    def cell(self, key: str, row: int = 0) -> Any:
        """The cell of a column, in a row of its table from 0."""
        sheet, top, column = self.columns[key]
        return sheet.cell(top + 2 + row, column)

    def fact(self, name: str) -> Any:
        """The cell of a single value."""
        ((sheet, place),) = self.book.defined_names[f"field.{name}"].destinations
        return self.book[sheet][place.replace("$", "")]

    def fill(self, facts: dict[str, Any], rows: Rows) -> "Book":
        for name, value in facts.items():
            self.fact(name).value = value
        for table, lines in rows.items():
            for n, line in enumerate(lines):
                for column, value in line.items():
                    self.cell(f"{table}.{column}", n).value = value
        return self

    def data(self) -> bytes:
        out = BytesIO()
        self.book.save(out)
        return out.getvalue()


# -- the same without a workbook: many cases in little time --------------------------------------------


@cache
def blank_book() -> Book:
    return Book()


@cache
def blank_ledger() -> Ledger:
    return read_ledger(blank("en"), "l.xlsx")


def typed_in(facts: dict[str, Any], rows: Rows) -> Ledger:
    """The blank ledger in English as it is read once these cells have been filled in."""
    found = blank_ledger()
    tables = dict(found.tables)
    for table, lines in rows.items():
        made = [row_of(table, n, line) for n, line in enumerate(lines)]
        tables[table] = tables[table]._replace(rows=tuple(made))
    single = {
        name: read._replace(raw=raw_of(facts[name])) if name in facts else read
        for name, read in found.facts.items()
    }
    return found._replace(tables=tables, facts=single)


def row_of(table: str, n: int, line: dict[str, Any]) -> Row:
    cells = {}
    for key in blank_book().columns:
        name, _dot, column = key.partition(".")
        if name == table and column != "_id":
            cell = blank_book().cell(key, n)
            place = f"{cell.parent.title}!{cell.coordinate}"
            cells[column] = Read(place, raw_of(line[column]) if column in line else None)
    return Row("", next(iter(cells.values())).place, cells, {})


def raw_of(value: Any) -> Raw:
    """A cell as the reader gives it; `=…` is a formula that was never computed."""
    if isinstance(value, bool):
        return Raw("truth", str(int(value)))
    if isinstance(value, date):
        return Raw("number", str((value - date(1899, 12, 30)).days))
    if isinstance(value, str):
        return Raw("number", None, formula=True) if value[:1] == "=" else Raw("text", value)
    return Raw("number", str(value))
