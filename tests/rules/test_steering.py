"""Risks, decisions, holds, retros: from which score and which day on they are found."""

import pytest

from hypercare_cli.finding import dotted
from tests.hits import found, hits, told


def risk(fields: str) -> str:
    return (
        f"people: [{{id: it, role: it, side: customer}}]\nrisks: [{{id: R1, title: R, {fields}}}]\n"
    )


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ("probability: M, impact: M", ["HC702"]),
        ("probability: L, impact: H, owner: it", []),
        ("probability: M, impact: H, owner: it", ["HC701", "HC703"]),
        ("probability: H, impact: H, mitigation: X", ["HC702", "HC703"]),
        ("probability: H, impact: H, status: closed", []),
        ("probability: L, impact: L, owner: it, due: T+15", ["HC704"]),
        ("probability: L, impact: L, owner: it, due: T+16", []),
        ("probability: L, impact: L, owner: it, due: T+15, status: closed", []),
    ],
)
def test_what_an_open_risk_lacks(fields, codes) -> None:
    judged = ("HC701", "HC702", "HC703", "HC704")
    assert [code for code in judged if hits(code, risk(fields))] == codes


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("due: T+30", 0),
        ("due: T+29", 1),
        ("due: T+29, status: taken", 0),
        ("due: T+29, date: T+30", 0),
        ("due: T+29, date: T+31", 1),
        ("due: T+29, status: deferred", 1),
        ("status: expected", 0),
    ],
)
def test_a_decision_is_overdue_from_the_day_after_its_date(fields, expected) -> None:
    assert len(hits("HC705", f"decisions: [{{id: D1, text: Decide, {fields}}}]\n")) == expected


def test_a_long_decision_is_quoted_in_short() -> None:
    (text,) = told("HC705", f"decisions: [{{id: D1, text: {'word ' * 40}, due: T+2}}]\n")
    assert len(text) < 130
    assert "…" in text


@pytest.mark.parametrize(("as_of", "expected"), [(9, 0), (40, 0), (41, 1)])
def test_a_hold_may_run_for_a_month(as_of, expected) -> None:
    assert len(hits("HC706", "holds: [{start: T+10, cause: customer}]\n", as_of)) == expected


PLAN = "plan: {id: p, title: P, kickoff: 2026-01-05, language: en, golive: T+30}\n"


@pytest.mark.parametrize(
    ("retros", "as_of", "expected"),
    [
        ("", 75, []),
        ("", 76, ["plan.golive"]),
        ("", 121, []),
        ("T+20", 76, ["improvement.retros[0]"]),
        ("T+40 T+31", 85, []),
        ("T+40 T+31", 86, ["improvement.retros[0]"]),
        ("T+90", 80, ["plan.golive"]),
    ],
)
def test_a_retro_is_asked_for_45_days_after_the_last_or_the_go_live(
    retros, as_of, expected
) -> None:
    listed = ", ".join(f"{{date: {day}, create: X}}" for day in retros.split())
    text = f"hypercare: 1\n{PLAN}improvement: {{retros: [{listed}]}}\n"
    assert [dotted(finding.path) for finding in found("HC707", text, as_of)] == expected


def test_without_a_go_live_no_retro_is_asked_for() -> None:
    assert hits("HC707", "improvement: {retros: [{date: T+1, create: X}]}\n", 100) == []
