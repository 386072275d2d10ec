"""HC40x: criteria without a test, milestones passed without proof or criteria, or broken since."""

from collections.abc import Iterator

from hypercare_cli.condition import parse
from hypercare_cli.finding import Path
from hypercare_cli.metric import Figures
from hypercare_cli.plan.roadmap import Criterion, Milestone
from hypercare_cli.rule import Hit, Look, rule
from hypercare_cli.steering.gates.gate import answer
from hypercare_cli.steering.gates.relapse import criterion_relapse

JUDGED_ELSEWHERE = frozenset(("kpi.count", "kpi.sourced_rate", "engagement.qbr_held"))
"""Figures whose own rules name the culprit; a gate that depends on them adds nothing."""


@rule(
    "HC404",
    "criterion-without-test",
    "warning",
    "nothing says when the criterion “{title}” is met",
    "Write a condition (`when: health.score >= 70`) or who signs (`signed_by: sponsor`).",
)
def criterion_without_test(look: Look) -> Iterator[Hit]:
    """A criterion that neither a figure nor a person answers stays unknown for ever, so its gate can
    never be passed. With both, the figure has to be right and the signature there.

    Bad:
        roadmap:
          - id: go_live
            offset: 30
            title: Go-live
            criteria:
              - {id: C1, title: Users are happy}  # <- HC404:9
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
              - {id: C3, title: First win, when: adoption.quick_wins >= 1, signed_by: sponsor}
    """
    for path, criterion in every_criterion(look):
        if criterion.when is None and criterion.signed_by is None:
            yield look.at(*path, title=criterion.title)


@rule(
    "HC405",
    "milestone-without-proof",
    "warning",
    "“{title}” is past; missing as proof: {kinds}",
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
    then = f.on(milestone.done_on) if milestone.done_on is not None else f
    return [
        position
        for position, criterion in enumerate(milestone.criteria)
        if is_unmet(f, criterion) and (criterion.when is None or is_unmet(then, criterion))
    ]


def is_unmet(f: Figures, criterion: Criterion) -> bool:
    """Not met, or not known to be; a criterion without a test has a rule of its own."""
    if criterion.signed_by is not None and not f.came(criterion.signed_on):
        return True
    if criterion.when is None or answer(f, criterion).computed == "met":
        return False
    return JUDGED_ELSEWHERE.isdisjoint(parse(criterion.when).metrics())


@rule(
    "HC408",
    "milestone-broken-since",
    "warning",
    "“{title}” was passed on {day}, but “{criterion}” is not met any more since {since}",
    "Open an action on it, or take `done_on` away; `hypercare gate` says what is missing.",
)
def milestone_broken_since(look: Look) -> Iterator[Hit]:
    """What a milestone was passed on can break again: users leave, a P1 comes back. A gate that is
    only looked at once keeps nobody from building on what is no longer there. Only conditions that
    were met on the day of `done_on` are looked at, and only figures that are known today.

    Bad:
        roadmap:
          - id: start
            offset: 5
            title: Start
            done_on: T+5
            criteria:
              - {id: C1, title: Users ready, when: adoption.ready_rate >= 0.6}  # <- HC408:9
        adoption:
          snapshots:
            - {date: T+5, eligible: 10, ready: 6}
            - {date: T+9, eligible: 10, ready: 5}

    Good:
        roadmap:
          - id: start
            offset: 5
            title: Start
            done_on: T+5
            criteria:
              - {id: C1, title: Users ready, when: adoption.ready_rate >= 0.6}
        adoption:
          snapshots:
            - {date: T+5, eligible: 10, ready: 6}
            - {date: T+9, eligible: 10, ready: 7}
    """
    for number, milestone in enumerate(look.plan.roadmap):
        if milestone.done_on is None or not look.f.came(milestone.done_on):
            continue
        then = look.f.on(milestone.done_on)
        for position, criterion in enumerate(milestone.criteria):
            now = answer(look.f, criterion)
            if now.computed == "not_met" and answer(then, criterion).computed == "met":
                broken = criterion_relapse(look.f, now)
                if broken is not None:
                    path = ("roadmap", number, "criteria", position)
                    yield look.at(*path, title=milestone.title, criterion=criterion.title,
                                  day=milestone.done_on, since=broken.since)  # fmt: skip


@rule(
    "HC409",
    "criterion-repeats-nothing",
    "warning",
    "the criterion “{title}” has `{field}`, but no condition that could hold so long",
    "Give it a condition (`when: support.p1_open == 0`), or take `{field}` away.",
)
def criterion_repeats_nothing(look: Look) -> Iterator[Hit]:
    """`periods` and `lasting` say how often, or how long, the condition of a criterion must hold. A
    signature is given once: beside it alone they ask for nothing.

    Bad:
        handover:
          exit_criteria:
            - {id: X1, title: Calm, signed_by: sponsor, lasting: 10wd}  # <- HC409:58

    Good:
        handover:
          exit_criteria:
            - {id: X1, title: No P1, when: support.p1_open == 0, lasting: 10wd}
            - {id: X2, title: SLA kept, when: support.in_sla_rate >= 0.95, periods: 2}
    """
    for path, criterion in every_criterion(look):
        if criterion.when is None:
            for field in ("periods", "lasting"):
                if getattr(criterion, field) is not None:
                    yield look.at(*path, field, title=criterion.title, field=field)


def every_criterion(look: Look) -> Iterator[tuple[Path, Criterion]]:
    for number, milestone in enumerate(look.plan.roadmap):
        for position, criterion in enumerate(milestone.criteria):
            yield ("roadmap", number, "criteria", position), criterion
    for position, criterion in enumerate(look.plan.handover.exit_criteria):
        yield ("handover", "exit_criteria", position), criterion
