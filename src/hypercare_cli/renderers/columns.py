"""How wide the columns of a table are: no word cut, names and dates whole where there is room.

All widths are in twentieths of a point. The same fit serves Word and PowerPoint; they differ in
their margins and in the sizes of text that they may try.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from hypercare_cli import extent
from hypercare_cli.blocks import Align, Badge, Cell, Table

WIDEST = 0.5
"""The largest share of the table that a column asks for on account of a long text."""
LONGEST_WORD = 120.0
"""Words longer than this, in points, may be cut."""
NARROW = 0.4
"""What columns of figures take of the room that is left over, compared with texts."""


class Try(NamedTuple):
    """The size of the text, the length of the lines that stay whole (both in points), and the share
    of the table that this may take."""

    size: float
    whole: float
    share: float


class Rule(NamedTuple):
    """What a format allows: margins of a cell, left and right together, and what is tried in turn.

    `plain` is the text that a cell shows.
    """

    margin: int
    tries: Sequence[Try]
    plain: Callable[[Cell], str]


def is_bold(cell: Cell) -> bool:
    return isinstance(cell, Badge)


def fit(block: Table, room: int, rule: Rule) -> tuple[float, list[int]]:
    """Size of the text and widths that fill the room: the first of the tries that it allows."""
    for size, whole, share in rule.tries:
        least = least_widths(block, rule, size, whole)
        if sum(least) <= room * share:
            break
    return size, filled(block, room, rule, size, least)


def least_widths(block: Table, rule: Rule, size: float, short: float) -> list[int]:
    """The width at which no word of a column is cut, nor a line of a column no wider than `short`."""
    found = []
    for number, column in enumerate(block.columns):
        cells = [(rule.plain(row[number]), is_bold(row[number])) for row in block.rows]
        head = extent.widest_word(column.title, size, bold=True)
        least = max(head, size, *(extent.widest_word(text, size, bold) for text, bold in cells))
        whole = max(least, *(extent.width(text, size, bold) for text, bold in cells))
        least = whole if whole <= short else min(least, LONGEST_WORD)
        found.append(round(least * 20) + rule.margin + 20)
    return found


def demands(block: Table, room: int, rule: Rule, size: float) -> list[float]:
    """What each column would take on one line, at most WIDEST, weighted by its `width`."""
    limit = room * WIDEST
    found = []
    for number, column in enumerate(block.columns):
        cells = (
            extent.width(rule.plain(row[number]), size, is_bold(row[number])) for row in block.rows
        )
        head = extent.width(column.title, size, bold=True)
        found.append(min(max(head, *cells) * 20 + rule.margin + 20, limit) * column.width)
    return found


def filled(block: Table, room: int, rule: Rule, size: float, least: list[int]) -> list[int]:
    """Columns that fill the room: the least widths, and more for those that have more to say."""
    if sum(least) >= room:
        wide = [room * one // sum(least) for one in least]
    else:
        wanted = demands(block, room, rule, size)
        wide = grown(least, wanted, [column.align for column in block.columns], room)
    wide[-1] += room - sum(wide)
    return wide


def grown(least: list[int], wanted: list[float], aligned: list[Align], room: int) -> list[int]:
    """Columns grown from the least to the wanted width, and beyond where room is left over."""
    more = [max(0.0, want - one) for want, one in zip(wanted, least, strict=True)]
    spare = room - sum(least)
    if sum(more) > spare:
        more = [one * spare / sum(more) for one in more]
    else:
        shares = [
            want * (1 if align == "left" else NARROW)
            for want, align in zip(wanted, aligned, strict=True)
        ]
        scale = (spare - sum(more)) / sum(shares)
        more = [one + share * scale for one, share in zip(more, shares, strict=True)]
    return [one + int(extra) for one, extra in zip(least, more, strict=True)]
