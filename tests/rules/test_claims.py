"""Claims and difficulties: what proves them, what they may ask for, what answers them."""

import pytest

from tests.hits import hits

CONTRACTS = """\
contracts:
  register: [{{id: C1, title: C, kind: integration}}]
  obligations: [{{id: OB1, title: O, contract: C1, {obligation}}}]
  claims: [{{id: CL1, contract: C1, text: T, {claim}}}]
  difficulties: [{{id: DF1, text: T, {difficulty}}}]
evidence: [{{id: E1, title: E, date: T+25, kind: letter}}]
"""


def contracts(
    obligation: str = "status: open",
    claim: str = "opened_on: T+20, status: draft, evidence: [E1]",
    difficulty: str = "date: T+29",
) -> str:
    return CONTRACTS.format(obligation=obligation, claim=claim, difficulty=difficulty)


@pytest.mark.parametrize(
    ("claim", "as_of", "expected"),
    [
        ("opened_on: T+20, status: draft", 30, ["contracts.claims[0].evidence"]),
        ("opened_on: T+20, status: settled", 30, []),
        ("opened_on: T+31, status: draft", 30, []),
        ("opened_on: T+20, status: notified, evidence: [E1]", 25, []),
        # evidence of tomorrow does not exist today
        ("opened_on: T+20, status: notified, evidence: [E1]", 24, ["contracts.claims[0].evidence"]),
    ],
)
def test_an_open_claim_has_evidence(claim, as_of, expected) -> None:
    assert hits("HC821", contracts(claim=claim), as_of) == expected


TEN_DAYS_LATE = "due: T+20, status: open, penalty: {per_day: 100, cap: 1500}"


@pytest.mark.parametrize(
    ("obligation", "claim", "as_of", "expected"),
    [
        (TEN_DAYS_LATE, "amount: 1000", 30, 0),
        (TEN_DAYS_LATE, "amount: 1000.01", 30, 1),
        (TEN_DAYS_LATE, "amount: 1501", 90, 1),
        (TEN_DAYS_LATE, "amount: 1500", 90, 0),
        (TEN_DAYS_LATE, "amount: 5000, notes: Damage on top", 30, 0),
        (TEN_DAYS_LATE, "notes: no amount", 30, 0),
        ("due: T+20, status: open", "amount: 5000", 30, 0),
        ("status: open, penalty: {per_day: 100}", "amount: 5000", 30, 0),
        ("due: T+20, status: done, penalty: {per_day: 100}", "amount: 5000", 30, 0),
        ("due: T+20, status: done, done_on: T+22, penalty: {per_day: 100}", "amount: 201", 30, 1),
        ("due: T+40, status: open, penalty: {per_day: 100}", "amount: 1", 30, 1),
        ("due: T+20, status: open, penalty: {value: 9}", "amount: 5000", 30, 0),
    ],
)
def test_a_claim_asks_for_what_its_clause_gives(obligation, claim, as_of, expected) -> None:
    sections = contracts(obligation, f"obligation: OB1, opened_on: T+25, status: notified, {claim}")
    assert len(hits("HC822", sections, as_of)) == expected


@pytest.mark.parametrize(
    ("obligation", "claim", "difficulty", "expected"),
    [
        ("status: open", "opened_on: T+20", "date: T+30", 0),
        ("status: open", "opened_on: T+20", "date: T+29", 1),
        ("status: open", "opened_on: T+20", "date: T+29, claim: CL1", 0),
        ("status: open", "opened_on: T+61", "date: T+29, claim: CL1", 1),
        ("status: open", "opened_on: T+20", "date: T+29, obligation: OB1", 1),
        ("status: open", "opened_on: T+20, obligation: OB1", "date: T+29, obligation: OB1", 0),
        ("status: waived", "opened_on: T+20", "date: T+29, obligation: OB1", 0),
        ("status: done, done_on: T+60", "opened_on: T+20", "date: T+29, obligation: OB1", 0),
        ("status: done, done_on: T+61", "opened_on: T+20", "date: T+29, obligation: OB1", 1),
    ],
)
def test_a_difficulty_is_answered_within_a_month(obligation, claim, difficulty, expected) -> None:
    sections = contracts(obligation, f"{claim}, status: draft", difficulty)
    assert len(hits("HC824", sections, 60)) == expected
