"""What a plan's fields allow (from the field list), and how to keep a mutated plan loadable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Plan = dict[str, Any]

DIMENSIONS = ("activation", "adoption", "value", "engagement", "support")
STREAMS = ("tech", "data", "adoption", "value", "governance", "support", "change", "contract")

# Pattern of an entry: the fields that must be there (a criterion keeps its condition or
# signature, evidence its file or address, a penalty its terms, a ledger line its notes).
REQUIRED: dict[str, set[str]] = {
    pattern: set(names.split())
    for pattern, names in {
        "": "hypercare plan",
        "plan": "id title kickoff language",
        "customer": "name",
        "customer.use_cases[]": "id title",
        "needs[]": "id title",
        "landscape[]": "id title kind",
        "processes[]": "id title",
        "outcomes[]": "id title",
        "kpis[]": "id title",
        "kpis[].source": "tool",
        "kpis[].measurements[]": "date value",
        "people[]": "id role side",
        "raci[]": "activity accountable",
        "governance.rituals[]": "id title cadence",
        "governance.rituals[].sessions[]": "date held",
        "decisions[]": "id text",
        "roadmap[]": "id offset title",
        "roadmap[].tasks[]": "id title status",
        "roadmap[].criteria[]": "id title when signed_by",
        "adoption.key_features[]": "id title",
        "adoption.snapshots[]": "date eligible",
        "adoption.personas[]": "id title",
        "adoption.training[]": "id date",
        "adoption.champions[]": "id",
        "adoption.teams[]": "id title",
        "adoption.assets[]": "id title",
        "adoption.satisfaction[]": "date responses satisfied",
        "adoption.quick_wins[]": "date title",
        "technical[]": "id kind title status",
        "data_quality.scores[]": "date score",
        "support.tiers[]": "level",
        "support.sla[]": "priority",
        "support.reinforced.sla[]": "priority",
        "support.periods[]": "start end opened resolved within_sla",
        "support.knowledge_base[]": "id title",
        "health.dimensions": " ".join(DIMENSIONS),
        **{f"health.dimensions.{name}": "weight" for name in DIMENSIONS},
        "health.assessments[]": "date",
        "value.budget[]": "label amount",
        "value.ledger[]": "id hypothesis notes",
        "value.ledger[].volume": "low base high",
        "value.ledger[].unit_value": "low base high",
        "value.ledger[].attribution": "low base high",
        "campaigns[]": "id title end cost",
        "actions[]": "id title status",
        "actions[].before": "metric value",
        "actions[].after": "metric value",
        "risks[]": "id title probability impact",
        "holds[]": "start cause",
        "feedback[]": "id date kind text",
        "next_steps[]": "id title",
        "releases[]": "date",
        "change.factors[]": "date",
        "change.populations[]": "id title size load backing",
        "change.impacts[]": "id",
        "change.workshops[]": "id date",
        "change.communications[]": "id date direction",
        "change.commitments[]": "id party text",
        "improvement.retros[]": "date",
        "improvement.lessons[]": "id",
        "contracts.strategy.specification": "title status",
        "contracts.strategy.quality_plan": "title status",
        "contracts.strategy.security": "title status",
        "contracts.strategy.prerequisites[]": "id title status",
        "contracts.register[]": "id title kind",
        "contracts.negotiation[]": "id",
        "contracts.requirements[]": "id title acceptance",
        "contracts.obligations[]": "id contract title status",
        "contracts.obligations[].penalty": "per_day value v_r_over",
        "contracts.difficulties[]": "id date text",
        "contracts.claims[]": "id contract opened_on text status",
        "contracts.compliance[]": "id title",
        "evidence[]": "id title date kind file url",
        "handover.capabilities[]": "id title status",
        "handover.transfers[]": "date",
        "handover.documents[]": "id title",
        "handover.exit_criteria[]": "id title when signed_by",
        "data_dictionary[]": "id title",
        "playbooks[]": "id when action",
        "rag.overrides[]": "stream colour reason by start end",
        "checks.ignore[]": "rule reason",
    }.items()
}

_PEOPLE = (
    "owner by person recipient accountable signed_by with responsible consulted informed "
    "attendees present escalation"
)
_NAMED = {
    "kpis": "kpis[]",
    "kpi": "kpis[]",
    "driven_by": "kpis[]",
    "outcome": "outcomes[]",
    "decisions": "decisions[]",
    "body": "governance.rituals[]",
    "depends_on": "roadmap[].tasks[]",
    "milestone": "roadmap[]",
    "persona": "adoption.personas[]",
    "team": "adoption.teams[]",
    "evidence": "evidence[]",
    "feedback": "feedback[]",
    "from_feedback": "feedback[]",
    "contract": "contracts.register[]",
    "replaced_by": "contracts.register[]",
    "requirement": "contracts.requirements[]",
    "obligation": "contracts.obligations[]",
    "claim": "contracts.claims[]",
    "population": "change.populations[]",
    "populations": "change.populations[]",
}
# Field of a reference: the pattern of the entries it names by id.
REFERENCES = {**_NAMED, **dict.fromkeys(_PEOPLE.split(), "people[]")}
KPI_IN_CONDITION = re.compile(r"\bkpi\.([a-z][a-z0-9_]*)\.")


@dataclass
class Site:
    """One value in a plan: the pattern of its path, and where it hangs."""

    pattern: str
    parent: Any
    key: Any
    value: Any

    @property
    def entry(self) -> str:
        """The pattern of the mapping or list that holds it."""
        if self.pattern.endswith("[]"):
            return self.pattern[:-2]
        return self.pattern.rpartition(".")[0]


def walk(node: Any, pattern: str = "") -> Iterator[Site]:
    """Every value of a plan, parents before what they hold."""
    if isinstance(node, dict):
        for key, value in list(node.items()):
            path = f"{pattern}.{key}" if pattern else str(key)
            yield Site(path, node, key, value)
            yield from walk(value, path)
    elif isinstance(node, list):
        for index, value in enumerate(list(node)):
            yield Site(f"{pattern}[]", node, index, value)
            yield from walk(value, f"{pattern}[]")


def required(site: Site) -> bool:
    """Whether this field must stay where its entry stays."""
    return site.key in REQUIRED.get(site.entry, set())


def ids_by_kind(plan: Plan) -> dict[str, set[str]]:
    """The ids of each kind; exit criteria are criteria."""
    found: dict[str, set[str]] = {}
    for site in walk(plan):
        if site.key == "id" and site.entry.endswith("[]"):
            found.setdefault(site.entry, set()).add(site.value)
    return found


def resolves(plan_ids: dict[str, set[str]], pattern: str, key: str, value: Any) -> bool:
    """Whether one reference, or the KPI ids in one condition or metric, exist."""
    if not isinstance(value, str):
        return True
    if key in {"when", "metric"}:
        return set(KPI_IN_CONDITION.findall(value)) <= plan_ids.get("kpis[]", set())
    if key == "audience" and pattern == "change.communications[]":
        kinds = ("people[]", "change.populations[]")
        return value == "all" or any(value in plan_ids.get(kind, set()) for kind in kinds)
    kind = REFERENCES.get(key)
    return kind is None or value in plan_ids.get(kind, set())


def keep(plan_ids: dict[str, set[str]], node: Any, pattern: str) -> bool:
    """Drop the references of this entry that name nothing; false if it cannot stand without."""
    if isinstance(node, list):
        node[:] = [item for item in node if keep(plan_ids, item, f"{pattern}[]")]
    if not isinstance(node, dict):
        return True
    for key, value in list(node.items()):
        path = f"{pattern}.{key}" if pattern else key
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            value[:] = [item for item in value if resolves(plan_ids, pattern, key, item)]
        elif not resolves(plan_ids, pattern, key, value) or not keep(plan_ids, value, path):
            if key in REQUIRED.get(pattern, set()):
                return False
            del node[key]
    return True


def in_order(node: Plan, names: tuple[str, ...]) -> None:
    """Put the numbers under these names in rising order."""
    if all(node.get(name) is not None for name in names):
        for name, value in zip(names, sorted(node[name] for name in names), strict=True):
            node[name] = value


def tidy(plan: Plan) -> Plan:
    """Make a changed plan loadable again: references, ranges, limits, empty assessments."""
    while True:
        before = ids_by_kind(plan)
        keep(before, plan, "")
        if ids_by_kind(plan) == before:
            break
    for site in walk(plan):
        if isinstance(site.value, dict):
            in_order(site.value, ("low", "base", "high"))
            if site.pattern == "thresholds.rag.support":
                in_order(site.value, ("amber", "red"))
            elif site.pattern.startswith("thresholds.rag."):
                in_order(site.value, ("red", "amber"))
            elif site.pattern == "thresholds.health":
                in_order(site.value, ("amber", "green"))
    health = plan.get("health") or {}
    if health.get("assessments"):
        health["assessments"] = [
            entry for entry in health["assessments"] if set(entry) & set(DIMENSIONS)
        ]
    return plan
