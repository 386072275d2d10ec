"""How colours look in Office files: always a shape and a word on a ground that keeps them readable."""

from hypercare_cli.blocks import Badge, Cell, Trend

SYMBOLS = {"green": "●", "amber": "▲", "red": "■", None: "○"}
COLOURS = {
    "green": ("DDF1E1", "14592B"),
    "amber": ("FFE9C7", "7A4300"),
    "red": ("FBD9D5", "8C1D13"),
    None: ("E9EDF1", "4A5560"),
}
"""Background and text of a badge; the contrast is above 6 in each pair. They mean something, so that
no theme changes them."""


def shown(cell: Cell) -> str:
    """A cell as text: a badge with its shape, a trend as its words."""
    if isinstance(cell, Badge):
        return f"{SYMBOLS[cell.colour]}\u00a0{cell.word}"
    return cell.word if isinstance(cell, Trend) else cell
