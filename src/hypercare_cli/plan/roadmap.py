"""The section `roadmap`: milestones T0 → T+90 with tasks, criteria and proof."""

from datetime import date
from typing import Annotated, Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import (
    Condition,
    DateKind,
    IdKind,
    PersonId,
    Stream,
    TaskId,
    TaskStatus,
    Text,
    When,
)

ProofKind = Literal[
    "minutes",
    "raci",
    "workshop_plan",
    "screenshot",
    "export",
    "log",
    "quiz",
    "specification",
    "letter",
    "contract",
    "report",
    "photo",
    "other",
]


class Task(Entry):
    id: Annotated[str, IdKind("tasks")]
    title: Text
    owner: PersonId | None = None
    due: When | None = None
    status: TaskStatus
    done_on: When | None = None
    stream: Stream | None = None
    deliverable: Text | None = None
    depends_on: tuple[TaskId, ...] = ()


class Criterion(Entry):
    """Automatic through `when`, or a signature."""

    id: Annotated[str, IdKind("criteria")]
    title: Text
    when: Condition | None = None
    signed_by: PersonId | None = None
    signed_on: When | None = None


class Milestone(Entry):
    """`offset` is a date once the plan is loaded; the file may give days after T0."""

    id: Annotated[str, IdKind("milestones")]
    offset: Annotated[date, DateKind(days=True)]
    title: Text
    objectives: tuple[Text, ...] = ()
    done_on: When | None = None
    tasks: tuple[Task, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    expects: tuple[ProofKind, ...] = ()
