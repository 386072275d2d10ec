"""The sheet of what users say."""

from collections.abc import Iterator

from hypercare_cli.pages.ledger.columns import FEEDBACK
from hypercare_cli.pages.ledger.fields import Field, edited, mapped
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.plan.feedback import Feedback
from hypercare_cli.sheet import Sheet


def feedback_sheet(scope: Scope) -> Sheet:
    """The latest on top."""
    say = scope.words.say
    entries = reversed(scope.shared(scope.f.to_date(scope.plan.feedback)))
    return Sheet(
        say("Feedback"),
        say("What users say"),
        (edited(scope, FEEDBACK, list(fields(scope)), entries),),
        say("One line for each thing said; without names, unless it may be published."),
        frozen=2,
    )


def fields(scope: Scope) -> Iterator[Field[Feedback]]:
    say = scope.words.say
    yield mapped(scope, FEEDBACK, "id", say("Id"), 7)
    yield mapped(scope, FEEDBACK, "date", say("Date"))
    yield mapped(scope, FEEDBACK, "kind", say("Kind"), 13)
    yield mapped(scope, FEEDBACK, "text", say("What was said"), 40)
    yield mapped(scope, FEEDBACK, "by", say("By"), 17)
    yield mapped(scope, FEEDBACK, "cause", say("Cause"), 13)
    yield mapped(scope, FEEDBACK, "topic", say("Topic"), 12)
    yield mapped(scope, FEEDBACK, "triage", say("Triage"), 11)
    yield mapped(scope, FEEDBACK, "impact", say("Impact"), 7)
    yield mapped(scope, FEEDBACK, "urgency", say("Urgency"), 7)
    yield mapped(scope, FEEDBACK, "effort", say("Effort"), 7)
    yield mapped(scope, FEEDBACK, "horizon", say("Horizon"), 10)
    yield mapped(scope, FEEDBACK, "status", say("Status"), 9)
    yield mapped(scope, FEEDBACK, "publishable", say("Publishable"), 11)
    yield mapped(scope, FEEDBACK, "notes", say("Notes"), 18)
