"""Elements of PresentationML. Text goes in as text: a plan can neither add markup nor a field."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import lru_cache
from typing import NamedTuple

from hypercare_cli.charts.drawingml import EMU, RELATIONS, Element, a, element, fill
from hypercare_cli.charts.palette import Colour
from hypercare_cli.clean import clean

SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"
TABLES = "http://schemas.openxmlformats.org/drawingml/2006/table"
CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart"
NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"


def p(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of the main namespace of presentations."""
    return element(SLIDES, "p", tag, children, attributes)


def related(name: str) -> str:
    """The full name of an attribute that holds a relation."""
    return f"{{{RELATIONS}}}{name}"


class Box(NamedTuple):
    """A place on a slide, in points from its top left corner."""

    left: float
    top: float
    wide: float
    high: float

    def inside(self, left: float, top: float, right: float, bottom: float) -> "Box":
        """The box without its margins."""
        wide, high = self.wide - left - right, self.high - top - bottom
        return Box(self.left + left, self.top + top, wide, high)

    def xfrm(self) -> tuple[Element, Element]:
        """Offset and extent, in EMU; nothing has a negative size."""
        left, top, wide, high = (round(side * EMU) for side in self)
        return a("off", x=left, y=top), a("ext", cx=max(wide, 0), cy=max(high, 0))


class Letters(NamedTuple):
    """How text looks: size in points, colour of the theme or six digits; None is as the layout says."""

    size: float | None = None
    colour: Colour | str | None = None
    bold: bool | None = None


def paint(colour: Colour | str) -> Element:
    """A fill in a colour of the theme, or in one that means something everywhere."""
    if isinstance(colour, str):
        return a("solidFill", a("srgbClr", val=colour))
    return fill(colour)


def run_properties(tag: str, look: Letters, locale: str) -> Element:
    """Language and looks of a run: a copy, as copies cost a fifth of what building them does."""
    return deepcopy(built(tag, look, locale))


@lru_cache(maxsize=256)
def built(tag: str, look: Letters, locale: str) -> Element:
    node = a(tag, lang=locale)
    if look.size is not None:
        node.set("sz", str(round(look.size * 100)))
    if look.bold is not None:
        node.set("b", str(int(look.bold)))
    if look.colour is not None:
        node.append(paint(look.colour))
    return node


def runs(text: str, look: Letters, locale: str) -> Iterator[Element]:
    """Text with its language and looks; a newline breaks the line."""
    for number, line in enumerate(clean(text).split("\n")):
        if number:
            yield a("br", run_properties("rPr", look, locale))
        if line:
            words = a("t")
            words.text = line
            yield a("r", run_properties("rPr", look, locale), words)


def paragraph(text: str, look: Letters, locale: str, properties: Element | None = None) -> Element:
    """A paragraph; one without text still has the size of its line."""
    node = a("p") if properties is None else a("p", properties)
    node.extend(runs(text, look, locale))
    if not text:
        node.append(run_properties("endParaRPr", look, locale))
    return node


def slide_number(locale: str, number: int) -> Element:
    """The number of a slide as a field, which follows when slides are moved."""
    words = a("t")
    words.text = str(number)
    return a("p", a("fld", a("rPr", lang=locale), words, id=NUMBER_FIELD, type="slidenum"))


def body(paragraphs: Sequence[Element], *, fixed: bool = True, tag: str = "txBody") -> Element:
    """The text of a shape; `fixed` puts it at the top of its box without margins."""
    if not fixed:
        return p(tag, a("bodyPr"), a("lstStyle"), *paragraphs)
    edges = {"lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0}
    properties = a("bodyPr", a("normAutofit"), wrap="square", anchor="t", **edges)
    return p(tag, properties, a("lstStyle"), *paragraphs)
