"""The schedule of a plan on a day: both passes, floats, critical path, slip and delay put together."""

from datetime import date

from hypercare_cli.metric import Figures
from hypercare_cli.plan.baselines import Baseline
from hypercare_cli.plan.calendar import Calendar
from hypercare_cli.plan.roadmap import Task
from hypercare_cli.schedule.backward import Slack, slacks
from hypercare_cli.schedule.model import Activity, Name, Schedule
from hypercare_cli.schedule.order import circles_in
from hypercare_cli.schedule.passes import Passes, passes
from hypercare_cli.schedule.steps import waits


def schedule(f: Figures, baseline: Baseline | None) -> Schedule:
    """Dates, floats, critical path, slip and delay of the whole roadmap.

    Slip is measured against `baseline` (`current_baseline(f)` gives the one that holds), or against
    the planned dates where it is None. A country whose public holidays are not known has none here.
    """
    calendar = f.plan.calendar.with_known_holidays()
    found = passes(f, baseline, calendar)
    last = found.last_milestone()
    end = None if last is None else found.spans[last].finish
    slack = {} if end is None else slacks(found.steps, found.order, found.spans, found.days, end)
    references = found.references(baseline)
    return Schedule(
        as_of=f.as_of,
        baseline=baseline,
        activities=tuple(
            activity(name, found, slack.get(name, Slack()), references[name], calendar)
            for name in found.steps
        ),
        finish=end,
        last=last,
        agreed_finish=found.agreed_end(baseline),
        critical_path=() if last is None or found.is_done(last) else found.path_to(last),
        circles=circles_in(waits(found.steps)),
        delays=found.delays(baseline),
    )


def activity(
    name: Name, found: Passes, room: Slack, reference: date | None, calendar: Calendar
) -> Activity:
    """One milestone or task with all that is known of it."""
    step, own, span = found.steps[name], found.plan[name], found.spans[name]
    entry = step.entry
    slip = None if reference is None or span.finish is None else (reference, span.finish)
    return Activity(
        name=name,
        title=entry.title,
        milestone=step.milestone,
        path=step.path,
        audience=entry.audience,
        owner=entry.owner if isinstance(entry, Task) else None,
        state=step.state,
        planned_start=own.start or step.start,
        planned_finish=own.finish or step.due,
        start=span.start,
        finish=span.finish,
        reference=reference,
        slip_days=None if slip is None else (slip[1] - slip[0]).days,
        slip_working_days=None if slip is None else calendar.working_days_between(*slip),
        latest_finish=room.latest_finish,
        total_float=room.total,
        free_float=room.free,
        critical=is_critical(room, span.finish),
        links=step.links,
        driver=span.driver,
    )


def is_critical(room: Slack, finish: date | None) -> bool:
    """Without float; far away, where working days are not counted, by the dates themselves."""
    if room.latest_finish is None:
        return False
    return room.latest_finish == finish if room.total is None else room.total == 0
