"""A timeline → lines of characters: the days across, each state with a sign of its own.

Names stand beside it and are the renderer's; so is the colour that each piece's role gets.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from hypercare_cli.blocks import Phase, Span, Timeline
from hypercare_cli.charts.timeline import limits

Role = Phase | Literal["blank", "tick", "today", "agreed", "critical"]
PHASES: tuple[Phase, ...] = ("done", "current", "late", "planned")


class Piece(NamedTuple):
    """Characters that look alike, and what they stand for."""

    text: str
    role: Role


class Signs(NamedTuple):
    """One character for everything that a line can show; no two states share one."""

    bars: dict[Phase, str]
    milestones: dict[Phase, str]
    today: str
    agreed: str
    critical: str
    axis: str
    tick: str


SIGNS = Signs(
    {"done": "█", "current": "▓", "late": "▚", "planned": "░"},
    {"done": "◆", "current": "◇", "late": "◈", "planned": "◇"},
    "│", "○", "*", "─", "┴",
)  # fmt: skip
ASCII_SIGNS = Signs(
    {"done": "#", "current": "=", "late": "x", "planned": "."},
    {"done": "@", "current": "O", "late": "X", "planned": "O"},
    "|", "o", "*", "-", "+",
)  # fmt: skip


class Gantt:
    """One timeline on so many columns."""

    def __init__(self, timeline: Timeline, columns: int, signs: Signs):
        self.timeline = timeline
        self.columns = columns
        self.signs = signs
        self.first, self.last = limits(timeline)

    def column(self, day: date) -> int:
        """Where a day stands; the last day is in the last column."""
        length = max(1, (self.last - self.first).days)
        return (day - self.first).days * (self.columns - 1) // length

    def axis(self) -> tuple[str, list[Piece]]:
        """Names of days, and under them the line with a sign for each day that has its name.

        As many as fit at equal distances; the last one may lack the room for its name.
        """
        ticks = [(self.column(day), name) for day, name in self.timeline.ticks]
        step = next((n for n in range(1, len(ticks)) if apart(ticks[::n])), len(ticks) or 1)
        names = ""
        line = [self.signs.axis] * self.columns
        for place, name in ticks[::step]:
            line[place] = self.signs.tick
            if place + len(name) <= self.columns:
                names = names.ljust(place) + name
        return names, [Piece("".join(line), "tick")]

    def row(self, span: Span) -> list[Piece]:
        """One span, from left to right: the bar covers today, marks cover the bar."""
        cells: list[tuple[str, Role]] = [(" ", "blank")] * self.columns
        today = self.timeline.today[0]
        if self.first <= today <= self.last:
            cells[self.column(today)] = (self.signs.today, "today")
        start, end = self.column(span.start), self.column(span.end)
        if span.task or span.start < span.end:
            bar = self.signs.bars[span.phase]
            cells[start : end + 1] = [(bar, span.phase)] * (end - start + 1)
        if span.agreed is not None and self.column(span.agreed) != end:
            cells[self.column(span.agreed)] = (self.signs.agreed, "agreed")
        if not span.task:
            cells[end] = (self.signs.milestones[span.phase], span.phase)
        return [
            Piece("".join(sign for sign, _role in group), role)
            for role, group in groupby(cells, key=lambda cell: cell[1])
        ]

    def legend(self) -> Iterator[tuple[Piece, str]]:
        """Each sign that the picture has, with its name."""
        spans, words = self.timeline.spans, self.timeline.words
        for phase in PHASES:
            found = [span for span in spans if span.phase == phase]
            bars = any(span.task or span.start < span.end for span in found)
            points = any(not span.task for span in found)
            signs = self.signs.bars[phase] * bars + self.signs.milestones[phase] * points
            if signs:
                yield Piece(signs, phase), words[phase]
        if any(span.agreed is not None for span in spans):
            yield Piece(self.signs.agreed, "agreed"), self.timeline.agreed
        if any(span.critical for span in spans):
            yield Piece(self.signs.critical, "critical"), self.timeline.critical
        if self.first <= self.timeline.today[0] <= self.last:
            yield Piece(self.signs.today, "today"), self.timeline.today[1]


def apart(ticks: list[tuple[int, str]]) -> bool:
    """Whether each name ends before the next one begins."""
    return all(
        place + len(name) < following for (place, name), (following, _name) in pairwise(ticks)
    )
