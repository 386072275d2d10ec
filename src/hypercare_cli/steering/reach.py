"""The least set of changes that brings the health score to a target: an exact search.

The points of the measures add up, each has at most four steps: a multiple-choice knapsack. The
states after each measure are cut to those that no other one beats in both effort and points.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import NamedTuple

from hypercare_cli.metric import EXACT, Figures
from hypercare_cli.metrics import health
from hypercare_cli.plan.health import DIMENSIONS
from hypercare_cli.rounding import comparable
from hypercare_cli.steering.levers import Measure, colour_with, decimal, measures

LOWEST, HIGHEST = Decimal(20), Decimal(100)
HALF_A_NINTH_DECIMAL = Fraction(5, 10**10)
"""Scores meet their limits at nine decimals, rounded half up."""


@dataclass(frozen=True, slots=True)
class Change:
    """One measure, or one manual note, from its value to a target; `effort` is the share of its range."""

    metric: str
    value: Decimal
    target: Decimal
    effort: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True)
class Reach:
    """The changes with the least total effort, and the score and colour that they give.

    Where `is_reached` is false nothing that is known reaches the target, and the changes are those
    of the best score. `missing` are the dimensions without a note.
    """

    target: Decimal
    changes: tuple[Change, ...]
    score: Decimal
    colour: str
    is_reached: bool
    missing: tuple[str, ...]

    @property
    def effort(self) -> Decimal:
        with localcontext(EXACT):
            return sum((change.effort for change in self.changes), Decimal(0))

    @property
    def given(self) -> dict[str, Decimal]:
        """The values that the changes lead to."""
        return {change.metric: change.target for change in self.changes}


class State(NamedTuple):
    """A choice of changes, in the order in which states compare: the first one wins.

    Effort in whole billionths, so that equal efforts are equal; then fewer changes, then their ids.
    """

    effort: int
    changes: int
    choice: tuple[tuple[str, Decimal], ...]
    points: Fraction


def reach(f: Figures, target: Decimal) -> Reach | None:
    """What brings the score to the target; None without a score."""
    score, weights = f["health.score"], health.weights(f)
    if score is None:
        return None
    known = sorted(measures(f), key=lambda measure: measure.metric)
    needed = Fraction(target) - Fraction(score) - HALF_A_NINTH_DECIMAL
    most = sum((highest(measure) for measure in known), Fraction(0))
    found = dict(least(known, min(max(needed, Fraction(0)), most)).choice)
    with localcontext(EXACT):
        changes = [changed(m, found[m.metric]) for m in known if m.metric in found]
        gained = sum((change.points for change in changes), Decimal(0))
        return Reach(
            target,
            tuple(sorted(changes, key=lambda change: (change.effort, change.metric))),
            score + gained,
            colour_with(f, gained),
            most >= needed,
            tuple(n for n in DIMENSIONS if weights[n] and f[f"health.{n}"] is None),
        )


def highest(measure: Measure) -> Fraction:
    """The points of the highest step."""
    return measure.worth * max((step.notes for step in measure.steps), default=Fraction(0))


def changed(measure: Measure, target: Decimal) -> Change:
    """One measure raised to a step."""
    notes = next(step.notes for step in measure.steps if step.target == target)
    points = decimal(measure.worth * notes)
    return Change(measure.metric, measure.value, target, measure.effort(target), points)


def least(known: Iterable[Measure], needed: Fraction) -> State:
    """The first state with the points needed; `known` is sorted by id and can give so many."""
    states = [State(0, 0, (), Fraction(0))]
    for measure in known:
        further = [taken(state, measure, *one) for state in states for one in measure.steps]
        states = unbeaten([*states, *further], needed)
    return states[-1]


def taken(state: State, measure: Measure, target: Decimal, notes: Fraction) -> State:
    with localcontext(EXACT):
        effort = int(comparable(measure.effort(target)).scaleb(9))
    return State(
        state.effort + effort,
        state.changes + 1,
        (*state.choice, (measure.metric, target)),
        state.points + measure.worth * notes,
    )


def unbeaten(states: Iterable[State], needed: Fraction) -> list[State]:
    """Each state that has more points than all before it; points beyond those needed count nothing."""
    kept: list[State] = []
    for state in sorted(states):
        if not kept or min(state.points, needed) > min(kept[-1].points, needed):
            kept.append(state)
    return kept
