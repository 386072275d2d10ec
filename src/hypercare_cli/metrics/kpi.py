"""Key performance indicators: each one against its baseline and target, and the business ones together."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from hypercare_cli.metric import Figures, kpi_ids, mean, metric, share
from hypercare_cli.plan.kpis import Kpi

HORIZON = timedelta(days=90)
"""From T0 to the target date, unless the KPI has its own."""


def kpi_of(f: Figures, name: str) -> Kpi:
    return f.kpis[name]


def business(f: Figures) -> list[Kpi]:
    return [kpi for kpi in f.plan.kpis if kpi.kind == "business"]


def is_reached(kpi: Kpi, value: Decimal) -> bool | None:
    """Whether a value is at least as good as the target; None where better is undefined."""
    if kpi.baseline is None or kpi.target is None or kpi.baseline == kpi.target:
        return None
    return value <= kpi.target if kpi.target < kpi.baseline else value >= kpi.target


@metric("kpi.{}.actual", unit="number", label="Actual value", over=kpi_ids)
def actual(f: Figures, name: str) -> Decimal | None:
    """The latest measurement at or before as-of."""
    latest = f.latest(f.distinct(kpi_of(f, name).measurements))
    if latest is None:
        return None
    f.cite(latest, "value")
    return latest.value


@metric("kpi.{}.attainment", unit="share", label="Share of the target reached", over=kpi_ids)
def attainment(f: Figures, name: str) -> Decimal | None:
    """(actual − baseline) / (target − baseline)."""
    kpi, value = kpi_of(f, name), f[f"kpi.{name}.actual"]
    f.cite(kpi, "baseline", "target")
    if value is None or kpi.baseline is None or kpi.target is None:
        return None
    return share(value - kpi.baseline, kpi.target - kpi.baseline)


@metric("kpi.{}.change", unit="ratio", label="Change since the baseline", over=kpi_ids)
def change(f: Figures, name: str) -> Decimal | None:
    """(actual − baseline) / |baseline|; unknown for a baseline of 0."""
    kpi, value = kpi_of(f, name), f[f"kpi.{name}.actual"]
    f.cite(kpi, "baseline")
    if value is None or kpi.baseline is None:
        return None
    return share(value - kpi.baseline, abs(kpi.baseline))


@metric("kpi.{}.variance", unit="number", label="Variance from the target", over=kpi_ids)
def variance(f: Figures, name: str) -> Decimal | None:
    """actual − target, in the unit of the KPI."""
    kpi, value = kpi_of(f, name), f[f"kpi.{name}.actual"]
    f.cite(kpi, "target")
    return None if value is None or kpi.target is None else value - kpi.target


@metric("kpi.{}.reached", unit="truth", label="Target reached", over=kpi_ids)
def reached(f: Figures, name: str) -> bool | None:
    """Whether the actual value is at least as good as the target."""
    kpi, value = kpi_of(f, name), f[f"kpi.{name}.actual"]
    f.cite(kpi, "baseline", "target")
    return None if value is None else is_reached(kpi, value)


@metric("kpi.{}.expected", unit="share", label="Share of the time elapsed", over=kpi_ids)
def expected(f: Figures, name: str) -> Decimal:
    """Elapsed share of [T0, target date], from 0 to 1; the target date is T+90 unless given."""
    kpi = kpi_of(f, name)
    if kpi.target_date is not None:
        f.cite(kpi, "target_date")
    return elapsed(f, f.plan.day(kpi.target_date) if kpi.target_date else HORIZON.days)


def elapsed(f: Figures, length: int) -> Decimal:
    """The share of so many days from T0 that has passed."""
    if length <= 0:
        return Decimal(1)
    return min(Decimal(1), max(Decimal(0), Decimal(f["plan.day"]) / length))


@metric("kpi.{}.vs_plan", unit="share", label="Attainment against the expected slope", over=kpi_ids)
def vs_plan(f: Figures, name: str) -> Decimal | None:
    """attainment / expected."""
    return share(f[f"kpi.{name}.attainment"], f[f"kpi.{name}.expected"])


@metric("kpi.count", unit="count", label="Business KPIs")
def count(f: Figures) -> int:
    """Number of KPIs of kind business."""
    found = business(f)
    for kpi in found:
        f.cite(kpi, "title")
    return len(found)


@metric("kpi.sourced_rate", unit="share", label="Business KPIs with a source")
def sourced_rate(f: Figures) -> Decimal | None:
    """Business KPIs with a source / business KPIs."""
    found = business(f)
    for kpi in found:
        f.cite(kpi, "source")
    return share(sum(kpi.source is not None for kpi in found), len(found))


@metric("kpi.reached", unit="count", label="Business KPIs at their target")
def reached_count(f: Figures) -> int:
    """Number of business KPIs whose actual value is at least as good as the target."""
    return sum(f[f"kpi.{kpi.id}.reached"] is True for kpi in business(f))


def measured(f: Figures) -> Iterator[Kpi]:
    """Business KPIs whose attainment is known."""
    return (kpi for kpi in business(f) if f[f"kpi.{kpi.id}.attainment"] is not None)


@metric("kpi.attainment", unit="share", label="Mean attainment of the business KPIs")
def mean_attainment(f: Figures) -> Decimal | None:
    """Mean over the measured business KPIs of attainment, each kept between 0 and 1."""
    return mean(
        min(Decimal(1), max(Decimal(0), f[f"kpi.{kpi.id}.attainment"])) for kpi in measured(f)
    )


@metric("kpi.attainment_vs_plan", unit="share", label="Attainment against plan")
def attainment_vs_plan(f: Figures) -> Decimal | None:
    """Mean attainment / mean expected share of the same KPIs, at most 1."""
    expectation = mean(f[f"kpi.{kpi.id}.expected"] for kpi in measured(f))
    ratio = share(f["kpi.attainment"], expectation)
    return None if ratio is None else min(Decimal(1), ratio)


@metric("kpi.vs_plan_min", unit="share", label="The business KPI furthest behind its slope")
def vs_plan_min(f: Figures) -> Decimal | None:
    """The smallest attainment / expected of a measured business KPI."""
    known = [f[f"kpi.{kpi.id}.vs_plan"] for kpi in measured(f)]
    return min((value for value in known if value is not None), default=None)
