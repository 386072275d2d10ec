"""Contracts: obligations, penalties, acceptance, claims."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from hypercare_cli.metric import Figures, metric, share
from hypercare_cli.plan.contracts import Claim, Contract, Obligation
from hypercare_cli.plan.model import Plan

A_DAY = {"m": 60 * 24, "h": 24, "d": 1}
"""How many of a unit make a day."""
NOTICE_TOLD = timedelta(days=30)
"""How long before the last day for it a notice is asked for."""


def overdue(f: Figures) -> list[Obligation]:
    """Obligations neither done nor waived, due before as-of."""
    return [obligation for obligation in f.plan.contracts.obligations if f.is_late(obligation)]


@metric("contracts.obligations_overdue", unit="count", label="Overdue obligations")
def obligations_overdue(f: Figures) -> int:
    """Obligations neither done nor waived, due before as-of."""
    found = overdue(f)
    for obligation in found:
        f.cite(obligation, "due", "status")
    return len(found)


def days_late(f: Figures, obligation: Obligation) -> int:
    """Days from the due date to the day it was done, or to as-of; 0 where done without a date."""
    if obligation.due is None or obligation.status == "waived":
        return 0
    if not f.is_done(obligation):
        end = f.as_of
    elif obligation.done_on is None:
        return 0
    else:
        end = obligation.done_on
    return max(0, (end - obligation.due).days)


def penalty(f: Figures, obligation: Obligation) -> Decimal | None:
    """Days late × `per_day`, or value × days / `v_r_over` (V × R / n of the French public
    contracts: CCAG-FCS and CCAG-TIC n = 1000, CCAG-PI n = 3000), up to `cap`."""
    terms = obligation.penalty
    if terms is None:
        return None
    days = days_late(f, obligation)
    if terms.per_day is not None:
        owed = days * terms.per_day
    elif terms.value is not None and terms.v_r_over is not None:
        owed = terms.value * days / terms.v_r_over
    else:
        return None
    return owed if terms.cap is None else min(owed, terms.cap)


@metric("contracts.penalties_due", unit="money", label="Penalties due")
def penalties_due(f: Figures) -> Decimal:
    """Σ over obligations of days late × per day, or value × days / n, each up to its cap."""
    owed = [(o, penalty(f, o)) for o in f.plan.contracts.obligations]
    due = [(obligation, amount) for obligation, amount in owed if amount]
    for obligation, amount in due:
        f.cite(obligation, "due", "done_on")
        if obligation.penalty is not None:
            f.cite(obligation.penalty, "per_day", "value", "v_r_over", "cap")
        f.contribute(obligation.id, amount)
    return sum((amount for _obligation, amount in due), Decimal(0))


def last_notice_day(plan: Plan, contract: Contract) -> date | None:
    """The last day on which notice still ends the contract at its end: end − notice.

    Working days are those of the plan's country. None where end or notice is not known, or the notice
    is longer than the calendar.
    """
    end, notice = contract.end, contract.notice
    if end is None or notice is None:
        return None
    try:
        if notice.unit == "wd":
            return plan.calendar.with_known_holidays().add_working_days(end, -notice.amount)
        return end - timedelta(days=-(-notice.amount // A_DAY[notice.unit]))
    except OverflowError:
        return None


def to_be_ended(f: Figures) -> Iterator[tuple[int, Contract, date]]:
    """Old contracts that are replaced and run on unless notice is given, from 30 days before: number,
    contract, last day for it. A letter among the contract's evidence is the notice.
    """
    for number, contract in enumerate(f.plan.contracts.register):
        if not contract.existing or contract.replaced_by is None:
            continue
        last = last_notice_day(f.plan, contract)
        if last is not None and (last - f.as_of) < NOTICE_TOLD and not is_ended(f, contract):
            yield number, contract, last


def is_ended(f: Figures, contract: Contract) -> bool:
    """Whether its end has come, or a letter has given notice."""
    if contract.end is not None and contract.end < f.as_of:
        return True
    return any(
        proof.id in contract.evidence and proof.kind == "letter" and f.came(proof.date)
        for proof in f.plan.evidence
    )


@metric("contracts.conformity_rate", unit="share", label="Requirements accepted")
def conformity_rate(f: Figures) -> Decimal | None:
    """Requirements passed by as-of / all requirements."""
    found = f.plan.contracts.requirements
    for requirement in found:
        f.cite(requirement, "acceptance", "accepted_on")
    passed = [r for r in found if r.acceptance == "passed"]
    return share(sum(r.accepted_on is None or r.accepted_on <= f.as_of for r in passed), len(found))


def open_claims(f: Figures) -> list[Claim]:
    """Claims opened by as-of, neither settled nor rejected."""
    return [
        claim
        for claim in f.to_date(f.plan.contracts.claims, "opened_on")
        if claim.status not in ("settled", "rejected")
    ]


@metric("contracts.claims_open", unit="count", label="Open claims")
def claims_open(f: Figures) -> int:
    """Claims to date, neither settled nor rejected."""
    found = open_claims(f)
    for claim in found:
        f.cite(claim, "status")
    return len(found)


@metric("contracts.claims_amount", unit="money", label="Amount of open claims")
def claims_amount(f: Figures) -> Decimal:
    """Σ amount of the open claims."""
    amounts = [(claim, claim.amount) for claim in open_claims(f)]
    for claim, amount in amounts:
        if amount is not None:
            f.cite(claim, "amount")
            f.contribute(claim.id, amount)
    return sum((amount or Decimal(0) for _claim, amount in amounts), Decimal(0))
