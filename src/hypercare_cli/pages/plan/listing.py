"""Tables and sections that only stand where there is something to show."""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import TypeVar

from hypercare_cli.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Facts,
    Heading,
    Paragraph,
    Picture,
    Table,
)
from hypercare_cli.i18n.words import UNKNOWN

EMPTY = ("", UNKNOWN)
Item = TypeVar("Item")


def table(
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    caption: str = "",
    total: bool = False,
) -> Iterator[Block]:
    """A table without the columns in which nothing stands; no table without rows."""
    found = [tuple(row) for row in rows]
    kept = [n for n in range(len(columns)) if any(row[n] not in EMPTY for row in found)]
    if found and kept:
        yield Table(
            tuple(columns[n] for n in kept),
            tuple(tuple(row[n] for n in kept) for row in found),
            caption,
            total,
        )


def facts(pairs: Iterable[tuple[str, Cell | None]]) -> Iterator[Block]:
    """Labels with values, without those that are not known."""
    found = tuple((label, cell) for label, cell in pairs if cell is not None and cell not in EMPTY)
    if found:
        yield Facts(found)


def bullets(items: Iterable[str]) -> Iterator[Block]:
    found = tuple(items)
    if found:
        yield Bullets(found)


def paragraph(text: str | None) -> Iterator[Block]:
    if text:
        yield Paragraph(text)


def pictures(*found: Picture | None) -> Iterator[Block]:
    """Those for which there is something to draw."""
    yield from (picture for picture in found if picture is not None)


def section(title: str, *parts: Iterable[Block], level: int = 2) -> Iterator[Block]:
    """A heading with what belongs under it; nothing without content."""
    found = [block for part in parts for block in part]
    if found:
        yield Heading(title, level)
        yield from found


def evenly(items: Sequence[Item], most: int) -> Iterator[Sequence[Item]]:
    """As few groups of at most so many as it takes, none of them much smaller than the others."""
    groups = ceil(len(items) / most)
    for number in range(groups):
        yield items[number * len(items) // groups : (number + 1) * len(items) // groups]
