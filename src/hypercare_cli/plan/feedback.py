"""The section `feedback`: what users say, weak signals and out-of-scope items."""

from typing import Annotated, Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import (
    ActionStatus,
    IdKind,
    PersonId,
    Positive,
    Score,
    Text,
    Truth,
    When,
)


class Feedback(Entry):
    id: Annotated[str, IdKind("feedback")]
    date: When
    kind: Literal[
        "friction",
        "request",
        "complaint",
        "weak_signal",
        "out_of_scope",
        "works_well",
        "testimonial",
    ]
    cause: (
        Literal[
            "design",
            "fit",
            "data_quality",
            "ergonomics",
            "performance",
            "training",
            "sponsorship",
        ]
        | None
    ) = None
    topic: Literal["workflow", "approval", "rights", "data", "other"] | None = None
    text: Text
    by: PersonId | None = None
    triage: Literal["quick_win", "simple", "complex"] | None = None
    impact: Score | None = None
    urgency: Score | None = None
    effort: Positive | None = None
    horizon: Literal["now", "next_wave", "later"] | None = None
    publishable: Truth = False
    status: ActionStatus | None = None
