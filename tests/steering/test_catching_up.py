"""Which KPI must reach which value, worked out by hand."""

from decimal import Decimal

import pytest

from hypercare_cli.steering.catching_up import catching_up
from hypercare_cli.steering.what_if import suppose
from tests.plans import HEAD, figures

# On T+45 half of the time to T+90 has passed, so each KPI should be at 0.5. The first fell from 10 to 9
# on its way to 6: 0.25. The second rose from 20 to 24 on its way to 30: 0.4. Together 0.65 of 1.0: 65%.
PLAN = f"""{HEAD}
kpis:
  - {{id: delay, title: Delay, kind: business, baseline: 10, target: 6, measurements: [{{date: T+40, value: 9}}]}}
  - {{id: rate, title: Rate, kind: business, baseline: 20, target: 30, measurements: [{{date: T+40, value: 24}}]}}
"""


@pytest.mark.parametrize(
    ("target", "wanted"),
    [
        ("0.65", {}),
        ("0.8", {"delay": "8.4"}),  # 0.15 more: 0.4, 4 x 0.4 below 10
        ("1", {"delay": "7.6"}),  # 0.35 more: 0.6
        ("0.801", {"delay": "8.39"}),  # 8.396, to the better side
    ],
)
def test_the_one_furthest_behind_comes_first(target: str, wanted: dict[str, str]) -> None:
    f = figures(PLAN, 45)
    assert f["kpi.attainment_vs_plan"] == Decimal("0.65")
    found = {one.kpi.id: one.value for one in catching_up(f, Decimal(target))}
    assert found == {name: Decimal(value) for name, value in wanted.items()}


def test_none_goes_beyond_its_target() -> None:
    """On T+90 both should be there: 1.9 of 2 takes one at its target and the other at 0.9."""
    f = figures(PLAN, 90)
    found = catching_up(f, Decimal("0.95"))
    assert [(one.kpi.id, one.value) for one in found] == [
        ("delay", Decimal(6)),
        ("rate", Decimal(29)),
    ]


def test_the_values_are_enough() -> None:
    f = figures(PLAN, 90)
    given = {f"kpi.{one.kpi.id}.actual": one.value for one in catching_up(f, Decimal("0.7777"))}
    assert suppose(f, given).after["kpi.attainment_vs_plan"] >= Decimal("0.7777")
