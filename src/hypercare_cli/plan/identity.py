"""The section `plan`: what this plan is and when its T0 lies."""

from datetime import date
from typing import Annotated, Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import (
    CodeKind,
    DateKind,
    IdKind,
    Note,
    PersonId,
    Text,
    VersionText,
    When,
)

Context = Literal[
    "first_tool",
    "relaunch",
    "cloud_migration",
    "marketing_automation",
    "contract_management",
    "digital_relationship",
    "generic",
]
Language = Literal["fr", "en"]


class Identity(Entry):
    """Identity, calendar and context of a plan; every `T+n` counts from `kickoff`."""

    id: Annotated[str, IdKind("plans")]
    title: Text
    kickoff: Annotated[date, DateKind(fixed=True)]
    language: Language
    currency: Annotated[str, CodeKind("currency")] | None = None
    timezone: Text | None = None
    country: Annotated[str, CodeKind("country")] | None = None
    subdivision: Text | None = None
    closing_days: tuple[Annotated[date, DateKind(closing=True)], ...] = ()
    context: Context = "generic"
    signed_on: When | None = None
    golive: When | None = None
    owner: PersonId | None = None
    complexity: Note | None = None
    delivery: Literal["agile", "classic"] | None = None
    revision: VersionText | None = None
