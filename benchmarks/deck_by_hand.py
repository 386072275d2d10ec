"""CPU time of the quarterly slides, against writing the same content by hand with python-pptx.

Title, text, table cell by cell, chart with its numbers, a shape a milestone, and notes.
Usage: python -m benchmarks.deck_by_hand
"""

import sys
from collections.abc import Iterator
from typing import Any

from benchmarks.yardstick import Yardstick, cells, compare, full_case
from hypercare_cli.blocks import (
    Block,
    Bullets,
    Chart,
    Facts,
    Grid,
    Heading,
    Paragraph,
    Table,
    Timeline,
)
from hypercare_cli.i18n.words import Words
from hypercare_cli.pages.qbr.deck import qbr_deck
from hypercare_cli.pages.stamp import stamp_of


def main() -> int:
    """1 when the limit is exceeded."""
    return compare(Yardstick("qbr", "slides_by_hand.py", "python-pptx"), contents())


def contents() -> list[Any]:
    """What the slides say: title, notes and the calls that write their blocks."""
    analysis = full_case()
    deck = qbr_deck(analysis, Words("fr"), stamp_of(analysis))
    cover = [deck.title, [], list(calls(deck.facts))]
    return [
        cover,
        *(
            [
                slide.title,
                list(slide.notes),
                [call for column in slide.columns for block in column for call in calls(block)],
            ]
            for slide in deck.slides
        ),
    ]


def calls(block: Block) -> Iterator[Any]:
    """The calls that write a block, with their texts and numbers."""
    if isinstance(block, Heading | Paragraph):
        yield ["text", block.text]
    elif isinstance(block, Bullets):
        yield ["text", "\n".join(block.items)]
    elif isinstance(block, Facts | Table | Grid):
        yield ["table", cells(block)]
    elif isinstance(block, Timeline):
        yield from (["shape", span.name] for span in block.spans)
    elif isinstance(block, Chart):
        series = [
            [one.name, [None if value is None else float(value) for value in one.values]]
            for one in block.series
        ]
        yield ["chart", [str(category) for category in block.categories], series]


if __name__ == "__main__":
    sys.exit(main())
