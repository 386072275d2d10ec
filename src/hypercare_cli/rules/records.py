"""HC1xx, continued: dated records that contradict their status, their neighbours or T0."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from hypercare_cli.finding import Path
from hypercare_cli.plan.model import Plan
from hypercare_cli.rule import Hit, Look, rule

PREPARATION = timedelta(days=90)
"""How long before T0 a meeting may have prepared the rollout."""
FINISHED = frozenset({"done", "dropped", "waived"})


@rule(
    "HC106",
    "action-before-its-opening",
    "error",
    "the action “{title}” has the date {day}, before it was opened on {opened}",
    "Correct one of the two dates: `opened_on` is the day on which the action was agreed.",
)
def action_before_its_opening(look: Look) -> Iterator[Hit]:
    """An action done or due before it was opened counts as late, or as in time, by mistake.

    Bad:
        actions:
          - id: A1
            title: Coach the Lyon team
            opened_on: T+14
            due: T+21
            done_on: T+9  # <- HC106:14
            status: done
          - {id: A2, title: Sort the queue, opened_on: T+14, due: T+4, status: open}  # <- HC106:59

    Good:
        actions:
          - id: A1
            title: Coach the Lyon team
            opened_on: T+14
            due: T+21
            done_on: T+19
            status: done
    """
    for number, action in enumerate(look.plan.actions):
        opened = action.opened_on
        if opened is None:
            continue
        for field, day in (("done_on", action.done_on), ("due", action.due)):
            if day is not None and day < opened:
                yield look.at("actions", number, field, title=action.title, opened=opened, day=day)
                break


@rule(
    "HC107",
    "end-before-start",
    "error",
    "“{name}” ends on {end}, before it starts on {start}",
    "Correct one of the two dates.",
)
def end_before_start(look: Look) -> Iterator[Hit]:
    """A span that ends before it starts holds no day: it counts nowhere, and nobody notices.

    Bad:
        holds:
          - {start: T+20, end: T+12, cause: customer, text: Audit}  # <- HC107:24

    Good:
        holds:
          - {start: T+12, end: T+20, cause: customer, text: Audit}
          - {start: T+28, cause: provider, text: Interface not delivered}
    """
    for path, name, start, end in spans(look.plan):
        if start is not None and end is not None and end < start:
            yield look.at(*path, "end", name=name, start=start, end=end)


def spans(plan: Plan) -> Iterator[tuple[Path, str, date | None, date | None]]:
    """Everything with a start and an end: path, name, both dates."""
    for n, hold in enumerate(plan.holds):
        yield ("holds", n), hold.text or "holds", hold.start, hold.end
    for n, period in enumerate(plan.support.periods):
        yield ("support", "periods", n), "support.periods", period.start, period.end
    for n, contract in enumerate(plan.contracts.register):
        yield ("contracts", "register", n), contract.title, contract.start, contract.end
    for n, override in enumerate(plan.rag.overrides):
        yield ("rag", "overrides", n), override.reason, override.start, override.end
    for n, campaign in enumerate(plan.campaigns):
        yield ("campaigns", n), campaign.title, campaign.start, campaign.end
    reinforced = plan.support.reinforced
    if reinforced is not None:
        yield ("support", "reinforced"), "support.reinforced", reinforced.start, reinforced.end


@rule(
    "HC108",
    "record-before-kickoff",
    "warning",
    "“{name}” has an entry of {day}, before T0 ({kickoff}), that counts as part of the rollout",
    "Correct the date. What was there before the kick-off is the baseline, not a result.",
)
def record_before_kickoff(look: Look) -> Iterator[Hit]:
    """A year mistyped in January turns last year's figure into this year's success.

    A measurement that repeats the baseline may be older, and so may the users of a tool that is
    started again. Meetings may prepare the rollout for three months.

    Bad:
        kpis:
          - id: delay
            title: Delay
            baseline: 8
            target: 6
            measurements:
              - {date: 2025-01-30, value: 7.1}  # <- HC108:16

    Good:
        kpis:
          - id: delay
            title: Delay
            baseline: 8
            target: 6
            measurements:
              - {date: 2025-12-15, value: 8}
              - {date: 2026-01-30, value: 7.1}
    """
    kickoff = look.plan.kickoff
    for path, name, day in too_early(look.plan, kickoff):
        yield look.at(*path, name=name, day=day, kickoff=kickoff)


def too_early(plan: Plan, kickoff: date) -> Iterator[tuple[Path, str, date]]:
    """What lies before T0 and cannot have come of the rollout: path, name, date."""
    yield from early_measurements(plan, kickoff)
    earliest = kickoff - PREPARATION
    for n, ritual in enumerate(plan.governance.rituals):
        for m, session in enumerate(ritual.sessions):
            if session.date < earliest:
                path = ("governance", "rituals", n, "sessions", m, "date")
                yield path, ritual.title, session.date
    for n, win in enumerate(plan.adoption.quick_wins):
        if win.date < kickoff:
            yield ("adoption", "quick_wins", n, "date"), win.title, win.date
    if plan.plan.context != "relaunch":
        for n, snapshot in enumerate(plan.adoption.snapshots):
            if snapshot.date < kickoff and (snapshot.active_7d or snapshot.active_30d):
                yield ("adoption", "snapshots", n, "date"), "adoption.snapshots", snapshot.date


def early_measurements(plan: Plan, kickoff: date) -> Iterator[tuple[Path, str, date]]:
    for n, kpi in enumerate(plan.kpis):
        for m, measured in enumerate(kpi.measurements):
            if measured.date < kickoff and kpi.baseline not in (None, measured.value):
                yield ("kpis", n, "measurements", m, "date"), kpi.title, measured.date


@rule(
    "HC109",
    "same-date-twice",
    "warning",
    "“{name}” has two entries of {day}: only the last in the file counts",
    "Correct the date of one of them, or remove the one that no longer holds.",
)
def same_date_twice(look: Look) -> Iterator[Hit]:
    """Two figures for one day contradict each other, and which one is shown depends on their order.

    Bad:
        kpis:
          - id: delay
            title: Delay
            measurements:
              - {date: T+15, value: 7.4}
              - {date: T+15, value: 7.1}  # <- HC109:16

    Good:
        kpis:
          - id: delay
            title: Delay
            measurements:
              - {date: T+15, value: 7.4}
              - {date: T+30, value: 7.1}
    """
    for path, name, records, field in series(look.plan):
        if len(records) < 2:
            continue
        days = [getattr(record, field) for record in records]
        if len(set(days)) == len(days):
            continue
        for index, day in enumerate(days):
            if day in days[:index]:
                yield look.at(*path, index, field, name=name, day=day)


def series(plan: Plan) -> Iterator[tuple[Path, str, Sequence[Any], str]]:
    """Entries without id of which the last of a day counts: path, name, entries, their date field."""
    for n, kpi in enumerate(plan.kpis):
        yield ("kpis", n, "measurements"), kpi.title, kpi.measurements, "date"
    for n, ritual in enumerate(plan.governance.rituals):
        yield ("governance", "rituals", n, "sessions"), ritual.title, ritual.sessions, "date"
    adoption = plan.adoption
    yield ("adoption", "snapshots"), "adoption.snapshots", adoption.snapshots, "date"
    yield ("adoption", "satisfaction"), "adoption.satisfaction", adoption.satisfaction, "date"
    yield ("data_quality", "scores"), "data_quality.scores", plan.data_quality.scores, "date"
    yield ("support", "periods"), "support.periods", plan.support.periods, "start"
    yield ("holds",), "holds", plan.holds, "start"


@rule(
    "HC110",
    "done-without-date",
    "note",
    "“{title}” is done, but the plan does not say since when",
    "Add `done_on: …` with the day on which it was; without it no delay and no penalty can be computed.",
)
def done_without_date(look: Look) -> Iterator[Hit]:
    """Without its day, an item counts as done at every date, and says nothing about being in time.

    Bad:
        technical:
          - {id: TE1, kind: access, title: Single sign-on, due: T+7, status: done}  # <- HC110:5

    Good:
        technical:
          - {id: TE1, kind: access, title: Single sign-on, due: T+7, status: done, done_on: T+6}
    """
    for path, items in datable(look.plan):
        for number, item in enumerate(items):
            if item.done_on is None and item.status == "done":
                yield look.at(*path, number, title=item.title)


@rule(
    "HC111",
    "done-date-without-done",
    "error",
    "“{title}” has a date on which it was done, {day}, but its status is `{status}`",
    "Set `status: done`, or remove `done_on`; a day that is planned goes into `due`.",
)
def done_date_without_done(look: Look) -> Iterator[Hit]:
    """The status decides: an item with a forgotten status counts as open, soon as late.

    Bad:
        actions:
          - {id: A1, title: Sort the queue, due: T+12, done_on: T+11, status: open}  # <- HC111:57

    Good:
        actions:
          - {id: A1, title: Sort the queue, due: T+12, done_on: T+11, status: done}
    """
    for path, items in datable(look.plan):
        for number, item in enumerate(items):
            if item.done_on is not None and item.status not in FINISHED:
                yield look.at(
                    *path, number, "done_on", title=item.title, day=item.done_on, status=item.status
                )


def datable(plan: Plan) -> Iterator[tuple[Path, Iterable[Any]]]:
    """Everything that has a status and the day on which it was done."""
    for n, milestone in enumerate(plan.roadmap):
        yield ("roadmap", n, "tasks"), milestone.tasks
    yield ("actions",), plan.actions
    yield ("technical",), plan.technical
    yield ("handover", "capabilities"), plan.handover.capabilities
    yield ("contracts", "obligations"), plan.contracts.obligations
