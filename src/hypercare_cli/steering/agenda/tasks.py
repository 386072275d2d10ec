"""Open tasks of the roadmap: late, due, or to be started; what holds others up blocks."""

from collections.abc import Iterator
from datetime import date

from hypercare_cli.finding import Path
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.plan.roadmap import Milestone, Task
from hypercare_cli.schedule.model import Name
from hypercare_cli.steering.agenda.item import Item
from hypercare_cli.steering.agenda.week import Week, closing, since


def tasks(week: Week) -> Iterator[Item]:
    """Open tasks of the roadmap; one without a date has that of its milestone."""
    for number, milestone in enumerate(week.plan.roadmap):
        for position, task in enumerate(milestone.tasks):
            if week.is_open(task):
                path = ("roadmap", number, "tasks", position)
                yield from of_task(week, milestone, task, path)


def of_task(week: Week, milestone: Milestone, task: Task, path: Path) -> Iterator[Item]:
    name = Name("task", task.id)
    planned = week.planned[name]
    due = task.due or planned.planned_finish or milestone.offset
    starts = planned.planned_start if task.status == "planned" else None
    urgency = week.urgency(due, blocking=name in week.waited_for)
    if urgency is None and (starts is None or starts > week.until):
        return
    yield week.item(
        "task",
        task.id,
        task.title,
        task.owner,
        path,
        closing(week, ("roadmap", milestone.id, "tasks"), task),
        due=due if urgency else starts,
        urgency=urgency or "due",
        why=why_task(week, milestone, task, due, starts=None if urgency else starts),
    )


def why_task(
    week: Week, milestone: Milestone, task: Task, due: date, *, starts: date | None
) -> Message:
    """What is particular about a task: others wait for it, it waits for others, it has to start."""
    name = Name("task", task.id)
    held_up = tuple(week.waited_for.get(name, ()))
    before = tuple(link.of.id for link in week.links[name] if not week.planned[link.of].is_done)
    if held_up and due < week.f.as_of:
        return message("was due on {due}; it holds up {ids}", due=due, ids=held_up)
    if before:
        return message("due on {due}; waits for {ids}", due=due, ids=before)
    if starts is not None:
        return message("starts on {start}, due on {due}", start=starts, due=due)
    if task.due is None and task.duration is None:
        return message("without a date; “{title}” is on {due}", title=milestone.title, due=due)
    return since(due, week.f.as_of)
