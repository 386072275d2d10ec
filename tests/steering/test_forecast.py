"""The trend of Theil and Sen by hand, its crossings, and how often its interval holds."""

import random
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, permutations
from math import ceil

import pytest

from hypercare_cli.i18n.words import Words
from hypercare_cli.pages.kpi import sentence
from hypercare_cli.steering.forecast import (
    Forecast,
    crossing_of,
    forecast,
    interval,
    trend,
)
from tests.plans import HEAD, T0, day, figures


def line(*values: str, every: int = 7) -> list[tuple[date, Decimal]]:
    """Values a week apart, from T0 on."""
    return [(day(n * every), Decimal(value)) for n, value in enumerate(values)]


def numbers(*pairs: tuple[int, float]) -> list[tuple[int, float]]:
    return list(pairs)


# -- the line -----------------------------------------------------------------------------------


def test_the_slope_is_the_median_of_all_pairs() -> None:
    """Points (0, 1), (1, 3), (2, 4), (4, 6). Slopes: 2, 1.5, 1.25, 1, 1, 1; sorted 1, 1, 1, 1.25,
    1.5, 2, whose median is 1.125. Centre 7/4; what is left of each value at 1.125 a day from there:
    1 + 1.96875 = 2.96875, 3 + 0.84375 = 3.84375, 4 − 0.28125 = 3.71875, 6 − 2.53125 = 3.46875,
    whose median is (3.46875 + 3.71875) / 2 = 3.59375. At 80% four points have all six slopes."""
    found = trend(numbers((0, 1), (1, 3), (2, 4), (4, 6)))
    assert (found.slope, found.low, found.high) == (1.125, 1, 2)
    assert (found.centre, found.level) == (1.75, 3.59375)
    assert found.at(2) == 3.59375 + 1.125 * 0.25


def test_an_outlier_does_not_turn_the_line() -> None:
    """Ten points on 2 a day, one of them a thousand off: 36 of the 45 slopes are 2."""
    points = [(n, 2.0 * n) for n in range(10)]
    points[7] = (7, 1014.0)
    found = trend(points)
    assert (found.slope, found.level) == (2, 2 * found.centre)


def test_steps_and_equal_values() -> None:
    """0, 0, 0, 1, 1, 1: within a step 3 + 3 slopes are 0, the nine across are 1/5, 1/4 × 2, 1/3 × 3,
    1/2 × 2, 1. Of 15 the eighth is the second smallest above 0: 1/4. Six points leave out three
    slopes at each end: from 0 to the twelfth, 1/3."""
    found = trend([(n, float(n >= 3)) for n in range(6)])
    assert found.slope == 0.25
    assert (found.low, found.high) == (0, 1 / 3)


def test_values_that_stay_have_no_slope() -> None:
    found = trend([(7 * n, 0.4) for n in range(8)])
    assert (found.slope, found.low, found.high, found.level) == (0, 0, 0, 0.4)


@pytest.mark.parametrize(
    ("points", "slope", "at_0", "low", "high"),
    [
        ([(0, 2.0), (3, 4.1), (5, 4.9), (9, 9.2), (12, 10.1)], 0.6875, 2, 0.4, 0.85),
        (
            [(1, 9.0), (2, 7.5), (4, 7.0), (7, 3.5), (8, 3.0), (9, 4.0)],
            -2 / 3,
            9.25,
            -11 / 12,
            -0.5,
        ),
    ],
)
def test_the_line_is_that_of_others(
    points: list[tuple[int, float]], slope: float, at_0: float, low: float, high: float
) -> None:
    """What `scipy.stats.theilslopes(y, x, 0.8, method="joint")` of scipy 1.17 says of these points.

    The first by hand: slopes 0.3, 0.4, 0.58, 0.667, 0.675, 0.7, 0.743, 0.8, 0.85, 1.075; what is left
    at 0.6875 a day: 2, 2.0375, 1.4625, 3.0125, 1.85."""
    found = trend(points)
    assert found.slope == pytest.approx(slope)
    assert found.level - found.slope * found.centre == pytest.approx(at_0)
    assert (found.low, found.high) == pytest.approx((low, high))


