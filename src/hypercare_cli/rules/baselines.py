"""HC41x: baselines that nobody can measure against, and slip that nobody explains."""

from collections.abc import Iterator
from itertools import pairwise

from hypercare_cli.plan.baselines import Baseline
from hypercare_cli.rule import Hit, Look, rule
from hypercare_cli.schedule.baselines import current_baseline
from hypercare_cli.schedule.passes import passes

UNEXPLAINED = 7
"""Days of a slip that need no reason: less than a week is the noise of any plan."""


@rule(
    "HC411",
    "baseline-of-unknown-entry",
    "note",
    "the baseline “{baseline}” has a date for `{name}`, which is not in the roadmap",
    "Correct the id, or take the line out if this is no longer to be reached.",
)
def baseline_of_unknown_entry(look: Look) -> Iterator[Hit]:
    """What is measured against another id has no slip: the milestone looks new, and the delay is gone.
    Only the baseline that holds is looked at; older ones keep what was agreed then.

    As of: T+40

    Bad:
        roadmap:
          - {id: go_live, offset: 40, title: Go-live}
        baselines:
          - id: contract
            date: 2026-01-10
            kickoff: 2026-01-05
            milestones: {golive: 2026-02-04}  # <- HC411:26

    Good:
        roadmap:
          - {id: go_live, offset: 40, title: Go-live}
        baselines:
          - id: contract
            date: 2026-01-10
            kickoff: 2026-01-05
            milestones: {go_live: 2026-02-12}
    """
    baseline = current_baseline(look.f)
    if baseline is None:
        return
    number = look.plan.baselines.index(baseline)
    milestones = {milestone.id for milestone in look.plan.roadmap}
    tasks = {task.id for milestone in look.plan.roadmap for task in milestone.tasks}
    for field, known in (("milestones", milestones), ("tasks", tasks)):
        for name in getattr(baseline, field):
            if name not in known:
                yield look.at("baselines", number, field, name, baseline=baseline.id, name=name)


@rule(
    "HC412",
    "baselines-of-one-day",
    "warning",
    "the baselines “{one}” and “{other}” have the same date: the last one in the file holds",
    "Correct the date of one of them, or take one out.",
)
def baselines_of_one_day(look: Look) -> Iterator[Hit]:
    """The latest baseline is what slip is measured against. With two of one day, the order of the
    lines decides how late the rollout is.

    Bad:
        baselines:
          - {id: contract, date: 2026-01-10, kickoff: 2026-01-05}
          - {id: replanned, date: 2026-01-10, kickoff: 2026-01-05}  # <- HC412:27

    Good:
        baselines:
          - {id: contract, date: 2026-01-10, kickoff: 2026-01-05}
          - {id: replanned, date: 2026-03-02, kickoff: 2026-01-05, reason: Audit of the customer}
    """
    seen: dict[object, Baseline] = {}
    for number, baseline in enumerate(look.plan.baselines):
        other = seen.setdefault(baseline.date, baseline)
        if other is not baseline:
            yield look.at("baselines", number, "date", one=other.id, other=baseline.id)


@rule(
    "HC413",
    "new-baseline-without-reason",
    "warning",
    "the baseline “{baseline}” moves dates of “{other}” and does not say why",
    "Add `reason:`, what was agreed and after what, and `by:`, who agreed.",
)
def new_baseline_without_reason(look: Look) -> Iterator[Hit]:
    """A new baseline takes the slip away. Without a reason, nobody can tell months later whether dates
    were agreed anew or a delay was hidden.

    As of: T+60

    Bad:
        baselines:
          - {id: contract, date: 2026-01-10, kickoff: 2026-01-05, milestones: {go_live: 2026-02-04}}
          - id: replanned  # <- HC413:5
            date: 2026-02-20
            kickoff: 2026-01-05
            milestones: {go_live: 2026-03-02}

    Good:
        baselines:
          - {id: contract, date: 2026-01-10, kickoff: 2026-01-05, milestones: {go_live: 2026-02-04}}
          - id: replanned
            date: 2026-02-20
            reason: Audit at the customer, agreed in the steering committee
            kickoff: 2026-01-05
            milestones: {go_live: 2026-03-02}
    """
    dated = look.f.to_date(look.plan.baselines)
    for before, baseline in pairwise(dated):
        if baseline.reason is None and moves(before, baseline):
            number = look.plan.baselines.index(baseline)
            yield look.at("baselines", number, baseline=baseline.id, other=before.id)


def moves(before: Baseline, after: Baseline) -> bool:
    """Whether a milestone or a task has another date than it had."""
    return any(
        name in old and old[name] != day
        for old, new in ((before.milestones, after.milestones), (before.tasks, after.tasks))
        for name, day in new.items()
    )


@rule(
    "HC414",
    "slip-without-reason",
    "note",
    "“{title}” slips by {slip} days against the baseline “{baseline}”, and no hold explains {days} of them",
    "Write what stood still under `holds:`, with `start`, `end` and `cause`, or agree a new baseline.",
)
def slip_without_reason(look: Look) -> Iterator[Hit]:
    """Who lost the days is asked at the end, when nobody remembers. A hold written down in its week
    settles it; slips of up to a week need none.

    As of: T+60

    Bad:
        roadmap:
          - {id: go_live, offset: 30, title: Go-live, done_on: T+50}  # <- HC414:5
        baselines:
          - {id: contract, date: 2026-01-10, kickoff: 2026-01-05, milestones: {go_live: 2026-02-04}}

    Good:
        roadmap:
          - {id: go_live, offset: 30, title: Go-live, done_on: T+50}
        holds:
          - {start: T+20, end: T+35, cause: customer, text: Audit of the access rights}
        baselines:
          - {id: contract, date: 2026-01-10, kickoff: 2026-01-05, milestones: {go_live: 2026-02-04}}
    """
    baseline = current_baseline(look.f)
    if baseline is None:
        return
    delays = {delay.milestone: delay for delay in passes(look.f, baseline).delays(baseline)}
    for number, milestone in enumerate(look.plan.roadmap):
        delay = delays.get(milestone.id)
        if delay is not None and delay.unexplained > UNEXPLAINED:
            slots = {"slip": delay.slip_days, "baseline": baseline.id, "days": delay.unexplained}
            yield look.at("roadmap", number, title=milestone.title, **slots)
