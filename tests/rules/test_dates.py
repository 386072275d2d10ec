"""Dates: which milestone is the wrong one, when a task still matters, which contract covers."""

import pytest

from hypercare_cli.finding import dotted
from hypercare_cli.plan.roadmap import Milestone
from hypercare_cli.rules.dates import misplaced
from tests.hits import found, hits, told
from tests.plans import HEAD, day


@pytest.mark.parametrize(
    ("offsets", "wrong"),
    [
        ((0, 7, 30, 60, 90), set()),
        ((0, 7, 7, 90), set()),
        ((0, 70, 30, 60, 90), {1}),
        ((0, 7, 300, 60, 90), {2}),
        ((0, 7, 30, 600, 90), {3}),
        ((0, 7, 30, 6, 90), {3}),
        ((0, 7, 30, 60, 9), {4}),
        ((0, -30), {1}),
        ((30, 7, 60), {1}),
    ],
)
def test_the_milestone_that_the_others_do_not_fit_is_the_wrong_one(offsets, wrong) -> None:
    roadmap = tuple(Milestone(id=f"m{n}", offset=day(n), title="M") for n in offsets)
    assert misplaced(roadmap) == wrong


@pytest.mark.parametrize(
    ("task", "as_of", "expected"),
    [
        ("due: T+31, status: planned", 30, 1),
        ("due: T+30, status: planned", 30, 0),
        ("status: planned", 30, 0),
        ("due: T+31, status: dropped", 30, 0),
        ("due: T+31, status: done, done_on: T+29", 30, 0),
        ("due: T+31, status: done, done_on: T+29", 28, 1),
    ],
)
def test_a_task_after_its_milestone_matters_until_it_is_done(task, as_of, expected) -> None:
    roadmap = f"""\
roadmap:
  - {{id: m, offset: 30, title: M, tasks: [{{id: t, title: T, {task}}}]}}
"""
    assert len(hits("HC101", roadmap, as_of)) == expected


def test_a_milestone_out_of_order_is_the_only_finding_of_its_tasks() -> None:
    roadmap = """\
roadmap:
  - {id: a, offset: 7, title: A}
  - {id: b, offset: 3, title: B, tasks: [{id: t, title: T, due: T+28, status: planned}]}
  - {id: c, offset: 60, title: C}
"""
    assert hits("HC102", roadmap) == ["roadmap[1].offset"]
    assert hits("HC101", roadmap) == []


@pytest.mark.parametrize(
    ("golive", "expected"),
    [("T+0", []), ("T+90", []), ("T+91", ["plan.golive"]), ("T-1", ["plan.golive"])],
)
def test_go_live_lies_within_the_roadmap(golive, expected) -> None:
    roadmap = "roadmap: [{id: a, offset: 0, title: A}, {id: b, offset: 90, title: B}]\n"
    assert hits("HC103", roadmap) == []  # without a go-live there is nothing to say
    plan = HEAD.replace("language: en", f"language: en, golive: {golive}") + roadmap
    assert [dotted(finding.path) for finding in found("HC103", plan)] == expected


MILESTONES = """\
roadmap:
  - {id: a, offset: 0, title: Start}
  - {id: b, offset: 60, title: Middle}
  - {id: c, offset: 90, title: Last}
"""


@pytest.mark.parametrize(
    ("contract", "expected"),
    [
        ("kind: licence, start: T+0, end: T+90", []),
        ("kind: licence, start: T+0", []),
        ("kind: licence", []),
        ("kind: licence, start: T+0, end: T+89", ["roadmap[2].offset"]),
        ("kind: services, start: T+0, end: T+59", ["contracts.register[0].end"]),
        ("kind: integration, start: T+1", ["roadmap[0].offset"]),
        ("kind: integration, start: T+61", ["contracts.register[0].start"]),
        ("kind: hosting, start: T+0, end: T+10", []),
        ("kind: licence, existing: true, end: T+10", []),
        ("kind: licence, start: T+20, end: T+10", []),
    ],
)
def test_the_contract_is_to_blame_for_more_than_one_milestone(contract, expected) -> None:
    register = f"contracts: {{register: [{{id: C1, title: C, {contract}}}]}}\n"
    assert hits("HC104", MILESTONES + register) == expected


def test_contracts_cover_together() -> None:
    register = """\
contracts:
  register:
    - {id: C1, title: Build, kind: integration, start: T+0, end: T+59}
    - {id: C2, title: Run, kind: services, start: T+60, end: T+89}
"""
    assert told("HC104", MILESTONES + register) == [
        "no contract of the rollout is in force for the milestone “Last” on 5 Apr 2026"
    ]


@pytest.mark.parametrize(
    ("zone", "known"),
    [
        ("Europe/Paris", True),
        ("America/Argentina/Buenos_Aires", True),
        ("Etc/GMT-1", True),
        ("UTC", True),
        ("CET", False),
        ("europe/paris", False),
        ("Paris/Europe", False),
        ("Europe / Paris", False),
        ("UTC+1", False),
    ],
)
def test_a_time_zone_has_area_and_city(zone, known) -> None:
    plan = HEAD.replace("language: en", f"language: en, timezone: '{zone}'")
    assert bool(found("HC105", plan)) is not known


@pytest.mark.parametrize(
    ("task", "expected"),
    [
        # T+10 is Thursday 15 January; seven working days end on Friday 23, T+18
        ("start: T+10, duration: 7wd, due: T+18, status: planned", 0),
        ("start: T+10, duration: 7wd, due: T+17, status: planned", 1),
        ("start: T+10, duration: 7d, due: T+16, status: in_progress", 0),
        ("start: T+10, duration: 7d, due: T+15, status: in_progress", 1),
        ("start: T+10, due: T+9, status: planned", 1),
        ("start: T+10, due: T+9, status: done", 0),
        ("duration: 90wd, due: T+9, status: planned", 0),
    ],
)
def test_a_task_fits_between_its_dates(task, expected) -> None:
    text = f"roadmap: [{{id: m, offset: 30, title: M, tasks: [{{id: t, title: T, {task}}}]}}]\n"
    assert hits("HC112", text) == ["roadmap[0].tasks[0].due"] * expected
