"""How the series of a chart look, whoever draws them."""

from hypercare_cli.blocks import Chart
from hypercare_cli.charts.bridge import Way
from hypercare_cli.charts.palette import GOAL, INK, SOFT, Pencil, pencil

STEPS: dict[Way, Pencil] = {
    "rising": Pencil(SOFT, "none", "solid"),
    "falling": Pencil(INK, "none", "solid", "wdUpDiag"),
    "total": Pencil(SOFT._replace(lighter=0.0), "none", "solid"),
}
"""Of a bridge: light, hatched, strong."""
PLAIN = STEPS["rising"]
"""Of a single series of columns: it needs no strong colour, and takes letters on it."""


def alone(chart: Chart) -> bool:
    """Whether there is a single series beside its goals."""
    return sum(not one.goal for one in chart.series) == 1


def looks(chart: Chart) -> list[Pencil]:
    """A pencil a series; goals are alike in all charts."""
    found: list[Pencil] = []
    number = 0
    for one in chart.series:
        if one.goal:
            found.append(GOAL._replace(hatch="ltUpDiag") if chart.kind == "bar" else GOAL)
            continue
        surface = chart.kind in ("bar", "column")
        found.append(PLAIN if surface and alone(chart) else pencil(number))
        number += 1
    return found
