"""Series of an Office chart: names and values with their cells, lines, surfaces and labels."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from hypercare_cli.charts.drawingml import Element, a, c, element, fill, letters, stroke, worded
from hypercare_cli.charts.palette import INK, Colour, Pencil
from hypercare_cli.charts.workbook import Rows, serial

OFFICE_2012 = "http://schemas.microsoft.com/office/drawing/2012/chart"
LABELS = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
"""The extension of Office 2013 for labels."""
MARKER, SMALL = 7, 4
MANY = 12
"""Points from which on markers get small."""
WIDTH = 2.25
GOAL_WIDTH = 1.5
EDGE = 1.0


class Label(NamedTuple):
    """What stands at the points of a series: at `only` one of them, or at all.

    `lower` moves labels down, by shares of the height of the chart; `ink` is of those that stay.
    """

    size: float
    code: str
    position: str
    named: bool = False
    only: int | None = None
    lower: Mapping[int, float] = MappingProxyType({})
    ink: Colour = INK


class Drawn(NamedTuple):
    """A series: the column of its values, how it looks, what is written at its points."""

    column: int
    pencil: Pencil | None
    goal: bool = False
    label: Label | None = None
    outlined: bool = True


def series(rows: Rows, drawn: Drawn, order: int, kind: str, days: Sequence[date]) -> Element:
    """A `c:ser` of a line, bar or radar chart."""
    column = rows.columns[drawn.column]
    node = c("ser", c("idx", val=order), c("order", val=order))
    title = c("strRef", worded(c("f"), rows.reference(drawn.column, heading=True)))
    title.append(strings([column.name]))
    node.append(c("tx", title))
    node.extend(line_look(drawn, len(column.cells)) if kind != "bar" else surface(drawn))
    if drawn.label is not None:
        node.append(labels(drawn.label))
    node.append(categories(rows, days))
    reference = worded(c("f"), rows.reference(drawn.column))
    node.append(c("val", c("numRef", reference, numbers(column.cells, column.code))))
    if kind == "line":
        node.append(c("smooth", val=0))
    return node


def line_look(drawn: Drawn, points: int) -> list[Element]:
    pen = drawn.pencil
    assert pen is not None
    line = c("spPr", stroke(pen.colour, GOAL_WIDTH if drawn.goal else WIDTH, pen.dash))
    if pen.marker == "none":
        return [line, c("marker", c("symbol", val="none"))]
    look = c("spPr", fill(pen.colour), stroke(pen.colour, EDGE + 0.5))
    marker = c(
        "marker",
        c("symbol", val=pen.marker),
        c("size", val=MARKER if points < MANY else SMALL),
        look,
    )
    return [line, marker]


def surface(drawn: Drawn) -> list[Element]:
    """A column: plain or hatched inside its outline; nothing is seen of a base."""
    pen = drawn.pencil
    if pen is None:
        look = c("spPr", fill(None), stroke(None))
    else:
        look = c("spPr", fill(pen.colour, pen.hatch), stroke(INK if drawn.outlined else pen.colour))
    return [look, c("invertIfNegative", val=0)]


# -- data ---------------------------------------------------------------------------------------


def categories(rows: Rows, days: Sequence[date]) -> Element:
    """Days as numbers, so that they stand at their distance; other categories as text."""
    column = rows.columns[0]
    reference = worded(c("f"), rows.reference(0))
    if days:
        return c("cat", c("numRef", reference, numbers(list(map(serial, days)), column.code)))
    texts = [cell if isinstance(cell, str) else "" for cell in column.cells]
    return c("cat", c("strRef", reference, strings(texts)))


def strings(texts: Sequence[str]) -> Element:
    cache = c("strCache", c("ptCount", val=len(texts)))
    cache.extend(c("pt", worded(c("v"), text), idx=n) for n, text in enumerate(texts))
    return cache


def numbers(cells: Sequence[str | float | None], code: str) -> Element:
    """The values that are known; the others are gaps."""
    cache = c("numCache", worded(c("formatCode"), code or "General"))
    cache.append(c("ptCount", val=len(cells)))
    for place, cell in enumerate(cells):
        if isinstance(cell, int | float):
            cache.append(c("pt", worded(c("v"), f"{cell:.15g}"), idx=place))
    return cache


# -- labels -------------------------------------------------------------------------------------


def labels(label: Label) -> Element:
    """Values at all points, or name and value at one."""
    node = c("dLbls")
    points = label.lower if label.only is None else (label.only,)
    for point in points:
        one = c("dLbl", c("idx", val=point))
        if label.lower.get(point):
            place = c("manualLayout", c("x", val=0), c("y", val=f"{label.lower[point]:.4f}"))
            one.append(c("layout", place))
        moved = label.lower.get(point)
        one.extend(label_look(label._replace(ink=INK) if moved else label))
        node.append(one)
    if label.only is not None:
        node.extend(shown(values=False, names=False))
    else:
        node.extend(label_look(label))
    if label.lower:
        node.append(no_leaders())
    return node


def no_leaders() -> Element:
    """No line from a label that was moved to its point; LibreOffice would draw one."""
    lines = element(OFFICE_2012, "c15", "showLeaderLines", (), {"val": 0})
    return c("extLst", c("ext", lines, uri=LABELS))


def label_look(label: Label) -> list[Element]:
    return [
        c("numFmt", formatCode=label.code, sourceLinked=0),
        c("spPr", fill(None), stroke(None)),
        unwrapped(letters(label.size, label.ink)),
        c("dLblPos", val=label.position),
        *shown(values=True, names=label.named),
    ]


def unwrapped(text: Element) -> Element:
    """A label on one line, so that it does not depend on how wide a program makes it."""
    body = text[0]
    for name in ("lIns", "rIns", "tIns", "bIns"):
        body.set(name, "19050")
    body.set("wrap", "none")
    body.append(a("spAutoFit"))
    return text


def shown(*, values: bool, names: bool) -> list[Element]:
    parts = {"LegendKey": 0, "Val": int(values), "CatName": 0, "SerName": int(names)}
    parts |= {"Percent": 0, "BubbleSize": 0}
    found = [c(f"show{name}", val=value) for name, value in parts.items()]
    return [*found, worded(c("separator"), " ")] if names else found
