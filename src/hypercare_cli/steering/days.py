"""A question about the plan asked on earlier days: only those on which its answer can have changed."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import InvalidOperation
from functools import lru_cache
from typing import Any

from hypercare_cli.condition import Condition, Constant, Metric, comparisons, parse
from hypercare_cli.metric import Figures
from hypercare_cli.plan.calendar import Calendar
from hypercare_cli.plan.kinds import Duration
from hypercare_cli.plan.model import Plan
from hypercare_cli.plan.part import Part

Judge = Callable[[date], bool | None]
"""Whether something is so on a day; None where that is not known."""

DAY = timedelta(days=1)
A_DAY = {"m": 24 * 60, "h": 24, "d": 1}
TODAY = Metric("plan.day")
FIRST_KNOWN = date.min + DAY
LAST_KNOWN = date.max - DAY


@lru_cache(maxsize=4)
def turning_days(plan: Plan) -> tuple[date, ...]:
    """Every day of the plan, and the day after it, when what was due is late; in order.

    Between two of them only time goes on, so that a figure stays or moves one way; a condition on
    the day itself (`plan.day >= 13 and plan.day <= 15`) turns on the days that it names.
    """
    written = {min(max(day, FIRST_KNOWN), LAST_KNOWN) for day in (*dates(plan), *named_days(plan))}
    return tuple(sorted(written | {day + DAY for day in written}))


def dates(value: Any) -> Iterator[date]:
    """All dates in a part of the plan."""
    if isinstance(value, date):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from dates(inner)
    elif isinstance(value, Part):
        yield from dates(tuple(vars(value).values()))
    elif hasattr(value, "values"):
        yield from dates(tuple(value.values()))


def named_days(plan: Plan) -> Iterator[date]:
    """The days that conditions of the plan compare `plan.day` with; those there are in a calendar."""
    criteria = [one for milestone in plan.roadmap for one in milestone.criteria]
    texts = [one.when for one in (*criteria, *plan.handover.exit_criteria)]
    texts += [text for own in plan.playbooks for text in (own.when, own.until)]
    for condition in (parse(text) for text in texts if text is not None):
        for comparison in comparisons(condition.node):
            numbers = [one.value for one in comparison.terms if isinstance(one, Constant)]
            if TODAY in comparison.terms:
                yield from filter(None, (day_at(plan, number) for number in numbers))


def day_at(plan: Plan, number: Any) -> date | None:
    """So many days after T0, a part of a day left out; None beyond the calendar."""
    try:
        return plan.kickoff + timedelta(days=int(number // 1))
    except (OverflowError, InvalidOperation):
        return None


def spells(plan: Plan, start: date, end: date) -> tuple[tuple[date, date], ...]:
    """The first and last days of the times from `start` to `end` without a turning day inside."""
    turns = turning_days(plan)
    inside = turns[bisect_right(turns, start) : bisect_right(turns, end)]
    starts = (start, *inside)
    return tuple(zip(starts, (*(day - DAY for day in inside), end), strict=True))


def holding(f: Figures, condition: Condition) -> Judge:
    """Whether the condition holds on a day of the plan; the same day is looked at once."""

    def holds(day: date) -> bool | None:
        return f.on(day).once(condition.text, lambda then: condition.evaluate(then.__getitem__))

    return holds


def throughout(plan: Plan, judge: Judge, start: date, end: date) -> bool | None:
    """Whether it is so on each day, both ends included; three-valued as in conditions."""
    found: bool | None = True
    for days in spells(plan, start, end):
        answers = [judge(day) for day in dict.fromkeys(days)]
        if False in answers:
            return False
        if None in answers:
            found = None
    return found


def last_day(plan: Plan, judge: Judge, start: date, end: date) -> date | None:
    """The last day from `start` to `end` on which it was so; None if on none of them."""
    for first, last in reversed(spells(plan, start, end)):
        if judge(last):
            return last
        if last > first and judge(first):
            return turn(judge, first, last) - DAY
    return None


def turn(judge: Judge, first: date, last: date) -> date:
    """The first day with the answer of `last`, where the answer turns once after `first`."""
    wanted = bool(judge(last))
    numbers = range(first.toordinal(), last.toordinal())
    over = bisect_left(numbers, True, key=lambda n: bool(judge(date.fromordinal(n))) is wanted)
    return date.fromordinal(first.toordinal() + over)


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
            yield turn(judge, first, last), at_last


@lru_cache(maxsize=4)
def calendar_of(plan: Plan) -> Calendar:
    """The working days of the plan; Monday to Friday where no public holidays are known."""
    return plan.calendar.with_known_holidays()


def earlier(plan: Plan, day: date, by: Duration) -> date:
    """The last day from which on so long has gone by on `day`: the other way round than `later`.

    The first day of the calendar for what lies before it.
    """
    if by.unit != "wd":
        return moved(plan, day, by, -1) or date.min
    first = moved(plan, day + DAY, by, -1) if day < date.max else None
    return first - DAY if first is not None and first > date.min else date.min


def later(plan: Plan, day: date, by: Duration) -> date | None:
    """The day that lies so long after; None beyond the calendar."""
    return moved(plan, day, by, 1)


def moved(plan: Plan, day: date, by: Duration, way: int) -> date | None:
    """Hours and minutes count as the days that they begin."""
    try:
        if by.unit == "wd":
            return calendar_of(plan).add_working_days(day, way * by.amount)
        return day + timedelta(days=way * -(-by.amount // A_DAY[by.unit]))
    except OverflowError:
        return None
