"""Support: the latest complete period, and the backlog of all of them."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.plans import HEAD, figures, fraction

PERIODS = f"""{HEAD}
support:
  periods:
    - {{start: T+31, end: T+60, opened: 64, resolved: 40, within_sla: 34, response_hours: 3.2, resolution_hours: 21.50, csat: {{responses: 30, satisfied: 24}}, by_level: {{n1: 10, n2: 25, n3: 5}}}}
    - {{start: T+1, end: T+30, opened: 10, resolved: 8, within_sla: 6, by_priority: {{P1: {{opened: 2, resolved: 1, open: 1}}}}}}
"""


def support(text: str, as_of: int) -> dict[str, Any]:
    f = figures(text, as_of)
    return {id_.removeprefix("support."): f[id_] for id_ in f.ids() if id_.startswith("support.")}


def test_the_latest_period_that_has_ended() -> None:
    """By T+30: 6 of 8 within the SLA; by T+60: 34 of 40, and 6 of 40 out of it."""
    daily = ("opened_per_day", "opened_per_day_change")
    first, second = support(PERIODS, 30), support(PERIODS, 60)
    for known in (first, second):
        for name in daily:
            known.pop(name)
    assert first == {
        "opened": 10,
        "resolved": 8,
        "in_sla_rate": Decimal("0.75"),
        "out_of_sla_rate": Decimal("0.25"),
        "csat": None,
        "response_hours": None,
        "resolution_hours": None,
        "p1_open": 1,
        "level1_rate": None,
        "backlog": 2,
    }
    assert second == {
        "opened": 64,
        "resolved": 40,
        "in_sla_rate": Decimal("0.85"),
        "out_of_sla_rate": Decimal("0.15"),
        "csat": Decimal("0.8"),
        "response_hours": Decimal("3.2"),
        "resolution_hours": Decimal("21.5"),
        "p1_open": None,
        "level1_rate": Decimal("0.25"),
        "backlog": 26,
    }
    assert support(PERIODS, 59) == support(PERIODS, 30)


def test_before_the_first_period_ends_only_the_backlog_is_known() -> None:
    known = {name: value for name, value in support(PERIODS, 29).items() if value is not None}
    assert known == {"backlog": 0}
    assert support(HEAD, 90) == support(PERIODS, 29)


def test_no_look_back_where_the_latest_period_does_not_say() -> None:
    quiet = PERIODS.replace("resolved: 40, within_sla: 34", "resolved: 0, within_sla: 0")
    f = support(quiet.replace("responses: 30, satisfied: 24", "responses: 0, satisfied: 0"), 60)
    assert (f["in_sla_rate"], f["out_of_sla_rate"], f["csat"]) == (None, None, None)
    assert support(PERIODS.replace("n3: 5", "n3: 0"), 60)["level1_rate"] is not None
    assert support(PERIODS.replace(", n3: 5", ""), 60)["level1_rate"] is None
    zero = PERIODS.replace("n1: 10, n2: 25, n3: 5", "n1: 0, n2: 0, n3: 0")
    assert support(zero, 60)["level1_rate"] is None


def test_tickets_a_day_and_their_change_against_the_period_before() -> None:
    """10 over the 30 days T+1 to T+30, then 64 over 30: 5.4 times more."""
    first, second = support(PERIODS, 59), support(PERIODS, 60)
    assert fraction(first["opened_per_day"]) == Fraction(1, 3)
    assert first["opened_per_day_change"] is None
    assert fraction(second["opened_per_day"]) == Fraction(32, 15)
    assert fraction(second["opened_per_day_change"]) == Fraction(27, 5)


@pytest.mark.parametrize(
    ("periods", "daily", "change"),
    [
        ([(1, 7, 14), (8, 14, 7)], 1, Fraction(-1, 2)),
        ([(1, 10, 10), (11, 14, 4)], 1, 0),  # periods of different length
        ([(1, 7, 0), (8, 14, 7)], 1, None),  # nothing to compare with
        ([(1, 7, 7), (8, 14, 0)], 0, -1),
        ([(1, 14, 7), (8, 14, 14)], 2, None),  # of equal ends the last counts, and none is before
        ([(14, 7, 3)], None, None),  # ends before it starts
    ],
)
def test_the_change_compares_days_not_periods(periods, daily, change) -> None:
    f = support(HEADED + "".join(period(*one) for one in periods), 30)
    found = (f["opened_per_day"], f["opened_per_day_change"])
    assert tuple(None if one is None else fraction(one) for one in found) == (daily, change)


def period(start: int, end: int, opened: int) -> str:
    return (
        f"    - {{start: T+{start}, end: T+{end}, opened: {opened}, resolved: 0, within_sla: 0}}\n"
    )


HEADED = HEAD + "support:\n  periods:\n"


def test_with_equal_ends_the_last_in_the_file() -> None:
    text = HEADED + period(10, 30, 1) + period(5, 30, 2)
    assert (support(text, 30)["opened"], support(text, 30)["backlog"]) == (2, 3)


def test_with_equal_starts_only_the_last_in_the_file() -> None:
    text = HEADED + period(1, 40, 1) + period(1, 30, 2)
    assert (support(text, 40)["opened"], support(text, 40)["backlog"]) == (2, 2)
    again = HEADED + period(1, 30, 1) + period(2, 30, 2) + period(1, 30, 4)
    assert (support(again, 30)["opened"], support(again, 30)["backlog"]) == (4, 6)


def test_a_period_that_has_not_ended_hides_none_of_the_same_start() -> None:
    """The month that will count later does not exist yet: the week stands."""
    text = HEADED + period(1, 7, 1) + period(1, 30, 5)
    assert [support(text, n)["opened"] for n in (6, 7, 29, 30)] == [None, 1, 1, 5]
    assert [support(text, n)["backlog"] for n in (6, 7, 29, 30)] == [0, 1, 1, 5]


@pytest.mark.parametrize(
    ("within", "colour"), [(17, "green"), (16, "amber"), (14, "amber"), (13, "red")]
)
def test_the_limits_of_the_colour_keep_the_better_one(within: int, colour: str) -> None:
    """Of 20: 3 out is 1 − 0.85, not above 0.15; 6 out is 0.30; 7 out is above."""
    text = HEADED + period(1, 30, 20).replace(
        "resolved: 0, within_sla: 0", f"resolved: 20, within_sla: {within}"
    )
    f = figures(text, 30)
    assert f["rag.support"] == colour
    assert fraction(f["support.out_of_sla_rate"]) == 1 - fraction(Decimal(within) / 20)
