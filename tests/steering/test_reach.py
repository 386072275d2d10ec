"""The least set of changes for a score: by hand, and against trying out everything on random plans."""

import random
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import product

import pytest

from hypercare_cli.metric import Figures
from hypercare_cli.rounding import comparable
from hypercare_cli.steering.levers import levers
from hypercare_cli.steering.reach import Reach, reach
from hypercare_cli.steering.takes import Takes, takes
from tests.plans import HEAD, figures

ASSESSED = HEAD + "health: {assessments: [{date: T+1, NOTES}]}\n"


def assessed(**notes: int) -> Figures:
    return figures(ASSESSED.replace("NOTES", ", ".join(f"{k}: {v}" for k, v in notes.items())))


def found(f: Figures, target: str) -> Reach:
    result = reach(f, Decimal(target))
    assert result is not None
    return result


def steps(result: Reach) -> dict[str, str]:
    return {change.metric: f"{change.value} → {change.target}" for change in result.changes}


# -- by hand ------------------------------------------------------------------------------------


def test_notes_cost_alike_and_bring_what_their_dimension_weighs() -> None:
    """All 3s are 60. A note is worth 20 × weight / 100 points: adoption 6, value 5, activation 4,
    engagement 3, support 2; each costs a quarter of the range. No three of them make 20 points. Of
    four, 6 + 6 + 4 + 4 and 6 + 6 + 5 + 5 are two changes each: the ids decide."""
    f = assessed(activation=3, adoption=3, value=3, engagement=3, support=3)
    result = found(f, "80")
    assert steps(result) == {"health.activation": "3 → 5", "health.adoption": "3 → 5"}
    assert (result.score, result.colour, result.effort) == (Decimal(80), "green", Decimal(1))
    assert result.is_reached


def test_of_equal_efforts_the_fewer_changes_then_the_ids() -> None:
    """5 points from all 4s (80): adoption gives 6 for a quarter, value 5 for a quarter: one change
    each, and the id decides."""
    f = assessed(activation=4, adoption=4, value=4, engagement=4, support=4)
    assert steps(found(f, "85")) == {"health.adoption": "4 → 5"}
    f = assessed(activation=4, value=4, engagement=5)  # 20, 25, 15: worth 20/3, 25/3 points
    assert steps(found(f, "90")) == {"health.activation": "4 → 5"}


def test_a_limit_is_met_at_nine_decimals() -> None:
    """Adoption has three measures, so a band is worth 6 / 3 = 2 points. Active 30 days 0.4 (3), 7 days
    0.25 (3), depth 0.35 (3) and all other notes 3: 60. 62 needs one band: 7 days from 0.25 to 0.40
    costs the same 0.15 as depth to 0.50; its id comes first."""
    text = (
        HEAD
        + "adoption: {snapshots: [{date: T+1, eligible: 100, active_30d: 40, active_7d: 25, depth: 0.35}]}\n"
        + "health: {assessments: [{date: T+1, activation: 3, value: 3, engagement: 3, support: 3}]}\n"
    )
    result = found(figures(text), "62")
    assert steps(result) == {"adoption.active_7d_rate": "0.25 → 0.40"}
    assert comparable(result.score) == 62


def test_a_score_that_is_there_takes_nothing() -> None:
    result = found(assessed(adoption=5, value=5), "90")
    assert (result.changes, result.score, result.is_reached) == ((), Decimal(100), True)


def test_without_a_score_nothing_can_be_said() -> None:
    assert reach(figures(HEAD), Decimal(80)) is None


def test_a_high_score_on_little_coverage_is_not_green() -> None:
    """Adoption and value are 55% of the weight: 100 points, and amber."""
    result = found(assessed(adoption=3, value=3), "100")
    assert (result.score, result.colour) == (Decimal(100), "amber")
    assert result.missing == ("activation", "engagement", "support")


def test_what_cannot_be_reached_shows_the_best() -> None:
    """Own bands end above 1: depth 0.1 can rise to 0.5 (note 3) at most, 60 points."""
    text = (
        HEAD
        + "adoption: {snapshots: [{date: T+1, eligible: 10, depth: 0.1}]}\n"
        + "thresholds: {bands: {adoption.depth: [0.2, 0.5, 1.5, 2]}}\n"
    )
    result = found(figures(text), "80")
    assert (result.is_reached, result.score, result.colour) == (False, Decimal(60), "amber")
    assert steps(result) == {"adoption.depth": "0.1 → 0.5"}


