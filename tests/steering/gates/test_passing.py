"""What a gate takes: conditions turned round by hand, and on random ones checked by evaluating them."""

import random
from decimal import Decimal

import pytest

from hypercare_cli.condition import parse
from hypercare_cli.metric import Figures, Value
from hypercare_cli.rounding import comparable
from hypercare_cli.steering.gates.gate import all_gates, exit_gate
from hypercare_cli.steering.gates.passing import Need, Passing, gate_named, name_of, passing
from tests.plans import HEAD, day, figures

BASE = """
adoption:
  snapshots: [{date: T+1, eligible: 120, accounts: 96, active_30d: 60, active_7d: 30, depth: 0.3}]
  quick_wins: [{title: One, date: T+3}]
kpis:
  - {id: time, title: Time, kind: business, baseline: 8, target: 6,
     measurements: [{date: T+30, value: 7}]}
support:
  periods: [{start: T+0, end: T+14, opened: 50, resolved: 40, within_sla: 30,
     by_priority: {P1: {opened: 2, resolved: 1, open: 1}}}]
data_quality: {tolerance: 0.9, scores: [{date: T+5, score: 0.85}]}
people: [{id: boss, role: sponsor, side: customer}]
"""
# activation 3 of 5 (80% accounts), adoption (3 + 3 + 2)/3, value 3 (50% of what is due at T+90 is
# reached), support 2 (75%)


def plan(*criteria: str, more: str = "") -> Figures:
    listed = "".join(
        f"    - {{id: X{n}, title: Criterion {n}, {text}}}\n" for n, text in enumerate(criteria, 1)
    )
    return figures(HEAD + BASE + f"handover:\n  exit_criteria:\n{listed}" + more)


def of(*criteria: str, more: str = "") -> Passing:
    f = plan(*criteria, more=more)
    return passing(f, exit_gate(f))


def need(*criteria: str) -> Need:
    (only,) = of(*criteria).needs
    return only


@pytest.mark.parametrize(
    ("when", "targets"),
    [
        ("adoption.active_30d_rate >= 0.6", {"adoption.active_30d_rate": Decimal("0.6")}),
        ("0.6 <= adoption.active_30d_rate", {"adoption.active_30d_rate": Decimal("0.6")}),
        # 60 of 120 are active; more than half of them begins with 61
        ("adoption.active_30d_rate > 0.5", {"adoption.active_30d_rate": Decimal(61) / 120}),
        ("adoption.depth > 0.5", {"adoption.depth": Decimal("0.501")}),
        ("adoption.quick_wins >= 3", {"adoption.quick_wins": 3}),
        ("adoption.quick_wins > 2", {"adoption.quick_wins": 3}),
        ("adoption.quick_wins >= 2.5", {"adoption.quick_wins": 3}),
        ("adoption.quick_wins < 1", {"adoption.quick_wins": 0}),
        ("support.p1_open == 0", {"support.p1_open": 0}),
        # 50 tickets in 15 days are 3.33 a day
        ("support.opened_per_day <= 2.5", {"support.opened_per_day": Decimal("2.5")}),
        # what is out of the SLA is raised by what is within it
        ("support.out_of_sla_rate <= 0.15", {"support.in_sla_rate": Decimal("0.85")}),
        ("kpi.time.reached == true", {"kpi.time.actual": Decimal(6)}),
        ("kpi.time.reached != false", {"kpi.time.actual": Decimal(6)}),
        ("data.quality >= data.tolerance", {"data.quality": Decimal("0.9")}),
        ("rag.data == green", {"rag.data": "green"}),
        ("rag.adoption != amber", {"rag.adoption": "green"}),
        ("plan.day >= 100", {"plan.day": 100}),
        ("not adoption.depth < 0.4", {"adoption.depth": Decimal("0.4")}),
        ("0.4 <= adoption.depth <= 0.6", {"adoption.depth": Decimal("0.4")}),
        (
            "adoption.depth >= 0.4 and adoption.quick_wins >= 2",
            {"adoption.depth": Decimal("0.4"), "adoption.quick_wins": 2},
        ),
        # of two ways the one with the least effort: 0.1 of depth, a half of quick wins
        ("adoption.depth >= 0.4 or adoption.quick_wins >= 2", {"adoption.depth": Decimal("0.4")}),
        (
            "not (adoption.depth < 0.4 or adoption.quick_wins < 2)",
            {"adoption.depth": Decimal("0.4"), "adoption.quick_wins": 2},
        ),
        ("not (adoption.depth < 0.9 and adoption.quick_wins < 2)", {"adoption.quick_wins": 2}),
        # a way over what is known goes before one over what is not
        ("support.csat >= 0.1 or adoption.depth >= 0.9", {"adoption.depth": Decimal("0.9")}),
    ],
)
def test_the_smallest_change_of_its_figures(when: str, targets: dict[str, Value]) -> None:
    found = of(f"when: '{when}'")
    assert rounded(found.given) == rounded(targets)
    assert found.is_enough


