"""A picture as primitives in points, from its top left corner: every format can draw these."""

from typing import Literal, NamedTuple

from hypercare_cli.charts.palette import INK, Colour, Dash

Form = Literal["rect", "roundRect", "diamond", "ellipse", "triangle"]
"""Forms as DrawingML names them; a triangle stands on its base."""


class Shape(NamedTuple):
    """A form in its box; `hatch` is a pattern of DrawingML, without it the fill is plain."""

    form: Form
    x: float
    y: float
    width: float
    height: float
    fill: Colour | None = None
    hatch: str = ""
    edge: Colour | None = None
    weight: float = 1.0
    dash: Dash = "solid"


class Line(NamedTuple):
    """A line through two or more points."""

    points: tuple[tuple[float, float], ...]
    colour: Colour = INK
    weight: float = 1.0
    dash: Dash = "solid"


class Text(NamedTuple):
    """Text that wraps inside its box; it stands in the middle of the height, or at the top."""

    x: float
    y: float
    width: float
    height: float
    text: str
    size: float
    colour: Colour = INK
    bold: bool = False
    align: Literal["left", "right", "centre"] = "left"
    anchor: Literal["middle", "top"] = "middle"


Part = Shape | Line | Text


class Scene(NamedTuple):
    """Parts from back to front; `summary` says what they show."""

    width: float
    height: float
    parts: tuple[Part, ...]
    title: str
    summary: str