def test_a_note_that_is_assumed_is_where_the_search_starts() -> None:
    """60 and 1.5 × 6 are 69. Six more: half a note of adoption (3) and one of 3 or more."""
    f = assessed(activation=3, adoption=3, value=3, engagement=3, support=3)
    result = found(f.with_given({"health.adoption": Decimal("4.5")}), "75")
    assert steps(result) == {"health.adoption": "4.5 → 5", "health.activation": "3 → 4"}
    assert comparable(result.score) == 76


# -- against trying out everything --------------------------------------------------------------

WEIGHTS = {"activation": 20, "adoption": 30, "value": 25, "engagement": 15, "support": 10}
BANDS = {
    "activation.accounts_rate": "0.50 0.70 0.85 0.95",
    "adoption.active_30d_rate": "0.20 0.40 0.60 0.80",
    "adoption.active_7d_rate": "0.10 0.25 0.40 0.60",
    "adoption.depth": "0.20 0.35 0.50 0.70",
    "support.in_sla_rate": "0.70 0.80 0.85 0.95",
    "support.csat": "0.60 0.70 0.80 0.90",
}
LIMITS = {metric: tuple(map(Decimal, text.split())) for metric, text in BANDS.items()}
Options = dict[str, list[tuple[Decimal, int, Decimal]]]
"""What each lever can be: effort, note, value; the first is what it is today."""


def random_plan(rng: random.Random) -> str:
    """Some measures and some notes by hand, of few enough levers to try out all."""
    kept = rng.sample(list(BANDS), rng.randint(1, 4))
    eligible = rng.choice((7, 20, 100, 118))
    counts = {m: rng.randint(0, eligible) for m in kept}
    snapshot = [f"date: T+1, eligible: {eligible}"]
    for metric, field in (
        ("activation.accounts_rate", "accounts"),
        ("adoption.active_30d_rate", "active_30d"),
        ("adoption.active_7d_rate", "active_7d"),
    ):
        snapshot += [f"{field}: {counts[metric]}"] if metric in kept else []
    if "adoption.depth" in kept:
        snapshot.append(f"depth: {rng.randint(0, 100) / 100}")
    resolved = eligible if "support.in_sla_rate" in kept else 0
    period = [f"start: T+0, end: T+7, opened: 50, resolved: {resolved}"]
    period.append(f"within_sla: {counts.get('support.in_sla_rate', 0)}")
    if "support.csat" in kept:
        period.append(f"csat: {{satisfied: {counts['support.csat']}, responses: {eligible}}}")
    by_hand = rng.sample(("value", "engagement", "activation"), rng.randint(0, 2))
    notes = ", ".join(f"{name}: {rng.randint(1, 5)}" for name in by_hand)
    health = f"health: {{assessments: [{{date: T+1, {notes}}}]}}\n" if notes else ""
    support = any(metric.startswith("support.") for metric in kept)
    return (
        HEAD
        + f"adoption: {{snapshots: [{{{', '.join(snapshot)}}}]}}\n"
        + (f"support: {{periods: [{{{', '.join(period)}}}]}}\n" if support else "")
        + health
    )


def options(f: Figures) -> tuple[Options, dict[str, list[str]]]:
    """Every lever with all that it can be, and the levers of each dimension, from the method alone."""
    levers_: Options = {}
    dimensions: dict[str, list[str]] = {}
    last = f.plan.health.assessments[-1] if f.plan.health.assessments else None
    for name in WEIGHTS:
        note = getattr(last, name) if last else None
        if note is not None:
            key = f"health.{name}"
            dimensions[name] = [key]
            levers_[key] = [(Decimal(n - note) / 4, n, Decimal(n)) for n in range(note, 6)]
            continue
        for metric in (m for m in BANDS if m.startswith(f"{name}.") and f[m] is not None):
            value, limits = f[metric], LIMITS[metric]
            dimensions.setdefault(name, []).append(metric)
            today = 1 + sum(nine(value) >= limit for limit in limits)
            levers_[metric] = [(Decimal(0), today, value)]
            for place, limit in enumerate(limits, 2):
                if nine(value) < limit:
                    levers_[metric].append((limit - value, place, limit))
    return levers_, dimensions


def nine(value: Decimal) -> Decimal:
    return value.quantize(Decimal("1e-9"), ROUND_HALF_UP)