def rounded(values: dict[str, Value]) -> dict[str, Value]:
    """At the nine decimals at which figures are compared."""
    return {
        metric: comparable(Decimal(value)) if isinstance(value, Decimal | int) else value
        for metric, value in values.items()
    }


def test_a_criterion_on_the_score_goes_to_the_search() -> None:
    """Accounts 80% are note 3, adoption (3 + 3 + 2)/3 with depth at 30%, value 3, SLA 75% note 2:
    100 × (3·20 + 8/3·30 + 3·25 + 2·10)/(5·85) = 235/4.25 ≈ 55.29."""
    found = of("when: health.score >= 60")
    (only,) = found.needs
    assert only.raises == ()
    assert only.score is not None
    assert only.score.is_reached
    assert comparable(only.score.score) >= 60
    assert found.given == only.score.given
    assert found.is_enough


def test_other_criteria_help_the_score_first() -> None:
    """Depth has to rise to 50% anyway: two bands more, 2 × 30 × 20 / (85 × 3) ≈ 4.7 points for the
    score, which then needs less than it does alone."""
    alone, both = (
        of("when: health.score >= 60"),
        of("when: adoption.depth >= 0.5", "when: health.score >= 60"),
    )
    score = both.needs[1].score
    assert score is not None
    assert alone.needs[0].score is not None
    assert score.effort < alone.needs[0].score.effort
    assert both.given["adoption.depth"] == Decimal("0.5")
    assert both.is_enough


def test_a_colour_of_the_score_is_its_limit() -> None:
    found = of("when: health.rag == green")
    assert found.needs[0].score is not None
    assert found.needs[0].score.target == 80
    assert found.is_enough


def test_green_that_lacks_coverage_is_not_possible() -> None:
    f = figures(
        HEAD
        + "health: {assessments: [{date: T+1, adoption: 3, value: 3}]}\n"
        + "handover: {exit_criteria: [{id: X1, title: Green, when: health.rag == green}]}\n"
    )
    (only,) = passing(f, exit_gate(f)).needs
    assert not only.is_possible


def test_signatures_and_what_is_not_known_are_named() -> None:
    signed, unknown = of("signed_by: boss", "when: support.csat >= 0.8").needs
    assert (signed.unsigned, signed.raises, signed.is_possible) == (True, (), True)
    assert (unknown.unknown, unknown.raises) == (("support.csat",), ())
    assert not of("signed_by: boss").is_enough
    assert not of("when: support.csat >= 0.8").is_enough


def test_a_criterion_with_both_keeps_its_signature() -> None:
    only = need("signed_by: boss, when: adoption.depth >= 0.5")
    assert only.unsigned
    assert [one.metric for one in only.raises] == ["adoption.depth"]


def test_what_must_last_is_said() -> None:
    """The condition can be met today; the days before are what they were."""
    only = need("when: adoption.depth >= 0.5, lasting: 14d")
    assert (only.waits, only.is_possible) == (True, True)
    assert not of("when: adoption.depth >= 0.5, lasting: 14d").is_enough


@pytest.mark.parametrize(
    "when",
    [
        "adoption.depth >= 1.5",
        "adoption.depth < 0",
        "adoption.quick_wins < 0",
        "adoption.quick_wins == 1.5",
        "adoption.depth >= 0.6 and adoption.depth <= 0.2",
        "health.score < 10 and adoption.depth > 2",
    ],
)
def test_what_no_value_meets_is_not_possible(when: str) -> None:
    found = of(f"when: '{when}'")
    assert not found.needs[0].is_possible
    assert not found.is_enough


def test_two_criteria_on_one_figure_take_the_higher() -> None:
    found = of("when: adoption.depth >= 0.5", "when: adoption.depth >= 0.7")
    assert found.given == {"adoption.depth": Decimal("0.7")}
    assert found.is_enough


def test_what_is_met_takes_nothing() -> None:
    found = of("when: adoption.depth >= 0.1")
    assert (found.needs, found.given, found.is_enough) == ((), {}, True)


