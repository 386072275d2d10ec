"""Health: which note is in use, when it is too old, and when its measures say another thing."""

import pytest

from hypercare_cli.finding import dotted
from tests.hits import found, hits
from tests.plans import HEAD

WEIGHTS = """\
health:
  dimensions:
    activation: {{weight: 20}}
    adoption: {{weight: 30}}
    value: {{weight: 25}}
    engagement: {{weight: 15}}
    support: {{weight: 10, rated: {0}}}
  assessments: [{1}]
"""
IN_TIME = """\
support: {{periods: [{{start: T+0, end: T+20, opened: 100, resolved: 100, within_sla: {0}}}]}}
"""
FIRST = "{date: T+25, support: 5}"


@pytest.mark.parametrize(
    ("rated", "within", "as_of", "expected"),
    [
        ("auto", 60, 30, 1),
        ("manual", 60, 30, 1),
        ("measured", 60, 30, 0),
        # 0.85 makes 4, 0.80 makes 3
        ("auto", 85, 30, 0),
        ("auto", 80, 30, 1),
        # older than 45 days: that is what is said of it
        ("auto", 60, 70, 1),
        ("auto", 60, 71, 0),
        # not given yet
        ("auto", 60, 24, 0),
    ],
)
def test_a_note_by_hand_is_near_its_measures(rated, within, as_of, expected) -> None:
    sections = WEIGHTS.format(rated, FIRST) + IN_TIME.format(within)
    paths = ["health.assessments[0].support"] if expected else []
    assert hits("HC621", sections, as_of) == paths


def test_a_rate_above_one_makes_no_note() -> None:
    low = "{date: T+25, support: 2}"
    assert hits("HC621", WEIGHTS.format("auto", low) + IN_TIME.format(95)) != []
    assert hits("HC621", WEIGHTS.format("auto", low) + IN_TIME.format(101)) == []


@pytest.mark.parametrize(
    ("rated", "assessments", "as_of", "expected"),
    [
        ("auto", FIRST, 70, []),
        ("auto", FIRST, 71, [0]),
        ("measured", FIRST, 71, []),
        ("auto", FIRST + ", {date: T+60, support: 5}", 71, []),
        # of the older one only the value is still in use
        ("auto", "{date: T+60, support: 5}, {date: T+25, support: 5, value: 3}", 71, [1]),
        # three old notes of one day are one finding
        ("auto", "{date: T+25, support: 5, value: 3, adoption: 3}", 71, [0]),
    ],
)
def test_a_note_in_use_is_not_older_than_45_days(rated, assessments, as_of, expected) -> None:
    sections = WEIGHTS.format(rated, assessments)
    assert hits("HC622", sections, as_of) == [f"health.assessments[{n}].date" for n in expected]


@pytest.mark.parametrize(
    ("rated", "as_of", "expected"), [("measured", 60, 0), ("measured", 61, 1), ("auto", 61, 0)]
)
def test_a_measured_dimension_has_a_measure(rated, as_of, expected) -> None:
    live = HEAD.replace("language: en", "language: en, golive: T+25")
    paths = [dotted(f.path) for f in found("HC624", live + WEIGHTS.format(rated, ""), as_of)]
    assert paths == (["health.dimensions.support.rated"] if expected else [])
    measured = live + WEIGHTS.format(rated, "") + IN_TIME.format(90)
    assert found("HC624", measured, as_of) == []


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("{date: T+25, support: 4}", ["support"]),
        ("{date: T+25, support: 5}", ["support"]),
        # one finding for a line that was pasted twice
        ("{date: T+25, adoption: 5, support: 5}", ["adoption"]),
        ("{date: T+25, value: 4}", []),
        ("{date: T+26, support: 5}", []),
    ],
)
def test_a_dimension_is_assessed_once_a_day(second, expected) -> None:
    first = "{date: T+25, adoption: 3, support: 5}"
    sections = f"health: {{assessments: [{first}, {second}]}}\n"
    assert hits("HC625", sections) == [f"health.assessments[1].{name}" for name in expected]
