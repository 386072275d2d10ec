"""The work of the week by owner: what, why, where it stands, the command that moves it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from shlex import quote
from typing import Any, NamedTuple

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import (
    Badge,
    Block,
    Cell,
    Checklist,
    Column,
    Facts,
    Heading,
    Page,
    Paragraph,
    Table,
)
from hypercare_cli.finding import dotted
from hypercare_cli.i18n.words import Words
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.figures import as_of
from hypercare_cli.pages.shape import data_head
from hypercare_cli.plan.audience import CLOSENESS, audience_at, visible
from hypercare_cli.plan.kinds import Audience
from hypercare_cli.rounding import comparable, half_up
from hypercare_cli.steering.agenda.collection import by_owner, work
from hypercare_cli.steering.agenda.item import URGENCIES, Item
from hypercare_cli.steering.agenda.week import since

NOBODY = "nobody"
STDIN = "-"
TAKE_PLAN_LAST = frozenset({"gate", "playbooks", "schedule", "change", "validate"})
"""Commands whose last argument is PLAN; those that change a plan have -p."""
MOST = 5
"""Items of each owner, where not all are wanted."""
UNNAMED = frozenset(
    "snapshot assessment period retro release hold strategy proof checklist".split()
)
"""Kinds whose items have no id that people know."""


class Asked(NamedTuple):
    """What is wanted: up to which day, of whom (None: everybody), for whom, and whether all of it.

    `plan` is what it was called on the command line, for the commands; None: that of this folder.
    """

    until: date
    owner: str | None = None
    audience: Audience = "internal"
    all: bool = False
    plan: str | None = None


def items_for(analysis: Analysis, asked: Asked) -> tuple[Item, ...]:
    """The items that these readers may see; who is not known to them owns nothing."""
    plan = analysis.plan
    known = {person.id for person in visible(plan, asked.audience).people}
    found = [
        item if item.owner in known else replace(item, owner=None)
        for item in work(analysis.figures, asked.until)
        if CLOSENESS[audience_at(plan, item.path)] <= CLOSENESS[asked.audience]
    ]
    wanted = None if asked.owner == NOBODY else asked.owner
    return tuple(item for item in found if asked.owner is None or item.owner == wanted)


# -- to read ------------------------------------------------------------------------------------------


def next_page(analysis: Analysis, words: Words, asked: Asked) -> Page:
    """Grouped by owner, the first few of each unless all are wanted."""
    e = Edition(analysis, visible(analysis.plan, asked.audience), words, asked.audience)
    found = items_for(analysis, asked)
    blocks: list[Block] = [Facts(head(e, asked, found))]
    if not found:
        blocks.append(Paragraph(words.say("Nothing is to be done in these days."), "note"))
    for owner, items in by_owner(found).items():
        shown = items if asked.all else items[:MOST]
        blocks += of_owner(e, owner, items, shown, asked.plan)
    if found and asked.plan == STDIN:
        blocks.append(Paragraph(words.say("The commands are for the folder of the plan."), "note"))
    return Page(title(e), tuple(blocks))


def title(e: Edition) -> str:
    return e.words.say("The work of the week – {plan}", plan=e.plan.plan.title)


def head(e: Edition, asked: Asked, items: Iterable[Item]) -> tuple[tuple[str, Cell], ...]:
    words = e.words
    return (
        as_of(e.analysis, words),
        (words.say("Until"), e.dated(asked.until)),
        (words.say("Items"), counts(words, tuple(items))),
    )


def counts(words: Words, items: tuple[Item, ...]) -> str:
    """`27 to do, 5 late, 12 due`: how many there are, and how many of them press."""
    late = sum(item.is_late for item in items)
    due = sum(item.urgency == "due" for item in items)
    parts = [words.say("{n} to do", n=len(items))]
    if late:
        parts.append(words.say("{n} late", n=late))
    if due:
        parts.append(words.say("{n} due", n=due))
    return ", ".join(parts)


def of_owner(
    e: Edition,
    owner: str | None,
    items: tuple[Item, ...],
    shown: tuple[Item, ...],
    plan: str | None,
) -> list[Block]:
    words = e.words
    rows = tuple((urgent(e, item), what(e, item, plan)) for item in shown)
    columns = (Column(words.say("When"), whole=True), Column(words.say("What"), width=4))
    blocks: list[Block] = [
        Heading(f"{named(e, owner)} – {counts(words, items)}", 2),
        Table(columns, rows),
    ]
    left = len(items) - len(shown)
    if left > 0:
        more = words.plural("… and {n} more: --all", "… and {n} more: --all", left)
        blocks.append(Paragraph(more, "note"))
    return blocks


def named(e: Edition, owner: str | None) -> str:
    """The person with the id that `--owner` takes."""
    if owner is None:
        return e.words.say("Nobody")
    name = e.person(owner)
    return name if name == owner else f"{name} ({owner})"


def urgent(e: Edition, item: Item) -> Cell:
    """When: days late, since when, today, the day, or why it has none."""
    words = e.words
    if item.is_late:
        return Badge("red", words.plural("{n} day late", "{n} days late", item.days_late))
    if item.urgency == "firing":
        return Badge("amber", words.term("urgency", item.urgency))
    if item.urgency == "due" and item.due is not None:
        if item.due < e.f.as_of:  # awaited, and not old yet
            return words.say("since {day}", day=item.due)
        return words.say("today") if item.due == e.f.as_of else words.day(item.due)
    return words.term("urgency", item.urgency)


def what(e: Edition, item: Item, plan: str | None) -> str:
    """Its name, why it is here, and how to move it, a line each."""
    return "\n".join((name(e, item), " · ".join(reasons(e, item)), command(item, plan)))


def command(item: Item, plan: str | None) -> str:
    """What moves it, from the folder in which the plan was named."""
    if plan is None or plan == STDIN:
        return item.command
    verb = item.command.split()[1]
    named = quote(plan)
    if verb in TAKE_PLAN_LAST:
        return f"{item.command} {named}"
    return f"{item.command} -p {named}"


def name(e: Edition, item: Item) -> str:
    said = e.words.show(item.title)
    return said if item.kind in UNNAMED else f"{said} ({item.id})"


def reasons(e: Edition, item: Item) -> Iterator[str]:
    """`Obligation: was due on 26 Mar 2026`, `penalty so far €2,000`, `contracts.yaml:25`."""
    words = e.words
    kind = words.term("work", item.kind)
    if item.urgency == "due" and item.why == since(item.due, e.f.as_of):
        yield kind  # the day stands beside it
    else:
        yield words.say("{kind}: {why}", kind=kind, why=item.why)
    if item.urgency == "blocking" and item.kind != "task":
        yield words.say("others wait for it")
    if item.kind in ("criterion", "playbook"):
        yield from (f"{e.label(metric)} {e.figure(metric)}" for metric in item.figures)
    if item.penalty:
        yield words.say("penalty so far {amount}", amount=e.money(item.penalty))
    if item.priority is not None:
        yield words.say("priority {value}", value=words.number(half_up(item.priority, 1)))
    if item.points and item.points > 0:
        yield words.counted("+{n} point", "+{n} points", half_up(item.points, 1))
    hidden = audience_at(e.analysis.plan, item.path)
    if hidden != "customer":
        yield words.term("readers", hidden)
    if item.path:
        yield place_of(e, item)


def place_of(e: Edition, item: Item) -> str:
    """`plan.yaml:255`."""
    place = e.analysis.document.place(item.path)
    return f"{place.file}:{place.line}"


# -- to paste -----------------------------------------------------------------------------------------


def agenda_page(analysis: Analysis, words: Words, asked: Asked) -> Page:
    """The same as boxes to tick: for an invitation, so without commands and places."""
    e = Edition(analysis, visible(analysis.plan, asked.audience), words, asked.audience)
    found = tuple(item for item in items_for(analysis, asked) if item.kind != "checklist")
    days = words.say("{start} to {end}", start=analysis.as_of, end=asked.until)
    blocks: list[Block] = [Paragraph(f"{days} – {counts(words, found)}")]
    for owner, items in by_owner(found).items():
        most = MOST if not asked.all else len(items)
        blocks.append(Heading(words.say("Nobody") if owner is None else e.person(owner), 2))
        blocks.append(Checklist(tuple((line(e, item), False) for item in items[:most])))
        left = len(items) - most
        if left > 0:
            blocks.append(Paragraph(words.plural("… and {n} more", "… and {n} more", left)))
    return Page(title(e), tuple(blocks))


def line(e: Edition, item: Item) -> str:
    """One item in one line; which tasks wait for which is for those who may see them all."""
    urgency = urgent(e, item)
    said = urgency.word if isinstance(urgency, Badge) else str(urgency)
    if item.urgency in ("gate", "open", "later"):
        said = e.words.say(item.why)
    title = e.words.show(item.title)
    return f"{title} – {said}" if item.kind in UNNAMED else f"{title} (`{item.id}`) – {said}"


# -- as data ------------------------------------------------------------------------------------------


def next_data(analysis: Analysis, words: Words, asked: Asked) -> dict[str, Any]:
    """The documented JSON shape: all items in their order, whatever the text leaves out."""
    found = items_for(analysis, asked)
    return {
        **data_head(analysis),
        "until": asked.until,
        "counts": {one: sum(item.urgency == one for item in found) for one in URGENCIES},
        "items": [item_data(analysis, words, item, asked.plan) for item in found],
    }


def item_data(analysis: Analysis, words: Words, item: Item, plan: str | None) -> dict[str, Any]:
    place = analysis.document.place(item.path) if item.path else None
    return {
        "kind": item.kind,
        "id": item.id,
        "title": words.show(item.title),
        "owner": item.owner,
        "urgency": item.urgency,
        "due": item.due,
        "days_late": item.days_late,
        "priority": item.priority,
        "points": None if item.points is None else comparable(item.points),
        "penalty": item.penalty,
        "figures": {metric: analysis.figures[metric] for metric in item.figures},
        "why": words.say(item.why),
        "command": command(item, plan),
        "audience": audience_at(analysis.plan, item.path),
        "path": dotted(item.path) if item.path else None,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
    }
