"""What is known of the fonts of company templates, next to Arial, by which text is measured."""

from typing import NamedTuple


class Face(NamedTuple):
    """Width of text over its width in Arial, and height of a line over the size."""

    width: float = 1.0
    line: float = 1.15


UNKNOWN = Face(1.02, 1.2)
"""A little wide: a table with room to spare looks better than one with cut words."""
FACES = {
    "aptos": Face(1.0, 1.28),
    "aptos display": Face(0.98, 1.28),
    "arial": Face(),
    "arial black": Face(1.25, 1.41),
    "arial narrow": Face(0.82, 1.15),
    "book antiqua": Face(0.98, 1.22),
    "bookman old style": Face(1.08, 1.17),
    "calibri": Face(0.9, 1.22),
    "calibri light": Face(0.9, 1.22),
    "cambria": Face(0.95, 1.17),
    "candara": Face(0.94, 1.22),
    "century gothic": Face(1.08, 1.18),
    "constantia": Face(0.97, 1.22),
    "corbel": Face(0.93, 1.22),
    "courier new": Face(1.35, 1.13),
    "franklin gothic book": Face(0.95, 1.13),
    "garamond": Face(0.86, 1.12),
    "georgia": Face(1.02, 1.14),
    "gill sans mt": Face(0.93, 1.16),
    "helvetica": Face(),
    "helvetica neue": Face(1.0, 1.2),
    "lato": Face(0.97, 1.2),
    "liberation sans": Face(),
    "liberation serif": Face(0.95, 1.15),
    "lucida sans": Face(1.08, 1.18),
    "montserrat": Face(1.15, 1.22),
    "noto sans": Face(1.06, 1.36),
    "open sans": Face(1.06, 1.36),
    "palatino linotype": Face(1.0, 1.35),
    "poppins": Face(1.14, 1.5),
    "roboto": Face(1.0, 1.17),
    "segoe ui": Face(1.02, 1.33),
    "source sans pro": Face(0.93, 1.26),
    "tahoma": Face(1.0, 1.21),
    "times new roman": Face(0.95, 1.15),
    "trebuchet ms": Face(1.0, 1.16),
    "tw cen mt": Face(0.86, 1.09),
    "verdana": Face(1.16, 1.22),
}


def face(font: str) -> Face:
    """The measures of a font by its name, whatever its case."""
    return FACES.get(font.casefold(), UNKNOWN)
