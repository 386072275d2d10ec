"""Where the plan stands in time."""

from hypercare_cli.metric import Figures, metric


@metric("plan.day", unit="count", label="Day of the plan")
def day(f: Figures) -> int:
    """As-of date − kick-off, in calendar days."""
    f.cite(f.plan.plan, "kickoff")
    return f.day
