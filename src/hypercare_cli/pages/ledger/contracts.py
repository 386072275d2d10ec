"""The sheets of the contracts: obligations with their penalties, and claims."""

from collections.abc import Iterator

from hypercare_cli.metrics.contracts import days_late, penalty
from hypercare_cli.pages.ledger.columns import CLAIMS, OBLIGATIONS, REGISTER
from hypercare_cli.pages.ledger.fields import LATE, Field, edited, field, mapped
from hypercare_cli.pages.ledger.formula import known, text, unlike
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.plan.contracts import Claim, Obligation
from hypercare_cli.sheet import Sheet, Total

TERMS_MISSING = 'AND({@per_day}="",OR({@value}="",{@v_r_over}=""))'
OWED = 'IF({@per_day}<>"",{@days_late}*{@per_day},{@value}*{@days_late}/{@v_r_over})'
CAPPED = f'IF({{@cap}}="",{OWED},MIN({{@cap}},{OWED}))'
PENALTY = f'IF(OR({{@days_late}}="",{TERMS_MISSING}),"",{CAPPED})'


def has_contracts(scope: Scope) -> bool:
    """Whether the plan has anything that belongs on these sheets."""
    contracts = scope.plan.contracts
    return bool(contracts.register or contracts.obligations or contracts.claims)


def register_sheet(scope: Scope) -> Sheet:
    """The contracts, by their ids."""
    say = scope.words.say
    fields = [
        mapped(scope, REGISTER, "id", say("Id"), 9),
        mapped(scope, REGISTER, "title", say("Contract"), 36),
        mapped(scope, REGISTER, "kind", say("Kind"), 16),
        mapped(scope, REGISTER, "party", say("Party"), 22),
        mapped(scope, REGISTER, "signed_on", say("Signed on")),
        mapped(scope, REGISTER, "start", say("From")),
        mapped(scope, REGISTER, "end", say("To")),
        mapped(scope, REGISTER, "warranty_end", say("Warranty until")),
        mapped(scope, REGISTER, "value", say("Amount"), 13),
        mapped(scope, REGISTER, "notes", say("Notes"), 32),
    ]
    return Sheet(
        say("Contracts"),
        say("Register of the contracts"),
        (edited(scope, REGISTER, fields, scope.shared(scope.plan.contracts.register)),),
        frozen=2,
    )


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
        (edited(scope, OBLIGATIONS, fields, scope.shared(obligations), totals),),
        say(
            "Penalty: days late × amount a day, or V × days / n of the French public contracts,"
            " up to the cap."
        ),
        frozen=4,
    )


def about(scope: Scope) -> Iterator[Field[Obligation]]:
    say = scope.words.say
    yield mapped(scope, OBLIGATIONS, "id", say("Id"), 7)
    yield mapped(scope, OBLIGATIONS, "contract", say("Contract"), 9)
    yield mapped(scope, OBLIGATIONS, "clause", say("Clause"), 8)
    yield mapped(scope, OBLIGATIONS, "title", say("Obligation"), 30)
    yield mapped(scope, OBLIGATIONS, "kind", say("Kind"), 12)
    yield mapped(scope, OBLIGATIONS, "owner", say("Owner"), 19)


def state(scope: Scope) -> Iterator[Field[Obligation]]:
    say, f = scope.words.say, scope.f
    yield mapped(scope, OBLIGATIONS, "due", say("Due"))
    yield mapped(scope, OBLIGATIONS, "status", say("Status"), 10)
    yield mapped(scope, OBLIGATIONS, "done_on", say("Done on"))
    yield field("days_late", say("Days late"), lambda o: days_late(f, o) if o.due else None,
                "number", 7, formula=lateness(scope), limits=LATE)  # fmt: skip


def terms(scope: Scope) -> Iterator[Field[Obligation]]:
    """The clause of penalty and what it comes to."""
    say, f = scope.words.say, scope.f
    yield mapped(scope, OBLIGATIONS, "per_day", say("Penalty a day"), 10)
    yield mapped(scope, OBLIGATIONS, "value", say("Value V"), 10)
    yield mapped(scope, OBLIGATIONS, "v_r_over", say("Divisor n"), 8)
    yield mapped(scope, OBLIGATIONS, "cap", say("Cap"), 10)
    yield field("penalty", say("Penalty"), lambda o: penalty(f, o) if o.due else None, "money", 11,
                digits=2, formula=PENALTY)  # fmt: skip
    yield mapped(scope, OBLIGATIONS, "notes", say("Notes"), 18)


def lateness(scope: Scope) -> str:
    """Days from the due date to the day it was done, else to as-of; waived ones are never late."""
    done, waived = (text(scope.words.term("status", word)) for word in ("done", "waived"))
    end = f'IF({{@status}}={done},IF({{@done_on}}="",{{@due}},{{@done_on}}),{{as_of}})'
    return known(f"IF({{@status}}={waived},0,MAX(0,{end}-{{@due}}))", "due")


def claim_sheet(scope: Scope) -> Sheet:
    """Claims to date and what they ask for."""
    say = scope.words.say
    claims = scope.f.to_date(scope.plan.contracts.claims, "opened_on")
    settled, rejected = (unlike(scope.words.term("status", w)) for w in ("settled", "rejected"))
    status = "{claims[status]}"
    fields = [
        mapped(scope, CLAIMS, "id", say("Id"), 7),
        mapped(scope, CLAIMS, "contract", say("Contract"), 9),
        mapped(scope, CLAIMS, "obligation", say("Obligation"), 11),
        mapped(scope, CLAIMS, "opened_on", say("Opened on")),
        mapped(scope, CLAIMS, "text", say("Claim"), 52),
        mapped(scope, CLAIMS, "amount", say("Amount"), 12),
        mapped(scope, CLAIMS, "status", say("Status"), 11),
        field("evidence", say("Evidence"), lambda claim: proofs(scope, claim), width=34),
        mapped(scope, CLAIMS, "notes", say("Notes"), 26),
    ]
    total = f"SUMIFS({{claims[amount]}},{status},{settled},{status},{rejected})"
    totals = {
        "text": Total(say("Amount of open claims")),
        "amount": Total(
            scope.live("contracts.claims_amount", total, claims), "contracts.claims_amount"
        ),
    }
    table = edited(scope, CLAIMS, fields, scope.shared(claims), totals)
    return Sheet(say("Claims"), say("Claims and their proof"), (table,), frozen=1)


def proofs(scope: Scope, claim: Claim) -> str | None:
    """Titles of the evidence to date that the readers may see."""
    found = scope.shared(scope.f.to_date(scope.plan.evidence))
    return "\n".join(e.title for e in found if e.id in claim.evidence) or None
