"""The section `decisions`: decisions taken and expected."""

from typing import Annotated, Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import IdKind, PersonId, RitualId, Text, When


class Decision(Entry):
    id: Annotated[str, IdKind("decisions")]
    text: Text
    by: PersonId | None = None
    body: RitualId | None = None
    date: When | None = None
    due: When | None = None
    status: Literal["expected", "taken", "deferred"] | None = None
