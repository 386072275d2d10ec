"""Slip by cause: whom the days of each late milestone are due to."""

from collections.abc import Iterable, Iterator

from hypercare_cli.blocks import Block, Cell, Column, Paragraph
from hypercare_cli.i18n.words import UNKNOWN
from hypercare_cli.pages.plan.listing import table
from hypercare_cli.pages.schedule.shown import Shown
from hypercare_cli.schedule.delay import CAUSES
from hypercare_cli.schedule.model import Delay, Name


def delays(shown: Shown, caption: str = "") -> Iterator[Block]:
    """A row for each milestone that these readers know; nothing where none is late."""
    w = shown.words
    found = [d for d in shown.schedule.delays if Name("milestone", d.milestone) in shown.titles]
    columns = (
        Column(w.say("Milestone")),
        Column(w.say("Slip"), "right"),
        Column(w.say("Customer"), "right"),
        Column(w.say("Provider"), "right"),
        Column(w.say("Third party"), "right"),
        Column(w.say("Force majeure"), "right"),
        Column(w.say("Several at once"), "right"),
        Column(w.say("Not explained"), "right"),
    )
    yield from table(columns, rows(shown, found), caption)
    if not found:
        return
    text = w.say(
        "Counted are the days of holds up to the milestone, at most its slip, whoever caused it to be"
        " moved: a help for the talk about it, not a proof."
    )
    yield Paragraph(text, "note")
    if any(delay.unexplained for delay in found):
        text = w.say("Not explained: no hold in the plan covers these days.")
        yield Paragraph(text, "note")


def rows(shown: Shown, found: Iterable[Delay]) -> Iterator[tuple[Cell, ...]]:
    for delay in found:
        days = {share.cause: share.days for share in delay.shares}
        yield (
            shown.name(Name("milestone", delay.milestone)),
            shown.days(delay.slip_days),
            *(count(shown, days.get(cause, 0)) for cause in CAUSES),
            count(shown, delay.unexplained),
        )


def count(shown: Shown, days: int) -> str:
    """A dash for none: a column without any is left out."""
    return shown.words.number(days) if days else UNKNOWN
