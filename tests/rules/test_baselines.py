"""Baselines: which one is looked at, what is a move, and how much slip needs a reason."""

import pytest

from tests.hits import hits, told

ROADMAP = "roadmap: [{id: live, offset: 30, title: Live, done_on: T+DONE}]\n"
TWO = """\
baselines:
  - {id: a, date: 2026-01-05, kickoff: 2026-01-05, milestones: {live: 2026-02-04, gone: 2026-02-04}, tasks: {T1: 2026-01-20}}
  - {id: b, date: 2026-01-20, kickoff: 2026-01-05, milestones: {MILESTONES}REASON}
"""


def test_only_the_baseline_that_holds_is_compared_with_the_roadmap() -> None:
    text = ROADMAP.replace("DONE", "30") + TWO.replace("MILESTONES", "live: 2026-02-04").replace(
        "REASON", ""
    )
    assert hits("HC411", text, 14) == ["baselines[0].milestones.gone", "baselines[0].tasks.T1"]
    assert hits("HC411", text, 15) == []


@pytest.mark.parametrize(
    ("milestones", "reason", "as_of", "expected"),
    [
        ("live: 2026-02-05", "", 60, ["baselines[1]"]),
        ("live: 2026-02-05", "", 14, []),
        ("live: 2026-02-05", ", reason: Audit", 60, []),
        # the same date, and a milestone that is new, move nothing
        ("live: 2026-02-04, more: 2026-03-01", "", 60, []),
    ],
)
def test_a_second_baseline_that_moves_dates_says_why(milestones, reason, as_of, expected) -> None:
    text = TWO.replace("MILESTONES", milestones).replace("REASON", reason)
    assert hits("HC413", text, as_of) == expected


@pytest.mark.parametrize(("done", "expected"), [(37, []), (38, ["roadmap[0]"])])
def test_a_slip_of_more_than_a_week_needs_a_hold(done, expected) -> None:
    text = ROADMAP.replace("DONE", str(done)) + TWO.replace(
        "MILESTONES", "live: 2026-02-04"
    ).replace("REASON", "")
    assert hits("HC414", text, 60) == expected
    held = "holds: [{start: T+20, end: T+21, cause: customer}]\n"
    assert hits("HC414", text + held, 60) == []
    if expected:
        assert told("HC414", text, 60) == [
            "“Live” slips by 8 days against the baseline “b”, and no hold explains 8 of them"
        ]


def test_without_a_baseline_nothing_is_asked_for() -> None:
    assert hits("HC414", ROADMAP.replace("DONE", "60"), 90) == []