def mahonian(n: int) -> list[int]:
    """How many orders of n values have 0, 1, 2 … pairs the wrong way round."""
    counts = [0] * (n * (n - 1) // 2 + 1)
    for order in permutations(range(n)):
        counts[sum(a > b for a, b in combinations(order, 2))] += 1
    return counts


@pytest.mark.parametrize(
    ("points", "out", "held"),
    [(3, 0, "2/3"), (4, 0, "11/12"), (5, 1, "11/12"), (6, 3, "311/360"), (7, 5, "2177/2520")],
)
def test_how_many_slopes_lie_outside_and_how_often_the_interval_holds(
    points: int, out: int, held: str
) -> None:
    """The true slope lies outside if at most `out` pairs are in order, or at most `out` are not: the
    number of such orders of that many values is counted."""
    count = points * (points - 1) // 2
    low, high = interval([float(n) for n in range(count)], points)
    assert (low, high) == (out, count - 1 - out)
    counts = mahonian(points)
    outside = 2 * sum(counts[: out + 1])
    assert 1 - Fraction(outside, sum(counts)) == Fraction(held)


def test_of_very_many_points_the_latest_200_count() -> None:
    """5,000 days, up by 1 a day, and down by 1 a day from 4,800 over the last 200, to 4,601."""
    values = [*range(4_800), *range(4_800, 4_600, -1)]
    found = crossing_of(
        ((day(n), Decimal(v)) for n, v in enumerate(values)), Decimal(4_000), rising=False
    )
    assert found is not None
    assert (found.points, found.day) == (200, day(4_999 + 601))


# -- crossings ----------------------------------------------------------------------------------


def test_a_straight_line_meets_its_limit_on_one_day() -> None:
    """60, 62, 64, 66 a week apart: 2 a week; 80 is seven weeks after the last."""
    found = crossing_of(line("60", "62", "64", "66"), Decimal(80), rising=True)
    assert found == Forecast(4, day(21), day(70), day(70), day(70))


def test_the_interval_of_three_points_by_hand() -> None:
    """T0 10, T+10 20, T+20 34. Slopes 1, 1.4, 1.2: the middle is 1.2, the others are the ends.
    Centre T+10; what is left: 22, 20, 22, whose median is 22. Standard deviation of the days
    √(200/3) ≈ 8.165. The line meets 50 at 10 + 28/1.2 = 33.3: T+34.
    The upper end is 22 + 1.2·u + 0.2·√(u² + 66.7): at u = 19, 22 + 22.8 + 4.1 = 48.9; at 20,
    22 + 24 + 4.3 = 50.3: T+30. The lower end is 22 + 1.2·u − 0.2·√(…): at 28, 22 + 33.6 − 5.8 =
    49.8; at 29, 22 + 34.8 − 6.0 = 50.8: T+39."""
    points = [(day(0), Decimal(10)), (day(10), Decimal(20)), (day(20), Decimal(34))]
    found = crossing_of(points, Decimal(50), rising=True)
    assert found == Forecast(3, day(20), day(34), day(30), day(39))


def test_a_falling_figure_meets_a_limit_below() -> None:
    mirrored = [(when, -value) for when, value in line("60", "63", "64", "66", "69")]
    up = crossing_of(line("60", "63", "64", "66", "69"), Decimal(80), rising=True)
    assert crossing_of(mirrored, Decimal(-80), rising=False) == up


@pytest.mark.parametrize(
    ("values", "rising"),
    [(("66", "64", "62", "60"), True), (("60", "62", "64", "66"), False), (("60",) * 4, True)],
)
def test_the_other_way_or_no_way_at_all_is_not_on_this_slope(
    values: tuple[str, ...], rising: bool
) -> None:
    found = crossing_of(line(*values), Decimal(80 if rising else 40), rising=rising)
    assert found is not None
    assert (found.day, found.earliest, found.latest) == (None, None, None)
    assert sentence(Words("en"), found, T0) == "not on this slope"


def test_an_uncertain_rise_may_never_arrive() -> None:
    """70, 74, 71, 75: slopes a week 4, 0.5, 5/3, −3, 0.5, 4; the middle is 1.08, the lowest −3."""
    found = crossing_of(line("70", "74", "71", "75"), Decimal(80), rising=True)
    assert found is not None
    assert found.day is not None
    assert found.earliest is not None
    assert found.latest is None
    assert found.earliest < found.day


@pytest.mark.parametrize("values", [(), ("1",), ("1", "2")])
def test_never_from_fewer_than_three_points(values: tuple[str, ...]) -> None:
    assert crossing_of(line(*values), Decimal(10), rising=True) is None


def test_points_of_one_day_are_one_point() -> None:
    """The last of them counts, whatever the order of the days."""
    twice = [*line("60", "62"), (day(7), Decimal(64))]
    assert crossing_of(twice, Decimal(80), rising=True) is None
    four = [(day(14), Decimal(68)), *twice, (day(21), Decimal(72))]
    found = crossing_of(four, Decimal(80), rising=True)
    assert found == Forecast(4, day(21), day(35), day(35), day(35))


def test_no_crossing_lies_before_the_last_point() -> None:
    """The line is above 80 long before, but the last value is not: tomorrow is the earliest."""
    found = crossing_of(line("50", "70", "90", "79"), Decimal(80), rising=True)
    assert found is not None
    assert found.earliest == day(22)


def test_a_crossing_further_than_ten_years_is_none() -> None:
    found = crossing_of(line("60", "60.01", "60.02"), Decimal(80), rising=True)
    assert found is not None
    assert found.day is None


def test_the_end_of_the_calendar() -> None:
    last = date.max.toordinal()
    points = [(date.fromordinal(last - 9 + n), Decimal(n)) for n in range(0, 10, 3)]
    assert crossing_of(points, Decimal(12), rising=True) == Forecast(4, date.max, None, None, None)


# -- how often the interval holds ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("points", "least", "most"),
    [(3, 0.62, 0.78), (5, 0.80, 0.95), (8, 0.78, 0.92), (13, 0.78, 0.90)],
)
def test_the_true_day_lies_in_the_interval_as_often_as_it_says(
    points: int, least: float, most: float
) -> None:
    """2,000 series with a slope of 0.5 a day and normal noise, weekly; the limit is reached half as
    far again as the series is long. Near 80% from four points on, two thirds with three."""
    rng = random.Random(points)
    span = 7 * (points - 1)
    limit, true = Decimal("0.5") * ceil(1.5 * span), day(ceil(1.5 * span))
    held = 0
    for _ in range(2_000):
        noise = [rng.gauss(0, 1.5) for _ in range(points)]
        series = [(day(7 * n), Decimal(f"{3.5 * n + e:.6f}")) for n, e in enumerate(noise)]
        found = crossing_of(series, limit, rising=True)
        assert found is not None
        early = found.earliest is not None and found.earliest <= true
        held += early and (found.latest is None or true <= found.latest)
    assert least <= held / 2_000 <= most


