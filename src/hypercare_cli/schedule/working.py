"""Counting days in a network: where a span ends, when the next may begin, and the way back.

A span takes in its first day and its last: three working days from a Monday end on the Wednesday,
and what waits for them begins on the Thursday, as in every scheduling tool and as spans are written
in a plan. Only what is counted in working days passes over days off; a date that is given never moves.
"""

from datetime import date, timedelta
from typing import NamedTuple

from hypercare_cli.plan.calendar import Calendar
from hypercare_cli.schedule.model import Link, Unit

DAY = timedelta(days=1)
HORIZON = 100
"""Years after T0 beyond which nothing is counted."""


class Length(NamedTuple):
    """How long an activity takes; 0 for one whose length is not known."""

    days: int = 0
    unit: Unit = "wd"


class Days:
    """The calendar as a network uses it. Every method raises OverflowError beyond the horizon."""

    def __init__(self, calendar: Calendar):
        self.calendar = calendar
        self.last = calendar.kickoff.year + HORIZON

    def near(self, day: date) -> date:
        if day.year > self.last:
            raise OverflowError(day)
        return day

    def moved(self, day: date, count: int, unit: Unit) -> date:
        """So many days after a day, or before it; 0 is the day itself."""
        if unit == "d":
            return self.near(day + count * DAY)
        return self.near(self.calendar.add_working_days(self.near(day), count))

    def end(self, start: date, length: Length) -> date:
        """The last day of what begins on `start`."""
        if not length.days:
            return start
        return self.moved(self.on_or_after(start, length), length.days - 1, length.unit)

    def begin(self, end: date, length: Length) -> date:
        """The first day of what ends on `end`."""
        if not length.days:
            return end
        last = self.on_or_before(end) if length.unit == "wd" else end
        return self.moved(last, 1 - length.days, length.unit)

    def after(self, ready: date, length: Length) -> date:
        """The first day after the end of another: of no length, it falls on the same day."""
        return self.moved(ready, 1, length.unit) if length.days else ready

    def on_or_after(self, day: date, length: Length) -> date:
        """The first day that work can begin on: a working day where those are counted."""
        if length.days and length.unit == "wd" and not self.works_on(day):
            return self.moved(day, 1, "wd")
        return day

    def on_or_before(self, day: date) -> date:
        """The last working day up to a day."""
        return day if self.works_on(day) else self.moved(day, -1, "wd")

    def works_on(self, day: date) -> bool:
        return self.calendar.is_working_day(self.near(day))

    def lagged(self, finish: date, link: Link) -> date:
        """The day at whose end a link lets go."""
        return self.moved(finish, link.lag, link.unit)

    def unlagged(self, ready: date, link: Link) -> date:
        """The latest finish with which the link still lets go by the end of `ready`."""
        if link.unit == "d" or not link.lag:
            return self.moved(ready, -link.lag, "d")
        if link.lag > 0:
            return self.moved(self.on_or_before(ready), 1 - link.lag, "wd") - DAY
        return self.moved(self.on_or_before(ready), -link.lag, "wd")

    def between(self, start: date, end: date) -> int | None:
        """Working days after `start` up to and including `end`, negative backwards."""
        return self.calendar.working_days_between(start, end)
