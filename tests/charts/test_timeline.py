"""Timelines and trends as scenes: everything inside, nothing told by colour alone."""

from datetime import date
from decimal import Decimal

import pytest

from hypercare_cli.blocks import Phase, Span, Timeline, Trend
from hypercare_cli.charts.palette import PAPER
from hypercare_cli.charts.scene import Line, Scene, Shape, Text
from hypercare_cli.charts.timeline import CRITICAL, LOOKS, limits, timeline_scene, timeline_scenes
from hypercare_cli.charts.trend import trend_scene

START, MIDDLE, END = date(2026, 1, 5), date(2026, 2, 19), date(2026, 4, 5)
WORDS: dict[Phase, str] = {
    "done": "passed",
    "current": "current",
    "late": "late",
    "planned": "planned",
}


def timeline(*spans: Span, today: date = MIDDLE) -> Timeline:
    return Timeline("Roadmap", spans, ((START, "T0"), (END, "T+90")), (today, "today"), WORDS)


def texts(scene: Scene) -> list[str]:
    return [part.text for part in scene.parts if isinstance(part, Text)]


def boxes(scene: Scene) -> list[tuple[float, float, float, float]]:
    found = []
    for part in scene.parts:
        if isinstance(part, Line):
            across, down = [x for x, _y in part.points], [y for _x, y in part.points]
            found.append((min(across), min(down), max(across), max(down)))
        else:
            found.append((part.x, part.y, part.x + part.width, part.y + part.height))
    return found


ALL = (
    Span("Kick-off", START, START, "done", "5 Jan"),
    Span("Basics", START, MIDDLE, "late", "19 Feb"),
    Span("A name that is much too long for one line " * 3, MIDDLE, END, "current"),
    Span("Later", END, END, "planned"),
)


def test_a_row_says_what_when_and_where_it_stands():
    found = texts(timeline_scene(timeline(*ALL), 480))
    assert found[2:4] == ["Kick-off", "5 Jan – passed"]
    assert "19 Feb – late" in found
    assert found[:2] == ["T0", "T+90"]
    assert found[-1] == "today"


@pytest.mark.parametrize("width", [300, 480, 720])
@pytest.mark.parametrize("today", [date(2025, 1, 1), START, MIDDLE, END, date(2026, 4, 10)])
def test_everything_is_inside(width, today):
    scene = timeline_scene(timeline(*ALL, today=today), width)
    for left, top, right, bottom in boxes(scene):
        assert left >= -0.01
        assert top >= -0.01
        assert right <= scene.width + 0.01
        assert bottom <= scene.height + 0.01


def test_a_span_is_a_bar_that_ends_in_its_milestone():
    scene = timeline_scene(timeline(Span("Basics", START, MIDDLE, "done")), 480)
    bar, diamond = [part for part in scene.parts if isinstance(part, Shape)]
    assert (bar.form, diamond.form) == ("rect", "diamond")
    assert diamond.x + diamond.width / 2 == pytest.approx(bar.x + bar.width)


def test_days_stand_at_their_distance():
    scene = timeline_scene(timeline(*ALL), 480)
    middle = [
        p.x + p.width / 2 for p in scene.parts if isinstance(p, Shape) and p.form == "diamond"
    ]
    first, half, last, same = middle
    assert last == same
    assert (half - first) / (last - first) == pytest.approx(0.5)


def test_a_day_far_outside_has_no_line():
    assert "today" not in texts(timeline_scene(timeline(*ALL, today=date(2027, 1, 1)), 480))


def test_a_high_timeline_goes_on_in_further_scenes_with_the_same_days():
    spans = [Span(f"Step {n}", START, END, "planned") for n in range(30)]
    scenes = timeline_scenes(timeline(*spans), 480, 300)
    assert len(scenes) > 2
    assert all(scene.height <= 301 for scene in scenes)
    names = [text for scene in scenes for text in texts(scene) if text.startswith("Step")]
    assert names == [span.name for span in spans]
    bars = {
        (p.x, p.width) for s in scenes for p in s.parts if isinstance(p, Shape) and p.form == "rect"
    }
    assert len(bars) == 1
    assert timeline_scenes(timeline(*ALL), 480, 1000) == [timeline_scene(timeline(*ALL), 480)]


