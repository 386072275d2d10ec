"""The ledger of a test's plan: as data, as bytes, and read back."""

from datetime import date
from io import BytesIO
from typing import Any

from hypercare_cli.analysis import Analysis, analyse
from hypercare_cli.blocks import Stamp
from hypercare_cli.i18n.words import Language, Words
from hypercare_cli.metric import Digest
from hypercare_cli.pages.ledger.workbook import empty_ledger, ledger
from hypercare_cli.pages.stamp import stamp_of
from hypercare_cli.plan.kinds import Audience
from hypercare_cli.renderers.excel import render
from hypercare_cli.sheet import Figure, Formula, Panel, Table, Value, Workbook
from hypercare_cli.source import File
from tests.plans import EXAMPLES, day, digests_of, files_of, no_files

AS_OF = date(2026, 4, 5)


def analysis_of(text: str, as_of: int = 90, digest: Digest = no_files) -> Analysis:
    """A plan of one file, so many days after T0."""
    return analyse((File("plan.yaml", text),), day(as_of), digest)


def on(text: str, as_of: date) -> Analysis:
    """A plan of one file on a day of the calendar."""
    return analyse((File("plan.yaml", text),), as_of, no_files)


def empty(language: Language = "en") -> Workbook:
    """The ledger without a plan."""
    stamp = Stamp("", AS_OF, "hypercare", "", kind="ledger", language=language)
    return empty_ledger(Words(language), stamp)


def example(name: str, as_of: date = AS_OF) -> Analysis:
    """A plan of the examples."""
    folder = EXAMPLES / name
    return analyse(files_of(folder), as_of, digests_of(folder))


def workbook(
    analysis: Analysis, language: Language = "en", audience: Audience = "customer"
) -> Workbook:
    return ledger(analysis, Words(language), stamp_of(analysis), audience)


def table(book: Workbook, key: str) -> Table:
    """A table by its key."""
    return next(table for table in book.tables() if table.key == key)


def column(book: Workbook, key: str, column: str) -> list[Any]:
    """The values of a column of a table."""
    found = table(book, key)
    position = [each.key for each in found.columns].index(column)
    return [row[position] for row in found.rows]


def figures(book: Workbook) -> list[Figure]:
    """Every figure of every panel."""
    panels = [b for sheet in book.sheets for b in sheet.blocks if isinstance(b, Panel)]
    return [figure for panel in panels for figure in panel.figures]


def named(book: Workbook) -> dict[str, Value]:
    """The value of each cell that formulas know by a name."""
    cells = {figure.name: figure.cell for figure in figures(book)}
    cells |= {t.name: t.cell for each in book.tables() for t in each.totals.values()}
    del cells[""]
    return {name: c.value if isinstance(c, Formula) else c for name, c in cells.items()}  # type: ignore[misc]  # no name has a badge


def read(data: bytes, *, values: bool = False) -> Any:
    """The workbook as openpyxl sees it: formulas, or the values beside them."""
    import openpyxl

    return openpyxl.load_workbook(BytesIO(data), data_only=values)


def rendered(analysis: Analysis, language: Language = "en") -> bytes:
    return render(workbook(analysis, language))
