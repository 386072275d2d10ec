"""The section `campaigns`: the return of each marketing campaign."""

from typing import Annotated

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import Amount, Count, IdKind, Text, When


class Campaign(Entry):
    id: Annotated[str, IdKind("campaigns")]
    title: Text
    channel: Text | None = None
    start: When | None = None
    end: When
    cost: Amount
    leads: Count | None = None
    qualified: Count | None = None
    revenue: Amount | None = None
