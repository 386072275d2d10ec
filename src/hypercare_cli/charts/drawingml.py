"""Elements of DrawingML and of its charts: fills, lines and letters in colours of the theme."""

from lxml import etree

from hypercare_cli.charts.palette import INK, PAPER, Colour, Dash
from hypercare_cli.clean import clean

MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EMU = 12700
"""The unit of DrawingML in a point."""
Element = etree._Element


def a(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of the main namespace, with plain attributes."""
    return element(MAIN, "a", tag, children, attributes)


def c(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of the namespace of charts; `c("idx", val=0)` is `<c:idx val="0"/>`."""
    return element(CHART, "c", tag, children, attributes)


def element(
    space: str,
    prefix: str,
    tag: str,
    children: tuple[Element, ...],
    attributes: dict[str, str | int],
) -> Element:
    node = etree.Element(f"{{{space}}}{tag}", nsmap={prefix: space})
    for name, value in attributes.items():
        node.set(name, str(value))
    node.extend(children)
    return node


def worded(node: Element, text: str) -> Element:
    """The element with a text of the plan in it, cleaned."""
    node.text = clean(text)
    return node


def emu(points: float) -> int:
    return round(points * EMU)


# -- looks --------------------------------------------------------------------------------------


def colour(shade: Colour) -> Element:
    node = a("schemeClr", val=shade.scheme)
    if shade.lighter:
        light = round(shade.lighter * 100_000)
        node.extend((a("lumMod", val=100_000 - light), a("lumOff", val=light)))
    return node


def fill(shade: Colour | None, hatch: str = "") -> Element:
    """A plain ground, or lines of the colour on paper; nothing without a colour."""
    if shade is None:
        return a("noFill")
    if hatch:
        front, back = a("fgClr", colour(shade)), a("bgClr", colour(PAPER))
        return a("pattFill", front, back, prst=hatch)
    return a("solidFill", colour(shade))


def stroke(shade: Colour | None, width: float = 1.0, dash: Dash = "solid") -> Element:
    """A line of so many points."""
    if shade is None:
        return a("ln", a("noFill"))
    return a("ln", fill(shade), a("prstDash", val=dash), a("round"), w=emu(width), cap="rnd")


def letters(size: float, shade: Colour = INK, bold: bool = False) -> Element:
    """Text properties of a part of a chart, in the font of the theme."""
    run = a(
        "defRPr",
        fill(shade),
        a("latin", typeface="+mn-lt"),
        a("cs", typeface="+mn-lt"),
        sz=round(size * 100),
        b=int(bold),
    )
    return c(
        "txPr", a("bodyPr"), a("lstStyle"), a("p", a("pPr", run), a("endParaRPr", lang="en-US"))
    )
