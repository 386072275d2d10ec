"""Dated records: spans, series and days of completion, up to their edges."""

import pytest

from tests.hits import found, hits
from tests.plans import HEAD


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("due: T+9, done_on: T+8, status: done", ["actions[0].done_on"]),
        ("due: T+9, status: open", ["actions[0].due"]),
        ("due: T+10, done_on: T+10, status: done", []),
        ("status: open", []),
    ],
)
def test_an_action_has_one_finding_and_may_be_done_on_its_first_day(dates, expected) -> None:
    action = f"actions: [{{id: A1, title: A, opened_on: T+10, {dates}}}]\n"
    assert hits("HC106", action) == expected


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ("holds: [{start: T+5, end: T+4, cause: customer}]", ["holds[0].end"]),
        ("holds: [{start: T+5, end: T+5, cause: customer}]", []),
        ("support: {reinforced: {start: T+60, end: T+30}}", ["support.reinforced.end"]),
        ("support: {reinforced: {start: T+60}}", []),
        (
            "support: {periods: [{start: T+9, end: T+2, opened: 1, resolved: 1, within_sla: 1}]}",
            ["support.periods[0].end"],
        ),
        (
            "contracts: {register: [{id: C, title: C, kind: dpa, start: T+9, end: T-9}]}",
            ["contracts.register[0].end"],
        ),
        ("campaigns: [{id: C, title: C, start: T+9, end: T+8, cost: 1}]", ["campaigns[0].end"]),
        (
            "people: [{id: s, role: sponsor, side: customer}]\n"
            "rag: {overrides: [{stream: data, colour: green, reason: R, by: s, start: T+9, end: T+8}]}",
            ["rag.overrides[0].end"],
        ),
    ],
)
def test_a_span_may_not_end_before_it_starts(sections, expected) -> None:
    assert hits("HC107", f"{sections}\n") == expected


SNAPSHOT = "adoption: {snapshots: [{date: T-1, eligible: 9, active_30d: 4}]}\n"


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ("adoption: {quick_wins: [{date: T-1, title: W}]}\n", 1),
        ("adoption: {quick_wins: [{date: T+0, title: W}]}\n", 0),
        (SNAPSHOT, 1),
        ("adoption: {snapshots: [{date: T-1, eligible: 9, accounts: 4, active_30d: 0}]}\n", 0),
        ("kpis: [{id: k, title: K, measurements: [{date: T-1, value: 3}]}]\n", 0),
        ("kpis: [{id: k, title: K, baseline: 3.0, measurements: [{date: T-1, value: 3}]}]\n", 0),
        ("kpis: [{id: k, title: K, baseline: 3, measurements: [{date: T+0, value: 4}]}]\n", 0),
    ],
)
def test_what_lies_before_the_kickoff(sections, expected) -> None:
    assert len(hits("HC108", sections)) == expected


@pytest.mark.parametrize(("date", "expected"), [("T-90", 0), ("T-91", 1)])
def test_meetings_may_prepare_a_rollout(date, expected) -> None:
    sessions = f"sessions: [{{date: {date}, held: true}}]"
    governance = f"governance: {{rituals: [{{id: r, title: R, cadence: weekly, {sessions}}}]}}\n"
    assert len(hits("HC108", governance)) == expected


def test_a_tool_that_is_started_again_had_users() -> None:
    relaunch = HEAD.replace("language: en", "language: en, context: relaunch")
    assert found("HC108", relaunch + SNAPSHOT) == []


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        (
            "holds: [{start: T+1, cause: customer}, {start: T+1, end: T+3, cause: provider}]",
            ["holds[1].start"],
        ),
        ("holds: [{start: T+1, end: T+3, cause: customer}, {start: T+2, cause: provider}]", []),
        ("data_quality: {scores: [{date: T+9, score: 1}, {date: 2026-01-14, score: 0.9}]}",
         ["data_quality.scores[1].date"]),
        ("adoption: {quick_wins: [{date: T+9, title: A}, {date: T+9, title: B}]}", []),
        (
            "kpis: [{id: k, title: K, measurements: [{date: T+1, value: 1}, {date: T+1, value: 2}, {date: T+1, value: 3}]}]",
            ["kpis[0].measurements[1].date", "kpis[0].measurements[2].date"],
        ),
    ],
)  # fmt: skip
def test_two_entries_of_one_day_are_told_where_only_one_counts(sections, expected) -> None:
    assert hits("HC109", f"{sections}\n") == expected


@pytest.mark.parametrize(
    ("fields", "undated", "unfinished"),
    [
        ("status: done", 1, 0),
        ("status: done, done_on: T+60", 0, 0),
        ("status: in_progress, done_on: T+60", 0, 1),
        ("status: dropped, done_on: T+6", 0, 0),
        ("status: dropped", 0, 0),
    ],
)
def test_status_and_day_of_completion_go_together(fields, undated, unfinished) -> None:
    technical = f"technical: [{{id: T, kind: data, title: T, {fields}}}]\n"
    assert len(hits("HC110", technical)) == undated
    assert len(hits("HC111", technical)) == unfinished


def test_a_waived_obligation_keeps_its_date() -> None:
    contracts = """\
contracts:
  register: [{id: C, title: C, kind: services}]
  obligations: [{id: O, contract: C, title: O, status: waived, done_on: T+3}]
"""
    assert hits("HC111", contracts) == []
