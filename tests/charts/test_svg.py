"""SVG: well formed, with its text alternative, texts as data; charts drawn inside their frame."""

from datetime import date
from decimal import Decimal

import pytest
from lxml import etree

from hypercare_cli import extent
from hypercare_cli.blocks import Chart, Series
from hypercare_cli.charts.frame import Size
from hypercare_cli.charts.palette import FIRST
from hypercare_cli.charts.plot import chart_scene
from hypercare_cli.charts.scene import Line, Scene, Shape, Text
from hypercare_cli.charts.svg import svg
from hypercare_cli.clean import clean

SVG = "{http://www.w3.org/2000/svg}"
SIZE = Size(480, 230)
DAYS = (date(2026, 1, 5), date(2026, 2, 4), date(2026, 4, 5))


def numbers(*values: str | None) -> tuple[Decimal | None, ...]:
    return tuple(None if value is None else Decimal(value) for value in values)


def scene(*parts, title="Title", summary="Summary") -> Scene:
    return Scene(200, 100, parts, title, summary)


def tree(found: Scene, name="p") -> etree._Element:
    return etree.fromstring(svg(found, name))


def test_a_picture_names_and_describes_itself():
    root = tree(scene(), "p1")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "p1-t p1-d"
    assert [(node.get("id"), node.text) for node in root] == [
        ("p1-t", "Title"),
        ("p1-d", "Summary"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<script>x</script>",
        "]]>",
        '" onload="x',
        "&amp;",
        "\x00\x1b",
        "\ud800",
        "{{ 7*7 }}",
        "javascript:x",
    ],
)
def test_texts_are_data(text):
    root = tree(scene(Text(0, 0, 200, 20, text, 8), title=text, summary=text))
    assert {node.tag for node in root.iter()} == {
        f"{SVG}{tag}" for tag in ("svg", "title", "desc", "text")
    }
    assert [node.text for node in root] == [clean(text)] * 3
    assert not [name for node in root.iter() for name in node.attrib if str(name).startswith("on")]


def test_forms_and_lines():
    parts = (
        Shape("rect", 1, 2, 3, 4, FIRST),
        Shape("diamond", 0, 0, 4, 4, None, edge=FIRST, dash="dash"),
        Shape("ellipse", 0, 0, 4, 2, FIRST, "wdUpDiag"),
        Line(((0, 0), (5, 5), (9, 1)), FIRST),
    )
    root = tree(scene(*parts), "q")
    drawn = [node.tag.removeprefix(SVG) for node in root][3:]
    assert drawn == ["rect", "polygon", "ellipse", "polyline"]
    (pattern,) = root.iter(f"{SVG}pattern")
    (ellipse,) = root.iter(f"{SVG}ellipse")
    assert ellipse.get("fill") == f"url(#{pattern.get('id')})"
    assert str(pattern.get("id")).startswith("q-")
    (diamond,) = root.iter(f"{SVG}polygon")
    assert diamond.get("points") == "2,0 4,2 2,4 0,2"
    assert diamond.get("stroke-dasharray")


def test_long_texts_take_several_lines():
    root = tree(scene(Text(0, 0, 60, 60, "one two three four five six", 10)))
    lines = [node.text or "" for node in root.iter(f"{SVG}text")]
    assert len(lines) > 1
    assert " ".join(lines) == "one two three four five six"
    assert all(extent.width(line, 10) <= 60 for line in lines)


@pytest.mark.parametrize("text", ["a - b", "one-two three", "x" * 40, "a\nb", "", " "])
@pytest.mark.parametrize("room", [20, 60, 500])
def test_broken_lines_hold_the_whole_text(text, room):
    lines = list(extent.broken(text, room, 8))
    assert "".join(lines).replace(" ", "") == text.replace("\n", "").replace(" ", "")
    assert all(extent.width(line, 8) <= room or len(line) == 1 for line in lines)


CHARTS = {
    "line": Chart("line", "T", DAYS, (Series("Ready", numbers("0.5", None, "0.75")), Series("Goal", numbers("0.6", "0.6", "0.6"), True)), "share", "S"),
    "column": Chart("column", "T", ("a", "b"), (Series("In", numbers("0.8", "0.9")), Series("Goal", numbers("0.85", "0.85"), True)), "share", "S"),
    "bar": Chart("bar", "T", ("a", "b"), (Series("One", numbers("3", None)), Series("Two", numbers("-1", "5"))), "number", "S"),
    "radar": Chart("radar", "T", ("a", "b", "c"), (Series("Latest", numbers("3", "4", None)),), "number", "S", limits=(Decimal(0), Decimal(5))),
    "bridge": Chart("bridge", "T", ("a", "b", "Total"), (Series("V", numbers("100", "-150", "-50")),), "money", "S", "EUR"),
}  # fmt: skip


@pytest.mark.parametrize("kind", CHARTS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_chart_stays_inside_its_frame(kind, language):
    found = chart_scene(CHARTS[kind], language, SIZE)
    for part in found.parts:
        if isinstance(part, Line):
            assert all(-0.1 <= x <= 480.1 and -0.1 <= y <= 230.1 for x, y in part.points)
        elif isinstance(part, Shape):
            assert part.width >= 0
            assert part.height >= 0
            assert -4 <= part.x <= part.x + part.width <= 484
            assert -4 <= part.y <= part.y + part.height <= 234
    assert tree(found).find(f"{SVG}desc") is not None


def said(kind: str) -> list[str]:
    return [
        part.text for part in chart_scene(CHARTS[kind], "en", SIZE).parts if isinstance(part, Text)
    ]


def test_a_chart_writes_its_values_and_names():
    assert {"Ready 75%", "Goal 60%", "5 Jan", "50%", "70%"} <= {*said("line")}
    assert {"80%", "90%", "In", "Goal", "a", "b"} <= {*said("column")}
    assert {"3", "\u22121", "5", "One", "Two"} <= {*said("bar")}
    assert {"+€100", "\u2212€150", "\u2212€50", "Total"} <= {*said("bridge")}
    assert {"a", "b", "c", "Latest", "5"} <= {*said("radar")}


def test_a_gap_parts_a_line():
    lines = [
        part for part in chart_scene(CHARTS["line"], "en", SIZE).parts if isinstance(part, Line)
    ]
    assert max(len(line.points) for line in lines) == 3, "the goal"
    dots = [
        part for part in chart_scene(CHARTS["line"], "en", SIZE).parts if isinstance(part, Shape)
    ]
    assert len(dots) == 2
