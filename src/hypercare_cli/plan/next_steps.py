"""The section `next_steps`: the road after hypercare."""

from typing import Annotated, Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import FeedbackId, IdKind, MilestoneId, OutcomeId, Text, Truth, When


class NextStep(Entry):
    id: Annotated[str, IdKind("next_steps")]
    title: Text
    kind: Literal["wave", "data_model", "module", "integration", "use_case"] | None = None
    outcome: OutcomeId | None = None
    horizon: When | None = None
    milestone: MilestoneId | None = None
    resources: Text | None = None
    co_investment: Truth = False
    from_feedback: FeedbackId | None = None
    status: Literal["proposed", "planned", "done"] | None = None
