"""A timeline → a scene: a row a span, the days across, today as a line.

A hollow dot is the day that a baseline has, a heavy line under a bar means critical.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from hypercare_cli import extent
from hypercare_cli.blocks import Phase, Span, Timeline
from hypercare_cli.charts.palette import (
    FIRST,
    INK,
    LINE,
    MUTED,
    PAPER,
    SECOND,
    Colour,
    Dash,
)
from hypercare_cli.charts.scene import Line, Part, Scene, Shape, Text

NAMES = 0.42
"""The largest share of the width that names and notes take."""
GAP = 10.0
PADDING = 7.0
BAR = 0.95
DIAMOND = 1.45
DOT = 0.8
"""Heights of a bar, of a milestone and of the dot of a baseline, in sizes of the text."""
RAISED = 0.75
"""How far that dot stands above the middle, in sizes of the text: a milestone near it stays seen."""
INDENT = 10.0
TIGHT = 3.5
"""Where tasks stand under their milestone, and the padding of their rows."""
SMALLER = 0.88
"""Size of notes and days, beside names."""
LEGEND = 20.0
"""Room for a sign beside its name."""
CRITICAL = 2.5
"""Weight of the line under what is critical."""
NEAR = 0.15
"""Today is still drawn if it is no further outside than this part of the whole time."""


class Look(NamedTuple):
    """How a phase is told from the others, in greyscale too."""

    fill: Colour
    edge: Colour
    hatch: str = ""
    dash: Dash = "solid"
    weight: float = 1.0


LOOKS: dict[Phase, Look] = {
    "done": Look(FIRST, FIRST),
    "current": Look(FIRST, FIRST, "wdUpDiag", weight=1.25),
    "late": Look(SECOND, INK, weight=1.75),
    "planned": Look(PAPER, MUTED, dash="dash"),
}


def timeline_scene(timeline: Timeline, width: float, size: float = 9.0) -> Scene:
    """As wide as wanted, as high as its rows are; `size` of the names in points."""
    return Drawing(timeline, width, size).scene(timeline.spans)


def timeline_scenes(
    timeline: Timeline, width: float, height: float, size: float = 9.0
) -> list[Scene]:
    """The same in as many scenes as it takes for none to be higher than `height`."""
    drawing = Drawing(timeline, width, size)
    groups: list[list[Span]] = [[]]
    room = height - drawing.top - drawing.legend_height()
    for span in timeline.spans:
        high = drawing.row_height(span)
        if groups[-1] and high > room:
            groups.append([])
            room = height - drawing.top - drawing.legend_height()
        groups[-1].append(span)
        room -= high
    return [drawing.scene(group) for group in groups]


def limits(timeline: Timeline) -> tuple[date, date]:
    """The first and the last day; today widens them a little if it must."""
    days = [day for day, _name in timeline.ticks]
    days += [day for span in timeline.spans for day in (span.start, span.end)]
    days += [span.agreed for span in timeline.spans if span.agreed is not None]
    first, last = min(days), max(days)
    room = (last - first) * NEAR
    today = timeline.today[0]
    if first - today <= room and today - last <= room:
        first, last = min(first, today), max(last, today)
    return first, last


class Drawing:
    """One timeline on its way to a scene."""

    def __init__(self, timeline: Timeline, width: float, size: float):
        self.timeline = timeline
        self.width = width
        self.size = size
        self.small = size * SMALLER
        self.leading = size * extent.LINE
        self.names = min(self.widest() + 2, width * NAMES)
        end = self.tick_width(len(timeline.ticks) - 1) / 2 + 2 if timeline.ticks else GAP
        self.left = self.names + GAP + self.tick_width(0) / 2
        self.right = width - max(end, size * DIAMOND / 2)
        self.first, self.last = limits(timeline)
        self.top = self.leading * 2 + PADDING

    def widest(self) -> float:
        spans = self.timeline.spans
        return max(
            (
                indent(span)
                + max(
                    extent.width(span.name, self.size, bold=not span.task),
                    extent.width(self.note(span), self.small),
                )
                for span in spans
            ),
            default=0.0,
        )

    def place(self, day: date) -> float:
        """Where a day stands across."""
        length = max(1, (self.last - self.first).days)
        return self.left + (self.right - self.left) * (day - self.first).days / length

    def note(self, span: Span) -> str:
        """The note and the phase in words: no state is told by its look alone."""
        word = self.timeline.words[span.phase]
        if span.critical:
            word = f"{word}, {self.timeline.critical}"
        return f"{span.note} – {word}" if span.note else word

    # -- parts ----------------------------------------------------------------------------------

    def scene(self, spans: Sequence[Span]) -> Scene:
        rows = list(self.rows(spans))
        bottom = rows[-1][1] + rows[-1][2] if rows else self.top
        parts: list[Part] = [*self.ticks(bottom)]
        for number, (span, top, high) in enumerate(rows):
            if number:
                parts.append(Line(((0, top), (self.width, top)), LINE, 0.5))
            parts += self.row(span, top, high)
        parts += self.today(bottom)
        parts += self.legend(bottom)
        timeline, high = self.timeline, bottom + self.legend_height() + 1
        return Scene(self.width, high, tuple(parts), timeline.title, timeline.summary)

    def rows(self, spans: Sequence[Span]) -> Iterator[tuple[Span, float, float]]:
        """Each span with the top and the height of its row."""
        top = self.top
        for span in spans:
            high = self.row_height(span)
            yield span, top, high
            top += high

    def row_height(self, span: Span) -> float:
        return 2 * padding(span) + self.name_height(span) + self.note_height(span)

    def name_height(self, span: Span) -> float:
        room = self.names - indent(span)
        return extent.height(span.name, room, self.size, bold=not span.task)

    def note_height(self, span: Span) -> float:
        return extent.height(self.note(span), self.names - indent(span), self.small)

    def row(self, span: Span, top: float, high: float) -> Iterator[Part]:
        name, note = self.name_height(span), self.note_height(span)
        left, above = indent(span), top + padding(span)
        wide = self.names - left
        yield Text(
            left, above, wide, name, span.name, self.size, INK, not span.task, anchor="top"
        )  # fmt: skip
        yield Text(
            left, above + name, wide, note, self.note(span), self.small, MUTED, anchor="top"
        )  # fmt: skip
        yield from self.bar(span, top + high / 2)

    def bar(self, span: Span, middle: float) -> Iterator[Part]:
        """The span with its marks, around the middle of its row."""
        look = shown(LOOKS[span.phase])
        start, end = self.place(span.start), self.place(span.end)
        bar, wide = self.size * BAR, self.size * DIAMOND
        if span.critical:
            under = middle + (bar if span.task else wide) / 2 + 3
            left = min(start, end - wide / 2)
            yield Line(
                ((left, under), (end + (0 if span.task else wide / 2), under)), INK, CRITICAL
            )
        if span.task or span.start < span.end:
            yield Shape("rect", start, middle - bar / 2, max(end - start, 2), bar, *look)
        if not span.task:
            yield Shape("diamond", end - wide / 2, middle - wide / 2, wide, wide, *look)
        if span.agreed is not None and span.agreed != span.end:
            yield self.dot(self.place(span.agreed), middle - self.size * RAISED)

    def dot(self, x: float, middle: float) -> Shape:
        """A mark of a baseline around a place."""
        wide = self.size * DOT
        return Shape("ellipse", x - wide / 2, middle - wide / 2, wide, wide, PAPER, "", INK, 1.25)

    # -- legend ---------------------------------------------------------------------------------

    def marks(self) -> Iterator[tuple[str, str]]:
        """The marks that rows have, with their names."""
        spans = self.timeline.spans
        if any(span.agreed is not None for span in spans):
            yield "agreed", self.timeline.agreed
        if any(span.critical for span in spans):
            yield "critical", self.timeline.critical

    def legend_height(self) -> float:
        return sum(PADDING + self.legend_line(name) for _mark, name in self.marks())

    def legend_line(self, name: str) -> float:
        return extent.height(name, self.width - LEGEND, self.small)

    def legend(self, bottom: float) -> Iterator[Part]:
        """A line for each mark, under the rows."""
        for mark, name in self.marks():
            high, top = self.legend_line(name), bottom + PADDING
            middle = top + self.small * extent.LINE / 2
            if mark == "agreed":
                yield self.dot(LEGEND / 2, middle)
            else:
                yield Line(((3, middle), (LEGEND - 5, middle)), INK, CRITICAL)
            yield Text(LEGEND, top, self.width - LEGEND, high, name, self.small, MUTED)
            bottom += high + PADDING

    def tick_width(self, number: int) -> float:
        return (
            extent.width(self.timeline.ticks[number][1], self.small) if self.timeline.ticks else 0
        )

    def ticks(self, bottom: float) -> Iterator[Part]:
        """Days with their names above; a name that would touch the one before is left out."""
        high, free = self.small * extent.LINE, 0.0
        top = self.top - high - 2
        for number, (day, name) in enumerate(self.timeline.ticks):
            x, wide = self.place(day), self.tick_width(number) + 4
            yield Line(((x, self.top), (x, bottom)), LINE, 0.5)
            if x - wide / 2 >= free:
                yield Text(x - wide / 2, top, wide, high, name, self.small, MUTED, align="centre")
                free = x + wide / 2

    def today(self, bottom: float) -> Iterator[Part]:
        """A line where today lies inside, with its name at the top."""
        day, name = self.timeline.today
        if not self.first <= day <= self.last:
            return
        x, wide = self.place(day), extent.width(name, self.small, bold=True) + 6
        high = self.small * extent.LINE
        left = min(max(x - wide / 2, 0), self.width - wide)
        yield Line(((x, self.top), (x, bottom)), SECOND, 1.5, "sysDot")
        yield Text(left, 0, wide, high, name, self.small, INK, True, "centre")


def indent(span: Span) -> float:
    return INDENT if span.task else 0.0


def padding(span: Span) -> float:
    return TIGHT if span.task else PADDING


def shown(look: Look) -> tuple[Colour, str, Colour, float, Dash]:
    """Fill, hatch and edge as a shape takes them."""
    return look.fill, look.hatch, look.edge, look.weight, look.dash
