"""KPIs worked out by hand: b = baseline, t = target, a = latest measurement."""

from decimal import Decimal
from fractions import Fraction

import pytest

from hypercare_cli.metric import Figures
from tests.plans import HEAD, figures, fraction


def kpi(fields: str, *measured: str, as_of: int = 45) -> Figures:
    """One business KPI; each measurement as `day value`."""
    pairs = [text.split() for text in measured]
    records = ", ".join(f"{{date: T+{day}, value: {value}}}" for day, value in pairs)
    text = f"{HEAD}kpis:\n  - {{id: k, title: K, {fields}, measurements: [{records}]}}\n"
    return figures(text, as_of)


def test_lower_is_better_where_the_target_is_below_the_baseline() -> None:
    """b 8, t 6, a 6.5 on day 45 of 90: attainment (6.5 − 8)/(6 − 8) = 0.75, change −1.5/8 = −0.1875,
    variance 0.5, expected 45/90, against plan 0.75/0.5 = 1.5."""
    f = kpi("baseline: 8.0, target: 6.0", "0 8.0", "30 7.2", "45 6.5")
    assert f["kpi.k.actual"] == Decimal("6.5")
    assert f["kpi.k.attainment"] == Decimal("0.75")
    assert f["kpi.k.change"] == Decimal("-0.1875")
    assert f["kpi.k.variance"] == Decimal("0.5")
    assert f["kpi.k.reached"] is False
    assert f["kpi.k.expected"] == Decimal("0.5")
    assert f["kpi.k.vs_plan"] == Decimal("1.5")


def test_higher_is_better_otherwise_and_getting_worse_is_negative() -> None:
    """b 40, t 80, a 30: (30 − 40)/40 = −0.25 of the way, and −0.25 of the baseline."""
    f = kpi("baseline: 40, target: 80", "10 30")
    assert f["kpi.k.attainment"] == Decimal("-0.25")
    assert f["kpi.k.change"] == Decimal("-0.25")
    assert f["kpi.k.variance"] == -50
    assert f["kpi.k.vs_plan"] == Decimal("-0.5")
    assert f["kpi.attainment"] == 0


def test_decimals_are_exact() -> None:
    """b 6.1, t 5.8, a 6.0 is a third of the way; as binary fractions it is not quite."""
    f = kpi("baseline: 6.1, target: 5.8", "1 6.0")
    assert (6.0 - 6.1) / (5.8 - 6.1) != 1 / 3
    assert f["kpi.k.attainment"] == Decimal("0." + "3" * 60)
    assert kpi("baseline: 6.0, target: 6.2", "1 6.1")["kpi.k.attainment"] == Decimal("0.5")


@pytest.mark.parametrize(
    ("fields", "value", "reached"),
    [
        ("baseline: 8, target: 6", "6", True),
        ("baseline: 8, target: 6", "6.0001", False),
        ("baseline: 8, target: 6", "5", True),
        ("baseline: 6, target: 8", "8", True),
        ("baseline: 6, target: 8", "7.999", False),
        ("baseline: -8, target: -6", "-6", True),
        ("baseline: 0, target: -1", "-2", True),
    ],
)
def test_reached_is_at_least_as_good_as_the_target(fields: str, value: str, reached: bool) -> None:
    assert kpi(fields, f"1 {value}")["kpi.k.reached"] is reached


@pytest.mark.parametrize(
    "fields", ["target: 6", "baseline: 8", "unit: h", "baseline: 6, target: 6"]
)
def test_without_baseline_or_target_or_between_equals_nothing_is_attained(fields: str) -> None:
    f = kpi(fields, "1 6")
    for name in ("attainment", "reached", "vs_plan"):
        assert f[f"kpi.k.{name}"] is None
    assert (f["kpi.attainment"], f["kpi.vs_plan_min"], f["kpi.reached"]) == (None, None, 0)
    assert f["kpi.k.variance"] == (None if "target" not in fields else 0)
    assert f["kpi.k.change"] == {"baseline: 8": Decimal("-0.25"), "baseline: 6, target: 6": 0}.get(
        fields
    )


def test_a_baseline_of_0_has_no_relative_change() -> None:
    f = kpi("baseline: 0, target: 10", "1 5")
    assert (f["kpi.k.change"], f["kpi.k.attainment"]) == (None, Decimal("0.5"))


