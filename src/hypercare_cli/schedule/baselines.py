"""Baselines: which one holds on a day, and the entry that a new one makes."""

from datetime import date

from hypercare_cli.edit import Append
from hypercare_cli.metric import Figures
from hypercare_cli.plan.baselines import Baseline
from hypercare_cli.schedule.passes import passes


def current_baseline(f: Figures) -> Baseline | None:
    """The latest one dated up to as-of, of two on a day the last in the plan; None without any."""
    return f.latest(f.plan.baselines)


def new_baseline(
    f: Figures, id_: str, reason: str | None = None, by: str | None = None, title: str | None = None
) -> Append:
    """The change that keeps the dates of the plan as they stand on the day of the figures.

    Planned dates, not forecasts: what has been agreed, for done and dropped ones too; days of the
    calendar, so that the baseline stays when T0 moves. A task without a date is left out.
    """
    dates: dict[str, dict[str, date]] = {"milestone": {}, "task": {}}
    for name, day in passes(f, None).references(None).items():
        if day is not None:
            dates[name.kind][name.id] = day
    return Append(
        ("baselines",),
        {
            "id": id_,
            "date": f.as_of,
            "title": title,
            "reason": reason,
            "by": by,
            "kickoff": f.plan.kickoff,
            "milestones": dates["milestone"],
            "tasks": dates["task"] or None,
        },
    )
