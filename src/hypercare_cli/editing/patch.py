"""Splices of one text: what is cut out of it, and what stands there instead."""

from bisect import insort
from typing import NamedTuple


class Splice(NamedTuple):
    """A stretch of a text, and what stands there instead."""

    start: int
    end: int
    text: str


class Patch:
    """Splices that do not overlap, kept in the order of the text."""

    def __init__(self) -> None:
        self.splices: list[tuple[int, int, int, str]] = []

    def __bool__(self) -> bool:
        return bool(self.splices)

    def add(self, splices: list[Splice]) -> None:
        """What starts at the same place stays in the order in which it came."""
        for start, end, text in splices:
            insort(self.splices, (start, end, len(self.splices), text))

    def meets(self, new: Splice) -> bool:
        """Whether a splice touches one of these; lines may be cut out side by side."""
        return any(
            start <= new.end
            and new.start <= end
            and not (text == new.text == "" and (new.end == start or new.start == end))
            for start, end, _, text in self.splices
        )

    def applied(self, text: str) -> str:
        parts, position = [], 0
        for start, end, _, instead in self.splices:
            parts += [text[position:start], instead]
            position = end
        return "".join([*parts, text[position:]])
