"""The whole ledger: which sheets there are, and in which order."""

from typing import get_args

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Stamp
from hypercare_cli.i18n.words import Words
from hypercare_cli.pages.figures import when
from hypercare_cli.pages.ledger.about import about_sheet
from hypercare_cli.pages.ledger.actions import action_sheet
from hypercare_cli.pages.ledger.contracts import claim_sheet, has_contracts, obligation_sheet
from hypercare_cli.pages.ledger.decisions import decision_sheet
from hypercare_cli.pages.ledger.health import health_sheet
from hypercare_cli.pages.ledger.kpis import kpi_sheet, measurement_sheet
from hypercare_cli.pages.ledger.raci import raci_sheet
from hypercare_cli.pages.ledger.risks import risk_sheet
from hypercare_cli.pages.ledger.roadmap import roadmap_sheet, task_sheet
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.pages.ledger.summary import summary_sheet
from hypercare_cli.pages.ledger.value import budget_sheet, value_sheet
from hypercare_cli.plan.kinds import Audience, Colour
from hypercare_cli.sheet import Labels, Sheet, Workbook


def ledger(
    analysis: Analysis, words: Words, stamp: Stamp, audience: Audience = "customer"
) -> Workbook:
    """Every sheet, also the empty ones: the ledger is filled in and comes back."""
    scope = Scope(analysis, words, audience)
    title = words.say("Ledger – {plan}", plan=analysis.plan.plan.title)
    return Workbook(
        title,
        when(analysis, words),
        words.language,
        tuple(sheets(scope, stamp)),
        stamp,
        labels(scope),
        money(scope),
        {colour: words.term("colour", colour) for colour in get_args(Colour)},
    )


def sheets(scope: Scope, stamp: Stamp) -> list[Sheet]:
    found = [
        summary_sheet(scope),
        kpi_sheet(scope),
        measurement_sheet(scope),
        value_sheet(scope),
        budget_sheet(scope),
        action_sheet(scope),
        risk_sheet(scope),
        raci_sheet(scope),
        roadmap_sheet(scope),
        task_sheet(scope),
        decision_sheet(scope),
    ]
    if has_contracts(scope):
        found += [obligation_sheet(scope), claim_sheet(scope)]
    return [*found, health_sheet(scope), about_sheet(scope, stamp)]


def money(scope: Scope) -> tuple[str, str]:
    """What stands before and after an amount: `£` in English, a space and `€` in French."""
    before, _zero, after = scope.words.money(0, scope.plan.plan.currency).partition("0")
    return before, after


def labels(scope: Scope) -> Labels:
    words = scope.words
    return Labels(
        lists=words.say("Lists"),
        lists_note=words.say("Words to choose from on the other sheets"),
        page=words.say("Page {page} of {pages}", page="{page}", pages="{pages}"),
        as_of=words.say("As of {date}", date=scope.f.as_of),
        long_texts=words.say("Long texts"),
        long_texts_note=words.say("The rest of texts that are longer than a cell can hold"),
        continued=words.say("… [continued on the sheet Long texts, line {row}]", row="{row}"),
    )