def tried(f: Figures, target: Decimal) -> tuple[tuple[object, ...] | None, Fraction]:
    """The best of all combinations, and the highest score of any."""
    levers_, dimensions = options(f)
    weight = sum(WEIGHTS[name] for name in dimensions)
    names = sorted(levers_)
    best, highest = None, Fraction(0)
    for choice in product(*(levers_[name] for name in names)):
        notes = {name: one[1] for name, one in zip(names, choice, strict=True)}
        score = sum(
            (
                Fraction(100 * WEIGHTS[d] * sum(notes[m] for m in ms), 5 * weight * len(ms))
                for d, ms in dimensions.items()
            ),
            Fraction(0),
        )
        highest = max(highest, score)
        if score < Fraction(target):
            continue
        taken = [(n, c[2]) for n, c in zip(names, choice, strict=True) if c[0]]
        effort = sum(nine(c[0]) for c in choice)
        best = min(filter(None, (best, (effort, len(taken), taken))))
    return best, highest


@pytest.mark.parametrize("seed", range(25))
def test_nothing_else_is_cheaper(seed: int) -> None:
    """250 plans, each with a target: the search finds what trying out everything finds, and the
    figures of the plan with its changes give the score and the colour that it promises."""
    rng = random.Random(seed)
    for _ in range(10):
        f = figures(random_plan(rng))
        target = Decimal(rng.choice((50, 60, 70, 75, 80, 85, 90, 95, 100)))
        if f["health.score"] is None:
            continue
        result = found(f, str(target))
        best, highest = tried(f, target)
        assert result.is_reached == (best is not None)
        after = f.with_given(result.given)
        assert comparable(after["health.score"]) == comparable(result.score)
        assert after["health.rag"] == result.colour
        if best is None:
            assert comparable(result.score) == comparable(Decimal(float(highest)))
            continue
        changes = sorted((change.metric, change.target) for change in result.changes)
        assert [len(changes), changes] == list(best[1:])
        assert comparable(result.score) >= target


# -- levers, and what it takes ------------------------------------------------------------------


def test_a_lever_promises_what_the_score_then_is() -> None:
    f = assessed(activation=3, adoption=4, value=2, engagement=3, support=5)
    for lever in levers(f):
        after = f.with_given({lever.metric: lever.target})
        assert comparable(after["health.score"]) == comparable(f["health.score"] + lever.points)
        assert after["health.rag"] == lever.colour


PEOPLE = """
adoption: {snapshots: [{date: T+1, eligible: 122, accounts: 100, active_30d: 61, depth: 0.3}]}
technical:
  - {id: X1, kind: access, title: One, status: done, done_on: T+1}
  - {id: X2, kind: access, title: Two, status: planned}
  - {id: X3, kind: access, title: Three, status: planned}
governance:
  rituals:
    - id: weekly
      title: Weekly
      cadence: weekly
      sessions:
        - {date: T+1, held: true, present: [a, b]}
        - {date: T+8, held: false}
      attendees: [a, b, c]
people:
  - {id: a, role: user, side: customer}
  - {id: b, role: user, side: customer}
  - {id: c, role: user, side: customer}
actions:
  - {id: A1, title: One, status: done, due: T+5, done_on: T+5}
  - {id: A2, title: Two, status: open, due: T+6}
support: {periods: [{start: T+0, end: T+7, opened: 9, resolved: 9, within_sla: 6}]}
"""


@pytest.mark.parametrize(
    ("metric", "target", "takes_"),
    [
        ("adoption.active_30d_rate", "0.60", Takes(13, 122)),  # 73.2 of 122 are 74 people
        ("activation.accounts_rate", "0.95", Takes(16, 122)),  # 115.9
        ("activation.access_done_rate", "0.50", Takes(1, 3)),
        ("support.in_sla_rate", "0.80", Takes(2, 9)),  # 7.2
        (
            "engagement.rituals_held_rate",
            "0.70",
            Takes(2, 2, running=True),
        ),  # (1+n)/(2+n) ≥ 0.7: 4/3
        ("engagement.attendance_rate", "0.85", Takes(4, 3, running=True)),  # (2+n)/(3+n): 0.55/0.15
        ("engagement.actions_on_time_rate", "0.60", Takes(1, 2, running=True)),
        ("engagement.rituals_held_rate", "1", None),  # a missed one is never made good
        ("adoption.depth", "0.5", None),
    ],
)
def test_what_a_share_takes(metric: str, target: str, takes_: Takes | None) -> None:
    assert takes(figures(HEAD + PEOPLE), metric, Decimal(target)) == takes_
