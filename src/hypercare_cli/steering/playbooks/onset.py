"""Since when a condition holds: how long it must last, and what ends it."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from hypercare_cli.condition import Condition
from hypercare_cli.metric import Figures
from hypercare_cli.plan.kinds import Duration
from hypercare_cli.plan.model import Plan
from hypercare_cli.steering.days import DAY, Judge, holding, last_day, later, spells


class Onset(NamedTuple):
    """`since` is the first day on which the condition held without a break; `fires_on` the day on
    which that has lasted for long enough, which may lie ahead."""

    since: date
    fires_on: date


def onset(
    f: Figures, when: Condition, lasting: Duration | None, until: Condition | None
) -> Onset | None:
    """When what is so today began; None if it is not.

    Without `until` it ends with its condition. With it, what has once begun goes on, whatever its
    condition does, up to the day on which `until` holds. Nothing is known of the days before T0;
    an unknown condition does not hold.
    """
    plan, end = f.plan, f.as_of
    start = min(plan.kickoff, end)
    holds = holding(f, when)
    if until is None:
        broken = last_day(plan, lambda day: not holds(day), start, end)
        if broken == end:
            return None
        since = start if broken is None else broken + DAY
        return Onset(since, reached(plan, since, lasting))
    ended = last_day(plan, holding(f, until), start, end)
    if ended == end:
        return None
    for first, last in runs(plan, holds, start if ended is None else ended + DAY, end):
        fires_on = reached(plan, first, lasting)
        if fires_on <= last or last == end:
            return Onset(first, fires_on)
    return None


def runs(plan: Plan, judge: Judge, start: date, end: date) -> Iterator[tuple[date, date]]:
    """The first and last day of each time during which it is so without a break."""
    began: date | None = None
    for day, is_so in turns(plan, judge, start, end):
        if is_so and began is None:
            began = day
        elif not is_so and began is not None:
            yield began, day - DAY
            began = None
    if began is not None:
        yield began, end


def turns(plan: Plan, judge: Judge, start: date, end: date) -> Iterator[tuple[date, bool]]:
    """Days with their answers, among them each day on which the answer is another than before."""
    for first, last in spells(plan, start, end):
        at_first, at_last = bool(judge(first)), bool(judge(last))
        yield first, at_first
        if at_last != at_first:
            days = [first + n * DAY for n in range((last - first).days + 1)]
            turn = bisect_left(days, True, key=lambda day: bool(judge(day)) == at_last)
            yield days[turn], at_last


def reached(plan: Plan, since: date, lasting: Duration | None) -> date:
    """The day on which so long has gone by, counted as for a criterion; at most the last there is."""
    return since if lasting is None else later(plan, since, lasting) or date.max
