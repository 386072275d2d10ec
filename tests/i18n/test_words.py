"""How each language writes sentences, terms, numbers, money and dates."""

from datetime import date
from decimal import Decimal

import pytest

from hypercare_cli.i18n.message import Message, message
from hypercare_cli.i18n.words import LANGUAGES, MINUS, UNKNOWN, Words

NARROW = "\u202f"  # between the groups of a French number
HARD = "\u00a0"  # before a French sign or unit
EN, FR = Words("en"), Words("fr")

each_language = pytest.mark.parametrize("words", [EN, FR], ids=["en", "fr"])


@pytest.mark.parametrize(
    ("value", "digits", "english", "french"),
    [
        ("0", None, "0", "0"),
        ("1234567.891", None, "1,234,567.89", f"1{NARROW}234{NARROW}567,89"),
        ("1234", 1, "1,234.0", f"1{NARROW}234,0"),
        ("12345", None, "12,345", f"12{NARROW}345"),
        ("1E3", None, "1,000", f"1{NARROW}000"),
        ("7.50", None, "7.5", "7,5"),
        ("-3.5", None, f"{MINUS}3.5", f"{MINUS}3,5"),
        ("0.125", None, "0.13", "0,13"),
        ("2.5", 0, "3", "3"),
        ("-2.5", 0, f"{MINUS}3", f"{MINUS}3"),
        ("-0.004", None, "0", "0"),
        ("-0.004", 2, "0.00", "0,00"),
    ],
)
def test_number(value, digits, english, french):
    assert EN.number(Decimal(value), digits) == english
    assert FR.number(Decimal(value), digits) == french


@each_language
def test_a_number_longer_than_any_amount_is_written_in_full(words):
    text = words.number(Decimal("1" + "0" * 45 + ".25"))
    assert "".join(sign for sign in text if sign.isdigit()) == "1" + "0" * 45 + "25"


@pytest.mark.parametrize(
    ("value", "digits", "english", "french"),
    [
        ("0.75", 0, "75%", f"75{HARD}%"),
        ("0.8571", 1, "85.7%", f"85,7{HARD}%"),
        ("0.005", 0, "1%", f"1{HARD}%"),
        ("-0.004", 0, "0%", f"0{HARD}%"),
        ("12.345", 0, "1,235%", f"1{NARROW}235{HARD}%"),
    ],
)
def test_share(value, digits, english, french):
    assert EN.share(Decimal(value), digits) == english
    assert FR.share(Decimal(value), digits) == french


@pytest.mark.parametrize(
    ("value", "currency", "digits", "english", "french"),
    [
        ("1200", "EUR", 0, "€1,200", f"1{NARROW}200{HARD}€"),
        ("1200", "GBP", 0, "£1,200", f"1{NARROW}200{HARD}£GB"),
        ("1200", "CHF", 0, f"CHF{HARD}1,200", f"1{NARROW}200{HARD}CHF"),
        ("1200.5", "EUR", 2, "€1,200.50", f"1{NARROW}200,50{HARD}€"),
        ("-1200.5", "EUR", 0, f"{MINUS}€1,201", f"{MINUS}1{NARROW}201{HARD}€"),
        ("-0.4", "EUR", 0, "€0", f"0{HARD}€"),
        ("1200", None, 0, "1,200", f"1{NARROW}200"),
    ],
)
def test_money(value, currency, digits, english, french):
    assert EN.money(Decimal(value), currency, digits) == english
    assert FR.money(Decimal(value), currency, digits) == french


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("0.5", "+0.5"),
        ("12", "+12"),
        (f"{MINUS}3", f"{MINUS}3"),
        ("0", "0"),
        ("0,00", "0,00"),
        (UNKNOWN, UNKNOWN),
    ],
)
def test_a_plus_stands_before_what_is_above_zero(text, signed):
    assert EN.signed(text) == signed


@pytest.mark.parametrize(
    ("day", "style", "english", "french"),
    [
        ("2026-04-05", "short", "05/04/2026", "05/04/2026"),
        ("2026-04-05", "medium", "5 Apr 2026", "5 avr. 2026"),
        ("2026-04-05", "long", "5 April 2026", "5 avril 2026"),
        ("2026-09-04", "medium", "4 Sep 2026", "4 sept. 2026"),
        ("2026-09-04", "long", "4 September 2026", "4 septembre 2026"),
        ("2026-01-01", "long", "1 January 2026", "1er janvier 2026"),
        ("2026-01-01", "short", "01/01/2026", "01/01/2026"),
        ("2026-01-11", "long", "11 January 2026", "11 janvier 2026"),
    ],
)
def test_day(day, style, english, french):
    assert EN.day(date.fromisoformat(day), style) == english
    assert FR.day(date.fromisoformat(day), style) == french


