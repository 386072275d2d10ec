"""The section `thresholds`: only what differs from the method."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import Amount, MetricId, Rising, Share


class Bounds(Entry):
    """`amber` is the limit of green, `red` the limit of amber; on the limit the better colour."""

    amber: Amount | None = None
    red: Amount | None = None


class RagBounds(Entry):
    adoption: Bounds | None = None
    value: Bounds | None = None
    support: Bounds | None = None


class HealthBounds(Entry):
    """Lower bounds of green and amber on 0–100; the coverage under which nothing is green."""

    green: Amount | None = None
    amber: Amount | None = None
    coverage: Share | None = None


FourBands = Annotated[tuple[Decimal, ...], Rising(4)]


class Thresholds(Entry):
    rag: RagBounds | None = None
    bands: Mapping[MetricId, FourBands] = {}
    health: HealthBounds | None = None
