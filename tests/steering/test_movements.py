"""What moved most: the largest changes over their own scale, what is not known left out."""

from datetime import date
from decimal import Decimal

import pytest

from hypercare_cli.steering.movements import movements, review_day
from tests.plans import HEAD, figures

SNAPSHOTS = """\
adoption:
  snapshots:
    - {date: T+10, eligible: 100, active_30d: 20}
    - {date: T+60, eligible: 100, active_30d: 50, depth: 0.4}
    - {date: T+80, eligible: 100, active_30d: 60, depth: 0.4}
"""
SUPPORT = """\
support:
  periods:
    - {start: T+1, end: T+30, opened: 50, resolved: 50, within_sla: 45}
    - {start: T+31, end: T+60, opened: 60, resolved: 50, within_sla: 35}
"""
KPI = """\
kpis:
  - {id: time, title: Time, baseline: 8, target: 6, measurements: [{date: T+10, value: 8}, {date: T+50, value: 7}]}
"""


def found(
    text: str, as_of: int = 90, kpis: tuple[str, ...] = ()
) -> list[tuple[str, str, str, bool]]:
    return [
        (m.metric, plain(m.before), plain(m.now), m.better)
        for m in movements(figures(HEAD + text, as_of), kpis)
    ]


def plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def test_the_first_known_value_counts_where_the_review_day_has_none():
    (one,) = movements(figures(HEAD + SNAPSHOTS))
    assert (one.metric, one.since) == ("adoption.active_30d_rate", date(2026, 1, 15))
    assert (one.before, one.now, one.size, one.better) == (
        Decimal("0.2"), Decimal("0.6"), Decimal("0.4"), True,
    )  # fmt: skip


def test_the_largest_change_comes_first_one_an_area():
    assert found(SNAPSHOTS + SUPPORT + KPI, kpis=("time",)) == [
        ("kpi.time.attainment", "0", "0.5", True),
        ("adoption.active_30d_rate", "0.2", "0.6", True),
        ("support.in_sla_rate", "0.9", "0.7", False),
    ]


def test_of_one_area_more_is_told_where_there_is_room():
    assert [metric for metric, *_rest in found(SUPPORT)] == [
        "support.in_sla_rate",
        "support.opened",
    ]


def test_fewer_tickets_are_better():
    more = SUPPORT.replace("opened: 60", "opened: 20").replace("within_sla: 35", "within_sla: 45")
    assert found(more) == [("support.opened", "50", "20", True)]


def test_a_figure_known_once_or_unmoved_does_not_count():
    assert found("adoption:\n  snapshots: [{date: T+10, eligible: 100, active_30d: 20}]\n") == []
    assert found("") == []


def test_a_kpi_is_told_only_where_it_may_be():
    assert found(KPI) == []


def test_a_score_of_little_coverage_is_not_compared():
    notes = """\
health:
  assessments:
    - {date: T+10, adoption: 5}
    - {date: T+40, activation: 4, adoption: 4, value: 4}
    - {date: T+80, activation: 2, adoption: 2, value: 2}
"""
    assert found(notes) == [("health.score", "80", "40", False)]


@pytest.mark.parametrize(
    ("sessions", "as_of", "day"),
    [
        ("", 90, date(2026, 1, 5)),
        ("", 120, date(2026, 2, 4)),
        ("", -3, date(2026, 1, 2)),
        ("{date: T+85, held: true}, {date: T+175, held: true}", 175, date(2026, 3, 31)),
        ("{date: T+85, held: false}", 175, date(2026, 3, 31)),
        ("{date: T+85, held: true}", 100, date(2026, 3, 31)),
    ],
)
def test_the_day_to_compare_with(sessions, as_of, day):
    text = f"""\
governance:
  rituals:
    - {{id: qbr, title: Review, cadence: quarterly, sessions: [{sessions}]}}
    - {{id: weekly, title: Point, cadence: weekly, sessions: [{{date: T+89, held: true}}]}}
"""
    assert review_day(figures(HEAD + text, as_of)) == day
