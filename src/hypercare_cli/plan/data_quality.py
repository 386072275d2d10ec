"""The section `data_quality`: scores against the tolerance."""

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import PersonId, Share, When


class Provisional(Entry):
    """A tolerance that stands until `end`, included."""

    tolerance: Share | None = None
    end: When | None = None


class QualityScore(Entry):
    date: When
    score: Share


class DataQuality(Entry):
    owner: PersonId | None = None
    tolerance: Share | None = None
    provisional: Provisional | None = None
    scores: tuple[QualityScore, ...] = ()
