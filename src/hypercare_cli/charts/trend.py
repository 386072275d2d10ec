"""A trend → a scene of a few points: the line, its last value, the target as a dashed line."""

from hypercare_cli.blocks import Trend
from hypercare_cli.charts.palette import FIRST, GOAL
from hypercare_cli.charts.scene import Line, Part, Scene, Shape

WIDTH, HEIGHT = 56.0, 15.0
DOT = 4.0


def trend_scene(trend: Trend, width: float = WIDTH, height: float = HEIGHT) -> Scene:
    """Values by day from edge to edge; a flat one lies in the middle."""
    days = [(day - trend.points[0][0]).days for day, _value in trend.points]
    values = [float(value) for _day, value in trend.points]
    shown = [*values, *([] if trend.target is None else [float(trend.target)])]
    low, high = min(shown), max(shown)

    def across(day: int) -> float:
        return DOT / 2 + (width - DOT) * day / (days[-1] or 1)

    def down(value: float) -> float:
        part = 0.5 if high == low else (high - value) / (high - low)
        return DOT / 2 + (height - DOT) * part

    line = tuple((across(day), down(value)) for day, value in zip(days, values, strict=True))
    parts: list[Part] = []
    if trend.target is not None:
        level = down(float(trend.target))
        parts.append(Line(((0, level), (width, level)), GOAL.colour, 0.75, GOAL.dash))
    parts.append(Line(line, FIRST, 1.5))
    x, y = line[-1]
    parts.append(Shape("ellipse", x - DOT / 2, y - DOT / 2, DOT, DOT, FIRST))
    return Scene(width, height, tuple(parts), "", trend.word)
