"""CPU time of the commands that people wait for, as a ratio to `python -c pass` in the same run.

A ratio means the same on a fast and on a slow machine; the runs take turns, so that a busy moment
meets all of them. Usage: python -m benchmarks.startup
"""

import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.big_plan import big_plan
from benchmarks.measure import HYPERCARE, measure, prepare

RUNS = 15
LINES = 1000
PLAN = "plan.yaml"
BASE = (sys.executable, "-c", "pass")
# arguments of hypercare: the largest ratio allowed
LIMITS = {
    ("--version",): 2.2,
    ("--help",): 8.0,
    ("score", PLAN): 30.0,
    ("validate", PLAN, "--no-cache"): 33.0,
    ("validate", PLAN): 33.0,
}


def main() -> int:
    """1 when a command is slower than its limit."""
    prepare()
    with tempfile.TemporaryDirectory(prefix="hypercare-bench-") as name:
        folder = Path(name)
        (folder / PLAN).write_text(big_plan(LINES), encoding="utf-8")
        seconds = take_turns([BASE, *((HYPERCARE, *arguments) for arguments in LIMITS)], folder)
    return report(seconds)


def take_turns(commands: list[tuple[str, ...]], folder: Path) -> dict[tuple[str, ...], float]:
    """The median CPU time of each command; the first round only warms up."""
    for command in commands:
        measure(command, folder)
    rounds = [[measure(command, folder).cpu for command in commands] for _ in range(RUNS)]
    return dict(zip(commands, map(median, zip(*rounds, strict=True)), strict=True))


def report(seconds: dict[tuple[str, ...], float]) -> int:
    """Print the table; 1 when a limit is exceeded."""
    base = seconds[BASE]
    print(f"CPU time, median of {RUNS}; python -c pass: {base * 1000:.1f} ms")
    print(f"{'command':<32}{'ms':>8}{'ratio':>8}{'limit':>8}")
    slow = False
    for arguments, limit in LIMITS.items():
        cpu = seconds[(HYPERCARE, *arguments)]
        ratio = cpu / base
        slow = slow or ratio > limit
        mark = "  too slow" if ratio > limit else ""
        what = f"hypercare {' '.join(a for a in arguments if a != PLAN)}"
        print(f"{what:<32}{cpu * 1000:>8.1f}{ratio:>8.1f}{limit:>8.1f}{mark}")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
