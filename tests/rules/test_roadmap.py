"""Tasks: when somebody must be able to chase them, and which of a circle is told."""

import pytest

from tests.hits import hits, told


@pytest.mark.parametrize(
    ("task", "as_of", "expected"),
    [
        ("due: T+30, status: planned", 15, 0),
        ("due: T+30, status: planned", 16, 1),
        ("due: T+30, status: planned, owner: null", 60, 1),
        ("owner: it, status: planned", 25, 0),
        ("owner: it, status: planned", 26, 1),
        ("status: dropped", 60, 0),
        ("status: done", 60, 0),
        ("due: T+30, status: done, done_on: T+30", 60, 0),
        ("due: T+30, status: done, done_on: T+30", 29, 1),
    ],
)
def test_a_task_needs_owner_and_date_two_weeks_before(task, as_of, expected) -> None:
    sections = f"""\
people: [{{id: it, role: it, side: customer}}]
roadmap: [{{id: m, offset: 40, title: M, tasks: [{{id: t, title: T, {task}}}]}}]
"""
    assert len(hits("HC401", sections, as_of)) == expected


def test_what_a_task_lacks_is_named_once() -> None:
    sections = (
        "roadmap: [{id: m, offset: 0, title: M, tasks: [{id: t, title: T, status: planned}]}]\n"
    )
    assert told("HC401", sections) == ["the task “T” is near or overdue and has no `owner`, `due`"]


ROADMAP = """\
roadmap:
  - id: m
    offset: 30
    title: M
    tasks:
      - {{id: a, title: A, due: T+10, status: planned, depends_on: [{0}]}}
      - {{id: b, title: B, due: T+20, status: {3}, depends_on: [{1}]}}
  - {{id: n, offset: 60, title: N, tasks: [{{id: c, title: C, due: T+15, status: planned, depends_on: [{2}]}}]}}
"""


@pytest.mark.parametrize(
    ("waits", "circles"),
    [
        (("", "a", "b"), []),
        (("a", "", ""), ["a → a"]),
        (("b", "a", ""), ["a → b → a"]),
        (("b", "c", "a"), ["a → b → c → a"]),
        (("", "c", "b"), ["b → c → b"]),
        # a waits for the circle, and is no part of it
        (("b", "c", "b"), ["b → c → b"]),
    ],
)
def test_each_circle_is_told_once(waits, circles) -> None:
    told_of = told("HC402", ROADMAP.format(*waits, "planned"))
    assert [text.rpartition(": ")[2] for text in told_of] == circles


@pytest.mark.parametrize(
    ("waits", "status", "expected"),
    [
        (("b", "", ""), "planned", ["roadmap[0].tasks[0].due"]),
        (("b", "", ""), "done", []),
        (("b", "", ""), "dropped", []),
        (("", "a", ""), "planned", []),
        (("", "", "b"), "planned", ["roadmap[1].tasks[0].due"]),
        # in a circle one date is always before another: the circle is the fault
        (("b", "a", ""), "planned", []),
    ],
)
def test_a_task_is_due_before_what_it_waits_for(waits, status, expected) -> None:
    assert hits("HC403", ROADMAP.format(*waits, status)) == expected


@pytest.mark.parametrize(
    ("first", "second", "as_of", "expected"),
    [
        ("planned", "done", 30, ["roadmap[0].tasks[0].status"]),
        ("dropped", "done", 30, []),
        ("done", "done", 30, []),
        ("done, done_on: T+31", "done, done_on: T+20", 30, ["roadmap[0].tasks[0].status"]),
        ("planned", "done, done_on: T+31", 30, []),
        ("planned", "in_progress", 30, []),
        # a status that was forgotten, and a circle, have rules of their own
        ("planned, done_on: T+12", "done", 30, []),
        ("planned, depends_on: [b]", "done", 30, []),
    ],
)
def test_what_is_done_waited_for_nothing(first, second, as_of, expected) -> None:
    """Told once, however many tasks were done without it."""
    text = f"""\
roadmap:
  - id: m
    offset: 30
    title: M
    tasks:
      - {{id: a, title: A, due: T+10, status: {first}}}
      - {{id: b, title: B, due: T+20, status: {second}, depends_on: [a]}}
      - {{id: c, title: C, due: T+20, status: {second}, depends_on: [a]}}
"""
    assert hits("HC407", text, as_of) == expected


@pytest.mark.parametrize(("due", "expected"), [("T+29", 1), ("T+31", 0)])
def test_a_task_due_after_its_milestone_is_told_once(due, expected) -> None:
    text = f"""\
roadmap:
  - id: m
    offset: 30
    title: M
    tasks:
      - {{id: a, title: A, due: {due}, status: planned}}
      - {{id: b, title: B, due: T+20, status: planned, depends_on: [a]}}
"""
    assert len(hits("HC403", text)) == expected
    assert len(hits("HC101", text)) == 1 - expected


@pytest.mark.parametrize(
    ("waits", "due", "expected"),
    [
        ("a", "T+10", []),
        # T+10 is Thursday 15 January: three working days later is Tuesday 20, T+15
        ("a+3wd", "T+15", []),
        ("a+3wd", "T+14", ["roadmap[0].tasks[1].due"]),
        ("a+5d", "T+14", ["roadmap[0].tasks[1].due"]),
        ("a-2d", "T+8", []),
        ("a-2d", "T+7", ["roadmap[0].tasks[1].due"]),
        # a milestone on T+12
        ("n", "T+12", []),
        ("n", "T+11", ["roadmap[0].tasks[1].due"]),
    ],
)
def test_lags_and_milestones_count(waits, due, expected) -> None:
    text = f"""\
roadmap:
  - id: m
    offset: 30
    title: M
    tasks:
      - {{id: a, title: A, due: T+10, status: planned}}
      - {{id: b, title: B, due: {due}, status: planned, depends_on: [{waits}]}}
  - {{id: n, offset: 12, title: N}}
"""
    assert hits("HC403", text) == expected


def test_the_day_at_which_a_lag_ends_is_told() -> None:
    text = ROADMAP.format("", "a+12d", "", "planned")
    assert told("HC403", text) == [
        "“B” is due on 25 Jan 2026, before “A” that it waits for (27 Jan 2026)"
    ]


def test_with_a_lead_the_later_one_may_be_done_first() -> None:
    assert hits("HC407", ROADMAP.format("", "a", "", "done")) == ["roadmap[0].tasks[0].status"]
    assert hits("HC407", ROADMAP.format("", "a-3d", "", "done")) == []


def test_a_milestone_in_a_circle_is_told_at_the_task_that_waits_for_it() -> None:
    text = ROADMAP.format("n", "", "m", "planned")
    assert hits("HC402", text) == ["roadmap[0].tasks[0].depends_on"]
    assert told("HC402", text)[0].endswith(": a → n → c → m → a")


def test_a_task_with_a_duration_needs_no_date() -> None:
    text = "roadmap: [{id: m, offset: 0, title: M, tasks: [{id: t, title: T, duration: 5wd, status: planned}]}]\n"
    assert told("HC401", text) == ["the task “T” is near or overdue and has no `owner`"]
