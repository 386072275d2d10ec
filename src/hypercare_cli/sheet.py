"""A workbook as data: tables and figures whose formulas are live. No look, no cell addresses.

Texts are already in the reader's language; a renderer turns references into those of its format.
What people may edit says so through its `field`: `pages/ledger/columns.py` has how it comes back.
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

FIELD = "field."
"""Before the field of a figure, in the name of its cell."""

Value = str | Decimal | int | date | None


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula in the functions that every spreadsheet has, with the value it gives.

    `{@key}` is this row's cell of a column, `{^key}` the cells of a column down to this row,
    `{table[key]}` a whole column, `{name}` a named figure.
    """

    expression: str
    value: Value


Cell = Value | Badge | Formula


@dataclass(frozen=True, slots=True)
class Choice:
    """The words of a drop-down list, each with what the plan calls it; formulas: `{list.<key>}`.

    A list that grows with a table is the filled part of its `column` (table, key).
    """

    key: str
    title: str
    words: tuple[str, ...]
    codes: tuple[str, ...]
    column: tuple[str, str] | None = None


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
    field: str = ""
    """What of the plan the cells say; those of a column without a field are not to be edited."""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """The last row's cell of a column; `name` is the figure that formulas know it by."""

    cell: Cell
    name: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of as many cells as there are columns; `key` is the name that formulas use.

    Nobody adds rows to a `fixed` one. One that is `edited` comes back into the plan: its last column
    has the ids of the rows, and `spare` rows are free to type into.
    """

    key: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value | Badge, ...], ...]
    totals: Mapping[str, Total] = field(default_factory=dict)
    fixed: bool = False
    edited: bool = False
    spare: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A label with its value; `name` is what formulas know it by, `field` what the plan calls it.

    One that is `free` may be changed to see what follows, but is not in the plan.
    """

    name: str
    label: str
    cell: Cell
    kind: Kind = "number"
    digits: int = 0
    note: str = ""
    field: str = ""
    choice: Choice | None = None
    free: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """Figures below each other; `under` names the columns of the table above that hold the labels
    and the values, `widths` are those of label, value and note in characters."""

    figures: tuple[Figure, ...]
    title: str = ""
    under: tuple[str, str] | None = None
    widths: tuple[int, int, int] = (42, 18, 66)


@dataclass(frozen=True, slots=True)
class Prose:
    """Lines of text, each in a cell of its own."""

    lines: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """A native chart over columns of a table, so that it follows what is typed.

    A `line` stands at days, a `bridge` has steps that add up: its series are what carries each step,
    its part above and its part below zero. `rows` are those drawn, from and to, all if None. `names`
    are (column, name) of the series, the goal being dashed; `days` the ends of the axis.
    """

    kind: Literal["line", "bridge"]
    title: str
    table: str
    across: str
    names: tuple[tuple[str, str], ...]
    goal: str = ""
    rows: tuple[int, int] | None = None
    days: tuple[date, date] | None = None
    format: tuple[Kind, int] = ("number", 0)
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Plots:
    """Charts beside each other, below what stands above."""

    plots: tuple[Plot, ...]


Block = Table | Panel | Prose | Plots


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
    pick: str
    """Said to who types a word that is not on the list."""
    day: str
    """Said to who types no date."""
    number: str
    """Said to who types no number."""


class Store(NamedTuple):
    """A sheet that nobody sees: lines of texts that the tool reads when the workbook comes back."""

    name: str
    lines: tuple[tuple[str, ...], ...]


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
    store: Store | None = None

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
        for figure in self.figures():
            if figure.choice is not None:
                found.setdefault(figure.choice.key, figure.choice)
        return tuple(found.values())

    def figures(self) -> Iterator[Figure]:
        """Every figure of every panel."""
        for sheet in self.sheets:
            for block in sheet.blocks:
                if isinstance(block, Panel):
                    yield from block.figures
