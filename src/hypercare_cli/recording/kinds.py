"""The kinds of entry that `record` adds to a plan: to which list, with which fields and defaults."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from hypercare_cli.editing.order import names, peeled
from hypercare_cli.errors import HypercareError
from hypercare_cli.finding import Path
from hypercare_cli.i18n.message import message
from hypercare_cli.plan import kinds as k
from hypercare_cli.plan.part import Part
from hypercare_cli.recording.typed import declared
from hypercare_cli.values import nearest, suggestion

LISTS = {
    "person": "people",
    "outcome": "outcomes",
    "kpi": "kpis",
    "measurement": "kpis[kpi].measurements",
    "snapshot": "adoption.snapshots",
    "satisfaction": "adoption.satisfaction",
    "training": "adoption.training",
    "feature": "adoption.key_features",
    "persona": "adoption.personas",
    "team": "adoption.teams",
    "asset": "adoption.assets",
    "champion": "adoption.champions",
    "quick_win": "adoption.quick_wins",
    "period": "support.periods",
    "article": "support.knowledge_base",
    "assessment": "health.assessments",
    "factors": "change.factors",
    "population": "change.populations",
    "impact": "change.impacts",
    "workshop": "change.workshops",
    "communication": "change.communications",
    "commitment": "change.commitments",
    "ritual": "governance.rituals",
    "session": "governance.rituals[ritual].sessions",
    "decision": "decisions",
    "action": "actions",
    "milestone": "roadmap",
    "criterion": "roadmap[milestone].criteria",
    "task": "roadmap[milestone].tasks",
    "technical": "technical",
    "risk": "risks",
    "hold": "holds",
    "feedback": "feedback",
    "need": "needs",
    "next_step": "next_steps",
    "release": "releases",
    "retro": "improvement.retros",
    "lesson": "improvement.lessons",
    "campaign": "campaigns",
    "value_line": "value.ledger",
    "playbook": "playbooks",
    "contract": "contracts.register",
    "requirement": "contracts.requirements",
    "obligation": "contracts.obligations",
    "difficulty": "contracts.difficulties",
    "claim": "contracts.claims",
    "evidence": "evidence",
    "compliance": "contracts.compliance",
    "quality_score": "data_quality.scores",
    "capability": "handover.capabilities",
    "transfer": "handover.transfers",
    "exit_criterion": "handover.exit_criteria",
    "override": "rag.overrides",
}
"""Kind → its list. `kpis[kpi].…` is the list of one KPI, which the field `kpi` names."""
DAYS = ("date", "opened_on")
"""The field that says when an entry happened: today, where nothing else is said."""
STARTING_TODAY = ("hold",)
"""Kinds whose `start` is such a day."""
CHOICE = re.compile(r"\[(\w+)\]")


class Kind(NamedTuple):
    """A kind of entry. `chooser` is the field that names the entry its list belongs to, or empty."""

    name: str
    home: str
    chooser: str
    below: str
    part: type[Part]

    @property
    def fields(self) -> tuple[str, ...]:
        """All that may be given, in the order of the plan."""
        return (*filter(None, (self.chooser,)), *names(self.part))

    @property
    def required(self) -> tuple[str, ...]:
        """What somebody has to give: nothing stands in for it."""
        given = {"id", self.day, self.initial[0]}
        own = (n for n in names(self.part) if is_required(self.part, n) and n not in given)
        return (*filter(None, (self.chooser,)), *own)

    @property
    def day(self) -> str:
        """The field that is today by default."""
        days = (*DAYS, "start") if self.name in STARTING_TODAY else DAYS
        return next((name for name in days if name in self.part.fields), "")

    @property
    def initial(self) -> tuple[str, str]:
        """The status that a new entry has where it needs one, and its field: `status`, `open`."""
        return initial_of(self.part)

    @property
    def section(self) -> str:
        """The kind of its ids, empty where it has none."""
        return id_section(self.part.fields.get("id"))

    def annotation(self, field: str) -> Any:
        return self.part.fields.get(field, self.part.fields.get(f"{field}_"))


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind by its name."""
    found = {}
    for name, path in LISTS.items():
        choice = CHOICE.search(path)
        home, _, inner = CHOICE.sub("\0", path).partition("\0")
        parts: Path = (
            (*home.split("."), 0, *inner.split(".")[1:]) if choice else (*home.split("."),)
        )
        part = peeled(declared((*parts, 0)))
        found[name] = Kind(name, home, choice[1] if choice else "", inner.lstrip("."), part)
    return found


def kind(name: str) -> Kind:
    """A kind by its name, `quick-win` as well as `quick_win`."""
    found = kinds().get(name.casefold().replace("-", "_"))
    if found is None:
        known = tuple(kinds())
        why = message("“{name}” is no kind of entry", name=name)
        raise HypercareError(why, suggestion(nearest(name, known), ", ".join(known)))
    return found


def initial_of(part: type[Part]) -> tuple[str, str]:
    """The field of a status that a new entry needs, and its first word; both empty without one."""
    annotation = part.fields.get("status")
    if annotation is None or not is_required(part, "status"):
        return "", ""
    return "status", str(get_args(annotation)[0])


def is_required(part: type[Part], field: str) -> bool:
    attribute = field if field in part.fields else f"{field}_"
    return not hasattr(part, attribute)


def id_section(annotation: Any) -> str:
    found = get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()
    return found[0].section if found and isinstance(found[0], k.IdKind) else ""
