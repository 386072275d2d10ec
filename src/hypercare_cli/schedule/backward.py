"""The backward pass of the critical path method: the latest dates, and the floats between both.

    latest finish = the earliest that any of those waiting for it can bear, and its milestone always
                    does; for a milestone at the latest the end of the roadmap
    total float   = working days after the forecast finish, up to the latest finish
    free float    = the same up to the day that delays what waits for it

What is done has no float; nothing has any while the end of the roadmap is not known.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from hypercare_cli.schedule.forward import Span, Spans
from hypercare_cli.schedule.model import Link, Name
from hypercare_cli.schedule.steps import Network, Step
from hypercare_cli.schedule.working import DAY, Days


class Slack(NamedTuple):
    """How far an activity may slip: the latest finish, and the floats in working days."""

    latest_finish: date | None = None
    total: int | None = None
    free: int | None = None


class Limits(NamedTuple):
    """The latest days at whose end an activity must be let go: for the end of the roadmap, for itself."""

    end: date | None
    own: date | None


def slacks(
    steps: Network, order: list[list[Name]], spans: Spans, days: Days, end: date
) -> dict[Name, Slack]:
    """The float of every activity that is neither done nor unknown; `end` is that of the roadmap."""
    followers: dict[Name, list[tuple[Name, Link]]] = {name: [] for name in steps}
    for step in steps.values():
        for link in step.links:
            followers[link.of].append((step.name, link))
    limits: dict[Name, Limits] = {}
    found: dict[Name, Slack] = {}
    for name in (name for knot in reversed(order) for name in knot):
        step, span = steps[name], spans[name]
        if step.state == "done" or span.is_open_ended:
            continue
        borne = [(limits[by], link) for by, link in followers[name] if by in limits]
        try:
            last = earliest(((limit.end, link) for limit, link in borne), days)
            if last is None:
                last = None if step.state == "dropped" else end
            elif name.kind == "milestone":  # with leads, what waits for it could bear more
                last = min(last, end)
            free = earliest(((limit.own, link) for limit, link in borne), days)
            if span.finish is not None and last is not None:
                found[name] = slack(span.finish, last, last if free is None else free, days)
            limits[name] = limits_of(step, span, Limits(last, free), days)
        except OverflowError:  # before the first day there is
            continue
    return found


def earliest(borne: Iterable[tuple[date | None, Link]], days: Days) -> date | None:
    """The latest finish that all links bear, None where none says anything."""
    known = (days.unlagged(day, link) for day, link in borne if day is not None)
    return min(known, default=None)


def limits_of(step: Step, span: Span, latest: Limits, days: Days) -> Limits:
    """Until when what an activity waits for must have let go, so that it keeps to its latest finish
    and to its forecast; one that is dropped hands on what those after it bear."""
    if step.state == "dropped":
        return latest
    if step.length.days == 0 or step.state == "in_progress" or span.start is None:
        return Limits(latest.end, span.finish)
    end = None if latest.end is None else days.begin(latest.end, step.length) - DAY
    return Limits(end, span.start - DAY)


def slack(finish: date, last: date, free: date, days: Days) -> Slack:
    """Floats are never negative: the end of the roadmap is a forecast, not a wish."""
    total, before = days.between(finish, last), days.between(finish, free)
    working = days.on_or_before(last)  # a day off is no better than the day before it
    return Slack(
        max(finish, working),
        None if total is None else max(total, 0),
        None if before is None else max(before, 0),
    )
