"""The section `raci`: who does, answers for, advises and is told."""

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import PersonId, Text


class Activity(Entry):
    """One accountable person per activity."""

    activity: Text
    accountable: PersonId
    responsible: tuple[PersonId, ...] = ()
    consulted: tuple[PersonId, ...] = ()
    informed: tuple[PersonId, ...] = ()