def test_phases_differ_without_colour():
    assert len({(look.hatch, look.dash, look.weight) for look in LOOKS.values()}) == len(LOOKS)


def trend(*values: str, target: str | None = None) -> Trend:
    days = (START, MIDDLE, END)
    points = tuple((day, Decimal(value)) for day, value in zip(days, values, strict=False))
    return Trend(points, "rising, 1 → 2", None if target is None else Decimal(target))


def test_a_trend_rises_to_its_last_value():
    scene = trend_scene(trend("1", "3", "2", target="4"))
    goal, line, dot = scene.parts
    assert isinstance(goal, Line)
    assert isinstance(line, Line)
    assert isinstance(dot, Shape)
    heights = [y for _x, y in line.points]
    assert heights[0] > heights[2] > heights[1] > goal.points[0][1]
    assert goal.dash != "solid"
    assert (dot.x + dot.width / 2, dot.y + dot.height / 2) == pytest.approx(line.points[-1])
    assert scene.summary == "rising, 1 → 2"


def test_a_flat_trend_lies_in_the_middle():
    scene = trend_scene(trend("2", "2"))
    line = scene.parts[0]
    assert isinstance(line, Line)
    assert line.points[0][1] == line.points[1][1] == pytest.approx(scene.height / 2)


MARKED = (
    Span("Go-live", START, MIDDLE, "late", "19 Feb", agreed=START, critical=True),
    Span("G1 Load", START, MIDDLE, "current", agreed=MIDDLE, task=True),
    Span("G2 Check", START, MIDDLE, "planned", agreed=END, task=True),
)


def marked(width: float = 480) -> Scene:
    drawn = timeline(*MARKED)._replace(agreed="baseline “signed”", critical="critical")
    return timeline_scene(drawn, width)


def test_a_baseline_is_a_hollow_dot_where_it_differs():
    scene = marked()
    dots = [p for p in scene.parts if isinstance(p, Shape) and p.form == "ellipse"]
    assert len(dots) == 3  # go-live, G2, and the one of the legend
    ends = [p.x + p.width / 2 for p in scene.parts if isinstance(p, Shape) and p.form == "diamond"]
    assert len(ends) == 1  # tasks end without a diamond
    assert dots[0].x + dots[0].width / 2 < ends[0] < dots[1].x + dots[1].width / 2
    assert {dot.fill for dot in dots} == {PAPER}


def test_what_is_critical_has_a_line_and_a_word():
    scene = marked()
    heavy = [p for p in scene.parts if isinstance(p, Line) and p.weight == CRITICAL]
    assert len(heavy) == 2  # under the bar, and in the legend
    assert "19 Feb – late, critical" in texts(scene)
    assert texts(scene)[-2:] == ["baseline “signed”", "critical"]


@pytest.mark.parametrize("width", [300, 480, 720])
def test_marks_and_legend_are_inside(width):
    scene = marked(width)
    for left, top, right, bottom in boxes(scene):
        assert left >= 0
        assert top >= 0
        assert right <= scene.width + 0.01
        assert bottom <= scene.height + 0.01


def test_each_scene_of_a_high_timeline_has_the_legend():
    drawn = timeline(*MARKED * 20)._replace(agreed="baseline “signed”", critical="critical")
    scenes = timeline_scenes(drawn, 480, 300)
    assert len(scenes) > 2
    assert all(scene.height <= 301 for scene in scenes)
    assert all(texts(scene)[-1] == "critical" for scene in scenes)


def test_without_marks_there_is_no_legend():
    assert texts(timeline_scene(timeline(*ALL), 480))[-1] == "today"


def test_the_ends_of_the_calendar_need_no_room_beyond_them():
    """Fifteen per cent of the time on either side would lie outside; a today inside changes nothing."""
    all_time = Timeline(
        "T", (Span("A", date.min, date.max, "current"),), (), (MIDDLE, "today"), WORDS
    )
    assert limits(all_time) == (date.min, date.max)
    last = Timeline("T", (Span("A", START, END, "late"),), (), (date.max, "today"), WORDS)
    assert limits(last) == (START, END)
