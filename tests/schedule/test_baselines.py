"""Which baseline holds, what slips against it, and the entry that a new one makes."""

from datetime import date

import pytest

from hypercare_cli.edit import apply
from hypercare_cli.schedule.baselines import current_baseline, new_baseline
from hypercare_cli.schedule.model import Share
from hypercare_cli.schedule.network import schedule
from hypercare_cli.source import File
from tests.plans import HEAD, day, figures, load_text

ROADMAP = """\
roadmap:
  - id: live
    offset: T+40
    title: Live
    tasks:
      - {id: A, title: A, status: planned, due: T+30}
      - {id: B, title: B, status: planned, duration: 5wd, depends_on: [A]}
      - {id: C, title: C, status: planned}
  - {id: done, offset: T+7, title: Done, done_on: T+10}
"""
BASELINES = """\
baselines:
  - {id: contract, date: 2026-01-10, kickoff: 2026-01-05, milestones: {live: 2026-02-04, done: 2026-01-12}, tasks: {A: 2026-02-02}}
  - {id: replanned, date: 2026-02-01, kickoff: 2026-01-05, milestones: {live: 2026-02-10}}
holds:
  - {start: 2026-01-20, end: 2026-01-23, cause: customer}
  - {start: 2026-02-02, end: 2026-02-04, cause: third_party}
"""


@pytest.mark.parametrize(
    ("as_of", "name"), [(4, None), (5, "contract"), (26, "contract"), (27, "replanned")]
)
def test_the_latest_to_date_holds(as_of: int, name: str | None) -> None:
    found = current_baseline(figures(HEAD + ROADMAP + BASELINES, as_of))
    assert (found.id if found else None) == name


def test_of_two_on_one_day_the_last_in_the_plan_holds() -> None:
    text = HEAD + ROADMAP + BASELINES.replace("2026-02-01", "2026-01-10")
    found = current_baseline(figures(text, 60))
    assert found is not None
    assert found.id == "replanned"


def test_slip_against_the_baseline_that_is_asked_for() -> None:
    """On T+30, 4 February: A is due today, B takes 5 to 11 February, the milestone stays on T+40, the
    14th. Against the contract (4 February) that is ten days, of which holds since 10 January explain
    three of the customer and two of a third party; against the new one (10 February) four, with the
    two days since. What is in no baseline has no slip."""
    f = figures(HEAD + ROADMAP + BASELINES, 30)
    contract, replanned = f.plan.baselines
    found = schedule(f, contract)
    slips = {each.name.id: (each.slip_days, each.slip_working_days) for each in found.activities}
    assert slips == {
        "live": (10, 7),
        "A": (2, 2),
        "B": (None, None),
        "C": (None, None),
        "done": (3, 3),
    }
    assert [delay.milestone for delay in found.delays] == ["live", "done"]
    assert found.delays[0].shares == (Share("customer", 3, 3), Share("third_party", 2, 2))
    assert found.delays[0].unexplained == 5
    assert (found.agreed_finish, found.slip_days) == (date(2026, 2, 4), 10)
    found = schedule(f, replanned)
    assert [(d.milestone, d.slip_days, d.unexplained) for d in found.delays] == [("live", 4, 2)]
    assert found[found.activities[0].name].slip_days == 4


def test_a_new_baseline_keeps_the_dates_of_the_plan() -> None:
    """Written and read again; then T0 moves by a week, and all slips by it, even what was done: T+10
    has not come yet."""
    f = figures(HEAD + ROADMAP, 12)
    change = new_baseline(f, "kickoff", reason="Signed off in the kick-off", by=None)
    (file,) = apply((File("plan.yaml", HEAD + ROADMAP),), [change])
    plan = load_text(file.text).plan
    assert plan is not None
    (kept,) = plan.baselines
    assert (kept.id, kept.date, kept.kickoff) == ("kickoff", day(12), day(0))
    assert kept.reason == "Signed off in the kick-off"
    assert dict(kept.milestones) == {"live": day(40), "done": day(7)}
    # T+30 is a Wednesday: B takes the next five working days, Thursday to Wednesday.
    assert dict(kept.tasks) == {"A": day(30), "B": day(37)}
    later = figures(
        file.text.replace("kickoff: 2026-01-05, language", "kickoff: 2026-01-12, language"), 12
    )
    slips = {
        each.name.id: each.slip_days for each in schedule(later, later.plan.baselines[0]).activities
    }
    assert slips == {"live": 7, "A": 7, "B": 7, "C": None, "done": 7}


def test_a_baseline_of_a_plan_without_tasks() -> None:
    f = figures(HEAD + "roadmap: [{id: m, offset: 9, title: M}]\n", 0)
    (file,) = apply(
        (File("plan.yaml", HEAD + "roadmap: [{id: m, offset: 9, title: M}]\n"),),
        [new_baseline(f, "b")],
    )
    assert "tasks" not in file.text
    assert load_text(file.text).plan is not None


def test_the_figures_of_slip() -> None:
    """Against the baseline in force; the next milestone is the open one; the end that of all."""
    text = HEAD + ROADMAP + BASELINES
    assert figures(text, 30)["roadmap.next_slip"] == 4
    assert figures(text, 30)["roadmap.finish_slip"] == 4
    assert figures(text, 26)["roadmap.finish_slip"] == 10
    assert figures(HEAD + ROADMAP, 60)["roadmap.next_slip"] == 27  # B: 9 to 13 March, T+67
    assert figures(HEAD + ROADMAP, 0)["roadmap.next_slip"] == 0
    assert figures(HEAD, 0)["roadmap.next_slip"] is None
    assert figures(HEAD, 0)["roadmap.finish_slip"] is None
    done = "roadmap: [{id: m, offset: 9, title: M, done_on: T+7}]\n"
    assert figures(HEAD + done, 10)["roadmap.next_slip"] is None
    assert figures(HEAD + done, 10)["roadmap.finish_slip"] == -2
    circle = "roadmap: [{id: m, offset: 9, title: M, tasks: [{id: A, title: A, status: planned, depends_on: [m]}]}]\n"
    assert figures(HEAD + circle, 10)["roadmap.finish_slip"] is None
    new = "baselines: [{id: b, date: 2026-01-05, kickoff: 2026-01-05}]\n"
    assert figures(HEAD + ROADMAP + new, 10)["roadmap.finish_slip"] is None


def test_a_figure_of_slip_cites_what_drives_it() -> None:
    f = figures(HEAD + ROADMAP, 60)
    cited = {
        (getattr(entry, "id", ""), field)
        for entry, field in f.trace("roadmap.next_slip").fields
        if getattr(entry, field)
    }
    assert cited == {("A", "due"), ("B", "duration"), ("live", "offset")}
    f = figures(HEAD + ROADMAP + BASELINES, 60)
    assert f.trace("roadmap.finish_slip").fields[0] == (f.plan.baselines[1], "date")
