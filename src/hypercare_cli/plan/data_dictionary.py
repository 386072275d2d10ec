"""The section `data_dictionary`: sources of data, their frequency, quality and owner."""

from typing import Annotated

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import Frequency, IdKind, PersonId, Quality, Text


class DataItem(Entry):
    id: Annotated[str, IdKind("data_dictionary")]
    title: Text
    source: Text | None = None
    frequency: Frequency | None = None
    quality: Quality | None = None
    owner: PersonId | None = None
