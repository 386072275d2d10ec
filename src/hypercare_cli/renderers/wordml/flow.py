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

    `header` is repeated on every further page, `keep` holds the piece on the page of the next one,
    `whole` on one page.
    """

    element: Element
    heights: Sequence[float]
    header: float = 0.0
    keep: bool = False
    whole: bool = False
    entry: Entry | None = None

    @property
    def height(self) -> float:
        return self.header + sum(self.heights)


@dataclass(slots=True)
class Sheets:
    """Sheets of a height in points, filled from the top; `used` is the part of the last one."""

    height: float
    page: int = 1
    used: float = 0.0
    held: list[Piece] = field(default_factory=list)

    def turn(self) -> None:
        """Go on at the top of the next page."""
        self.page += 1
        self.used = 0.0

    def may_share(self, pieces: Sequence[Piece], above: float) -> bool:
        """Whether they may follow, `above` points below: they fit, or much of the sheet is free."""
        free = self.height - self.used - above
        return free >= SHARED * self.height or free >= sum(piece.height for piece in pieces)

    def place(self, piece: Piece) -> None:
        """Put one piece down, with the headings and captions that it must not leave behind."""
        if piece.keep:
            self.held.append(piece)
            return
        above = sum(held.height for held in self.held)
        first = piece.height if piece.whole else piece.header + sum(piece.heights[:2])
        if self.used and self.used + above + first > self.height:
            self.turn()
        for held in self.held:
            if held.entry is not None:
                held.entry.page = self.page
        self.held.clear()
        self.used += above + piece.header
        for height in piece.heights:
            if self.used and self.used + height > self.height:
                self.turn()
                self.used = piece.header
            self.used += height
