"""The section `baselines`: the dates that were agreed, to measure slip against."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import DateKind, IdKind, PersonId, Text

FixedDay = Annotated[date, DateKind(fixed=True)]


class Baseline(Entry):
    """The dates of the roadmap as they stood on a day; days of the calendar, so that T0 may move."""

    id: Annotated[str, IdKind("baselines")]
    date: FixedDay
    title: Text | None = None
    reason: Text | None = None
    by: PersonId | None = None
    kickoff: FixedDay
    milestones: Mapping[str, FixedDay] = {}
    tasks: Mapping[str, FixedDay] = {}
