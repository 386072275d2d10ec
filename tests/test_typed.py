"""What people type into the cells of a ledger."""

from datetime import date

import pytest

from hypercare_cli.cells.remark import Fault
from hypercare_cli.cells.typed import Setting, Type, agreed, typed
from hypercare_cli.cells.types import french, spoken, type_of
from hypercare_cli.i18n.words import LANGUAGES, Language
from hypercare_cli.pages.ledger.columns import LISTINGS
from hypercare_cli.readers.sheets import Raw


def type_in(table: str, column: str) -> Type:
    listing = LISTINGS[table]
    return type_of(listing.column(column), listing.cell(column), "fr", lambda _section: {})


def read(text: str, type_: Type, language: Language = "fr") -> object:
    return typed(Raw("text", text), type_, Setting(language, None))


@pytest.mark.parametrize(
    ("table", "text", "word"),
    [
        ("actions", "Terminée", "done"),
        ("actions", "terminés", "done"),
        ("actions", "OUVERTES", "open"),
        ("actions", "done", "done"),
        ("decisions", "prise", "taken"),
        ("tasks", "planifiée", "planned"),
        ("tasks", "Planifiées", "planned"),
    ],
)
def test_french_words_may_agree(table: str, text: str, word: str) -> None:
    assert read(text, type_in(table, "status")) == word


def test_another_word_stays_none() -> None:
    with pytest.raises(Fault):
        read("terminus", type_in("actions", "status"))


def test_words_that_differ_only_in_agreement_are_no_guess() -> None:
    type_ = Type("word", words={"pris": "a"}, agreed={"pri": ""})
    assert read("pris", type_) == "a"
    with pytest.raises(Fault):
        read("prise", type_)


def test_every_list_has_its_french_words() -> None:
    """Agreement hides no word: each list of the ledger keeps all of its own apart."""
    for listing in LISTINGS.values():
        for column in listing.columns:
            codes = listing.cell(column.key).codes
            if column.terms and codes:
                found = french(column.terms, codes)
                assert "" not in found.values(), (listing.table, column.key)
                assert set(found.values()) == set(codes)
                assert set(spoken(column.terms, codes, "fr").values()) == set(codes)


def test_agreement() -> None:
    assert agreed("En  Cours") == agreed("en cours")
    assert agreed("Terminées") == agreed("terminé") != agreed("terminer")
    assert agreed("es") == "es"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        "le 5 avril 2026",
        "Le  5 avril 2026",
        "5 avr. 2026",
        "April 5, 2026",
        "Apr 5 2026",
        "april 5th, 2026",
        "5th April 2026",
        "the 5th of April 2026",
        "5 April, 2026",
    ],
)
def test_days_in_words(text: str, language: Language) -> None:
    assert read(text, Type("date"), language) == date(2026, 4, 5)


@pytest.mark.parametrize(
    "text", ["le 31 avril 2026", "Avrol 5, 2026", "5, 2026", "le 2026-04-05 ou 06", "April 2026"]
)
def test_no_days(text: str) -> None:
    with pytest.raises(Fault):
        read(text, Type("date"))
