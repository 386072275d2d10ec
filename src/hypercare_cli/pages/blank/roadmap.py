"""Sheet 4: milestones with what must be true to pass them, tasks with owner and date."""

from collections.abc import Iterator

from hypercare_cli.blocks import Block, Form, Heading
from hypercare_cli.pages.blank.workshop import Heads, Workshop
from hypercare_cli.plan.roadmap import Task


def roadmap(s: Workshop) -> Iterator[Block]:
    w = s.words
    yield from s.questions(
        w.say("Which date cannot move, and why?"),
        w.say("What must be true to pass each milestone, and who signs?"),
        w.say("Who does what until the next milestone?"),
    )
    yield Heading(w.say("Milestones"), 2)
    yield milestones(s)
    yield Heading(w.say("Tasks"), 2)
    yield tasks(s)
    yield from s.ready("roadmap")


def milestones(s: Workshop) -> Form:
    w = s.words
    titles = (
        w.say("Milestone"),
        w.say("Date"),
        w.say("Objectives"),
        w.say("It is passed when"),
        w.say("Signed by"),
    )
    heads = Heads(titles, (0.16, 0.14, 0.28, 0.28, 0.14))
    known = [
        (
            one.title,
            s.when(one.offset),
            "\n".join(f"– {text}" for text in one.objectives),
            "\n".join(f"– {criterion.title}" for criterion in one.criteria),
            "",
        )
        for one in s.plan.roadmap
    ]
    return s.form(heads, known, least=5, high=44.0)


def tasks(s: Workshop) -> Form:
    """What is still to be done, by date."""
    w = s.words
    titles = (w.say("Task"), w.say("Owner"), w.say("Due"), w.say("Deliverable"))
    heads = Heads(titles, (0.37, 0.2, 0.21, 0.22))
    found = [task for one in s.plan.roadmap for task in one.tasks if is_ahead(s, task)]
    found.sort(key=lambda task: (task.due is None, task.due or s.plan.kickoff))
    known = [
        (task.title, s.person(task.owner), s.when(task.due), task.deliverable or "")
        for task in found
    ]
    return s.form(heads, known, spare=4)


def is_ahead(s: Workshop, task: Task) -> bool:
    return task.status != "dropped" and not s.edition.done(task)
