"""The Gantt chart of a terminal: names beside the days, states by sign and by colour, nothing obeyed."""

import re

import pytest

from hypercare_cli.blocks import Column, Page, Span, Table, Timeline
from hypercare_cli.renderers.terminal import render
from tests.hostile import STRINGS
from tests.timelines import T0, WORDS, day


def page(*spans: Span) -> Page:
    ticks = tuple((day(7 * n), f"T+{7 * n}" if n else "T0") for n in range(5))
    drawn = Timeline(
        "Plan", spans, ticks, (day(20), "as of 25 Jan"), WORDS, "In words.", "baseline “signed”",
        "critical",
    )  # fmt: skip
    return Page("Schedule", (drawn,))


ROWS = (
    Span("Go-live", day(28), day(28), "planned", agreed=day(24), critical=True),
    Span("A Load the data of both departments", day(0), day(10), "done", task=True),
    Span("B Check", day(14), day(22), "late", task=True, critical=True, agreed=day(18)),
)


def drawn(width: int = 60, *, unicode: bool = True, colour: bool = False) -> list[str]:
    return render(page(*ROWS), width, colour=colour, unicode=unicode).splitlines()


def test_names_beside_days_and_what_is_critical_with_a_star():
    lines = drawn(61)
    assert [line[:27].rstrip() for line in lines[3:6]] == [
        "* Go-live",
        "    A Load the data of bo…",
        "*   B Check",
    ]
    chart = len("* ") + 24 + len(" ")
    assert lines[1][chart:] == "T0      T+7     T+14    T+21"
    assert lines[3].endswith("◇")


def test_in_ascii_everything_is_ascii():
    text = "\n".join(drawn(unicode=False))
    assert text.isascii()
    assert "x" * 3 in text
    assert '# done  x late  O planned  o baseline "signed"' in text


def test_colours_come_on_top():
    plain, coloured = drawn(), drawn(colour=True)
    assert any("\x1b[1;31m" in line for line in coloured)  # late, critical: bold red
    assert [bare(line) for line in coloured] == plain


def bare(line: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip()


def test_where_there_is_no_room_it_is_told_in_words():
    assert drawn(29)[1:] == ["In words."]


@pytest.mark.parametrize("width", [30, 40, 80, 200])
def test_no_line_is_wider(width: int):
    assert max(map(len, drawn(width))) <= width


@pytest.mark.parametrize("text", STRINGS)
def test_no_text_of_a_plan_is_obeyed(text: str):
    lines = render(page(Span(text, T0, day(9), "done")), 60, colour=False, unicode=True)
    assert (
        len(lines.splitlines()) == 6
    )  # title, axis in two lines, the row, a blank one, the legend
    assert "\x1b" not in lines


def test_a_cell_that_is_inset_stays_so_on_every_line():
    rows = (("Go-live", "1"), ("\u00a0\u00a0A Load the data of both", "2"))
    table = Table((Column("Task"), Column("Slip", "right")), rows)
    lines = render(Page("P", (table,)), 20, colour=False, unicode=True).splitlines()
    assert [line.rstrip("12 ") for line in lines[3:]] == [
        "Go-live",
        "\u00a0\u00a0A Load the".replace("\u00a0", " "),
        "  data of both",
    ]
