"""The sheet of support: tickets by period."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from hypercare_cli.metric import share
from hypercare_cli.metrics.support import complete
from hypercare_cli.pages.ledger.columns import PERIODS
from hypercare_cli.pages.ledger.fields import Field, edited, field, mapped
from hypercare_cli.pages.ledger.formula import quotient
from hypercare_cli.pages.ledger.listing import found
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.plan.support import Period
from hypercare_cli.sheet import Sheet


def support_sheet(scope: Scope) -> Sheet:
    """The complete periods, oldest first."""
    say = scope.words.say
    periods = scope.shared(complete(scope.f))
    return Sheet(
        say("Support"),
        say("Support: tickets by period"),
        (edited(scope, PERIODS, list(fields(scope)), periods),),
        say("One line a period, once its last day is over."),
        frozen=2,
    )


def fields(scope: Scope) -> Iterator[Field[Period]]:
    say = scope.words.say
    yield mapped(scope, PERIODS, "start", say("From"))
    yield mapped(scope, PERIODS, "end", say("To"))
    yield mapped(scope, PERIODS, "opened", say("Opened"), 9)
    yield mapped(scope, PERIODS, "resolved", say("Resolved"), 9)
    yield mapped(scope, PERIODS, "within_sla", say("Within SLA"), 9)
    yield rate("sla_rate", say("Share within SLA"), "within_sla", "resolved")
    yield mapped(scope, PERIODS, "response_hours", say("Hours to respond"), 10)
    yield mapped(scope, PERIODS, "resolution_hours", say("Hours to resolve"), 10)
    yield mapped(scope, PERIODS, "responses", say("Answers on satisfaction"), 12)
    yield mapped(scope, PERIODS, "satisfied", say("Satisfied"), 9)
    yield rate("csat", say("Share satisfied"), "csat.satisfied", "csat.responses")
    yield mapped(scope, PERIODS, "p1_open", say("P1 still open"), 9)
    yield mapped(scope, PERIODS, "n1", say("Resolved at level 1"), 9)
    yield mapped(scope, PERIODS, "n2", say("Resolved at level 2"), 9)
    yield mapped(scope, PERIODS, "n3", say("Resolved at level 3"), 9)
    yield mapped(scope, PERIODS, "notes", say("Notes"), 22)


def rate(key: str, title: str, part: str, whole: str) -> Field[Any]:
    """A share of two fields of an entry, as a live formula of their columns."""
    formula = quotient(part.rpartition(".")[2], whole.rpartition(".")[2])
    return field(key, title, of(part, whole), "share", 10, digits=1, formula=formula)


def of(part: str, whole: str) -> Callable[[Any], Decimal | None]:
    return lambda entry: share(found(entry, part), found(entry, whole))
