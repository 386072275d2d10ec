"""The theme of a Word template: its fonts and colours, as its styles refer to them."""

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from hypercare_cli.charts.drawingml import MAIN
from hypercare_cli.charts.palette import THEME
from hypercare_cli.renderers.wordml.markup import Element, qualified

NAMES = {
    "text1": "dk1",
    "background1": "lt1",
    "text2": "dk2",
    "background2": "lt2",
    "dark1": "dk1",
    "light1": "lt1",
    "dark2": "dk2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
"""What text calls the colours of a theme, and what the theme does."""
READABLE = 4.5
"""The contrast that WCAG 2 asks of text."""


class Theme(NamedTuple):
    """Names of the scheme → six hexadecimal digits; fonts of headings and of text."""

    colours: Mapping[str, str]
    major: str
    minor: str

    def colour(self, name: str) -> str:
        """The digits of a colour as text names it."""
        key = NAMES.get(name, name)
        return self.colours.get(key) or THEME.get(key, "000000")

    def readable(self, *names: str) -> str:
        """The first of the colours on which white text can be read."""
        dark = (one for one in names if contrast(self.colour(one), "FFFFFF") >= READABLE)
        return next(dark, "text1")


def theme_of(xml: bytes | None) -> Theme:
    """A theme part; ours where a document has none."""
    if xml is None:
        return Theme(THEME, "", "")
    tree = etree.fromstring(xml)
    scheme = tree.find(f".//{{{MAIN}}}clrScheme")
    colours = {} if scheme is None else dict(map(digits, scheme.iterchildren("*")))
    return Theme(colours, font(tree, "major"), font(tree, "minor"))


def font(tree: Element, kind: str) -> str:
    node = tree.find(f".//{{{MAIN}}}{kind}Font/{{{MAIN}}}latin")
    return "" if node is None else node.get("typeface") or ""


def digits(node: Element) -> tuple[str, str]:
    """Name and digits of a colour of the scheme."""
    name = str(node.tag).rpartition("}")[2]
    value = next((one.get("lastClr") or one.get("val") or "" for one in node), "")
    return name, value if len(value) == 6 else ""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours after WCAG 2: 1 to 21."""
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


def brightness(colour: str) -> float:
    """Relative luminance."""
    parts = (int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def recolour(body: Element, theme: Theme) -> None:
    """Digits beside references to the theme follow it, for programs that know no theme."""
    for node in body.iter(qualified("color")):
        name = node.get(qualified("themeColor"))
        if name is not None:
            node.set(qualified("val"), tinted(theme.colour(name), node))


def tinted(colour: str, node: Element) -> str:
    """A colour made lighter as the tint of the node asks."""
    tint = int(node.get(qualified("themeTint")) or "FF", 16) / 255
    parts = (int(colour[n : n + 2], 16) for n in (0, 2, 4))
    return "".join(f"{round(part * tint + 255 * (1 - tint)):02X}" for part in parts)
