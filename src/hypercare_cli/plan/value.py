"""The section `value`: budget and value ledger."""

from typing import Annotated, Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import Amount, BudgetKind, IdKind, KpiId, Number, RangeKind, Text
from hypercare_cli.plan.part import Part


class Range(Part):
    """A number with its uncertainty; a bare number is its own low, base and high."""

    low: Amount
    base: Amount
    high: Amount


class BudgetItem(Entry):
    label: Text
    amount: Amount


RangeOrNumber = Annotated[Range, RangeKind()]


class LedgerLine(Entry):
    """A gain in money a year: computed from a KPI, or stated through `annual`."""

    id: Annotated[str, IdKind("ledger")]
    hypothesis: Text
    kpi: KpiId | None = None
    volume: RangeOrNumber | None = None
    unit_value: RangeOrNumber | None = None
    attribution: RangeOrNumber | None = None
    annual: Number | None = None
    status: Literal["forecast", "claimed", "verified", "rejected"] | None = None
    verified_by: Text | None = None


class Value(Entry):
    """`budget` is always a list once loaded; an amount becomes its only item."""

    expected_roi: Number | None = None
    budget: Annotated[tuple[BudgetItem, ...], BudgetKind()] = ()
    ledger: tuple[LedgerLine, ...] = ()
