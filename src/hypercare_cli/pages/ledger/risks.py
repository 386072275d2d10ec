"""The sheet of the risk register."""

from collections.abc import Iterator

from hypercare_cli.metrics.rag import RISK_AMBER, RISK_RED
from hypercare_cli.metrics.risks import LEVELS, score
from hypercare_cli.pages.ledger.fields import Field, field, table
from hypercare_cli.pages.ledger.formula import known
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.plan.risks import Risk
from hypercare_cli.sheet import Limits, Sheet

SCORE = known(
    'IFERROR(MATCH({@probability},{list.level},0)*MATCH({@impact},{list.level},0),"")',
    "probability",
    "impact",
)


def risk_sheet(scope: Scope) -> Sheet:
    """Open risks first, the gravest on top."""
    say = scope.words.say
    risks = sorted(
        scope.shared(scope.plan.risks), key=lambda r: (r.status != "open", -score(r), r.id)
    )
    return Sheet(
        say("Risks"),
        say("Risk register"),
        (table("risks", [*about(scope), *treatment(scope)], risks),),
        say("Score is probability × impact, each 1 (low) to 3 (high): 6 is amber, 9 is red."),
        frozen=2,
    )


def about(scope: Scope) -> Iterator[Field[Risk]]:
    say = scope.words.say
    levels = scope.choice("level", say("Level"), "level", tuple(LEVELS))
    yield field("id", say("Id"), lambda risk: risk.id, width=8)
    yield field("title", say("Risk"), lambda risk: risk.title, width=40)
    yield field("stream", say("Stream"), lambda risk: scope.word("stream", risk.stream),
                width=13, choice=scope.streams)  # fmt: skip
    yield field("contract", say("Contract"), lambda risk: risk.contract, width=11)
    yield field("probability", say("Probability"), lambda r: scope.word("level", r.probability),
                choice=levels)  # fmt: skip
    yield field("impact", say("Impact"), lambda risk: scope.word("level", risk.impact),
                choice=levels)  # fmt: skip
    yield field("score", say("Score"), score, "number", 9, formula=SCORE,
                limits=Limits(RISK_AMBER, RISK_RED))  # fmt: skip


def treatment(scope: Scope) -> Iterator[Field[Risk]]:
    say = scope.words.say
    states = scope.choice("risk_status", say("Status of risks"), "status", ("open", "closed"))
    yield field("status", say("Status"), lambda risk: scope.word("status", risk.status),
                choice=states)  # fmt: skip
    yield field("mitigation", say("Mitigation"), lambda risk: risk.mitigation, width=44)
    yield field("owner", say("Owner"), lambda risk: scope.person(risk.owner), width=24,
                choice=scope.owners)  # fmt: skip
    yield field("due", say("Due"), lambda risk: risk.due, "date")
    yield field("notes", say("Notes"), lambda risk: risk.notes, width=30)
