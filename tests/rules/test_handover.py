"""Handover: a session to date is enough, and one finding says that there is none."""

import pytest

from tests.hits import hits


@pytest.mark.parametrize(
    ("transfers", "expected"),
    [
        ("", ["handover.capabilities[1].status"]),
        ("{date: T+30}", []),
        ("{date: T+31}", ["handover.capabilities[1].status"]),
    ],
)
def test_a_capability_is_handed_over_in_a_session(transfers, expected) -> None:
    sections = f"""\
handover:
  capabilities:
    - {{id: H1, title: One, status: done, done_on: T+31}}
    - {{id: H2, title: Two, status: done, done_on: T+30}}
    - {{id: H3, title: Three, status: done}}
  transfers: [{transfers}]
"""
    assert hits("HC861", sections) == expected
