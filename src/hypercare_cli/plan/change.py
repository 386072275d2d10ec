"""The section `change`: factors, populations, workshops, communication, commitments."""

from typing import Annotated, Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import (
    Attitude,
    Count,
    DecisionId,
    IdKind,
    Note,
    OneOrMore,
    PersonId,
    PopulationId,
    ReferenceKind,
    Status,
    Text,
    When,
)


class Factors(Entry):
    """The five change factors, 1 (weak) to 5 (strong)."""

    date: When
    sponsors: Note | None = None
    governance: Note | None = None
    scoping: Note | None = None
    human_impact: Note | None = None
    communication: Note | None = None


class Adkar(Entry):
    """How far people are, 1 (not at all) to 5 (fully); the first one at 3 or less is the barrier."""

    awareness: Note | None = None
    desire: Note | None = None
    knowledge: Note | None = None
    ability: Note | None = None
    reinforcement: Note | None = None


class Population(Entry):
    """People whom the change touches: what it asks of them (`load`), what carries them (`backing`)."""

    id: Annotated[str, IdKind("populations")]
    title: Text
    size: Count
    load: Note
    backing: Note
    attitude: Attitude | None = None
    expectations: Text | None = None
    benefits: Text | None = None
    resistance: Text | None = None
    measures: tuple[Text, ...] = ()
    adkar: Adkar | None = None


class Impact(Entry):
    id: Annotated[str, IdKind("impacts")]
    population: PopulationId | None = None
    kind: Literal["process", "role", "skill", "tool", "organisation"] | None = None
    before: Text | None = None
    after: Text | None = None


class Workshop(Entry):
    id: Annotated[str, IdKind("workshops")]
    date: When
    topic: Text | None = None
    populations: tuple[PopulationId, ...] = ()
    decisions: tuple[DecisionId, ...] = ()


Recipient = Annotated[str, ReferenceKind(("people", "populations"), ("all",))]


class Communication(Entry):
    """One message; `audience` names its readers here, not who may see the entry."""

    id: Annotated[str, IdKind("communications")]
    date: When
    audience: Annotated[tuple[Recipient, ...], OneOrMore()] = ()  # type: ignore[assignment]  # of other readers than an entry's own
    channel: Text | None = None
    direction: Literal["down", "up"]
    template: Text | None = None
    owner: PersonId | None = None
    status: Literal["planned", "sent"] | None = None


class Commitment(Entry):
    id: Annotated[str, IdKind("commitments")]
    party: Literal["staff", "partner"]
    text: Text
    owner: PersonId | None = None
    due: When | None = None
    status: Status | None = None


class Change(Entry):
    vision: Text | None = None
    factors: tuple[Factors, ...] = ()
    populations: tuple[Population, ...] = ()
    impacts: tuple[Impact, ...] = ()
    workshops: tuple[Workshop, ...] = ()
    communications: tuple[Communication, ...] = ()
    commitments: tuple[Commitment, ...] = ()
