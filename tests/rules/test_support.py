"""Tickets and service levels: which durations can be compared, what follows what."""

import pytest

from hypercare_cli.finding import dotted
from tests.hits import found, hits
from tests.plans import HEAD

LIVE = HEAD.replace("language: en", "language: en, golive: T+25")


@pytest.mark.parametrize(
    ("respond", "resolve", "expected"),
    [
        ("4h", "4h", 0),
        ("61m", "1h", 1),
        ("60m", "1h", 0),
        # a day may have six opening hours or 24
        ("8h", "1d", 0),
        ("24h", "1d", 0),
        ("25h", "1d", 1),
        ("1d", "6h", 0),
        ("1d", "5h", 1),
        ("1wd", "1d", 0),
        ("5d", "1wd", 1),
        ("null", "1h", 0),
    ],
)
def test_a_response_comes_before_the_resolution(respond, resolve, expected) -> None:
    sla = f"{{priority: P1, respond: {respond}, resolve: {resolve}}}"
    assert len(hits("HC522", f"support: {{sla: [{sla}]}}\n")) == expected
    assert len(hits("HC522", f"support: {{reinforced: {{sla: [{sla}]}}}}\n")) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("P1, resolve: 4h", "P2, resolve: 4h", []),
        ("P1, resolve: 4h", "P2, resolve: 3h", ["support.sla[0].resolve"]),
        ("P2, resolve: 3h", "P1, resolve: 4h", ["support.sla[1].resolve"]),
        ("P1, resolve: 4h", "P3, respond: 1h, resolve: 3h", ["support.sla[0].resolve"]),
        # eight opening hours take 24 of the clock
        ("P1, resolve: 24h, hours: calendar", "P2, resolve: 8h, hours: business", []),
        ("P1, resolve: 25h, hours: calendar", "P2, resolve: 8h, hours: business", [0]),
        ("P1, resolve: 2d, hours: calendar", "P2, resolve: 1d, hours: business", [0]),
        # that line is wrong in itself, and says so
        ("P1, resolve: 4h", "P2, respond: 8h, resolve: 1h", []),
        ("P1, resolve: 4h", "P1, resolve: 3h", []),
    ],
)
def test_urgent_tickets_are_not_slower(first, second, expected) -> None:
    sections = f"support: {{sla: [{{priority: {first}}}, {{priority: {second}}}]}}\n"
    paths = ["support.sla[0].resolve" if path == 0 else path for path in expected]
    assert hits("HC523", sections) == paths


@pytest.mark.parametrize(
    ("sla", "as_of", "expected"),
    [
        ("{priority: P2, resolve: 4h}", 25, 0),
        ("{priority: P2, resolve: 4h}", 26, 1),
        # the least urgent may do without
        ("{priority: P1, resolve: 4h}, {priority: P2, resolve: 8h}", 26, 0),
        # P2 is one of these two: another rule says so
        ("{priority: P1, resolve: 4h}, {priority: P1, resolve: 8h}, {priority: P3}", 26, 0),
        # a section that nobody has begun to fill is no fault
        ("{priority: P1, resolve: null}", 26, 0),
        ("", 26, 0),
    ],
)
def test_the_urgent_priorities_have_a_time_after_golive(sla, as_of, expected) -> None:
    assert len(found("HC524", LIVE + f"support: {{sla: [{sla}]}}\n", as_of)) == expected


def periods(*spans: tuple[int, int]) -> str:
    written = ", ".join(
        f"{{start: T+{start}, end: T+{end}, opened: 10, resolved: 9, within_sla: 8}}"
        for start, end in spans
    )
    return f"support: {{periods: [{written}]}}\n"


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(0, 9), (10, 19)], []),
        ([(10, 19), (0, 9)], []),
        ([(0, 9), (9, 19)], [1]),
        ([(9, 19), (0, 9)], [0]),
        ([(0, 4), (7, 11)], []),
        ([(0, 4), (8, 11)], []),
        ([(0, 4), (9, 11)], [1]),
        # still running
        ([(0, 9), (5, 40)], []),
        # of two with one start the last counts: another rule says so
        ([(0, 9), (0, 9), (10, 19)], []),
        # one that ends before it starts: another rule says so
        ([(0, 9), (20, 10)], []),
    ],
)
def test_periods_follow_each_other(spans, expected) -> None:
    paths = [f"support.periods[{n}].start" for n in expected]
    assert hits("HC525", periods(*spans)) == paths


@pytest.mark.parametrize(
    ("spans", "article", "as_of", "expected"),
    [
        ([(26, 35), (36, 45)], "", 54, 0),
        ([(26, 35), (36, 45)], "", 55, 1),
        ([(26, 35), (36, 56)], "", 55, 0),
        ([(26, 35), (36, 45)], "{id: K, title: K}", 55, 0),
        ([(26, 35), (36, 45)], "{id: K, title: K, created_on: T+56}", 55, 1),
    ],
)
def test_twenty_tickets_make_an_article(spans, article, as_of, expected) -> None:
    sections = periods(*spans).replace("}\n", f", knowledge_base: [{article}]}}\n")
    assert len(found("HC526", LIVE + sections, as_of)) == expected


def test_a_running_period_is_not_judged() -> None:
    sections = (
        "support: {periods: [{start: T+0, end: T+20, opened: 1, resolved: 1, within_sla: 2}]}\n"
    )
    assert [dotted(f.path) for f in found("HC521", LIVE + sections, 20)] == [
        "support.periods[0].within_sla"
    ]
    assert found("HC521", LIVE + sections, 19) == []


