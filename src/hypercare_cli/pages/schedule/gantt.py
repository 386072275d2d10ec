"""The schedule as a timeline: every format draws the same one."""

from collections.abc import Iterable
from datetime import date, timedelta

from hypercare_cli.blocks import Phase, Span, Timeline
from hypercare_cli.pages.figures import t_plus
from hypercare_cli.pages.schedule.shown import Shown
from hypercare_cli.schedule.model import Activity

WEEKS = (1, 2, 4, 13, 26, 52, 104, 260)
"""How far apart the days of the axis may be."""
MOST_TICKS = 27
"""Weeks of half a year: what a wide terminal has room for."""


def gantt(shown: Shown) -> Timeline | None:
    """What has a day; None where nothing has."""
    w = shown.words
    spans = tuple(span for one in shown.activities if (span := row(shown, one)) is not None)
    if not spans:
        return None
    phases = [span.phase for span in spans]
    today = shown.schedule.as_of
    return Timeline(
        w.say("Schedule of {plan}", plan=shown.plan.plan.title),
        spans,
        ticks(shown, spans),
        (today, w.say("as of {day}", day=today)),
        phase_words(shown),
        w.say(
            "Rows: {all}; done: {done}; late: {late}; critical: {critical}; as of {day}.",
            all=len(spans),
            done=phases.count("done"),
            late=phases.count("late"),
            critical=sum(span.critical for span in spans),
            day=today,
        ),
        shown.agreed(),
        w.say("critical"),
    )


def phase_words(shown: Shown) -> dict[Phase, str]:
    w = shown.words
    return {
        "done": w.say("done"),
        "current": w.say("under way"),
        "late": w.say("late"),
        "planned": w.say("planned"),
    }


def row(shown: Shown, one: Activity) -> Span | None:
    """One activity; None where it is dropped, or has no day."""
    end = one.finish
    if one.state == "dropped" or end is None:
        return None
    state = phase(one, shown.schedule.as_of)
    start = end if one.is_milestone else min(one.start or end, end)
    if state == "late" and not one.is_milestone:  # all the time that it is late
        start = min(start, one.planned_finish or start)
    return Span(
        shown.title(one),
        start,
        end,
        state,
        note(shown, one),
        one.reference,
        one.critical,
        not one.is_milestone,
    )


def phase(one: Activity, today: date) -> Phase:
    """Late is what should be done by now."""
    if one.is_done:
        return "done"
    if one.planned_finish is not None and one.planned_finish < today:
        return "late"
    return "current" if one.state == "in_progress" else "planned"


def note(shown: Shown, one: Activity) -> str:
    """The days, and how far they have moved."""
    w = shown.words
    if one.is_milestone or one.start is None or one.start == one.finish:
        days = w.day(one.finish)
    else:
        days = w.say("{start} to {end}", start=one.start, end=one.finish)
    if not one.slip_days:
        return days
    return w.plural(
        "{days} ({slip} day)", "{days} ({slip} days)", abs(one.slip_days),
        days=days, slip=shown.days(one.slip_days),
    )  # fmt: skip


def ticks(shown: Shown, spans: Iterable[Span]) -> tuple[tuple[date, str], ...]:
    """Weeks counted from T0, over all the time that the rows take; fewer where it is long."""
    plan = shown.plan
    days = [day for span in spans for day in (span.start, span.end, span.agreed or span.end)]
    first, last = plan.day(min(days)), plan.day(max(days))
    weeks = (*WEEKS, *(WEEKS[-1] * 10**n for n in range(1, 4)))  # up to the ends of the calendar
    step = 7 * next(n for n in weeks if (last - first) / (7 * n) <= MOST_TICKS)
    numbers = range(first - first % step, last + 1, step)
    return tuple((plan.plan.kickoff + timedelta(days=n), t_plus(n)) for n in numbers if n >= first)
