"""What would raise the health score: the smallest change of one measure that gains a point or a colour."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Any

from hypercare_cli.metric import EXACT, Figures, mean
from hypercare_cli.metrics import health
from hypercare_cli.plan.health import DIMENSIONS
from hypercare_cli.rounding import comparable

MOST = 3
NOTE_RANGE = 4
HIGHEST_NOTE = 5
RANK = {"red": 0, "amber": 1, "green": 2}


@dataclass(frozen=True, slots=True)
class Lever:
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
        found = [lever for name in DIMENSIONS for lever in of_dimension(f, name)]
    return tuple(
        sorted(found, key=lambda lever: (lever.effort, -lever.points, lever.metric))[:MOST]
    )


def of_dimension(f: Figures, dimension: str) -> Iterator[Lever]:
    """The first step of each measure of a dimension that is worth taking."""
    source = health.source(f, dimension)
    if source == "manual":
        note = f[f"health.{dimension}"]
        steps = [(Decimal(n), Decimal(n)) for n in range(note + 1, HIGHEST_NOTE + 1)]
        yield from first_worth(
            f, dimension, f"health.{dimension}", Decimal(note), steps, NOTE_RANGE
        )
    elif source == "measured":
        bands = health.measures(f, dimension)
        notes = {m: health.note_of(f[m], limits) for m, limits in bands.items() if f[m] is not None}
        for measure in notes:
            steps = [
                (limit, mean({**notes, measure: position + 2}.values()) or Decimal(0))
                for position, limit in enumerate(bands[measure])
                if comparable(f[measure]) < limit <= 1
            ]
            yield from first_worth(f, dimension, measure, f[measure], steps, 1)


def first_worth(
    f: Figures,
    dimension: str,
    metric: str,
    value: Decimal,
    steps: list[tuple[Decimal, Decimal]],
    width: int,
) -> Iterator[Lever]:
    """The first of the (target, note) steps that gains a point or a colour."""
    for target, note in steps:
        score, colour = score_with(f, dimension, note)
        points = score - f["health.score"]
        if comparable(points) >= 1 or RANK[colour] > RANK[f["health.rag"]]:
            change = target - value
            yield Lever(metric, value, target, change, change / width, points, colour)
            return


def score_with(f: Figures, dimension: str, note: Decimal) -> tuple[Decimal, str]:
    """The score and its colour if one dimension had another note."""
    notes: dict[str, Any] = {**health.notes(f), dimension: note}
    score = sum(health.contributions(notes, health.weights(f)).values(), Decimal(0))
    return score, health.colour_of(score, f["health.coverage"], health.bounds(f)) or "red"