def test_a_priority_that_is_counted_has_a_time() -> None:
    sections = """\
support:
  sla: [{priority: P1, resolve: 4h}]
  periods:
    - start: T+0
      end: T+20
      opened: 9
      resolved: 8
      within_sla: 7
      by_priority: {P1: {opened: 1}, P3: {opened: 8}, P4: {opened: 0}}
"""
    assert [f.values["priorities"] for f in found("HC524", LIVE + sections)] == ["P3"]


@pytest.mark.parametrize(("assets", "expected"), [("{id: A, title: A, kind: guide}", 0), ("", 1)])
def test_a_guide_is_an_answer_too(assets, expected) -> None:
    sections = periods((26, 35), (36, 45)) + f"adoption: {{assets: [{assets}]}}\n"
    assert len(found("HC526", LIVE + sections, 55)) == expected


SUM = """\
support:
  periods:
    - start: T+0
      end: T+20
      opened: {opened}
      resolved: {resolved}
      within_sla: 30
      by_priority: {{P1: {{opened: 10, resolved: 8}}, P2: {{opened: 30, resolved: {second}}}}}
      by_level: {{n1: 30, n2: {level}}}
      by_type: {{question: 30, defect: {type}}}
      csat: {{responses: {answers}, satisfied: 9}}
"""


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({}, []),
        ({"opened": 4}, ["opened"]),
        ({"resolved": 3}, ["resolved"]),
        ({"second": 300}, ["by_priority"]),
        ({"level": 100}, ["by_level"]),
        ({"type": 100}, ["by_type"]),
        # levels and types may be those of tickets opened or of tickets resolved
        ({"level": 10}, []),
        ({"resolved": 60, "type": 30}, []),
        ({"answers": 78}, []),
        ({"answers": 79}, ["csat"]),
        # two slips, two findings
        ({"second": 300, "type": 100}, ["by_priority", "by_type"]),
    ],
)
def test_parts_are_not_more_than_the_whole(wrong, expected) -> None:
    right = {"opened": 40, "resolved": 38, "second": 30, "level": 8, "type": 10, "answers": 10}
    sections = SUM.format(**(right | wrong))
    assert hits("HC521", sections) == [f"support.periods[0].{field}" for field in expected]


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ((0, 100), None),
        ((0, 101), "end"),
        ((-200, 29), "start"),
        # ends before it starts: another rule says so
        ((200, 10), None),
    ],
)
def test_a_period_is_a_quarter_at_most(span, expected) -> None:
    sections = periods(span).replace("T+-", "T-")
    assert hits("HC528", sections) == ([f"support.periods[0].{expected}"] if expected else [])


def test_a_period_that_holds_another_began_too_early() -> None:
    assert hits("HC525", periods((0, 9), (10, 19), (5, 29))) == ["support.periods[2].start"]
    # too long to be a period: another rule says so
    assert hits("HC525", periods((0, 9), (10, 19)).replace("T+10", "T-100")) == []


@pytest.mark.parametrize(
    ("reinforced", "expected"),
    [
        ("{start: T+5, end: T+24}", 1),
        ("{start: T+5, end: T+25}", 0),
        ("{end: T+24}", 1),
        ("{start: T+25}", 0),
        # ends before it starts: another rule says so
        ("{start: T+30, end: T+20}", 0),
    ],
)
def test_reinforced_support_follows_the_golive(reinforced, expected) -> None:
    sections = f"support: {{reinforced: {reinforced}}}\n"
    assert len(found("HC529", LIVE + sections)) == expected
    outside = "roadmap: [{id: a, offset: 0, title: A}, {id: b, offset: 20, title: B}]\n"
    assert found("HC529", LIVE + sections + outside) == []


@pytest.mark.parametrize(
    ("usual", "reinforced", "expected"),
    [
        ("respond: 1h, resolve: 4h", "respond: 1h, resolve: 4h", []),
        ("respond: 1h, resolve: 4h", "respond: 2h, resolve: 4h", ["respond"]),
        ("respond: 1h, resolve: 4h", "respond: 2h, resolve: 5h", ["respond", "resolve"]),
        ("respond: 1h", "resolve: 4h", []),
        ("resolve: 8h, hours: business", "resolve: 24h, hours: calendar", []),
        # that line is wrong in itself, and says so
        ("respond: 1h, resolve: 4h", "respond: 9h, resolve: 5h", []),
        ("respond: 9h, resolve: 4h", "respond: 1h, resolve: 5h", []),
    ],
)
def test_reinforced_support_is_not_slower(usual, reinforced, expected) -> None:
    sections = f"""\
support:
  sla: [{{priority: P1, {usual}}}]
  reinforced: {{sla: [{{priority: P1, {reinforced}}}, {{priority: P2, respond: 9d}}]}}
"""
    paths = [f"support.reinforced.sla[0].{field}" for field in expected]
    assert hits("HC530", sections) == paths


def test_a_priority_is_agreed_once_for_the_same_hours() -> None:
    one, other = "{priority: P1, hours: business}", "{priority: P1, hours: calendar}"
    assert hits("HC527", f"support: {{sla: [{one}, {other}]}}\n") == []
    assert hits("HC527", f"support: {{sla: [{one}, {other}, {one}]}}\n") == [
        "support.sla[2].priority"
    ]
