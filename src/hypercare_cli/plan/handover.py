"""The section `handover`: what is passed on, and the exit of the hypercare period."""

from typing import Annotated, Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import Count, IdKind, PersonId, Status, Text, When
from hypercare_cli.plan.roadmap import Criterion


class Capability(Entry):
    id: Annotated[str, IdKind("capabilities")]
    kind: Literal["support", "reference_data", "steering", "practices"] | None = None
    title: Text
    owner: PersonId | None = None
    status: Status
    done_on: When | None = None


class Transfer(Entry):
    date: When
    topic: Text | None = None
    recipient: PersonId | None = None
    attended: Count | None = None


class HandoverDocument(Entry):
    id: Annotated[str, IdKind("documents")]
    title: Text
    status: Status | None = None


class Handover(Entry):
    capabilities: tuple[Capability, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    documents: tuple[HandoverDocument, ...] = ()
    exit_criteria: tuple[Criterion, ...] = ()
