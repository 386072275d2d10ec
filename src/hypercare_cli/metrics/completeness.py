"""Completeness: how much of what the method asks for by now is written in the plan."""

from decimal import Decimal

from hypercare_cli.completeness import SECTIONS, completeness, weights
from hypercare_cli.metric import Figures, metric


@metric("plan.completeness", unit="share", label="Completeness")
def overall(f: Figures) -> Decimal | None:
    """Weight of the items met / weight of the items due, over the checklist."""
    found = completeness(f)
    _met, due = weights(found.answers)
    for section in SECTIONS:
        met, _due = weights(a for a in found.answers if a.item.section == section)
        if met:
            f.contribute(f"completeness.{section}", Decimal(met) / Decimal(due))
    return found.overall


@metric("completeness.{}", unit="share", label="Completeness", over=SECTIONS)
def of_section(f: Figures, name: str) -> Decimal | None:
    """Weight of the items met / weight of the items due, over the checklist of this section."""
    found = completeness(f, section=name)
    _met, due = weights(found.answers)
    for answer in found.answers:
        if answer.state == "met":
            f.contribute(answer.item.id, Decimal(answer.item.weight) / Decimal(due))
    return found.overall
