"""A placeholder of a layout: what may stand in it, where, and in which letters."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from hypercare_cli.charts.drawingml import EMU, MAIN
from hypercare_cli.renderers.slideml.markup import SLIDES, Box

TITLES = ("title", "ctrTitle")
TEXTS = ("body", "obj", "subTitle")
EDGES = ("dt", "ftr", "sldNum")
INSETS = (("lIns", 7.2), ("tIns", 3.6), ("rIns", 7.2), ("bIns", 3.6))
"""The margins of a shape in points, where nothing is said."""
USUAL = {"titleStyle": 44.0, "bodyStyle": 18.0, "otherStyle": 12.0}
"""Sizes of letters in points, where the template says none."""
MARKS = ("type", "orient", "sz", "idx")
A, P = f"{{{MAIN}}}", f"{{{SLIDES}}}"
LEVEL = f"{A}lvl1pPr/{A}defRPr"
Element = etree._Element


@dataclass(frozen=True)
class Holder:
    """Read once: a template is asked for the same placeholders on every slide.

    `mark` says which one a shape fills; `box` is its place, `room` that of its text; `size` and
    `bold` are of the first level of its text.
    """

    kind: str
    mark: Mapping[str, str]
    box: Box
    room: Box
    size: float
    bold: bool
    upright: bool

    @property
    def is_text(self) -> bool:
        """Takes texts; text that runs upwards is not for us."""
        return self.kind in TEXTS and self.upright

    @property
    def takes_all(self) -> bool:
        """Takes tables and charts, too."""
        return self.kind == "obj"


def holders(layout: Element, master: Element) -> Iterator[Holder]:
    """The placeholders of a layout with what they inherit from its master."""
    above = {kind_of(mark): shape for shape, mark in marked(master)}
    for shape, mark in marked(layout):
        kind = kind_of(mark)
        base = above.get("title" if kind in TITLES else kind if kind in EDGES else "body")
        yield holder(shape, mark, [shape] if base is None else [shape, base], master)


def marked(sheet: Element) -> Iterator[tuple[Element, Element]]:
    """The shapes of a sheet that are placeholders, with their marks."""
    for shape in sheet.iterfind(f"{P}cSld/{P}spTree/{P}sp"):
        mark = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if mark is not None:
            yield shape, mark


def kind_of(mark: Element) -> str:
    return mark.get("type") or "obj"


def holder(shape: Element, mark: Element, line: list[Element], master: Element) -> Holder:
    """`line` is the shape and what it inherits from, nearest first."""
    kind = kind_of(mark)
    box = next(filter(None, map(place, line)), Box(0, 0, 0, 0))
    style = "titleStyle" if kind in TITLES else "otherStyle" if kind in EDGES else "bodyStyle"
    levels = [one.find(f"{P}txBody/{A}lstStyle/{LEVEL}") for one in line]
    levels.append(master.find(f"{P}txStyles/{P}{style}/{LEVEL}"))
    known = [level for level in levels if level is not None]
    size = next((int(s) / 100 for level in known if (s := level.get("sz"))), USUAL[style])
    bold = next((b for level in known if (b := level.get("b"))), "0")
    bodies = [body for one in line if (body := one.find(f"{P}txBody/{A}bodyPr")) is not None]
    margins = [inset(bodies, name, usual) for name, usual in INSETS]
    turned = next((value for body in bodies if (value := body.get("vert"))), "horz")
    return Holder(
        kind,
        {name: value for name in MARKS if (value := mark.get(name))},
        box,
        box.inside(*margins),
        size,
        bold in ("1", "true"),
        turned == "horz" and mark.get("orient") != "vert",
    )


def place(shape: Element) -> Box | None:
    """Where a shape stands, if it says so itself."""
    frame = shape.find(f"{P}spPr/{A}xfrm")
    if frame is None or len(frame) < 2:
        return None
    offset, extent = frame[0], frame[1]
    sides = (offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy"))
    left, top, wide, high = (int(side or 0) / EMU for side in sides)
    return Box(left, top, wide, high)


def inset(bodies: list[Element], name: str, usual: float) -> float:
    return next((int(value) / EMU for body in bodies if (value := body.get(name))), usual)
