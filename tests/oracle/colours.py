"""Health notes, the score and the colours of the oracle, from figures already known."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from .basics import Case, Figures, exact, get, last_with, ratio, rounded, rows, total
from .register import FACTORS, open_risks, risk_score

WEIGHTS = {"activation": 20, "adoption": 30, "value": 25, "engagement": 15, "support": 10}
DONE = ("0.50", "0.70", "0.85", "0.95")
MEASURES: dict[str, dict[str, tuple[str, str, str, str]]] = {
    "activation": {
        "activation.accounts_rate": DONE,
        "activation.access_done_rate": DONE,
        "activation.data_done_rate": DONE,
    },
    "adoption": {
        "adoption.active_30d_rate": ("0.20", "0.40", "0.60", "0.80"),
        "adoption.active_7d_rate": ("0.10", "0.25", "0.40", "0.60"),
        "adoption.depth": ("0.20", "0.35", "0.50", "0.70"),
    },
    "value": {"kpi.attainment_vs_plan": ("0.25", "0.50", "0.70", "0.90")},
    "engagement": {
        "engagement.rituals_held_rate": DONE,
        "engagement.attendance_rate": DONE,
        "engagement.actions_on_time_rate": ("0.40", "0.60", "0.75", "0.90"),
    },
    "support": {
        "support.in_sla_rate": ("0.70", "0.80", "0.85", "0.95"),
        "support.csat": ("0.60", "0.70", "0.80", "0.90"),
    },
}
BOUNDS = {
    "adoption": ("0.60", "0.40"),
    "value": ("0.70", "0.40"),
    "support": ("0.15", "0.30"),
}
RANK = {"green": 0, "amber": 1, "red": 2}


def worst(*colours: str | None) -> str | None:
    """The worst of the known colours; null if none is known."""
    return max((c for c in colours if c is not None), key=RANK.__getitem__, default=None)


def measured_note(case: Case, dimension: str, found: Figures) -> Fraction | None:
    """The mean of the notes of the known measures, each 1 + the number of bands reached."""
    notes = []
    for metric, usual in MEASURES[dimension].items():
        if found[metric] is not None:
            bands = get(case.plan, "thresholds", "bands", metric) or usual
            level = rounded(found[metric])
            notes.append(1 + sum(level >= exact(band) for band in bands))
    return ratio(sum(notes), len(notes))


def manual_note(case: Case, dimension: str) -> Fraction | None:
    """The latest assessment to date that has this dimension."""
    latest = last_with(case.to_date(rows(case.plan, "health", "assessments")), dimension)
    return exact(latest[dimension]) if latest else None


def note(case: Case, dimension: str, found: Figures) -> Fraction | None:
    """By default the manual note where there is one, else the measured; a word forces one."""
    rated = get(case.plan, "health", "dimensions", dimension, "rated") or "auto"
    manual = manual_note(case, dimension)
    if rated == "manual" or (rated == "auto" and manual is not None):
        return manual
    return measured_note(case, dimension, found)


def health(case: Case, found: Figures) -> Figures:
    """100 x sum(note / 5 x weight) / sum(weight of dimensions with a note); coverage is that
    weight / all weight; a score on too little coverage is never green."""
    notes = {name: note(case, name, found) for name in WEIGHTS}
    weights = {
        name: exact(get(case.plan, "health", "dimensions", name, "weight") or 0)
        if get(case.plan, "health", "dimensions") is not None
        else Fraction(usual)
        for name, usual in WEIGHTS.items()
    }
    known = {name: value for name, value in notes.items() if value is not None}
    carried = total(weights[name] for name in known)
    points = total(value / 5 * weights[name] for name, value in known.items())
    score = ratio(100 * points, carried)
    coverage = ratio(carried, total(weights.values())) or Fraction(0)
    return {
        **{f"health.{name}": value for name, value in notes.items()},
        "health.score": score,
        "health.coverage": coverage,
        "health.rag": score_colour(case, score, coverage),
    }


def score_colour(case: Case, score: Fraction | None, coverage: Fraction) -> str | None:
    """Green from 80, amber from 60, red below; under 70 % coverage never green."""
    limits = {"green": Fraction(80), "amber": Fraction(60), "coverage": Fraction(7, 10)}
    own = get(case.plan, "thresholds", "health") or {}
    limits |= {name: exact(own[name]) for name in limits if own.get(name) is not None}
    if score is None:
        return None
    if rounded(score) >= limits["green"]:
        return "green" if rounded(coverage) >= limits["coverage"] else "amber"
    return "amber" if rounded(score) >= limits["amber"] else "red"


def by_bounds(case: Case, stream: str, level: Any, higher_is_better: bool = True) -> str | None:
    """`amber` is the limit of green, `red` that of amber; on the limit the better colour stays."""
    if level is None:
        return None
    own = get(case.plan, "thresholds", "rag", stream) or {}
    limits = [
        exact(usual if own.get(name) is None else own[name])
        for name, usual in zip(("amber", "red"), BOUNDS[stream], strict=True)
    ]
    sign = 1 if higher_is_better else -1
    for colour, limit in zip(("green", "amber"), limits, strict=True):
        if rounded(level) * sign >= limit * sign:
            return colour
    return "red"


def items_colour(case: Case, kinds: set[str]) -> str | None:
    """None late, an item late, a blocking item late; null without such items."""
    items = [item for item in rows(case.plan, "technical") if item["kind"] in kinds]
    late = [item for item in items if case.late(item)]
    if not items:
        return None
    if any(item.get("blocking") for item in late):
        return "red"
    return "amber" if late else "green"


def quality_colour(found: Figures) -> str | None:
    """Quality under tolerance is amber; unknown without a score or without a tolerance."""
    quality, tolerance = found["data.quality"], found["data.tolerance"]
    if quality is None or tolerance is None:
        return None
    return "amber" if rounded(quality) < tolerance else "green"


def governance_colour(case: Case, found: Figures) -> str | None:
    """No missed ritual, one, two running or more; null without sessions."""
    if found["engagement.rituals_held_rate"] is None:
        return None
    return ("green", "amber", "red")[min(2, found["engagement.rituals_missed"])]


def change_colour(found: Figures) -> str | None:
    """The lowest factor: 3 or more, 2, 1; null without factors."""
    known = [found[f"change.{name}"] for name in FACTORS if found[f"change.{name}"] is not None]
    if not known:
        return None
    return "green" if min(known) >= 3 else "amber" if min(known) >= 2 else "red"


def contract_colour(case: Case, found: Figures) -> str | None:
    """No overdue obligation, some, some and an open claim; null without obligations."""
    if not rows(case.plan, "contracts", "obligations"):
        return None
    if not found["contracts.obligations_overdue"]:
        return "green"
    return "red" if found["contracts.claims_open"] else "amber"


def risk_colour(case: Case, stream: str) -> str | None:
    """An open risk of the stream lifts it to amber at score 6 and to red at 9."""
    scores = [risk_score(risk) for risk in open_risks(case) if risk.get("stream") == stream]
    highest = max(scores, default=0)
    return "red" if highest >= 9 else "amber" if highest >= 6 else None


def override(case: Case, stream: str) -> str | None:
    """The colour that replaces, from start to end both included; of several the last one."""
    colour = None
    for entry in rows(case.plan, "rag", "overrides"):
        in_force = case.date(entry["start"]) <= case.as_of <= case.date(entry["end"])
        if entry["stream"] == stream and in_force:
            colour = entry["colour"]
    return colour


def rag(case: Case, found: Figures) -> Figures:
    """Colour per stream: computed, lifted by risks, replaced by overrides; then the global one,
    the colour of the score, at most amber while a stream is red, else the worst stream."""
    computed = {
        "tech": items_colour(case, {"access", "environment", "security"}),
        "data": worst(items_colour(case, {"data"}), quality_colour(found)),
        "adoption": by_bounds(case, "adoption", found["adoption.active_30d_rate"]),
        "value": by_bounds(case, "value", found["kpi.attainment_vs_plan"]),
        "governance": governance_colour(case, found),
        "support": by_bounds(case, "support", found["support.out_of_sla_rate"], False),
        "change": change_colour(found),
        "contract": contract_colour(case, found),
    }
    colours = {
        name: override(case, name) or worst(colour, risk_colour(case, name))
        for name, colour in computed.items()
    }
    overall = found["health.rag"]
    if overall is None:
        overall = worst(*colours.values())
    elif "red" in colours.values():
        overall = worst(overall, "amber")
    colours["global"] = override(case, "global") or overall
    return {f"rag.{name}": colour for name, colour in colours.items()}
