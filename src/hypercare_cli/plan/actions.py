"""The section `actions`: the action log."""

from typing import Annotated

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import (
    ActionStatus,
    IdKind,
    MetricId,
    Number,
    PersonId,
    PlaybookId,
    Positive,
    Score,
    Stream,
    Text,
    When,
)


class Observation(Entry):
    """A figure before or after the action."""

    metric: MetricId
    value: Number


class Action(Entry):
    id: Annotated[str, IdKind("actions")]
    title: Text
    owner: PersonId | None = None
    with_: tuple[PersonId, ...] = ()
    opened_on: When | None = None
    due: When | None = None
    done_on: When | None = None
    status: ActionStatus
    stream: Stream | None = None
    impact: Score | None = None
    urgency: Score | None = None
    effort: Positive | None = None
    playbook: PlaybookId | None = None
    deliverable: Text | None = None
    before: Observation | None = None
    after: Observation | None = None
