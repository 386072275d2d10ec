"""Since when a condition holds: how long it must last, and what ends it."""

from datetime import date
from typing import NamedTuple

from hypercare_cli.condition import Condition
from hypercare_cli.metric import Figures
from hypercare_cli.plan.kinds import Duration
from hypercare_cli.plan.model import Plan
from hypercare_cli.steering.days import DAY, holding, last_day, later, runs


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
    condition does, up to the day on which `until` holds. Nothing begins before T0; an unknown
    condition does not hold.
    """
    plan, start, end = f.plan, f.plan.kickoff, f.as_of
    if end < start:
        return None
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


def reached(plan: Plan, since: date, lasting: Duration | None) -> date:
    """The day on which so long has gone by, counted as for a criterion; at most the last there is."""
    return since if lasting is None else later(plan, since, lasting) or date.max
