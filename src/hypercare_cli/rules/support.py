"""HC52x: ticket figures that contradict themselves, periods with gaps, help that nobody wrote down."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from hypercare_cli.metrics.adoption import is_usable
from hypercare_cli.metrics.support import complete
from hypercare_cli.plan.support import Csat, Period
from hypercare_cli.rule import Hit, Look, rule

DAY = timedelta(days=1)
LONG_WEEKEND = timedelta(days=3)
LONGEST = timedelta(days=100)
"""A quarter, with room for the days around it."""
WRITTEN_BY = timedelta(days=30)
MANY_TICKETS = 20


@rule(
    "HC521",
    "ticket-figures-contradict",
    "error",
    "in the tickets from {start} to {end}, more is counted under {parts} than under `{whole}` ({count})",
    "Correct the one that is wrong from the ticket tool.",
)
def ticket_figures_contradict(look: Look) -> Iterator[Hit]:
    """Tickets in time are part of those resolved, those of one priority, level or type part of all,
    and nobody resolves before having answered. With more than 100% in time the support stream is
    green whatever happens.

    Bad:
        support:
          periods:
            - start: T+0
              end: T+28
              opened: 64
              resolved: 46
              within_sla: 58  # <- HC521:19
              response_hours: 21
              resolution_hours: 21
            - start: T+29
              end: T+30
              opened: 4
              resolved: 4
              within_sla: 4
              response_hours: 21  # <- HC521:23
              resolution_hours: 3
              by_level: {n1: 4, n2: 3}  # <- HC521:17

    Good:
        support:
          periods:
            - {start: T+0, end: T+28, opened: 46, resolved: 58, within_sla: 58, by_level: {n1: 58}}
    """
    for number, period in enumerate(look.plan.support.periods):
        if period.end > look.as_of:
            continue
        for whole, count, parts in contradictions(period):
            # Several parts above it put the whole in doubt, a single one itself.
            where = next(iter(parts)) if len(parts) == 1 else whole
            listed = ", ".join(f"`{name}`" for name in parts)
            slots = {"start": period.start, "end": period.end, "parts": listed}
            yield look.at("support", "periods", number, where, whole=whole, count=count, **slots)


Parts = dict[str, Decimal]


def contradictions(period: Period) -> Iterator[tuple[str, Decimal, Parts]]:
    """A field, its value, and what must be part of it but is more."""
    response, resolution = period.response_hours, period.resolution_hours
    if response is not None and resolution is not None and response > resolution:
        yield "resolution_hours", resolution, {"response_hours": response}
    priorities = period.by_priority.values()
    types, levels = of_types(period), of_levels(period)
    opened = {"by_priority": total(tickets.opened for tickets in priorities)}
    resolved = {
        "within_sla": period.within_sla,
        "by_priority": total(tickets.resolved for tickets in priorities),
    }
    told: Parts = {}
    for whole, count, parts, besides in (
        ("opened", period.opened, opened, types),
        ("resolved", period.resolved, resolved, levels),
    ):
        if above(count, parts):
            told |= (found := above(count, parts | besides))
            yield whole, count, found
    # Types and levels may be those of tickets opened or of tickets resolved.
    most, whole = max((period.opened, "opened"), (period.resolved, "resolved"))
    for parts in (types, levels):
        if above(most, parts) and not parts.keys() & told.keys():
            yield whole, most, parts
    if period.csat and above(period.opened + period.resolved, answers := of_csat(period.csat)):
        yield whole, most, answers


def above(count: Decimal, parts: Parts) -> Parts:
    return {name: part for name, part in parts.items() if part > count}


def of_types(period: Period) -> Parts:
    return {"by_type": total(period.by_type.values())}


def of_levels(period: Period) -> Parts:
    levels = period.by_level
    return {} if levels is None else {"by_level": total((levels.n1, levels.n2, levels.n3))}


def of_csat(csat: Csat) -> Parts:
    """Answers to the survey; where the satisfied ones are more, another rule says so."""
    responses, satisfied = csat.responses or Decimal(0), csat.satisfied or Decimal(0)
    return {"csat": responses} if satisfied <= responses else {}


def total(counts: Iterable[Decimal | None]) -> Decimal:
    return sum((count for count in counts if count is not None), Decimal(0))


@rule(
    "HC525",
    "ticket-periods-do-not-follow",
    "warning",
    "the tickets from {start} on do not follow those up to {end}",
    "Let each period start on the day after the last one ends; both ends are included.",
)
def ticket_periods_do_not_follow(look: Look) -> Iterator[Hit]:
    """Tickets of days that stand in two periods are counted twice in the backlog, those of days in
    no period are lost. A gap of up to three days (a long weekend) is left alone.

    Bad:
        support:
          periods:
            - {start: T+0, end: T+10, opened: 20, resolved: 20, within_sla: 18}
            - start: T+10  # <- HC525:14
              end: T+20
              opened: 20
              resolved: 20
              within_sla: 18

    Good:
        support:
          periods:
            - {start: T+0, end: T+10, opened: 20, resolved: 20, within_sla: 18}
            - {start: T+11, end: T+20, opened: 20, resolved: 20, within_sla: 18}
    """
    periods = look.plan.support.periods
    if len(periods) < 2:
        return
    ended = [p for p in complete(look.f) if timedelta(0) <= p.end - p.start <= LONGEST]
    ended.sort(key=lambda period: period.start)
    reported: set[int] = set()
    for before, after in pairwise(ended):
        gap = after.start - before.end - DAY
        # One that holds the other whole began too early itself.
        wrong, right = (before, after) if before.end >= after.end else (after, before)
        number = number_of(wrong, periods)
        if not timedelta(0) <= gap <= LONG_WEEKEND and number not in reported:
            reported.add(number)
            path = ("support", "periods", number, "start")
            yield look.at(*path, start=wrong.start, end=right.end)


def number_of(wanted: Period, periods: tuple[Period, ...]) -> int:
    return next(n for n, period in enumerate(periods) if period is wanted)


@rule(
    "HC526",
    "knowledge-base-stays-empty",
    "note",
    "{tickets} tickets so far, and not one answer written down for users",
    "Write down the answer to the most frequent question: `knowledge_base: [{{id: KB1, title: …}}]`.",
)
def knowledge_base_stays_empty(look: Look) -> Iterator[Hit]:
    """The same question asked twenty times costs twenty answers. Thirty days after go-live the
    frequent ones are known; each that is written down takes load off the support for good. A guide
    or a video among the `assets` is such an answer too.

    As of: T+60

    Bad:
        plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en, golive: T+25}
        support:  # every question is answered by hand
          periods: [{start: T+26, end: T+55, opened: 52, resolved: 48, within_sla: 43}]  # <- HC526:3

    Good:
        plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en, golive: T+25}
        support:
          periods: [{start: T+26, end: T+55, opened: 52, resolved: 48, within_sla: 43}]
          knowledge_base: [{id: KB1, title: How to get in, created_on: T+33}]
    """
    golive, support = look.plan.plan.golive, look.plan.support
    if golive is None or not support.periods or look.as_of < golive + WRITTEN_BY:
        return
    articles, assets = support.knowledge_base, look.plan.adoption.assets
    written = any(a.created_on is None or a.created_on <= look.as_of for a in articles)
    if not written and not any(is_usable(asset) for asset in assets):
        tickets = sum(period.opened for period in complete(look.f))
        if tickets >= MANY_TICKETS:
            yield look.at("support", "knowledge_base", tickets=tickets)


@rule(
    "HC528",
    "ticket-period-too-long",
    "warning",
    "the tickets from {start} to {end} are counted over {days} days: a date seems to be mistyped",
    "Correct the dates, or count by the month; a period counts once its end has come.",
)
def ticket_period_too_long(look: Look) -> Iterator[Hit]:
    """The figures of support are those of the latest period that is over. One that ends in a year
    is never looked at, and the old colour stays.

    Bad:
        support:
          periods:
            - start: T+0
              end: T+300  # <- HC528:12
              opened: 40
              resolved: 38
              within_sla: 31

    Good:
        support:
          periods:
            - {start: T+0, end: T+30, opened: 40, resolved: 38, within_sla: 31}
    """
    for number, period in enumerate(look.plan.support.periods):
        length = period.end - period.start
        if length > LONGEST:
            # Of the two dates the one that is further from today is in doubt.
            far = abs(period.end - look.as_of) >= abs(look.as_of - period.start)
            path = ("support", "periods", number, "end" if far else "start")
            yield look.at(*path, start=period.start, end=period.end, days=length.days + 1)
