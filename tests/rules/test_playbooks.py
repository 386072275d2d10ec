"""Own playbooks that can do nothing."""

import pytest

from tests.hits import hits

COUNT = "adoption: {snapshots: [{date: T+20, eligible: 100, active_30d: 30}]}\n"
PEOPLE = "people: [{id: lead, role: csm, side: provider}]\n"


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("adoption.active_30d_rate >= 0.30", ["playbooks[0].until"]),
        ("adoption.active_30d_rate > 0.30", []),
        ("support.csat > 0.9", []),  # not known
    ],
)
def test_what_ends_where_it_begins_never_fires(until: str, expected: list[str]) -> None:
    own = (
        f"playbooks: [{{id: a, when: adoption.active_30d_rate < 0.4, until: {until}, action: A}}]\n"
    )
    assert hits("HC751", COUNT + own) == expected
    assert hits("HC751", own) == []  # no count, so nothing is known


def test_the_action_of_a_playbook_needs_an_owner() -> None:
    own = """playbooks:
  - {id: a, when: risks.open > 1, action: A, owner: lead}
  - {id: b, when: risks.open > 1, action: A}
  - {id: health-red, when: health.score < 50, action: A}
"""
    assert hits("HC752", PEOPLE + own) == ["playbooks[1]"]
    assert hits("HC752", own.replace(", owner: lead", "")) == [
        "playbooks[0]",
        "playbooks[1]",
        "playbooks[2]",
    ]