def test_a_gate_by_its_names() -> None:
    f = figures(
        HEAD + "roadmap:\n"
        "  - {id: M0, offset: 0, title: Start}\n"
        "  - {id: M30, offset: 30, title: Go-live}\n"
    )
    names = {
        text: gate_named(f, text) for text in ("M30", "m30", "T+30", "t+30", "exit", "T0", "T+0")
    }
    assert {text: gate and gate.id for text, gate in names.items()} == {
        "M30": "M30", "m30": "M30", "T+30": "M30", "t+30": "M30",
        "exit": "exit", "T0": "M0", "T+0": "M0",
    }  # fmt: skip
    assert gate_named(f, "T+31") is None
    assert [name_of(f, gate) for gate in all_gates(f)] == ["M0 (T0)", "M30 (T+30)", "exit"]


# -- on random conditions -----------------------------------------------------------------------

POOL = {
    "adoption.active_30d_rate": "share",
    "adoption.active_7d_rate": "share",
    "adoption.depth": "share",
    "support.in_sla_rate": "share",
    "support.out_of_sla_rate": "share",
    "activation.accounts_rate": "share",
    "adoption.quick_wins": "count",
    "support.p1_open": "count",
    "health.adoption": "note",
    "health.score": "score",
    "support.csat": "share",
}


def condition(rng: random.Random, depth: int = 0) -> str:
    if depth < 3 and rng.random() < 0.5:
        kind = rng.choice(("and", "or", "not"))
        if kind == "not":
            return f"not ({condition(rng, depth + 1)})"
        return f"({condition(rng, depth + 1)} {kind} {condition(rng, depth + 1)})"
    metric = rng.choice(list(POOL))
    sign = rng.choice(("<", "<=", ">", ">=", ">="))
    limits = {
        "share": rng.randint(0, 20) / 20,
        "count": rng.randint(0, 5),
        "note": rng.randint(1, 5),
        "score": rng.randint(30, 95),
    }
    return f"{metric} {sign} {limits[POOL[metric]]}"


@pytest.mark.parametrize("seed", range(10))
def test_the_changes_do_what_they_say(seed: int) -> None:
    """300 random conditions: where nothing is unknown and it says possible, the condition holds with
    the changes in place; where it holds already, nothing is to be done."""
    rng = random.Random(seed)
    possible = 0
    for _ in range(30):
        when = condition(rng)
        f = plan(f"when: '{when}'")
        now = parse(when).evaluate(f.__getitem__)
        found = passing(f, exit_gate(f))
        if now:
            assert not found.needs
            continue
        (only,) = found.needs
        then = parse(when).evaluate(f.with_given(found.given).__getitem__)
        if only.is_possible and not only.unknown:
            assert then is True, when
            possible += 1
            for raised in only.raises:
                assert raised.value != raised.target
        elif not only.unknown:
            assert then is not True, when
    assert possible > 3


def test_each_change_is_needed() -> None:
    """Of a conjunction, taking one change back breaks it."""
    when = "adoption.depth >= 0.4 and adoption.quick_wins >= 2 and support.p1_open == 0"
    f = plan(f"when: '{when}'")
    given = passing(f, exit_gate(f)).given
    assert len(given) == 3
    for left_out in given:
        rest = {metric: value for metric, value in given.items() if metric != left_out}
        assert parse(when).evaluate(f.with_given(rest).__getitem__) is False


def test_the_next_gate_is_the_first_that_is_not_passed() -> None:
    f = plan("when: adoption.quick_wins >= 5")
    found = gate_named(f, "next")
    assert found is not None
    assert found.id == "exit"
    assert gate_named(plan("when: adoption.quick_wins >= 1"), "next") is None


def test_the_gate_of_a_milestone_is_met_with_what_it_takes() -> None:
    f = figures(
        HEAD
        + BASE
        + "roadmap:\n  - id: M30\n    offset: 30\n    title: Go-live\n    criteria:\n"
        + "      - {id: C1, title: Score, when: health.score >= 75}\n"
        + "      - {id: C2, title: Wins, when: adoption.quick_wins >= 2}\n"
    )
    gate = gate_named(f, "T+30")
    assert gate is not None
    found = passing(f, gate)
    after = gate_named(f.with_given(found.given), "M30")
    assert after is not None
    assert (gate.verdict, after.verdict, found.is_enough) == ("not_met", "met", True)
    assert gate.day == day(30)
