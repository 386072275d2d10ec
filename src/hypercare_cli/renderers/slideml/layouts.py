"""The layouts of a template, found by the placeholders that they have: any company's will do.

Neither names nor positions are expected. Sizes come from the placeholders, in points.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.presentation import Presentation
from pptx.slide import SlideLayout

from hypercare_cli.charts.drawingml import EMU
from hypercare_cli.renderers.slideml.holder import EDGES, TITLES, Holder, holders
from hypercare_cli.renderers.slideml.markup import Box

BESIDE = 0.6
"""How much of their height two columns share at least."""
LARGE = 0.25
"""The part of a slide that texts take at least."""


@dataclass(frozen=True)
class Layout:
    """A layout with its placeholders: title, texts from left to right, and the edges."""

    source: SlideLayout
    title: Holder | None
    bodies: tuple[Holder, ...]
    edges: tuple[Holder, ...]

    @property
    def kind(self) -> str:
        return str(self.source._element.get("type") or "")


@dataclass(frozen=True)
class Layouts:
    """What a deck needs of a template, and the size of its slides in points."""

    cover: Layout
    section: Layout
    one: Layout
    two: Layout | None
    wide: float
    high: float


def layouts_of(presentation: Presentation) -> Layouts:
    """The best layout for each purpose. Raises LookupError for a template without any layout."""
    wide = (presentation.slide_width or 0) / EMU
    high = (presentation.slide_height or 0) / EMU
    found = [
        read(layout) for master in presentation.slide_masters for layout in master.slide_layouts
    ]
    if not found:
        raise LookupError("the template has no layout")
    large = wide * high * LARGE
    one = best(found, "obj", lambda one: [area(one)] if has_texts(one, 1, large) else []) or plain(
        found
    )
    two = best(found, "twoObj", lambda one: [area(one)] if is_pair(one, large) else [])
    cover = best(found, "title", lambda one: [0.0] if is_cover(one) else []) or one
    section = best(found, "secHead", lambda one: [0.0] if one.kind == "secHead" else []) or cover
    return Layouts(cover, section, one, two, wide, high)


def read(layout: SlideLayout) -> Layout:
    held = list(holders(layout._element, layout.slide_master._element))
    title = next((one for one in held if one.kind in TITLES), None)
    bodies = sorted(
        (one for one in held if one.is_text),
        key=lambda one: (one.box.left, one.box.top, int(one.mark.get("idx", 0))),
    )
    return Layout(layout, title, tuple(bodies), tuple(one for one in held if one.kind in EDGES))


def best(found: Sequence[Layout], kind: str, rate: Any) -> Layout | None:
    """Of the layouts that `rate` gives a value, the one of this type, then the largest, then the first."""
    rated = [(one.kind == kind, rate(one)[0], -n, one) for n, one in enumerate(found) if rate(one)]
    return max(rated, key=lambda entry: entry[:3])[3] if rated else None


def has_texts(layout: Layout, count: int, least: float) -> bool:
    """Has a title that is no cover's and so many texts, all of them large."""
    if layout.title is None or layout.title.kind == "ctrTitle":
        return False
    if layout.kind == "secHead" or len(layout.bodies) != count:
        return False
    return all(is_large(one.box, least / count) for one in layout.bodies)


def is_large(found: Box, least: float) -> bool:
    return found.wide * found.high >= least


def is_pair(layout: Layout, least: float) -> bool:
    """Two large texts side by side, neither over the other."""
    if not has_texts(layout, 2, least):
        return False
    left, right = (one.box for one in layout.bodies)
    shared = min(left.top + left.high, right.top + right.high) - max(left.top, right.top)
    return left.left + left.wide <= right.left + 1 and shared >= BESIDE * min(left.high, right.high)


def is_cover(layout: Layout) -> bool:
    return layout.title is not None and (layout.title.kind == "ctrTitle" or layout.kind == "title")


def plain(found: Sequence[Layout]) -> Layout:
    """Where no layout has one large text: one with a title only, else the first."""
    titled = [one for one in found if one.title is not None and not is_cover(one)]
    return min(titled or found, key=lambda one: len(one.bodies))


# -- places -------------------------------------------------------------------------------------


def area(layout: Layout) -> float:
    return sum(one.box.wide * one.box.high for one in layout.bodies)


def columns(layouts: Layouts, count: int, shares: Sequence[float]) -> tuple[Layout, list[Box]]:
    """A layout for so many columns and the place of each; `shares` of the width where they differ."""
    pair = layouts.two
    if count == 2 and pair is not None:
        left, right = (one.room for one in pair.bodies)
        if not shares:
            return pair, [left, right]
        gap = right.left - left.left - left.wide
        top, high = max(left.top, right.top), min(left.high, right.high)
        whole = Box(left.left, top, right.left + right.wide - left.left, high)
        return pair, divided(whole, shares, gap)
    whole = layouts.one.bodies[0].room if layouts.one.bodies else below_title(layouts)
    return layouts.one, divided(whole, shares or [1.0] * count, layouts.wide / 40)


def divided(whole: Box, shares: Sequence[float], gap: float) -> list[Box]:
    """Columns beside each other, from left to right."""
    room = whole.wide - gap * (len(shares) - 1)
    found, left = [], whole.left
    for share in shares:
        wide = room * share / sum(shares)
        found.append(whole._replace(left=left, wide=wide))
        left += wide + gap
    return found


def below_title(layouts: Layouts) -> Box:
    """What is free under the title and above the edges of a layout without a text."""
    layout = layouts.one
    margin = layouts.wide / 20
    title = Box(margin, 0, layouts.wide - 2 * margin, layouts.high / 6)
    if layout.title is not None:
        title = layout.title.box
    top = title.top + title.high + layouts.high / 60
    tops = [one.box.top for one in layout.edges]
    bottom = min((edge for edge in tops if edge > top), default=layouts.high * 0.94)
    return Box(title.left, top, title.wide, bottom - top - layouts.high / 60)
