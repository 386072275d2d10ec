"""Axes of an Office chart."""

from datetime import date

from hypercare_cli.charts.drawingml import Element, c, fill, letters, stroke
from hypercare_cli.charts.frame import day_step
from hypercare_cli.charts.palette import FAINT, LINE, MUTED
from hypercare_cli.charts.scale import Scale
from hypercare_cli.charts.workbook import serial

CATEGORIES, VALUES = 111111111, 222222222
"""Ids, which need only differ within one chart."""
HAIR = 0.75


def date_axis(days: tuple[date, ...], code: str, size: float, width: float) -> Element:
    """Days at their distance in time, with as many marks as can be read in `width` points."""
    first, last = min(days), max(days)
    length = max(1, (last - first).days)
    every, unit = day_step(length, size, width)
    limits = c("scaling", c("orientation", val="minMax"))
    limits.extend((c("max", val=serial(first) + length), c("min", val=serial(first))))
    axis = c("dateAx", c("axId", val=CATEGORIES), limits, c("delete", val=0))
    axis.extend(category_parts("b", code, size))
    axis.extend(
        (
            c("auto", val=0),
            c("lblOffset", val=100),
            c("baseTimeUnit", val="days"),
            c("majorUnit", val=every),
            c("majorTimeUnit", val=unit),
        )
    )
    return axis


def category_axis(position: str, size: float, *, downwards: bool = False) -> Element:
    """Names side by side; from top to bottom in a bar chart, whose axis counts upwards."""
    orientation = c("orientation", val="maxMin" if downwards else "minMax")
    axis = c("catAx", c("axId", val=CATEGORIES), c("scaling", orientation), c("delete", val=0))
    axis.extend(category_parts(position, "General", size))
    axis.extend((c("auto", val=0), c("lblAlgn", val="ctr"), c("lblOffset", val=100)))
    axis.append(c("noMultiLvlLbl", val=1))
    return axis


def category_parts(position: str, code: str, size: float) -> list[Element]:
    return [
        c("axPos", val=position),
        c("numFmt", formatCode=code, sourceLinked=0),
        c("majorTickMark", val="out"),
        c("minorTickMark", val="none"),
        c("tickLblPos", val="low"),
        c("spPr", fill(None), stroke(FAINT, HAIR)),
        upright(letters(size, MUTED)),
        c("crossAx", val=VALUES),
        c("crosses", val="autoZero"),
    ]


def upright(text: Element) -> Element:
    """Names that wrap instead of leaning over."""
    text[0].set("rot", "0")
    text[0].set("vert", "horz")
    return text


def value_axis(
    position: str, scale: Scale, code: str, size: float, *, between: bool, hidden: bool = False
) -> Element:
    """Marks with hair lines; `between` puts the first category off the axis."""
    limits = c("scaling", c("orientation", val="minMax"))
    limits.extend((c("max", val=f"{scale.high:f}"), c("min", val=f"{scale.low:f}")))
    axis = c("valAx", c("axId", val=VALUES), limits, c("delete", val=int(hidden)))
    axis.append(c("axPos", val=position))
    if not hidden:
        axis.append(c("majorGridlines", c("spPr", stroke(LINE, HAIR))))
    axis.extend(
        (
            c("numFmt", formatCode=code, sourceLinked=0),
            c("majorTickMark", val="none"),
            c("minorTickMark", val="none"),
            c("tickLblPos", val="nextTo"),
            c("spPr", fill(None), stroke(None)),
            letters(size, MUTED),
            c("crossAx", val=CATEGORIES),
            c("crosses", val="min" if not between else "autoZero"),
            c("crossBetween", val="between" if between else "midCat"),
            c("majorUnit", val=f"{scale.step:f}"),
        )
    )
    return axis