# -- of a KPI -----------------------------------------------------------------------------------

KPI = """
kpis:
  - {id: time, title: Time, kind: business, unit: hours, baseline: BASELINE, target: TARGET,
     measurements: [VALUES]}
"""


def kpi_forecast(
    values: str, baseline: str = "8", target: str = "6", as_of: int = 90
) -> Forecast | None:
    text = KPI.replace("BASELINE", baseline).replace("TARGET", target).replace("VALUES", values)
    f = figures(HEAD + text, as_of)
    return forecast(f, f.kpis["time"])


def test_a_kpi_that_falls_to_its_target() -> None:
    """8, 7.5, 7 every 30 days: 6 on T+120."""
    values = "{date: T+0, value: 8}, {date: T+30, value: 7.5}, {date: T+60, value: 7}"
    assert kpi_forecast(values) == Forecast(3, day(60), day(120), day(120), day(120))


def test_what_comes_after_as_of_is_not_known() -> None:
    values = "{date: T+0, value: 8}, {date: T+30, value: 7.5}, {date: T+60, value: 7}"
    assert kpi_forecast(values, as_of=59) is None


def test_a_kpi_without_direction_or_at_its_target_has_no_forecast() -> None:
    values = "{date: T+0, value: 8}, {date: T+30, value: 7}, {date: T+60, value: 6}"
    assert kpi_forecast(values) is None
    assert kpi_forecast(values, baseline="6") is None
    assert kpi_forecast(values, target="null") is None


# -- in words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("latest", "as_of", "english", "french"),
    [
        (
            120,
            90,
            "reached on 25 Apr 2026, between 15 Apr 2026 and 5 May 2026",
            "à prévoir le 25 avr. 2026, entre le 15 avr. 2026 et le 5 mai 2026",
        ),
        (
            None,
            90,
            "reached on 25 Apr 2026, 15 Apr 2026 at the earliest, perhaps never",
            "à prévoir le 25 avr. 2026, au plus tôt le 15 avr. 2026, peut-être jamais",
        ),
        (
            120,
            111,
            "expected on 25 Apr 2026; nothing recorded since 6 Mar 2026",
            "à prévoir le 25 avr. 2026\u00a0; rien de relevé depuis le 6 mars 2026",
        ),
    ],
)
def test_a_forecast_in_words(latest: int | None, as_of: int, english: str, french: str) -> None:
    found = Forecast(3, day(60), day(110), day(100), None if latest is None else day(latest))
    assert sentence(Words("en"), found, day(as_of)) == english
    assert sentence(Words("fr"), found, day(as_of)) == french
