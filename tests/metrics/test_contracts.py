"""Obligations and their penalties, acceptance, claims."""

from datetime import date
from decimal import Decimal

import pytest

from hypercare_cli.metrics.contracts import last_notice_day
from tests.plans import HEAD, figures

CONTRACT = f"{HEAD}contracts:\n  register: [{{id: K, title: K, kind: services}}]\n"


def obligations(*entries: str) -> str:
    return f"{CONTRACT}  obligations:\n" + "".join(
        f"    - {{id: B{n}, contract: K, title: B, {entry}}}\n" for n, entry in enumerate(entries)
    )


def penalty(terms: str, entry: str = "status: open, due: T+80", as_of: int = 90) -> Decimal:
    found: Decimal = figures(obligations(f"{entry}, penalty: {{{terms}}}"), as_of)[
        "contracts.penalties_due"
    ]
    return found


def test_days_late_times_the_amount_a_day() -> None:
    """Due on T+80: nothing on that day, 200 the day after, 2 000 on T+90."""
    assert [penalty("per_day: 200", as_of=n) for n in (79, 80, 81, 90)] == [0, 0, 200, 2000]


@pytest.mark.parametrize(
    ("terms", "amount"),
    [
        ("value: 12000, v_r_over: 3000", 40),  # 12 000 × 10/3 000
        ("value: 12000, v_r_over: 1000", 120),
        ("value: 12000.50, v_r_over: 1000", Decimal("120.005")),
        ("value: 12000, v_r_over: 3000, cap: 39.99", Decimal("39.99")),
        ("per_day: 200, cap: 6000", 2000),
        ("per_day: 200, cap: 2000", 2000),
        ("per_day: 200, cap: 1500", 1500),
        ("per_day: 200, cap: 0", 0),
        ("per_day: 0", 0),
        ("value: 12000", 0),
        ("v_r_over: 1000", 0),
        ("cap: 500", 0),
        ("per_day: 5, value: 12000, v_r_over: 1000", 50),
    ],
)
def test_the_terms_of_a_penalty(terms: str, amount: Decimal) -> None:
    """Ten days late: a day's amount, or V × R / n of the French public contracts, up to the cap."""
    assert penalty(terms) == amount


@pytest.mark.parametrize(
    ("entry", "amount"),
    [
        ("status: open, due: T+80", 1000),
        ("status: done, due: T+80, done_on: T+84", 400),
        ("status: done, due: T+80, done_on: T+80", 0),
        ("status: done, due: T+80, done_on: T+70", 0),
        ("status: done, due: T+80", 0),
        ("status: done, due: T+80, done_on: T+95", 1000),  # on T+90 it is still open
        ("status: waived, due: T+80", 0),
        ("status: open", 0),
        ("status: open, due: T+99", 0),
    ],
)
def test_what_is_late_and_how_long(entry: str, amount: int) -> None:
    assert penalty("per_day: 100", entry) == amount


def test_penalties_add_up_each_under_its_own_cap() -> None:
    late = "status: open, due: T+80, penalty:"
    text = obligations(
        f"{late} {{per_day: 100, cap: 300}}", f"{late} {{per_day: 7}}", "status: open"
    )
    f = figures(text)
    assert f["contracts.penalties_due"] == 370
    contributions = f.trace("contracts.penalties_due").contributions
    assert {c.of: c.amount for c in contributions} == {"B0": Decimal(300), "B1": Decimal(70)}


def test_overdue_obligations() -> None:
    text = obligations(
        "status: open, due: T+80",
        "status: waived, due: T+80",
        "status: done, due: T+80, done_on: T+85",
        "status: done, due: T+80",
        "status: open",
    )
    counts = [figures(text, n)["contracts.obligations_overdue"] for n in (80, 81, 85, 90)]
    assert counts == [0, 2, 1, 1]


def test_requirements_passed_over_all() -> None:
    text = f"""{CONTRACT}
  requirements:
    - {{id: a, title: A, acceptance: passed, accepted_on: T+29}}
    - {{id: b, title: B, acceptance: passed}}
    - {{id: c, title: C, acceptance: reservations, accepted_on: T+1}}
    - {{id: d, title: D, acceptance: pending}}
"""
    rates = [figures(text, n)["contracts.conformity_rate"] for n in (28, 29)]
    assert rates == [Decimal("0.25"), Decimal("0.5")]
    assert figures(HEAD)["contracts.conformity_rate"] is None


CLAIMS = f"""{CONTRACT}
  obligations: [{{id: B, contract: K, title: B, status: open, due: T+85}}]
  claims:
    - {{id: a, contract: K, opened_on: T+82, text: A, status: draft, amount: 2000.50}}
    - {{id: b, contract: K, opened_on: T+82, text: B, status: notified}}
    - {{id: c, contract: K, opened_on: T+1, text: C, status: settled, amount: 99}}
    - {{id: d, contract: K, opened_on: T+1, text: D, status: rejected, amount: 99}}
    - {{id: e, contract: K, opened_on: T+95, text: E, status: accepted, amount: 100}}
"""


@pytest.mark.parametrize(
    ("as_of", "count", "amount", "colour"),
    [
        (81, 0, 0, "green"),
        (85, 2, Decimal("2000.50"), "green"),  # nothing is overdue yet
        (86, 2, Decimal("2000.50"), "red"),
        (95, 3, Decimal("2100.50"), "red"),
    ],
)
def test_open_claims(as_of: int, count: int, amount: Decimal, colour: str) -> None:
    """Drafts are open, settled and rejected ones are not; overdue and a claim together are red."""
    f = figures(CLAIMS, as_of)
    assert (f["contracts.claims_open"], f["contracts.claims_amount"]) == (count, amount)
    assert f["rag.contract"] == colour


def test_overdue_without_a_claim_is_amber_and_without_obligations_nothing_is_known() -> None:
    assert figures(obligations("status: open, due: T+85"))["rag.contract"] == "amber"
    assert figures(CONTRACT)["rag.contract"] is None
    f = figures(HEAD)
    names = ("obligations_overdue", "penalties_due", "claims_open", "claims_amount")
    assert [f[f"contracts.{name}"] for name in names] == [0, 0, 0, 0]


def test_a_notice_in_working_days_knows_closing_days_even_where_no_holidays_are_known() -> None:
    """Ten working days before Friday 30 January 2026 are Friday the 16th; with two days closed,
    Wednesday the 14th. No public holidays are known of Atlantis."""
    head = HEAD.replace(
        "language: en",
        "language: en, country: FR, subdivision: Atlantis, closing_days: [2026-01-20, 2026-01-21]",
    )
    register = "{id: OLD, title: Old, kind: licence, existing: true, end: 2026-01-30, notice: 10wd}"
    plan = figures(f"{head}contracts: {{register: [{register}]}}\n").plan
    assert last_notice_day(plan, plan.contracts.register[0]) == date(2026, 1, 14)


def test_a_notice_longer_than_the_calendar_has_no_last_day() -> None:
    register = (
        "{id: OLD, title: Old, kind: licence, existing: true, end: 0020-01-01, notice: 9999d}"
    )
    plan = figures(f"{HEAD}contracts: {{register: [{register}]}}\n").plan
    assert last_notice_day(plan, plan.contracts.register[0]) is None
