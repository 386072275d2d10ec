"""Where pieces of a document come to stand: an estimate of the page of every heading."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from hypercare_cli.renderers.wordml.markup import Element

SHARED = 0.4
"""The free part of a sheet from which on a chapter may begin on it."""


@dataclass(slots=True)
class Entry:
    """A heading as the table of contents lists it; `page` is known once it has been placed."""

    number: str
    text: str
    level: int
    bookmark: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or table and, in points, the heights between which a page may end.

    `header` is repeated on every further page, `keep` holds the piece on the page of the next one.
    Of the space after a piece and before the next one the larger counts.
    """

    element: Element
    heights: Sequence[float]
    header: float = 0.0
    keep: bool = False
    entry: Entry | None = None
    before: float = 0.0
    after: float = 0.0

    @property
    def height(self) -> float:
        return self.header + sum(self.heights)

    @property
    def start(self) -> float:
        """What must fit on a page for the piece to begin there."""
        return self.height if self.keep else self.header + self.heights[0]


@dataclass(slots=True)
class Sheets:
    """Sheets of a height in points, filled from the top.

    `used` is the part of the last one, `after` the space that its last piece wants below it.
    """

    height: float
    page: int = 1
    used: float = 0.0
    after: float = 0.0
    held: list[Piece] = field(default_factory=list)

    def turn(self) -> None:
        """Go on at the top of the next page."""
        self.page += 1
        self.used = self.after = 0.0

    def may_share(self, pieces: Sequence[Piece], above: float) -> bool:
        """Whether they may follow, `above` points below: they fit, or much of the sheet is free."""
        free = self.height - self.used - above
        return free >= SHARED * self.height or free >= self.needed(pieces, whole=True)

    def place(self, piece: Piece) -> None:
        """Put one piece down, with the headings and captions that it must not leave behind."""
        self.held.append(piece)
        if piece.keep:
            return
        if self.used and self.used + self.needed(self.held) > self.height:
            self.turn()
        for one in self.held:
            self.put(one)
        self.held.clear()

    def needed(self, pieces: Sequence[Piece], whole: bool = False) -> float:
        """The height of the pieces from here on, or of what must stand on the same page."""
        total, after = 0.0, self.after
        for piece in pieces:
            gap = max(after, piece.before) if self.used or total else 0.0
            total += gap + (piece.height if whole else piece.start)
            after = piece.after
        return total

    def put(self, piece: Piece) -> None:
        """One piece, over as many pages as it takes; no space above it at the top of a page."""
        if self.used:
            self.used += max(self.after, piece.before)
        if piece.entry is not None:
            piece.entry.page = self.page
        self.used += piece.header
        for height in piece.heights:
            if self.used > piece.header and self.used + height > self.height:
                self.turn()
                self.used = piece.header
            self.used += height
        self.after = piece.after


def bound(heights: Sequence[float]) -> list[float]:
    """Lines or rows as pages divide them: neither the first nor the last stands alone."""
    if len(heights) <= 3:
        return [sum(heights)]
    return [sum(heights[:2]), *heights[2:-2], sum(heights[-2:])]
