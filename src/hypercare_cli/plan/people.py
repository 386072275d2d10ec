"""The section `people`: who takes part, by role and side."""

from typing import Annotated, Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import Amount, Attitude, IdKind, Level, Text, When

Role = Literal[
    "sponsor",
    "budget_owner",
    "product_owner",
    "project_manager",
    "it",
    "security",
    "dpo",
    "legal",
    "hr",
    "functional_admin",
    "champion",
    "key_user",
    "user",
    "csm",
    "tam",
    "support",
    "trainer",
    "integrator",
    "partner",
]


class Person(Entry):
    """A role in the rollout, of one person or of a group; never a private name."""

    id: Annotated[str, IdKind("people")]
    role: Role
    title: Text | None = None
    side: Literal["customer", "provider", "partner"]
    influence: Level | None = None
    attitude: Attitude | None = None
    resistance: Text | None = None
    levers: Text | None = None
    hours_per_week: Amount | None = None
    accepted_on: When | None = None
