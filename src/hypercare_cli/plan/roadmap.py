"""The section `roadmap`: milestones T0 → T+90 with tasks, criteria and proof."""

from datetime import date
from typing import Annotated, Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import (
    Condition,
    DateKind,
    Duration,
    DurationKind,
    IdKind,
    Periods,
    PersonId,
    Stream,
    TaskLink,
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
    """Something to do, on its dates or after what it waits for.

    A `duration` in working days (`wd`) or calendar days (`d`) takes in the first day and the last.
    """

    id: Annotated[str, IdKind("tasks")]
    title: Text
    owner: PersonId | None = None
    start: When | None = None
    duration: Annotated[Duration, DurationKind(days=True)] | None = None
    due: When | None = None
    status: TaskStatus
    done_on: When | None = None
    stream: Stream | None = None
    deliverable: Text | None = None
    depends_on: tuple[TaskLink, ...] = ()


class Criterion(Entry):
    """Automatic through `when`, or a signature.

    `periods`: the condition must hold at the end of that many support periods running; `lasting`: on
    every day of that time up to as-of, in working days (`wd`) or calendar days (`d`).
    """

    id: Annotated[str, IdKind("criteria")]
    title: Text
    when: Condition | None = None
    periods: Periods | None = None
    lasting: Annotated[Duration, DurationKind(days=True)] | None = None
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
