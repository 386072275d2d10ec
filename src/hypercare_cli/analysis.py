"""The whole story of the tool in one function: read this first."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from hypercare_cli import metrics as _declares_every_metric  # noqa: F401  # importing it fills the catalogue
from hypercare_cli.document import Document
from hypercare_cli.finding import Finding
from hypercare_cli.load import Loaded, load
from hypercare_cli.metric import Catalogue, Digest, Figures
from hypercare_cli.plan.model import Plan
from hypercare_cli.source import File
from hypercare_cli.steering.gates.gate import Gate, exit_gate, milestone_gate


class NotLoaded(ValueError):
    """The plan has faults of shape; nothing can be computed from it."""

    def __init__(self, findings: tuple[Finding, ...]):
        super().__init__(f"{len(findings)} faults")
        self.findings = findings


@dataclass(frozen=True)
class Analysis:
    """A plan on one day: its figures, its gates, and the document that every value came from.

    `commit` is the one of git that has exactly this plan, where that was asked.
    """

    plan: Plan
    document: Document
    as_of: date
    figures: Figures
    commit: str = ""

    @cached_property
    def gates(self) -> tuple[Gate, ...]:
        """The gate of each milestone, then the exit, where they have criteria."""
        gates = [milestone_gate(self.figures, milestone) for milestone in self.plan.roadmap]
        gates.append(exit_gate(self.figures))
        return tuple(gate for gate in gates if gate.answers)


def analyse(files: tuple[File, ...], as_of: date, digest: Digest) -> Analysis:
    """Text in, figures out: read the files, load the plan, compute on demand.

    Raises NotLoaded with every fault of shape.
    """
    return on_day(load(files, Catalogue()), as_of, digest)


def on_day(loaded: Loaded, as_of: date, digest: Digest) -> Analysis:
    """The analysis of a loaded plan on one day; raises NotLoaded where it could not be loaded."""
    plan, document, findings = loaded
    if plan is None:
        raise NotLoaded(tuple(findings))
    return Analysis(plan, document, as_of, Figures(plan, as_of, digest))
