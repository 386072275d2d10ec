"""What pages are made of: headings, text, tables, charts, badges. No look, no language rules, no files.

Texts are already in the reader's language; a renderer escapes them for its format.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from hypercare_cli.plan.kinds import Colour

Align = Literal["left", "right", "centre"]
Tone = Literal["body", "lead", "note", "warning"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A title inside a page; level 1 starts a chapter."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    tone: Tone = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Badge:
    """A colour that never stands alone: `word` is always shown with it."""

    colour: Colour | None
    word: str


Cell = str | Badge


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values, one a line."""

    pairs: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is a share of the table's width; texts wrap inside it."""

    title: str
    align: Align = "left"
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    """A header row and rows of as many cells; `total` marks the last one as a total."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """Named values, one a category; None leaves a gap."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers to draw; `summary` says in words what the picture shows."""

    kind: Literal["line", "bar"]
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: Literal["share", "number", "money"] = "number"
    summary: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block starts on a new page, sideways if `landscape`."""

    landscape: bool = False


Block = Heading | Paragraph | Bullets | Facts | Table | Chart | PageBreak


@dataclass(frozen=True, slots=True)
class Page:
    """One page or screen of blocks."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """Where a document comes from."""

    plan: str
    as_of: date
    tool: str
    digest: str
    revision: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A document: a cover and its pages, in one language."""

    title: str
    subtitle: str
    language: Literal["fr", "en"]
    facts: Facts
    pages: tuple[Page, ...]
    stamp: Stamp
    labels: dict[str, str] = field(default_factory=dict)
    """Words that the renderer itself needs: `contents`, `page`, `figure`, `table`."""
