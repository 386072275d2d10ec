"""A figure over time: which days have a point, and what they say."""

from decimal import Decimal

import pytest

from hypercare_cli.metric import Catalogue, Figures
from hypercare_cli.steering.forecast import Point
from hypercare_cli.steering.series import forecast_of, recorded, score_ahead, series
from tests.plans import EXAMPLES, HEAD, day, digests_of, figures, files_of, load_text

USE = HEAD + "adoption: {snapshots: [SNAPSHOTS]}\n"


def use(*snapshots: tuple[int, str], as_of: int = 90) -> Figures:
    texts = [f"{{date: T+{n}, eligible: 100, {fields}}}" for n, fields in snapshots]
    return figures(USE.replace("SNAPSHOTS", ", ".join(texts)), as_of)


def days(points: tuple[Point, ...]) -> list[int]:
    return [(point.day - day(0)).days for point in points]


def test_a_point_on_each_day_that_records_the_figure() -> None:
    """The snapshot of T+20 says nothing of active users, and tells nothing new."""
    f = use(
        (0, "active_30d: 20"), (10, "active_30d: 30"), (20, "depth: 0.4"), (30, "active_30d: 50")
    )
    points = series(f, "adoption.active_30d_rate")
    assert points == (
        Point(day(0), Decimal("0.2")),
        Point(day(10), Decimal("0.3")),
        Point(day(30), Decimal("0.5")),
    )


def test_one_point_a_week_counted_back_from_the_last_record() -> None:
    """Daily from T+0 to T+20: weeks T+14–20, T+7–13, T+0–6, each with its last day."""
    f = use(*((n, f"active_30d: {n}") for n in range(21)))
    points = series(f, "adoption.active_30d_rate")
    assert days(points) == [6, 13, 20]
    assert [point.value for point in points] == [Decimal("0.06"), Decimal("0.13"), Decimal("0.2")]


def test_nothing_after_as_of_nothing_before_t0_nothing_older_than_a_quarter() -> None:
    text = (
        "{date: 2025-12-20, eligible: 10, active_30d: 1}, {date: T+5, eligible: 10, active_30d: 2}"
    )
    later = "{date: T+60, eligible: 10, active_30d: 3}, {date: T+99, eligible: 10, active_30d: 4}"
    text = USE.replace("SNAPSHOTS", f"{text}, {later}")
    assert days(series(figures(text, 60), "adoption.active_30d_rate")) == [5, 60]
    assert days(series(figures(text, 97), "adoption.active_30d_rate")) == [60]
    assert series(figures(text, 400), "adoption.active_30d_rate") == ()


def test_what_a_figure_is_made_from_through_others_counts() -> None:
    """Out of SLA is 1 less within SLA: the ends of the support periods."""
    text = HEAD + (
        "support: {periods: ["
        "{start: T+0, end: T+7, opened: 9, resolved: 10, within_sla: 6},"
        "{start: T+7, end: T+14, opened: 9, resolved: 10, within_sla: 8}]}\n"
    )
    points = series(figures(text), "support.out_of_sla_rate")
    assert points == (Point(day(7), Decimal("0.4")), Point(day(14), Decimal("0.2")))


def test_fields_in_a_group_belong_to_their_entry() -> None:
    text = HEAD + (
        "support: {periods: ["
        "{start: T+0, end: T+7, opened: 9, resolved: 1, within_sla: 1, csat: {satisfied: 1, responses: 2}},"
        "{start: T+7, end: T+14, opened: 9, resolved: 1, within_sla: 1, csat: {satisfied: 3, responses: 4},"
        " by_priority: {P1: {opened: 1, open: 1}}}]}\n"
    )
    assert days(series(figures(text), "support.csat")) == [7, 14]
    assert days(series(figures(text), "support.p1_open")) == [14]


def test_other_lists_of_the_same_kind_do_not_count() -> None:
    text = HEAD + (
        "kpis:\n"
        "  - {id: one, title: One, baseline: 8, target: 6, measurements: [{date: T+1, value: 8}]}\n"
        "  - {id: two, title: Two, baseline: 8, target: 6, measurements: [{date: T+9, value: 7}]}\n"
    )
    assert recorded(figures(text), "kpi.one.actual") == {day(1)}


def test_a_colour_is_no_series() -> None:
    f = use((0, "active_30d: 20"), (10, "active_30d: 30"), (20, "active_30d: 40"))
    assert series(f, "rag.adoption") == ()
    assert series(f, "ttv.reached") == ()


def test_a_score_that_says_too_little_is_no_point() -> None:
    """Adoption alone is 30% of the weight; from T+20 on all five have a note."""
    f = figures(
        HEAD
        + "health:\n  assessments:\n"
        + "    - {date: T+0, adoption: 2}\n"
        + "    - {date: T+10, adoption: 3}\n"
        + "    - {date: T+20, activation: 3, value: 3, engagement: 3, support: 3}\n"
        + "    - {date: T+30, adoption: 4}\n"
        + "    - {date: T+40, adoption: 5}\n"
    )
    assert series(f, "health.score") == (
        Point(day(20), Decimal(60)),
        Point(day(30), Decimal(66)),
        Point(day(40), Decimal(72)),
    )
    up, down = score_ahead(f)
    assert (up.limit, up.colour, up.rising) == (Decimal(80), "green", True)
    assert up.forecast is not None
    assert up.forecast.day == day(54)  # 0.6 a day from 72: 13.3 days
    assert (down.limit, down.rising) == (Decimal(60), False)
    assert down.forecast is not None
    assert down.forecast.day is None


def test_a_figure_that_is_there_has_no_forecast() -> None:
    f = use((0, "active_30d: 20"), (10, "active_30d: 30"), (20, "active_30d: 40"))
    metric = "adoption.active_30d_rate"
    found = forecast_of(f, metric, Decimal("0.6"), rising=True)
    assert found is not None
    assert found.day == day(40)
    assert forecast_of(f, metric, Decimal("0.4"), rising=True) is None
    assert forecast_of(f, metric, Decimal("0.5"), rising=False) is None
    assert forecast_of(f, "adoption.depth", Decimal("0.5"), rising=True) is None


@pytest.mark.parametrize("name", ["full-case", "mini-case", "hostile", "relaunch"])
def test_every_figure_of_an_example_has_a_series_in_order(name: str) -> None:
    folder = EXAMPLES / name
    loaded = load_text(*(file.text for file in files_of(folder)))
    assert loaded.plan is not None
    f = Figures(loaded.plan, day(90), digests_of(folder))
    for metric in Catalogue().ids(f.kpis):
        points = series(f, metric)
        assert len(points) <= 14
        assert list(points) == sorted(points, key=lambda point: point.day)
        assert all(point.day <= f.as_of for point in points)
