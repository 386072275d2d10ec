"""HC40x: milestones passed without proof or gate, tasks that nobody can start or finish."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from hypercare_cli.condition import parse
from hypercare_cli.metric import Figures
from hypercare_cli.metrics.roadmap import tasks
from hypercare_cli.plan.roadmap import Criterion, Milestone, Task
from hypercare_cli.rule import Hit, Look, rule

NEAR = timedelta(days=14)
JUDGED_ELSEWHERE = frozenset(("kpi.count", "kpi.sourced_rate", "engagement.qbr_held"))
"""Figures whose own rules name the culprit; a gate that depends on them adds nothing."""


@rule(
    "HC401",
    "task-without-owner-or-date",
    "warning",
    "the task “{title}” is near or overdue and has no {fields}",
    "Add `owner:` (an id of `people`) and `due:`, so that somebody is asked for it in time.",
)
def task_without_owner_or_date(look: Look) -> Iterator[Hit]:
    """A task without an owner is done by nobody, one without a date is never late: both stay
    invisible until the milestone fails. Asked for from 14 days before the task, or else its
    milestone, is due.

    Bad:
        roadmap:
          - id: go_live
            offset: 40
            title: Go-live
            tasks:
              - {id: A, title: Announce the go-live, due: T+28, status: planned}  # <- HC401:9
              - {id: B, title: Open the accounts, owner: it, status: in_progress}  # <- HC401:9

    Good:
        roadmap:
          - id: go_live
            offset: 40
            title: Go-live
            tasks:
              - {id: A, title: Announce the go-live, owner: po, due: T+28, status: planned}
              - {id: B, title: Open the accounts, owner: it, status: done}
    """
    near = look.as_of + NEAR
    for number, milestone in enumerate(look.plan.roadmap):
        for position, task in enumerate(milestone.tasks):
            if task.owner is not None and task.due is not None:
                continue
            if (task.due or milestone.offset) <= near and is_open(look.f, task):
                fields = ", ".join(f"`{n}`" for n in ("owner", "due") if getattr(task, n) is None)
                path = ("roadmap", number, "tasks", position)
                yield look.at(*path, title=task.title, fields=fields)


def is_open(f: Figures, task: Task) -> bool:
    return task.status != "dropped" and not f.is_done(task)


@rule(
    "HC402",
    "tasks-wait-in-a-circle",
    "error",
    "these tasks wait for each other, so none of them can start: {circle}",
    "Take one `depends_on` of the circle away.",
)
def tasks_wait_in_a_circle(look: Look) -> Iterator[Hit]:
    """Each task waits for the one before it; in a circle the first one never comes, and the
    milestone behind it cannot be planned.

    Bad:
        roadmap:
          - id: go_live
            offset: 30
            title: Go-live
            tasks:
              - {id: load, title: Load, owner: it, due: T+20, status: planned, depends_on: [check]}  # <- HC402:80
              - {id: check, title: Check, owner: po, due: T+20, status: planned, depends_on: [load]}

    Good:
        roadmap:
          - id: go_live
            offset: 30
            title: Go-live
            tasks:
              - {id: load, title: Load the data, owner: it, due: T+20, status: planned}
              - {id: check, title: Check, owner: po, due: T+21, status: planned, depends_on: [load]}
    """
    known = {task.id: task for task in tasks(look.f)}
    reported: set[str] = set()
    for number, milestone in enumerate(look.plan.roadmap):
        for position, task in enumerate(milestone.tasks):
            if not task.depends_on or task.id in reported:
                continue
            circle = circle_from(task, known)
            if circle:
                reported.update(circle)
                path = ("roadmap", number, "tasks", position, "depends_on")
                yield look.at(*path, circle=" → ".join(circle))


def circle_from(start: Task, known: Mapping[str, Task]) -> list[str]:
    """The ids of a way that leads from a task back to it, both ends included; empty without one."""
    came_from: dict[str, str] = {}
    todo = [start.id]
    while todo:
        id_ = todo.pop()
        for earlier in known[id_].depends_on:
            if earlier == start.id:
                return [start.id, *way_to(id_, came_from, start.id), start.id]
            if earlier not in came_from:
                came_from[earlier] = id_
                todo.append(earlier)
    return []


def way_to(id_: str, came_from: Mapping[str, str], start: str) -> list[str]:
    way: list[str] = []
    while id_ != start:
        way.append(id_)
        id_ = came_from[id_]
    return way[::-1]


@rule(
    "HC403",
    "task-due-before-what-it-waits-for",
    "warning",
    "“{title}” is due on {due}, before “{other}” that it waits for ({last})",
    "Move one of the two dates, or take the id out of `depends_on`.",
)
def task_due_before_what_it_waits_for(look: Look) -> Iterator[Hit]:
    """Such a task cannot be on time: its date was promised before what it needs was planned.

    Bad:
        roadmap:
          - id: go_live
            offset: 30
            title: Go-live
            tasks:
              - {id: load, title: Load the data, owner: it, due: T+25, status: planned}
              - id: check
                title: Check the data
                owner: po
                due: T+20  # <- HC403:14
                status: planned
                depends_on: [load]

    Good:
        roadmap:
          - id: go_live
            offset: 30
            title: Go-live
            tasks:
              - {id: load, title: Load the data, owner: it, due: T+20, status: planned}
              - {id: check, title: Check, owner: po, due: T+20, status: planned, depends_on: [load]}
    """
    known = {task.id: task for task in tasks(look.f)}
    for number, milestone in enumerate(look.plan.roadmap):
        for position, task in enumerate(milestone.tasks):
            if not task.depends_on or task.due is None or not is_open(look.f, task):
                continue
            last = latest(look.f, task, known)
            if last is not None and not circle_from(task, known):
                path = ("roadmap", number, "tasks", position, "due")
                slots = {
                    "title": task.title,
                    "due": task.due,
                    "other": last.title,
                    "last": last.due,
                }
                yield look.at(*path, **slots)


def latest(f: Figures, task: Task, known: Mapping[str, Task]) -> Task | None:
    """The open task due last of those that `task` waits for, if it is due after it."""
    found = [known[id_] for id_ in task.depends_on]
    later = [t for t in found if t.due and task.due and t.due > task.due and is_open(f, t)]
    return max(later, key=lambda t: t.due or task.due) if later else None


@rule(
    "HC404",
    "criterion-needs-one-test",
    "warning",
    "the criterion “{title}” needs either `when` or `signed_by`, and not both",
    "Write a condition (`when: health.score >= 70`) or who signs (`signed_by: sponsor`).",
)
def criterion_needs_one_test(look: Look) -> Iterator[Hit]:
    """A criterion with neither stays unknown for ever, so its gate can never be passed; with both
    the condition decides alone, and the signature that somebody relies on is not looked at.

    Bad:
        roadmap:
          - id: go_live
            offset: 30
            title: Go-live
            criteria:
              - {id: C1, title: Users are happy}  # <- HC404:9
              - {id: C2, title: Ready, when: adoption.quick_wins >= 1, signed_by: sponsor}  # <- HC404:9
        handover:
          exit_criteria:
            - {id: X1, title: Team ready}  # <- HC404:7

    Good:
        roadmap:
          - id: go_live
            offset: 30
            title: Go-live
            criteria:
              - {id: C1, title: Users are happy, when: adoption.satisfaction >= 0.7}
              - {id: C2, title: Ready, signed_by: sponsor}
    """
    for number, milestone in enumerate(look.plan.roadmap):
        for position, criterion in enumerate(milestone.criteria):
            if (criterion.when is None) == (criterion.signed_by is None):
                path = ("roadmap", number, "criteria", position)
                yield look.at(*path, title=criterion.title)
    for position, criterion in enumerate(look.plan.handover.exit_criteria):
        if (criterion.when is None) == (criterion.signed_by is None):
            yield look.at("handover", "exit_criteria", position, title=criterion.title)


@rule(
    "HC405",
    "milestone-without-proof",
    "warning",
    "“{title}” is past, and this proof of it is missing: {kinds}",
    "File it under `evidence` and name its id in `evidence:` of the milestone, or expect less.",
)
def milestone_without_proof(look: Look) -> Iterator[Hit]:
    """A milestone is passed when it can be shown: minutes, an export, a signed letter. Months
    later, when a delay or a claim is discussed, only what was filed then still counts.

    Bad:
        roadmap:
          - id: kickoff
            offset: 0
            title: Kick-off
            done_on: T+1
            expects: [minutes, raci]  # <- HC405:14
            evidence: [E1]
        evidence:
          - {id: E1, title: Minutes of the kick-off, date: T+1, kind: minutes}

    Good:
        roadmap:
          - id: kickoff
            offset: 0
            title: Kick-off
            done_on: T+1
            expects: [minutes]
            evidence: [E1]
        evidence:
          - {id: E1, title: Minutes of the kick-off, date: T+1, kind: minutes}
    """
    filed = {e.id: e.kind for e in look.plan.evidence if e.date <= look.as_of}
    for number, milestone in enumerate(look.plan.roadmap):
        if not milestone.expects:
            continue
        if milestone.offset < look.as_of or look.f.came(milestone.done_on):
            given = {filed.get(id_) for id_ in milestone.evidence}
            missing = [f"`{kind}`" for kind in milestone.expects if kind not in given]
            if missing:
                path = ("roadmap", number, "expects")
                yield look.at(*path, title=milestone.title, kinds=", ".join(missing))


@rule(
    "HC406",
    "milestone-passed-without-its-gate",
    "warning",
    "“{title}” is marked done, but not all its criteria were met: {criteria}",
    "Take `done_on` away until they are, add the missing `signed_on`, or agree other criteria.",
)
def milestone_passed_without_its_gate(look: Look) -> Iterator[Hit]:
    """A gate that is waved through protects nobody: what was not ready comes back as tickets.
    A condition is judged on the day of `done_on` and today; one that holds on either day is met.

    Bad:
        roadmap:
          - id: kickoff
            offset: 0
            title: Kick-off
            done_on: T+1
            criteria:
              - {id: C1, title: Ready to start, signed_by: sponsor}  # <- HC406:9
              - {id: C2, title: Risks listed, when: risks.count >= 0}

    Good:
        roadmap:
          - id: kickoff
            offset: 0
            title: Kick-off
            done_on: T+1
            criteria:
              - {id: C1, title: Ready to start, signed_by: sponsor, signed_on: T+1}
    """
    for number, milestone in enumerate(look.plan.roadmap):
        if not milestone.criteria or not look.f.came(milestone.done_on):
            continue
        unmet = unmet_criteria(look.f, milestone)
        if unmet:
            # One culprit is shown where it stands; several put the date in doubt.
            where = ("criteria", unmet[0]) if len(unmet) == 1 else ("done_on",)
            titles = ", ".join(f"“{milestone.criteria[n].title}”" for n in unmet)
            yield look.at("roadmap", number, *where, title=milestone.title, criteria=titles)


def unmet_criteria(f: Figures, milestone: Milestone) -> list[int]:
    """Positions of the criteria that held neither today nor when the milestone was done."""
    then: Figures | None = None
    found = []
    for position, criterion in enumerate(milestone.criteria):
        if is_unmet(f, criterion):
            if criterion.when is not None and milestone.done_on is not None:
                then = then or Figures(f.plan, milestone.done_on, f.digest)
                if not is_unmet(then, criterion):
                    continue
            found.append(position)
    return found


def is_unmet(f: Figures, criterion: Criterion) -> bool:
    """Not met, or not known to be; a criterion without a test has a rule of its own."""
    if criterion.when is None:
        return criterion.signed_by is not None and not f.came(criterion.signed_on)
    condition = parse(criterion.when)
    if not JUDGED_ELSEWHERE.isdisjoint(condition.metrics()):
        return False
    return condition.evaluate(f.__getitem__) is not True
