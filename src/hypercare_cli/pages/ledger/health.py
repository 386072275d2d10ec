"""The sheet of the health score: five notes, their weights, and the points they bring."""

from collections.abc import Iterator

from hypercare_cli.metrics import health
from hypercare_cli.pages.ledger.fields import Field, field, table
from hypercare_cli.pages.ledger.formula import known, text
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.plan.health import DIMENSIONS
from hypercare_cli.sheet import Figure, Formula, Panel, Sheet, Total

NOTED = 'SUMIF({dimensions[note]},">0",{dimensions[weight]})'
POINTS = known(f"100*{{@note}}/5*{{@weight}}/{NOTED}", "note")
SCORE = f'IF({NOTED}=0,"",SUM({{dimensions[points]}}))'
COVERAGE = f'IF(SUM({{dimensions[weight]}})=0,"",{NOTED}/SUM({{dimensions[weight]}}))'


def health_sheet(scope: Scope) -> Sheet:
    """The dimensions, the score, its colour and the bounds of the colours."""
    say, f = scope.words.say, scope.f
    totals = {
        "dimension": Total(scope.metric("health.score")),
        "weight": Total(Formula("SUM({dimensions[weight]})", sum(health.weights(f).values()))),
        "points": Total(Formula(SCORE, f["health.score"]), "health.score"),
    }
    return Sheet(
        say("Health"),
        scope.metric("health.score"),
        (
            table("dimensions", list(fields(scope)), DIMENSIONS, totals, fixed=True),
            colour_panel(scope),
        ),
        say("The notes, from 1 to 5, are given by hand or measured from the plan."),
    )


def fields(scope: Scope) -> Iterator[Field[str]]:
    say, f = scope.words.say, scope.f
    weights, points = health.weights(f), health.contributions(health.notes(f), health.weights(f))
    yield field("dimension", say("Dimension"), lambda name: scope.word("dimension", name), width=38)
    yield field("weight", say("Weight"), weights.__getitem__, "number", 14)
    yield field("note", say("Note /5"), lambda name: f[f"health.{name}"], "number", 14)
    yield field("source", say("Source"), lambda n: scope.word("source", health.source(f, n)),
                width=16)  # fmt: skip
    yield field("points", say("Points"), points.get, "number", 14, digits=1, formula=POINTS)


def colour_panel(scope: Scope) -> Panel:
    """The bounds stand in cells, so that the colour follows them."""
    say, f = scope.words.say, scope.f
    bounds = health.bounds(f)
    return Panel(
        (
            Figure("health.coverage", scope.metric("health.coverage"),
                   Formula(COVERAGE, f["health.coverage"]), "share"),
            Figure("health.rag", scope.metric("health.rag"),
                   Formula(colour(scope), scope.word("colour", f["health.rag"])), "colour"),
            Figure("health.green", say("Green from"), bounds["green"]),
            Figure("health.amber", say("Amber from"), bounds["amber"]),
            Figure("health.least", say("Coverage that green needs"), bounds["coverage"], "share"),
        ),
        under=("dimension", "points"),
    )  # fmt: skip


def colour(scope: Scope) -> str:
    """Bounds are compared at nine decimals, as everywhere."""
    green, amber, red = (
        text(scope.words.term("colour", colour)) for colour in ("green", "amber", "red")
    )
    covered = f"IF(ROUND({{health.coverage}},9)>={{health.least}},{green},{amber})"
    return (
        'IF({health.score}="","",'
        f"IF(ROUND({{health.score}},9)>={{health.green}},{covered},"
        f"IF(ROUND({{health.score}},9)>={{health.amber}},{amber},{red})))"
    )