@each_language
def test_no_line_ends_behind_the_sign_of_a_number(words):
    """U+2212 is a prefix of numbers (class PR of UAX 14); a hyphen may end a line."""
    negative = Decimal("-0.455")
    said = [words.number(negative), words.share(negative, 1), words.kpi(negative, "h")]
    said += [words.money(Decimal(-12), currency) for currency in ("EUR", "CHF", None)]
    assert [text[0] for text in said] == [MINUS] * len(said)
    assert "-" not in "".join(said)


@each_language
def test_what_is_not_known_is_a_dash(words):
    unknown = [
        words.number(None),
        words.share(None),
        words.money(None, "EUR"),
        words.figure("share", None),
        words.kpi(None, "percent"),
        words.day(None),
        words.term("status", None),
        words.listing([]),
    ]
    assert unknown == ["—"] * len(unknown)


@pytest.mark.parametrize(
    ("unit", "value", "english", "french"),
    [
        ("share", "0.8571", "85.7%", f"85,7{HARD}%"),
        ("ratio", "12.5", "1,250%", f"1{NARROW}250{HARD}%"),
        ("money", "1200", "€1,200", f"1{NARROW}200{HARD}€"),
        ("score", "76.25", "76.3", "76,3"),
        ("days", "1", "1 day", "1 jour"),
        ("count", "1200", "1,200", f"1{NARROW}200"),
    ],
)
def test_figure_follows_its_unit(unit, value, english, french):
    assert EN.figure(unit, Decimal(value), "EUR") == english
    assert FR.figure(unit, Decimal(value), "EUR") == french


def test_figure_that_is_no_number():
    assert (EN.figure("colour", "amber"), FR.figure("colour", "amber")) == ("amber", "orange")
    assert (EN.figure("truth", False), FR.figure("truth", False)) == ("no", "non")
    with pytest.raises(TypeError):
        EN.figure("share", 0.5)


def test_kpi_values_in_percent_are_percentages_already():
    assert (EN.kpi(Decimal("2.5"), "percent"), FR.kpi(Decimal("2.5"), "percent")) == (
        "2.5%",
        f"2,5{HARD}%",
    )
    assert FR.kpi(Decimal("6.1"), "h/dossier") == f"6,1{HARD}h/dossier"
    assert EN.kpi(Decimal("6.1"), None) == "6.1"


@pytest.mark.parametrize(
    ("count", "english", "french"),
    [
        (0, "0 days", "0 jour"),
        (1, "1 day", "1 jour"),
        (2, "2 days", "2 jours"),
        (1200, "1,200 days", f"1{NARROW}200 jours"),
    ],
)
def test_plural(count, english, french):
    assert EN.plural("{n} day", "{n} days", count) == english
    assert FR.plural("{n} day", "{n} days", count) == french


def test_a_term_depends_on_its_kind():
    assert EN.term("status", "in_progress") == "in progress"
    assert FR.term("status", "in_progress") == "en cours"
    assert FR.term("quality", "fair") == "moyenne"
    assert FR.term("obligation_kind", "delivery") == "livraison"
    assert (FR.term("proof", "log"), FR.term("proof", "minutes")) == ("journal", "compte rendu")


@each_language
def test_a_term_that_nobody_knows_stands_as_it_is(words):
    assert words.term("status", "half_done") == "half_done"


@each_language
def test_a_text_without_translation_stands_as_it_is(words):
    assert words.say("Nobody translates {this}.") == "Nobody translates {this}."
    assert words.say("Nobody translates {this}.", this=3) == "Nobody translates 3."
    assert words.say("") == ""


def test_slots_speak_the_language_too():
    said = message("{month} has {days} days.", month=date(2026, 2, 1), days=Decimal("28.5"))
    assert EN.say(said) == "1 Feb 2026 has 28.5 days."
    assert FR.say(said) == "1er févr. 2026 compte 28,5 jours."


def test_a_message_inside_a_message_is_translated_first():
    said = message(
        "this must be {wanted}, not {found}",
        wanted=message("a date"),
        found=message("a number"),
    )
    assert EN.say(said) == "this must be a date, not a number"
    assert FR.say(said) == "il faut ici une date, et non un nombre"
    assert FR.show(said) == FR.say(said)


def test_values_given_at_the_end_win():
    assert (
        FR.say(Message("Write {date}.", {"date": "x"}), date="2026-01-05") == "Écrivez 2026-01-05."
    )


@each_language
def test_braces_in_a_value_are_text(words):
    assert "{0.__class__}" in words.say("Write {date}.", date="{0.__class__}")


def test_the_languages():
    assert LANGUAGES == ("en", "fr")
