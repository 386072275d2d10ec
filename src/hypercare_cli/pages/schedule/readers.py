"""The schedule for the readers of a document: against a baseline that they may see, of what they know."""

from collections.abc import Iterator

from hypercare_cli.blocks import Block, Column, Paragraph, Span
from hypercare_cli.i18n.words import UNKNOWN
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.plan.listing import table
from hypercare_cli.pages.schedule.gantt import row
from hypercare_cli.pages.schedule.page import origin, room, units
from hypercare_cli.pages.schedule.shown import Shown
from hypercare_cli.plan.roadmap import Milestone, Task
from hypercare_cli.schedule.model import Activity, Name


def shown_to(e: Edition) -> Shown | None:
    """What they may see of it; None for a plan of dates only."""
    return None if e.schedule is None else Shown.to(e.schedule, e.plan, e.words)


def outlook(shown: Shown) -> Iterator[Block]:
    """The dates agreed and forecast of the milestones, and what decides the end."""
    w, found = shown.words, shown.schedule
    agreed = w.say("In the plan") if found.baseline is None else w.say("In baseline")
    columns = (
        Column(w.say("Milestone"), width=2),
        Column(agreed),
        Column(w.say("Forecast")),
        Column(w.say("Slip"), "right"),
        Column(w.say("Float"), "right"),
    )
    if found.baseline is not None:
        yield Paragraph(w.say("Slip counts from {origin}.", origin=origin(shown)))
    yield from table(
        columns,
        [
            (
                one.title,
                w.day(one.reference),
                w.day(one.finish),
                shown.days(one.slip_days),
                room(shown, one),
            )
            for one in shown.activities
            if one.is_milestone
        ],
    )
    yield Paragraph(units(shown), "note")
    chain = shown.chain(found.critical_path)
    if chain:
        yield Paragraph(w.say("Critical path: {chain}.", chain=chain))


def expected(shown: Shown, entry: Milestone | Task) -> str:
    """The forecast of what is not done, and whether it is critical."""
    one = shown.schedule[Name("task" if isinstance(entry, Task) else "milestone", entry.id)]
    if one.state in ("done", "dropped") or one.finish is None:
        return UNKNOWN
    day = shown.words.day(one.finish)
    return shown.words.say("{day}, critical", day=day) if one.critical else day


def milestone_span(shown: Shown, span: Span, milestone: Milestone) -> Span:
    """The row of a milestone, with its forecast, its date in the baseline and whether it is critical."""
    one = shown.schedule[Name("milestone", milestone.id)]
    end = one.finish or span.end
    return span._replace(
        start=min(span.start, end),
        end=end,
        note=moved(shown, one, span.note),
        agreed=one.reference,
        critical=one.critical,
    )


def moved(shown: Shown, one: Activity, text: str) -> str:
    """The note of a milestone, with its slip."""
    if not one.slip_days:
        return text
    return shown.words.plural(
        "{text}, slip {days} day", "{text}, slip {days} days", abs(one.slip_days),
        text=text, days=shown.days(one.slip_days),
    )  # fmt: skip


def critical_tasks(shown: Shown, milestone: Milestone) -> Iterator[Span]:
    """The rows of those tasks of a milestone that decide the end."""
    for one in shown.activities:
        if one.critical and not one.is_milestone and one.milestone == milestone.id:
            span = row(shown, one)
            if span is not None:
                yield span
