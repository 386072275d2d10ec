"""The risk register in figures: score = probability × impact, each from 1 (L) to 3 (H)."""

from hypercare_cli.metric import Figures, metric
from hypercare_cli.plan.risks import Risk

LEVELS = {"L": 1, "M": 2, "H": 3}
HIGH = 6


def score(risk: Risk) -> int:
    """Probability × impact, from 1 to 9."""
    return LEVELS[risk.probability] * LEVELS[risk.impact]


def open_risks(f: Figures) -> list[Risk]:
    """Open risks, the gravest first, then by id; risks are not dated."""
    found = [risk for risk in f.plan.risks if risk.status == "open"]
    return sorted(found, key=lambda risk: (-score(risk), risk.id))


@metric("risks.count", unit="count", label="Risks listed")
def count(f: Figures) -> int:
    """All risks of the register."""
    for risk in f.plan.risks:
        f.cite(risk, "title")
    return len(f.plan.risks)


@metric("risks.open", unit="count", label="Open risks")
def open_count(f: Figures) -> int:
    """Risks with status open."""
    found = open_risks(f)
    for risk in found:
        f.cite(risk, "title", "status")
    return len(found)


@metric("risks.high", unit="count", label="High risks")
def high(f: Figures) -> int:
    """Open risks with a score of 6 or more."""
    found = [risk for risk in open_risks(f) if score(risk) >= HIGH]
    for risk in found:
        f.cite(risk, "probability", "impact")
    return len(found)


@metric("risks.max", unit="count", label="Highest risk score")
def highest(f: Figures) -> int:
    """The highest score of an open risk; 0 without one."""
    found = open_risks(f)
    if found:
        f.cite(found[0], "probability", "impact")
    return max((score(risk) for risk in found), default=0)
