"""Red, amber, green by stream, with the reason for each colour and every override beside what it hides."""

from typing import Any

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Block, Cell, Column, Heading, Page, Paragraph, Table
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.i18n.words import Words
from hypercare_cli.metrics import rag, risks
from hypercare_cli.metrics.change import FACTORS
from hypercare_cli.pages.figures import badge, figure, person, when
from hypercare_cli.pages.shape import data_head
from hypercare_cli.plan.kinds import STREAMS


def rag_page(analysis: Analysis, words: Words) -> Page:
    """Overall, then one row a stream."""
    f = analysis.figures
    rows: list[tuple[Cell, ...]] = []
    for stream in ("global", *STREAMS):
        colour, computed = f[f"rag.{stream}"], computed_colour(analysis, stream)
        rows.append(
            (
                words.term("stream", stream),
                badge(words, colour),
                badge(words, computed) if computed != colour else "",
                reason(analysis, words, stream),
            )
        )
    columns = (
        Column(words.say("Stream")),
        Column(words.say("Colour"), whole=True),
        Column(words.say("Computed"), whole=True),
        Column(words.say("Why"), width=3),
    )
    title = words.say("Red, amber, green – {plan}", plan=analysis.plan.plan.title)
    as_of = Paragraph(when(analysis, words), "note")
    return Page(title, (as_of, Table(columns, tuple(rows)), *overrides(analysis, words)))


def computed_colour(analysis: Analysis, stream: str) -> str | None:
    """The colour before an override."""
    if stream == "global":
        return rag.computed_global(analysis.figures)
    return rag.computed(analysis.figures, stream)


def reason(analysis: Analysis, words: Words, stream: str) -> str:
    """What made the colour: the stream's own rule, its risks, an override."""
    f = analysis.figures
    parts = [own_reason(analysis, words, stream)]
    high = [
        risk
        for risk in risks.open_risks(f)
        if risk.stream == stream and risks.score(risk) >= rag.RISK_AMBER
    ]
    if high:
        ids = words.listing(risk.id for risk in high)
        parts.append(words.say("open risk {ids}", ids=ids))
    if rag.override(f, stream) is not None:
        parts.append(words.say("set by hand"))
    return " · ".join(part for part in parts if part)


def own_reason(analysis: Analysis, words: Words, stream: str) -> str:
    """The figure behind a stream's own rule; empty where nothing is known."""
    f = analysis.figures

    def named(text: Message, metric: str) -> str:
        return (
            words.say(text, figure=figure(analysis, words, metric)) if f[metric] is not None else ""
        )

    if stream == "global":
        reds = [s for s in STREAMS if f[f"rag.{s}"] == "red"]
        health = named(message("health {figure}"), "health.score")
        held = words.say("a stream is red") if reds and f["health.rag"] == "green" else ""
        return " · ".join(part for part in (health, held) if part)
    if stream in ("tech", "data"):
        return items_reason(analysis, words, stream)
    if stream == "governance":
        if rag.governance(f) is None:
            return ""
        missed = f["engagement.rituals_missed"]
        return words.plural("{n} ritual missed running", "{n} rituals missed running", missed)
    if stream == "contract":
        return contract_reason(analysis, words)
    if stream == "change":
        return change_reason(analysis, words)
    text, metric = {
        "adoption": (message("active users over 30 days: {figure}"), "adoption.active_30d_rate"),
        "value": (message("attainment against plan: {figure}"), "kpi.attainment_vs_plan"),
        "support": (message("tickets out of SLA: {figure}"), "support.out_of_sla_rate"),
    }[stream]
    return named(text, metric)


def items_reason(analysis: Analysis, words: Words, stream: str) -> str:
    f = analysis.figures
    kinds = ("data",) if stream == "data" else ("access", "environment", "security")
    items = [item for item in analysis.plan.technical if item.kind in kinds]
    late = [item.id for item in items if f.is_late(item)]
    parts = []
    if items:
        text = (
            words.say("late: {ids}", ids=words.listing(late)) if late else words.say("no item late")
        )
        parts.append(text)
    if stream == "data" and f["data.quality"] is not None:
        parts.append(
            words.say(
                "quality {quality}, tolerance {tolerance}",
                quality=figure(analysis, words, "data.quality"),
                tolerance=figure(analysis, words, "data.tolerance"),
            )
        )
    return " · ".join(parts)


def change_reason(analysis: Analysis, words: Words) -> str:
    """The lowest factor decides."""
    known = [(note, n) for n in FACTORS if (note := analysis.figures[f"change.{n}"]) is not None]
    if not known:
        return ""
    note, name = min(known, key=lambda found: found[0])
    return words.say(
        "lowest factor: {factor}, {note} of 5", factor=words.term("factor", name), note=note
    )


def contract_reason(analysis: Analysis, words: Words) -> str:
    f = analysis.figures
    if not analysis.plan.contracts.obligations:
        return ""
    parts = [
        words.plural(
            "{n} overdue obligation", "{n} overdue obligations", f["contracts.obligations_overdue"]
        )
    ]
    if f["contracts.claims_open"]:
        parts.append(words.plural("{n} open claim", "{n} open claims", f["contracts.claims_open"]))
    return " · ".join(parts)


def overrides(analysis: Analysis, words: Words) -> list[Block]:
    """Every override in force, with reason, approver and end."""
    found = [
        o for s in ("global", *STREAMS) if (o := rag.override(analysis.figures, s)) is not None
    ]
    if not found:
        return []
    rows = tuple(
        (
            words.term("stream", o.stream),
            badge(words, o.colour),
            o.reason,
            person(analysis, words, o.by),
            words.day(o.end),
        )
        for o in found
    )
    columns = (
        Column(words.say("Stream")),
        Column(words.say("Set to")),
        Column(words.say("Reason"), width=3),
        Column(words.say("By")),
        Column(words.say("Until")),
    )
    return [Heading(words.say("Colours set by hand"), 2), Table(columns, rows)]


def rag_data(analysis: Analysis) -> dict[str, Any]:
    """Each stream with its colour and the one computed before an override."""
    f = analysis.figures
    return {
        **data_head(analysis),
        "streams": [
            {
                "id": stream,
                "colour": f[f"rag.{stream}"],
                "computed": computed_colour(analysis, stream),
                "override": override_data(analysis, stream),
            }
            for stream in ("global", *STREAMS)
        ],
    }


def override_data(analysis: Analysis, stream: str) -> dict[str, Any] | None:
    found = rag.override(analysis.figures, stream)
    if found is None:
        return None
    return {"reason": found.reason, "by": found.by, "start": found.start, "end": found.end}
