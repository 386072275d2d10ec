"""CPU time of the Word plan, against writing the same content by hand with python-docx.

Headings, paragraphs, tables through the cells of their rows, and a small picture for every picture.
Usage: python -m benchmarks.by_hand
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
from hypercare_cli.pages.plan.report import plan_report
from hypercare_cli.pages.stamp import stamp_of


def main() -> int:
    """1 when the limit is exceeded."""
    return compare(Yardstick("plan", "word_by_hand.py", "python-docx"), contents())


def contents() -> list[Any]:
    """What the plan says, block by block, as plain texts."""
    analysis = full_case()
    report = plan_report(analysis, Words("fr"), stamp_of(analysis))
    found = list(calls(report.facts))
    for page in report.pages:
        found.append(["heading", page.title, 1])
        found += [call for block in page.blocks for call in calls(block)]
    return found


def calls(block: Block) -> Iterator[Any]:
    """The calls that write a block, with their texts."""
    if isinstance(block, Heading):
        yield ["heading", block.text, block.level]
    elif isinstance(block, Paragraph):
        yield ["paragraph", block.text]
    elif isinstance(block, Bullets):
        yield from (["paragraph", item] for item in block.items)
    elif isinstance(block, Facts | Table | Grid):
        yield ["table", cells(block)]
    elif isinstance(block, Chart | Timeline):
        yield ["picture", block.summary]


if __name__ == "__main__":
    sys.exit(main())
