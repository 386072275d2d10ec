"""The section `governance`: rituals, the sessions held or missed, the way up."""

from typing import Annotated, Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import DecisionId, IdKind, PersonId, Text, Truth, When


class Session(Entry):
    """One meeting of a ritual; without `present` nobody knows who was there."""

    date: When
    held: Truth
    present: tuple[PersonId, ...] = ()
    minutes: Text | None = None
    decisions: tuple[DecisionId, ...] = ()


class Ritual(Entry):
    id: Annotated[str, IdKind("rituals")]
    title: Text
    cadence: Literal["daily", "weekly", "biweekly", "monthly", "quarterly"]
    attendees: tuple[PersonId, ...] = ()
    agenda: tuple[Text, ...] = ()
    sessions: tuple[Session, ...] = ()


class Governance(Entry):
    rituals: tuple[Ritual, ...] = ()
    escalation: tuple[PersonId, ...] = ()
