"""Measurements: when they are missing or old, and which values nobody believes."""

import pytest

from tests.hits import found, hits


def kpi(fields: str, *measurements: str) -> str:
    listed = ", ".join(f"{{{measured}}}" for measured in measurements)
    return f"kpis: [{{id: k, title: K, {fields}, measurements: [{listed}]}}]\n"


@pytest.mark.parametrize(
    ("frequency", "as_of", "expected"),
    [("monthly", 30, 0), ("monthly", 45, 0), ("monthly", 46, 1), ("daily", 30, 0),
     ("daily", 31, 1), ("quarterly", 120, 0), ("quarterly", 121, 1)],
)  # fmt: skip
def test_the_first_measurement_has_a_month_or_its_own_rhythm(frequency, as_of, expected) -> None:
    source = f"source: {{tool: BI, frequency: {frequency}}}"
    text = kpi(f"baseline: 8, {source}", "date: T+200, value: 7")
    assert len(hits("HC207", text, as_of)) == expected


@pytest.mark.parametrize(
    ("kind", "as_of", "expected"),
    [("business", 31, 1), ("adoption", 80, 0), ("adoption", 81, 1)],
)
def test_usage_is_counted_from_the_golive(kind, as_of, expected) -> None:
    text = (
        "hypercare: 1\n"
        "plan: {id: p, title: P, kickoff: 2026-01-05, language: en, golive: T+50}\n"
        f"kpis: [{{id: k, title: K, kind: {kind}, baseline: 0}}]\n"
    )
    assert len(found("HC207", text, as_of)) == expected


def test_a_kpi_without_figures_is_not_measured_yet() -> None:
    assert hits("HC207", "kpis: [{id: k, title: K}]\n", 90) == []


@pytest.mark.parametrize(
    ("frequency", "age", "expected"),
    [("daily", 3, 0), ("daily", 4, 1), ("weekly", 14, 0), ("weekly", 15, 1),
     ("monthly", 45, 0), ("monthly", 46, 1), ("quarterly", 120, 0), ("quarterly", 121, 1)],
)  # fmt: skip
def test_a_measurement_is_old_one_day_after_its_frequency_allows(frequency, age, expected) -> None:
    source = f"source: {{tool: BI, frequency: {frequency}}}"
    text = kpi(source, "date: T+10, value: 7", "date: T+5, value: 8", "date: T+500, value: 6")
    expected_paths = ["kpis[0].measurements[0].date"] * expected
    assert hits("HC208", text, 10 + age) == expected_paths


@pytest.mark.parametrize(
    ("fields", "measured"),
    [
        ("unit: days", ("date: T+1, value: 7",)),
        ("source: {tool: BI}", ("date: T+1, value: 7",)),
        ("source: {tool: BI, frequency: daily}", ("date: T+1, value: 7", "date: T+1, value: 8")),
        ("baseline: 8, source: {tool: BI, frequency: daily}", ("date: T-350, value: 7",)),
    ],
)
def test_no_rhythm_and_wrong_dates_are_not_called_old(fields, measured) -> None:
    assert hits("HC208", kpi(fields, *measured), 90) == []


@pytest.mark.parametrize(
    ("fields", "value", "expected"),
    [
        ("baseline: 8, target: 6", "14", 0),
        ("baseline: 8, target: 6", "14.1", 1),
        ("baseline: 8, target: 6", "0", 0),
        ("baseline: 8, target: 6", "0.75", 0),  # eight times smaller than the target
        ("baseline: 8, target: 6", "0.74", 1),
        ("baseline: -8, target: -6", "-0.7", 1),
        ("baseline: -1, target: 5", "0.1", 0),  # 0 lies between them
        ("baseline: 8, target: 6", "-0.1", 1),
        ("baseline: -8, target: -6", "1", 1),
        ("baseline: 100, target: 99", "60", 0),  # a short way: half of the larger one is room
        ("baseline: 100, target: 99", "9.5", 1),
        ("baseline: 0, target: 5", "-14", 0),
        ("baseline: 0, target: 5", "-16", 1),
        ("baseline: 8, target: 8", "800", 0),  # another rule's
        ("baseline: 8", "800", 0),
        ("baseline: 40, target: 45, unit: percent", "400", 0),  # another rule's
        ("baseline: 40, target: 45, unit: percent", "4", 1),
    ],
)
def test_far_means_three_times_the_way(fields, value, expected) -> None:
    assert len(hits("HC209", kpi(fields, f"date: T+9, value: {value}"))) == expected


def test_a_measurement_to_come_is_not_judged() -> None:
    text = kpi("baseline: 8, target: 6, unit: percent", "date: T+31, value: 720")
    assert hits("HC209", text) == hits("HC210", text) == []
    assert hits("HC210", text, 31) == ["kpis[0].measurements[0].value"]


@pytest.mark.parametrize(
    ("fields", "value", "expected"),
    [
        ("unit: percent, baseline: 40, target: 85", "100", []),
        ("unit: percent, baseline: 40, target: 85", "0", []),
        ("unit: percent", "100.1", ["kpis[0].measurements[0].value"]),
        ("unit: percent, baseline: 40, target: 850", "90", ["kpis[0].target"]),
        ("unit: percent, baseline: -4, target: 85", "90", ["kpis[0].baseline"]),
        ("unit: percent, baseline: 105, target: 130", "250", []),
        ("unit: days, baseline: 40, target: 850", "900", []),
    ],
)
def test_a_share_stays_between_0_and_100(fields, value, expected) -> None:
    assert hits("HC210", kpi(fields, f"date: T+9, value: {value}")) == expected


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("percent", 0), ('"%"', 1), ("Percent", 1), ("pct.", 1), ("pour cent", 1), ("points", 0),
     ("'% of budget'", 0), ("h/case", 0)],
)  # fmt: skip
def test_percent_is_written_as_the_method_knows_it(unit, expected) -> None:
    assert hits("HC216", kpi(f"unit: {unit}", "date: T+1, value: 7")) == ["kpis[0].unit"] * expected
