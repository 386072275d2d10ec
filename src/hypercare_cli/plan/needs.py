"""The section `needs`: pains and needs, triaged by frequency × severity."""

from typing import Annotated, Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import IdKind, Note, OutcomeId, Text


class Need(Entry):
    id: Annotated[str, IdKind("needs")]
    title: Text
    kind: Literal["difficulty", "need"] | None = None
    frequency: Note | None = None
    severity: Note | None = None
    outcome: OutcomeId | None = None
