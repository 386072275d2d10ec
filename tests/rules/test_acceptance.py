"""Acceptance and compliance: when a must is missing, and who is told of it."""

import pytest

from tests.hits import found

TEXT = """\
hypercare: 1
plan: {{id: p, title: P, kickoff: 2026-01-05, language: en, {golive}}}
contracts:
  register: [{{id: C1, title: C, kind: integration}}]
  requirements: [{{id: RQ1, title: R, {requirement}}}]
  obligations: [{{id: OB1, title: O, contract: C1, requirement: RQ1, status: open, {obligation}}}]
"""


@pytest.mark.parametrize(
    ("requirement", "obligation", "as_of", "expected"),
    [
        ("level: must, acceptance: pending", "", 30, 0),
        ("level: must, acceptance: pending", "", 31, 1),
        ("level: should, acceptance: pending", "", 31, 0),
        ("level: must, acceptance: reservations", "", 31, 0),
        # accepted later: on that day it was pending
        ("level: must, acceptance: passed, accepted_on: T+40", "", 31, 1),
        ("level: must, acceptance: passed, accepted_on: T+40", "", 40, 0),
        # what has not been delivered is reported at its obligation
        ("level: must, acceptance: pending", "due: T+25", 31, 0),
        ("level: must, acceptance: pending", "due: T+40", 31, 0),
        ("level: must, acceptance: failed", "due: T+25", 31, 1),
    ],
)
def test_a_must_is_accepted_before_people_use_it(requirement, obligation, as_of, expected) -> None:
    text = TEXT.format(golive="golive: T+30", requirement=requirement, obligation=obligation)
    assert len(found("HC807", text, as_of)) == expected
    without = TEXT.format(golive="", requirement=requirement, obligation=obligation)
    assert found("HC807", without, as_of) == []


@pytest.mark.parametrize(
    ("acceptance", "expected"), [("passed", 1), ("reservations", 1), ("failed", 0), ("pending", 0)]
)
def test_an_acceptance_has_a_date(acceptance, expected) -> None:
    text = TEXT.format(golive="", requirement=f"acceptance: {acceptance}", obligation="")
    assert len(found("HC806", text)) == expected
