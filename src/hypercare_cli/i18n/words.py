"""How a language says things: sentences, terms, numbers, money and dates.

Colours and conditions never see a figure that was rounded to be shown.
Babel is imported when the first number or date is written.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal, localcontext
from functools import cache
from gettext import GNUTranslations, NullTranslations
from typing import Literal

from hypercare_cli import resources
from hypercare_cli.i18n.message import Message, Term
from hypercare_cli.i18n.terms import TERMS
from hypercare_cli.rounding import WIDE, half_up

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("en", "fr")
REGION = {"fr": "fr_FR", "en": "en_GB"}
UNKNOWN = "—"
MINUS = "\u2212"
"""The sign of a number below zero: unlike a hyphen, no line ends behind it."""


class Words:
    """One language; `Words("fr").share(Decimal("0.75"))` is `75 %`."""

    def __init__(self, language: Language):
        self.language: Language = language

    @property
    def _catalogue(self) -> NullTranslations:
        return catalogue(self.language)

    # -- sentences ------------------------------------------------------------------------------

    def say(self, text: str | Message, /, **values: object) -> str:
        """A sentence in this language, its slots filled; the English text is the key.

        A slot shows numbers and dates the way of the language.
        """
        if isinstance(text, Message):
            values = {**text.values, **values}
            text = text.text
        if not text:
            return ""
        translated = self._catalogue.gettext(text)
        return (
            translated.format(**{k: self.show(v) for k, v in values.items()})
            if values
            else translated
        )

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """The singular or the plural sentence; `{n}` is the count. French counts 0 as singular."""
        text = self._catalogue.ngettext(one, many, count)
        return text.format(
            n=self.number(Decimal(count)), **{k: self.show(v) for k, v in values.items()}
        )

    def counted(self, one: str, many: str, value: Decimal, /) -> str:
        """A measured amount with its unit; the plural from 2 on in French, but for 1 in English."""
        count = int(value) if self.language == "fr" or value == value.to_integral_value() else 2
        return self._catalogue.ngettext(one, many, count).format(n=self.number(value))

    def show(self, value: object) -> str:
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, Term):
            return self.term(value.kind, value.word)
        if isinstance(value, bool):
            return self.term("truth", str(value).lower())
        if isinstance(value, Decimal):
            return self.number(value)
        if isinstance(value, date):
            return self.day(value)
        if type(value) is tuple:  # a Place is one too, and says itself where it is
            return self.listing(self.show(item) for item in value)
        return str(value)

    def term(self, kind: str, word: str | None) -> str:
        """A word of the plan in this language; unknown words stand as they are."""
        if word is None:
            return UNKNOWN
        text = TERMS[kind].get(word)
        return word if text is None else self._catalogue.pgettext(kind, text)

    def listing(self, items: Iterable[str]) -> str:
        """Items with commas; a dash without any."""
        return ", ".join(items) or UNKNOWN

    # -- numbers --------------------------------------------------------------------------------

    def number(self, value: Decimal | int | None, digits: int | None = None) -> str:
        """A number with the signs of the language and `digits` after the point.

        Without `digits`: as many as it has, at most 2.
        """
        if value is None:
            return UNKNOWN
        exact = Decimal(value)
        if not digits and 0 <= exact < 1000 and exact == int(exact):
            return str(int(exact))  # alike in all languages, and Babel is dear to import
        if digits is None:
            rounded = half_up(exact, 2)
            normal = rounded.normalize(WIDE)
            digits = max(0, -int(normal.as_tuple().exponent))
        return self._format(
            half_up(exact, digits), "#,##0" + ("." + "0" * digits if digits else "")
        )

    def share(self, value: Decimal | int | None, digits: int = 0) -> str:
        """A fraction as a percentage: 0.8571 is `86 %`; digits after the point."""
        if value is None:
            return UNKNOWN
        text = self.number(half_up(Decimal(value) * 100, digits), digits)
        return f"{text}\u00a0%" if self.language == "fr" else f"{text}%"

    def money(self, value: Decimal | int | None, currency: str | None, digits: int = 0) -> str:
        """An amount with its currency; without one the plain number."""
        if value is None:
            return UNKNOWN
        text = self.number(value, digits)
        if not currency:
            return text
        from babel.numbers import get_currency_symbol

        symbol = get_currency_symbol(currency, REGION[self.language])
        if self.language == "fr":
            return f"{text}\u00a0{symbol}"
        sign, text = (MINUS, text[1:]) if text.startswith(MINUS) else ("", text)
        gap = "\u00a0" if symbol[-1:].isalpha() else ""
        return f"{sign}{symbol}{gap}{text}"

    def signed(self, text: str) -> str:
        """A plus before a figure that is neither negative nor zero nor unknown."""
        positive = not text.startswith(MINUS) and any(digit in text for digit in "123456789")
        return f"+{text}" if positive else text

    def _format(self, value: Decimal, pattern: str) -> str:
        from babel.numbers import format_decimal

        with localcontext(WIDE):  # Babel quantizes in the context it finds
            text = format_decimal(value, pattern, REGION[self.language])
        return text.replace("-", MINUS)

    # -- figures --------------------------------------------------------------------------------

    def figure(self, unit: str, value: object, currency: str | None = None) -> str:
        """A figure of the catalogue as people read it, from the unit of its declaration."""
        if value is None:
            return UNKNOWN
        if isinstance(value, bool):
            return self.term("truth", str(value).lower())
        if isinstance(value, str):
            return self.term("colour", value)
        if not isinstance(value, Decimal | int):
            raise TypeError(f"no figure: {value!r}")
        return self.money(value, currency) if unit == "money" else self.measure(unit, value)

    def measure(self, unit: str, value: Decimal | int) -> str:
        """A number with its unit, at the precision that people read it."""
        if unit == "share":
            return self.share(value, 1)
        if unit == "ratio":
            return self.share(value)
        if unit == "days":
            return self.plural("{n} day", "{n} days", int(value))
        if unit == "score":
            return self.number(value, 1)
        if unit == "note":
            return self.number(value)
        tenths = half_up(Decimal(value), 1)
        if unit == "months":
            return self.counted("{n} month", "{n} months", tenths)
        if unit == "hours":
            return self.counted("{n} hour", "{n} hours", tenths)
        return self.number(tenths if unit == "nps" else value)

    def kpi(self, value: Decimal | int | None, unit: str | None) -> str:
        """A value of a KPI with its unit; `percent` values are percentages already."""
        if value is None:
            return UNKNOWN
        text = self.number(value)
        if unit == "percent":
            return f"{text}\u00a0%" if self.language == "fr" else f"{text}%"
        return f"{text}\u00a0{unit}" if unit else text

    def points(self, value: Decimal | int | None) -> str:
        """A difference of two percentages, in percentage points."""
        return UNKNOWN if value is None else self.say("{n} pt", n=self.number(value))

    # -- dates ----------------------------------------------------------------------------------

    def day(self, day: date | None, style: Literal["short", "medium", "long"] = "medium") -> str:
        """A date: `5 avr. 2026`, `5 Apr 2026`; its months as short as Office writes them in charts."""
        if day is None:
            return UNKNOWN
        return self._day(day, style)

    def brief_day(self, day: date | None, *, year: bool) -> str:
        """A date for narrow columns: `5 Apr`, or `5 Apr 26` where the year does not speak for itself."""
        return UNKNOWN if day is None else self._day(day, "d MMM yy" if year else "d MMM")

    def _day(self, day: date, style: str) -> str:
        from babel.dates import format_date

        text = format_date(day, style, REGION[self.language])
        if self.language == "en" and style != "long":
            text = text.replace("Sept", "Sep")
        first = self.language == "fr" and text.startswith("1 ")
        return f"1er {text[2:]}" if first else text


@cache
def catalogue(language: Language) -> NullTranslations:
    """The messages of a language; English is the source and needs none."""
    if language == "en":
        return NullTranslations()
    with resources.resource("i18n", f"{language}.mo").open("rb") as file:
        return GNUTranslations(file)
