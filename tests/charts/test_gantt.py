"""Timelines as characters: each state has a sign of its own, days stand at their distance."""

from dataclasses import dataclass

import pytest

from hypercare_cli.blocks import Phase, Span, Timeline
from hypercare_cli.charts.gantt import ASCII_SIGNS, SIGNS, Gantt, Piece, Signs
from tests.timelines import WORDS, day


def timeline(*spans: Span, today: int = 20, weeks: int = 4) -> Timeline:
    """As long as so many weeks, with a tick each."""
    ticks = tuple((day(7 * n), f"T+{7 * n}" if n else "T0") for n in range(weeks + 1))
    return Timeline(
        "Plan", spans, ticks, (day(today), "today"), WORDS, "", "baseline “signed”", "critical"
    )


@dataclass
class Drawn:
    """Twenty-nine columns for four weeks: a column is a day."""

    gantt: Gantt

    def row(self, number: int = 0) -> str:
        return text(self.gantt.row(self.gantt.timeline.spans[number]))


def drawn(*spans: Span, signs: Signs = SIGNS, columns: int = 29, today: int = 20) -> Drawn:
    return Drawn(Gantt(timeline(*spans, today=today), columns, signs))


def text(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces).rstrip()


def task(start: int, end: int, phase: Phase = "planned", agreed: int | None = None) -> Span:
    when = None if agreed is None else day(agreed)
    return Span("A task", day(start), day(end), phase, agreed=when, task=True)


def milestone(on: int, phase: Phase = "planned", agreed: int | None = None) -> Span:
    when = None if agreed is None else day(agreed)
    return Span("A milestone", day(on), day(on), phase, agreed=when)


def test_a_bar_has_both_its_ends():
    assert drawn(task(2, 4, "done")).row() == "  ███               │"


def test_a_day_is_a_bar_too():
    assert drawn(task(2, 2, "done"), today=0).row() == "│ █"


def test_the_bar_covers_today_and_the_baseline_covers_the_bar():
    assert drawn(task(17, 23, "current", agreed=19)).row() == " " * 17 + "▓▓○▓▓▓▓"


def test_a_baseline_that_was_kept_has_no_mark():
    assert "○" not in drawn(task(17, 23, agreed=23)).row()


def test_a_milestone_is_a_diamond_at_its_forecast_and_a_dot_where_it_was_agreed():
    assert drawn(milestone(24, "late", agreed=7)).row() == "       ○            │   ◈"


def test_a_milestone_with_its_way_is_a_bar_that_ends_in_a_diamond():
    span = Span("Basics", day(0), day(5), "done")
    assert drawn(span, today=28).row() == "█████◆".ljust(28) + "│"


@pytest.mark.parametrize("signs", [SIGNS, ASCII_SIGNS])
def test_no_two_states_look_alike(signs):
    bars = list(signs.bars.values())
    assert len({*bars, signs.today, signs.agreed, " "}) == len(bars) + 3
    milestones = signs.milestones
    assert len({milestones["done"], milestones["late"], milestones["planned"]}) == 3
    assert not set(milestones.values()) & {signs.today, signs.agreed}


def test_ascii_is_ascii():
    row = drawn(task(0, 3, "late", agreed=1), milestone(9), signs=ASCII_SIGNS)
    names, line = row.gantt.axis()
    assert (row.row(0) + row.row(1) + names + text(line)).isascii()
    assert row.row(0) == "xoxx                |"


def test_the_axis_names_weeks_where_there_is_room():
    names, line = drawn(task(0, 3)).gantt.axis()
    assert names == "T0     T+7    T+14   T+21"  # the last one would end outside
    assert text(line) == "┴──────┴──────┴──────┴──────┴"


def test_a_narrow_axis_names_every_other_week_or_fewer():
    names, line = drawn(task(0, 3), columns=15).gantt.axis()
    assert names == "T0     T+14"
    assert text(line) == "┴──────┴──────┴"
    names, _line = drawn(task(0, 3), columns=8).gantt.axis()
    assert names == "T0"


def test_a_long_plan_is_compressed():
    spans = (task(0, 365, "done"), milestone(730))
    found = Gantt(timeline(*spans, today=400, weeks=104), 21, SIGNS)
    assert text(found.row(spans[0])) == "███████████"
    assert text(found.row(spans[1])) == "          │".ljust(20) + "◇"  # day 400 of 730


def test_a_today_far_outside_is_not_drawn():
    found = drawn(task(2, 4), today=90)
    assert "│" not in found.row()
    assert "today" not in [name for _piece, name in found.gantt.legend()]


def test_the_legend_has_what_the_picture_has():
    spans = (task(0, 3, "done"), milestone(3, "done"), milestone(9, "late", agreed=7))
    found = [(piece.text, name) for piece, name in drawn(*spans).gantt.legend()]
    assert found == [
        ("█◆", "done"),
        ("◈", "late"),
        ("○", "baseline “signed”"),
        ("│", "today"),
    ]
    critical = drawn(task(0, 3)._replace(critical=True)).gantt.legend()
    assert [(piece.text, name) for piece, name in critical] == [
        ("░", "planned"),
        ("*", "critical"),
        ("│", "today"),
    ]


@pytest.mark.parametrize("columns", [1, 2, 7, 200])
def test_everything_is_inside(columns):
    spans = (task(0, 28, "late", agreed=2), milestone(28, agreed=0), milestone(0))
    found = drawn(*spans, columns=columns).gantt
    for span in spans:
        assert len("".join(piece.text for piece in found.row(span))) == columns
    names, line = found.axis()
    assert len(names) <= columns
    assert len(line[0].text) == columns
