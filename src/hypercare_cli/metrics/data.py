"""Data quality against its tolerance."""

from decimal import Decimal

from hypercare_cli.metric import Figures, metric


@metric("data.quality", unit="share", label="Data quality")
def quality(f: Figures) -> Decimal | None:
    """The latest data-quality score."""
    latest = f.latest(f.plan.data_quality.scores)
    if latest is None:
        return None
    f.cite(latest, "score")
    return latest.score


@metric("data.tolerance", unit="share", label="Tolerance of data quality")
def tolerance(f: Figures) -> Decimal | None:
    """The tolerance; the provisional one until its end, included."""
    section = f.plan.data_quality
    provisional = section.provisional
    if (
        provisional is not None
        and provisional.tolerance is not None
        and (provisional.end is None or f.as_of <= provisional.end)
    ):
        f.cite(provisional, "tolerance", "end")
        return provisional.tolerance
    f.cite(section, "tolerance")
    return section.tolerance
