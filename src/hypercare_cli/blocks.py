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


class Trend(NamedTuple):
    """A small line inside a cell: values by day, the last one being the latest.

    `word` says the same (“falling, 9 → 5”) where no line can be drawn, and to who cannot see it.
    """

    points: tuple[tuple[date, Decimal], ...]
    word: str
    target: Decimal | None = None


Cell = str | Badge | Trend


class Facts(NamedTuple):
    """Labels with their values, one a line."""

    pairs: tuple[tuple[str, Cell], ...]


class Column(NamedTuple):
    """`width` is a share of the table's width; texts wrap inside it, unless they stay `whole`.

    A narrow terminal leaves out columns with a `leaves`, the lowest first, rather than the table.
    """

    title: str
    align: Align = "left"
    width: float = 1.0
    whole: bool = False
    leaves: int = 0


class Table(NamedTuple):
    """A header row and rows of as many cells; `total` marks the last one as a total."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    total: bool = False


class Series(NamedTuple):
    """Named values, one a category; None leaves a gap. A `goal` is drawn as a dashed line."""

    name: str
    values: tuple[Decimal | None, ...]
    goal: bool = False


class Chart(NamedTuple):
    """Numbers to draw; `summary` says in words what the picture shows.

    Categories of a line that are dates stand at their distance in time. A `bridge` has one series:
    steps that add up, the last category being their total. `limits` are the ends of the value axis.
    """

    kind: Literal["line", "bar", "column", "radar", "bridge"]
    title: str
    categories: tuple[str, ...] | tuple[date, ...]
    series: tuple[Series, ...]
    unit: Literal["share", "number", "money"] = "number"
    summary: str = ""
    currency: str = ""
    limits: tuple[Decimal | None, Decimal | None] = (None, None)


Phase = Literal["done", "current", "late", "planned"]


class Span(NamedTuple):
    """A row of a timeline: from a day to a day, ending in a milestone; a `task` ends without one.

    `note` is written beside it: the dates, who answers for it. `agreed` is the day of its end under
    a baseline. A day lost on a `critical` row is lost at the end of the whole.
    """

    name: str
    start: date
    end: date
    phase: Phase
    note: str = ""
    agreed: date | None = None
    critical: bool = False
    task: bool = False


class Timeline(NamedTuple):
    """What happens when. `ticks` are days with their names (T0, T+30); `today` may lie outside.

    `words` has the names of the phases, for the legend, `agreed` and `critical` those of these marks
    where a row has them; `summary` says what the picture shows.
    """

    title: str
    spans: tuple[Span, ...]
    ticks: tuple[tuple[date, str], ...]
    today: tuple[date, str]
    words: Mapping[Phase, str]
    summary: str = ""
    agreed: str = ""
    critical: str = ""


class Field(NamedTuple):
    """A field of a grid: what falls into it, on the ground of a colour with its word."""

    items: tuple[str, ...]
    ground: Badge | None = None


class Grid(NamedTuple):
    """A matrix of two scales, such as probability × impact; rows from top to bottom."""

    title: str
    across: str
    down: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Field, ...]], ...]
    summary: str = ""


class Boxes(NamedTuple):
    """Choices to tick; those that are known already are `ticked`."""

    choices: tuple[str, ...]
    ticked: tuple[str, ...] = ()


Answer = str | Boxes


class Form(NamedTuple):
    """A table to write into, each row at least `high` points; an empty text is room for an answer.

    The `example` stands above the rows and looks like one. Without titles the first column has labels.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Answer, ...], ...]
    example: tuple[str, ...] = ()
    high: float = 24.0


class Checklist(NamedTuple):
    """What is to be ticked off: each text, and whether that is so already."""

    items: tuple[tuple[str, bool], ...]


class PageBreak(NamedTuple):
    """The next block starts on a new page, sideways if `landscape`."""

    landscape: bool = False


class Contents(NamedTuple):
    """The table of contents stands here; headings before it are front matter, without a number."""


Picture = Chart | Timeline | Grid
Block = (
    Heading
    | Paragraph
    | Bullets
    | Facts
    | Table
    | Picture
    | Form
    | Checklist
    | PageBreak
    | Contents
)


class Page(NamedTuple):
    """One page or screen of blocks; `flows` lets a short one share the sheet with the one before."""

    title: str
    blocks: tuple[Block, ...]
    flows: bool = False


class Stamp(NamedTuple):
    """Where a document comes from, and for whom it was written.

    `digest` is the SHA-256 of the plan's names and texts, `commit` the one that has them in git,
    `revision` what the plan calls itself.
    """

    plan: str
    as_of: date
    tool: str
    digest: str
    revision: str = ""
    commit: str = ""
    kind: str = ""
    language: str = ""
    audience: str = ""


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


class Slide(NamedTuple):
    """One slide: its message as title, one or two columns of blocks, what the speaker may say.

    `widths` are shares of the columns. What does not fit goes on to a further slide of that title.
    """

    title: str
    columns: tuple[tuple[Block, ...], ...]
    notes: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    kind: Literal["content", "section"] = "content"


class Deck(NamedTuple):
    """Slides behind a cover, in one language."""

    title: str
    subtitle: str
    language: Literal["fr", "en"]
    facts: Facts
    slides: tuple[Slide, ...]
    stamp: Stamp
    labels: Mapping[str, str] = MappingProxyType({})
    """Words that the renderer itself needs: `origin`, `date`, `pair`, `continued`."""
