"""Earlier days: only those on which an answer can have changed, and exact between them."""

from datetime import date, timedelta

import pytest

from hypercare_cli.plan.kinds import Duration
from hypercare_cli.plan.model import Plan
from hypercare_cli.steering.days import earlier, last_day, later, spells, throughout, turning_days
from tests.plans import HEAD, T0, day, figures


def plan(sections: str = "", country: str = "FR") -> Plan:
    text = HEAD.replace("language: en", f"language: en, country: {country}")
    return figures(text + sections).plan


RISKS = "decisions: [{id: D1, text: A, date: T+3}, {id: D2, text: B, due: T+8}]\n"


def test_a_figure_turns_on_the_days_of_the_plan_and_the_day_after() -> None:
    assert turning_days(plan(RISKS)) == (day(0), day(1), day(3), day(4), day(8), day(9))


def test_spells_are_the_times_between() -> None:
    found = spells(plan(RISKS), day(1), day(20))
    assert found == (
        (day(1), day(2)),
        (day(3),) * 2,
        (day(4), day(7)),
        (day(8),) * 2,
        (day(9), day(20)),
    )


def asks(until: int) -> list[int]:
    """The days on which a question is asked whose answer is yes up to T+`until`."""
    asked: list[int] = []

    def judge(when: date) -> bool:
        asked.append((when - T0).days)
        return asked[-1] <= until

    assert last_day(plan(RISKS), judge, day(0), day(1000)) == day(until)
    return asked


@pytest.mark.parametrize("until", [0, 2, 3, 7, 8, 9, 500, 999, 1000])
def test_the_last_day_is_exact_even_where_only_time_goes_on(until: int) -> None:
    assert len(asks(until)) < 25


def test_there_may_be_no_last_day() -> None:
    assert last_day(plan(RISKS), lambda _day: None, day(0), day(20)) is None


def test_throughout_is_three_valued() -> None:
    def judge(*answers: bool | None) -> bool | None:
        steps = [day(0), day(3), day(8)]
        found = dict(zip(steps, answers, strict=True))
        return throughout(
            plan(RISKS), lambda d: found[max(s for s in steps if s <= d)], day(0), day(20)
        )

    assert judge(True, True, True) is True
    assert judge(True, None, True) is None
    assert judge(None, False, True) is False


@pytest.mark.parametrize(("unit", "amount"), [("d", 5), ("wd", 1), ("wd", 10), ("d", 0), ("wd", 0)])
@pytest.mark.parametrize("country", ["FR", "US"])
def test_earlier_is_the_last_day_from_which_it_takes_so_long(unit, amount, country) -> None:
    """Over the four weeks around Easter Monday, T+91, against every day one by one."""
    p, by = plan("", country), Duration(amount, unit)
    for number in range(80, 108):
        start = earlier(p, day(number), by)
        first, second = later(p, start, by), later(p, start + timedelta(days=1), by)
        assert first is not None
        assert second is not None
        assert first <= day(number) < second


def test_the_ends_of_the_calendar() -> None:
    p = plan()
    assert earlier(p, date(1, 1, 3), Duration(99_999, "d")) == date.min
    assert earlier(p, date.max, Duration(5, "wd")) == date.min
    assert later(p, date(9999, 12, 30), Duration(5, "d")) is None


def test_without_known_holidays_the_working_days_are_monday_to_friday() -> None:
    """The country is refused when working days are asked for; a plan without one has none."""
    p = figures(HEAD).plan
    assert later(p, day(90), Duration(1, "wd")) == day(91)