def test_a_measurement_counts_from_its_day_on() -> None:
    """In the order of dates, not of the file; of two on one date the last in the file."""
    measured = ("60 7", "30 9", "30 8")
    assert kpi("target: 6", *measured, as_of=29)["kpi.k.actual"] is None
    assert kpi("target: 6", *measured, as_of=30)["kpi.k.actual"] == 8
    assert kpi("target: 6", *measured, as_of=59)["kpi.k.actual"] == 8
    assert kpi("target: 6", *measured, as_of=60)["kpi.k.actual"] == 7


@pytest.mark.parametrize(
    ("target_date", "as_of", "expected"),
    [
        ("", 90, 1),
        ("", 0, 0),
        ("", -10, 0),
        ("", 200, 1),
        ("target_date: T+60, ", 15, Decimal("0.25")),
        ("target_date: 2026-03-06, ", 15, Decimal("0.25")),
        ("target_date: T+0, ", 0, 1),
        ("target_date: T+1, ", 0, 0),
        ("target_date: T-30, ", -40, 1),
    ],
)
def test_expected_is_the_elapsed_share_up_to_the_target_date(
    target_date: str, as_of: int, expected: Decimal
) -> None:
    """T+90 unless it is given; 1 where it is not after T0."""
    f = kpi(f"{target_date}target: 6, baseline: 8", "0 7", as_of=as_of)
    assert f["kpi.k.expected"] == expected


def test_against_plan_is_unknown_while_nothing_is_expected() -> None:
    f = kpi("baseline: 8, target: 6", "0 7", as_of=0)
    assert (f["kpi.k.attainment"], f["kpi.k.vs_plan"]) == (Decimal("0.5"), None)
    assert (f["kpi.attainment_vs_plan"], f["kpi.vs_plan_min"]) == (None, None)


SEVERAL = f"""{HEAD}
kpis:
  - {{id: over, title: A, baseline: 0, target: 10, source: {{tool: BI}}, measurements: [{{date: T+1, value: 30}}]}}
  - {{id: under, title: B, baseline: 0, target: 10, target_date: T+60, measurements: [{{date: T+1, value: -5}}]}}
  - {{id: half, title: C, kind: business, baseline: 0, target: 10, source: {{tool: CRM}}, measurements: [{{date: T+1, value: 5}}]}}
  - {{id: silent, title: D, source: {{tool: BI}}, baseline: 0, target: 10, measurements: [{{date: T+50, value: 10}}]}}
  - {{id: usage, title: E, kind: adoption, baseline: 0, target: 10, measurements: [{{date: T+1, value: 10}}]}}
"""


def test_totals_are_over_the_measured_business_kpis() -> None:
    """On T+45 three of four are measured: 3, −0.5 and 0.5, kept within 0 and 1: (1 + 0 + 0.5)/3 = 0.5.
    Expected 45/90, 45/60, 45/90: mean (0.5 + 0.75 + 0.5)/3 = 7/12, so 0.5 / (7/12) = 6/7.
    The laggard is −0.5/0.75 = −2/3."""
    f = figures(SEVERAL, 45)
    assert f["kpi.count"] == 4
    assert f["kpi.sourced_rate"] == Decimal("0.75")
    assert f["kpi.reached"] == 1
    assert f["kpi.attainment"] == Decimal("0.5")
    assert fraction(f["kpi.attainment_vs_plan"]) == Fraction(6, 7)
    assert fraction(f["kpi.vs_plan_min"]) == Fraction(-2, 3)


def test_attainment_against_plan_is_at_most_1() -> None:
    """On T+9 the mean 0.5 meets an expected (0.1 + 0.15 + 0.1)/3."""
    assert figures(SEVERAL, 9)["kpi.attainment_vs_plan"] == 1


def test_without_business_kpis() -> None:
    f = figures(HEAD)
    assert (f["kpi.count"], f["kpi.reached"]) == (0, 0)
    for name in ("sourced_rate", "attainment", "attainment_vs_plan", "vs_plan_min"):
        assert f[f"kpi.{name}"] is None


def test_a_kick_off_at_the_end_of_the_calendar() -> None:
    """T+90 is then a day that no calendar has."""
    f = figures(HEAD.replace("2026-01-05", "9999-12-20") + "kpis: [{id: k, title: K}]\n", 0)
    assert f["kpi.k.expected"] == 0
