"""The table of contents of a plan: every section of schema version 1, in the order people read them."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from hypercare_cli.plan.actions import Action
from hypercare_cli.plan.adoption import Adoption
from hypercare_cli.plan.baselines import Baseline
from hypercare_cli.plan.calendar import ANCHORS, Calendar
from hypercare_cli.plan.campaigns import Campaign
from hypercare_cli.plan.change import Change
from hypercare_cli.plan.checks import Checks
from hypercare_cli.plan.contracts import Contracts
from hypercare_cli.plan.customer import Customer
from hypercare_cli.plan.data_dictionary import DataItem
from hypercare_cli.plan.data_quality import DataQuality
from hypercare_cli.plan.decisions import Decision
from hypercare_cli.plan.evidence import Evidence
from hypercare_cli.plan.feedback import Feedback
from hypercare_cli.plan.governance import Governance
from hypercare_cli.plan.handover import Handover
from hypercare_cli.plan.health import Health
from hypercare_cli.plan.holds import Hold
from hypercare_cli.plan.identity import Identity
from hypercare_cli.plan.improvement import Improvement
from hypercare_cli.plan.kinds import Text
from hypercare_cli.plan.kpis import Kpi
from hypercare_cli.plan.landscape import Existing
from hypercare_cli.plan.needs import Need
from hypercare_cli.plan.next_steps import NextStep
from hypercare_cli.plan.outcomes import Outcome
from hypercare_cli.plan.part import Part
from hypercare_cli.plan.people import Person
from hypercare_cli.plan.playbooks import Playbook
from hypercare_cli.plan.processes import Process
from hypercare_cli.plan.raci import Activity
from hypercare_cli.plan.rag import Rag
from hypercare_cli.plan.releases import Release
from hypercare_cli.plan.risks import Risk
from hypercare_cli.plan.roadmap import Milestone
from hypercare_cli.plan.support import Support
from hypercare_cli.plan.technical import TechnicalItem
from hypercare_cli.plan.thresholds import Thresholds
from hypercare_cli.plan.value import Value


class Plan(Part):
    """One rollout at one customer. An absent section is empty, never an error."""

    hypercare: Literal[1]
    plan: Identity
    customer: Customer | None = None
    needs: tuple[Need, ...] = ()
    landscape: tuple[Existing, ...] = ()
    processes: tuple[Process, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    people: tuple[Person, ...] = ()
    raci: tuple[Activity, ...] = ()
    governance: Governance = Governance()
    decisions: tuple[Decision, ...] = ()
    roadmap: tuple[Milestone, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    adoption: Adoption = Adoption()
    technical: tuple[TechnicalItem, ...] = ()
    data_quality: DataQuality = DataQuality()
    support: Support = Support()
    health: Health = Health()
    value: Value = Value()
    campaigns: tuple[Campaign, ...] = ()
    actions: tuple[Action, ...] = ()
    risks: tuple[Risk, ...] = ()
    holds: tuple[Hold, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    releases: tuple[Release, ...] = ()
    improvement: Improvement = Improvement()
    change: Change = Change()
    contracts: Contracts = Contracts()
    evidence: tuple[Evidence, ...] = ()
    handover: Handover = Handover()
    data_dictionary: tuple[DataItem, ...] = ()
    glossary: Mapping[str, Text] = {}
    playbooks: tuple[Playbook, ...] = ()
    thresholds: Thresholds = Thresholds()
    rag: Rag = Rag()
    checks: Checks = Checks()

    @property
    def kickoff(self) -> date:
        """T0."""
        return self.plan.kickoff

    @property
    def calendar(self) -> Calendar:
        """T0, the days that dates count from, and those on which nobody works."""
        identity = self.plan
        anchors = {name: getattr(identity, field) for name, field in ANCHORS.items()}
        return Calendar(
            identity.kickoff, identity.country, identity.subdivision, identity.closing_days, anchors
        )

    def day(self, when: date) -> int:
        """Calendar days from T0, negative before it."""
        return (when - self.plan.kickoff).days
