"""Sections: the sheet of the template upright, sideways, or in two columns."""

from collections.abc import Iterable
from copy import deepcopy
from typing import NamedTuple

from hypercare_cli.renderers.wordml.markup import Element, qualified, w

POINT = 20
"""Twentieths of a point are the unit of WordprocessingML."""


class Layout(NamedTuple):
    """How a section lies; `starts` is `nextPage` or `continuous`."""

    landscape: bool = False
    columns: int = 1
    starts: str = "nextPage"


class Sheet:
    """The page of a template, from the section properties of its body."""

    def __init__(self, section: Element):
        self.section = section
        self.first = True
        size, margins = child(section, "pgSz"), child(section, "pgMar")
        self.wide, self.high = number(size, "w"), number(size, "h")
        self.sides = number(margins, "left") + number(margins, "right")
        self.ends = number(margins, "top") + number(margins, "bottom")
        self.gap = number(child(section, "cols"), "space")

    def room(self, layout: Layout) -> int:
        """Width of a column of text in twentieths of a point."""
        across = (self.high if layout.landscape else self.wide) - self.sides
        return (across - (layout.columns - 1) * self.gap) // layout.columns

    def height(self, layout: Layout) -> float:
        """Height of the text area in points."""
        return ((self.wide if layout.landscape else self.high) - self.ends) / POINT

    def properties(self, layout: Layout) -> Element:
        """Section properties; the header is missing on the first page of the first section only."""
        section = deepcopy(self.section)
        if not self.first:
            for cover in section.findall(qualified("titlePg")):
                section.remove(cover)
        self.first = False
        size = child(section, "pgSz")
        size.addprevious(w("type", val=layout.starts))
        if layout.landscape:
            replace(size, {"w": self.high, "h": self.wide, "orient": "landscape"}.items())
        if layout.columns > 1:
            replace(child(section, "cols"), {"num": layout.columns}.items())
        return section


def child(parent: Element, tag: str) -> Element:
    """The child that every section of Word has. Raises LookupError for a broken template."""
    found = parent.find(qualified(tag))
    if found is None:
        raise LookupError(tag)
    return found


def number(node: Element, name: str) -> int:
    return int(node.get(qualified(name)) or 0)


def replace(node: Element, values: Iterable[tuple[str, int | str]]) -> None:
    for name, value in values:
        node.set(qualified(name), str(value))
