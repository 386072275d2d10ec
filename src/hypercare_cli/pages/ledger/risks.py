"""The sheet of the risk register."""

from collections.abc import Iterator

from hypercare_cli.blocks import Badge
from hypercare_cli.metrics.rag import RISK_AMBER, RISK_RED
from hypercare_cli.metrics.risks import score
from hypercare_cli.pages.figures import badge, score_badge
from hypercare_cli.pages.ledger.columns import RISKS
from hypercare_cli.pages.ledger.fields import Field, edited, field, mapped
from hypercare_cli.pages.ledger.formula import known, text
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.plan.risks import Risk
from hypercare_cli.sheet import Sheet

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
        (edited(scope, RISKS, list(fields(scope)), risks),),
        say("Score is probability × impact, each 1 (low) to 3 (high): 6 is amber, 9 is red."),
        frozen=2,
    )


def fields(scope: Scope) -> Iterator[Field[Risk]]:
    say = scope.words.say
    yield mapped(scope, RISKS, "id", say("Id"), 7)
    yield mapped(scope, RISKS, "title", say("Risk"), 34)
    yield mapped(scope, RISKS, "stream", say("Stream"), 13)
    yield mapped(scope, RISKS, "contract", say("Contract"), 9)
    yield mapped(scope, RISKS, "probability", say("Probability"), 11)
    yield mapped(scope, RISKS, "impact", say("Impact"), 9)
    yield field("score", say("Score"), score, "number", 8, formula=SCORE)
    yield field("colour", say("Colour"), lambda risk: colour(scope, risk), "colour", 10,
                formula=colour_of_score(scope))  # fmt: skip
    yield mapped(scope, RISKS, "status", say("Status"), 9)
    yield mapped(scope, RISKS, "mitigation", say("Mitigation"), 36)
    yield mapped(scope, RISKS, "owner", say("Owner"), 20)
    yield mapped(scope, RISKS, "due", say("Due"))
    yield mapped(scope, RISKS, "notes", say("Notes"), 18)


def colour(scope: Scope, risk: Risk) -> Badge:
    return badge(scope.words, score_badge(score(risk)).colour)


def colour_of_score(scope: Scope) -> str:
    green, amber, red = (
        text(scope.words.term("colour", colour)) for colour in ("green", "amber", "red")
    )
    above = f"IF({{@score}}>={RISK_RED},{red},IF({{@score}}>={RISK_AMBER},{amber},{green}))"
    return known(above, "score")
