"""The sheets of the contracts: obligations with their penalties, and claims."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from hypercare_cli.metrics.contracts import days_late, penalty
from hypercare_cli.pages.ledger.fields import LATE, Field, field, table
from hypercare_cli.pages.ledger.formula import known, text, unlike
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.plan.contracts import Claim, Obligation
from hypercare_cli.sheet import Sheet, Total

KINDS = ("delivery", "sla", "payment", "compliance", "reporting")
STATUS = ("open", "done", "waived")
CLAIM_STATUS = ("draft", "notified", "accepted", "settled", "rejected")
TERMS_MISSING = 'AND({@per_day}="",OR({@value}="",{@v_r_over}=""))'
OWED = 'IF({@per_day}<>"",{@days_late}*{@per_day},{@value}*{@days_late}/{@v_r_over})'
CAPPED = f'IF({{@cap}}="",{OWED},MIN({{@cap}},{OWED}))'
PENALTY = f'IF(OR({{@days_late}}="",{TERMS_MISSING}),"",{CAPPED})'


def has_contracts(scope: Scope) -> bool:
    """Whether the plan has anything that belongs on these sheets."""
    contracts = scope.plan.contracts
    return bool(contracts.register or contracts.obligations or contracts.claims)


def obligation_sheet(scope: Scope) -> Sheet:
    """What was agreed, by when, and what lateness costs."""
    say = scope.words.say
    obligations = scope.plan.contracts.obligations
    due = scope.live("contracts.penalties_due", "SUM({obligations[penalty]})", obligations)
    totals = {
        "title": Total(say("Penalties due")),
        "penalty": Total(due, "contracts.penalties_due"),
    }
    fields = [*about(scope), *state(scope), *terms(scope)]
    return Sheet(
        say("Obligations"),
        say("Obligations and penalties"),
        (table("obligations", fields, scope.shared(obligations), totals),),
        say(
            "Penalty: days late × amount a day, or V × days / n of the French public contracts,"
            " up to the cap."
        ),
        frozen=4,
    )


def about(scope: Scope) -> Iterator[Field[Obligation]]:
    say = scope.words.say
    kinds = scope.choice("obligation_kind", say("Kind of obligation"), "obligation_kind", KINDS)
    yield field("id", say("Id"), lambda obligation: obligation.id, width=8)
    yield field("contract", say("Contract"), lambda obligation: obligation.contract, width=10)
    yield field("clause", say("Clause"), lambda obligation: obligation.clause, width=8)
    yield field("title", say("Obligation"), lambda obligation: obligation.title, width=36)
    yield field("kind", say("Kind"), lambda o: scope.word("obligation_kind", o.kind), choice=kinds)
    yield field("owner", say("Owner"), lambda o: scope.person(o.owner), width=26,
                choice=scope.owners)  # fmt: skip


def state(scope: Scope) -> Iterator[Field[Obligation]]:
    say, f = scope.words.say, scope.f
    states = scope.choice("obligation_status", say("Status of obligations"), "status", STATUS)
    yield field("due", say("Due"), lambda obligation: obligation.due, "date")
    yield field("status", say("Status"), lambda o: scope.status(o, "open"), choice=states)
    yield field("done_on", say("Done on"), lambda o: scope.until(o.done_on), "date")
    yield field("days_late", say("Days late"), lambda o: days_late(f, o) if o.due else None,
                "number", 10, formula=lateness(scope), limits=LATE)  # fmt: skip


def terms(scope: Scope) -> Iterator[Field[Obligation]]:
    """The clause of penalty and what it comes to."""
    say, f = scope.words.say, scope.f

    def of(name: str) -> Callable[[Obligation], Decimal | None]:
        return lambda obligation: getattr(obligation.penalty, name, None)

    yield field("per_day", say("Penalty a day"), of("per_day"), "money")
    yield field("value", say("Value V"), of("value"), "money")
    yield field("v_r_over", say("Divisor n"), of("v_r_over"), "number", 10)
    yield field("cap", say("Cap"), of("cap"), "money")
    yield field("penalty", say("Penalty"), lambda o: penalty(f, o) if o.due else None, "money", 14,
                digits=2, formula=PENALTY)  # fmt: skip
    yield field("notes", say("Notes"), lambda obligation: obligation.notes, width=30)


def lateness(scope: Scope) -> str:
    """Days from the due date to the day it was done, else to as-of; waived ones are never late."""
    done, waived = (text(scope.words.term("status", word)) for word in ("done", "waived"))
    end = f'IF({{@status}}={done},IF({{@done_on}}="",{{@due}},{{@done_on}}),{{as_of}})'
    return known(f"IF({{@status}}={waived},0,MAX(0,{end}-{{@due}}))", "due")


def claim_sheet(scope: Scope) -> Sheet:
    """Claims to date and what they ask for."""
    say = scope.words.say
    claims = scope.f.to_date(scope.plan.contracts.claims, "opened_on")
    states = scope.choice("claim_status", say("Status of claims"), "status", CLAIM_STATUS)
    settled, rejected = (unlike(scope.words.term("status", w)) for w in ("settled", "rejected"))
    status = "{claims[status]}"
    fields: list[Field[Claim]] = [
        field("id", say("Id"), lambda claim: claim.id, width=8),
        field("contract", say("Contract"), lambda claim: claim.contract, width=10),
        field("obligation", say("Obligation"), lambda claim: claim.obligation, width=12),
        field("opened_on", say("Opened on"), lambda claim: claim.opened_on, "date"),
        field("text", say("Claim"), lambda claim: claim.text, width=60),
        field("amount", say("Amount"), lambda claim: claim.amount, "money", 14),
        field("status", say("Status"), lambda c: scope.word("status", c.status), choice=states),
        field("evidence", say("Evidence"), lambda claim: proofs(scope, claim), width=40),
        field("notes", say("Notes"), lambda claim: claim.notes, width=30),
    ]
    total = f"SUMIFS({{claims[amount]}},{status},{settled},{status},{rejected})"
    totals = {
        "text": Total(say("Amount of open claims")),
        "amount": Total(
            scope.live("contracts.claims_amount", total, claims), "contracts.claims_amount"
        ),
    }
    table_ = table("claims", fields, scope.shared(claims), totals)
    return Sheet(say("Claims"), say("Claims and their proof"), (table_,), frozen=1)


def proofs(scope: Scope, claim: Claim) -> str | None:
    """Titles of the evidence to date that the readers may see."""
    found = scope.shared(scope.f.to_date(scope.plan.evidence))
    return "\n".join(e.title for e in found if e.id in claim.evidence) or None
