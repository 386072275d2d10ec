"""The health score: five dimensions with a note from 1 to 5, weighted."""

from decimal import Decimal
from typing import Any

from hypercare_cli.method.method import table
from hypercare_cli.metric import Figures, mean, metric
from hypercare_cli.plan.health import DIMENSIONS
from hypercare_cli.rounding import comparable


def weights(f: Figures) -> dict[str, Decimal]:
    """The weight of each dimension; the method's unless the plan has its own."""
    own = f.plan.health.dimensions
    if own is None:
        return dict(table("health")["weights"])
    return {name: getattr(own, name).weight for name in DIMENSIONS}


def bounds(f: Figures) -> dict[str, Decimal]:
    """Lower bounds of green and amber, and of the coverage that green needs."""
    result = dict(table("health")["bounds"])
    own = f.plan.thresholds.health
    if own is not None:
        result.update({n: v for n in result if (v := getattr(own, n)) is not None})
    return result


def bands(f: Figures, measure: str, default: Any) -> tuple[Decimal, ...]:
    """The limits for notes 2, 3, 4 and 5 of a measure."""
    return tuple(f.plan.thresholds.bands.get(measure, default))


def measures(f: Figures, dimension: str) -> dict[str, tuple[Decimal, ...]]:
    """The measures of a dimension with their bands."""
    listed = table("health")["measures"][dimension]
    return {measure: bands(f, measure, default) for measure, default in listed.items()}


def note_of(value: Decimal, limits: tuple[Decimal, ...]) -> int:
    """1 + number of bands reached, compared at 9 decimals."""
    return 1 + sum(comparable(value) >= limit for limit in limits)


def measured_note(f: Figures, dimension: str) -> Decimal | None:
    """The mean of the notes of the measures that are known."""
    values = {m: (f[m], limits) for m, limits in measures(f, dimension).items()}
    return mean(note_of(v, limits) for v, limits in values.values() if v is not None)


def manual_note(f: Figures, dimension: str) -> int | None:
    """The note of the latest assessment to date that has this dimension."""
    assessment = f.latest(f.plan.health.assessments, dimension)
    if assessment is None:
        return None
    f.cite(assessment, dimension)
    return int(getattr(assessment, dimension))


def rated(f: Figures, dimension: str) -> str:
    """How the plan wants a dimension rated: auto, manual or measured."""
    own = f.plan.health.dimensions
    return "auto" if own is None else str(getattr(own, dimension).rated)


def source(f: Figures, dimension: str) -> str | None:
    """Where the note comes from: manual or measured; None without a note."""
    how = rated(f, dimension)
    if how != "measured" and manual_note(f, dimension) is not None:
        return "manual"
    if how != "manual" and measured_note(f, dimension) is not None:
        return "measured"
    return None


@metric("health.{}", unit="note", label="Note of the dimension", over=DIMENSIONS)
def note(f: Figures, dimension: str) -> Decimal | int | None:
    """The manual note (latest assessment) or the measured one (mean of the notes of its measures,
    each 1 + number of bands reached); rated auto takes the manual note where there is one."""
    how = rated(f, dimension)
    manual = manual_note(f, dimension) if how != "measured" else None
    if manual is not None or how == "manual":
        return manual
    return measured_note(f, dimension)


def contributions(notes: dict[str, Any], weight: dict[str, Decimal]) -> dict[str, Decimal]:
    """The points that each dimension with a note brings; they add up to the score."""
    known = {name: value for name, value in notes.items() if value is not None}
    total = sum((weight[name] for name in known), Decimal(0))
    if not total:
        return {}
    return {
        name: 100 * Decimal(value) * weight[name] / (5 * total) for name, value in known.items()
    }


def notes(f: Figures) -> dict[str, Any]:
    return {name: f[f"health.{name}"] for name in DIMENSIONS}


@metric("health.score", unit="score", label="Health score")
def score(f: Figures) -> Decimal | None:
    """100 × Σ(note / 5 × weight) / Σ(weight of the dimensions with a note)."""
    points = contributions(notes(f), weights(f))
    for name, amount in points.items():
        f.contribute(f"health.{name}", amount)
    return sum(points.values(), Decimal(0)) if points else None


@metric("health.coverage", unit="share", label="Coverage of the health score")
def coverage(f: Figures) -> Decimal:
    """Weight of the dimensions with a note / all weight."""
    weight = weights(f)
    known = sum((weight[n] for n, value in notes(f).items() if value is not None), Decimal(0))
    return known / sum(weight.values())


def colour_of(value: Decimal | None, covered: Decimal, limits: dict[str, Decimal]) -> str | None:
    """Green and amber from their lower bounds; never green on too little coverage."""
    if value is None:
        return None
    value = comparable(value)
    if value >= limits["green"]:
        return "green" if comparable(covered) >= limits["coverage"] else "amber"
    return "amber" if value >= limits["amber"] else "red"


@metric("health.rag", unit="colour", label="Colour of the health score")
def rag(f: Figures) -> str | None:
    """Green from 80, amber from 60, red below; a score on less than 70% coverage is never green."""
    return colour_of(f["health.score"], f["health.coverage"], bounds(f))
