"""Which colours can be told apart: contrast after WCAG 2, and letters that can be read on a ground."""

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from hypercare_cli.charts.palette import INK, NAMES, PAPER, THEME, Colour, Pencil, rgb

READABLE = 4.5
"""The contrast that WCAG 2 asks of text."""


class Inks(NamedTuple):
    """The colours of a theme, by the names of the scheme or of the map of a master."""

    colours: Mapping[str, str] = THEME

    def on(self, ground: Colour) -> Colour:
        """The colour of letters on a surface: that of the text, unless the paper's is read better."""
        known = {**THEME, **self.colours}
        under = rgb(ground, known)
        ink, paper = (contrast(rgb(one, known), under) for one in (INK, PAPER))
        return PAPER if ink < READABLE and paper > ink else INK

    def inside(self, pen: Pencil) -> Colour:
        """The colour of letters on a column; the lines of a hatch lie on paper."""
        return INK if pen.hatch else self.on(pen.colour)


THEME_INKS = Inks()
"""Those of our own templates."""


def mapped(colours: Mapping[str, str]) -> dict[str, str]:
    """Colours as a master maps them, under the names of the scheme that drawings know by default."""
    return {NAMES.get(name, name): value for name, value in colours.items()}


def digits(node: etree._Element) -> tuple[str, str]:
    """Name and six hexadecimal digits of a colour of a scheme; no digits where it gives none."""
    name = str(node.tag).rpartition("}")[2]
    value = next((one.get("lastClr") or one.get("val") or "" for one in node), "")
    return name, value if len(value) == 6 else ""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours of six hexadecimal digits: 1 to 21."""
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


def brightness(colour: str) -> float:
    """Relative luminance after WCAG 2: 0 to 1."""
    parts = (int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
