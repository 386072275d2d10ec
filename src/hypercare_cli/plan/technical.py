"""The section `technical`: access, data, environment and security items."""

from typing import Annotated, Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import Frequency, IdKind, PersonId, TaskStatus, Text, Truth, When


class Flow(Entry):
    """A data flow between two systems."""

    source: Text | None = None
    target: Text | None = None
    mode: Literal["etl", "api", "file"] | None = None
    frequency: Frequency | None = None
    mapping: Text | None = None


class TechnicalItem(Entry):
    id: Annotated[str, IdKind("technical")]
    kind: Literal["access", "data", "environment", "security"]
    title: Text
    owner: PersonId | None = None
    due: When | None = None
    status: TaskStatus
    done_on: When | None = None
    blocking: Truth = False
    flow: Flow | None = None
    criteria: Text | None = None
