"""Both forward passes of a plan on a day: all that slip needs, without floats.

Working days are only counted where the plan does so itself, so that nothing imports its public
holidays for a roadmap of plain dates.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from hypercare_cli.metric import Figures
from hypercare_cli.plan.baselines import Baseline
from hypercare_cli.plan.calendar import Calendar
from hypercare_cli.schedule.delay import held_days, split
from hypercare_cli.schedule.forward import Spans, forecast, planned
from hypercare_cli.schedule.model import Cause, Delay, Name
from hypercare_cli.schedule.order import knots
from hypercare_cli.schedule.steps import Network, network, waits, without_past
from hypercare_cli.schedule.working import Days

A_YEAR = 366
"""What a hold may have stopped before T0 or the baseline; older days are a slip of the pen."""


class Passes(NamedTuple):
    """The network with its planned and its forecast dates; `days` is the calendar of the forecast."""

    steps: Network
    order: list[list[Name]]
    plan: Spans
    spans: Spans
    days: Days
    held: Mapping[date, Cause]
    since: date

    def references(self, baseline: Baseline | None) -> dict[Name, date | None]:
        """The date that each activity is measured against."""
        if baseline is None:
            return {name: self.plan[name].finish or self.steps[name].due for name in self.steps}
        dates = {"milestone": baseline.milestones, "task": baseline.tasks}
        return {name: dates[name.kind].get(name.id) for name in self.steps}

    def delays(self, baseline: Baseline | None) -> tuple[Delay, ...]:
        """The delay of every milestone that is later than its reference, in the order of the plan."""
        found = []
        for name, reference in self.references(baseline).items():
            finish = self.spans[name].finish
            if name.kind == "milestone" and reference and finish and finish > reference:
                found.append(split(name.id, reference, finish, self.held, self.since))
        return tuple(found)

    def agreed_end(self, baseline: Baseline | None) -> date | None:
        """The last date of a milestone that slip is measured against."""
        dates = self.references(baseline).items()
        return max((day for name, day in dates if name.kind == "milestone" and day), default=None)

    def open_milestones(self) -> list[Name]:
        """Those that are not done, in the order of the plan."""
        return [name for name in self.steps if name.kind == "milestone" and not self.is_done(name)]

    def is_done(self, name: Name) -> bool:
        return self.steps[name].state == "done"

    def path_to(self, last: Name) -> tuple[Name, ...]:
        """What drives an activity, link by link, as far back as something is open."""
        way: list[Name] = []
        name: Name | None = last
        while name is not None and (name == last or not self.is_done(name)):
            way.append(name)
            driver = self.spans[name].driver
            name = driver.of if driver.reason == "waits" else None
        return tuple(way[::-1])

    def last_milestone(self) -> Name | None:
        """The one that is reached last, of equal ones the last in the plan; None while one is unknown."""
        found: tuple[date, Name] | None = None
        for name in self.steps:
            if name.kind == "milestone":
                finish = self.spans[name].finish
                if finish is None:
                    return None
                if found is None or finish >= found[0]:
                    found = finish, name
        return None if found is None else found[1]


def passes(f: Figures, baseline: Baseline | None, calendar: Calendar | None = None) -> Passes:
    """Run both passes; delays count from the day of the baseline, from T0 without one."""
    steps = network(f)
    calendar = calendar or f.plan.calendar
    since = f.plan.kickoff if baseline is None else baseline.date
    first = min(since, f.plan.kickoff).toordinal() - A_YEAR
    held = held_days(f, date.fromordinal(max(first, 1)))
    plan = planned(steps, knots(waits(steps)), Days(calendar))
    days = Days(calendar.closed(held) if held else calendar)
    left = without_past(steps)
    order = knots(waits(left))
    spans = forecast(left, order, days, plan, f.as_of)
    return Passes(steps, order, plan, spans, days, held, since)
