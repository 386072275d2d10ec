"""Whatever the tool says while it works is in the catalogue: nothing reaches a reader half translated.

`scripts/catalogue.py` collects literals; a text that is passed on through a variable escapes it, and
is met here, where every command and document runs in French.
"""

from datetime import date
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import get_args

import pytest
from typer.testing import CliRunner

from hypercare_cli import resources
from hypercare_cli.cli.app import app
from hypercare_cli.i18n import words
from hypercare_cli.pages.check import check_data, checks
from hypercare_cli.plan.identity import Context
from hypercare_cli.starter import Answers, starter
from scripts import catalogue
from scripts.catalogue import SLOT, SPOKEN

PLANS = ("full-case", "digital-relationship", "relaunch", "hostile")
COMMANDS = ("validate", "status", "score", "roi", "ttv", "rag", "kpi", "metrics")
DOCUMENTS = ("plan", "qbr", "ledger")
EXPLAINED = ("health.score", "value.annual", "rag.global", "rag.data", "support.csat", "ttv.days")


class Uncollected(NullTranslations):
    """Asked for what the catalogue does not have; keeps what the collector does not know either."""

    def __init__(self, collected):
        super().__init__()
        self.collected = collected
        self.texts = set()

    def gettext(self, message):
        if SPOKEN.search(SLOT.sub("", message)) and message not in self.collected:
            self.texts.add(message)
        return message

    def ngettext(self, msgid1, msgid2, n):
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context, message):
        return self.gettext(message)


@pytest.fixture(scope="module")
def collected():
    """Every English text, the plural forms included."""
    found = catalogue.collect(catalogue.ROOT).found.values()
    return {form for text, _files in found for form in (text.one, text.many)}


@pytest.fixture
def missed(monkeypatch, collected, tmp_path_factory):
    """The texts that were said and can never have their French; nothing kept from earlier runs."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    found = Uncollected(collected)
    with resources.resource("i18n", "fr.mo").open("rb") as file:
        french = GNUTranslations(file)
    french.add_fallback(found)
    monkeypatch.setattr(words, "catalogue", lambda language: french)
    return found.texts


def run(*arguments):
    """A command in French on the day of the examples; what it finds in the plan is no matter here."""
    result = CliRunner().invoke(app, [*arguments, "--lang", "fr", "--as-of", "2026-04-05"])
    assert result.exit_code in (0, 1), result.output
    return result.output


@pytest.mark.parametrize("plan", PLANS)
def test_commands_speak_french(missed, plan):
    folder = str(resources.resource("examples", plan))
    for command in COMMANDS:
        run(command, folder)
    for metric in EXPLAINED:
        run("explain", metric, folder)
    assert not missed


def test_what_findings_mean_is_in_french(missed):
    for check in checks().values():
        check_data(check, words.Words("fr"))
    assert not missed


@pytest.mark.parametrize("plan", PLANS)
def test_documents_are_in_french(missed, plan, tmp_path):
    folder = str(resources.resource("examples", plan))
    for kind in DOCUMENTS:
        run("report", kind, folder, "-o", str(tmp_path))
    assert len(list(Path(tmp_path).iterdir())) == len(DOCUMENTS)
    assert not missed


@pytest.mark.parametrize("context", get_args(Context))
def test_starter_plans_are_in_french(missed, context):
    starter(Answers("p", "Plan", "Client", context, date(2026, 1, 5), "fr", "EUR", "FR"))
    assert not missed
