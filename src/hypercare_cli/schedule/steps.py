"""The roadmap as a network: what each activity takes, what is given, what it waits for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from hypercare_cli.finding import Path
from hypercare_cli.metric import Figures
from hypercare_cli.plan.links import waiting
from hypercare_cli.plan.model import Plan
from hypercare_cli.plan.roadmap import Milestone, Task
from hypercare_cli.schedule.model import Link, Name, State
from hypercare_cli.schedule.order import Waits, circles_in
from hypercare_cli.schedule.working import Length


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone or a task as the plan gives it on the day of the figures.

    `due` is the date of a milestone too; `done_on` is None for what is not done, and for what is done
    on a day that the plan does not give.
    """

    name: Name
    entry: Milestone | Task
    milestone: str
    path: Path
    state: State
    start: date | None
    due: date | None
    done_on: date | None
    length: Length
    links: tuple[Link, ...]

    @property
    def day(self) -> date:
        """The date that the plan gives, to sort by; the last there is for what has none."""
        return self.due or date.max


Network = dict[Name, Step]


def network(f: Figures) -> Network:
    """Every milestone and every task, each milestone before its tasks."""
    found: Network = {}
    links = links_of(f.plan)
    for number, milestone in enumerate(f.plan.roadmap):
        name = Name("milestone", milestone.id)
        path = ("roadmap", number)
        found[name] = milestone_step(f, milestone, path, links[name])
        for position, task in enumerate(milestone.tasks):
            name = Name("task", task.id)
            found[name] = task_step(f, task, milestone.id, (*path, "tasks", position), links[name])
    return found


@lru_cache(maxsize=2)
def links_of(plan: Plan) -> Mapping[Name, tuple[Link, ...]]:
    """What each activity waits for: a task what it says, a milestone its tasks, dropped ones aside.

    An id that a task and a milestone share is that of the task.
    """
    tasks = {task.id for milestone in plan.roadmap for task in milestone.tasks}
    ids = tasks | {milestone.id for milestone in plan.roadmap}
    found: dict[Name, tuple[Link, ...]] = {}
    for milestone in plan.roadmap:
        own = tuple(
            Link(Name("task", task.id)) for task in milestone.tasks if task.status != "dropped"
        )
        found[Name("milestone", milestone.id)] = own
        for task in milestone.tasks:
            wanted = [waiting(text, ids) for text in task.depends_on]
            found[Name("task", task.id)] = tuple(
                Link(
                    Name("task" if each.id in tasks else "milestone", each.id), each.lag, each.unit
                )
                for each in wanted
            )
    return found


def waits(steps: Network) -> Waits:
    """Who waits for whom in a network."""
    return {name: [link.of for link in step.links] for name, step in steps.items()}


def without_past(steps: Network) -> Network:
    """The same network, in which what is done waits for nothing any more."""
    return {
        name: replace(step, links=()) if step.state == "done" else step
        for name, step in steps.items()
    }


@lru_cache(maxsize=2)
def circles_of(plan: Plan) -> tuple[tuple[Name, ...], ...]:
    """The circles of what waits for each other, as `order.circles_in` tells them."""
    if goes_forward(links_of(plan)):
        return ()
    return circles_in({name: [link.of for link in each] for name, each in links_of(plan).items()})


def goes_forward(links: Mapping[Name, tuple[Link, ...]]) -> bool:
    """Whether all wait for what stands before them only, a milestone behind its tasks: most plans do.

    There is no circle then, and nothing has to be searched.
    """
    met: set[Name] = set()
    milestone: Name | None = None
    for name, waited in links.items():
        if name.kind == "milestone":
            if milestone is not None:
                met.add(milestone)
            milestone = name
        elif all(link.of in met for link in waited):
            met.add(name)
        else:
            return False
    return True


def milestone_step(f: Figures, milestone: Milestone, path: Path, links: tuple[Link, ...]) -> Step:
    done_on = milestone.done_on if f.came(milestone.done_on) else None
    return Step(
        name=Name("milestone", milestone.id),
        entry=milestone,
        milestone=milestone.id,
        path=path,
        state="planned" if done_on is None else "done",
        start=None,
        due=milestone.offset,
        done_on=done_on,
        length=Length(),
        links=links,
    )


def task_step(f: Figures, task: Task, milestone: str, path: Path, links: tuple[Link, ...]) -> Step:
    state = state_of(f, task)
    return Step(
        name=Name("task", task.id),
        entry=task,
        milestone=milestone,
        path=path,
        state=state,
        start=task.start,
        due=task.due,
        done_on=task.done_on if state == "done" else None,
        length=length_of(task),
        links=links,
    )


def length_of(task: Task) -> Length:
    """What a task takes; nothing where it does not say."""
    found = task.duration
    if found is None:
        return Length()
    return Length(found.amount, "wd" if found.unit == "wd" else "d")


def state_of(f: Figures, task: Task) -> State:
    """The status on the day of the figures: what was finished later had begun if its start had come."""
    if task.status == "done" and not f.is_done(task):
        return "in_progress" if f.came(task.start) else "planned"
    return task.status
