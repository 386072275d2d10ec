"""The Gantt chart as a file of its own: well formed, described, without script, the same each time."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from hypercare_cli.blocks import Phase, Span, Timeline
from hypercare_cli.clean import clean
from hypercare_cli.renderers import svg
from tests.hostile import STRINGS

DAY, LATER = date(2026, 1, 5), date(2026, 2, 5)
WORDS: dict[Phase, str] = {
    "done": "done",
    "current": "under way",
    "late": "late",
    "planned": "planned",
}
NAME = "{http://www.w3.org/2000/svg}"


def drawn(text: str = "Go-live") -> str:
    spans = (
        Span(text, LATER, LATER, "planned", agreed=DAY, critical=True),
        Span("Load", DAY, LATER, "late", task=True),
    )
    ticks = ((DAY, "T0"), (LATER, "T+31"))
    return svg.render(
        Timeline(text, spans, ticks, (DAY, "today"), WORDS, text, "baseline", "critical")
    )


def test_it_is_one_described_picture_on_white():
    root = ElementTree.fromstring(drawn().encode())
    assert root.tag == f"{NAME}svg"
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "schedule-t schedule-d")
    assert [node.text for node in root[:2]] == ["Go-live", "Go-live"]
    ground = root.find(f"{NAME}rect")
    assert ground is not None
    assert ground.get("fill") == "#FFFFFF"
    assert (ground.get("width"), ground.get("height")) == (root.get("width"), root.get("height"))


def test_everything_is_inside_the_margin():
    root = ElementTree.fromstring(drawn("A long name " * 20).encode())
    wide, high = (float(str(root.get(side))) for side in ("width", "height"))
    for node in root.iter(f"{NAME}text"):
        assert svg.MARGIN - 1 <= float(str(node.get("x"))) <= wide - svg.MARGIN + 1
        assert svg.MARGIN - 1 <= float(str(node.get("y"))) <= high - svg.MARGIN + 1


def test_the_same_picture_has_the_same_bytes():
    assert drawn() == drawn()
    assert drawn().startswith('<?xml version="1.0" encoding="UTF-8"?>\n<svg ')


@pytest.mark.parametrize("text", [*STRINGS, "a\n::error::x"])
def test_texts_are_data(text: str):
    made = drawn(text)
    root = ElementTree.fromstring(made.encode())
    assert {node.tag.removeprefix(NAME) for node in root.iter()} <= {
        "svg", "title", "desc", "defs", "pattern", "path", "rect", "polygon", "polyline", "ellipse", "text",
    }  # fmt: skip
    assert root[0].text == clean(text)
    assert "##[" not in made  # a CI runner would obey it
    assert not re.search(r"^\s*::", made, re.MULTILINE)
    attributes = {name for node in root.iter() for name in node.attrib}
    assert not [name for name in attributes if name.startswith("on") or "href" in name]
