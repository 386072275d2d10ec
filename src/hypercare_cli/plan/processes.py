"""The section `processes`: how people work before, and in the tool."""

from typing import Annotated, Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import IdKind, Text


class Process(Entry):
    id: Annotated[str, IdKind("processes")]
    title: Text
    current: Text | None = None
    standard: Text | None = None
    decision: Literal["adopt", "adapt", "keep"] | None = None
