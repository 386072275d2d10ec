"""How the numbers and days of a chart are written: as format codes of Office, and as text."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from hypercare_cli.blocks import Chart
from hypercare_cli.charts.scale import Scale, values
from hypercare_cli.i18n.words import Language, Words
from hypercare_cli.rounding import half_up

LOCALE = {"en": "[$-809]", "fr": "[$-40C]"}
FINEST = {"share": 1, "number": 2, "money": 0}
"""Most digits after the point; shares are counted in percent."""
AWAY = '"\u2002"'
"""Keeps the marks of a value axis clear of a marker that stands on it."""
LARGE = 10
"""From here on, figures of a chart need no digit after the point."""


def digits(chart: Chart, scale: Scale | None = None) -> int:
    """Digits after the point that the values need, or the marks of an axis."""
    shown = list(labelled(chart)) if scale is None else list(scale.marks())
    if chart.unit == "share":
        shown = [value * 100 for value in shown]
    finest = FINEST[chart.unit]
    if scale is None and chart.unit == "number" and any(abs(value) >= LARGE**3 for value in shown):
        finest = 0
    return max((decimals(value, finest) for value in shown), default=0)


def labelled(chart: Chart) -> Iterator[Decimal]:
    """The values that are written: of a line the last one of each series."""
    if chart.kind != "line":
        yield from values(chart)
        return
    for series in chart.series:
        known = [value for value in series.values if value is not None]
        yield from known[-1:]


def decimals(value: Decimal, finest: int) -> int:
    return max(0, -int(half_up(value, finest).normalize().as_tuple().exponent))


def code(chart: Chart, language: Language, places: int) -> str:
    """The format code of a value after the mark of its language: `[$-809]#,##0.0%`."""
    locale, number = LOCALE[language], "#,##0" + ("." + "0" * places if places else "")
    if chart.unit == "share":
        return f'{locale}{number}"\u00a0"%' if language == "fr" else f"{locale}{number}%"
    if chart.unit == "money" and chart.currency:
        before, _zero, after = Words(language).money(0, chart.currency).partition("0")
        quoted = [f'"{part}"' if part else "" for part in (before, after)]
        return f"{locale}{quoted[0]}{number}{quoted[1]}"
    return locale + number


def signed(code: str, language: Language, plus: str, minus: str) -> str:
    """The same with a sign in front of what is drawn above zero, and below."""
    locale = LOCALE[language]
    number = code.removeprefix(locale)
    return f'{locale}"{plus}"{number};{locale}"{minus}"{number}'


def day_code(days: tuple[date, ...], language: Language) -> str:
    long = (max(days) - min(days)).days > 365
    return LOCALE[language] + ("mmm\u00a0yyyy" if long else "d\u00a0mmm")


def shown(chart: Chart, words: Words, value: Decimal, places: int) -> str:
    """A value as text."""
    if chart.unit == "share":
        return words.share(value, places)
    if chart.unit == "money":
        return words.money(value, chart.currency, places)
    return words.number(value, places)
