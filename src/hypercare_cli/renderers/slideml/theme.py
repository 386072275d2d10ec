"""The colours and the font of a template, so far as text must be readable on them and fit."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.slide import SlideMaster

from hypercare_cli.charts.contrast import READABLE, Inks, brightness, contrast, digits, mapped
from hypercare_cli.charts.drawingml import MAIN
from hypercare_cli.charts.palette import Colour

BAND = Colour("tx1", 0.96)
GROUNDS = ("accent1", "tx2", "accent2", "tx1")
"""Tried in turn as the ground of a header row."""
NARROW = frozenset(
    ("", "arial", "helvetica", "liberation sans", "calibri", "carlito", "aptos", "times new roman",
     "garamond", "cambria", "arial narrow", "roboto condensed", "tahoma", "trebuchet ms")
)  # fmt: skip
"""Fonts that are no wider than Arial."""
WIDER = {"verdana": 1.18, "arial black": 1.25, "courier new": 1.25}
UNKNOWN_FONT = 1.1
"""How wide text is next to Arial: where it is known, and the reserve where it is not."""


@dataclass(frozen=True)
class Theme:
    """Names of the colours → six hexadecimal digits, as the master maps them; the font of texts."""

    colours: Mapping[str, str]
    font: str

    @property
    def wider(self) -> float:
        """Width of text over its width in Arial."""
        font = self.font.casefold()
        return 1.0 if font in NARROW else WIDER.get(font, UNKNOWN_FONT)

    @property
    def band(self) -> Colour | None:
        """The ground of every second row: faint on paper; on dark slides the second ground, if any."""
        ink, paper = self.colours.get("tx1", "000000"), self.colours.get("bg1", "FFFFFF")
        if brightness(ink) < brightness(paper):
            return BAND
        second = self.colours.get("bg2", paper)
        return Colour("bg2") if contrast(ink, second) >= READABLE else None

    @property
    def inks(self) -> Inks:
        """What letters on the surfaces of a chart are written in."""
        return Inks(mapped({name: value for name, value in self.colours.items() if value}))

    @property
    def header(self) -> Colour:
        """The ground of header rows, on which the paper's colour can be read."""
        paper = self.colours.get("bg1", "FFFFFF")
        for name in GROUNDS:
            if contrast(self.colours.get(name, paper), paper) >= READABLE:
                return Colour(name)
        return Colour("tx1")


def theme_of(master: SlideMaster) -> Theme:
    """The theme of a master; a colour that cannot be resolved is left out."""
    tree = etree.fromstring(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    scheme = tree.find(f".//{{{MAIN}}}clrScheme")
    known = {} if scheme is None else dict(map(digits, scheme.iterchildren("*")))
    mapped = master._element.find("{*}clrMap")
    names = {} if mapped is None else {str(k): str(v) for k, v in mapped.items()}
    colours = {name: known[target] for name, target in names.items() if target in known}
    font = tree.find(f".//{{{MAIN}}}minorFont/{{{MAIN}}}latin")
    return Theme(
        {name: value for name, value in colours.items() if value},
        "" if font is None else font.get("typeface") or "",
    )
