"""A sentence that is not yet in a language: the English text is its key, the values come later."""

from collections.abc import Mapping
from typing import NamedTuple


class Message(NamedTuple):
    """English source text with `{named}` slots, and what fills them.

    A value that is itself a Message is translated first.
    """

    text: str
    values: Mapping[str, object] = {}


class Term(NamedTuple):
    """A word of the plan that fills a slot, said in the reader's language: `Term("proof", "quiz")`."""

    kind: str
    word: str


def message(text: str, /, **values: object) -> Message:
    """Mark `text` for the catalogue; `scripts/catalogue.py` collects these calls."""
    return Message(text, values)
