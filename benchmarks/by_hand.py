"""CPU time of the Word plan, against writing the same content by hand with python-docx.

The yardstick gets the texts of all blocks and calls python-docx for each: headings, paragraphs,
tables through the cells of their rows, and a small picture for every picture. It reads no plan,
computes nothing and fits nothing; it starts Python and imports python-docx, as the product does.
Usage: python -m benchmarks.by_hand
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
WRITER = ROOT / "benchmarks" / "word_by_hand.py"
AS_OF = date(2026, 4, 5)


def main() -> int:
    """1 when the limit is exceeded."""
    prepare()
    with tempfile.TemporaryDirectory(prefix="hypercare-bench-") as name:
        folder = Path(name)
        content = folder / "content.json"
        content.write_text(json.dumps(contents()), encoding="utf-8")
        report = (HYPERCARE, "report", "plan", str(PLAN), "--as-of", str(AS_OF), "-o")
        by_hand = (sys.executable, str(WRITER), str(content))
        ours, theirs = [], []
        for number in range(RUNS + 1):
            ours.append(measure((*report, str(folder / f"plan-{number}")), folder).cpu)
            theirs.append(measure((*by_hand, str(folder / f"{number}.docx")), folder).cpu)
    product, yardstick = median(ours[1:]), median(theirs[1:])
    ratio = product / yardstick
    print(f"Word plan of {PLAN.name}, CPU, median of {RUNS}")
    print(f"by hand with python-docx {yardstick:6.2f} s")
    print(f"hypercare report plan    {product:6.2f} s {ratio:6.2f}   limit {LIMIT}")
    return int(ratio > LIMIT)


def contents() -> list[Any]:
    """What the plan says, block by block, as plain texts."""
    from hypercare_cli.analysis import analyse
    from hypercare_cli.i18n.words import Words
    from hypercare_cli.pages.plan.report import plan_report
    from hypercare_cli.pages.stamp import stamp_of
    from hypercare_cli.source import File

    def digest(name: str) -> str:
        return hashlib.sha256((PLAN / name).read_bytes()).hexdigest()

    files = tuple(File(p.name, p.read_text(encoding="utf-8")) for p in sorted(PLAN.glob("*.yaml")))
    analysis = analyse(files, AS_OF, digest)
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
    elif isinstance(block, Facts):
        yield ["table", [list(map(shown, pair)) for pair in block.pairs]]
    elif isinstance(block, Table):
        heads = [column.title for column in block.columns]
        yield ["table", [heads, *(list(map(shown, row)) for row in block.rows)]]
    elif isinstance(block, Grid):
        yield ["table", [["\n".join(one.items) for one in row] for _name, row in block.rows]]
    elif isinstance(block, Chart | Timeline):
        yield ["picture", block.summary]


if __name__ == "__main__":
    sys.exit(main())
