"""Slide 5: the roadmap, what comes next, what has priority, and what was learnt."""

from collections.abc import Iterator

from hypercare_cli.blocks import Block, Cell, Column, Slide
from hypercare_cli.i18n.words import UNKNOWN
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.pictures import phases_of, roadmap_timeline
from hypercare_cli.pages.plan.listing import facts, table
from hypercare_cli.pages.plan.logs import lessons, retros
from hypercare_cli.pages.qbr.sources import notes
from hypercare_cli.pages.schedule.readers import expected, shown_to
from hypercare_cli.plan.actions import Action
from hypercare_cli.plan.feedback import Feedback
from hypercare_cli.plan.next_steps import NextStep
from hypercare_cli.steering.highlights import top_actions
from hypercare_cli.steering.ranking import priority

PRIORITIES = 8
RANKED = ("impact", "urgency", "effort")


def roadmap(e: Edition) -> Iterator[Slide]:
    yield from milestones(e)
    yield from priorities(e)
    yield from learnt(e)


def milestones(e: Edition) -> Iterator[Slide]:
    drawn = roadmap_timeline(e)
    if drawn is None:
        return
    told = ("roadmap.progress", "roadmap.overdue")
    known = tuple(facts(e.facts(*told)))
    yield Slide(roadmap_title(e), ((drawn,), (*known, *coming(e))), notes(e, told), (0.6, 0.4))


def roadmap_title(e: Edition) -> str:
    w = e.words
    if e.f["roadmap.progress"] is None:
        return w.say("Roadmap: the milestones have no tasks yet")
    done = e.figure("roadmap.progress")
    late = days_late(e)
    if late > 0:
        return w.plural(
            "Roadmap: {done} of the tasks done, end forecast {n} day late",
            "Roadmap: {done} of the tasks done, end forecast {n} days late",
            late,
            done=done,
        )
    if not e.f["roadmap.overdue"]:
        return w.say("Roadmap: {done} of the tasks done, none overdue", done=done)
    return w.plural(
        "Roadmap: {done} of the tasks done, {n} overdue",
        "Roadmap: {done} of the tasks done, {n} overdue",
        e.f["roadmap.overdue"],
        done=done,
    )


def days_late(e: Edition) -> int:
    """How far the end of the roadmap is behind what was agreed; 0 where that is not known."""
    shown = shown_to(e)
    if shown is None or shown.schedule.last is None:
        return 0
    return shown.schedule[shown.schedule.last].slip_days or 0


def coming(e: Edition) -> Iterator[Block]:
    """The milestones that have not been passed, with what they are for."""
    w = e.words
    milestones = sorted(e.plan.roadmap, key=lambda milestone: milestone.offset)
    phases = zip(milestones, phases_of(e, milestones), strict=True)
    found = [milestone for milestone, phase in phases if phase != "done"]
    columns = (
        Column(w.say("Next milestones")),
        Column(w.say("Date")),
        Column(w.say("Forecast")),
        Column(w.say("Objectives"), width=2),
    )
    shown = shown_to(e)
    yield from table(
        columns,
        [
            (
                m.title,
                e.day(m.offset),
                UNKNOWN if shown is None else expected(shown, m),
                "\n".join(m.objectives) or UNKNOWN,
            )
            for m in found
        ],
    )


# -- priorities ---------------------------------------------------------------------------------


def priorities(e: Edition) -> Iterator[Slide]:
    """What to do first, and the road after hypercare."""
    body = (*ranked(e), *ahead(e))
    if body:
        text = e.words.say("Priority is impact × urgency / effort.")
        yield Slide(priority_title(e), (body,), (text, *notes(e, ("roadmap.next_steps",))))


def pressing(e: Edition) -> list[Action | Feedback]:
    """Open actions and open requests that can be ranked, the most pressing first."""
    found: list[Action | Feedback] = [*top_actions(e.plan, e.f)]
    found += [f for f in e.f.to_date(e.plan.feedback) if f.status not in ("done", "dropped")]
    known = [(rank, one) for one in found if (rank := priority(one)) is not None]
    return [one for _rank, one in sorted(known, key=lambda pair: (-pair[0], pair[1].id))]


def priority_title(e: Edition) -> str:
    w, found, steps = e.words, pressing(e), e.plan.next_steps
    if found:
        return w.say("Priorities: first “{what}”", what=worded(found[0]))
    shared = sum(step.co_investment for step in steps)
    count = w.plural("{n} next step", "{n} next steps", len(steps))
    if not shared:
        return w.say("After hypercare: {steps}", steps=count)
    return w.plural(
        "After hypercare: {steps}, {n} co-investment",
        "After hypercare: {steps}, {n} co-investments",
        shared,
        steps=count,
    )


def worded(one: Action | Feedback) -> str:
    return one.title if isinstance(one, Action) else one.text


def ranked(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Priorities"), width=3),
        Column(w.say("Kind")),
        Column(w.say("Impact"), "right"),
        Column(w.say("Urgency"), "right"),
        Column(w.say("Effort"), "right"),
        Column(w.say("Priority"), "right"),
        Column(w.say("Who")),
        Column(w.say("When")),
    )
    yield from table(columns, [priority_row(e, one) for one in pressing(e)[:PRIORITIES]])


def priority_row(e: Edition, one: Action | Feedback) -> tuple[Cell, ...]:
    w = e.words
    return (
        worded(one),
        w.say("action") if isinstance(one, Action) else w.term("feedback_kind", one.kind),
        *(w.number(getattr(one, name)) for name in RANKED),
        w.number(priority(one), 1),
        e.person(one.owner if isinstance(one, Action) else one.by),
        e.day(one.due) if isinstance(one, Action) else w.term("horizon", one.horizon),
    )


# -- after hypercare ----------------------------------------------------------------------------


def ahead(e: Edition) -> Iterator[Block]:
    """The steps after hypercare, the co-investments marked."""
    w = e.words
    columns = (
        Column(w.say("After hypercare"), width=2),
        Column(w.say("Kind")),
        Column(w.say("Outcome"), width=2),
        Column(w.say("Horizon")),
        Column(w.say("Resources")),
        Column(w.say("Co-investment")),
        Column(w.say("Status")),
    )
    yield from table(columns, [step_row(e, step) for step in e.plan.next_steps])


def step_row(e: Edition, step: NextStep) -> tuple[Cell, ...]:
    w = e.words
    return (
        step.title,
        w.term("step_kind", step.kind),
        e.titles(e.plan.outcomes, [step.outcome] if step.outcome else []),
        e.day(step.horizon),
        step.resources or UNKNOWN,
        w.term("truth", "true") if step.co_investment else UNKNOWN,
        w.term("status", step.status),
    )


def learnt(e: Edition) -> Iterator[Slide]:
    w = e.words
    body = (*lessons(e), *retros(e))
    if body:
        yield Slide(w.say("Lessons: what to repeat and what to change"), (body,))
