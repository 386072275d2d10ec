"""The section `kpis`: indicators with baseline, target, source and measurements."""

from keyword import kwlist
from typing import Annotated, Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import Frequency, IdKind, KpiId, Number, PersonId, Quality, Text, When

KPI_ID = r"[a-z][a-z0-9_]*"
RESERVED = frozenset(
    ("count", "sourced_rate", "reached", "attainment", "attainment_vs_plan", "vs_plan_min")
) | frozenset(kwlist)


class Source(Entry):
    """Where the values come from, and how often."""

    tool: Text
    frequency: Frequency | None = None
    owner: PersonId | None = None
    quality: Quality | None = None


class Agreement(Entry):
    """Who agreed to baseline and target, and when."""

    by: tuple[PersonId, ...] = ()
    date: When | None = None


class Measurement(Entry):
    date: When
    value: Number
    comment: Text | None = None


class Kpi(Entry):
    """One indicator. Lower is better iff `target < baseline`; `percent` values are percentages."""

    id: Annotated[str, IdKind("kpis", KPI_ID, RESERVED)]
    title: Text
    kind: Literal["business", "adoption", "process", "quality"] = "business"
    unit: Text | None = None
    baseline: Number | None = None
    target: Number | None = None
    target_date: When | None = None
    source: Source | None = None
    agreed: Agreement | None = None
    driven_by: tuple[KpiId, ...] = ()
    measurements: tuple[Measurement, ...] = ()
