"""Working days of seven countries from 2024 to 2032, against tables made from the laws, not the library.

Only Easter Sundays are literal; every other day follows from a rule of its country, written here as the
law has it. Days that `holidays` counts and that one may not expect are said where they are added.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

import pytest

from hypercare_cli.plan.calendar import Calendar

EASTER = {
    2024: date(2024, 3, 31),
    2025: date(2025, 4, 20),
    2026: date(2026, 4, 5),
    2027: date(2027, 3, 28),
    2028: date(2028, 4, 16),
    2029: date(2029, 4, 1),
    2030: date(2030, 4, 21),
    2031: date(2031, 4, 13),
    2032: date(2032, 3, 28),
}
MONDAY, WEDNESDAY, THURSDAY, SATURDAY, SUNDAY = 0, 2, 3, 5, 6
CHRISTIAN = {
    "good_friday": -2,
    "easter_monday": 1,
    "ascension": 39,
    "whit_monday": 50,
    "corpus": 60,
}


def easter(year: int, *names: str) -> set[date]:
    return {EASTER[year] + timedelta(days=CHRISTIAN[name]) for name in names}


def fixed(year: int, *days: str) -> set[date]:
    """`12-25` and the like."""
    return {date.fromisoformat(f"{year}-{day}") for day in days}


def nth(year: int, month: int, weekday: int, number: int) -> date:
    """The n-th Monday and the like of a month; the last one for 0."""
    if number == 0:
        following = nth(year, month + 1, weekday, 1)
        return following - timedelta(weeks=1)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7, weeks=number - 1)


def before(day: date, weekday: int) -> date:
    """The last Monday and the like before a day."""
    return day - timedelta(days=(day.weekday() - weekday - 1) % 7 + 1)


def france(year: int) -> set[date]:
    """Code du travail, L3133-1."""
    civil = fixed(year, "01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25")
    return civil | easter(year, "easter_monday", "ascension", "whit_monday")


def belgium(year: int) -> set[date]:
    """Royal decree of 18 April 1974; substitutes for Sundays are for each employer to choose."""
    civil = fixed(year, "01-01", "05-01", "07-21", "08-15", "11-01", "11-11", "12-25")
    return civil | easter(year, "easter_monday", "ascension", "whit_monday")


def geneva(year: int) -> set[date]:
    """Loi sur les jours fériés (J 1 45); the fast is the Thursday after the first Sunday of September."""
    fast = nth(year, 9, SUNDAY, 1) + timedelta(days=4)
    moving = easter(year, "good_friday", "easter_monday", "ascension", "whit_monday")
    return {fast} | moving | fixed(year, "01-01", "08-01", "12-25", "12-31")


def germany(year: int) -> set[date]:
    """What all Länder have."""
    moving = easter(year, "good_friday", "easter_monday", "ascension", "whit_monday")
    return moving | fixed(year, "01-01", "05-01", "10-03", "12-25", "12-26")


def berlin(year: int) -> set[date]:
    """International Women's Day; 8 May 2025 only once (17 June 2028, once too, is a Saturday)."""
    once = {date(2025, 5, 8)} if year == 2025 else set()
    return germany(year) | fixed(year, "03-08") | once


def bavaria(year: int) -> set[date]:
    """Not the Assumption, 15 August: it is a holiday of Catholic municipalities only."""
    return germany(year) | easter(year, "corpus") | fixed(year, "01-06", "11-01")


def saxony(year: int) -> set[date]:
    """Reformation Day, and the Wednesday before 23 November (Buß- und Bettag)."""
    return germany(year) | fixed(year, "10-31") | {before(date(year, 11, 23), WEDNESDAY)}


def england(year: int) -> set[date]:
    """Banking and Financial Dealings Act 1971: what falls on a weekend is taken on the next weekdays."""
    mondays = {nth(year, 5, MONDAY, 1), nth(year, 5, MONDAY, 0), nth(year, 8, MONDAY, 0)}
    found = mondays | easter(year, "good_friday", "easter_monday")
    for day in sorted(fixed(year, "01-01", "12-25", "12-26")):
        found.add(day)
        if day.weekday() >= SATURDAY:
            found.add(following(day, found | fixed(year, "12-25", "12-26")))
    return found


def following(day: date, taken: set[date]) -> date:
    """The next weekday that is no holiday itself."""
    while day.weekday() >= SATURDAY or day in taken:
        day += timedelta(days=1)
    return day


def united_states(year: int) -> set[date]:
    """5 U.S.C. 6103: from Saturday to the Friday before, from Sunday to the Monday after, so that
    New Year 2028 is taken in 2027. Inauguration Day is one of Washington, D.C. only."""
    found = {
        nth(year, 1, MONDAY, 3),
        nth(year, 2, MONDAY, 3),
        nth(year, 5, MONDAY, 0),
        nth(year, 9, MONDAY, 1),
        nth(year, 10, MONDAY, 2),
        nth(year, 11, THURSDAY, 4),
    }
    for day in fixed(year, "01-01", "06-19", "07-04", "11-11", "12-25") | {date(year + 1, 1, 1)}:
        shift = {SATURDAY: -1, SUNDAY: 1}.get(day.weekday(), 0)
        found.add(day + timedelta(days=shift))
    return {day for day in found if day.year == year}


