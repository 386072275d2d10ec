"""What the schedule says, as values: activities with their dates, what decides them, and the delay.

Terms are those of the critical path method (PMBOK): an *activity* is a task or a milestone, a *link*
makes one wait for another (finish to start, with a lag or, negative, a lead), *total float* is how far
an activity may slip before the end of the roadmap moves, *free float* before any other activity does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from hypercare_cli.finding import Path
from hypercare_cli.plan.baselines import Baseline
from hypercare_cli.plan.kinds import Audience

Kind = Literal["milestone", "task"]
State = Literal["planned", "in_progress", "done", "dropped"]
Unit = Literal["d", "wd"]
Cause = Literal["customer", "provider", "third_party", "force_majeure", "concurrent"]
Reason = Literal[
    "actual", "date", "kickoff", "waits", "late", "circle", "blocked", "far", "undated", "dropped"
]
"""What decides the forecast of an activity:

- `actual`: it is done; its finish is the day that the plan gives, or None where it gives none.
- `date`: its own date in the plan (`offset`, `due`, `start`).
- `kickoff`: only a duration is given and nothing is waited for, so it counts from T0.
- `waits`: what `driver.of` names has to be finished first (for a milestone: the last of its tasks).
- `late`: it should be done or have begun; today at the earliest.
- `circle`: it waits for itself, by the way that `Schedule.circles` tells: nothing is known.
- `blocked`: it waits for an activity whose date is not known (`driver.of`).
- `far`: more than a hundred years away.
- `undated`: neither a date nor a duration nor anything that it waits for.
- `dropped`: it is not going to be done.
"""


class Name(NamedTuple):
    """An activity: ids are unique among tasks and among milestones, not over both."""

    kind: Kind
    id: str


class Link(NamedTuple):
    """What an activity waits for: it begins once `of` is finished and the lag is over.

    A negative lag is a lead. The tasks of a milestone are links of it, without lag.
    """

    of: Name
    lag: int = 0
    unit: Unit = "wd"


class Driver(NamedTuple):
    """What decides the forecast: `of` with `waits` and `blocked`, its link's lag with `waits`."""

    reason: Reason
    of: Name | None = None
    lag: int = 0
    unit: Unit = "wd"


@dataclass(frozen=True, slots=True)
class Activity:
    """A milestone or a task. Spans include both ends; a milestone has no start.

    `start` and `finish` are what happened where it is done, else the forecast; None where not known.
    `reference` is the date that slip is measured against: that of the chosen baseline (None for an
    activity that is not in it), or `planned_finish` where the plan has no baseline.
    """

    name: Name
    title: str
    milestone: str
    """The id of the milestone that it belongs to, or is."""
    path: Path
    """Where it stands in the plan: `("roadmap", 0, "tasks", 2)`."""
    audience: Audience
    owner: str | None
    state: State
    planned_start: date | None
    planned_finish: date | None
    start: date | None
    finish: date | None
    reference: date | None
    slip_days: int | None
    """Calendar days from `reference` to `finish`; negative if earlier."""
    slip_working_days: int | None
    latest_finish: date | None
    """The last day that does not move the end of the roadmap; None for what is done or not known."""
    total_float: int | None
    """Working days."""
    free_float: int | None
    """Working days."""
    critical: bool
    """Not done, and without total float."""
    links: tuple[Link, ...]
    driver: Driver

    @property
    def is_done(self) -> bool:
        return self.state == "done"

    @property
    def is_milestone(self) -> bool:
        return self.name.kind == "milestone"


class Share(NamedTuple):
    """Days of a delay that are due to one cause.

    `held` are all days of its holds up to the milestone, `days` those that the slip is made of: fewer
    where part of what was lost was made up for. `concurrent`: two causes or more on the same day.
    """

    cause: Cause
    held: int
    days: int


@dataclass(frozen=True, slots=True)
class Delay:
    """The slip of one milestone, by cause; the days of all shares and the rest add up to it."""

    milestone: str
    slip_days: int
    shares: tuple[Share, ...]
    unexplained: int


@dataclass(frozen=True)
class Schedule:
    """The roadmap on a day: every milestone followed by its tasks, in the order of the plan."""

    as_of: date
    baseline: Baseline | None
    activities: tuple[Activity, ...]
    finish: date | None
    """When the last milestone is, or is forecast to be, reached; None where one is not known."""
    last: Name | None
    """The last milestone: the one that `finish` is the date of."""
    agreed_finish: date | None
    """The last reference date of a milestone: when the roadmap was to end."""
    critical_path: tuple[Name, ...]
    """What drives `finish`, from the first activity to the last milestone.

    Each waits for the one before it; empty once the last milestone is reached. With parallel critical
    paths this is the one that stands first in the plan; `Activity.critical` is true on all of them.
    """
    circles: tuple[tuple[Name, ...], ...]
    """Activities that wait for each other, in that order; each circle once."""
    delays: tuple[Delay, ...]
    """Of the milestones that are later than their reference, in the order of the plan."""

    def __getitem__(self, name: Name) -> Activity:
        """One activity; KeyError where there is none of that name."""
        return self.by_name[name]

    @cached_property
    def by_name(self) -> Mapping[Name, Activity]:
        return {activity.name: activity for activity in self.activities}

    @property
    def slip_days(self) -> int | None:
        """Calendar days by which the end of the roadmap slips, negative if earlier."""
        if self.finish is None or self.agreed_finish is None:
            return None
        return (self.finish - self.agreed_finish).days

    @property
    def milestones(self) -> tuple[Activity, ...]:
        return tuple(each for each in self.activities if each.is_milestone)
