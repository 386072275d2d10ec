"""CPU time of `hypercare record` on a plan of 1,000 lines, against `validate` of the same plan.

Limit: 1.3 times as long. Nothing is kept from run to run. Usage: python -m benchmarks.record
"""

import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.big_plan import big_plan
from benchmarks.measure import HYPERCARE, measure, prepare

LINES = 1000
RUNS = 11
LIMIT = 1.3
DAY = ("--as-of", "2026-04-05")
FIELDS = (
    "title=Train the night shift",
    "owner=csm",
    "opened_on=T+90",
    "due=T+120",
    "stream=adoption",
)
RECORD = (HYPERCARE, "record", "action", *FIELDS, *DAY)
VALIDATE = (HYPERCARE, "validate", "--no-cache", "--fail-on", "never", *DAY)


def main() -> int:
    """1 when `record` is slower than its limit."""
    prepare()
    with tempfile.TemporaryDirectory(prefix="hypercare-bench-") as name:
        folder = Path(name)
        plan = folder / "plan.yaml"
        text = big_plan(LINES)
        rounds = []
        for _ in range(RUNS + 1):  # the first round only warms up
            plan.write_text(text, encoding="utf-8")
            rounds.append((measure(VALIDATE, folder).cpu, measure(RECORD, folder).cpu))
    validate, record = map(median, zip(*rounds[1:], strict=True))
    print(f"CPU time, median of {RUNS}, {LINES} lines")
    print(f"validate {validate * 1000:7.1f} ms")
    print(f"record   {record * 1000:7.1f} ms {record / validate:6.2f}   limit {LIMIT}")
    return int(record > LIMIT * validate)


if __name__ == "__main__":
    sys.exit(main())
