"""The section `releases`: what users are told each month."""

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import Text, When


class Release(Entry):
    date: When
    new: tuple[Text, ...] = ()
    improved: tuple[Text, ...] = ()
    fixed: tuple[Text, ...] = ()
    next: tuple[Text, ...] = ()
    call_to_action: Text | None = None
