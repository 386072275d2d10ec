"""The section `rag`: colours set by hand, with reason, approver and end."""

from typing import Literal

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import Colour, PersonId, Stream, Text, When


class Override(Entry):
    """From `start` to `end`, both included; where several apply, the last in the file."""

    stream: Stream | Literal["global"]
    colour: Colour
    reason: Text
    by: PersonId
    start: When
    end: When


class Rag(Entry):
    overrides: tuple[Override, ...] = ()
