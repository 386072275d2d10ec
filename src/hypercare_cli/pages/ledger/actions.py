"""The sheet of the action log, ranked."""

from collections.abc import Iterator

from hypercare_cli.metrics.engagement import open_actions
from hypercare_cli.pages.ledger.columns import ACTIONS
from hypercare_cli.pages.ledger.fields import LATE, Field, edited, field, mapped
from hypercare_cli.pages.ledger.formula import days_overdue, known
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.plan.actions import Action
from hypercare_cli.sheet import Sheet
from hypercare_cli.steering.ranking import priority, rank

PRIORITY = known(
    'IF({@effort}<=0,"",{@impact}*{@urgency}/{@effort})', "impact", "urgency", "effort"
)


def action_sheet(scope: Scope) -> Sheet:
    """Open actions first, the most urgent on top."""
    say = scope.words.say
    opened = {action.id for action in open_actions(scope.f)}
    actions = sorted(
        scope.shared(scope.f.existing(scope.plan.actions)),
        key=lambda action: (action.id not in opened, *rank(action)),
    )
    return Sheet(
        say("Actions"),
        say("Action log"),
        (edited(scope, ACTIONS, list(fields(scope)), actions),),
        say("Priority is impact × urgency / effort."),
        frozen=2,
    )


def fields(scope: Scope) -> Iterator[Field[Action]]:
    say = scope.words.say
    over = days_overdue(*(scope.words.term("status", word) for word in ("done", "dropped")))
    yield mapped(scope, ACTIONS, "id", say("Id"), 7)
    yield mapped(scope, ACTIONS, "title", say("Action"), 30)
    yield mapped(scope, ACTIONS, "owner", say("Owner"), 17)
    yield mapped(scope, ACTIONS, "with", say("With"), 13)
    yield mapped(scope, ACTIONS, "stream", say("Stream"), 12)
    yield mapped(scope, ACTIONS, "impact", say("Impact"), 7)
    yield mapped(scope, ACTIONS, "urgency", say("Urgency"), 7)
    yield mapped(scope, ACTIONS, "effort", say("Effort"), 7)
    yield field("priority", say("Priority"), priority, "number", 8, digits=1, formula=PRIORITY)
    yield mapped(scope, ACTIONS, "opened_on", say("Opened on"))
    yield mapped(scope, ACTIONS, "due", say("Due"))
    yield mapped(scope, ACTIONS, "status", say("Status"), 10)
    yield mapped(scope, ACTIONS, "done_on", say("Done on"))
    yield field("days_overdue", say("Days overdue"), scope.days_overdue, "number", 8,
                formula=over, limits=LATE)  # fmt: skip
    yield mapped(scope, ACTIONS, "deliverable", say("Deliverable"), 15)
    yield mapped(scope, ACTIONS, "notes", say("Notes"), 17)
