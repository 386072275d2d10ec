"""The sheet of the decisions, taken and expected."""

from hypercare_cli.pages.ledger.columns import DECISIONS
from hypercare_cli.pages.ledger.fields import edited, mapped
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.sheet import Sheet


def decision_sheet(scope: Scope) -> Sheet:
    """Expected decisions first, then those taken by as-of."""
    say, f = scope.words.say, scope.f
    existing = [d for d in scope.plan.decisions if d.date is None or f.came(d.date)]
    decisions = sorted(scope.shared(existing), key=lambda d: d.date is not None)
    fields = [
        mapped(scope, DECISIONS, "id", say("Id"), 7),
        mapped(scope, DECISIONS, "text", say("Decision"), 50),
        mapped(scope, DECISIONS, "by", say("By"), 22),
        mapped(scope, DECISIONS, "body", say("Body"), 20),
        mapped(scope, DECISIONS, "date", say("Taken on")),
        mapped(scope, DECISIONS, "due", say("Due")),
        mapped(scope, DECISIONS, "status", say("Status"), 11),
        mapped(scope, DECISIONS, "notes", say("Notes"), 30),
    ]
    return Sheet(
        say("Decisions"),
        say("Decisions taken and expected"),
        (edited(scope, DECISIONS, fields, decisions),),
        frozen=2,
    )
