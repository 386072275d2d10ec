"""Where the euros come from: the value ledger line by line, budget, return and payback."""

from decimal import Decimal
from typing import Any

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Block, Cell, Column, Facts, Heading, Page, Paragraph, Table
from hypercare_cli.i18n.words import UNKNOWN, Words
from hypercare_cli.metrics.value import line_value
from hypercare_cli.pages.figures import as_of, figure
from hypercare_cli.pages.shape import data_head
from hypercare_cli.plan.value import LedgerLine

FIGURES = (
    "value.budget",
    "value.annual",
    "value.annual_verified",
    "value.annual_at_target",
    "value.roi",
    "value.roi_at_target",
    "value.payback_months",
    "campaigns.roi",
)


def roi_page(analysis: Analysis, words: Words) -> Page:
    """The return, then the ledger that it comes from."""
    f = analysis.figures
    labels = {name: words.say(f.declaration(name).label) for name in FIGURES}
    facts: list[tuple[str, Cell]] = [as_of(analysis, words)]
    facts += [(labels[name], figure(analysis, words, name)) for name in FIGURES]
    blocks: list[Block] = [Facts(tuple(facts)), *reasons(analysis, words)]
    if analysis.plan.value.ledger:
        blocks += [Heading(words.say("Value ledger"), 2), ledger(analysis, words)]
    if len(analysis.plan.value.budget) > 1:
        blocks += [Heading(words.say("Budget"), 2), budget(analysis, words)]
    title = words.say("Return on investment – {plan}", plan=analysis.plan.plan.title)
    return Page(title, tuple(blocks))


def reasons(analysis: Analysis, words: Words) -> list[Block]:
    """Why the return is not known, if it is not."""
    f = analysis.figures
    if f["value.roi"] is not None:
        return []
    if f["value.annual"] is None:
        text = words.say("No ledger line can be computed yet: the return is not known.")
    elif f["value.budget"] is None:
        text = words.say("The plan has no budget: the return is not known.")
    else:
        text = words.say("The budget is zero: a return on it cannot be computed.")
    return [Paragraph(text, "note")]


def ledger(analysis: Analysis, words: Words) -> Table:
    columns = (
        Column(words.say("Line")),
        Column(words.say("Hypothesis"), width=2),
        Column(words.say("How"), width=2),
        Column(words.say("A year"), "right"),
        Column(words.say("At target"), "right"),
        Column(words.say("Status")),
    )
    f, currency = analysis.figures, analysis.plan.plan.currency
    rows: list[tuple[Cell, ...]] = [
        (
            line.id,
            line.hypothesis,
            how(analysis, words, line),
            words.money(line_value(f, line), currency),
            words.money(line_value(f, line, at_target=True), currency),
            words.term("status", line.status) if line.status else UNKNOWN,
        )
        for line in analysis.plan.value.ledger
    ]
    total = (
        figure(analysis, words, "value.annual"),
        figure(analysis, words, "value.annual_at_target"),
    )
    rows.append((words.say("Total"), words.say("without rejected lines"), "", *total, ""))
    return Table(columns, tuple(rows), total=True)


def how(analysis: Analysis, words: Words, line: LedgerLine) -> str:
    """What a line is computed from, or that it is stated, or what it lacks."""
    if line.annual is not None:
        return words.say("stated")
    if line.kpi is None or line.volume is None or line.unit_value is None:
        return words.say("KPI, volume or unit value missing")
    kpi = next(kpi for kpi in analysis.plan.kpis if kpi.id == line.kpi)
    parts = [
        words.say("gain of “{kpi}”", kpi=kpi.title),
        words.number(line.volume.base),
        words.money(
            line.unit_value.base, analysis.plan.plan.currency, digits(line.unit_value.base)
        ),
    ]
    if line.attribution is not None:
        parts.append(words.share(line.attribution.base))
    return " × ".join(parts)


def digits(amount: Decimal) -> int:
    return 0 if amount == amount.to_integral_value() else 2


def budget(analysis: Analysis, words: Words) -> Table:
    currency, items = analysis.plan.plan.currency, analysis.plan.value.budget
    places = max(digits(item.amount) for item in items)
    rows: list[tuple[Cell, ...]] = [
        (item.label, words.money(item.amount, currency, places)) for item in items
    ]
    total = words.money(analysis.figures["value.budget"], currency, places)
    rows.append((words.say("Total"), total))
    columns = (Column(words.say("Item"), width=3), Column(words.say("Amount"), "right"))
    return Table(columns, tuple(rows), total=True)


def roi_data(analysis: Analysis) -> dict[str, Any]:
    """The figures, and each ledger line with what it brings."""
    f = analysis.figures
    return {
        **data_head(analysis),
        "currency": analysis.plan.plan.currency,
        "metrics": {name: f[name] for name in FIGURES},
        "ledger": [
            {
                "id": line.id,
                "kpi": line.kpi,
                "status": line.status,
                "annual": line_value(f, line),
                "annual_at_target": line_value(f, line, at_target=True),
            }
            for line in analysis.plan.value.ledger
        ],
    }
