"""Values put in the place of computed ones: what follows, and what does not."""

from decimal import Decimal

import pytest

from hypercare_cli.metric import Figures, Value
from hypercare_cli.steering.what_if import Supposition, suppose
from tests.plans import HEAD, day, figures

PLAN = (
    HEAD
    + """
adoption: {snapshots: [{date: T+1, eligible: 100, active_30d: 50, active_7d: 30, depth: 0.3}]}
health: {assessments: [{date: T+1, activation: 4, value: 4, engagement: 4}]}
value:
  budget: 1000
  ledger: [{id: V1, hypothesis: One, kpi: time, volume: 100, unit_value: 20}]
kpis: [{id: time, title: Time, kind: business, baseline: 8, target: 6, measurements: [{date: T+9, value: 7}]}]
roadmap:
  - id: M30
    offset: 30
    title: Go-live
    criteria:
      - {id: C1, title: Active, when: adoption.active_30d_rate >= 0.6}
      - {id: C2, title: Health, when: health.score >= 70}
"""
)


def what_if(**given: Value) -> Supposition:
    return suppose(figures(PLAN), {name.replace("__", "."): value for name, value in given.items()})


def test_what_depends_on_it_follows() -> None:
    """Active 50% is note 3, 7 days 30% 3, depth 30% 2: 8/3. With 80% it is 10/3; adoption weighs 30 of
    90: two thirds of a note are 2/3 × 20 × 30/90 = 40/9 points."""
    found = what_if(adoption__active_30d_rate=Decimal("0.8"))
    change = found.after["health.score"] - found.before["health.score"]
    assert round(change, 9) == round(Decimal(40) / 9, 9)
    assert {name: points and round(points, 9) for name, points in found.points.items()} == {
        "activation": 0,
        "adoption": round(Decimal(40) / 9, 9),
        "value": 0,
        "engagement": 0,
        "support": None,
    }
    assert set(found.moved) == {"health.adoption", "health.score", "rag.adoption"}
    ((before, after),) = found.gates
    assert [answer.verdict for answer in before.answers] == ["not_met", "met"]
    assert [answer.verdict for answer in after.answers] == ["met", "met"]


def test_a_playbook_starts() -> None:
    found = what_if(adoption__active_30d_rate=Decimal("0.3"))
    assert [(old.id, old.state, new.state) for old, new in found.playbooks] == [
        ("adoption-red", "quiet", "fires")
    ]


def test_money_follows_a_kpi() -> None:
    """Gain 1 of 8 − 7, then 2: 100 × 20 a unit of gain; return (2000 − 1000)/1000, then 3."""
    found = what_if(kpi__time__actual=Decimal(6))
    assert (found.before["value.annual"], found.after["value.annual"]) == (2000, 4000)
    assert (found.before["value.roi"], found.after["value.roi"]) == (1, 3)
    assert found.after["kpi.time.reached"] is True
    assert "ttv.days" not in found.moved  # the day of a measurement is not assumed with it


def test_a_note_of_a_dimension_can_be_given() -> None:
    found = what_if(health__support=Decimal(5))
    assert found.after["health.coverage"] == 1
    assert found.points["support"] is None  # it has come in: the others weigh less
    assert found.unused == ()


def test_what_nothing_depends_on_is_named() -> None:
    assert what_if(adoption__satisfaction=Decimal("0.5")).unused == ("adoption.satisfaction",)
    assert what_if(adoption__depth=Decimal("0.5")).unused == ()


def test_a_criterion_or_a_playbook_is_a_use() -> None:
    own = "playbooks: [{id: p, when: adoption.satisfaction < 0.5, action: Ask}]\n"
    f = figures(PLAN + own)
    assert suppose(f, {"adoption.satisfaction": Decimal("0.4")}).unused == ()


def test_a_measure_of_a_dimension_that_is_rated_by_hand_is_named() -> None:
    found = what_if(activation__accounts_rate=Decimal("0.95"))
    assert found.silent == ("activation.accounts_rate",)
    assert found.after["health.score"] == found.before["health.score"]


def test_several_together() -> None:
    found = what_if(
        adoption__active_30d_rate=Decimal("0.8"),
        adoption__active_7d_rate=Decimal("0.6"),
        adoption__depth=Decimal("0.7"),
    )
    assert found.after["health.adoption"] == 5


# -- figures with what is given -----------------------------------------------------------------


def test_given_values_hold_on_their_day_only() -> None:
    f = figures(PLAN).with_given({"adoption.depth": Decimal("0.9")})
    assert f["adoption.depth"] == Decimal("0.9")
    assert f.on(day(90)) is f
    assert f.on(day(89))["adoption.depth"] == Decimal("0.3")


def test_given_values_add_up() -> None:
    f = figures(PLAN).with_given({"adoption.depth": Decimal("0.9")})
    g = f.with_given({"adoption.active_7d_rate": Decimal("0.6"), "adoption.depth": Decimal("0.8")})
    assert (g["adoption.depth"], g["adoption.active_7d_rate"]) == (Decimal("0.8"), Decimal("0.6"))
    assert f["adoption.depth"] == Decimal("0.9")


def test_nothing_given_is_the_plan_as_it_is() -> None:
    f = figures(PLAN)
    g = f.with_given({})
    assert {metric: f[metric] for metric in f.ids()} == {metric: g[metric] for metric in g.ids()}


@pytest.mark.parametrize(
    "metric", ["adoption.depth", "health.adoption", "health.score", "kpi.time.actual"]
)
def test_giving_what_is_so_moves_nothing(metric: str) -> None:
    f = figures(PLAN)
    found = suppose(f, {metric: f[metric]})
    assert (found.moved, found.gates, found.playbooks) == ((), (), ())


def test_a_given_figure_was_made_from_nothing() -> None:
    f: Figures = figures(PLAN).with_given({"adoption.depth": Decimal("0.9")})
    trace = f.trace("adoption.depth")
    assert (trace.fields, trace.metrics, trace.contributions) == ([], [], [])
