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
        ("{priority: P1, resolve: 4h}", 25, 0),
        ("{priority: P1, resolve: 4h}", 26, 1),
        # a section that nobody has begun to fill is no fault
        ("{priority: P1, resolve: null}", 26, 0),
        ("", 26, 0),
    ],
)
def test_every_priority_has_a_time_after_golive(sla, as_of, expected) -> None:
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
