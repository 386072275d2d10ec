"""What a template brings along for the body: a cover of its own, room that its edges take."""

from collections.abc import Sequence
from typing import NamedTuple

from hypercare_cli.renderers.wordml.cover import spacer
from hypercare_cli.renderers.wordml.flow import Piece
from hypercare_cli.renderers.wordml.markup import Element, paragraph

HIGH = 150.0
"""Space above the title of a cover that a template leaves to us, in points."""


class Brought(NamedTuple):
    """`above` and `below` is what headers and footers take beyond the margins, in points.

    `free` is the room on a cover of the template's own, None where it has none; `lacking` are the
    roles (`title`, `subtitle`) for which that cover has no place; `section` ends with the cover.
    """

    company: bool = False
    above: float = 0.0
    below: float = 0.0
    free: float | None = None
    lacking: frozenset[str] = frozenset()
    section: Element | None = None

    def cover(
        self, subtitle: Piece, title: Piece, gap: Piece, facts: Sequence[Piece]
    ) -> tuple[list[Piece], list[Piece]]:
        """What is written on the cover, and what stands on a sheet after it for want of room."""
        if not self.company:
            return [subtitle, title, gap, *facts], []
        if self.free is None:
            return [Piece(spacer(HIGH), (HIGH,)), title, subtitle, gap, *facts], []
        texts = {"title": title, "subtitle": subtitle}
        written = [texts[role] for role in texts if role in self.lacking]
        more = [gap, *facts]
        fits = sum(piece.height for piece in (*written, *more)) <= self.free
        end = [] if self.section is None else [Piece(ending(self.section), (0.0,))]
        return [*written, *(more if fits else ()), *end], [] if fits else list(facts)


def ending(section: Element) -> Element:
    """The paragraph that carries the properties of the section that it ends."""
    return paragraph("TableGap", properties=(section,))


NOTHING = Brought()
