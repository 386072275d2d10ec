"""Feedback: how long it may wait, and what counts as an answer."""

import pytest

from tests.hits import hits


@pytest.mark.parametrize(
    ("code", "fields", "expected"),
    [
        ("HC721", "kind: complaint, date: T+16", 0),
        ("HC721", "kind: complaint, date: T+15", 1),
        ("HC721", "kind: friction, date: T+15, status: open", 1),
        ("HC721", "kind: complaint, date: T+15, status: dropped", 0),
        ("HC721", "kind: request, date: T+15", 0),
        ("HC722", "kind: request, triage: quick_win, date: T+0", 0),
        ("HC722", "kind: request, triage: quick_win, date: T-1", 1),
        ("HC722", "kind: request, triage: quick_win, date: T-1, status: done", 0),
        ("HC723", "kind: out_of_scope, date: T+30", 1),
        ("HC723", "kind: out_of_scope, date: T+31", 0),
        ("HC723", "kind: out_of_scope, date: T+3, horizon: later", 0),
        ("HC723", "kind: out_of_scope, date: T+3, status: dropped", 0),
    ],
)
def test_feedback_waits_for_an_answer(code, fields, expected) -> None:
    assert len(hits(code, f"feedback: [{{id: F1, text: T, {fields}}}]\n")) == expected
