"""Value: what was spent, what it brings a year and from where, the return, the campaigns."""

from collections.abc import Iterator

from hypercare_cli.blocks import Badge, Block, Cell, Column, Paragraph
from hypercare_cli.i18n.words import UNKNOWN
from hypercare_cli.metrics.value import line_value, return_on
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.pictures import value_bridge
from hypercare_cli.pages.plan.health import health, quarterly_review
from hypercare_cli.pages.plan.listing import facts, pictures, section, table
from hypercare_cli.plan.campaigns import Campaign
from hypercare_cli.plan.value import LedgerLine, Range

FIGURES = (
    "value.budget",
    "value.annual",
    "value.annual_at_target",
    "value.annual_verified",
    "value.roi",
    "value.roi_at_target",
    "value.payback_months",
)


def value(e: Edition) -> Iterator[Block]:
    w = e.words
    yield from section(w.say("Return on investment"), standing(e), budget(e))
    yield from section(w.say("Value ledger"), basis(e), pictures(value_bridge(e)), ledger(e))
    yield from section(w.say("Campaigns"), campaigns(e))
    yield from health(e)
    yield from section(w.say("Quarterly review"), quarterly_review(e))


def standing(e: Edition) -> Iterator[Block]:
    w, found = e.words, e.plan.value
    if not found.budget and not found.ledger and found.expected_roi is None:
        return
    expected = None if found.expected_roi is None else w.figure("ratio", found.expected_roi)
    pairs: list[tuple[str, Cell | None]] = [
        *e.facts(*FIGURES),
        (w.say("Return that the sponsor expects"), expected),
        (w.say("Notes"), found.notes),
    ]
    yield from facts(pairs)


def budget(e: Edition) -> Iterator[Block]:
    """The items, where there is more than one amount."""
    w, items = e.words, e.plan.value.budget
    if len(items) < 2:
        return
    currency = e.plan.plan.currency
    digits = 0 if all(item.amount == int(item.amount) for item in items) else 2
    rows: list[tuple[Cell, ...]] = [
        (e.what(item, item.label), w.money(item.amount, currency, digits)) for item in items
    ]
    rows.append((w.say("Total"), w.money(e.f["value.budget"], currency, digits)))
    columns = (Column(w.say("Budget item"), width=3), Column(w.say("Amount"), "right"))
    yield from table(columns, rows, w.say("Budget"), total=True)


# -- the ledger ---------------------------------------------------------------------------------


def basis(e: Edition) -> Iterator[Block]:
    if e.plan.value.ledger:
        text = e.words.say(
            "A line is the gain of its KPI since the baseline × volume × unit value × the share that "
            "is due to the tool, or an amount that is stated with its reasons. Rejected lines count "
            "nowhere."
        )
        yield Paragraph(text)


def ledger(e: Edition) -> Iterator[Block]:
    """One line a hypothesis, and the total of those that are not rejected."""
    w, found = e.words, e.plan.value.ledger
    columns = (
        Column(w.say("Hypothesis"), width=2),
        Column(w.say("KPI")),
        Column(w.say("Volume"), "right"),
        Column(w.say("Unit value"), "right"),
        Column(w.say("Share due"), "right"),
        Column(w.say("Value a year"), "right"),
        Column(w.say("At target"), "right"),
        Column(w.say("Status")),
    )
    rows = [line_row(e, line) for line in found]
    rows.append(
        (
            w.say("Total"),
            *("",) * 4,
            e.figure("value.annual"),
            e.figure("value.annual_at_target"),
            "",
        )
    )
    yield from table(columns, rows if found else [], total=True)


def line_row(e: Edition, line: LedgerLine) -> tuple[Cell, ...]:
    w = e.words
    volume, unit, due = line.volume, line.unit_value, line.attribution
    return (
        e.what(line, f"{line.id} – {line.hypothesis}"),
        e.titles(e.plan.kpis, [line.kpi] if line.kpi else []),
        spread(volume, w.number(volume.low), w.number(volume.base), w.number(volume.high))
        if volume
        else stated(e, line),
        spread(unit, e.money(unit.low), e.money(unit.base), e.money(unit.high))
        if unit
        else UNKNOWN,
        spread(due, w.share(due.low), w.share(due.base), w.share(due.high)) if due else UNKNOWN,
        e.words.figure("money", line_value(e.f, line), e.plan.plan.currency),
        e.words.figure("money", line_value(e.f, line, at_target=True), e.plan.plan.currency),
        status(e, line),
    )


def stated(e: Edition, line: LedgerLine) -> str:
    return UNKNOWN if line.annual is None else e.words.say("stated")


def spread(amount: Range, low: str, base: str, high: str) -> str:
    """The base, and under it the range if there is one."""
    return base if amount.low == amount.base == amount.high else f"{base}\n({low}–{high})"


def status(e: Edition, line: LedgerLine) -> Cell:
    w = e.words
    if line.status != "verified":
        return w.term("status", line.status)
    text = w.term("status", "verified")
    if line.verified_by:
        text = w.say("verified by {who}", who=line.verified_by)
    return Badge("green", text)


# -- campaigns ----------------------------------------------------------------------------------


def campaigns(e: Edition) -> Iterator[Block]:
    """The campaigns that have ended, each with its return."""
    w = e.words
    found = e.f.to_date(e.plan.campaigns, "end")
    if found:
        yield from facts(e.facts("campaigns.roi"))
    columns = (
        Column(w.say("Campaign")),
        Column(w.say("Channel")),
        Column(w.say("Period")),
        Column(w.say("Cost"), "right"),
        Column(w.say("Leads"), "right"),
        Column(w.say("Qualified"), "right"),
        Column(w.say("Revenue"), "right"),
        Column(w.say("Return"), "right"),
    )
    yield from table(columns, [campaign_row(e, campaign) for campaign in found])


def campaign_row(e: Edition, campaign: Campaign) -> tuple[Cell, ...]:
    w, revenue = e.words, campaign.revenue or 0
    return (
        e.what(campaign, campaign.title),
        campaign.channel or UNKNOWN,
        e.span(campaign.start, campaign.end),
        e.money(campaign.cost),
        w.number(campaign.leads),
        w.number(campaign.qualified),
        e.money(revenue),
        w.figure("ratio", return_on(campaign.cost, campaign.cost * 0 + revenue)),
    )
