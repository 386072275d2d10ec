"""Completeness: how much of what the method asks for by now is written in the plan."""

from decimal import Decimal

from hypercare_cli.completeness import SECTIONS, completeness, total
from hypercare_cli.metric import Figures, metric, share


@metric("plan.completeness", unit="share", label="Completeness")
def overall(f: Figures) -> Decimal | None:
    """Weight of the items met / weight of the items due, over the checklist."""
    weights = completeness(f).weights()
    due = sum(due for _met, due in weights.values())
    for section, (met, of_section) in weights.items():
        if of_section:
            f[f"completeness.{section}"]  # for the trace: `explain` shows the shares it is made of
            f.contribute(f"completeness.{section}", Decimal(met) / Decimal(due))
    return total(weights.values())


@metric("completeness.{}", unit="share", label="Completeness", over=SECTIONS)
def of_section(f: Figures, name: str) -> Decimal | None:
    """Weight of the items met / weight of the items due, over the checklist of this section."""
    found = completeness(f, section=name)
    met, due = found.weights()[name]
    for answer in found.answers:
        if answer.state == "met":
            f.contribute(answer.item.id, Decimal(answer.item.weight) / Decimal(due))
    return share(met, due)
