"""Mermaid: every row with its own days, and nothing of a plan that the grammar would obey.

The grammar itself was tried with the package `mermaid`: all of `tests/hostile.py` parses, and each
label comes back as it was. Here its rules are checked: what may stand in a label and at its start.
"""

import re

import pytest

from hypercare_cli.blocks import Span, Timeline
from hypercare_cli.renderers import mermaid
from tests.hostile import STRINGS
from tests.timelines import T0, WORDS, day

KEYWORDS = (
    "gantt", "title x", "section x", "click a call b()", "dateFormat X", "axisFormat %d", "includes x",
    "Excludes weekends", "inclusiveEndDates", "topAxis", "todayMarker off", "weekday friday", "weekend friday",
    "accTitle: x", "accDescr {", "2026-01-05", "tickInterval 1week", "call x", "href x",
)  # fmt: skip
LABEL = re.compile(r"(?:[\w \u00a0\u202f.,()«»“”‘’'/+=–—-]|#[0-9]+;)+")
STARTS = re.compile(
    r"(?:gantt|title|section|click|call|href|dateformat|axisformat|tickinterval|includes|excludes|[0-9]"
    r"|inclusiveenddates|topaxis|todaymarker|weekday|weekend|acctitle|accdescr)",
    re.IGNORECASE,
)


def timeline(*spans: Span, title: str = "Roadmap", weeks: int = 4) -> Timeline:
    ticks = ((T0, "T0"), (day(7 * weeks), f"T+{7 * weeks}"))
    return Timeline(
        title, spans, ticks, (day(8), "as of 13 Jan 2026"), WORDS, "One row", "baseline “signed”",
        "critical",
    )  # fmt: skip


def test_a_milestone_its_task_and_the_day():
    drawn = timeline(
        Span("Go-live", day(21), day(21), "planned", agreed=day(18), critical=True),
        Span("D Switch over", day(18), day(21), "late", agreed=day(17), critical=True, task=True),
        Span("E Check", day(1), day(2), "current", task=True),
        Span("F Load", day(1), day(1), "done", task=True),
    )
    assert (
        mermaid.render(drawn)
        == """\
gantt
accTitle: Roadmap
accDescr: One row
title Roadmap
dateFormat YYYY-MM-DD
axisFormat %Y-%m-%d
tickInterval 1week
inclusiveEndDates
todayMarker off
section as of 13 Jan 2026
as of 13 Jan 2026 :milestone, active, today, 2026-01-13, 0d
section Go-live
Go-live – planned, critical :crit, milestone, r1, 2026-01-26, 0d
Go-live – baseline “signed” :milestone, b1, 2026-01-23, 0d
D Switch over – late, critical :crit, r2, 2026-01-23, 2026-01-26
E Check – under way :active, r3, 2026-01-06, 2026-01-07
F Load – done :done, r4, 2026-01-06, 2026-01-06
"""
    )


def test_nothing_is_left_for_mermaid_to_compute():
    text = mermaid.render(timeline(Span("A", day(4), day(8), "planned", task=True)))
    assert "excludes" not in text  # it would stretch what stands over a weekend
    assert "after " not in text
    assert "A – planned :r1, 2026-01-09, 2026-01-13" in text


@pytest.mark.parametrize(("weeks", "tick"), [(26, "1week"), (27, "1month"), (104, "1month")])
def test_days_of_the_axis_keep_their_distance(weeks: int, tick: str):
    text = mermaid.render(timeline(Span("A", T0, day(7 * weeks), "planned", task=True)))
    assert f"tickInterval {tick}\n" in text


def test_of_years_mermaid_chooses_the_ticks():
    text = mermaid.render(timeline(Span("A", T0, day(7 * 105), "planned", task=True)))
    assert "tickInterval" not in text


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("a: b; c # d", "a#58; b#59; c #35; d"),
        ("60 % done", "#54;0 #37; done"),
        ("Section 2", "#83;ection 2"),
        ("M7-1 Load", "M7-1 Load"),
        ("two\nlines", "two lines"),
        ("```", "#96;#96;#96;"),
        ("", "–"),
    ],
)
def test_signs_of_the_grammar_become_numbers(text: str, label: str):
    assert mermaid.safe(text) == label


@pytest.mark.parametrize("text", [*STRINGS, *KEYWORDS])
def test_no_text_of_a_plan_is_grammar(text: str):
    spans = (Span(text, T0, T0, "done"), Span(text, T0, day(2), "late", task=True))
    lines = mermaid.render(timeline(*spans, title=text)).splitlines()
    assert len(lines) == 14
    for line in lines[-3:]:
        label = line.removeprefix("section ").partition(" :")[0]
        assert LABEL.fullmatch(label)
        assert not STARTS.match(label)
