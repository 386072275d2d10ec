"""HC52x and HC53x, continued: service levels that contradict themselves, each other or the calendar."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from hypercare_cli.metrics.support import complete
from hypercare_cli.plan.kinds import Duration
from hypercare_cli.plan.support import Sla
from hypercare_cli.rule import Hit, Look, rule

MINUTES = {"m": (1, 1), "h": (60, 60), "d": (360, 1440), "wd": (360, 1440)}
"""The least and the most minutes of each unit: a day may be one of six opening hours, or of 24."""
DAYS = ("d", "wd")
BUSINESS_STRETCH = 3
"""Eight opening hours take 24 hours of the clock."""
PRIORITIES = ("P1", "P2", "P3", "P4")


def is_longer(one: Duration, other: Duration, stretch: int = 1) -> bool:
    """Whether a duration is longer than another, however long a working day is.

    Hours of the other one may take up to `stretch` hours of the clock.
    """
    if other.unit in DAYS:
        stretch = 1
    if one.unit == other.unit:
        return one.amount > other.amount * stretch
    return one.amount * MINUTES[one.unit][0] > other.amount * MINUTES[other.unit][1] * stretch


def is_slower(one: Duration | None, other: Duration | None, stretch: int) -> bool:
    """The same of two times that may not be agreed."""
    return one is not None and other is not None and is_longer(one, other, stretch)


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
                if is_slower(long, short, stretch):
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
    counts as it likes, and the review ends in a quarrel about the figure. The least urgent may do
    without, as long as the ticket figures have none of them.

    Bad:
        plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en, golive: T+25}
        support:
          sla:  # the urgent ones were forgotten
            - {priority: P2, respond: 4h, resolve: 1d}  # <- HC524:5
            - {priority: P3, respond: 1d, resolve: 3d}

    Good:
        plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en, golive: T+25}
        support:
          sla:
            - {priority: P1, respond: 1h, resolve: 4h}
            - {priority: P2, respond: 4h, resolve: 1d}
            - {priority: P3, respond: 1d}
    """
    golive, slas = look.plan.plan.golive, look.plan.support.sla
    if not slas or golive is None or look.as_of <= golive or repeated(slas):
        return
    agreed = {sla.priority for sla in slas if sla.respond is not None or sla.resolve is not None}
    # None at all is a section still to be filled: the completeness checklist asks for it.
    if not agreed:
        return
    wanted = {priority for priority in PRIORITIES if priority < max(agreed)} | counted(look)
    missing = [priority for priority in PRIORITIES if priority in wanted - agreed]
    if missing:
        yield look.at("support", "sla", priorities=", ".join(missing))


def counted(look: Look) -> set[str]:
    """The priorities of which the ticket figures have some."""
    return {
        priority
        for period in complete(look.f)
        for priority, tickets in period.by_priority.items()
        if tickets.opened or tickets.resolved
    }


def repeated(slas: tuple[Sla, ...]) -> list[int]:
    """The entries for a priority, in the same hours, that has one already."""
    seen: set[tuple[str, str | None]] = set()
    found = []
    for number, sla in enumerate(slas):
        if (sla.priority, sla.hours) in seen:
            found.append(number)
        seen.add((sla.priority, sla.hours))
    return found


@rule(
    "HC527",
    "priority-agreed-twice",
    "warning",
    "{priority} has two agreed times",
    "Remove the one that does not hold, or correct its priority.",
)
def priority_agreed_twice(look: Look) -> Iterator[Hit]:
    """Two times for one priority are one that users count on and one that support keeps.

    Bad:
        support:
          sla:
            - {priority: P1, respond: 1h, resolve: 4h}
            - priority: P1  # <- HC527:17
              respond: 2h
              resolve: 8h

    Good:
        support:
          sla:
            - {priority: P1, respond: 1h, resolve: 4h, hours: business}
            - {priority: P1, respond: 4h, resolve: 8h, hours: calendar}
            - {priority: P2, respond: 4h, resolve: 1d}
    """
    for path, slas in agreements(look):
        for number in repeated(slas):
            yield look.at(*path, number, "priority", priority=slas[number].priority)


@rule(
    "HC529",
    "reinforced-support-before-golive",
    "warning",
    "the reinforced support ends on {end}, before the go-live on {golive}",
    "Move `start:` and `end:` of `reinforced` to the weeks after the go-live.",
)
def reinforced_support_before_golive(look: Look) -> Iterator[Hit]:
    """A go-live that was put off often leaves its reinforced support behind: when everybody calls,
    nobody is planned to answer.

    Bad:
        plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en, golive: T+60}
        support:
          reinforced:
            start: T+30
            end: T+45  # <- HC529:10

    Good:
        plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en, golive: T+60}
        support:
          reinforced: {start: T+60, end: T+90}
    """
    golive, reinforced = look.plan.plan.golive, look.plan.support.reinforced
    if golive is None or reinforced is None or reinforced.end is None or is_outside(look, golive):
        return
    start, end = reinforced.start, reinforced.end
    if end < golive and (start is None or start <= end):
        yield look.at("support", "reinforced", "end", end=end, golive=golive)


def is_outside(look: Look, golive: date) -> bool:
    """Whether the go-live itself is in doubt, lying outside the roadmap (HC103)."""
    days = [milestone.offset for milestone in look.plan.roadmap]
    return len(days) > 1 and not min(days) <= golive <= max(days)


@rule(
    "HC530",
    "reinforced-support-is-slower",
    "warning",
    "in the reinforced support {priority} has {reinforced} in `{field}`, and {usual} on every other day",
    "Correct the duration that is wrong: reinforced support is not slower than the usual one.",
)
def reinforced_support_is_slower(look: Look) -> Iterator[Hit]:
    """Users are told that help comes faster in the weeks after go-live. Times that are longer than
    the usual ones are a promise turned upside down.

    Bad:
        support:
          sla: [{priority: P1, respond: 1h, resolve: 4h}]
          reinforced:
            sla:
              - priority: P1
                respond: 30m
                resolve: 2d  # <- HC530:18

    Good:
        support:
          sla: [{priority: P1, respond: 1h, resolve: 4h}]
          reinforced:
            sla: [{priority: P1, respond: 30m, resolve: 4h}]
    """
    support = look.plan.support
    if support.reinforced is None or repeated(support.sla):
        return
    usual = {sla.priority: sla for sla in support.sla if not contradicts_itself(sla)}
    for number, sla in enumerate(support.reinforced.sla):
        other = usual.get(sla.priority)
        if other is None or contradicts_itself(sla):
            continue
        mixed = sla.hours == "calendar" and other.hours == "business"
        for field in ("respond", "resolve"):
            long, short = getattr(sla, field), getattr(other, field)
            if is_slower(long, short, BUSINESS_STRETCH if mixed else 1):
                slots = {"priority": sla.priority, "reinforced": long, "usual": short}
                yield look.at("support", "reinforced", "sla", number, field, field=field, **slots)
