"""The section `risks`: the risk register."""

from typing import Annotated, Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import ContractId, IdKind, Level, PersonId, Stream, Text, When


class Risk(Entry):
    id: Annotated[str, IdKind("risks")]
    title: Text
    probability: Level
    impact: Level
    stream: Stream | None = None
    contract: ContractId | None = None
    mitigation: Text | None = None
    owner: PersonId | None = None
    due: When | None = None
    status: Literal["open", "closed"] = "open"
