"""How one figure is made: formula, inputs with their place, contributions that add up."""

from collections.abc import Collection
from decimal import Decimal
from typing import Any, NamedTuple

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Block, Cell, Column, Facts, Heading, Page, Paragraph, Table
from hypercare_cli.i18n.words import UNKNOWN, Words
from hypercare_cli.metric import Contribution
from hypercare_cli.metrics import health
from hypercare_cli.pages.figures import as_of, badge, figure, label
from hypercare_cli.pages.score import lever_data, ways_up
from hypercare_cli.pages.shape import data_head
from hypercare_cli.provenance import Provenance, Source
from hypercare_cli.steering.levers import HIGHEST_NOTE, levers

LOWEST_NOTE = 1


def explain_page(analysis: Analysis, words: Words, metric: str) -> Page:
    """Everything behind one metric of the plan."""
    f = analysis.figures
    declaration = f.declaration(metric)
    value: Cell = (
        badge(words, f[metric]) if declaration.unit == "colour" else figure(analysis, words, metric)
    )
    facts: list[tuple[str, Cell]] = [
        (words.say("Value"), value),
        as_of(analysis, words),
        (words.say("Metric"), metric),
        (words.say("Formula"), words.say(declaration.formula)),
    ]
    provenance = Provenance(analysis)
    blocks: list[Block] = [Facts(tuple(facts))]
    blocks += contributions(analysis, words, metric)
    blocks += figures(analysis, words, provenance.metrics(metric), graded(analysis, metric))
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


class Graded(NamedTuple):
    """The note that a measure gives, and the limits from which notes 2, 3, 4 and 5 are given."""

    note: int
    bands: tuple[Decimal, ...]

    def band(self, words: Words) -> str:
        """Where the value lies."""
        low = limit(words, self.bands[self.note - 2]) if self.note > LOWEST_NOTE else ""
        high = limit(words, self.bands[self.note - 1]) if self.note < HIGHEST_NOTE else ""
        if not low:
            return words.say("below {limit}", limit=high)
        if not high:
            return words.say("from {limit}", limit=low)
        return words.say("from {low}, below {high}", low=low, high=high)


def limit(words: Words, share: Decimal) -> str:
    return words.share(share, 0 if share * 100 % 1 == 0 else 1)


def graded(analysis: Analysis, metric: str) -> dict[str, Graded]:
    """The measures that a note is the mean of; none for another figure or a note given by hand."""
    f = analysis.figures
    dimension = f.name(metric)
    if dimension is None or not metric.startswith("health."):
        return {}
    if health.source(f, dimension) != "measured":
        return {}
    return {
        measure: Graded(health.note_of(f[measure], bands), bands)
        for measure, bands in health.measures(f, dimension).items()
        if f[measure] is not None
    }


def figures(
    analysis: Analysis, words: Words, metrics: tuple[str, ...], notes: dict[str, Graded]
) -> list[Block]:
    if not metrics:
        return []
    f = analysis.figures
    columns = [
        Column(words.say("Metric"), whole=True),
        Column(words.say("Name"), width=2),
        Column(words.say("Value"), "right"),
    ]
    if notes:
        columns += [Column(words.say("Note"), "right"), Column(words.say("Band"), width=2)]
    rows = []
    for metric in metrics:
        colour = f.declaration(metric).unit == "colour"
        value = badge(words, f[metric]) if colour else figure(analysis, words, metric)
        row: list[Cell] = [metric, label(analysis, words, metric), value]
        if notes:
            given = notes.get(metric)
            row += [words.number(given.note), given.band(words)] if given else [UNKNOWN, ""]
        rows.append(tuple(row))
    return [Heading(words.say("Made from these figures"), 2), Table(tuple(columns), tuple(rows))]


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
        **data_head(analysis),
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
    notes = graded(analysis, metric)
    if notes:
        shape["notes"] = [
            {"metric": name, "value": f[name], "note": given.note, "bands": given.bands}
            for name, given in notes.items()
        ]
    if metric == "health.score":
        shape["levers"] = [lever_data(lever) for lever in levers(f)]
    return shape