def quebec(year: int) -> set[date]:
    """Act respecting labour standards, s. 60, and the National Holiday Act: 24 June and 1 July are
    taken on the Monday after a Sunday. `holidays` also counts the Monday after a New Year or a
    Christmas on a weekend, which most employers give."""
    victoria = before(date(year, 5, 25), MONDAY)
    found = {victoria, nth(year, 9, MONDAY, 1), nth(year, 10, MONDAY, 2)}
    found |= easter(year, "good_friday") | fixed(year, "01-01", "06-24", "07-01", "12-25")
    found |= {d + timedelta(days=1) for d in fixed(year, "06-24", "07-01") if d.weekday() == SUNDAY}
    return found | {following(day, set()) for day in fixed(year, "01-01", "12-25")}


TABLES: dict[tuple[str, str | None], Callable[[int], set[date]]] = {
    ("FR", None): france,
    ("BE", None): belgium,
    ("CH", "GE"): geneva,
    ("DE", None): germany,
    ("DE", "BE"): berlin,
    ("DE", "BY"): bavaria,
    ("DE", "SN"): saxony,
    ("GB", "ENG"): england,
    ("US", None): united_states,
    ("CA", "QC"): quebec,
}
each_country = pytest.mark.parametrize(
    "where", TABLES, ids=lambda where: "-".join(filter(None, where))
)


@cache
def working_days(where: tuple[str, str | None]) -> list[date]:
    """Every working day of the nine years, by the table."""
    first, last = date(2024, 1, 1), date(2032, 12, 31)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    off = set().union(*(TABLES[where](year) for year in EASTER))
    return [day for day in days if day.weekday() < SATURDAY and day not in off]


@each_country
@pytest.mark.parametrize("year", EASTER)
def test_holidays_on_weekdays(where: tuple[str, str | None], year: int) -> None:
    found = {d for d in Calendar(date(2026, 1, 5), *where).public_holidays(year) if d.weekday() < 5}
    assert found == {day for day in TABLES[where](year) if day.weekday() < 5}


@each_country
def test_counting_forwards_and_backwards(where: tuple[str, str | None]) -> None:
    """From every day of eight years, on or off: the place in the table is all that is used."""
    calendar, table = Calendar(date(2026, 1, 5), *where), working_days(where)
    first = date(2024, 7, 1)
    for start in (first + timedelta(days=n) for n in range(0, 8 * 365, 3)):
        behind, ahead = bisect_left(table, start), bisect_right(table, start)
        for count in (1, 2, 5, 23, 120):
            assert calendar.add_working_days(start, count) == table[ahead + count - 1]
            assert calendar.add_working_days(start, -count) == table[behind - count]
        end = start + timedelta(days=97)
        counted = bisect_right(table, end) - ahead
        assert calendar.working_days_between(start, end) == counted
        assert calendar.working_days_between(end, start) == -counted


@pytest.mark.parametrize(
    ("where", "start", "count", "end"),
    [
        # Wednesday 30 April 2025; 1 and 8 May are Thursdays.
        (("FR", None), "2025-04-30", 1, "2025-05-02"),
        (("FR", None), "2025-04-30", 6, "2025-05-12"),
        # Ascension is 29 May 2025, Whit Monday 9 June.
        (("BE", None), "2025-05-28", 8, "2025-06-11"),
        # Jeûne genevois 2026: 6 September is the first Sunday, so Thursday 10.
        (("CH", "GE"), "2026-09-09", 1, "2026-09-11"),
        # Buß- und Bettag 2028: 23 November is a Thursday, so the day before.
        (("DE", "SN"), "2028-11-21", 1, "2028-11-23"),
        (("DE", "BY"), "2028-11-21", 1, "2028-11-22"),
        # Christmas 2027 is a Saturday: Monday 27 and Tuesday 28 are taken.
        (("GB", "ENG"), "2027-12-24", 1, "2027-12-29"),
        # 26 December 2026 is a Saturday: Monday 28.
        (("GB", "ENG"), "2026-12-24", 1, "2026-12-29"),
        # New Year 2028 is a Saturday: Friday 31 December 2027 is taken.
        (("US", None), "2027-12-30", 1, "2028-01-03"),
        # 4 July 2027 is a Sunday: Monday 5.
        (("US", None), "2027-07-02", 1, "2027-07-06"),
        # 24 June 2029 is a Sunday: Monday 25; then Monday 2 July for Sunday 1.
        (("CA", "QC"), "2029-06-22", 1, "2029-06-26"),
        (("CA", "QC"), "2029-06-29", 1, "2029-07-03"),
        # Backwards over Easter 2026 (3 and 6 April are off), and from the holiday itself.
        (("DE", None), "2026-04-07", -1, "2026-04-02"),
        (("DE", None), "2026-04-06", -1, "2026-04-02"),
        (("DE", None), "2026-04-06", 1, "2026-04-07"),
        (("DE", None), "2026-04-06", 0, "2026-04-06"),
        # A leap day is a day like any other: 29 February 2028 is a Tuesday.
        (("FR", None), "2028-02-28", 1, "2028-02-29"),
        (("FR", None), "2028-02-29", 1, "2028-03-01"),
        # Clocks change on 29 March and 25 October 2026; days do not.
        (("FR", None), "2026-03-27", 1, "2026-03-30"),
        (("FR", None), "2026-10-23", 1, "2026-10-26"),
    ],
)
def test_days_that_are_easily_missed(
    where: tuple[str, str | None], start: str, count: int, end: str
) -> None:
    calendar = Calendar(date(2026, 1, 5), *where)
    assert calendar.add_working_days(date.fromisoformat(start), count) == date.fromisoformat(end)


def test_a_span_of_more_than_a_century_is_not_counted() -> None:
    calendar = Calendar(date(2026, 1, 5), "FR")
    assert calendar.working_days_between(date(2026, 1, 5), date(9999, 12, 31)) is None
    assert calendar.working_days_between(date(9999, 12, 31), date(2026, 1, 5)) is None
