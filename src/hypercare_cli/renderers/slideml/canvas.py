"""One slide while it is drawn: unique ids and names, placeholders, relations to charts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.parts.embeddedpackage import EmbeddedXlsxPart
from pptx.slide import Slide

from hypercare_cli import extent
from hypercare_cli.charts.drawingml import Element, a, c
from hypercare_cli.charts.office import CONTENT_TYPE, ChartPart
from hypercare_cli.clean import clean
from hypercare_cli.renderers.slideml.holder import Holder
from hypercare_cli.renderers.slideml.markup import CHARTS, Box, body, p, related
from hypercare_cli.renderers.slideml.theme import Theme

LEADING = 1.04
"""Height of a line over that of Arial: fonts of presentations are a little higher."""
LONGEST_ALT = 2000


@dataclass(frozen=True)
class Style:
    """What all slides of a deck have in common; `unit` is the size of a slide over 540 points."""

    theme: Theme
    locale: str
    language: Any
    unit: float

    def size(self, points: float, scale: float = 1.0) -> float:
        """A size of text on these slides, in tenths of a point."""
        return round(points * self.unit * scale, 1)

    def width(self, text: str, size: float, bold: bool = False) -> float:
        return extent.width(text, size, bold) * self.theme.wider

    def lines(self, text: str, room: float, size: float, bold: bool = False) -> int:
        return extent.lines(text, room / self.theme.wider, size, bold)

    def height(self, text: str, room: float, size: float, bold: bool = False) -> float:
        """The height of the lines of a text in a column of this width."""
        return self.lines(text, room, size, bold) * self.line(size)

    def line(self, size: float) -> float:
        return size * extent.LINE * LEADING


class Canvas:
    """Takes shapes; every one gets an id and a name of its own."""

    def __init__(self, slide: Slide, style: Style, title: str):
        self.slide = slide
        self.style = style
        self.title = title
        self.tree: Element = slide.shapes._spTree
        self.ids = count(2)

    def named(self, kind: str, described: str = "") -> Element:
        """Id, name and text alternative of the next shape."""
        id_ = next(self.ids)
        node = p("cNvPr", id=id_, name=f"{kind} {id_}")
        if described:
            node.set("descr", clean(described)[:LONGEST_ALT])
        return node

    def text(
        self,
        kind: str,
        paragraphs: Sequence[Element],
        place: Box | None,
        holder: Holder | None = None,
        fixed: bool = True,
    ) -> None:
        """A text box, or the text of a placeholder; without a place it stands where the layout says."""
        shape = p("spPr")
        if place is not None:
            shape.append(a("xfrm", *place.xfrm()))
        if holder is None:
            shape.append(a("prstGeom", a("avLst"), prst="rect"))
            shape.append(a("noFill"))
            locks = p("cNvSpPr", txBox=1)
        else:
            locks = p("cNvSpPr", a("spLocks", noGrp=1))
        head = p("nvSpPr", self.named(kind), locks, holding(holder))
        self.tree.append(p("sp", head, shape, body(paragraphs, fixed=fixed)))

    def frame(
        self, kind: str, place: Box, described: str, data: Element, holder: Holder | None
    ) -> None:
        """A table or chart; it fills a placeholder that takes anything, not one for text."""
        takes = holder is not None and holder.takes_all
        head = p(
            "nvGraphicFramePr",
            self.named(kind, described),
            p("cNvGraphicFramePr", a("graphicFrameLocks", noGrp=1)),
            holding(holder if takes else None),
        )
        self.tree.append(p("graphicFrame", head, p("xfrm", *place.xfrm()), a("graphic", data)))

    def chart(self, made: ChartPart) -> Element:
        """The reference to a chart that is added to the package, its workbook with it."""
        package = self.slide.part.package
        name = package.next_partname("/ppt/charts/chart%d.xml")
        part = Part(PackURI(str(name)), CONTENT_TYPE, package, made.xml)
        part.relate_to(EmbeddedXlsxPart.new(made.workbook, package), RELATIONSHIP_TYPE.PACKAGE)
        reference = c("chart")
        reference.set(related("id"), self.slide.part.relate_to(part, RELATIONSHIP_TYPE.CHART))
        return a("graphicData", reference, uri=CHARTS)


def holding(holder: Holder | None) -> Element:
    """The mark of a placeholder, as the layout has it."""
    return p("nvPr") if holder is None else p("nvPr", p("ph", **holder.mark))
