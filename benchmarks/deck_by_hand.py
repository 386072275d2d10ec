"""CPU time of the quarterly slides, against writing the same content by hand with python-pptx.

The yardstick gets the texts of all slides and calls python-pptx for each: title, text, table cell by
cell, chart with its numbers, a shape a milestone, notes. It reads no plan, computes nothing and fits
nothing; it starts Python and imports python-pptx, as the product does.
Usage: python -m benchmarks.deck_by_hand
"""

import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.measure import HYPERCARE, ROOT, measure, prepare
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
from hypercare_cli.renderers.badges import shown

RUNS = 7
LIMIT = 2.0
"""The product may take twice as long."""
PLAN = ROOT / "examples" / "full-case"
WRITER = ROOT / "benchmarks" / "slides_by_hand.py"
AS_OF = date(2026, 4, 5)


def main() -> int:
    """1 when the limit is exceeded."""
    prepare()
    with tempfile.TemporaryDirectory(prefix="hypercare-bench-") as name:
        folder = Path(name)
        content = folder / "content.json"
        content.write_text(json.dumps(contents()), encoding="utf-8")
        report = (HYPERCARE, "report", "qbr", str(PLAN), "--as-of", str(AS_OF), "-o")
        by_hand = (sys.executable, str(WRITER), str(content))
        ours, theirs = [], []
        for number in range(RUNS + 1):
            ours.append(measure((*report, str(folder / f"qbr-{number}")), folder).cpu)
            theirs.append(measure((*by_hand, str(folder / f"{number}.pptx")), folder).cpu)
        product, yardstick = median(ours[1:]), median(theirs[1:])
    ratio = product / yardstick
    print(f"Quarterly slides of {PLAN.name}, CPU, median of {RUNS}")
    print(f"by hand with python-pptx {yardstick:6.2f} s")
    print(f"hypercare report qbr     {product:6.2f} s {ratio:6.2f}   limit {LIMIT}")
    return int(ratio > LIMIT)


def contents() -> list[Any]:
    """What the slides say: title, notes and the calls that write their blocks."""
    from hypercare_cli.analysis import analyse
    from hypercare_cli.i18n.words import Words
    from hypercare_cli.pages.qbr.deck import qbr_deck
    from hypercare_cli.pages.stamp import stamp_of
    from hypercare_cli.source import File

    def digest(name: str) -> str:
        return hashlib.sha256((PLAN / name).read_bytes()).hexdigest()

    files = tuple(File(p.name, p.read_text(encoding="utf-8")) for p in sorted(PLAN.glob("*.yaml")))
    analysis = analyse(files, AS_OF, digest)
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
    elif isinstance(block, Facts):
        yield ["table", [list(map(shown, pair)) for pair in block.pairs]]
    elif isinstance(block, Table):
        heads = [column.title for column in block.columns]
        yield ["table", [heads, *(list(map(shown, row)) for row in block.rows)]]
    elif isinstance(block, Grid):
        yield ["table", [["\n".join(one.items) for one in row] for _name, row in block.rows]]
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
