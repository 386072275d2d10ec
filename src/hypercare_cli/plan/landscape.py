"""The section `landscape`: existing applications and data sets, and their fate."""

from typing import Annotated, Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import IdKind, PersonId, Quality, Text

Fate = Literal["keep", "replace", "integrate", "migrate", "retire", "simplify", "drop"]


class Existing(Entry):
    """One thing that is there before the rollout."""

    id: Annotated[str, IdKind("landscape")]
    title: Text
    kind: Literal["application", "dataset", "customisation", "interface"]
    owner: PersonId | None = None
    fate: Fate | None = None
    quality: Quality | None = None
