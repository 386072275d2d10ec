"""The page of `schedule`: when, against what was agreed, why, and whom the slip is due to."""

from collections.abc import Iterator

from hypercare_cli.blocks import Block, Bullets, Cell, Column, Facts, Page, Paragraph
from hypercare_cli.i18n.words import UNKNOWN
from hypercare_cli.pages.plan.listing import section, table
from hypercare_cli.pages.schedule.delays import delays
from hypercare_cli.pages.schedule.gantt import gantt
from hypercare_cli.pages.schedule.moves import moves
from hypercare_cli.pages.schedule.shown import Shown
from hypercare_cli.schedule.model import Activity

INSET = "\u00a0\u00a0"
"""Before a task, under its milestone."""
CRITICAL = " *"
"""The sign that the Gantt chart of a terminal has, too."""


def schedule_page(shown: Shown) -> Page:
    """All of it; one sentence where there is nothing to schedule."""
    w = shown.words
    title = w.say("Schedule – {plan}", plan=shown.plan.plan.title)
    if not shown.schedule.activities:
        text = w.say("There is nothing to schedule: the plan has no milestone under `roadmap` yet.")
        return Page(title, (Paragraph(text),))
    return Page(title, tuple(blocks(shown)))


def blocks(shown: Shown) -> Iterator[Block]:
    w = shown.words
    yield Facts(tuple(head(shown)))
    yield from circles(shown)
    if not shown.activities:
        yield Paragraph(w.say("No task of the roadmap has this owner."))
        return
    yield from dates(shown)
    drawn = gantt(shown)
    if drawn is not None:
        yield from section(w.say("Gantt chart"), (drawn,))
    yield from section(w.say("Why these dates"), why(shown))
    yield from section(w.say("Slip by cause"), delays(shown))
    yield from since(shown)


def head(shown: Shown) -> Iterator[tuple[str, Cell]]:
    w, found = shown.words, shown.schedule
    yield w.say("As of"), shown.dated(found.as_of)
    yield w.say("Slip counts from"), origin(shown)
    yield w.say("End"), end(shown)
    if found.critical_path:
        yield w.say("Critical path"), shown.chain(found.critical_path)


def origin(shown: Shown) -> str:
    """The baseline with its day; without one what keeps one."""
    w, found = shown.words, shown.schedule.baseline
    if found is None:
        return w.say(
            "the dates in the plan: no baseline yet (`schedule --save-baseline NAME` keeps one)"
        )
    name = shown.baseline(found)
    if found.reason:
        return w.say(
            "baseline {name}, {day}: {reason}", name=name, day=found.date, reason=found.reason
        )
    return w.say("baseline {name}, {day}", name=name, day=found.date)


def end(shown: Shown) -> str:
    """When the last milestone is reached, and how far that has moved."""
    w, found = shown.words, shown.schedule
    if found.finish is None or found.last is None:
        return w.say("not known")
    day, slip = shown.dated(found.finish), found[found.last].slip_days
    name = shown.name(found.last)
    if not slip:
        return w.say("{day}, {name}", day=day, name=name)
    if slip > 0:
        return w.plural(
            "{day}, {name}: {n} day late", "{day}, {name}: {n} days late", slip, day=day, name=name
        )
    return w.plural(
        "{day}, {name}: {n} day early", "{day}, {name}: {n} days early", -slip, day=day, name=name
    )


def circles(shown: Shown) -> Iterator[Block]:
    """Each circle by the finding that `validate` has for it."""
    for circle in filter(shown.known, shown.schedule.circles):
        text = shown.words.say(
            "HC402: {chain} wait for each other. They, and what waits for them, have no forecast.",
            chain=shown.chain((*circle, circle[0])),
        )
        yield Paragraph(text, "warning")


# -- the dates ------------------------------------------------------------------------------------


def dates(shown: Shown) -> Iterator[Block]:
    w = shown.words
    agreed = shown.schedule.baseline is not None
    columns = (
        Column(w.say("Milestone, task"), width=2),
        Column(w.say("Owner"), leaves=1),
        Column(w.say("Planned"), whole=True, leaves=2 if agreed else 0),
        Column(w.say("In baseline"), whole=True),
        Column(w.say("Forecast"), whole=True),
        Column(w.say("Slip"), "right"),
        Column(w.say("Float"), "right"),
    )
    yield from table(columns, [row(shown, one, agreed=agreed) for one in shown.activities])
    yield Paragraph(units(shown), "note")


def units(shown: Shown) -> str:
    """What the figures of the tables count."""
    if not any(one.critical for one in shown.activities):
        return shown.words.say("Slip in calendar days, float in working days.")
    return shown.words.say(
        "Slip in calendar days, float in working days; * critical: a working day lost here is lost"
        " at the end."
    )


def row(shown: Shown, one: Activity, *, agreed: bool) -> tuple[Cell, ...]:
    return (
        shown.title(one) if one.is_milestone else INSET + shown.title(one),
        shown.owner(one) or UNKNOWN,
        shown.brief(one.planned_finish),
        shown.brief(one.reference) if agreed else UNKNOWN,
        shown.brief(one.finish),
        shown.days(one.slip_days),
        room(shown, one),
    )


def room(shown: Shown, one: Activity) -> str:
    """The float of what is to be done, with the sign of what is critical."""
    w = shown.words
    if one.state in ("done", "dropped"):
        return w.term("status", one.state)
    return w.number(one.total_float) + CRITICAL * one.critical


# -- why --------------------------------------------------------------------------------------------


def why(shown: Shown) -> Iterator[Block]:
    """What decides the dates that are not the plan's own."""
    found = [(shown.name(one.name), shown.reason(one)) for one in shown.activities]
    pairs = tuple((name, reason) for name, reason in found if reason)
    if pairs:
        yield Facts(pairs)


def since(shown: Shown) -> Iterator[Block]:
    """What moved in the plan itself since the baseline."""
    w, found, baseline = shown.words, moves(shown), shown.schedule.baseline
    if found is None or baseline is None:
        return
    title = w.say("What moved in the plan since baseline “{name}”", name=baseline.id)
    if not found:
        yield from section(title, (Paragraph(w.say("Nothing: every date is as it was.")),))
        return
    lines = []
    if found.kickoff is not None:
        before, after = found.kickoff
        lines.append(w.say("T0: {before} → {after}", before=before, after=after))
    lines += [
        w.plural(
            "{name}: {before} → {after} ({days} day)",
            "{name}: {before} → {after} ({days} days)",
            abs(move.days),
            name=shown.title(move.activity),
            before=shown.brief(move.before),
            after=shown.brief(move.after),
            days=shown.days(move.days),
        )
        for move in found.moved
    ]
    lines += [w.say("{name}: new", name=shown.title(one)) for one in found.added]
    lines += [w.say("{name}: no longer in the plan", name=name.id) for name in found.gone]
    yield from section(title, (Bullets(tuple(lines)),))
