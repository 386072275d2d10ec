"""The sheet of the decisions, taken and expected."""

from hypercare_cli.pages.ledger.fields import Field, field, table
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.plan.decisions import Decision
from hypercare_cli.sheet import Sheet

STATUS = ("expected", "taken", "deferred")


def decision_sheet(scope: Scope) -> Sheet:
    """Expected decisions first, then those taken by as-of."""
    say, f = scope.words.say, scope.f
    existing = [d for d in scope.plan.decisions if d.date is None or f.came(d.date)]
    decisions = sorted(scope.shared(existing), key=lambda d: d.date is not None)
    bodies = {ritual.id: ritual.title for ritual in scope.shared(scope.plan.governance.rituals)}
    states = scope.choice("decision_status", say("Status of decisions"), "status", STATUS)
    fields: list[Field[Decision]] = [
        field("id", say("Id"), lambda d: d.id, width=8),
        field("text", say("Decision"), lambda d: d.text, width=60),
        field("by", say("By"), lambda d: scope.person(d.by), width=26, choice=scope.owners),
        field("body", say("Body"), lambda d: bodies.get(d.body or ""), width=24),
        field("date", say("Taken on"), lambda d: d.date, "date"),
        field("due", say("Due"), lambda d: d.due, "date"),
        field("status", say("Status"), lambda d: scope.word("status", d.status), choice=states),
        field("notes", say("Notes"), lambda d: d.notes, width=40),
    ]
    return Sheet(
        say("Decisions"),
        say("Decisions taken and expected"),
        (table("decisions", fields, decisions),),
        frozen=2,
    )
