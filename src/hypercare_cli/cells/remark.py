"""What is said about a cell: why it cannot be taken, or what somebody should know."""

from typing import NamedTuple

from hypercare_cli.i18n.message import Message

LONGEST = 60
"""Characters of a text that a message repeats."""


class Remark(NamedTuple):
    """Something about a cell that somebody should know."""

    place: str
    text: Message


class Fault(Exception):
    """A cell that cannot be taken as it is."""

    def __init__(self, why: Message):
        super().__init__(why.text)
        self.why = why


def quoted(text: str) -> str:
    """What somebody typed, as a message repeats it: on one line and cut."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
