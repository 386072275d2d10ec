"""Days from T0 and working days; the public holidays were looked up by hand.

T0 is Monday 5 January 2026. France in 2026: 1 January, Easter Monday 6 April, 1 and 8 May, Ascension
14 May, Whit Monday 25 May, 14 July, 15 August, 1 November, 11 November, 25 December.
"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hypercare_cli.plan.calendar import Calendar
from tests.plans import HEAD, T0, faults, load_text

FRANCE = Calendar(T0, "FR")
PLAIN = Calendar(T0)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-01", date(2026, 3, 1)),
        ("2024-02-29", date(2024, 2, 29)),
        ("T+0", T0),
        ("T-0", T0),
        ("T+1", date(2026, 1, 6)),
        ("T-5", date(2025, 12, 31)),
        ("T+30", date(2026, 2, 4)),
        ("T+90", date(2026, 4, 5)),
        ("T+365", date(2027, 1, 5)),
    ],
)
def test_calendar_days(text: str, day: date) -> None:
    assert PLAIN.resolve(text) == day


@pytest.mark.parametrize(
    ("text", "plain", "france"),
    [
        ("T+0wd", T0, T0),
        ("T+1wd", date(2026, 1, 6), date(2026, 1, 6)),
        ("T+4wd", date(2026, 1, 9), date(2026, 1, 9)),
        ("T+5wd", date(2026, 1, 12), date(2026, 1, 12)),  # over a week-end
        ("T-1wd", date(2026, 1, 2), date(2026, 1, 2)),  # the Friday before
        ("T-2wd", date(2026, 1, 1), date(2025, 12, 31)),  # New Year's Day
        ("T+64wd", date(2026, 4, 3), date(2026, 4, 3)),  # 12 weeks and 4 days
        ("T+65wd", date(2026, 4, 6), date(2026, 4, 7)),  # Easter Monday
        ("T+90wd", date(2026, 5, 11), date(2026, 5, 15)),  # three holidays, then Ascension
    ],
)
def test_working_days(text: str, plain: date, france: date) -> None:
    assert PLAIN.resolve(text) == plain
    assert FRANCE.resolve(text) == france


def test_from_a_day_off_the_first_working_day_is_the_next_one() -> None:
    """5 April 2026 is Easter Sunday; the Monday is a holiday too. T+0wd is T0, whatever day it is."""
    easter = Calendar(date(2026, 4, 5), "FR")
    assert easter.resolve("T+0wd") == date(2026, 4, 5)
    assert easter.resolve("T+1wd") == date(2026, 4, 7)
    assert easter.resolve("T-1wd") == date(2026, 4, 3)


def test_holidays_of_a_part_of_a_country() -> None:
    """Epiphany, 6 January, is a holiday in Bavaria and not in Berlin."""
    assert Calendar(T0, "DE").resolve("T+1wd") == date(2026, 1, 6)
    assert Calendar(T0, "DE", "BE").resolve("T+1wd") == date(2026, 1, 6)
    assert Calendar(T0, "DE", "BY").resolve("T+1wd") == date(2026, 1, 7)


def test_closing_days() -> None:
    closed = Calendar(T0, "FR", None, [date(2026, 1, 6), date(2026, 1, 10)])
    assert closed.resolve("T+1wd") == date(2026, 1, 7)
    assert closed.resolve("T+4wd") == date(2026, 1, 12)


def test_what_cannot_be_a_day() -> None:
    for text in ("2026-02-29", "2025-13-01", "T+99999wd", "T-99999wd", "0000-00-00"):
        with pytest.raises(ValueError, match=r".+"):
            PLAIN.resolve(text)
    for text in ("", "T", "T30", "t+30", "T+30d", "T +30", "2026-1-5", "T+1000000", "T+١"):
        assert PLAIN.resolve(text) is None
    with pytest.raises(LookupError):
        Calendar(T0, "ZZ").resolve("T+1wd")
    with pytest.raises(LookupError):
        Calendar(T0, "DE", "QQ").resolve("T+1wd")


def test_the_ends_of_the_calendar() -> None:
    late, early = Calendar(date(9999, 12, 30)), Calendar(date(1, 1, 2))
    assert late.resolve("T+1") == date(9999, 12, 31)
    for calendar, text in ((late, "T+2"), (late, "T+9wd"), (early, "T-2"), (early, "T-9wd")):
        with pytest.raises(ValueError, match="T"):
            calendar.resolve(text)


@given(st.integers(-2000, 2000))
def test_working_days_one_by_one(number: int) -> None:
    """The naive way: step by step, counting the days on which somebody works."""
    day, left = T0, abs(number)
    while left:
        day += timedelta(days=1 if number > 0 else -1)
        left -= FRANCE.is_working_day(day)
    assert FRANCE.resolve(f"T{number:+d}wd") == day
    assert number == 0 or FRANCE.is_working_day(day)


def test_in_a_plan_the_country_and_its_closing_days_count() -> None:
    """Also for dates that stand above them. The closing days, Tuesday and Wednesday, may be written
    in working days themselves: these are counted as if nothing were closed."""
    hold, head = "holds: [{start: T+1wd, cause: customer}]\n", HEAD.replace("}", ", {}}")
    for closing, start in (("[]", 6), ("[T+1]", 7), ("[T+1, T+2wd]", 8), ("[T+2wd, T+1wd]", 8)):
        plan = load_text(hold + head.replace("{}", f"country: FR, closing_days: {closing}")).plan
        assert plan is not None
        assert plan.holds[0].start == date(2026, 1, start)
        if closing == "[T+2wd, T+1wd]":
            assert plan.plan.closing_days == (date(2026, 1, 7), date(2026, 1, 6))


def test_an_unknown_part_of_a_country_is_found_where_a_working_day_is_asked_for() -> None:
    head = HEAD.replace("}", ", country: DE, subdivision: QQ}")
    assert faults(head) == []
    assert faults(head + "holds: [{start: T+1wd, cause: customer}]\n") == ["2:91 HC026"]
    steps = "next_steps: [{id: N, title: N, milestone: T+3wd, horizon: T+9wd}]\n"
    assert faults(head.replace("}", ", golive: T+4wd, closing_days: [T+2wd]}") + steps) == [
        "2:91 HC026"
    ]
