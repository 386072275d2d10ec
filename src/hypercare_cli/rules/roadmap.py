"""HC40x: tasks that nobody can start, finish or be asked for."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from hypercare_cli.metric import Figures
from hypercare_cli.plan.model import Plan
from hypercare_cli.plan.roadmap import Milestone, Task
from hypercare_cli.rule import Hit, Look, rule
from hypercare_cli.schedule.model import Link, Name
from hypercare_cli.schedule.steps import circles_of, links_of
from hypercare_cli.schedule.working import Days

NEAR = timedelta(days=14)


@rule(
    "HC401",
    "task-without-owner-or-date",
    "warning",
    "the task “{title}” is near or overdue and has no {fields}",
    "Add `owner:` (an id of `people`) and `due:`, so that somebody is asked for it in time.",
)
def task_without_owner_or_date(look: Look) -> Iterator[Hit]:
    """A task without an owner is done by nobody, one without a date is never late: both stay
    invisible until the milestone fails. Asked for from 14 days before the task, or else its
    milestone, is due. A task with a `duration` needs no `due`: its date follows.

    Bad:
        roadmap:
          - id: go_live
            offset: 40
            title: Go-live
            tasks:
              - {id: A, title: Announce the go-live, due: T+28, status: planned}  # <- HC401:9
              - {id: B, title: Open the accounts, owner: it, status: in_progress}  # <- HC401:9

    Good:
        roadmap:
          - id: go_live
            offset: 40
            title: Go-live
            tasks:
              - {id: A, title: Announce the go-live, owner: po, due: T+28, status: planned}
              - {id: B, title: Open the accounts, owner: it, status: done}
    """
    near = look.as_of + NEAR
    for number, milestone in enumerate(look.plan.roadmap):
        for position, task in enumerate(milestone.tasks):
            missing = lacking(task)
            if missing and (task.due or milestone.offset) <= near and is_open(look.f, task):
                path = ("roadmap", number, "tasks", position)
                fields = ", ".join(f"`{name}`" for name in missing)
                yield look.at(*path, title=task.title, fields=fields)


def lacking(task: Task) -> list[str]:
    """Who and when, where it is not said."""
    dated = task.due is not None or task.duration is not None
    wanted = {"owner": task.owner is not None, "due": dated}
    return [name for name, given in wanted.items() if not given]


def is_open(f: Figures, task: Milestone | Task) -> bool:
    """Neither done nor dropped; one that only forgot its status has a rule of its own."""
    if isinstance(task, Milestone):
        return not f.came(task.done_on)
    forgotten = task.status != "done" and f.came(task.done_on)
    return task.status != "dropped" and not forgotten and not f.is_done(task)


@rule(
    "HC402",
    "tasks-wait-in-a-circle",
    "error",
    "these tasks wait for each other, so none of them can start: {circle}",
    "Take one `depends_on` of the circle away.",
)
def tasks_wait_in_a_circle(look: Look) -> Iterator[Hit]:
    """Each task waits for the one before it; in a circle the first one never comes, and the
    milestone behind it cannot be planned. A milestone waits for its own tasks: one of them that
    depends on it closes a circle too.

    Bad:
        roadmap:
          - id: go_live
            offset: 30
            title: Go-live
            tasks:
              - {id: load, title: Load, due: T+20, status: planned, depends_on: [check]}  # <- HC402:73
              - {id: check, title: Check, owner: po, due: T+20, status: planned, depends_on: [load]}

    Good:
        roadmap:
          - id: go_live
            offset: 30
            title: Go-live
            tasks:
              - {id: load, title: Load the data, owner: it, due: T+20, status: planned}
              - {id: check, title: Check, owner: po, due: T+21, status: planned, depends_on: [load]}
    """
    places = {
        Name("task", task.id): ("roadmap", number, "tasks", position, "depends_on")
        for number, milestone in enumerate(look.plan.roadmap)
        for position, task in enumerate(milestone.tasks)
    }
    for circle in circles_of(look.plan):
        first = next(n for n, name in enumerate(circle) if name in places)
        way = [*circle[first:], *circle[: first + 1]]
        yield look.at(*places[way[0]], circle=" → ".join(name.id for name in way))


@rule(
    "HC403",
    "task-due-before-what-it-waits-for",
    "warning",
    "“{title}” is due on {due}, before “{other}” that it waits for ({last})",
    "Move one of the two dates, or take the id out of `depends_on`.",
)
def task_due_before_what_it_waits_for(look: Look) -> Iterator[Hit]:
    """Such a task cannot be on time: its date was promised before what it needs was planned.

    Where that is due after its own milestone, its date is the one to correct. A lag counts too:
    `depends_on: [load+3wd]` is over three working days after `load` is due.

    Bad:
        roadmap:
          - id: go_live
            offset: 30
            title: Go-live
            tasks:
              - {id: load, title: Load the data, owner: it, due: T+25, status: planned}
              - id: check
                title: Check the data
                owner: po
                due: T+20  # <- HC403:14
                status: planned
                depends_on: [load]

    Good:
        roadmap:
          - id: go_live
            offset: 30
            title: Go-live
            tasks:
              - {id: load, title: Load the data, owner: it, due: T+20, status: planned}
              - {id: check, title: Check, owner: po, due: T+20, status: planned, depends_on: [load]}
    """
    circular = in_circles(look.plan)
    links = links_of(look.plan)
    last_of = partial(last_awaited, look.f, entries(look.plan), Days(look.plan.calendar))
    for number, milestone in enumerate(look.plan.roadmap):
        for position, task in enumerate(milestone.tasks):
            name = Name("task", task.id)
            if task.due is None or name in circular or not is_open(look.f, task):
                continue
            title, last = last_of(links[name])
            if last > task.due:
                path = ("roadmap", number, "tasks", position, "due")
                slots = {"title": task.title, "due": task.due, "other": title, "last": last}
                yield look.at(*path, **slots)


def in_circles(plan: Plan) -> set[Name]:
    """What waits for itself: nothing else can be said of its dates."""
    return {name for circle in circles_of(plan) for name in circle}


Entries = dict[Name, tuple[Milestone | Task, Milestone]]
"""Every activity, and the milestone that it belongs to or is."""


def entries(plan: Plan) -> Entries:
    found: Entries = {}
    for milestone in plan.roadmap:
        found[Name("milestone", milestone.id)] = milestone, milestone
        for task in milestone.tasks:
            found[Name("task", task.id)] = task, milestone
    return found


def last_awaited(
    f: Figures, known: Entries, days: Days, links: tuple[Link, ...]
) -> tuple[str, date]:
    """What is waited for longest by its own date, and until when; the first day there is without any.

    Tasks that are due after their milestone are left out: a rule of dates tells them.
    """
    title, last = "", date.min
    for link in links:
        entry, milestone = known[link.of]
        due = entry.due if isinstance(entry, Task) else entry.offset
        if due is None or not is_open(f, entry) or due > milestone.offset:
            continue
        try:
            day = days.lagged(due, link)
        except OverflowError:
            continue
        if day > last:
            title, last = entry.title, day
    return title, last


@rule(
    "HC407",
    "task-skipped-by-a-later-one",
    "warning",
    "“{title}” is not done, but “{other}” that waits for it is",
    "Correct the status of one of the two, or take the id out of `depends_on`.",
)
def task_skipped_by_a_later_one(look: Look) -> Iterator[Hit]:
    """One of the two is not true: work is reported that nobody could have done, or what is done still
    counts as open, soon as late. With a lead (`load-3d`) the later one may well be done first.

    Bad:
        roadmap:
          - id: go_live
            offset: 30
            title: Go-live
            tasks:
              - id: load
                title: Load the data
                owner: it
                due: T+25
                status: planned  # <- HC407:17
              - {id: check, title: Check, owner: po, due: T+28, status: done, depends_on: [load]}

    Good:
        roadmap:
          - id: go_live
            offset: 30
            title: Go-live
            tasks:
              - {id: load, title: Load the data, owner: it, due: T+25, status: dropped}
              - {id: check, title: Check, owner: po, due: T+28, status: done, depends_on: [load]}
    """
    links = links_of(look.plan)
    followers: dict[Name, Task] = {}
    for milestone in look.plan.roadmap:
        for task in milestone.tasks:
            if task.depends_on and look.f.is_done(task):
                for link in links[Name("task", task.id)]:
                    if link.lag >= 0:
                        followers.setdefault(link.of, task)
    if not followers:
        return
    circular = in_circles(look.plan)
    for number, milestone in enumerate(look.plan.roadmap):
        for position, task in enumerate(milestone.tasks):
            name = Name("task", task.id)
            follower = followers.get(name)
            if follower is None or name in circular or not is_open(look.f, task):
                continue
            path = ("roadmap", number, "tasks", position, "status")
            yield look.at(*path, title=task.title, other=follower.title)
