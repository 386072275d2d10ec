"""The health score: dimensions, contributions, coverage, age, what changed, the cheapest ways up."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Block, Cell, Column, Facts, Heading, Page, Paragraph, Table
from hypercare_cli.i18n.message import message
from hypercare_cli.i18n.words import UNKNOWN, Words
from hypercare_cli.method.method import table
from hypercare_cli.metric import Figures
from hypercare_cli.metrics import health
from hypercare_cli.pages.figures import as_of, badge, figure, label
from hypercare_cli.pages.kpi import forecast_data, sentence
from hypercare_cli.pages.shape import data_head
from hypercare_cli.plan.health import DIMENSIONS
from hypercare_cli.provenance import Provenance
from hypercare_cli.steering.levers import Lever, levers
from hypercare_cli.steering.series import Ahead, score_ahead

MONTH = 30
WEEKLY = message(
    "Robust trend (Theil–Sen) over the weeks of the last quarter in which something was recorded."
)


def score_page(analysis: Analysis, words: Words, since: date | None = None) -> Page:
    """The score with all that it is made of; `since` is the day it is compared with."""
    f = analysis.figures
    blocks: list[Block] = [Facts(head(analysis, words)), dimensions(analysis, words)]
    blocks += changed(analysis, words, since or a_month_before(analysis.as_of))
    blocks += ways_up(analysis, words)
    blocks += expected(analysis, words)
    if f["health.score"] is None:
        blocks.append(
            Paragraph(
                words.say("No dimension has a note yet: record an assessment or data."), "note"
            )
        )
    return Page(words.say("Health score – {plan}", plan=analysis.plan.plan.title), tuple(blocks))


def a_month_before(day: date) -> date:
    """Thirty days before, as far as the calendar goes."""
    return date.fromordinal(max(date.min.toordinal(), day.toordinal() - MONTH))


def head(analysis: Analysis, words: Words) -> tuple[tuple[str, Cell], ...]:
    f = analysis.figures
    facts: list[tuple[str, Cell]] = [
        as_of(analysis, words),
        (words.say("Score"), f"{words.number(f['health.score'], 1)} / 100"),
        (words.say("Colour"), badge(words, f["health.rag"])),
        (words.say("Coverage"), figure(analysis, words, "health.coverage")),
    ]
    if f["health.rag"] is not None:
        facts.append((words.say("Advice"), words.say(table("health")["advice"][f["health.rag"]])))
    return tuple(facts)


def dimensions(analysis: Analysis, words: Words) -> Table:
    """One row a dimension; the points add up to the score."""
    f = analysis.figures
    provenance = Provenance(analysis)
    weights, points = health.weights(f), dict(f.trace("health.score").contributions)
    rows = []
    for name in DIMENSIONS:
        source = health.source(f, name)
        newest = provenance.newest(f"health.{name}") if source else None
        rows.append(
            (
                words.term("dimension", name),
                words.number(weights[name]),
                words.number(f[f"health.{name}"], 2),
                words.term("source", source),
                words.number(points.get(f"health.{name}"), 2),
                UNKNOWN if newest is None else age(words, (analysis.as_of - newest).days),
            )
        )
    total = words.number(f["health.score"], 2)
    rows.append((words.say("Total"), words.number(sum(weights.values())), "", "", total, ""))
    columns = (
        Column(words.say("Dimension")),
        Column(words.say("Weight"), "right"),
        Column(words.say("Note /5"), "right"),
        Column(words.say("Source")),
        Column(words.say("Points"), "right"),
        Column(words.say("Age of data"), "right"),
    )
    return Table(columns, tuple(rows), total=True)


def age(words: Words, days: int) -> str:
    return words.plural("{n} day", "{n} days", days)


def changed(analysis: Analysis, words: Words, since: date) -> list[Block]:
    """What moved the score since an earlier day, by dimension; the rows add up to the change."""
    earlier = analysis.figures.on(since)
    before, now = earlier["health.score"], analysis.figures["health.score"]
    if before is None or now is None or since >= analysis.as_of:
        return []
    moves = movements(earlier, analysis.figures)
    title = Heading(words.say("Since {date}", date=since), 2)
    sentence = words.say(
        "{before} → {now} ({change} points)",
        before=words.number(before, 1),
        now=words.number(now, 1),
        change=words.signed(words.number(now - before, 1)),
    )
    rest = now - before - sum(points for _name, points in moves)
    if not moves and not rest:
        return [title, Paragraph(words.say("Nothing moved: {score}.", score=words.number(now, 1)))]
    rows = [
        (
            words.term("dimension", name),
            words.number(earlier[f"health.{name}"], 2),
            words.number(analysis.figures[f"health.{name}"], 2),
            words.signed(words.number(points, 2)),
        )
        for name, points in moves
    ]
    if came_and_went(earlier, analysis.figures):
        text = words.say("Dimensions that came in or went out")
        rows.append((text, "", "", words.signed(words.number(rest, 2))))
    columns = (
        Column(words.say("Dimension")),
        Column(words.say("Note before"), "right"),
        Column(words.say("Note now"), "right"),
        Column(words.say("Points"), "right"),
    )
    return [title, Paragraph(sentence), Table(columns, tuple(rows))]


def movements(before: Figures, now: Figures) -> list[tuple[str, Decimal]]:
    """Dimension and points of its change of note, the largest first.

    Only dimensions with a note on both days, at today's weights: what a dimension that comes in or
    goes out does to the others is no movement of theirs.
    """
    weight = health.weights(now)
    known = [n for n in DIMENSIONS if now[f"health.{n}"] is not None]
    total = sum((weight[n] for n in known), Decimal(0))
    moves = [
        (n, 100 * Decimal(now[f"health.{n}"] - before[f"health.{n}"]) * weight[n] / (5 * total))
        for n in known
        if before[f"health.{n}"] is not None
    ]
    return sorted(((n, m) for n, m in moves if m), key=lambda move: (-abs(move[1]), move[0]))


def came_and_went(before: Figures, now: Figures) -> bool:
    """Whether the two days know different dimensions."""
    return any((before[f"health.{n}"] is None) != (now[f"health.{n}"] is None) for n in DIMENSIONS)


def ways_up(analysis: Analysis, words: Words) -> list[Block]:
    """The three cheapest ways up."""
    found = levers(analysis.figures)
    if not found:
        return []
    rows = tuple(
        (
            label(analysis, words, lever.metric),
            words.say("{value} → {target}", value=shown(words, lever.metric, lever.value),
                      target=shown(words, lever.metric, lever.target)),
            words.share(lever.effort, 1),
            words.signed(words.number(lever.points, 2)),
            badge(words, lever.colour),
        )
        for lever in found
    )  # fmt: skip
    columns = (
        Column(words.say("Measure"), width=2),
        Column(words.say("From → to")),
        Column(words.say("Effort"), "right"),
        Column(words.say("Points"), "right"),
        Column(words.say("New colour"), whole=True),
    )
    note = words.say("Effort: the change as a share of the measure's range.")
    return [
        Heading(words.say("The cheapest ways up"), 2),
        Table(columns, rows),
        Paragraph(note, "note"),
    ]


def expected(analysis: Analysis, words: Words) -> list[Block]:
    """When the score reaches the next colours, or falls out of the one it has."""
    rows = [
        (limit(words, ahead), sentence(words, ahead.forecast, analysis.as_of))
        for ahead in score_ahead(analysis.figures)
        if ahead.forecast is not None and (ahead.rising or ahead.forecast.day is not None)
    ]
    if not rows:
        return []
    columns = (Column(words.say("Score")), Column(words.say("Forecast"), width=3))
    return [
        Heading(words.say("What is to be expected"), 2),
        Table(columns, tuple(rows)),
        Paragraph(words.say(WEEKLY), "note"),
    ]


def limit(words: Words, ahead: Ahead) -> str:
    """A limit of the score with the colour that begins or ends there."""
    colour, least = words.term("colour", ahead.colour), words.number(ahead.limit)
    if ahead.rising:
        return words.say("{least} or more: {colour}", least=least, colour=colour)
    return words.say("below {least}: no longer {colour}", least=least, colour=colour)


def shown(words: Words, metric: str, value: Decimal) -> str:
    return words.number(value, 0) if metric.startswith("health.") else words.share(value, 1)


def score_data(analysis: Analysis) -> dict[str, Any]:
    """The documented JSON shape of `score`; the points add up to the score."""
    f = analysis.figures
    weights, points = health.weights(f), dict(f.trace("health.score").contributions)
    return {
        **data_head(analysis),
        "score": f["health.score"],
        "rag": f["health.rag"],
        "coverage": f["health.coverage"],
        "dimensions": [
            {
                "id": name,
                "weight": weights[name],
                "note": f[f"health.{name}"],
                "source": health.source(f, name),
                "points": points.get(f"health.{name}"),
            }
            for name in DIMENSIONS
        ],
        "levers": [lever_data(lever) for lever in levers(f)],
        "forecasts": [
            {
                "limit": ahead.limit,
                "rag": ahead.colour,
                "rising": ahead.rising,
                "forecast": forecast_data(ahead.forecast),
            }
            for ahead in score_ahead(f)
        ],
    }


def lever_data(lever: Lever) -> dict[str, Any]:
    return {
        "metric": lever.metric,
        "value": lever.value,
        "target": lever.target,
        "change": lever.change,
        "effort": lever.effort,
        "points": lever.points,
        "rag": lever.colour,
    }
