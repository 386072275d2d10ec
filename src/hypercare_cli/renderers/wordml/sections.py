"""Sections: the sheet of the template, upright or sideways."""

from copy import deepcopy

from hypercare_cli.renderers.wordml.markup import Element, qualified, w

POINT = 20
"""Twentieths of a point are the unit of WordprocessingML."""


class Sheet:
    """The page of a template, from the section properties of its body."""

    def __init__(self, section: Element, above: float = 0.0, below: float = 0.0):
        """`above` and `below` are what high headers and footers take beyond the margins, in points."""
        self.section = section
        self.first = True
        size, margins = child(section, "pgSz"), child(section, "pgMar")
        self.wide, self.high = number(size, "w"), number(size, "h")
        self.sides = number(margins, "left") + number(margins, "right")
        self.ends = abs(number(margins, "top")) + abs(number(margins, "bottom"))
        self.ends += round((above + below) * POINT)

    def room(self, sideways: bool) -> int:
        """Width of the text in twentieths of a point."""
        return (self.high if self.turned(sideways) else self.wide) - self.sides

    def height(self, sideways: bool) -> float:
        """Height of the text area in points."""
        return ((self.wide if self.turned(sideways) else self.high) - self.ends) / POINT

    def turned(self, sideways: bool) -> bool:
        """Whether the sheet is turned; a template that lies already stays so."""
        return sideways and self.high > self.wide

    def properties(self, sideways: bool) -> Element:
        """Section properties; the header is missing on the first page of the first section only."""
        section = deepcopy(self.section)
        if not self.first:
            for cover in section.findall(qualified("titlePg")):
                section.remove(cover)
        self.first = False
        size = child(section, "pgSz")
        size.addprevious(w("type", val="nextPage"))
        if self.turned(sideways):
            for name, value in (("w", self.high), ("h", self.wide), ("orient", "landscape")):
                size.set(qualified(name), str(value))
        return section


def child(parent: Element, tag: str) -> Element:
    """The child that every section of Word has. Raises LookupError for a broken template."""
    found = parent.find(qualified(tag))
    if found is None:
        raise LookupError(tag)
    return found


def number(node: Element, name: str) -> int:
    return int(node.get(qualified(name)) or 0)
