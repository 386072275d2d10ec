"""What a change of a plan does to its figures, on the same day."""

from decimal import Decimal
from typing import NamedTuple

from hypercare_cli.metric import Figures, Value
from hypercare_cli.plan.kinds import STREAMS
from hypercare_cli.rounding import comparable

HEADLINES = (
    "health.score",
    "rag.global",
    *(f"rag.{stream}" for stream in STREAMS),
    "value.roi",
    "value.annual",
    "value.budget",
    "value.payback_months",
    "ttv.days",
    "kpi.attainment",
    "adoption.active_30d_rate",
    "support.in_sla_rate",
    "roadmap.progress",
    "risks.high",
    "engagement.actions_overdue",
    "contracts.penalties_due",
    "contracts.claims_amount",
)
"""What a customer would notice first; the score, the colour and the return are always told."""
ALWAYS = ("health.score", "rag.global", "value.roi")


class Effect(NamedTuple):
    """A figure of the catalogue before and after; None is not known."""

    metric: str
    before: Value
    after: Value

    @property
    def moved(self) -> bool:
        return normal(self.before) != normal(self.after)


def effects(before: Figures, after: Figures) -> tuple[Effect, ...]:
    """The headline figures that moved, and those that are always told."""
    found = (Effect(metric, before[metric], after[metric]) for metric in HEADLINES)
    return tuple(effect for effect in found if effect.moved or effect.metric in ALWAYS)


def normal(value: Value) -> Value:
    """A figure as it is compared: to 9 decimals."""
    return value if value is None or isinstance(value, str | bool) else comparable(Decimal(value))
