"""Rituals held and missed, people present, actions in time."""

from decimal import Decimal
from fractions import Fraction

from tests.plans import HEAD, figures, fraction

RITUALS = f"""{HEAD}
people:
  - {{id: a, role: sponsor, side: customer}}
  - {{id: b, role: csm, side: provider}}
  - {{id: c, role: user, side: customer}}
governance:
  rituals:
    - id: weekly
      title: Weekly
      cadence: weekly
      attendees: [a, b]
      sessions:
        - {{date: T+7, held: true, present: [a, b, c]}}
        - {{date: T+14, held: true, present: [b]}}
        - {{date: T+21, held: true}}
        - {{date: T+28, held: false}}
        - {{date: T+42, held: false}}
        - {{date: T+35, held: false}}
    - {{id: qbr, title: QBR, cadence: quarterly, attendees: [a], sessions: [{{date: T+40, held: false}}, {{date: T+90, held: true, present: [c]}}]}}
    - {{id: empty, title: Empty, cadence: daily}}
"""


def test_sessions_held_over_sessions_to_date() -> None:
    """By T+27 three of three, by T+28 three of four, by T+90 four of eight."""
    assert figures(RITUALS, 6)["engagement.rituals_held_rate"] is None
    assert figures(RITUALS, 27)["engagement.rituals_held_rate"] == 1
    assert figures(RITUALS, 28)["engagement.rituals_held_rate"] == Decimal("0.75")
    assert figures(RITUALS, 90)["engagement.rituals_held_rate"] == Decimal("0.5")


def test_misses_running_are_those_of_one_ritual_now() -> None:
    """Weekly misses T+28, T+35, T+42, the QBR T+40: runs do not add up over rituals."""
    assert figures(RITUALS, 27)["engagement.rituals_missed"] == 0
    assert figures(RITUALS, 28)["engagement.rituals_missed"] == 1
    assert figures(RITUALS, 41)["engagement.rituals_missed"] == 2
    assert figures(RITUALS, 90)["engagement.rituals_missed"] == 3
    held = RITUALS.replace("{date: T+42, held: false}", "{date: T+42, held: true}")
    assert figures(held, 90)["engagement.rituals_missed"] == 0


def test_attendance_counts_expected_people_in_sessions_that_say_who_came() -> None:
    """T+7: both of two (the third was not expected); T+14: one of two; T+21 does not say; the QBR:
    none of one. Together 3 of 5."""
    assert figures(RITUALS, 21)["engagement.attendance_rate"] == Decimal("0.75")
    assert figures(RITUALS, 90)["engagement.attendance_rate"] == Decimal("0.6")
    nobody = RITUALS.replace("attendees: [a, b]", "attendees: []")
    assert figures(nobody, 21)["engagement.attendance_rate"] is None


def test_reviews_held_are_sessions_of_quarterly_rituals() -> None:
    assert figures(RITUALS, 89)["engagement.qbr_held"] == 0
    assert figures(RITUALS, 90)["engagement.qbr_held"] == 1


def test_of_two_sessions_of_a_ritual_on_one_day_the_last_in_the_file_counts() -> None:
    again = RITUALS.replace("{date: T+14, held: true, present: [b]}", "{date: T+7, held: false}")
    assert figures(again, 20)["engagement.rituals_held_rate"] == 0


ACTIONS = f"""{HEAD}
actions:
  - {{id: a, title: In time, status: done, opened_on: T+10, due: T+20, done_on: T+20}}
  - {{id: b, title: Late, status: done, opened_on: T+10, due: T+20, done_on: T+25}}
  - {{id: c, title: Open, status: open, opened_on: T+10, due: T+30}}
  - {{id: d, title: Dropped, status: dropped, due: T+20}}
  - {{id: e, title: Done some day, status: done, due: T+20}}
  - {{id: f, title: Not due, status: open, due: T+99}}
  - {{id: g, title: Without a day, status: open}}
  - {{id: h, title: Later, status: open, opened_on: T+40, due: T+35}}
"""


def test_actions_in_time_of_those_opened_and_due() -> None:
    """T+20: a in time, b not yet done: 1/2. T+30: c is due too: 1/3. T+40: h is there: 1/4. Dropped
    ones, and done ones without a day, are left out."""
    rates = [figures(ACTIONS, n)["engagement.actions_on_time_rate"] for n in (19, 20, 29, 30, 40)]
    assert rates[0] is None
    assert [fraction(rate) for rate in rates[1:]] == [
        Fraction(1, 2),
        Fraction(1, 2),
        Fraction(1, 3),
        Fraction(1, 4),
    ]


def test_open_actions_are_opened_and_neither_done_nor_dropped_by_then() -> None:
    """T+9: f and g have no opening day. T+10: a, b, c too. T+20: a is done. T+25: b. T+40: h comes."""
    counts = [figures(ACTIONS, n)["engagement.actions_open"] for n in (9, 10, 20, 25, 40)]
    assert counts == [2, 5, 4, 3, 4]


def test_overdue_is_due_before_as_of() -> None:
    """b from T+21 to T+24; c from T+31; h, opened after its due day, from T+40."""
    counts = [
        figures(ACTIONS, n)["engagement.actions_overdue"] for n in (20, 21, 24, 25, 30, 31, 40)
    ]
    assert counts == [0, 1, 1, 0, 0, 1, 2]
