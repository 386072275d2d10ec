"""CPU time of a document of the full case, against a script that writes the same content by hand.

The yardstick gets the texts of all blocks as JSON and calls the Office library for each. It reads no
plan, computes nothing and fits nothing; it starts Python and imports the library, as the product does.
"""

import hashlib
import json
import sys
import tempfile
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from benchmarks.measure import HYPERCARE, ROOT, measure, prepare
from hypercare_cli.analysis import Analysis, analyse
from hypercare_cli.blocks import Facts, Grid, Table
from hypercare_cli.renderers.badges import shown
from hypercare_cli.source import File

RUNS = 7
LIMIT = 2.0
"""The product may take twice as long."""
PLAN = ROOT / "examples" / "full-case"
AS_OF = date(2026, 4, 5)


class Yardstick(NamedTuple):
    """A kind of document, and the script that writes its content with a library."""

    kind: str
    writer: str
    library: str


def compare(yardstick: Yardstick, content: list[Any]) -> int:
    """Print both and their ratio; 1 when the limit is exceeded."""
    prepare()
    with tempfile.TemporaryDirectory(prefix="hypercare-bench-") as name:
        folder = Path(name)
        source = folder / "content.json"
        source.write_text(json.dumps(content), encoding="utf-8")
        report = (HYPERCARE, "report", yardstick.kind, str(PLAN), "--as-of", str(AS_OF), "-o")
        by_hand = (sys.executable, str(ROOT / "benchmarks" / yardstick.writer), str(source))
        ours, theirs = [], []
        for number in range(RUNS + 1):
            ours.append(measure((*report, str(folder / f"ours-{number}")), folder).cpu)
            theirs.append(measure((*by_hand, str(folder / f"by-hand-{number}")), folder).cpu)
    product, reference = median(ours[1:]), median(theirs[1:])
    ratio = product / reference
    print(f"{yardstick.kind} of {PLAN.name}, CPU, median of {RUNS}")
    print(f"{f'by hand with {yardstick.library}':24} {reference:6.2f} s")
    print(
        f"{f'hypercare report {yardstick.kind}':24} {product:6.2f} s {ratio:6.2f}   limit {LIMIT}"
    )
    return int(ratio > LIMIT)


def full_case() -> Analysis:
    """The plan that both sides write about."""

    def digest(name: str) -> str:
        return hashlib.sha256((PLAN / name).read_bytes()).hexdigest()

    files = tuple(File(p.name, p.read_text(encoding="utf-8")) for p in sorted(PLAN.glob("*.yaml")))
    return analyse(files, AS_OF, digest)


def cells(block: Facts | Table | Grid) -> list[list[str]]:
    """The texts of what is written as a table, row by row."""
    if isinstance(block, Facts):
        return [list(map(shown, pair)) for pair in block.pairs]
    if isinstance(block, Grid):
        return [["\n".join(one.items) for one in row] for _name, row in block.rows]
    return [[column.title for column in block.columns], *(list(map(shown, r)) for r in block.rows)]
