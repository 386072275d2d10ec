"""The colours of pictures: references to the theme of a document, so that a company's own are taken.

Nothing is told by colour alone: series differ by marker and dash, surfaces by hatch and outline.
"""

from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from typing import Literal, NamedTuple

THEME = {
    "dk1": "1F2933",
    "lt1": "FFFFFF",
    "dk2": "1B365D",
    "lt2": "F5F7FA",
    "accent1": "1B365D",
    "accent2": "C77700",
    "accent3": "2F6F8F",
    "accent4": "8DB4D2",
    "accent5": "7A3B69",
    "accent6": "5B6776",
    "hlink": "2F6F8F",
    "folHlink": "5B6776",
}
"""What our own templates have; pictures that know no theme, such as SVG, take these as they are."""
NAMES = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
"""What the colours of text and ground are called in a drawing, and in the theme."""


class Colour(NamedTuple):
    """A colour of the theme, `lighter` by this share of the way to white."""

    scheme: str
    lighter: float = 0.0


INK = Colour("tx1")
MUTED = Colour("tx1", 0.35)
FAINT = Colour("tx1", 0.6)
LINE = Colour("tx1", 0.8)
PAPER = Colour("bg1")
FIRST = Colour("accent1")
SECOND = Colour("accent2")
THIRD = Colour("accent3")
FOURTH = Colour("accent4")
FIFTH = Colour("accent5")
SOFT = Colour("accent4", 0.45)

Marker = Literal["circle", "square", "triangle", "diamond", "none"]
Dash = Literal["solid", "dash", "sysDot", "lgDash", "lgDashDot"]


class Pencil(NamedTuple):
    """How a series is drawn: what tells it from the others in greyscale, too."""

    colour: Colour
    marker: Marker
    dash: Dash
    hatch: str = ""
    """A pattern of DrawingML for surfaces; empty for a plain fill."""


SERIES = (
    Pencil(FIRST, "circle", "solid"),
    Pencil(SECOND, "square", "lgDash", "wdUpDiag"),
    Pencil(THIRD, "triangle", "sysDot", "pct50"),
    Pencil(FIFTH, "diamond", "lgDashDot", "dkHorz"),
    Pencil(FOURTH, "circle", "dash", "smGrid"),
)
GOAL = Pencil(MUTED, "none", "dash")


def pencil(number: int) -> Pencil:
    """Of the series of this number, goals not counted."""
    return SERIES[number % len(SERIES)]


def rgb(colour: Colour, theme: Mapping[str, str] = THEME) -> str:
    """The six hexadecimal digits under a theme, made lighter the way that Office does it."""
    digits = theme[NAMES.get(colour.scheme, colour.scheme)]
    if not colour.lighter:
        return digits
    red, green, blue = (int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4))
    hue, light, strong = rgb_to_hls(red, green, blue)
    light = light * (1 - colour.lighter) + colour.lighter
    return "".join(f"{round(part * 255):02X}" for part in hls_to_rgb(hue, light, strong))
