"""The section `outcomes`: what the customer wants, and why the tool should bring it."""

from typing import Annotated, Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import IdKind, KpiId, Text


class Outcome(Entry):
    id: Annotated[str, IdKind("outcomes")]
    title: Text
    kpis: tuple[KpiId, ...] = ()
    hypothesis: Text | None = None
    serves: tuple[Literal["field", "management"], ...] = ()
