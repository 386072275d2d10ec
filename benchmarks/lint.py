"""CPU time of `hypercare validate` on 1,000 plans in one call, against only reading them.

The yardstick is `yaml.CSafeLoader` reading the same texts in the same run. Limits: 1.5 times as long
the first time, 0.3 times when nothing changed. Usage: python -m benchmarks.lint [PLANS]
"""

import random
import sys
import tempfile
from pathlib import Path

from benchmarks.big_plan import big_plan
from benchmarks.measure import HYPERCARE, measure, prepare

PLANS = 1000
SHORTEST, LONGEST = 300, 400
FIRST, AGAIN = 1.5, 0.3
READ = """
import sys, yaml
for name in sys.argv[1:]:
    yaml.load(open(name, encoding="utf-8"), yaml.CSafeLoader)
"""


def main() -> int:
    """1 when a limit is exceeded."""
    prepare()
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PLANS
    with tempfile.TemporaryDirectory(prefix="hypercare-bench-") as name:
        folder = Path(name)
        names = write(folder, count)
        day = ("--as-of", "2026-04-05")
        validate = (HYPERCARE, "validate", *names, *day, "--fail-on", "never", "-q")
        read = measure((sys.executable, "-c", READ, *names), folder).cpu
        first = measure(validate, folder).cpu
        again = measure(validate, folder).cpu
        read = (read + measure((sys.executable, "-c", READ, *names), folder).cpu) / 2
    print(f"{count} plans; CSafeLoader only reading them: {read:.2f} s CPU")
    print(f"validate          {first:7.2f} s {first / read:6.2f}   limit {FIRST}")
    print(f"again, unchanged  {again:7.2f} s {again / read:6.2f}   limit {AGAIN}")
    return int(first > FIRST * read or again > AGAIN * read)


def write(folder: Path, count: int) -> list[str]:
    """Plans of different lengths and ids."""
    lengths = random.Random(0)
    names = []
    for number in range(count):
        text = big_plan(lengths.randint(SHORTEST, LONGEST))
        path = folder / f"plan-{number:04d}.yaml"
        path.write_text(f"{text}# {number}\n", encoding="utf-8")
        names.append(path.name)
    return names


if __name__ == "__main__":
    sys.exit(main())
