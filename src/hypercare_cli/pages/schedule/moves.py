"""What moved in the plan since a baseline was kept: dates, what is new, what is gone."""

from datetime import date
from typing import NamedTuple

from hypercare_cli.pages.schedule.shown import Shown
from hypercare_cli.schedule.model import Activity, Name


class Move(NamedTuple):
    """An activity whose date in the plan is not that of the baseline."""

    activity: Activity
    before: date
    after: date

    @property
    def days(self) -> int:
        return (self.after - self.before).days


class Moves(NamedTuple):
    """T0 then and now where they differ; `gone` are ids that the plan no longer has."""

    kickoff: tuple[date, date] | None
    moved: tuple[Move, ...]
    added: tuple[Activity, ...]
    gone: tuple[Name, ...]

    def __bool__(self) -> bool:
        return any(self)


def moves(shown: Shown) -> Moves | None:
    """What of it these readers may see; None where there is no baseline."""
    schedule, plan, baseline = shown.schedule, shown.plan, shown.schedule.baseline
    if baseline is None:
        return None
    agreed = {Name("milestone", id_): day for id_, day in baseline.milestones.items()}
    agreed |= {Name("task", id_): day for id_, day in baseline.tasks.items()}
    now = {one.name: one for one in schedule.activities}
    return Moves(
        (baseline.kickoff, plan.kickoff) if baseline.kickoff != plan.kickoff else None,
        tuple(
            Move(one, agreed[name], one.planned_finish)
            for name, one in now.items()
            if name in agreed
            and name in shown.titles
            and one.planned_finish not in (None, agreed[name])
            and one.planned_finish is not None
        ),
        tuple(one for name, one in now.items() if name not in agreed and name in shown.titles),
        tuple(name for name in agreed if name not in now),
    )
