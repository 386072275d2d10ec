"""What pages are made of: headings, text, tables, charts, badges. No look, no language rules, no files.

Texts are already in the reader's language; a renderer escapes them for its format.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, NamedTuple

from hypercare_cli.plan.kinds import Colour

Align = Literal["left", "right", "centre"]
Tone = Literal["body", "lead", "note", "warning", "command"]


class Heading(NamedTuple):
    """A title inside a page; level 1 starts a chapter."""

    text: str
    level: int = 1


class Paragraph(NamedTuple):
    text: str
    tone: Tone = "body"


class Bullets(NamedTuple):
    items: tuple[str, ...]


class Badge(NamedTuple):
    """A colour that never stands alone: `word` is always shown with it."""

    colour: Colour | None
    word: str


Cell = str | Badge


class Facts(NamedTuple):
    """Labels with their values, one a line."""

    pairs: tuple[tuple[str, Cell], ...]


class Column(NamedTuple):
    """`width` is a share of the table's width; texts wrap inside it, unless they stay `whole`."""

    title: str
    align: Align = "left"
    width: float = 1.0
    whole: bool = False


class Table(NamedTuple):
    """A header row and rows of as many cells; `total` marks the last one as a total."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    total: bool = False


class Series(NamedTuple):
    """Named values, one a category; None leaves a gap."""

    name: str
    values: tuple[Decimal | None, ...]


class Chart(NamedTuple):
    """Numbers to draw; `summary` says in words what the picture shows."""

    kind: Literal["line", "bar"]
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: Literal["share", "number", "money"] = "number"
    summary: str = ""


class PageBreak(NamedTuple):
    """The next block starts on a new page, sideways if `landscape`."""

    landscape: bool = False


class Contents(NamedTuple):
    """The table of contents stands here; headings before it are front matter, without a number."""


Block = Heading | Paragraph | Bullets | Facts | Table | Chart | PageBreak | Contents


class Page(NamedTuple):
    """One page or screen of blocks; `flows` lets a short one share the sheet with the one before."""

    title: str
    blocks: tuple[Block, ...]
    flows: bool = False


class Stamp(NamedTuple):
    """Where a document comes from."""

    plan: str
    as_of: date
    tool: str
    digest: str
    revision: str = ""


class Report(NamedTuple):
    """A document: a cover and its pages, in one language."""

    title: str
    subtitle: str
    language: Literal["fr", "en"]
    facts: Facts
    pages: tuple[Page, ...]
    stamp: Stamp
    labels: Mapping[str, str] = MappingProxyType({})
    """Words that the renderer itself needs: `contents`, `page`, `figure`, `table`."""
