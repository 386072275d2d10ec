"""Shapes and lines of a scene as the properties of a DrawingML shape: place, form, fill and edge."""

from hypercare_cli.charts.drawingml import Element, a, emu, fill, stroke
from hypercare_cli.charts.scene import Line, Shape, Text


def properties(part: Shape | Line | Text) -> list[Element]:
    """The children of `wps:spPr` or `p:spPr`."""
    if isinstance(part, Line):
        return line(part)
    box = place(part.x, part.y, part.width, part.height)
    if isinstance(part, Text):
        return [box, form("rect"), fill(None), stroke(None)]
    look = [fill(part.fill, part.hatch), stroke(part.edge, part.weight, part.dash)]
    return [box, form(part.form), *look]


def line(part: Line) -> list[Element]:
    """Two points make a line, more of them a path."""
    left, right = min(x for x, _y in part.points), max(x for x, _y in part.points)
    top, bottom = min(y for _x, y in part.points), max(y for _x, y in part.points)
    box = place(left, top, right - left, bottom - top)
    edge = stroke(part.colour, part.weight, part.dash)
    if len(part.points) > 2:
        return [box, path(part, left, top, right - left, bottom - top), fill(None), edge]
    (x1, y1), (x2, y2) = part.points
    if (x2 - x1) * (y2 - y1) < 0:
        box.set("flipV", "1")
    return [box, form("line"), edge]


def place(x: float, y: float, width: float, height: float) -> Element:
    off = a("off", x=emu(x), y=emu(y))
    return a("xfrm", off, a("ext", cx=emu(width), cy=emu(height)))


def form(name: str) -> Element:
    return a("prstGeom", a("avLst"), prst=name)


def path(part: Line, left: float, top: float, width: float, height: float) -> Element:
    """An open path through the points."""
    steps = a("path", w=emu(width), h=emu(height), fill="none")
    for number, (x, y) in enumerate(part.points):
        point = a("pt", x=emu(x - left), y=emu(y - top))
        steps.append(a("lnTo" if number else "moveTo", point))
    around = a("rect", l="0", t="0", r="r", b="b")
    parts = [a(name) for name in ("avLst", "gdLst", "ahLst", "cxnLst")]
    return a("custGeom", *parts, around, a("pathLst", steps))
