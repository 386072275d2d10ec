"""The pictures of a plan as data: the Word plan and the slides draw the same ones.

Each is None where there is too little to draw. Figures are those of the catalogue.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal, localcontext

from hypercare_cli.blocks import (
    Chart,
    Phase,
    Series,
    Span,
    Timeline,
)
from hypercare_cli.metric import EXACT, share
from hypercare_cli.metrics import rag
from hypercare_cli.metrics.change import FACTORS
from hypercare_cli.metrics.support import complete
from hypercare_cli.metrics.value import line_value
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.figures import shortened, t_plus
from hypercare_cli.pages.schedule.readers import critical_tasks, milestone_span, shown_to
from hypercare_cli.plan.roadmap import Milestone
from hypercare_cli.plan.value import LedgerLine
from hypercare_cli.rounding import comparable

FEWEST = 2
"""Points that make a line, and columns that are worth comparing."""
FEWEST_FACTORS = 3
NAMED = 6
"""Columns that have room for more than an id."""
LONGEST_NAME = 34
"""Letters of a name under a column."""


# -- adoption -----------------------------------------------------------------------------------


def adoption_curve(e: Edition) -> Chart | None:
    """Who is ready and active over time, as shares of those eligible, against the limit of green."""
    w = e.words
    found = e.f.to_date(e.f.distinct(e.plan.adoption.snapshots))
    names = {
        "ready": w.say("Ready"),
        "active_30d": w.say("Active 30 d"),
        "active_7d": w.say("Active 7 d"),
    }
    lines = [
        Series(name, tuple(exact_share(getattr(s, field), s.eligible) for s in found))
        for field, name in names.items()
    ]
    lines = [line for line in lines if known(line.values) >= FEWEST]
    if not lines:
        return None
    wanted = rag.limits(e.f, "adoption")[0]
    goal = Series(w.say("Goal 30 d"), (wanted,) * len(found), goal=True)
    return Chart(
        "line",
        w.say("Adoption over time, as shares of eligible people"),
        tuple(s.date for s in found),
        (*lines, goal),
        unit="share",
        summary=w.say(
            "Latest shares of eligible people: ready {ready}, active in 30 days {month}, active in "
            "7 days {week}. The goal for 30 days is {goal}.",
            ready=e.figure("adoption.ready_rate"),
            month=e.figure("adoption.active_30d_rate"),
            week=e.figure("adoption.active_7d_rate"),
            goal=w.share(wanted, 1),
        ),
        limits=(Decimal(0), None),
    )


def exact_share(part: Decimal | None, whole: Decimal) -> Decimal | None:
    """As exact as the figures of the catalogue."""
    with localcontext(EXACT):
        return share(part, whole)


def known(values: Iterable[object]) -> int:
    return sum(value is not None for value in values)


# -- value --------------------------------------------------------------------------------------


def value_bridge(e: Edition) -> Chart | None:
    """What each line of the ledger brings a year, up to the total."""
    w, total = e.words, e.f["value.annual"]
    lines = [line for line in e.plan.value.ledger if line.status != "rejected"]
    with localcontext(EXACT):
        amounts = [(line, line_value(e.f, line)) for line in lines]
        brief = len(lines) > NAMED
        found = [
            (line.id if brief else line_name(line), amount)
            for line, amount in amounts
            if amount is not None
        ]
        if total is None or len(found) < FEWEST:
            return None
        rest = total - sum(amount for _name, amount in found)
    largest, amount = max(found, key=lambda one: one[1])
    if comparable(rest):  # lines that these readers do not see
        found.append((w.say("Other lines"), rest))
    currency = e.plan.plan.currency or ""
    return Chart(
        "bridge",
        w.say("Value a year by ledger line"),
        (*(name for name, _amount in found), w.say("Total")),
        (Series(w.say("Value a year"), (*(amount for _name, amount in found), total)),),
        unit="money",
        summary=w.say(
            "The ledger adds up to {total} a year; the largest line is {line} with {amount}.",
            total=e.figure("value.annual"),
            line=largest,
            amount=w.figure("money", amount, currency),
        ),
        currency=currency,
    )


def line_name(line: LedgerLine) -> str:
    return shortened(f"{line.id} – {line.hypothesis}", LONGEST_NAME)


# -- roadmap ------------------------------------------------------------------------------------


def roadmap_timeline(e: Edition, *, tasks: bool = False) -> Timeline | None:
    """Each milestone with the time that leads to it, and where the plan stands.

    Where the plan has baselines or dependencies: with its forecast, its agreed day, and what is
    critical; with the critical tasks if `tasks`.
    """
    w = e.words
    milestones = sorted(e.plan.roadmap, key=lambda milestone: milestone.offset)
    if len(milestones) < FEWEST:
        return None
    starts = [min(e.plan.plan.kickoff, milestones[0].offset), *(m.offset for m in milestones)]
    phases = phases_of(e, milestones)
    shown = shown_to(e)
    spans: list[Span] = []
    for milestone, start, phase in zip(milestones, starts, phases, strict=False):
        span = Span(milestone.title, start, milestone.offset, phase, note(e, milestone))
        spans.append(span if shown is None else milestone_span(shown, span, milestone))
        if tasks and shown is not None:
            spans += critical_tasks(shown, milestone)
    done = sum(phase == "done" for phase in phases)
    return Timeline(
        w.say("Roadmap"),
        tuple(spans),
        tuple((day, t_plus(e.plan.day(day))) for day in sorted({*starts})),
        (e.f.as_of, w.say("as of {day}", day=e.f.as_of)),
        {
            "done": w.say("passed"),
            "current": w.say("current"),
            "late": w.say("late"),
            "planned": w.say("planned"),
        },
        w.say(
            "Milestones passed: {done} of {all}; late: {late}; as of {day}.",
            done=done,
            all=len(milestones),
            late=phases.count("late"),
            day=e.f.as_of,
        ),
        "" if shown is None else shown.agreed(),
        w.say("critical"),
    )


def phases_of(e: Edition, milestones: Sequence[Milestone]) -> list[Phase]:
    """Passed (on its day, or its gate being met), late, the one worked on, or still to come."""
    found: list[Phase] = []
    for milestone in milestones:
        gate = e.gates.get(milestone.id)
        met = gate is not None and gate.verdict == "met" and milestone.offset <= e.f.as_of
        if met or e.f.came(milestone.done_on):
            found.append("done")
        elif milestone.offset < e.f.as_of:
            found.append("late")
        else:
            found.append("planned" if "current" in found else "current")
    return found


def note(e: Edition, milestone: Milestone) -> str:
    """The day, and how many of the tasks are done."""
    if not milestone.tasks:
        return e.day(milestone.offset)
    return e.words.say(
        "{day}, tasks done: {done} of {all}",
        day=milestone.offset,
        done=sum(e.f.is_done(task) for task in milestone.tasks),
        all=len(milestone.tasks),
    )


# -- change and support -------------------------------------------------------------------------


def factor_radar(e: Edition) -> Chart | None:
    """The five factors: the first assessment against the latest note of each."""
    w, found = e.words, e.f.to_date(e.plan.change.factors)
    latest = tuple(number(e.f[f"change.{factor}"]) for factor in FACTORS)
    if known(latest) < FEWEST_FACTORS:
        return None
    lines = [Series(w.say("Latest"), latest)]
    if len(found) >= FEWEST:
        first = tuple(number(getattr(found[0], factor)) for factor in FACTORS)
        lines.append(Series(e.day(found[0].date), first))
    notes = (
        w.say(
            "{label}: {value}", label=w.term("factor", factor), value=e.figure(f"change.{factor}")
        )
        for factor in FACTORS
    )
    return Chart(
        "radar",
        w.say("Five factors of change, from 1 (weak) to 5 (strong)"),
        tuple(w.term("factor", factor) for factor in FACTORS),
        tuple(lines),
        summary=w.say("Latest notes – {notes}.", notes=w.listing(notes)),
        limits=(Decimal(0), Decimal(5)),
    )


def number(value: int | Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def sla_chart(e: Edition) -> Chart | None:
    """The share of tickets resolved within the SLA, by complete period, against the limit of green."""
    w = e.words
    found = [p for p in complete(e.f) if p in e.plan.support.periods and p.resolved]
    if len(found) < FEWEST:
        return None
    wanted = 1 - rag.limits(e.f, "support")[0]
    rates = tuple(exact_share(period.within_sla, period.resolved) for period in found)
    return Chart(
        "column",
        w.say("Tickets resolved within the SLA"),
        tuple(f"{t_plus(e.plan.day(p.start))} – {t_plus(e.plan.day(p.end))}" for p in found),
        (
            Series(w.say("Within SLA"), rates),
            Series(w.say("Goal"), (wanted,) * len(found), goal=True),
        ),
        unit="share",
        summary=w.say(
            "In the latest period {rate} were resolved within the SLA; the goal is {goal}.",
            rate=e.figure("support.in_sla_rate"),
            goal=w.share(wanted, 1),
        ),
        limits=(Decimal(0), Decimal(1)),
    )
