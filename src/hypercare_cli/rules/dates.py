"""HC1xx: dates that contradict each other, and a calendar that cannot be right."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from hypercare_cli.finding import Path
from hypercare_cli.plan.contracts import Contract
from hypercare_cli.plan.roadmap import Milestone
from hypercare_cli.rule import Hit, Look, rule
from hypercare_cli.schedule.steps import length_of
from hypercare_cli.schedule.working import Days

ZONE = re.compile(
    r"(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)"
    r"(/[A-Za-z0-9_+-]+){1,2}|UTC"
)
ROLLOUT_CONTRACTS = frozenset({"licence", "integration", "services"})
"""The kinds of contract under which a rollout is worked on."""


@rule(
    "HC101",
    "task-due-after-milestone",
    "warning",
    "the task “{title}” is due on {due}, after its milestone “{milestone}” ({day})",
    "Bring the task forward, or move it to the milestone that it belongs to.",
)
def task_due_after_milestone(look: Look) -> Iterator[Hit]:
    """A milestone cannot be reached on its day if a part of it is only due later.

    A task that is done no longer matters.

    Bad:
        roadmap:
          - id: go_live_1
            offset: 30
            title: Go-live
            tasks:
              - {id: M1, title: Train the depots, due: T+40, status: planned}  # <- HC101:48

    Good:
        roadmap:
          - id: go_live_1
            offset: 30
            title: Go-live
            tasks:
              - {id: M1, title: Train the depots, due: T+28, status: planned}
              - {id: M2, title: Print the cards, due: T+33, status: done, done_on: T+25}
    """
    wrong = misplaced(look.plan.roadmap)
    for number, milestone in enumerate(look.plan.roadmap):
        day = milestone.offset
        for index, task in enumerate(milestone.tasks):
            if task.due is None or task.due <= day or task.status == "dropped":
                continue
            if number not in wrong and not look.f.is_done(task):
                yield look.at(
                    *("roadmap", number, "tasks", index, "due"),
                    title=task.title,
                    due=task.due,
                    milestone=milestone.title,
                    day=day,
                )


@rule(
    "HC102",
    "milestones-out-of-order",
    "error",
    "the milestone “{title}” ({day}) does not stand in the order of the calendar",
    "Correct its `offset`, or move it: milestones are read from the first to the last.",
)
def milestones_out_of_order(look: Look) -> Iterator[Hit]:
    """A go-live before the fundamentals is a typing mistake, and every date around it is read wrongly.

    Bad:
        roadmap:
          - {id: kickoff, offset: 0, title: Kick-off}
          - {id: fundamentals, offset: 70, title: Fundamentals}  # <- HC102:32
          - {id: go_live_1, offset: 30, title: Go-live}
          - {id: widening, offset: 60, title: Widening}

    Good:
        roadmap:
          - {id: kickoff, offset: 0, title: Kick-off}
          - {id: fundamentals, offset: 7, title: Fundamentals}
          - {id: go_live_1, offset: 30, title: Go-live}
          - {id: widening, offset: 60, title: Widening}
    """
    roadmap = look.plan.roadmap
    for number in sorted(misplaced(roadmap)):
        milestone = roadmap[number]
        yield look.at("roadmap", number, "offset", title=milestone.title, day=milestone.offset)


def misplaced(roadmap: tuple[Milestone, ...]) -> set[int]:
    """The milestones without which the others would be in order.

    Where either of two neighbours could go it is the second, but the first of the last two: an
    offset with a digit too many lies beyond all others.
    """
    found: set[int] = set()
    for number, (earlier, later) in enumerate(pairwise(roadmap), 1):
        if later.offset >= earlier.offset:
            continue
        last = number + 1 == len(roadmap)
        without_later = last or roadmap[number + 1].offset >= earlier.offset
        without_earlier = number < 2 or roadmap[number - 2].offset <= later.offset
        first = without_earlier and (not without_later or (last and number > 1))
        found.add(number - 1 if first else number)
    return found


@rule(
    "HC103",
    "golive-outside-roadmap",
    "warning",
    "the go-live on {day} lies outside the roadmap, which runs from {first} to {last}",
    "Correct `golive`, or give the roadmap a milestone for it.",
)
def golive_outside_roadmap(look: Look) -> Iterator[Hit]:
    """Training, support and communication count from the go-live: no milestone then prepares it.

    Bad:
        plan: {id: p, title: P, kickoff: 2026-01-05, language: en, golive: 2025-02-04}  # <- HC103:68
        roadmap:
          - {id: kickoff, offset: 0, title: Kick-off}
          - {id: go_live_1, offset: 30, title: Go-live}

    Good:
        plan: {id: p, title: P, kickoff: 2026-01-05, language: en, golive: 2026-02-04}
        roadmap:
          - {id: kickoff, offset: 0, title: Kick-off}
          - {id: go_live_1, offset: 30, title: Go-live}
    """
    golive, roadmap = look.plan.plan.golive, look.plan.roadmap
    if golive is None or len(roadmap) < 2:
        return
    days = [milestone.offset for milestone in roadmap]
    first, last = min(days), max(days)
    if not first <= golive <= last:
        yield look.at("plan", "golive", day=golive, first=first, last=last)


@rule(
    "HC104",
    "milestone-outside-contracts",
    "warning",
    "no contract of the rollout is in force for the milestone “{title}” on {day}",
    "Extend the contract, or correct its dates or those of the milestone.",
)
def milestone_outside_contracts(look: Look) -> Iterator[Hit]:
    """Work without a contract in force may go unpaid, and its delays cost no penalty.

    Licence, integration and services contracts cover a rollout. Where several milestones lie
    outside, the contract is probably the one to correct.

    Bad:
        contracts:
          register:
            - {id: C1, title: Subscription, kind: licence, start: T+0, end: T+60}
        roadmap:
          - {id: kickoff, offset: 0, title: Kick-off}
          - {id: stabilisation, offset: 90, title: Stabilisation}  # <- HC104:33

    Good:
        contracts:
          register:
            - {id: C1, title: Subscription, kind: licence, start: T+0, end: T+365}
        roadmap:
          - {id: kickoff, offset: 0, title: Kick-off}
          - {id: stabilisation, offset: 90, title: Stabilisation}
    """
    contracts = [
        (number, contract)
        for number, contract in enumerate(look.plan.contracts.register)
        if contract.kind in ROLLOUT_CONTRACTS and not contract.existing
    ]
    if not contracts or any(is_upside_down(contract) for _number, contract in contracts):
        return
    wrong = misplaced(look.plan.roadmap)
    outside = [
        (number, milestone)
        for number, milestone in enumerate(look.plan.roadmap)
        if number not in wrong and not any(in_force(c, milestone.offset) for _n, c in contracts)
    ]
    if len(outside) == 1:
        number, milestone = outside[0]
        yield look.at("roadmap", number, "offset", title=milestone.title, day=milestone.offset)
    elif outside:
        last = outside[-1][1]
        path = culprit(contracts, last.offset)
        yield look.at(*path, title=last.title, day=last.offset)


def is_upside_down(contract: Contract) -> bool:
    start, end = contract.start, contract.end
    return start is not None and end is not None and end < start


def in_force(contract: Contract, day: date) -> bool:
    """Whether the contract covers a day; an end that is not known has not come."""
    start, end = contract.start, contract.end
    return (start is None or start <= day) and (end is None or day <= end)


def culprit(contracts: list[tuple[int, Contract]], day: date) -> Path:
    """The date of a contract that leaves a day uncovered: the last end before it, else the first start."""
    ended = [(c.end, number) for number, c in contracts if c.end is not None and c.end < day]
    if ended:
        return ("contracts", "register", max(ended)[1], "end")
    started = [(c.start, number) for number, c in contracts if c.start is not None]
    return ("contracts", "register", min(started)[1], "start")


@rule(
    "HC105",
    "unknown-timezone",
    "warning",
    "“{timezone}” is not the name of a time zone",
    "Write area and city, such as Europe/Paris; abbreviations such as CET know no summer time.",
)
def unknown_timezone(look: Look) -> Iterator[Hit]:
    """Meetings and support hours go into calendars with this name: a wrong one shifts them by hours.

    Bad:
        plan: {id: p, title: P, kickoff: 2026-01-05, language: fr, timezone: Paris}  # <- HC105:70

    Good:
        plan: {id: p, title: P, kickoff: 2026-01-05, language: fr, timezone: Europe/Paris}
    """
    zone = look.plan.plan.timezone
    if zone is not None and not ZONE.fullmatch(zone):
        yield look.at("plan", "timezone", timezone=zone)


@rule(
    "HC112",
    "task-longer-than-its-time",
    "warning",
    "“{title}” begins on {start} and lasts until {end}, but is due on {due}",
    "Begin earlier, shorten `duration`, or agree on a later `due`.",
)
def task_longer_than_its_time(look: Look) -> Iterator[Hit]:
    """Start, duration and due say three things of which only two can be true; the forecast goes by the
    work, so the task is late from the first day.

    Bad:
        roadmap:
          - id: go_live
            offset: 30
            title: Go-live
            tasks:
              - id: load
                title: Load the data
                owner: it
                start: T+10
                duration: 9wd
                due: T+20  # <- HC112:14
                status: planned

    Good:
        roadmap:
          - id: go_live
            offset: 30
            title: Go-live
            tasks:
              - id: load
                title: Load the data
                owner: it
                start: T+10
                duration: 7wd
                due: T+20
                status: planned
    """
    days = Days(look.plan.calendar)
    for number, milestone in enumerate(look.plan.roadmap):
        for position, task in enumerate(milestone.tasks):
            start, due = task.start, task.due
            if start is None or due is None or task.status == "dropped" or look.f.is_done(task):
                continue
            try:
                end = days.end(start, length_of(task))
            except OverflowError:
                end = date.max
            if end > due:
                path = ("roadmap", number, "tasks", position, "due")
                yield look.at(*path, title=task.title, start=start, end=end, due=due)
