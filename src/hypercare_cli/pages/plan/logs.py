"""Logs: actions, days lost, feedback, retrospectives, lessons and releases."""

from collections.abc import Iterator
from datetime import date

from hypercare_cli.blocks import Block, Cell, Column, Heading
from hypercare_cli.i18n.words import UNKNOWN
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.plan.listing import bullets, paragraph, section, table
from hypercare_cli.plan.actions import Action, Observation
from hypercare_cli.plan.feedback import Feedback
from hypercare_cli.plan.releases import Release


def logs(e: Edition) -> Iterator[Block]:
    w = e.words
    yield from paragraph(e.plan.improvement.notes)
    yield from decisions(e)
    yield from section(w.say("Actions"), engagement(e), actions(e))
    yield from section(w.say("Days lost"), holds(e))
    yield from section(w.say("Feedback"), feedback(e))
    yield from section(w.say("Retrospectives and lessons"), retros(e), lessons(e))
    yield from section(w.say("Releases"), releases(e))


# -- actions and decisions ----------------------------------------------------------------------


def engagement(e: Edition) -> Iterator[Block]:
    if not e.f.existing(e.plan.actions):
        return
    text = e.words.say(
        "Open: {open}; overdue: {overdue}.",
        open=e.figure("engagement.actions_open"),
        overdue=e.figure("engagement.actions_overdue"),
    )
    rate = e.f["engagement.actions_on_time_rate"]
    if rate is not None:
        text = e.words.say(
            "{sentence} Done by their due date: {rate}.",
            sentence=text,
            rate=e.figure("engagement.actions_on_time_rate"),
        )
    yield from paragraph(text)


def actions(e: Edition) -> Iterator[Block]:
    """Actions opened by as-of in the order of their due date."""
    w = e.words
    columns = (
        Column(w.say("Ref.")),
        Column(w.say("Action")),
        Column(w.say("Stream")),
        Column(w.say("Owner")),
        Column(w.say("Opened on")),
        Column(w.say("Due")),
        Column(w.say("Done on")),
        Column(w.say("Status")),
    )
    found = sorted(e.f.existing(e.plan.actions), key=lambda a: (a.due or date.max, a.id))
    yield from table(columns, [action_row(e, action) for action in found])


def action_row(e: Edition, action: Action) -> tuple[Cell, ...]:
    w = e.words
    others = e.people(action.with_)
    together = None if others == UNKNOWN else w.say("With {people}", people=others)
    return (
        action.id,
        e.what(action, action.title, action.deliverable, effect(e, action)),
        w.term("stream", action.stream),
        "\n".join(filter(None, (e.person(action.owner), together))),
        e.past(action.opened_on),
        e.day(action.due),
        e.past(action.done_on),
        e.state(action),
    )


def effect(e: Edition, action: Action) -> str | None:
    """What a figure was before, and after once it is done: `Tickets out of SLA: 20.7% → 14.3%`."""
    before, after = action.before, action.after if e.done(action) else None
    first = before or after
    if first is None:
        return None
    label = e.label(first.metric)
    values = " → ".join(observed(e, one) for one in (before, after))
    return e.words.say("{label}: {value}", label=label, value=values)


def observed(e: Edition, one: Observation | None) -> str:
    if one is None:
        return UNKNOWN
    unit = e.f.declaration(one.metric).unit
    return e.words.figure(unit, one.value, e.plan.plan.currency)


def decisions(e: Edition) -> Iterator[Block]:
    if e.plan.decisions:
        yield from paragraph(
            e.words.say("Decisions taken and expected are in the chapter on governance.")
        )


# -- days lost and feedback ---------------------------------------------------------------------


def holds(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("From")),
        Column(w.say("To")),
        Column(w.say("Days"), "right"),
        Column(w.say("Due to")),
        Column(w.say("Reason")),
    )
    rows = []
    for hold in e.f.to_date(e.f.distinct(e.plan.holds, "start"), "start"):
        ended = hold.end is not None and e.f.came(hold.end)
        stop = hold.end if hold.end is not None and ended else e.f.as_of
        row = (
            e.day(hold.start),
            e.day(stop) if ended else w.say("still running"),
            w.number((stop - hold.start).days),
            w.term("cause", hold.cause),
            e.what(hold, hold.text),
        )
        rows.append(row)
    yield from table(columns, rows)


def feedback(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Ref.")),
        Column(w.say("Date")),
        Column(w.say("Kind")),
        Column(w.say("What was said")),
        Column(w.say("By")),
        Column(w.say("Cause")),
        Column(w.say("Triage")),
        Column(w.say("Status")),
    )
    found = e.f.to_date(e.plan.feedback)
    yield from table(columns, [feedback_row(e, one) for one in found])


def feedback_row(e: Edition, one: Feedback) -> tuple[Cell, ...]:
    w = e.words
    cause = (("feedback_cause", one.cause), ("feedback_topic", one.topic))
    triage = (("triage", one.triage), ("horizon", one.horizon))
    return (
        one.id,
        e.day(one.date),
        w.term("feedback_kind", one.kind),
        e.what(one, one.text),
        e.person(one.by),
        w.listing(w.term(kind, word) for kind, word in cause if word),
        w.listing(w.term(kind, word) for kind, word in triage if word),
        w.term("status", one.status),
    )


# -- learning -----------------------------------------------------------------------------------


def retros(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Date")),
        Column(w.say("To simplify")),
        Column(w.say("To create")),
        Column(w.say("To eliminate")),
        Column(w.say("Notes")),
    )
    yield from table(
        columns,
        [
            (
                e.dated(retro.date),
                retro.simplify or UNKNOWN,
                retro.create or UNKNOWN,
                retro.eliminate or UNKNOWN,
                e.what(retro),
            )
            for retro in e.f.to_date(e.plan.improvement.retros)
        ],
        w.say("Retrospectives"),
    )


def lessons(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Ref.")),
        Column(w.say("Date")),
        Column(w.say("Context")),
        Column(w.say("Action")),
        Column(w.say("Effect")),
        Column(w.say("To be repeated")),
    )
    yield from table(
        columns,
        [
            (
                lesson.id,
                e.day(lesson.date),
                e.what(lesson, lesson.context),
                lesson.action or UNKNOWN,
                lesson.effect or UNKNOWN,
                w.term("truth", "true") if lesson.replicable else UNKNOWN,
            )
            for lesson in e.plan.improvement.lessons
            if lesson.date is None or e.f.came(lesson.date)
        ],
        w.say("Lessons learnt"),
    )


def releases(e: Edition) -> Iterator[Block]:
    for release in reversed(e.f.to_date(e.plan.releases)):
        yield Heading(e.dated(release.date), 3)
        yield from contents(e, release)


def contents(e: Edition, release: Release) -> Iterator[Block]:
    """What users were told of one release."""
    w = e.words
    lines = [w.say("New: {text}", text=text) for text in release.new]
    lines += [w.say("Improved: {text}", text=text) for text in release.improved]
    lines += [w.say("Fixed: {text}", text=text) for text in release.fixed]
    lines += [w.say("Next: {text}", text=text) for text in release.next]
    yield from bullets(lines)
    yield from paragraph(release.call_to_action)
    yield from paragraph(release.notes)
