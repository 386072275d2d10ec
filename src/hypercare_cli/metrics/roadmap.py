"""The roadmap: tasks done and overdue, slip, and the steps after hypercare."""

from decimal import Decimal

from hypercare_cli.metric import Figures, metric, share
from hypercare_cli.plan.roadmap import Task


def tasks(f: Figures) -> list[Task]:
    return [task for milestone in f.plan.roadmap for task in milestone.tasks]


@metric("roadmap.progress", unit="share", label="Tasks done")
def progress(f: Figures) -> Decimal | None:
    """Tasks done / all tasks of all milestones; dropped ones stay in the whole."""
    found = tasks(f)
    for task in found:
        f.cite(task, "status", "done_on")
    return share(sum(f.is_done(task) for task in found), len(found))


@metric("roadmap.overdue", unit="count", label="Overdue tasks")
def overdue(f: Figures) -> int:
    """Tasks not done, not dropped, due before as-of."""
    late = [task for task in tasks(f) if f.is_late(task)]
    for task in late:
        f.cite(task, "due", "status")
    return len(late)


@metric("roadmap.next_slip", unit="days", label="Slip of the next milestone")
def next_slip(f: Figures) -> int | None:
    """Days from the agreed date of the next milestone not done to its forecast; negative if earlier.

    The agreed date is that of the baseline in force, that of the plan where it has none.
    """
    from hypercare_cli.schedule import slip  # most commands never ask: they start without it

    return slip.of_next(f)


@metric("roadmap.finish_slip", unit="days", label="Slip of the end of the roadmap")
def finish_slip(f: Figures) -> int | None:
    """Days from the last agreed date of a milestone to the last forecast one; negative if earlier.

    Agreed dates are those of the baseline in force, those of the plan where it has none.
    """
    from hypercare_cli.schedule import slip

    return slip.of_end(f)


@metric("roadmap.next_steps", unit="count", label="Next steps written")
def next_steps(f: Figures) -> int:
    """Steps of the post-hypercare roadmap."""
    for step in f.plan.next_steps:
        f.cite(step, "title")
    return len(f.plan.next_steps)
