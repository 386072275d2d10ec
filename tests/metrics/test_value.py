"""The value ledger, the budget and the return."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.plans import HEAD, figures, fraction

KPIS = """
kpis:
  - {id: delay, title: Hours, unit: h, baseline: 8, target: 6, measurements: [{date: T+30, value: 7}, {date: T+60, value: 8.5}]}
  - {id: errors, title: Errors, unit: percent, baseline: 4.0, target: 2.5, measurements: [{date: T+30, value: 3.0}]}
  - {id: conversion, title: Conversion, unit: percent, baseline: 22, target: 27, measurements: [{date: T+30, value: 26}]}
  - {id: silent, title: Silent, baseline: 0, target: 10}
  - {id: level, title: Level, baseline: 5, target: 5, measurements: [{date: T+30, value: 9}]}
"""


def value(*lines: str, budget: str = "", as_of: int = 30) -> dict[str, Any]:
    ledger = "".join(f"    - {{id: V{n}, hypothesis: H, {line}}}\n" for n, line in enumerate(lines))
    text = f"{HEAD}{KPIS}value:\n  budget: {budget}\n  ledger:\n{ledger}"
    f = figures(text, as_of)
    return {id_.removeprefix("value."): f[id_] for id_ in f.ids() if id_.startswith("value.")}


HOURS = "kpi: delay, volume: 2400, unit_value: 30"


def test_a_line_is_gain_times_volume_times_unit_value() -> None:
    """8 → 7 hours is 1 × 2 400 × 30 = 72 000; at the target of 6 twice that."""
    found = value(HOURS)
    assert (found["annual"], found["annual_at_target"]) == (72000, 144000)


def test_points_of_a_percentage_count_in_hundredths() -> None:
    """Errors 4.0 → 3.0 is 0.01; conversion 22 → 26 is 0.04; each × 5 000 × 162.5 × 0.5."""
    rest = "volume: 5000, unit_value: 162.5, attribution: 0.5"
    assert value(f"kpi: errors, {rest}")["annual"] == Decimal("4062.5")
    assert value(f"kpi: conversion, {rest}")["annual"] == 16250
    assert value(f"kpi: conversion, {rest}")["annual_at_target"] == Decimal("20312.5")


def test_getting_worse_costs() -> None:
    """On T+60 the delay is 8.5: −0.5 × 2 400 × 30. The return is negative, and nothing is paid back."""
    found = value(HOURS, budget="9000", as_of=60)
    assert found["annual"] == -36000
    assert (found["roi"], found["payback_months"]) == (-5, None)


def test_a_stated_line() -> None:
    found = value("annual: 48000, notes: N", "annual: -8000, notes: N")
    assert (found["annual"], found["annual_at_target"], found["annual_verified"]) == (
        40000,
        40000,
        0,
    )


def test_of_a_range_the_base_counts() -> None:
    line = (
        "kpi: delay, volume: {low: 1, base: 100, high: 900}, unit_value: {low: 1, base: 2, high: 3}"
    )
    assert value(line)["annual"] == 200
    assert value(line + ", attribution: {low: 0, base: 0.5, high: 1}")["annual"] == 100


@pytest.mark.parametrize(
    "line",
    [
        "kpi: delay, volume: 10",
        "kpi: delay, unit_value: 10",
        "volume: 10, unit_value: 10",
        "kpi: silent, volume: 10, unit_value: 10",
        "kpi: level, volume: 10, unit_value: 10",
        "notes: nothing else",
    ],
)
def test_a_line_that_cannot_be_computed_is_left_out(line: str) -> None:
    alone, beside = value(line, budget="100"), value(line, HOURS)
    assert (alone["annual"], alone["roi"], alone["payback_months"]) == (None, None, None)
    assert (alone["annual_verified"], beside["annual"]) == (0, 72000)


def test_a_kpi_without_a_measurement_has_its_value_at_target_all_the_same() -> None:
    found = value("kpi: silent, volume: 10, unit_value: 2")
    assert (found["annual"], found["annual_at_target"]) == (None, 200)


def test_the_status_of_a_line() -> None:
    """Rejected lines count nowhere; verified ones also apart."""
    found = value(
        f"{HOURS}, status: verified",
        "annual: 1000, notes: N, status: claimed",
        "annual: 200, notes: N, status: rejected",
        "annual: 30, notes: N, status: forecast",
    )
    assert (found["annual"], found["annual_verified"]) == (73030, 72000)
    only = value("annual: 200, notes: N, status: rejected")
    assert (only["annual"], only["annual_at_target"], only["annual_verified"]) == (None, None, 0)


def test_without_a_ledger_nothing_is_verified_either() -> None:
    f = figures(HEAD + "value: {budget: 9000}\n")
    assert (f["value.budget"], f["value.annual"], f["value.annual_verified"]) == (9000, None, None)


@pytest.mark.parametrize(
    ("budget", "amount"),
    [
        ("9000", 9000),
        ("[{label: a, amount: 4500.50}, {label: b, amount: 0.25}]", Decimal("4500.75")),
        ("", None),
        ("[]", None),
        ("0", 0),
    ],
)
def test_the_budget_is_an_amount_or_a_list(budget: str, amount: Decimal | None) -> None:
    assert value(budget=budget)["budget"] == amount


def test_the_return() -> None:
    """72 000 on 9 000: (72 000 − 9 000)/9 000 = 7, at target 15; 12 × 9 000/72 000 = 1.5 months."""
    found = value(HOURS, budget="9000")
    assert (found["roi"], found["roi_at_target"], found["payback_months"]) == (
        7,
        15,
        Decimal("1.5"),
    )
    found = value("annual: 7000, notes: N", budget="9000")
    assert fraction(found["roi"]) == Fraction(-2, 9)


def test_half_a_unit_of_money_is_money() -> None:
    found = value("annual: 0.25, notes: N", budget="0.5")
    assert (found["roi"], found["payback_months"]) == (Decimal("-0.5"), 24)


def test_what_cannot_be_divided_is_unknown() -> None:
    for budget in ("0", ""):
        found = value(HOURS, budget=budget)
        assert (found["roi"], found["roi_at_target"], found["payback_months"]) == (None, None, None)
    nothing = value("annual: 0, notes: N", budget="9000")
    assert (nothing["annual"], nothing["roi"], nothing["payback_months"]) == (0, -1, None)


def test_the_contributions_add_up() -> None:
    text = f"{HEAD}{KPIS}value: {{ledger: [{{id: A, hypothesis: H, {HOURS}}}, {{id: B, hypothesis: H, annual: 5, notes: N}}]}}\n"
    trace = figures(text, 30).trace("value.annual")
    assert {c.of: c.amount for c in trace.contributions} == {"A": Decimal(72000), "B": Decimal(5)}
