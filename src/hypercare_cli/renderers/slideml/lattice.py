"""A whole table before it is divided: how it fits, what its rows take, how its cells look."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from hypercare_cli import extent
from hypercare_cli.blocks import Table
from hypercare_cli.charts.drawingml import EMU, Element, a
from hypercare_cli.charts.palette import INK, LINE, Colour
from hypercare_cli.renderers import columns
from hypercare_cli.renderers.badges import shown
from hypercare_cli.renderers.columns import Rule, Try
from hypercare_cli.renderers.slideml.canvas import Style
from hypercare_cli.renderers.slideml.markup import paint

TRIES = (
    Try(11.0, 110.0, 0.85),
    Try(11.0, 70.0, 0.9),
    Try(11.0, 0.0, 0.95),
    Try(10.0, 0.0, 1.0),
    Try(9.0, 0.0, 1.0),
    Try(8.0, 0.0, 1.0),
)
"""Names and dates stay whole, then dates, then only words; sizes at scale 1."""
FACTS = 12.0
SIDE, ENDS = 5.0, 2.6
"""Margins of a cell in points: left and right, above and below."""
FIRST = (0.22, 0.46)
"""The least and the largest share of the labels of facts."""


class Spot(NamedTuple):
    """A cell as it is drawn."""

    text: str
    ground: Colour | str | None = None
    ink: Colour | str = INK
    bold: bool = False


Row = tuple[Spot, ...]


class Fit(NamedTuple):
    """Size of the text and widths of the columns, in points."""

    size: float
    widths: tuple[float, ...]


@dataclass(frozen=True)
class Source:
    """A whole table, and how it fits: a part of it on a further slide keeps its columns."""

    block: Table
    style: Style
    name: str
    shape: Literal["table", "facts", "grid"] = "table"
    fits: dict[tuple[float, float], Fit] = field(default_factory=dict)
    heights: dict[tuple[Row, Fit], float] = field(default_factory=dict)
    looks: dict[tuple[Colour | str | None, bool], Element] = field(default_factory=dict)

    def fit(self, width: float, scale: float) -> Fit:
        found = self.fits.get((width, scale))
        if found is None:
            found = self.fits[width, scale] = self.computed(width, scale)
        return found

    def computed(self, width: float, scale: float) -> Fit:
        style = self.style
        if self.shape == "facts":
            return labelled(self.block, style, width, scale)
        if self.shape == "grid":
            return even(self.block, style, width, scale)
        tries = [
            Try(style.size(one.size, scale), style.size(one.whole, scale), one.share)
            for one in TRIES
        ]
        room = round(width * 20 / style.theme.wider)
        rule = Rule(round(2 * SIDE * style.unit * 20), tries, shown)
        size, wide = columns.fit(self.block, room, rule)
        return Fit(size, tuple(one * style.theme.wider / 20 for one in wide))

    def row_height(self, row: Row, fit: Fit) -> float:
        """The highest cell of a row, with its margins; measured once."""
        known = self.heights
        if (row, fit) not in known:
            known[row, fit] = self.measured(row, fit)
        return known[row, fit]

    def measured(self, row: Row, fit: Fit) -> float:
        style = self.style
        high = max(
            style.height(spot.text, wide - 2 * SIDE * style.unit, fit.size, spot.bold)
            for spot, wide in zip(row, fit.widths, strict=True)
        )
        return high + 2 * ENDS * style.unit

    def properties(self, ground: Colour | str | None, ends: bool) -> Element:
        """Margins, line and ground of a cell; a copy of those of the cells that look alike."""
        found = self.looks.get((ground, ends))
        if found is None:
            found = self.looks[ground, ends] = cell_properties(self.style.unit, ground, ends)
        return deepcopy(found)


def cell_properties(unit: float, ground: Colour | str | None, ends: bool) -> Element:
    side, end = round(SIDE * unit * EMU), round(ENDS * unit * EMU)
    return a(
        "tcPr",
        a("lnB", paint(LINE), w=6350),
        a("noFill") if ground is None else paint(ground),
        marL=side,
        marR=side,
        marT=end,
        marB=end,
        anchor="b" if ends else "t",
    )


def labelled(block: Table, style: Style, width: float, scale: float) -> Fit:
    """Labels as wide as they are, within limits; the values take the rest.

    Smaller letters where a word of either would be parted.
    """
    margin = 2 * SIDE * style.unit + 2
    names, values = ([shown(row[n]) for row in block.rows] for n in (0, 1))
    low, high = (share * width for share in FIRST)
    for points in (FACTS, *(one.size for one in TRIES)):
        size = style.size(points, scale)
        longest = max(style.width(text, size) for text in names)
        least = widest(names, style, size) + margin
        most = width - widest(values, style, size) - margin
        first = max(min(max(longest + margin, low), high, most), least)
        if first <= most:
            return Fit(size, (first, width - first))
    first = min(max(least, low), high)
    return Fit(size, (first, width - first))


def even(block: Table, style: Style, width: float, scale: float) -> Fit:
    """Fields of one width beside the names of the rows; smaller letters where a word needs them."""
    margin = 2 * SIDE * style.unit + 4
    others = len(block.columns) - 1
    names = (block.columns[0].title, *(shown(row[0]) for row in block.rows))
    fields = [shown(cell) for row in block.rows for cell in row[1:]]
    for size in (style.size(one.size, scale) for one in TRIES):
        first = min(widest(names, style, size) + margin, width * FIRST[1])
        each = (width - first) / others
        if widest(fields, style, size) + margin <= each:
            break
    return Fit(size, (first, *(each,) * others))


def widest(texts: Iterable[str], style: Style, size: float) -> float:
    """The width of the longest word."""
    words = (extent.widest_word(text, size, bold=True) for text in texts)
    return max(words, default=0.0) * style.theme.wider
