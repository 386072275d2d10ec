"""The theme of a Word template: its fonts and colours, as its styles refer to them."""

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from hypercare_cli.charts.contrast import READABLE, Inks, contrast, digits
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


class Theme(NamedTuple):
    """Names of the scheme → six hexadecimal digits; fonts of headings and of text."""

    colours: Mapping[str, str]
    major: str
    minor: str

    def colour(self, name: str) -> str:
        """The digits of a colour as text names it."""
        key = NAMES.get(name, name)
        return self.colours.get(key) or THEME.get(key, "000000")

    @property
    def inks(self) -> Inks:
        """What letters on the surfaces of a chart are written in."""
        return Inks({name: value for name, value in self.colours.items() if value})

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
