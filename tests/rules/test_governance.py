"""Rituals: whose absence counts, and when a ritual has fallen asleep."""

import pytest

from tests.hits import hits, told

PEOPLE = """\
people:
  - {id: boss, role: sponsor, side: customer}
  - {id: deputy, role: sponsor, side: customer}
  - {id: csm, role: csm, side: provider}
"""
STEERING = """\
governance:
  rituals:
    - id: steering
      title: Steering
      cadence: monthly
      attendees: [boss, deputy, csm]
      sessions: [{sessions}]
    - id: weekly
      title: Weekly
      cadence: weekly
      attendees: [csm]
      sessions: [{{date: T+58, held: true, present: [csm]}}]
    - id: qbr
      title: Review
      cadence: quarterly
      attendees: [boss, csm]
      sessions: [{review}]
"""


def governance(sessions: str, review: str = "") -> str:
    return PEOPLE + STEERING.format(sessions=sessions, review=review)


@pytest.mark.parametrize(
    ("sessions", "review", "expected"),
    [
        ("{date: T+20, held: true, present: [csm]}", "{date: T+50, held: true, present: [csm]}",
         ["governance.rituals[2].sessions[0].present"]),
        ("{date: T+50, held: true, present: [csm]}, {date: T+20, held: true, present: [csm]}", "",
         ["governance.rituals[0].sessions[0].present"]),
        ("{date: T+20, held: true, present: [csm]}, {date: T+50, held: true, present: [deputy]}", "", []),
        ("{date: T+20, held: true, present: [csm]}, {date: T+50, held: true}", "", []),
        ("{date: T+20, held: true, present: [csm]}, {date: T+50, held: false, present: [csm]}", "", []),
        ("{date: T+20, held: true, present: [csm]}, {date: T+70, held: true, present: [csm]}", "", []),
    ],
)  # fmt: skip
def test_the_sponsor_is_absent_twice_running_over_all_rituals(sessions, review, expected) -> None:
    assert hits("HC310", governance(sessions, review), 60) == expected


def test_the_two_meetings_are_named() -> None:
    text = governance(
        "{date: T+20, held: true, present: [csm]}", "{date: T+50, held: true, present: [csm]}"
    )
    assert told("HC310", text, 60) == [
        "the sponsor has missed two meetings running: “Steering” and “Review” (24 Feb 2026)"
    ]


@pytest.mark.parametrize(
    ("cadence", "days"),
    [("daily", 4), ("weekly", 14), ("biweekly", 28), ("monthly", 62), ("quarterly", 184)],
)
def test_a_ritual_sleeps_after_twice_its_cadence(cadence, days) -> None:
    text = f"""\
governance:
  rituals:
    - {{id: r, title: R, cadence: {cadence}, sessions: [{{date: T+10, held: false}}]}}
"""
    assert hits("HC312", text, 10 + days) == []
    assert hits("HC312", text, 11 + days) == ["governance.rituals[0].cadence"]


def test_a_ritual_that_never_met_is_told_once_others_are_noted() -> None:
    never = "governance: {rituals: [{id: a, title: A, cadence: weekly}]}\n"
    assert hits("HC312", never, 90) == []
    beside = never.replace(
        "weekly}]",
        "weekly}, {id: b, title: B, cadence: quarterly, sessions: [{date: T+9, held: true}]}]",
    )
    assert hits("HC312", beside, 14) == []
    assert hits("HC312", beside, 15) == ["governance.rituals[0].cadence"]


@pytest.mark.parametrize(
    ("session", "expected"),
    [
        ("held: false, present: [csm]", 1),
        ("held: false", 0),
        ("held: false, present: []", 0),
        ("held: true, present: [csm]", 0),
    ],
)
def test_who_was_there_makes_it_a_meeting(session, expected) -> None:
    text = governance(f"{{date: T+20, {session}}}")
    where = ["governance.rituals[0].sessions[0].held"] * expected
    assert hits("HC313", text, 60) == where
    assert hits("HC313", text, 19) == []


@pytest.mark.parametrize(("date", "expected"), [("T-320", 0), ("T-80", 1)])
def test_a_meeting_of_the_year_before_is_mistyped_not_asleep(date, expected) -> None:
    text = f"""\
governance:
  rituals:
    - {{id: a, title: A, cadence: monthly, sessions: [{{date: {date}, held: true}}]}}
    - {{id: b, title: B, cadence: quarterly, sessions: [{{date: T+9, held: true}}]}}
"""
    assert len(hits("HC312", text, 90)) == expected
    assert len(hits("HC108", text, 90)) == 1 - expected
