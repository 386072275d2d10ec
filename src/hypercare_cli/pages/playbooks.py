"""Playbooks: which fire, on which figures, and what they propose; the sentences of `playbooks`."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Block, Cell, Column, Facts, Heading, Page, Paragraph, Table
from hypercare_cli.condition import Condition
from hypercare_cli.i18n.message import Term, message
from hypercare_cli.i18n.words import UNKNOWN, Words
from hypercare_cli.pages.conditions import in_words
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.figures import as_of, duration, figure, label, person
from hypercare_cli.pages.shape import data_head
from hypercare_cli.plan.actions import Action
from hypercare_cli.plan.kinds import Duration
from hypercare_cli.steering.playbooks.firing import Firing, Proposal

SCORE, COVERAGE = "health.score", "health.coverage"
ORIGINS = {"own": message("of this plan"), "overridden": message("changed by this plan")}


def playbooks_page(analysis: Analysis, words: Words, firings: tuple[Firing, ...]) -> Page:
    """Those that fire, one after the other with what is to be done; then the others in a table."""
    firing = [one for one in firings if one.state == "fires"]
    others = [one for one in firings if one.state != "fires"]
    blocks: list[Block] = [Facts(tuple(head(analysis, words, firings)))]
    if analysis.as_of < analysis.plan.kickoff:
        blocks.append(Paragraph(words.say("No playbook fires before T0."), "note"))
    if any(one.proposal for one in firing):
        text = words.say("`hypercare playbooks --apply` writes the proposed actions into the plan.")
        blocks.append(Paragraph(text, "note"))
    for one in firing:
        blocks.append(Heading(name(one, words), 2))
        blocks.append(Facts(tuple(facts(analysis, words, one))))
    if others:
        blocks += [Heading(words.say("Not firing"), 2), table(analysis, words, others)]
    title = words.say("Playbooks – {plan}", plan=analysis.plan.plan.title)
    return Page(title, tuple(blocks))


def head(
    analysis: Analysis, words: Words, firings: tuple[Firing, ...]
) -> Iterator[tuple[str, Cell]]:
    yield as_of(analysis, words)
    fires = sum(one.state == "fires" for one in firings)
    yield words.say("Firing"), words.say("{n} of {total}", n=fires, total=len(firings))
    proposed = sum(one.proposal is not None for one in firings)
    yield words.say("Actions proposed"), words.number(proposed)


def name(one: Firing, words: Words) -> str:
    """The title with the id, by which actions refer to it."""
    title = words.show(one.title)
    return title if title == one.id else f"{title} ({one.id})"


def facts(analysis: Analysis, words: Words, one: Firing) -> Iterator[tuple[str, Cell]]:
    """Why it fires, since when, and the action: proposed, open, or closed a while ago."""
    yield words.say("Fires when"), condition(analysis, words, one)
    yield words.say("Figures"), figures(analysis, words, one.values)
    if one.play.until is not None:
        yield words.say("Ends when"), spelt(inside(analysis, words), one.play.until)
    yield words.say("Fires since"), since(analysis, words, one.fires_on)
    if one.play.origin in ORIGINS:
        yield words.say("Playbook"), words.say(ORIGINS[one.play.origin])
    for action in one.actions:
        yield words.say("Open action"), opened(analysis, words, action)
    if one.closed is not None:
        yield words.say("Answered by"), answered(words, one.closed)
    if one.proposal is not None:
        yield from proposed(analysis, words, one.proposal, one.play.due)


def condition(analysis: Analysis, words: Words, one: Firing) -> str:
    return spelt(inside(analysis, words), one.play.when, one.play.lasting)


def inside(analysis: Analysis, words: Words) -> Edition:
    return Edition(analysis, analysis.plan, words, "internal")


def spelt(e: Edition, found: Condition, lasting: Duration | None = None) -> str:
    """A condition in words: `Tickets out of SLA: more than 15%, for 2 days`."""
    said = in_words(e, found.node)
    if lasting is None:
        return said
    return e.words.say("{condition}, for {duration}", condition=said, duration=e.duration(lasting))


def figures(analysis: Analysis, words: Words, metrics: Iterable[str]) -> str:
    """One figure, or several by their names; a score with its coverage."""
    shown = list(metrics)
    if SCORE in shown and COVERAGE not in shown:
        shown.append(COVERAGE)
    if len(shown) == 1:
        return figure(analysis, words, shown[0])
    said = (
        words.say(
            "{figure}: {value}",
            figure=label(analysis, words, metric),
            value=figure(analysis, words, metric),
        )
        for metric in shown
    )
    return " · ".join(said)


def since(analysis: Analysis, words: Words, day: date | None) -> str:
    if day is None:
        return UNKNOWN
    if day == analysis.as_of:
        return words.day(day)
    days = words.plural("{n} day", "{n} days", (analysis.as_of - day).days)
    return words.say("{day} ({days})", day=day, days=days)


def opened(analysis: Analysis, words: Words, action: Action) -> str:
    """An action with who does it, when it is due and how old it is."""
    parts = [f"{action.id} {action.title}", person(analysis, words, action.owner)]
    if action.due is not None:
        parts.append(due(analysis, words, action.due))
    if action.opened_on is not None and action.opened_on < analysis.as_of:
        days = (analysis.as_of - action.opened_on).days
        parts.append(words.plural("open for {n} day", "open for {n} days", days))
    return " · ".join(parts)


def due(analysis: Analysis, words: Words, day: date) -> str:
    late = (analysis.as_of - day).days
    if late <= 0:
        return words.say("due {day}", day=day)
    return words.plural("due {day}, {n} day late", "due {day}, {n} days late", late, day=day)


def answered(words: Words, action: Action) -> str:
    """Why nothing is proposed again."""
    named = f"{action.id} {action.title}"
    if action.status == "dropped":
        return words.say("{action}, which was dropped", action=named)
    return words.say(
        "{action}, done on {day}; nothing measured since", action=named, day=action.done_on
    )


def proposed(
    analysis: Analysis, words: Words, one: Proposal, length: Duration | None
) -> Iterator[tuple[str, Cell]]:
    yield words.say("Proposed action"), words.show(one.title)
    if one.deliverable is not None:
        yield words.say("Deliverable"), words.show(one.deliverable)
    yield words.say("Owner"), owner(analysis, words, one)
    if one.with_:
        beside = (person(analysis, words, id_) for id_ in one.with_)
        yield words.say("With"), words.listing(beside)
    if one.due is not None and length is not None:
        long = duration(words, length)
        yield words.say("Due"), words.say("{day} ({days})", day=one.due, days=long)


def owner(analysis: Analysis, words: Words, one: Proposal) -> str:
    if one.owner is not None:
        return person(analysis, words, one.owner)
    if not one.roles:
        return words.say("nobody: the playbook names no owner")
    roles = tuple(Term("role", role) for role in one.roles)
    return words.say("nobody: no person of the plan has the role {roles}", roles=roles)


def table(analysis: Analysis, words: Words, others: Iterable[Firing]) -> Table:
    columns = (
        Column(words.say("Playbook"), width=2),
        Column(words.say("Fires when"), width=3),
        Column(words.say("Figures"), width=3),
    )
    rows = tuple(
        (name(one, words), condition(analysis, words, one), " · ".join(now(analysis, words, one)))
        for one in others
    )
    return Table(columns, rows)


def now(analysis: Analysis, words: Words, one: Firing) -> Iterator[str]:
    """The figures of a playbook that does not fire; where they do not say so, that it is not sure."""
    metrics = one.play.when.metrics()
    yield figures(analysis, words, metrics)
    if one.state == "unknown" and all(analysis.figures[metric] is not None for metric in metrics):
        yield words.say("cannot be told")
    if one.state == "lasting":
        yield words.say("fires on {day} if it lasts", day=one.fires_on)


# -- JSON -----------------------------------------------------------------------------------------


def playbooks_data(analysis: Analysis, words: Words, firings: tuple[Firing, ...]) -> dict[str, Any]:
    """The documented JSON shape of `playbooks`."""
    return {
        **data_head(analysis),
        "playbooks": [playbook_data(words, one) for one in firings],
    }


def playbook_data(words: Words, one: Firing) -> dict[str, Any]:
    play = one.play
    return {
        "id": one.id,
        "title": words.show(one.title),
        "origin": play.origin,
        "stream": play.stream,
        "fires": one.fires,
        "state": one.state,
        "when": play.when.text,
        "lasting": None if play.lasting is None else str(play.lasting),
        "until": None if play.until is None else play.until.text,
        "since": one.since,
        "fires_on": one.fires_on,
        "values": one.values,
        "actions": [] if one.proposal is None else [proposal_data(words, one.proposal)],
        "open": [action_data(action) for action in one.actions],
        "answered_by": None if one.closed is None else one.closed.id,
    }


def proposal_data(words: Words, one: Proposal) -> dict[str, Any]:
    return {
        "title": words.show(one.title),
        "owner": one.owner,
        "roles": one.roles,
        "with": one.with_,
        "stream": one.stream,
        "deliverable": None if one.deliverable is None else words.show(one.deliverable),
        "opened_on": one.opened_on,
        "due": one.due,
        "before": None if one.before is None else observation(*one.before),
    }


def observation(metric: str, value: Any) -> dict[str, Any]:
    return {"metric": metric, "value": value}


def action_data(action: Action) -> dict[str, Any]:
    return {
        "id": action.id,
        "title": action.title,
        "owner": action.owner,
        "opened_on": action.opened_on,
        "due": action.due,
    }
