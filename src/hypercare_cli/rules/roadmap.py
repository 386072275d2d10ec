"""HC40x: tasks that nobody can start, finish or be asked for."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from hypercare_cli.metric import Figures
from hypercare_cli.metrics.roadmap import tasks
from hypercare_cli.plan.roadmap import Task
from hypercare_cli.rule import Hit, Look, rule

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
    milestone, is due.

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
            if task.owner is not None and task.due is not None:
                continue
            if (task.due or milestone.offset) <= near and is_open(look.f, task):
                fields = ", ".join(f"`{n}`" for n in ("owner", "due") if getattr(task, n) is None)
                path = ("roadmap", number, "tasks", position)
                yield look.at(*path, title=task.title, fields=fields)


def is_open(f: Figures, task: Task) -> bool:
    """Neither done nor dropped; one that only forgot its status has a rule of its own."""
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
    milestone behind it cannot be planned.

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
    known = {task.id: task for task in tasks(look.f)}
    reported: set[str] = set()
    for number, milestone in enumerate(look.plan.roadmap):
        for position, task in enumerate(milestone.tasks):
            if not task.depends_on or task.id in reported:
                continue
            circle = circle_from(task, known)
            if circle:
                reported.update(circle)
                path = ("roadmap", number, "tasks", position, "depends_on")
                yield look.at(*path, circle=" → ".join(circle))


def circle_from(start: Task, known: Mapping[str, Task]) -> list[str]:
    """The ids of a way that leads from a task back to it, both ends included; empty without one."""
    came_from: dict[str, str] = {}
    todo = [start.id]
    while todo:
        id_ = todo.pop()
        for earlier in known[id_].depends_on:
            if earlier == start.id:
                return [start.id, *way_to(id_, came_from, start.id), start.id]
            if earlier not in came_from:
                came_from[earlier] = id_
                todo.append(earlier)
    return []


def way_to(id_: str, came_from: Mapping[str, str], start: str) -> list[str]:
    way: list[str] = []
    while id_ != start:
        way.append(id_)
        id_ = came_from[id_]
    return way[::-1]


@rule(
    "HC403",
    "task-due-before-what-it-waits-for",
    "warning",
    "“{title}” is due on {due}, before “{other}” that it waits for ({last})",
    "Move one of the two dates, or take the id out of `depends_on`.",
)
def task_due_before_what_it_waits_for(look: Look) -> Iterator[Hit]:
    """Such a task cannot be on time: its date was promised before what it needs was planned.

    Where that is due after its own milestone, its date is the one to correct.

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
    known = {task.id: task for task in tasks(look.f)}
    late = {
        task.id
        for milestone in look.plan.roadmap
        for task in milestone.tasks
        if task.due is not None and task.due > milestone.offset
    }
    for number, milestone in enumerate(look.plan.roadmap):
        for position, task in enumerate(milestone.tasks):
            if not task.depends_on or task.due is None or not is_open(look.f, task):
                continue
            last = latest(look.f, task, known, late)
            if last is not None and not circle_from(task, known):
                path = ("roadmap", number, "tasks", position, "due")
                slots = {
                    "title": task.title,
                    "due": task.due,
                    "other": last.title,
                    "last": last.due,
                }
                yield look.at(*path, **slots)


def latest(f: Figures, task: Task, known: Mapping[str, Task], late: set[str]) -> Task | None:
    """The open task due last of those that `task` waits for, if it is due after it.

    Those of `late` are due after their milestone: a rule of dates tells them.
    """
    last: Task | None = None
    day = task.due
    for other in (known[id_] for id_ in task.depends_on if id_ not in late):
        if day is not None and other.due is not None and other.due > day and is_open(f, other):
            last, day = other, other.due
    return last


@rule(
    "HC407",
    "task-skipped-by-a-later-one",
    "warning",
    "“{title}” is not done, but “{other}” that waits for it is",
    "Correct the status of one of the two, or take the id out of `depends_on`.",
)
def task_skipped_by_a_later_one(look: Look) -> Iterator[Hit]:
    """One of the two is not true: work is reported that nobody could have done, or what is done still
    counts as open, soon as late.

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
    followers: dict[str, Task] = {}
    for task in tasks(look.f):
        if task.depends_on and look.f.is_done(task):
            for id_ in task.depends_on:
                followers.setdefault(id_, task)
    if not followers:
        return
    known = {task.id: task for task in tasks(look.f)}
    for number, milestone in enumerate(look.plan.roadmap):
        for position, task in enumerate(milestone.tasks):
            follower = followers.get(task.id)
            if follower is None or not is_open(look.f, task) or circle_from(task, known):
                continue
            path = ("roadmap", number, "tasks", position, "status")
            yield look.at(*path, title=task.title, other=follower.title)
