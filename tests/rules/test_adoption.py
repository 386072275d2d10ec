"""People counts: which of them is wrong, and when they are out of date."""

import pytest

from hypercare_cli.finding import dotted
from tests.hits import found, hits
from tests.plans import HEAD

COUNTS = "adoption.snapshots[0]"


def counted(*snapshots: str) -> str:
    return f"adoption: {{snapshots: [{', '.join(f'{{{each}}}' for each in snapshots)}]}}\n"


@pytest.mark.parametrize(
    ("snapshot", "above", "swapped"),
    [
        ("eligible: 10, accounts: 10, ready: 10, active_7d: 10, active_30d: 10", [], []),
        ("eligible: 10, accounts: 11, active_30d: 9", ["accounts"], []),
        ("eligible: 10, accounts: 11, active_30d: 12", ["eligible"], []),
        ("eligible: 0, accounts: 0", [], []),
        ("eligible: 0, accounts: 1", ["accounts"], []),
        ("eligible: 10, active_7d: 6, active_30d: 5", [], ["active_7d"]),
        # one slip, one finding
        ("eligible: 10, active_7d: 60, active_30d: 5", ["active_7d"], []),
    ],
)
def test_a_count_is_part_of_another(snapshot, above, swapped) -> None:
    sections = counted(f"date: T+20, {snapshot}")
    assert hits("HC501", sections) == [f"{COUNTS}.{field}" for field in above]
    assert hits("HC502", sections) == [f"{COUNTS}.{field}" for field in swapped]
    assert hits("HC501", sections, 19) == hits("HC502", sections, 19) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("eligible: 120, ready: 100", "eligible: 120, ready: 90", 0),
        ("eligible: 120, ready: 100", "eligible: 120, ready: 89", 1),
        ("eligible: 120, ready: 100", "eligible: 120, ready: 89, left: 11", 0),
        ("eligible: 120, ready: 100", "eligible: 109, ready: 89", 0),
        ("eligible: 120, ready: 100", "eligible: 120", 0),
        # the first count is the one that is wrong, and has its own finding
        ("eligible: 120, ready: 1000", "eligible: 120, ready: 90", 0),
    ],
)
def test_people_do_not_vanish(before, after, expected) -> None:
    # in the order of the calendar, not of the file
    sections = counted(f"date: T+20, {after}", f"date: T+10, {before}")
    paths = [f"{COUNTS}.ready"] if expected else []
    assert hits("HC503", sections) == paths
    assert hits("HC503", sections, 19) == []


@pytest.mark.parametrize(
    ("as_of", "expected"), [(24, []), (55, []), (56, [0]), (69, [0]), (70, []), (106, [1])]
)
def test_counts_are_not_older_than_35_days(as_of, expected) -> None:
    sections = counted("date: T+20, eligible: 10", "date: T+70, eligible: 10")
    live = HEAD.replace("language: en", "language: en, golive: T+25")
    paths = [dotted(finding.path) for finding in found("HC504", live + sections, as_of)]
    assert paths == [f"adoption.snapshots[{n}].date" for n in expected]
    assert hits("HC504", sections, as_of) == []


@pytest.mark.parametrize(
    ("feature", "expected"),
    [
        ("advanced: true", 1),
        ("advanced: true, live_on: T+21", 1),
        ("advanced: true, live_on: T+20", 0),
        ("live_on: T+20", 0),
    ],
)
def test_advanced_use_needs_an_advanced_feature(feature, expected) -> None:
    sections = f"""\
adoption:
  key_features: [{{id: f, title: F, {feature}}}]
  snapshots: [{{date: T+20, eligible: 10, advanced: 2}}, {{date: T+25, eligible: 10, advanced: 0}}]
"""
    assert len(hits("HC505", sections)) == expected


def test_a_survey_to_come_is_not_judged() -> None:
    sections = "adoption: {satisfaction: [{date: T+20, responses: 5, satisfied: 6}]}\n"
    assert hits("HC506", sections, 20) == ["adoption.satisfaction[0].satisfied"]
    assert hits("HC506", sections, 19) == []
