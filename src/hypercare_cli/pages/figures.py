"""Single figures in words: what several pages say in the same way."""

from typing import Any

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Badge
from hypercare_cli.i18n.words import Words
from hypercare_cli.metrics.rag import RISK_AMBER, RISK_RED
from hypercare_cli.plan.kinds import Colour, Duration
from hypercare_cli.plan.kpis import Kpi

KINDS = {
    "health": "dimension",
    "change": "factor",
    "rag": "stream",
    "completeness": "section",
}
"""Families of metrics and the kind of term that their names are; those of KPIs have titles."""


def badge(words: Words, colour: str | None) -> Badge:
    """A colour with its word; without a colour “not known”."""
    word = words.term("colour", colour or "unknown")
    return Badge(colour, word)  # type: ignore[arg-type]  # figures of unit colour are Colours


def score_badge(value: int) -> Badge:
    """The score of a risk in the colour to which it lifts its stream."""
    colour: Colour = "red" if value >= RISK_RED else "amber" if value >= RISK_AMBER else "green"
    return Badge(colour, str(value))


def kpi_name(kpi: Kpi) -> str:
    """The title, with the unit where the values do not carry it."""
    return f"{kpi.title} ({kpi.unit})" if kpi.unit and kpi.unit != "percent" else kpi.title


def figure(analysis: Analysis, words: Words, metric: str) -> str:
    """The value of a metric as people read it."""
    return valued(analysis, words, metric, analysis.figures[metric])


def valued(analysis: Analysis, words: Words, metric: str, value: Any) -> str:
    """A value that a metric has, had or would have, in the one way in which all pages show it."""
    f = analysis.figures
    name = f.name(metric)
    unit = f.declaration(metric).unit
    if unit == "number" and name in f.kpis:
        kpi_unit = f.kpis[name].unit
        points = metric.endswith(".variance") and kpi_unit == "percent"
        return words.points(value) if points else words.kpi(value, kpi_unit)
    return words.figure(unit, value, analysis.plan.plan.currency)


def label(analysis: Analysis, words: Words, metric: str) -> str:
    """The name of a metric as people read it, with the KPI or stream that it is about."""
    declaration = analysis.figures.declaration(metric)
    text = words.say(declaration.label)
    name = analysis.figures.name(metric)
    if name is None:
        return text
    titles = {kpi.id: kpi.title for kpi in analysis.plan.kpis}
    kind = KINDS.get(metric.partition(".")[0])
    return f"{titles.get(name, name) if kind is None else words.term(kind, name)} – {text}"


def when(analysis: Analysis, words: Words) -> str:
    """The as-of date with its day of the plan: `5 Apr 2026 (T+90)`."""
    return f"{words.day(analysis.as_of)} ({t_plus(analysis.figures.day)})"


def as_of(analysis: Analysis, words: Words) -> tuple[str, str]:
    """The first fact of a page."""
    return words.say("As of"), when(analysis, words)


def t_plus(day: int) -> str:
    """`T+30`, `T-7`, `T0`."""
    return f"T{day:+d}" if day else "T0"


def person(analysis: Analysis, words: Words, id_: str | None) -> str:
    """A person as documents name them: title, else role, else a dash."""
    found = next((p for p in analysis.plan.people if p.id == id_), None)
    if found is None:
        return words.listing([id_] if id_ else [])
    return found.title or words.term("role", found.role)


def duration(words: Words, length: Duration) -> str:
    """A length of time as it was typed: `3 working days`."""
    plural, amount = words.plural, length.amount
    if length.unit == "m":
        return plural("{n} minute", "{n} minutes", amount)
    if length.unit == "h":
        return plural("{n} hour", "{n} hours", amount)
    if length.unit == "d":
        return plural("{n} day", "{n} days", amount)
    return plural("{n} working day", "{n} working days", amount)


def shortened(text: str, longest: int) -> str:
    """At most so many letters, cut after a word where there is one."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"
