"""Gates: the criteria of a milestone, or of the exit, each met, not met or unknown."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from hypercare_cli.condition import parse
from hypercare_cli.metric import Figures
from hypercare_cli.plan.evidence import Evidence
from hypercare_cli.plan.roadmap import Criterion, Milestone
from hypercare_cli.steering.days import Judge, holding
from hypercare_cli.steering.gates.persistence import last_broken, over_periods, over_time, running

Verdict = Literal["met", "not_met", "unknown"]
EXIT = "exit"
LAST_DAY = 90
"""When the exit is due, in days after T0, where there is no milestone to go by."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One criterion: its verdict, and the figures that decided it.

    `computed` is the verdict of its condition, `signature` that of its signature; None where the
    criterion has none.
    """

    criterion: Criterion
    verdict: Verdict
    figures: tuple[str, ...]
    computed: Verdict | None = None
    signature: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """All criteria of one gate, and its proof: kinds expected and not there yet, evidence so far.

    `day` is when it is due; `milestone` is None for the exit.
    """

    id: str
    answers: tuple[Answer, ...]
    missing_proof: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    day: date = date.max
    milestone: Milestone | None = None

    @property
    def verdict(self) -> Verdict | None:
        """Met if every criterion is; not met if one is not; None without criteria."""
        return together({answer.verdict for answer in self.answers})


def all_gates(f: Figures) -> tuple[Gate, ...]:
    """Every milestone by date, with or without criteria, then the exit."""
    milestones = sorted(f.plan.roadmap, key=lambda milestone: milestone.offset)
    return (*(milestone_gate(f, milestone) for milestone in milestones), exit_gate(f))


def milestone_gate(f: Figures, milestone: Milestone) -> Gate:
    """The gate of a milestone; tasks never count in it."""
    evidence = tuple(e for e in f.to_date(f.plan.evidence) if e.id in milestone.evidence)
    given = {e.kind for e in evidence}
    missing = tuple(kind for kind in milestone.expects if kind not in given)
    found = answers(f, milestone.criteria)
    return Gate(milestone.id, found, missing, evidence, milestone.offset, milestone)


def exit_gate(f: Figures) -> Gate:
    """The exit of the hypercare period. It has no date: it is due with the last milestone."""
    kickoff = f.plan.kickoff
    last = kickoff + timedelta(days=min(LAST_DAY, (date.max - kickoff).days))
    due = max((milestone.offset for milestone in f.plan.roadmap), default=last)
    return Gate(EXIT, answers(f, f.plan.handover.exit_criteria), day=due)


def is_due(f: Figures, gate: Gate) -> bool:
    """Whether the day of the gate has come."""
    return gate.day <= f.as_of


def is_passed(f: Figures, gate: Gate) -> bool:
    """Marked done, or due and met."""
    if gate.milestone is not None and f.came(gate.milestone.done_on):
        return True
    return gate.verdict == "met" and is_due(f, gate)


def next_gate(f: Figures) -> Gate | None:
    """The first that is not passed, by date; those without criteria are nothing to pass."""
    return next(iter(next_gates(f, all_gates(f))), None)


def next_gates(f: Figures, gates: Iterable[Gate]) -> tuple[Gate, ...]:
    """Those of these gates that are not passed."""
    return tuple(gate for gate in gates if gate.answers and not is_passed(f, gate))


def is_wanted(f: Figures, gate: Gate) -> bool:
    """Whether a gate should be met by now: its day has come, or it was marked done."""
    return bool(gate.answers) and (is_due(f, gate) or is_passed(f, gate))


def all_met(f: Figures, gates: Iterable[Gate]) -> bool:
    """Whether each gate that should be met is; with no criteria at all nothing says so."""
    decided = [gate for gate in gates if gate.answers]
    return bool(decided) and all(gate.verdict == "met" for gate in decided if is_wanted(f, gate))


# -- criteria -----------------------------------------------------------------------------------


def answers(f: Figures, criteria: tuple[Criterion, ...]) -> tuple[Answer, ...]:
    return tuple(answer(f, criterion) for criterion in criteria)


def answer(f: Figures, criterion: Criterion) -> Answer:
    """A condition is computed, a signature counts from the day it was given; with both, both."""
    computed: Verdict | None = None
    signature: Verdict | None = None
    figures: tuple[str, ...] = ()
    if criterion.when is not None:
        figures = parse(criterion.when).metrics()
        computed = verdict(holds(f, criterion))
    if criterion.signed_by is not None:
        signature = verdict(f.came(criterion.signed_on))
    both = [one for one in (computed, signature) if one is not None]
    return Answer(criterion, together(both) or "unknown", figures, computed, signature)


def holds(f: Figures, criterion: Criterion) -> bool | None:
    """Whether the condition holds, as long and as often as the criterion asks."""
    judge = judge_of(f, criterion)
    asked: list[bool | None] = []
    if criterion.periods is not None:
        asked += over_periods(f, criterion.periods, judge)
    if criterion.lasting is not None:
        asked.append(over_time(f, criterion.lasting, judge))
    if not asked:
        return judge(f.as_of)
    return False if False in asked else None if None in asked else True


def deciding_days(f: Figures, criterion: Criterion) -> tuple[date, ...]:
    """The days whose figures decide a condition: as-of, the ends of its periods, or the day that
    kept it from lasting; newest first."""
    days: list[date] = []
    if criterion.lasting is not None:
        broken = last_broken(f, criterion.lasting, judge_of(f, criterion))
        days += [f.as_of] if broken is None else [f.as_of, broken]
    if criterion.periods is not None:
        days += running(f, criterion.periods)
    return tuple(sorted(set(days), reverse=True)) or (f.as_of,)


def judge_of(f: Figures, criterion: Criterion) -> Judge:
    """Whether the bare condition of a criterion holds on a day."""
    assert criterion.when is not None
    return holding(f, parse(criterion.when))


def together(verdicts: Collection[Verdict]) -> Verdict | None:
    """Met if all are; not met if one is not; None without any."""
    if "not_met" in verdicts:
        return "not_met"
    if "unknown" in verdicts:
        return "unknown"
    return "met" if verdicts else None


def verdict(result: bool | None) -> Verdict:
    return "unknown" if result is None else "met" if result else "not_met"
