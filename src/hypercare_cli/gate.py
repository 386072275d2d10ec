"""Gates: the criteria of a milestone, or of the exit, each met, not met or unknown."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from hypercare_cli.condition import parse
from hypercare_cli.metric import Figures
from hypercare_cli.plan.evidence import Evidence
from hypercare_cli.plan.roadmap import Criterion, Milestone

Verdict = Literal["met", "not_met", "unknown"]


@dataclass(frozen=True, slots=True)
class Answer:
    """One criterion: its verdict, and the figures that decided it."""

    criterion: Criterion
    verdict: Verdict
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """All criteria of one gate, and its proof: kinds expected and not there yet, evidence so far."""

    id: str
    answers: tuple[Answer, ...]
    missing_proof: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def verdict(self) -> Verdict | None:
        """Met if every criterion is; not met if one is not; None without criteria."""
        return together({answer.verdict for answer in self.answers})


def milestone_gate(f: Figures, milestone: Milestone) -> Gate:
    """The gate of a milestone; tasks never count in it."""
    evidence = tuple(e for e in f.to_date(f.plan.evidence) if e.id in milestone.evidence)
    given = {e.kind for e in evidence}
    missing = tuple(kind for kind in milestone.expects if kind not in given)
    return Gate(milestone.id, answers(f, milestone.criteria), missing, evidence)


def exit_gate(f: Figures) -> Gate:
    """The exit of the hypercare period."""
    return Gate("exit", answers(f, f.plan.handover.exit_criteria))


def answers(f: Figures, criteria: tuple[Criterion, ...]) -> tuple[Answer, ...]:
    return tuple(answer(f, criterion) for criterion in criteria)


def answer(f: Figures, criterion: Criterion) -> Answer:
    """A condition is computed, a signature counts from the day it was given; with both, both."""
    verdicts: list[Verdict] = []
    figures: tuple[str, ...] = ()
    if criterion.when is not None:
        condition = parse(criterion.when)
        figures = condition.metrics()
        verdicts.append(verdict(condition.evaluate(f.__getitem__)))
    if criterion.signed_by is not None:
        verdicts.append("met" if f.came(criterion.signed_on) else "not_met")
    return Answer(criterion, together(verdicts) or "unknown", figures)


def together(verdicts: Collection[Verdict]) -> Verdict | None:
    """Met if all are; not met if one is not; None without any."""
    if "not_met" in verdicts:
        return "not_met"
    if "unknown" in verdicts:
        return "unknown"
    return "met" if verdicts else None


def verdict(result: bool | None) -> Verdict:
    return "unknown" if result is None else "met" if result else "not_met"
