"""A workbook as data: tables and figures whose formulas are live. No look, no cell addresses.

Texts are already in the reader's language; a renderer turns references into those of its format.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from hypercare_cli.blocks import Badge, Stamp
from hypercare_cli.plan.kinds import Colour

Kind = Literal["text", "word", "number", "money", "share", "date", "colour", "mark"]
"""`word` is one of a closed list, `mark` a letter or two, `share` a fraction shown as a percentage,
`colour` the word of red, amber or green."""

Value = str | Decimal | int | date | None


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula in the functions that every spreadsheet has, with the value it gives.

    `{@key}` is this row's cell of a column, `{table[key]}` a whole column, `{name}` a named figure.
    """

    expression: str
    value: Value


Cell = Value | Badge | Formula


@dataclass(frozen=True, slots=True)
class Choice:
    """The words of a drop-down list; formulas know it as `{list.<key>}`."""

    key: str
    title: str
    words: tuple[str, ...]


class Limits(NamedTuple):
    """The values from which a number is shown amber, and red."""

    amber: Decimal | int | None
    red: Decimal | int | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column; with a `formula` the rows hold the values that it gives, None where it is empty.

    `width` counts characters and is widened for long numbers; `digits` follow the decimal point.
    """

    key: str
    title: str
    kind: Kind = "text"
    width: int = 12
    digits: int = 0
    formula: str = ""
    choice: Choice | None = None
    limits: Limits | None = None
    upright: bool = False
    """The title is written from bottom to top."""


@dataclass(frozen=True, slots=True)
class Total:
    """The last row's cell of a column; `name` is the figure that formulas know it by."""

    cell: Cell
    name: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of as many cells as there are columns; `key` is the name that formulas use.

    Nobody adds rows to a `fixed` one by typing below it.
    """

    key: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value | Badge, ...], ...]
    totals: Mapping[str, Total] = field(default_factory=dict)
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A label with its value; `name` is what formulas know it by."""

    name: str
    label: str
    cell: Cell
    kind: Kind = "number"
    digits: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """Figures below each other; `under` names the columns of the table above that hold the labels
    and the values."""

    figures: tuple[Figure, ...]
    title: str = ""
    under: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Prose:
    """Lines of text, each in a cell of its own."""

    lines: tuple[str, ...]
    title: str = ""


Block = Table | Panel | Prose


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: blocks below each other; the first `frozen` columns stay when one scrolls."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    note: str = ""
    frozen: int = 0
    portrait: bool = False
    """Printed upright on one page."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Words that the renderer itself needs; `{page}`, `{pages}` and `{row}` are its to fill."""

    lists: str
    lists_note: str
    page: str
    as_of: str
    long_texts: str
    long_texts_note: str
    continued: str


@dataclass(frozen=True, slots=True)
class Workbook:
    """A whole ledger in one language. `money` is what stands before and after an amount."""

    title: str
    subtitle: str
    language: Literal["fr", "en"]
    sheets: tuple[Sheet, ...]
    stamp: Stamp
    labels: Labels
    money: tuple[str, str]
    colours: Mapping[Colour, str]

    def tables(self) -> Iterator[Table]:
        """Every table, in the order of the sheets."""
        for sheet in self.sheets:
            yield from (block for block in sheet.blocks if isinstance(block, Table))

    def choices(self) -> tuple[Choice, ...]:
        """Every drop-down list once, in the order of first use."""
        found: dict[str, Choice] = {}
        for table in self.tables():
            for column in table.columns:
                if column.choice is not None:
                    found.setdefault(column.choice.key, column.choice)
        return tuple(found.values())
