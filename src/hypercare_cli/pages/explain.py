"""How one figure is made: formula, inputs with their place, contributions that add up."""

from collections.abc import Collection
from typing import Any

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Block, Cell, Column, Facts, Heading, Page, Paragraph, Table
from hypercare_cli.i18n.words import Words
from hypercare_cli.levers import levers
from hypercare_cli.metric import Contribution
from hypercare_cli.pages.figures import badge, figure, label, when
from hypercare_cli.pages.score import lever_data, ways_up
from hypercare_cli.provenance import Provenance, Source


def explain_page(analysis: Analysis, words: Words, metric: str) -> Page:
    """Everything behind one metric of the plan."""
    f = analysis.figures
    declaration = f.declaration(metric)
    value: Cell = (
        badge(words, f[metric]) if declaration.unit == "colour" else figure(analysis, words, metric)
    )
    facts: list[tuple[str, Cell]] = [
        (words.say("Value"), value),
        (words.say("As of"), when(analysis, words)),
        (words.say("Metric"), metric),
        (words.say("Formula"), words.say(declaration.formula)),
    ]
    provenance = Provenance(analysis)
    blocks: list[Block] = [Facts(tuple(facts))]
    blocks += contributions(analysis, words, metric)
    blocks += figures(analysis, words, provenance.metrics(metric))
    blocks += fields(words, provenance.fields(metric))
    if metric == "health.score":
        blocks += ways_up(analysis, words)
    if len(blocks) == 1:
        note = words.say("No line of the plan counts towards this figure.")
        blocks.append(Paragraph(note, "note"))
    return Page(label(analysis, words, metric), tuple(blocks))


def contributions(analysis: Analysis, words: Words, metric: str) -> list[Block]:
    """The addends of a sum, and the sum."""
    trace = analysis.figures.trace(metric)
    parts = trace.contributions
    if not parts:
        return []
    money = analysis.figures.declaration(metric).unit == "money"
    currency = analysis.plan.plan.currency

    def shown(amount: Any) -> str:
        return words.money(amount, currency, 2) if money else words.number(amount, 2)

    rows: list[tuple[Cell, ...]] = [
        (addend(analysis, words, part, trace.metrics), shown(part.amount)) for part in parts
    ]
    rows.append((words.say("Total"), shown(analysis.figures[metric])))
    columns = (Column(words.say("Contribution"), width=3), Column(words.say("Amount"), "right"))
    return [Heading(words.say("What adds up to it"), 2), Table(columns, tuple(rows), total=True)]


def addend(analysis: Analysis, words: Words, part: Contribution, metrics: Collection[str]) -> str:
    """A contribution by its name: a metric, or an entry of the plan by its id."""
    if part.of not in metrics:
        return part.of
    name = analysis.figures.name(part.of)
    if part.of.startswith("health.") and name is not None:
        return words.say(
            "{dimension}: note {note}",
            dimension=words.term("dimension", name),
            note=words.number(analysis.figures[part.of], 2),
        )
    return label(analysis, words, part.of)


def figures(analysis: Analysis, words: Words, metrics: tuple[str, ...]) -> list[Block]:
    if not metrics:
        return []
    f = analysis.figures
    rows = tuple(
        (
            metric,
            label(analysis, words, metric),
            badge(words, f[metric])
            if f.declaration(metric).unit == "colour"
            else figure(analysis, words, metric),
        )
        for metric in metrics
    )
    columns = (
        Column(words.say("Metric"), whole=True),
        Column(words.say("Name"), width=2),
        Column(words.say("Value"), "right"),
    )
    return [Heading(words.say("Made from these figures"), 2), Table(columns, rows)]


def fields(words: Words, sources: tuple[Source, ...]) -> list[Block]:
    if not sources:
        return []
    rows = tuple(
        (
            source.path,
            words.show(source.value),
            "" if source.place is None else f"{source.place.file}:{source.place.line}",
        )
        for source in sources
    )
    columns = (
        Column(words.say("Field"), width=2),
        Column(words.say("Value"), "right"),
        Column(words.say("Place"), width=2),
    )
    return [Heading(words.say("Made from these fields"), 2), Table(columns, rows)]


def explain_data(analysis: Analysis, metric: str) -> dict[str, Any]:
    """Value, formula, inputs with file and line, contributions; levers for the health score."""
    f = analysis.figures
    provenance = Provenance(analysis)
    shape: dict[str, Any] = {
        "schema": 1,
        "plan": analysis.plan.plan.id,
        "as_of": analysis.as_of,
        "metric": metric,
        "value": f[metric],
        "unit": f.declaration(metric).unit,
        "formula": f.declaration(metric).formula,
        "metrics": {name: f[name] for name in provenance.metrics(metric)},
        "fields": [
            {
                "path": source.path,
                "value": source.value,
                "file": source.place and source.place.file,
                "line": source.place and source.place.line,
            }
            for source in provenance.fields(metric)
        ],
        "contributions": [
            {"of": part.of, "amount": part.amount} for part in f.trace(metric).contributions
        ],
    }
    if metric == "health.score":
        shape["levers"] = [lever_data(lever) for lever in levers(f)]
    return shape
