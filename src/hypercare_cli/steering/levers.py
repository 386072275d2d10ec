"""What would raise the health score: the measures that count, their next limits, what these bring."""

from collections.abc import Iterator
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import NamedTuple

from hypercare_cli.metric import EXACT, Figures
from hypercare_cli.metrics import health
from hypercare_cli.plan.health import DIMENSIONS
from hypercare_cli.rounding import comparable

MOST = 3
NOTE_RANGE = 4
HIGHEST_NOTE = 5
NOTES = tuple(map(Decimal, range(1, HIGHEST_NOTE + 1)))
RANK = {"red": 0, "amber": 1, "green": 2}


class Step(NamedTuple):
    """A value that a measure can be raised to, and how many notes that is above today's."""

    target: Decimal
    notes: Fraction


class Measure(NamedTuple):
    """A measure, or a manual note, that counts in the score: its value and its steps upwards.

    `width` is the length of its range (1 for shares, 4 for notes from 1 to 5), `worth` the points
    of the score that one note of it brings, exactly.
    """

    metric: str
    value: Decimal
    width: int
    worth: Fraction
    steps: tuple[Step, ...]

    def effort(self, target: Decimal) -> Decimal:
        """The change as a share of the range."""
        return (target - self.value) / self.width

    def points(self, notes: Fraction) -> Decimal:
        """The gain of the score."""
        return decimal(self.worth * notes)


class Lever(NamedTuple):
    """One measure, or one manual note, and what its next step would bring.

    `change` is in the unit of the metric, `effort` the same as a share of the metric's range
    (0–1 for measures, 1–5 for notes), `points` the gain of the score.
    """

    metric: str
    value: Decimal
    target: Decimal
    change: Decimal
    effort: Decimal
    points: Decimal
    colour: str


def levers(f: Figures) -> tuple[Lever, ...]:
    """The three cheapest ways up, the smallest effort first."""
    if f["health.score"] is None:
        return ()
    with localcontext(EXACT):
        found = [lever for measure in measures(f) for lever in first_worth(f, measure)]
    return tuple(
        sorted(found, key=lambda lever: (lever.effort, -lever.points, lever.metric))[:MOST]
    )


def first_worth(f: Figures, measure: Measure) -> Iterator[Lever]:
    """The first step of a measure that gains a point or a colour."""
    for target, notes in measure.steps:
        points = measure.points(notes)
        colour = colour_with(f, points)
        if comparable(points) >= 1 or RANK[colour] > RANK[f["health.rag"]]:
            change = target - measure.value
            effort = measure.effort(target)
            yield Lever(measure.metric, measure.value, target, change, effort, points, colour)
            return


def colour_with(f: Figures, points: Decimal) -> str:
    """The colour of the score with so many more points."""
    score = f["health.score"] + points
    return health.colour_of(score, f["health.coverage"], health.bounds(f)) or "red"


def measures(f: Figures) -> tuple[Measure, ...]:
    """What the score is made of: each known measure of a measured dimension, each manual note."""
    weights = health.weights(f)
    known = sum((weights[n] for n in DIMENSIONS if f[f"health.{n}"] is not None), Decimal(0))
    if not known:
        return ()
    with localcontext(EXACT):
        return tuple(
            measure
            for name in DIMENSIONS
            for measure in of_dimension(f, name, 20 * Fraction(weights[name]) / Fraction(known))
        )


def of_dimension(f: Figures, dimension: str, worth: Fraction) -> Iterator[Measure]:
    """The measures of a dimension; `worth` is what a whole note of the dimension brings."""
    metric = f"health.{dimension}"
    source = "manual" if metric in f.given else health.source(f, dimension)
    if source == "manual":
        note = Decimal(f[metric])
        steps = tuple(Step(n, Fraction(n - note)) for n in NOTES if n > note)
        yield Measure(metric, note, NOTE_RANGE, worth, steps)
    elif source == "measured":
        bands = {
            name: limits
            for name, limits in health.measures(f, dimension).items()
            if f[name] is not None
        }
        for name, limits in bands.items():
            value, reached = f[name], health.note_of(f[name], limits)
            steps = tuple(
                Step(limit, Fraction(position + 2 - reached))
                for position, limit in enumerate(limits)
                if comparable(value) < limit <= 1
            )
            yield Measure(name, Decimal(value), 1, worth / len(bands), steps)


def decimal(number: Fraction) -> Decimal:
    """Exact inside, as every figure."""
    return EXACT.divide(Decimal(number.numerator), Decimal(number.denominator))
