"""The whole ledger: which sheets there are, and in which order."""

from dataclasses import replace
from typing import get_args

from hypercare_cli.analysis import Analysis, analyse
from hypercare_cli.blocks import Stamp
from hypercare_cli.i18n.words import Words
from hypercare_cli.pages.figures import when
from hypercare_cli.pages.ledger.about import about_sheet
from hypercare_cli.pages.ledger.actions import action_sheet
from hypercare_cli.pages.ledger.adoption import adoption_sheet
from hypercare_cli.pages.ledger.bridge import bridge_sheets
from hypercare_cli.pages.ledger.columns import STORE
from hypercare_cli.pages.ledger.contracts import claim_sheet, obligation_sheet, register_sheet
from hypercare_cli.pages.ledger.decisions import decision_sheet
from hypercare_cli.pages.ledger.facts import fact_sheet
from hypercare_cli.pages.ledger.feedback import feedback_sheet
from hypercare_cli.pages.ledger.health import health_sheet
from hypercare_cli.pages.ledger.kpis import kpi_sheet, measurement_sheet
from hypercare_cli.pages.ledger.people import people_sheet
from hypercare_cli.pages.ledger.raci import raci_sheet
from hypercare_cli.pages.ledger.risks import risk_sheet
from hypercare_cli.pages.ledger.roadmap import roadmap_sheet, task_sheet
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.pages.ledger.store import store
from hypercare_cli.pages.ledger.summary import summary_sheet
from hypercare_cli.pages.ledger.support import support_sheet
from hypercare_cli.pages.ledger.value import budget_sheet, value_sheet
from hypercare_cli.plan.kinds import Audience, Colour
from hypercare_cli.sheet import Labels, Sheet, Store, Workbook
from hypercare_cli.source import File

FREE_ROWS = 15
"""What every table of a blank ledger has beyond its own free rows."""


def ledger(
    analysis: Analysis, words: Words, stamp: Stamp, audience: Audience = "customer"
) -> Workbook:
    """Every sheet, also the empty ones: the ledger is filled in and comes back."""
    return workbook(Scope(analysis, words, audience), stamp)


def blank_ledger(analysis: Analysis, words: Words, stamp: Stamp) -> Workbook:
    """The ledger of a plan that is known, with many free rows to fill in."""
    return workbook(Scope(analysis, words, room=FREE_ROWS), stamp)


def empty_ledger(words: Words, stamp: Stamp) -> Workbook:
    """A ledger without a plan, for teams that start in Excel."""
    day = stamp.as_of
    identity = f"{{id: plan, title: plan, kickoff: {day}, language: {words.language}}}"
    text = f"hypercare: 1\nplan: {identity}\n"
    analysis = analyse((File("plan.yaml", text),), day, lambda _path: None)
    return workbook(Scope(analysis, words, room=FREE_ROWS, is_blank=True), stamp)


def workbook(scope: Scope, stamp: Stamp) -> Workbook:
    words = scope.words
    title = words.say("Ledger – {plan}", plan=scope.plan.plan.title)
    if scope.is_blank:
        title = words.say("Ledger to fill in")
    made = Workbook(
        title,
        when(scope.analysis, words) if not scope.is_blank else words.day(stamp.as_of),
        words.language,
        tuple(sheets(scope, stamp)),
        stamp,
        labels(scope),
        money(scope),
        {colour: words.term("colour", colour) for colour in get_args(Colour)},
    )
    return replace(made, store=Store(STORE, tuple(store(made))))


def sheets(scope: Scope, stamp: Stamp) -> list[Sheet]:
    about = about_sheet(scope, stamp)
    found = [
        summary_sheet(scope),
        fact_sheet(scope),
        kpi_sheet(scope),
        measurement_sheet(scope),
        value_sheet(scope),
        *bridge_sheets(scope),
        budget_sheet(scope),
        action_sheet(scope),
        decision_sheet(scope),
        risk_sheet(scope),
        people_sheet(scope),
        raci_sheet(scope),
        roadmap_sheet(scope),
        task_sheet(scope),
        adoption_sheet(scope),
        support_sheet(scope),
        register_sheet(scope),
        obligation_sheet(scope),
        claim_sheet(scope),
        feedback_sheet(scope),
        health_sheet(scope),
    ]
    return [about, *found[1:], found[0]] if scope.is_blank else [*found, about]


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
        pick=words.say("Please choose a word of the list."),
        day=words.say(
            "Please type a date, such as {date}.", date=words.day(scope.f.as_of, "short")
        ),
        number=words.say("Please type a number."),
    )
