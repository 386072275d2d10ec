"""Value: the ledger in money a year, the budget, and the return."""

from decimal import Decimal

from hypercare_cli.metric import Figures, metric, share
from hypercare_cli.metrics.kpi import kpi_of
from hypercare_cli.plan.kpis import Kpi
from hypercare_cli.plan.value import LedgerLine, Range


def counted(f: Figures) -> list[LedgerLine]:
    """Ledger lines that are not rejected."""
    return [line for line in f.plan.value.ledger if line.status != "rejected"]


def is_verified_in_vain(line: LedgerLine) -> bool:
    """Somebody verified it, but it is not counted as verified."""
    named = line.verified_by is not None and line.verified_by.strip()
    return bool(named) and line.status not in ("verified", "rejected")


def gain(kpi: Kpi, value: Decimal | None) -> Decimal | None:
    """The improvement from the baseline to `value`, negative if it got worse; points / 100 for percent."""
    if value is None or kpi.baseline is None or kpi.target is None or kpi.baseline == kpi.target:
        return None
    improvement = kpi.baseline - value if kpi.target < kpi.baseline else value - kpi.baseline
    return improvement / 100 if kpi.unit == "percent" else improvement


def base(amount: Range | None) -> Decimal:
    return Decimal(1) if amount is None else amount.base


def line_value(f: Figures, line: LedgerLine, at_target: bool = False) -> Decimal | None:
    """Money a year of one line: stated, or gain × volume × unit value × attribution."""
    if line.annual is not None:
        f.cite(line, "annual")
        return line.annual
    if line.kpi is None or line.volume is None or line.unit_value is None:
        return None
    kpi = kpi_of(f, line.kpi)
    if at_target:
        improvement = gain(kpi, kpi.target)
        f.cite(kpi, "target", "baseline")
    else:
        improvement = gain(kpi, f[f"kpi.{kpi.id}.actual"])
        f.cite(kpi, "baseline")
    f.cite(line, "volume", "unit_value", "attribution")
    if improvement is None:
        return None
    return improvement * line.volume.base * line.unit_value.base * base(line.attribution)


def total(f: Figures, lines: list[LedgerLine], at_target: bool = False) -> Decimal | None:
    """The sum of the lines that can be computed; None if none can."""
    found = [(line, line_value(f, line, at_target)) for line in lines]
    known = [(line, amount) for line, amount in found if amount is not None]
    for line, amount in known:
        f.contribute(line.id, amount)
    return sum((amount for _line, amount in known), Decimal(0)) if known else None


@metric("value.budget", unit="money", label="Budget")
def budget(f: Figures) -> Decimal | None:
    """The amount, or the sum of the items."""
    items = f.plan.value.budget
    for item in items:
        f.cite(item, "amount")
        f.contribute(item.label or "value.budget", item.amount)
    return sum((item.amount for item in items), Decimal(0)) if items else None


@metric("value.annual", unit="money", label="Value a year")
def annual(f: Figures) -> Decimal | None:
    """Σ over ledger lines of gain × volume × unit value × attribution at the actual, or as stated;
    rejected lines count nowhere."""
    return total(f, counted(f))


@metric("value.annual_verified", unit="money", label="Value a year, verified")
def annual_verified(f: Figures) -> Decimal | None:
    """The same over lines with status verified; 0 where the ledger has none."""
    if not f.plan.value.ledger:
        return None
    verified = [line for line in f.plan.value.ledger if line.status == "verified"]
    return total(f, verified) or Decimal(0)


@metric("value.annual_at_target", unit="money", label="Value a year at target")
def annual_at_target(f: Figures) -> Decimal | None:
    """Value a year if every KPI stood at its target."""
    return total(f, counted(f), at_target=True)


def return_on(invested: Decimal | None, earned: Decimal | None) -> Decimal | None:
    """(earned − invested) / invested."""
    if invested is None or earned is None or invested <= 0:
        return None
    return share(earned - invested, invested)


@metric("value.roi", unit="ratio", label="Return on investment")
def roi(f: Figures) -> Decimal | None:
    """(value a year − budget) / budget; needs a budget above 0."""
    return return_on(f["value.budget"], f["value.annual"])


@metric("value.roi_at_target", unit="ratio", label="Return on investment at target")
def roi_at_target(f: Figures) -> Decimal | None:
    """(value a year at target − budget) / budget; needs a budget above 0."""
    return return_on(f["value.budget"], f["value.annual_at_target"])


@metric("value.payback_months", unit="months", label="Payback")
def payback_months(f: Figures) -> Decimal | None:
    """12 × budget / value a year; needs a budget and a value above 0."""
    invested, earned = f["value.budget"], f["value.annual"]
    if invested is None or earned is None or invested <= 0 or earned <= 0:
        return None
    return share(12 * invested, earned)
