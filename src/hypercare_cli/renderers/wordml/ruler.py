"""How high texts are in the styles of a document, and what numbers its headings carry.

Everything is measured from the styles that the document has, whosever template it is.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from hypercare_cli import extent
from hypercare_cli.renderers.wordml.flow import Entry, Piece, bound
from hypercare_cli.renderers.wordml.markup import Element, paragraph, run, w
from hypercare_cli.renderers.wordml.numbering import Numbering, indent
from hypercare_cli.renderers.wordml.roles import ROLES
from hypercare_cli.renderers.wordml.styles import Look, Styles

TOGETHER = 4
"""Lines up to which a paragraph stays on the page of what it leads to."""
POINT = 20


def decimal(numbers: Sequence[int]) -> str:
    return ".".join(map(str, numbers))


@dataclass(frozen=True)
class Ruler:
    """The looks of the styles, by id; `label` writes the number of a heading."""

    looks: Mapping[str, Look]
    label: Callable[[Sequence[int]], str] = decimal

    @property
    def wider(self) -> float:
        """Width of table text over its width in Arial; single words may be as wide in any font."""
        return max(self.looks["TableText"].wider, 1.0)

    def lines(self, content: str, style: str, room: int) -> int:
        """Lines in a column of `room` twentieths of a point."""
        look = self.looks[style]
        free = (room / POINT - look.left - look.right) / look.wider
        return extent.lines(content, free, look.size, look.bold)

    def height(self, content: str, style: str, room: int) -> float:
        """Lines and the rules around them, without the space before and after."""
        look = self.looks[style]
        return self.lines(content, style, room) * look.line + look.rule

    def text(self, content: str, style: str, room: int, leads: bool = False) -> Piece:
        """A paragraph; a page may end inside it unless it is short and leads to the next piece."""
        look, lines = self.looks[style], self.lines(content, style, room)
        keep = leads and lines <= TOGETHER
        drawn = paragraph(style, run(content), properties=(w("keepNext"),) if keep else ())
        heights = [look.line] * lines
        heights[-1] += look.rule
        return Piece(drawn, bound(heights), keep=keep, before=look.before, after=look.after)

    def piece(
        self, element: Element, content: str, style: str, room: int, entry: Entry | None = None
    ) -> Piece:
        """A heading or caption: whole, on the page of what follows."""
        look, high = self.looks[style], self.height(content, style, room)
        return Piece(element, (high,), keep=True, entry=entry, before=look.before, after=look.after)


def ruler_of(styles: Styles, numbering: Numbering | None = None) -> Ruler:
    """What the styles of a document say; a list indents its text if the style does not."""
    looks = {id_: styles.look(styles.by_id(id_)) for id_ in ROLES}
    if numbering is None:
        return Ruler(looks)
    for id_, level in (("Heading1", 0), ("Heading2", 1), ("ListBullet", 0)):
        found = numbering.level(styles.by_id(id_), level)
        if not looks[id_].left:
            looks[id_] = looks[id_]._replace(left=indent(found))
    return Ruler(looks, numbering.label)
