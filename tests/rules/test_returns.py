"""Value as it is shown: from which day, and where a finding stands that has no place of its own."""

import pytest

from tests.hits import hits

CLAIMED = "ledger: [{id: V1, hypothesis: H, annual: 1, notes: N}]"


@pytest.mark.parametrize(
    ("value", "as_of", "expected"),
    [
        (f"budget: 9, {CLAIMED}", 60, 0),
        (f"budget: 9, {CLAIMED}", 61, 1),
        # no return is shown without a budget
        (f"{CLAIMED}", 61, 0),
        (f"budget: 0, {CLAIMED}", 61, 0),
        (f"budget: 9, {CLAIMED.replace('notes', 'status: verified, notes')}", 61, 0),
        (f"budget: 9, {CLAIMED.replace('notes', 'status: rejected, notes')}", 61, 0),
        # somebody has: that the status does not say so is another rule's finding
        (f"budget: 9, {CLAIMED.replace('notes', 'verified_by: Finance, notes')}", 61, 0),
    ],
)
def test_one_line_is_verified_after_two_months(value, as_of, expected) -> None:
    assert len(hits("HC611", f"value: {{{value}}}\n", as_of)) == expected


ACTIONS = "actions: [{id: A, title: A, status: open}]\n"
LATER = "actions: [{id: A, title: A, opened_on: T+92, status: open}]\n"
WEEKLY = "governance: {rituals: [{id: w, title: W, cadence: weekly, sessions: [{date: T+9, held: true}]}]}\n"
MISSED = WEEKLY.replace("true", "false")


@pytest.mark.parametrize(
    ("sections", "as_of", "expected"),
    [
        (ACTIONS, 90, []),
        (ACTIONS, 91, ["actions"]),
        (LATER, 91, []),
        (WEEKLY, 91, ["governance.rituals"]),
        (MISSED, 91, []),
        (ACTIONS + "value: {budget: 9}\n", 91, ["value.ledger"]),
        (ACTIONS + f"value: {{{CLAIMED}}}\n", 91, []),
        ("", 91, []),
    ],
)
def test_work_is_reported_with_its_value(sections, as_of, expected) -> None:
    assert hits("HC612", sections, as_of) == expected


QBR = "governance: {rituals: [{id: q, title: Q, cadence: quarterly, sessions: [{date: T+91, held: true}]}]}\n"


@pytest.mark.parametrize(
    ("sections", "as_of", "expected"),
    [
        (ACTIONS, 90, []),
        (ACTIONS, 91, ["governance.rituals"]),
        (ACTIONS + WEEKLY, 91, ["governance.rituals"]),
        (ACTIONS + QBR, 91, []),
        (ACTIONS + QBR.replace("T+91", "T+92"), 91, ["governance.rituals[0]"]),
        (QBR.replace("T+91", "T+92"), 91, []),
    ],
)
def test_a_review_is_held_in_the_first_quarter(sections, as_of, expected) -> None:
    assert hits("HC613", sections, as_of) == expected


@pytest.mark.parametrize(
    ("budget", "expected"),
    [("0", 1), ("null", 0), ("[{label: A, amount: 0}]", 1), ("[{label: A, amount: 1}]", 0)],
)
def test_a_budget_is_above_zero(budget, expected) -> None:
    assert len(hits("HC614", f"value: {{budget: {budget}}}\n")) == expected


@pytest.mark.parametrize(("as_of", "expected"), [(50, 0), (51, 1)])
def test_a_campaign_knows_its_revenue_after_thirty_days(as_of, expected) -> None:
    sections = "campaigns: [{id: C, title: C, end: T+20, cost: 1}]\n"
    assert len(hits("HC615", sections, as_of)) == expected


@pytest.mark.parametrize(("expected_roi", "expected"), [("49", 0), ("50", 1), ("-1", 0)])
def test_an_expected_return_is_a_number_not_percent(expected_roi, expected) -> None:
    assert len(hits("HC617", f"value: {{expected_roi: {expected_roi}}}\n")) == expected
