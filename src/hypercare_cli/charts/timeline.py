"""A timeline → a scene: a row a span, the days across, today as a line."""

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
"""Heights of a bar and of a milestone, in sizes of the text."""
SMALLER = 0.88
"""Size of notes and days, beside names."""
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
    room = height - drawing.top
    for span in timeline.spans:
        high = drawing.row_height(span)
        if groups[-1] and high > room:
            groups.append([])
            room = height - drawing.top
        groups[-1].append(span)
        room -= high
    return [drawing.scene(group) for group in groups]


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
        self.first, self.last = self.limits()
        self.top = self.leading * 2 + PADDING

    def widest(self) -> float:
        spans = self.timeline.spans
        return max(
            (
                max(
                    extent.width(span.name, self.size, bold=True),
                    extent.width(self.note(span), self.small),
                )
                for span in spans
            ),
            default=0.0,
        )

    def limits(self) -> tuple[date, date]:
        """The first and the last day; today widens them a little if it must."""
        days = [day for day, _name in self.timeline.ticks]
        days += [day for span in self.timeline.spans for day in (span.start, span.end)]
        first, last = min(days), max(days)
        room = (last - first) * NEAR
        today = self.timeline.today[0]
        if first - room <= today <= last + room:
            first, last = min(first, today), max(last, today)
        return first, last

    def place(self, day: date) -> float:
        """Where a day stands across."""
        length = max(1, (self.last - self.first).days)
        return self.left + (self.right - self.left) * (day - self.first).days / length

    def note(self, span: Span) -> str:
        """The note and the phase in words: no state is told by its look alone."""
        word = self.timeline.words[span.phase]
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
        timeline = self.timeline
        return Scene(self.width, bottom + 1, tuple(parts), timeline.title, timeline.summary)

    def rows(self, spans: Sequence[Span]) -> Iterator[tuple[Span, float, float]]:
        """Each span with the top and the height of its row."""
        top = self.top
        for span in spans:
            high = self.row_height(span)
            yield span, top, high
            top += high

    def row_height(self, span: Span) -> float:
        return 2 * PADDING + self.name_height(span) + self.note_height(span)

    def name_height(self, span: Span) -> float:
        return extent.height(span.name, self.names, self.size, bold=True)

    def note_height(self, span: Span) -> float:
        return extent.height(self.note(span), self.names, self.small)

    def row(self, span: Span, top: float, high: float) -> Iterator[Part]:
        name, note = self.name_height(span), self.note_height(span)
        top_of_name = top + PADDING
        yield Text(0, top_of_name, self.names, name, span.name, self.size, INK, True, anchor="top")
        yield Text(
            0, top_of_name + name, self.names, note, self.note(span), self.small, MUTED,
            anchor="top",
        )  # fmt: skip
        look, middle = LOOKS[span.phase], top + high / 2
        start, end = self.place(span.start), self.place(span.end)
        if span.start < span.end:
            bar = self.size * BAR
            yield Shape("rect", start, middle - bar / 2, end - start, bar, *shown(look))
        wide = self.size * DIAMOND
        plain = shown(look)
        yield Shape("diamond", end - wide / 2, middle - wide / 2, wide, wide, *plain)

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


def shown(look: Look) -> tuple[Colour, str, Colour, float, Dash]:
    """Fill, hatch and edge as a shape takes them."""
    return look.fill, look.hatch, look.edge, look.weight, look.dash
