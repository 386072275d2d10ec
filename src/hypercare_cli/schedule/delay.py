"""The slip of a milestone, split over those to whom the days are due.

Days of `holds` between the day of the baseline (T0 without one) and the milestone are counted once
each: a day on which holds of two causes ran is *concurrent*, as analysts of delay call it. Where these
are more days than the slip, some were made up for, and nobody can tell which: each cause keeps its
proportion, in whole days, by largest remainder. What holds do not explain is told as such.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import get_args

from hypercare_cli.metric import Figures
from hypercare_cli.plan.holds import Hold
from hypercare_cli.schedule.model import Cause, Delay, Share
from hypercare_cli.schedule.working import DAY

CAUSES: tuple[Cause, ...] = get_args(Cause)


def held_days(f: Figures, since: date) -> dict[date, Cause]:
    """The days of all holds to date; one without an end, or with a later one, runs to as-of."""
    found: dict[date, Cause] = {}
    for hold in f.to_date(f.distinct(f.plan.holds, "start"), "start"):
        for day in days_of(hold, since, f.as_of):
            known = found.setdefault(day, hold.cause)
            if known != hold.cause:
                found[day] = "concurrent"
    return found


def days_of(hold: Hold, since: date, as_of: date) -> Iterable[date]:
    """From its start up to, not including, its end."""
    start = max(hold.start, since)
    end = as_of if hold.end is None else min(hold.end, as_of)
    return (start + n * DAY for n in range((end - start).days))


def split(
    milestone: str, reference: date, finish: date, held: Mapping[date, Cause], since: date
) -> Delay:
    """The delay of a milestone that is later than its reference."""
    slip = (finish - reference).days
    counted = Counter(cause for day, cause in held.items() if since <= day < finish)
    due = apportioned(counted, slip)
    shares = tuple(Share(cause, counted[cause], due[cause]) for cause in CAUSES if counted[cause])
    return Delay(milestone, slip, shares, slip - sum(due.values()))


def apportioned(counted: Counter[Cause], most: int) -> dict[Cause, int]:
    """Whole days in proportion, `most` of them together where there are more."""
    total = counted.total()
    if total <= most:
        return dict(counted)
    parts = {cause: divmod(counted[cause] * most, total) for cause in CAUSES if counted[cause]}
    found = {cause: whole for cause, (whole, _rest) in parts.items()}
    by_rest = sorted(parts, key=lambda cause: -parts[cause][1])
    for cause in by_rest[: most - sum(found.values())]:
        found[cause] += 1
    return found
