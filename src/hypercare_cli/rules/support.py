"""HC52x: ticket figures and service levels that contradict themselves, help that nobody wrote down."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from hypercare_cli.metrics.support import complete
from hypercare_cli.plan.kinds import Duration
from hypercare_cli.plan.support import Period, Sla
from hypercare_cli.rule import Hit, Look, rule

MINUTES = {"m": (1, 1), "h": (60, 60), "d": (360, 1440), "wd": (360, 1440)}
"""The least and the most minutes of each unit: a day may be one of six opening hours, or of 24."""
DAYS = ("d", "wd")
BUSINESS_STRETCH = 3
"""Eight opening hours take 24 hours of the clock."""
PRIORITIES = ("P1", "P2", "P3", "P4")
DAY = timedelta(days=1)
LONG_WEEKEND = timedelta(days=3)
WRITTEN_BY = timedelta(days=30)
MANY_TICKETS = 20


def is_longer(one: Duration, other: Duration, stretch: int = 1) -> bool:
    """Whether a duration is longer than another, however long a working day is.

    Hours of the other one may take up to `stretch` hours of the clock.
    """
    if other.unit in DAYS:
        stretch = 1
    if one.unit == other.unit:
        return one.amount > other.amount * stretch
    return one.amount * MINUTES[one.unit][0] > other.amount * MINUTES[other.unit][1] * stretch


def agreements(look: Look) -> Iterator[tuple[tuple[str, ...], tuple[Sla, ...]]]:
    """The service levels of every day, then those of the reinforced period, each with its path."""
    support = look.plan.support
    yield ("support", "sla"), support.sla
    if support.reinforced is not None:
        yield ("support", "reinforced", "sla"), support.reinforced.sla


def contradicts_itself(sla: Sla) -> bool:
    return (
        sla.respond is not None and sla.resolve is not None and is_longer(sla.respond, sla.resolve)
    )


@rule(
    "HC521",
    "ticket-figures-contradict",
    "error",
    "in the tickets from {start} to {end}, `{field}` ({more}) is above `{of}` ({less})",
    "Correct one of the two from the ticket tool.",
)
def ticket_figures_contradict(look: Look) -> Iterator[Hit]:
    """Tickets in time are part of those resolved, and nobody resolves before having answered. With
    more than 100 % in time the support stream is green whatever happens.

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

    Good:
        support:
          periods:
            - {start: T+0, end: T+28, opened: 46, resolved: 58, within_sla: 58}
    """
    for number, period in enumerate(look.plan.support.periods):
        if period.end > look.as_of:
            continue
        path = ("support", "periods", number)
        span = {"start": period.start, "end": period.end}
        if period.within_sla > period.resolved:
            slots = {"field": "within_sla", "more": period.within_sla, "of": "resolved"}
            yield look.at(*path, "within_sla", less=period.resolved, **slots, **span)
        response, resolution = period.response_hours, period.resolution_hours
        if response is not None and resolution is not None and response > resolution:
            slots = {"field": "response_hours", "more": response, "of": "resolution_hours"}
            yield look.at(*path, "response_hours", less=resolution, **slots, **span)


@rule(
    "HC522",
    "sla-responds-after-resolving",
    "error",
    "{priority}: a response within {respond} comes after the resolution within {resolve}",
    "Swap or correct `respond:` and `resolve:`; write units out: 30m, 4h, 2d or 3wd.",
)
def sla_responds_after_resolving(look: Look) -> Iterator[Hit]:
    """A ticket is answered before it is resolved. A service level that says otherwise was mistyped,
    and it is the one that users are told and penalties count from.

    Bad:
        support:
          sla:
            - priority: P1
              respond: 4h  # <- HC522:16
              resolve: 30m

    Good:
        support:
          sla:
            - {priority: P1, respond: 30m, resolve: 4h}
            - {priority: P2, respond: 8h, resolve: 1d, hours: business}
    """
    for path, slas in agreements(look):
        for number, sla in enumerate(slas):
            if contradicts_itself(sla):
                slots = {"priority": sla.priority, "respond": sla.respond, "resolve": sla.resolve}
                yield look.at(*path, number, "respond", **slots)


@rule(
    "HC523",
    "urgent-tickets-wait-longer",
    "warning",
    "{priority} ({long}) is slower than {lower} ({short}) in `{field}`",
    "Correct the duration that is wrong: P1 is the most urgent priority, P4 the least.",
)
def urgent_tickets_wait_longer(look: Look) -> Iterator[Hit]:
    """Where the urgent ticket may wait longer than the next one, support learns to file everything
    under the wrong priority.

    Bad:
        support:
          sla:
            - priority: P1
              respond: 1h
              resolve: 8h  # <- HC523:16
            - {priority: P2, respond: 2h, resolve: 4h}

    Good:
        support:
          sla:
            - {priority: P1, respond: 1h, resolve: 4h, hours: calendar}
            - {priority: P2, respond: 1h, resolve: 1d, hours: business}
    """
    for path, slas in agreements(look):
        ranked = sorted(enumerate(slas), key=lambda numbered: numbered[1].priority)
        sound = [(n, sla) for n, sla in ranked if not contradicts_itself(sla)]
        for (number, sla), (_next, lower) in pairwise(sound):
            if sla.priority == lower.priority:
                continue
            mixed = sla.hours == "calendar" and lower.hours == "business"
            stretch = BUSINESS_STRETCH if mixed else 1
            for field in ("respond", "resolve"):
                long, short = getattr(sla, field), getattr(lower, field)
                if long is not None and short is not None and is_longer(long, short, stretch):
                    slots = {"priority": sla.priority, "lower": lower.priority, "field": field}
                    yield look.at(*path, number, field, long=long, short=short, **slots)


@rule(
    "HC524",
    "priority-without-sla",
    "warning",
    "the go-live is past, and no time is agreed for {priorities}",
    "Add `respond:` and `resolve:` for each of them, as the contract has it.",
)
def priority_without_sla(look: Look) -> Iterator[Hit]:
    """The share of tickets in time counts every ticket. For those without an agreed time each side
    counts as it likes, and the review ends in a quarrel about the figure.

    Bad:
        plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en, golive: T+25}
        support:
          sla:  # the urgent ones were forgotten
            - {priority: P2, respond: 4h, resolve: 1d}  # <- HC524:5
            - {priority: P3, respond: 1d, resolve: 3d}
            - {priority: P4, respond: 2d, resolve: 9d}

    Good:
        plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en, golive: T+25}
        support:
          sla:
            - {priority: P1, respond: 1h, resolve: 4h}
            - {priority: P2, respond: 4h, resolve: 1d}
            - {priority: P3, respond: 1d, resolve: 3d}
            - {priority: P4, respond: 2d}
    """
    golive, slas = look.plan.plan.golive, look.plan.support.sla
    if not slas or golive is None or look.as_of <= golive:
        return
    agreed = {sla.priority for sla in slas if sla.respond is not None or sla.resolve is not None}
    missing = [priority for priority in PRIORITIES if priority not in agreed]
    # None at all is a section still to be filled: the completeness checklist asks for it.
    if agreed and missing:
        yield look.at("support", "sla", priorities=", ".join(missing))


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
    ended = [period for period in complete(look.f) if period.start <= period.end]
    ended.sort(key=lambda period: period.start)
    for before, after in pairwise(ended):
        gap = after.start - before.end - DAY
        if not timedelta(0) <= gap <= LONG_WEEKEND:
            path = ("support", "periods", number_of(after, periods), "start")
            yield look.at(*path, start=after.start, end=before.end)


def number_of(wanted: Period, periods: tuple[Period, ...]) -> int:
    return next(n for n, period in enumerate(periods) if period is wanted)


@rule(
    "HC526",
    "knowledge-base-stays-empty",
    "warning",
    "{tickets} tickets so far, and no article in the knowledge base",
    "Write down the answer to the most frequent question: `knowledge_base: [{{id: KB1, title: …}}]`.",
)
def knowledge_base_stays_empty(look: Look) -> Iterator[Hit]:
    """The same question asked twenty times costs twenty answers. Thirty days after go-live the
    frequent ones are known; each that is written down takes load off the support for good.

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
    written = any(
        a.created_on is None or a.created_on <= look.as_of for a in support.knowledge_base
    )
    if not written:
        tickets = sum(period.opened for period in complete(look.f))
        if tickets >= MANY_TICKETS:
            yield look.at("support", "knowledge_base", tickets=tickets)
