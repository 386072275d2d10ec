"""What stands on which slide: pieces fill a column, shrink a little, then go on to a further slide."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from hypercare_cli.renderers.slideml.canvas import Canvas
from hypercare_cli.renderers.slideml.holder import Holder
from hypercare_cli.renderers.slideml.markup import Box

SCALES = (1.3, 1.15, 1.0, 0.93, 0.86)
"""Texts grow where a slide says little, and shrink a little before they go on to a further one."""
CONTINUED = 0.93
"""Their size where they go on anyway."""
EVENLY = (0.5, 0.6, 0.7, 0.8, 0.9)
"""Parts of a slide that are tried, so that the last one does not stay nearly empty."""


CLOSE = 4.0
"""The space under a heading, in points."""


class Piece(ABC):
    """Something that stands in a column. Widths and heights are in points."""

    gap: ClassVar[float] = 10.0
    """The space above it."""
    keep: bool = False
    """It leads to the next piece, and never stands last."""

    @abstractmethod
    def height(self, width: float, scale: float) -> float:
        """What it takes, at least."""

    @abstractmethod
    def divide(
        self, width: float, scale: float, room: float, fresh: bool
    ) -> "tuple[Piece | None, Piece | None]":
        """What fits into the room, and the rest; on a `fresh` slide at least something does."""

    @abstractmethod
    def draw(self, canvas: Canvas, place: Box, scale: float, holder: Holder | None) -> None:
        """Put it on a slide, as the content of a placeholder where there is one."""

    def most(self, width: float) -> float:
        """The height up to which it gains from more room; 0 where it does not."""
        return 0.0


class Placed(NamedTuple):
    """A piece with the height that it gets."""

    piece: Piece
    high: float


def filled(pieces: Sequence[Piece], place: Box, scale: float) -> tuple[list[Placed], list[Piece]]:
    """What stands in this column, and what is left for a further slide."""
    placed: list[Placed] = []
    used = 0.0
    for number, piece in enumerate(pieces):
        gap = space(placed, piece, scale)
        high = piece.height(place.wide, scale)
        if used + gap + high <= place.high:
            placed.append(Placed(piece, high))
            used += gap + high
            continue
        fresh = all(one.piece.keep for one in placed)
        first, rest = piece.divide(place.wide, scale, place.high - used - gap, fresh)
        left = [*([rest] if rest else []), *pieces[number + 1 :]]
        if first is not None:
            room = place.high - used - gap
            placed.append(Placed(first, min(first.height(place.wide, scale), room)))
        while first is None and placed and placed[-1].piece.keep:
            left.insert(0, placed.pop().piece)
        return placed, left
    return stretched(placed, place, used), []


def space(placed: Sequence[Placed], piece: Piece, scale: float) -> float:
    """What is free above a piece: less under the heading that leads to it."""
    if not placed:
        return 0.0
    return (CLOSE if placed[-1].piece.keep else piece.gap) * scale


def stretched(placed: list[Placed], place: Box, used: float) -> list[Placed]:
    """Pictures take the room that is left over, in equal parts."""
    growing = [one for one in placed if one.piece.most(place.wide) > one.high]
    spare = place.high - used
    found = []
    for one in placed:
        if one in growing:
            more = min(spare / len(growing), one.piece.most(place.wide) - one.high)
            one = one._replace(high=one.high + more)
        found.append(one)
    return found


def scale_for(columns: Sequence[Sequence[Piece]], places: Sequence[Box]) -> float:
    """The largest scale at which every column fits, else that of texts that go on."""
    for scale in SCALES:
        if all(
            not filled(pieces, place, scale)[1]
            for pieces, place in zip(columns, places, strict=True)
        ):
            return scale
    return CONTINUED


def slides_needed(pieces: Sequence[Piece], place: Box, scale: float) -> int:
    """How many slides one column takes."""
    count, left = 0, list(pieces)
    while left:
        _placed, left = filled(left, place, scale)
        count += 1
    return count


def evened(pieces: Sequence[Piece], place: Box, scale: float) -> Box:
    """A lower column that takes no more slides, so that all of them are filled alike."""
    count = slides_needed(pieces, place, scale)
    if count > 1:
        for part in EVENLY:
            lower = place._replace(high=place.high * part)
            if slides_needed(pieces, lower, scale) == count:
                return lower
    return place
