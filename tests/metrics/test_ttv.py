"""Time to value, and the days of it that others lost."""

import pytest

from tests.plans import HEAD, figures

KPIS = """
kpis:
  - {id: slow, title: A, baseline: 8, target: 6, measurements: [{date: T+60, value: 6}, {date: T+70, value: 7}]}
  - {id: fast, title: B, baseline: 1, target: 2, measurements: [{date: T+40, value: 1}, {date: T+50, value: 2.5}]}
  - {id: usage, title: C, kind: adoption, baseline: 1, target: 2, measurements: [{date: T+10, value: 2}]}
"""


def test_the_first_business_kpi_at_its_target() -> None:
    """`fast` on T+50; the adoption KPI of T+10 is no business KPI."""
    assert (figures(HEAD + KPIS, 49)["ttv.days"], figures(HEAD + KPIS, 49)["ttv.reached"]) == (
        None,
        False,
    )
    assert (figures(HEAD + KPIS, 50)["ttv.days"], figures(HEAD + KPIS, 50)["ttv.reached"]) == (
        50,
        True,
    )


def test_it_counts_even_if_the_kpi_slips_later() -> None:
    """Without `fast`, `slow` met its target on T+60 and lost it on T+70."""
    f = figures(HEAD + KPIS.replace("value: 2.5", "value: 1.5"), 90)
    assert (f["ttv.days"], f["kpi.slow.reached"]) == (60, False)


def test_of_two_measurements_on_one_day_the_last_in_the_file_counts() -> None:
    text = HEAD + KPIS.replace(
        "{date: T+50, value: 2.5}", "{date: T+50, value: 2}, {date: T+50, value: 1}"
    )
    assert figures(text, 90)["ttv.days"] == 60


def net(*holds: str, as_of: int = 90) -> int | None:
    """Net days of a KPI reached on T+50; each hold as `start end cause`, `-` for none."""
    entries = ""
    for start, end, cause in (hold.split() for hold in holds):
        to = "" if end == "-" else f", end: {end}"
        entries += f"  - {{start: {start}{to}, cause: {cause}}}\n"
    found: int | None = figures(f"{HEAD}{KPIS}\nholds:\n{entries}", as_of)["ttv.net_days"]
    return found


@pytest.mark.parametrize(
    ("holds", "days"),
    [
        ((), 50),
        (("T+10 T+15 customer",), 45),  # 10, 11, 12, 13, 14: the end is not included
        (("T+10 T+15 provider",), 50),
        (("T+10 T+10 customer",), 50),
        (("T+15 T+10 customer",), 50),
        (("T+10 T+20 customer", "T+15 T+25 third_party"), 35),  # together 10 to 24
        (("T+10 T+30 customer", "T+15 T+20 force_majeure"), 30),  # one inside the other
        (("T+10 T+20 customer", "T+15 T+25 provider"), 40),
        (("T+20 T+30 customer", "T+10 T+15 customer"), 35),  # not in the order of dates
        (("T-10 T+5 customer",), 45),  # only what falls after T0
        (("T+45 T+99 customer",), 45),  # only up to T+50
        (("T+60 T+70 customer",), 50),
        (("T+48 - customer",), 48),  # open: to as-of, and so to T+50
        (("T+10 T+20 customer", "T+10 T+12 customer"), 48),  # same start: the last in the file
        (("T+0 T+50 customer",), 0),
    ],
)
def test_days_of_holds_not_due_to_the_provider_are_left_out(
    holds: tuple[str, ...], days: int
) -> None:
    assert net(*holds) == days


def test_a_hold_counts_from_its_start_on() -> None:
    """Reached on T+50, seen on T+50 and T+52: the open hold from T+51 lies after the span."""
    assert net("T+51 - customer", as_of=50) == 50
    assert net("T+51 - customer", as_of=52) == 50
    assert net("T+10 T+20 customer", as_of=49) is None


def test_the_first_quick_win() -> None:
    wins = "adoption: {quick_wins: [{date: T+20, title: B}, {date: T+12, title: A}]}\n"
    assert figures(HEAD + wins, 11)["ttv.first_win_days"] is None
    assert figures(HEAD + wins, 12)["ttv.first_win_days"] == 12
    assert figures(HEAD + wins, 90)["ttv.first_win_days"] == 12
    before = "adoption: {quick_wins: [{date: T-3, title: A}]}\n"
    assert figures(HEAD + before, 0)["ttv.first_win_days"] == -3


def test_without_kpis() -> None:
    f = figures(HEAD)
    assert (f["ttv.days"], f["ttv.reached"], f["ttv.net_days"]) == (None, False, None)
