"""Conditions that must hold more than once: at the end of periods running, or on every day of a time."""

from datetime import date

from hypercare_cli.metric import Figures
from hypercare_cli.metrics.support import complete
from hypercare_cli.plan.kinds import Duration
from hypercare_cli.steering.days import (
    DAY,
    Judge,
    calendar_of,
    earlier,
    last_day,
    throughout,
)


def over_periods(f: Figures, count: int, judge: Judge) -> list[bool | None]:
    """The condition at the end of each of the last support periods; unknown for those not there."""
    found = [judge(end) for end in running(f, count)]
    return found + [None] * (count - len(found))


def running(f: Figures, count: int) -> list[date]:
    """The ends of at most so many complete periods up to the latest, newest first.

    Periods run on as long as no working day lies between them.
    """
    by_end = {period.end: period for period in complete(f)}
    newest = sorted(by_end.values(), key=lambda period: period.end, reverse=True)
    chain = newest[:1]
    for period in newest[1:count]:
        between = range((chain[-1].start - period.end).days - 1)
        days = (period.end + (n + 1) * DAY for n in between)
        if any(map(calendar_of(f.plan).is_working_day, days)):
            break
        chain.append(period)
    return [period.end for period in chain]


def over_time(f: Figures, lasting: Duration, judge: Judge) -> bool | None:
    """The condition on every day of the time up to as-of; nothing is known of the days before T0."""
    start = earlier(f.plan, f.as_of, lasting)
    found = throughout(f.plan, judge, max(start, min(f.plan.kickoff, f.as_of)), f.as_of)
    return None if found and start < f.plan.kickoff else found


def holding_since(f: Figures, judge: Judge) -> date | None:
    """The first day, not before T0, from which on it has held until as-of; None if it does not."""
    if not judge(f.as_of):
        return None
    start = min(f.plan.kickoff, f.as_of)
    broken = last_day(f.plan, lambda day: judge(day) is not True, start, f.as_of)
    return start if broken is None else broken + DAY


def last_broken(f: Figures, lasting: Duration, judge: Judge) -> date | None:
    """The last day of the time asked for on which it did not hold, or was not known to."""
    start = max(earlier(f.plan, f.as_of, lasting), min(f.plan.kickoff, f.as_of))
    return last_day(f.plan, lambda day: judge(day) is not True, start, f.as_of)
