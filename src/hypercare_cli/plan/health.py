"""The section `health`: dimension weights and assessments."""

from typing import Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import Amount, Note, Text, When

DimensionId = Literal["activation", "adoption", "value", "engagement", "support"]
DIMENSIONS: tuple[DimensionId, ...] = (
    "activation", "adoption", "value", "engagement", "support"
)  # fmt: skip


class Dimension(Entry):
    weight: Amount
    rated: Literal["auto", "manual", "measured"] = "auto"


class Dimensions(Entry):
    """All five or none; the weights add up to 100."""

    activation: Dimension
    adoption: Dimension
    value: Dimension
    engagement: Dimension
    support: Dimension


class Assessment(Entry):
    """One to five notes from 1 to 5."""

    date: When
    activation: Note | None = None
    adoption: Note | None = None
    value: Note | None = None
    engagement: Note | None = None
    support: Note | None = None
    comment: Text | None = None


class Health(Entry):
    dimensions: Dimensions | None = None
    assessments: tuple[Assessment, ...] = ()
