"""Tasks done and overdue, and the steps after hypercare."""

from decimal import Decimal

from tests.plans import HEAD, figures

TASKS = f"""{HEAD}
roadmap:
  - id: start
    offset: 0
    title: Start
    done_on: T+1
    tasks:
      - {{id: a, title: Done, due: T+10, status: done, done_on: T+12}}
      - {{id: b, title: Done some day, due: T+10, status: done}}
  - id: live
    offset: 30
    title: Live
    tasks:
      - {{id: c, title: Dropped, due: T+10, status: dropped}}
      - {{id: d, title: Started, due: T+30, status: in_progress}}
      - {{id: e, title: Without a day, status: planned}}
"""


def test_tasks_done_over_all_tasks() -> None:
    """b counts as it stands, a from T+12 on, the dropped c stays in the five."""
    assert figures(TASKS, 11)["roadmap.progress"] == Decimal("0.2")
    assert figures(TASKS, 12)["roadmap.progress"] == Decimal("0.4")
    assert figures(HEAD)["roadmap.progress"] is None


def test_overdue_is_due_before_as_of_and_neither_done_nor_dropped() -> None:
    counts = [figures(TASKS, n)["roadmap.overdue"] for n in (10, 11, 12, 30, 31)]
    assert counts == [0, 1, 0, 0, 1]


def test_next_steps_are_counted() -> None:
    steps = "next_steps: [{id: N1, title: A}, {id: N2, title: B, status: done}]\n"
    assert figures(HEAD + steps)["roadmap.next_steps"] == 2
    assert figures(HEAD)["roadmap.next_steps"] == 0


def test_the_day_of_the_plan() -> None:
    assert [figures(HEAD, n)["plan.day"] for n in (-5, 0, 90)] == [-5, 0, 90]
