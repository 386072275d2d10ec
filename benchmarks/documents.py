"""Wall and CPU time of the documents that consultants make most often.

Usage: python -m benchmarks.documents
"""

import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.measure import HYPERCARE, ROOT, Cost, measure, prepare

RUNS = 5
KINDS = ("plan", "qbr", "ledger")
LIMIT = 1.5
"""Seconds of wall time that a person waits without wondering."""
PLAN = ROOT / "examples" / "full-case"


def main() -> int:
    """1 when a document takes longer than the limit."""
    prepare()
    with tempfile.TemporaryDirectory(prefix="hypercare-bench-") as name:
        costs = {kind: typical(kind, Path(name)) for kind in KINDS}
    print(f"{'report on ' + PLAN.name:<24}{'wall s':>8}{'CPU s':>8}{'limit':>8}   median of {RUNS}")
    for kind, cost in costs.items():
        mark = "  too slow" if cost.wall > LIMIT else ""
        print(f"{kind:<24}{cost.wall:>8.2f}{cost.cpu:>8.2f}{LIMIT:>8.2f}{mark}")
    return int(any(cost.wall > LIMIT for cost in costs.values()))


def typical(kind: str, folder: Path) -> Cost:
    """The median of the runs after a first one that warms up, each into a folder of its own."""
    costs = []
    for number in range(RUNS + 1):
        output = str(folder / f"{kind}-{number}")
        costs.append(measure((HYPERCARE, "report", kind, str(PLAN), "-o", output), folder))
    counted = costs[1:]
    return Cost(median(cost.wall for cost in counted), median(cost.cpu for cost in counted))


if __name__ == "__main__":
    sys.exit(main())
