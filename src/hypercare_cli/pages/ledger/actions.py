"""The sheet of the action log, ranked."""

from collections.abc import Iterator

from hypercare_cli.metrics.engagement import open_actions
from hypercare_cli.pages.ledger.fields import LATE, Field, field, table
from hypercare_cli.pages.ledger.formula import days_overdue, known
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.plan.actions import Action
from hypercare_cli.ranking import priority, rank
from hypercare_cli.sheet import Sheet

STATUS = ("open", "done", "dropped")
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
    fields = [*about(scope), *ranking(scope), *progress(scope)]
    return Sheet(
        say("Actions"),
        say("Action log"),
        (table("actions", fields, actions),),
        say("Priority is impact × urgency / effort."),
        frozen=2,
    )


def about(scope: Scope) -> Iterator[Field[Action]]:
    say = scope.words.say
    yield field("id", say("Id"), lambda action: action.id, width=8)
    yield field("title", say("Action"), lambda action: action.title, width=40)
    yield field("owner", say("Owner"), lambda action: scope.person(action.owner), width=24,
                choice=scope.owners)  # fmt: skip
    yield field("with", say("With"), lambda action: scope.people(action.with_), width=20)
    yield field("stream", say("Stream"), lambda action: scope.word("stream", action.stream),
                width=13, choice=scope.streams)  # fmt: skip


def ranking(scope: Scope) -> Iterator[Field[Action]]:
    say = scope.words.say
    yield field("impact", say("Impact"), lambda action: action.impact, "number", 9)
    yield field("urgency", say("Urgency"), lambda action: action.urgency, "number", 9)
    yield field("effort", say("Effort"), lambda action: action.effort, "number", 9)
    yield field("priority", say("Priority"), priority, "number", 10, digits=1, formula=PRIORITY)


def progress(scope: Scope) -> Iterator[Field[Action]]:
    say = scope.words.say
    states = scope.choice("action_status", say("Status of actions"), "status", STATUS)
    over = days_overdue(*(scope.words.term("status", word) for word in ("done", "dropped")))
    yield field("opened_on", say("Opened on"), lambda action: action.opened_on, "date")
    yield field("due", say("Due"), lambda action: action.due, "date")
    yield field("status", say("Status"), lambda action: scope.status(action, "open"),
                choice=states)  # fmt: skip
    yield field("done_on", say("Done on"), lambda action: scope.until(action.done_on), "date")
    yield field("days_overdue", say("Days overdue"), scope.days_overdue, "number", 10,
                formula=over, limits=LATE)  # fmt: skip
    yield field("deliverable", say("Deliverable"), lambda action: action.deliverable, width=24)
    yield field("notes", say("Notes"), lambda action: action.notes, width=30)
