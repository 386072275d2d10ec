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


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        # one date out of the order of the file: that date is wrong, whichever count it disturbs
        ((10, 20, 5, 40), "adoption.snapshots[2].date"),
        ((25, 15, 20, 40), "adoption.snapshots[0].date"),
        # from the newest to the oldest: the count is in doubt, not its date
        ((40, 30, 20, 10), None),
    ],
)
def test_a_date_out_of_order_is_the_one_in_doubt(days, expected) -> None:
    counts = (50, 60, 70, 80)
    snapshots = [
        f"date: T+{d}, eligible: 90, ready: {n}" for d, n in zip(days, counts, strict=True)
    ]
    found_at = hits("HC503", counted(*snapshots), 50)
    assert found_at == [expected] if expected else all(at.endswith("ready") for at in found_at)


def test_a_count_before_t0_neither_falls_nor_grows_old() -> None:
    early = "date: T-300, eligible: 120, ready: 100, active_30d: 70"
    sections = counted(early, "date: T+5, eligible: 120, ready: 60")
    assert hits("HC503", sections) == []
    live = HEAD.replace("language: en", "language: en, golive: T+25")
    assert found("HC504", live + sections, 60) == []
    relaunch = HEAD.replace("language: en", "language: en, context: relaunch")
    assert len(found("HC503", relaunch + sections)) == 1


@pytest.mark.parametrize(
    ("snapshot", "expected"),
    [
        ("accounts: 60, active_30d: 60", None),
        ("accounts: 59, active_30d: 60", "active_30d"),
        ("accounts: 59, active_7d: 60", "active_7d"),
        # below several counts the accounts are in doubt
        ("accounts: 20, active_7d: 40, active_30d: 60", "accounts"),
        ("accounts: 50, ready: 55, active_30d: 60", "accounts"),
        # trained before they have an account
        ("accounts: 50, ready: 55, active_30d: 40", None),
        # that count has a finding of its own
        ("accounts: 60, active_30d: 130", None),
        ("accounts: 60, active_7d: 70, active_30d: 50", None),
    ],
)
def test_who_works_in_the_tool_has_an_account(snapshot, expected) -> None:
    sections = counted(f"date: T+20, eligible: 120, {snapshot}")
    assert hits("HC507", sections) == ([f"{COUNTS}.{expected}"] if expected else [])
    assert hits("HC507", sections, 19) == []


@pytest.mark.parametrize(
    ("eligible", "responses", "satisfied", "expected"),
    [
        ("eligible: 60", 60, 10, 0),
        ("eligible: 60", 61, 10, 1),
        # more satisfied than answers: that is what is said of it
        ("eligible: 60", 61, 62, 0),
        # the eligible users are in doubt
        ("eligible: 6, accounts: 50, ready: 40", 60, 10, 0),
    ],
)
def test_no_more_answers_than_users(eligible, responses, satisfied, expected) -> None:
    survey = f"date: T+25, responses: {responses}, satisfied: {satisfied}"
    sections = f"""\
adoption:
  snapshots: [{{date: T+20, {eligible}}}]
  satisfaction: [{{{survey}}}]
"""
    assert len(hits("HC508", sections)) == expected
    assert hits("HC508", sections, 24) == []
    assert hits("HC508", f"adoption: {{satisfaction: [{{{survey}}}]}}\n") == []


def test_advanced_users_above_the_eligible_ones_are_wrong_anyway() -> None:
    sections = """\
adoption:
  key_features: [{id: f, title: F, advanced: true}]
  snapshots: [{date: T+20, eligible: 10, advanced: 20}]
"""
    assert hits("HC505", sections) == []
