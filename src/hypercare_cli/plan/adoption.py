"""The section `adoption`: people counts, features, training, champions, teams, quick wins."""

from typing import Annotated, Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import (
    Count,
    IdKind,
    PersonaId,
    PersonId,
    Share,
    Status,
    TeamId,
    Text,
    Truth,
    When,
)


class Feature(Entry):
    id: Annotated[str, IdKind("features")]
    title: Text
    advanced: Truth = False
    live_on: When | None = None


class Access(Entry):
    """How a user gets in and what the first minute is."""

    url: Text | None = None
    steps: tuple[Text, ...] = ()
    first_minute: Text | None = None
    tutorial: Text | None = None


class Snapshot(Entry):
    """People counts on one day; `depth` is the mean share of key features per active user."""

    date: When
    eligible: Count
    accounts: Count | None = None
    ready: Count | None = None
    active_7d: Count | None = None
    active_30d: Count | None = None
    depth: Share | None = None
    advanced: Count | None = None
    joined: Count | None = None
    left: Count | None = None


class Persona(Entry):
    id: Annotated[str, IdKind("personas")]
    title: Text
    size: Count | None = None
    skills: tuple[Text, ...] = ()
    formats: tuple[Text, ...] = ()


class Promoters(Entry):
    """Answers to the recommendation question: 9–10, 7–8, 0–6."""

    promoters: Count | None = None
    passives: Count | None = None
    detractors: Count | None = None


class Training(Entry):
    id: Annotated[str, IdKind("training")]
    date: When
    persona: PersonaId | None = None
    topic: Text | None = None
    mode: Literal["workshop", "remote", "self_service"] | None = None
    groups: Count | None = None
    invited: Count | None = None
    attended: Count | None = None
    quiz_passed: Count | None = None
    nps: Promoters | None = None


class Champion(Entry):
    id: Annotated[str, IdKind("champions")]
    team: TeamId | None = None
    person: PersonId | None = None
    since: When | None = None


class Team(Entry):
    id: Annotated[str, IdKind("teams")]
    title: Text
    autonomous_on: When | None = None


class Asset(Entry):
    id: Annotated[str, IdKind("assets")]
    title: Text
    kind: Literal["guide", "video", "checklist", "demo", "reonboarding"] | None = None
    status: Status | None = None
    url: Text | None = None


class Satisfaction(Entry):
    date: When
    responses: Count
    satisfied: Count


class QuickWin(Entry):
    date: When
    title: Text


class Adoption(Entry):
    key_features: tuple[Feature, ...] = ()
    access: Access | None = None
    snapshots: tuple[Snapshot, ...] = ()
    personas: tuple[Persona, ...] = ()
    training: tuple[Training, ...] = ()
    champions: tuple[Champion, ...] = ()
    teams: tuple[Team, ...] = ()
    assets: tuple[Asset, ...] = ()
    satisfaction: tuple[Satisfaction, ...] = ()
    quick_wins: tuple[QuickWin, ...] = ()
