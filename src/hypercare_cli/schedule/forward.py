"""The forward pass of the critical path method: the earliest dates, and what decides each of them.

Two passes over the same network. The *planned* one knows the dates and durations of the plan only:

    planned finish = due, else planned start + duration
    planned start  = start, else due − duration, else the first day after what is waited for, else T0

The *forecast* knows what has happened up to as-of as well:

    start  = the latest of: planned or own start, the first day after what is waited for, as-of
    finish = the latest of: due, start + duration, as-of

What is done is where it is, what has begun no longer waits to begin, what is dropped lets those
through that wait for it, and a date that the plan promises is never brought forward. A milestone has
no duration and waits for its tasks. Work in progress or ahead passes over the days of holds.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from hypercare_cli.schedule.model import Driver, Link, Name
from hypercare_cli.schedule.steps import Network, Step
from hypercare_cli.schedule.working import Days


class Span(NamedTuple):
    """The dates of an activity, as far as they are known, and what decides its finish.

    `ready` is the day at whose end all that it waits for lets go.
    """

    start: date | None
    finish: date | None
    driver: Driver
    ready: date | None = None

    @property
    def is_open_ended(self) -> bool:
        """Whether nobody can say when: what waits for it cannot be known either."""
        return self.driver.reason in ("circle", "blocked", "far")


class Ready(NamedTuple):
    """When all links let go, and the link that does so last; or the activity that is not known."""

    day: date | None = None
    link: Link | None = None
    unknown: Name | None = None


class Bound(NamedTuple):
    """A day before which an activity cannot be, and why."""

    day: date
    driver: Driver


Spans = dict[Name, Span]
Pass = Callable[[Step, Ready], Span]


def walk(steps: Network, order: list[list[Name]], days: Days, span_of: Pass) -> Spans:
    """One pass in the order of the links; those in a knot wait for themselves."""
    found: Spans = {}
    for knot in order:
        for name in knot:
            step = steps[name]
            circular = len(knot) > 1 or any(link.of == name for link in step.links)
            waits = Ready(unknown=name) if circular else None
            try:
                found[name] = span_of(step, waits or ready(step, found, days))
            except OverflowError:
                found[name] = Span(None, None, Driver("far"))
    return found


def ready(step: Step, spans: Mapping[Name, Span], days: Days) -> Ready:
    """What the links of an activity allow; the first in the plan is named where several let go last."""
    latest = Ready()
    for link in step.links:
        other = spans[link.of]
        if other.is_open_ended:
            return Ready(unknown=link.of)
        if other.finish is not None:
            source, day = link, days.lagged(other.finish, link)
        elif other.ready is not None:  # dropped: what it waits for is what is waited for
            source, day = Link(other.driver.of or link.of), days.lagged(other.ready, link)
        else:
            continue
        if latest.day is None or day > latest.day:
            latest = Ready(day, source)
    return latest


def planned(steps: Network, order: list[list[Name]], days: Days) -> Spans:
    """The dates of the plan: those that are given, and those that follow from them."""

    def span_of(step: Step, waits: Ready) -> Span:
        if step.state == "dropped":
            return passed_through(step, waits)
        start, due = step.start, step.due
        if waits.unknown is not None and start is None and due is None:
            return not_known(step, waits)
        if start is None and step.length.days:
            if due is not None:
                start = days.begin(due, step.length)
            elif waits.day is not None:
                start = days.after(waits.day, step.length)
            else:
                start = days.calendar.kickoff
        if due is None and start is not None:
            due = days.end(start, step.length)
        return Span(start, due or waits.day, Driver("date"), waits.day)

    return walk(steps, order, days, span_of)


def forecast(
    steps: Network, order: list[list[Name]], days: Days, plan: Spans, as_of: date
) -> Spans:
    """What happened, and when the rest will be done at the earliest."""

    def span_of(step: Step, waits: Ready) -> Span:
        if step.state == "done":
            return happened(step, plan[step.name], as_of)
        if step.state == "dropped":
            return passed_through(step, waits)
        if waits.unknown is not None:
            return not_known(step, waits)
        if plan[step.name].driver.reason == "far":
            return plan[step.name]
        return coming(step, waits, plan[step.name], days, as_of)

    return walk(steps, order, days, span_of)


def not_known(step: Step, waits: Ready) -> Span:
    """What waits for itself, or for something that nobody knows."""
    circular = waits.unknown == step.name
    return Span(None, None, Driver("circle") if circular else Driver("blocked", waits.unknown))


def passed_through(step: Step, waits: Ready) -> Span:
    """Dropped: no dates, but it still says when what it waited for lets go, and what that is."""
    if waits.unknown is not None:
        return not_known(step, waits)
    return Span(None, None, Driver("dropped", waits.link.of if waits.link else None), waits.day)


def happened(step: Step, plan: Span, as_of: date) -> Span:
    """Done. Without a day it lets go as planned, at the latest today, though it has no date."""
    if step.done_on is not None:
        start = step.start if step.start is not None and step.start <= step.done_on else None
        return Span(start, step.done_on, Driver("actual"))
    let_go = min(plan.finish or as_of, as_of)
    return Span(None, None, Driver("actual"), let_go)


def coming(step: Step, waits: Ready, plan: Span, days: Days, as_of: date) -> Span:
    """An activity that is open: not before its dates, what it waits for, and today."""
    if step.length.days == 0:
        return at_once(step, waits, as_of)
    begin = begun(step, waits, plan, days, as_of)
    bounds = [Bound(days.end(begin.day, step.length), begin.driver)]
    if step.state == "in_progress":
        bounds += [*waiting_bound(waits, waits.day), Bound(as_of, Driver("late"))]
    if step.due is not None:
        first = 1 if begin.driver.reason == "waits" else 0
        bounds.insert(first, Bound(step.due, Driver("date")))
    finish = latest(bounds)
    return Span(begin.day, finish.day, finish.driver, waits.day)


def at_once(step: Step, waits: Ready, as_of: date) -> Span:
    """An open activity of no known length: a day rather than a span."""
    bounds = waiting_bound(waits, waits.day)
    own = step.due or step.start
    if own is not None:
        bounds.append(Bound(own, Driver("date")))
    if not bounds:
        return Span(None, None, Driver("undated"))
    finish = latest([*bounds, Bound(as_of, Driver("late"))])
    start = step.start
    if start is not None and step.state == "planned":
        start = min(finish.day, max(start, as_of, waits.day or as_of))
    return Span(start, finish.day, finish.driver, waits.day)


def begun(step: Step, waits: Ready, plan: Span, days: Days, as_of: date) -> Bound:
    """When an activity with a duration begins, or has begun."""
    ahead = step.start is not None or step.due is not None
    reason = Driver("date" if ahead else "kickoff")
    bounds = waiting_bound(waits, None if waits.day is None else days.after(waits.day, step.length))
    if step.state == "in_progress":
        given = [] if step.start is not None else bounds
        if ahead or not given:
            given = [*given, Bound(plan.start or as_of, reason)]
        begin = latest(given)
        return Bound(min(begin.day, as_of), begin.driver)
    if ahead or not bounds:
        bounds.append(Bound((plan.start if ahead else None) or days.calendar.kickoff, reason))
    bounds.append(Bound(days.on_or_after(as_of, step.length), Driver("late")))
    return latest(bounds)


def waiting_bound(waits: Ready, day: date | None) -> list[Bound]:
    if day is None or waits.link is None:
        return []
    link = waits.link
    return [Bound(day, Driver("waits", link.of, link.lag, link.unit))]


def latest(bounds: list[Bound]) -> Bound:
    """The last of them; of equal days the first named decides."""
    return max(bounds, key=lambda bound: bound.day)
