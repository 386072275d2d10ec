"""The checklist as data: every phrase of the method has its items, every path exists, no circle."""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, get_args

import pytest

from hypercare_cli import condition
from hypercare_cli.completeness import SECTIONS, STAGES, Item, checklist
from hypercare_cli.demand import Demand, Joined, When
from hypercare_cli.metric import Catalogue, Figures
from hypercare_cli.plan.identity import Context
from hypercare_cli.plan.kinds import ReferenceKind
from hypercare_cli.plan.model import Plan
from hypercare_cli.plan.part import Part
from hypercare_cli.plan.people import Person
from hypercare_cli.snippet import example
from hypercare_cli.view import View
from tests.plans import EXAMPLES, figures, files_of, no_files

ITEMS = {item.id: item for item in checklist()}

# What each context insists on, phrase by phrase, and the items that ask for it.
PHRASES: dict[str, dict[str, str]] = {
    "first_tool": {
        "sponsor's expected ROI stated": "value-expected-roi",
        "human and organisational impacts listed": "change-human-impacts",
        "a panel of every trade in the workshops": "change-panel",
        "steering committee for cross-cutting arbitration": "governance-arbitration",
        "resistant profiles met with a measure": "people-resistant",
        "management view and field use both served": "outcomes-field-management",
        "teasing before go-live": "change-teasing",
        "training before go-live": "adoption-training-before",
        "support team and functional administrators": "people-support-team",
        "who own data quality": "data-quality-administrator",
    },
    "relaunch": {
        "causes of poor adoption found and classed": "feedback-causes",
        "complaints split into quick win / simple / complex": "feedback-complaints",
        "new image announced": "change-new-image",
        "new organisation": "change-new-organisation",
        "roadmap and improvements announced": "releases-improvements",
        "fast: first quick wins inside 30 days": "adoption-fast-win",
        "training optional": "adoption-optional-training",
        "satisfaction measured over time": "adoption-satisfaction-trend",
    },
    "cloud_migration": {
        "each old customisation kept, simplified or dropped": "landscape-customisations",
        "process follows the standard": "processes-standard",
        "sponsor adapts habits": "change-sponsor-habits",
        "integration with other data sources": "technical-flows",
        "the IT team's new role": "change-it-role",
        "release watch": "releases-watch",
        "business takes simple settings over": "handover-settings",
    },
    "marketing_automation": {
        "strong legitimate leadership across teams": "people-leader",
        "one platform": "landscape-one-platform",
        "ROI per campaign measured": "campaigns-return",
        "teams synchronised with sales (load)": "governance-sales",
        "teams synchronised with sales (leads)": "campaigns-leads",
        "culture change carried": "change-culture",
    },
    "contract_management": {
        "proximity contacts": "people-local-contacts",
        "hotline": "support-hotline",
        "N1–N3 triage": "support-triage support-tiers",
        "living knowledge base": "support-knowledge-base",
        "feedback sessions": "governance-listening",
        "that loosen workflows, approval circuits and rights": "feedback-topics",
        "post-go-live communication with first gains": "change-first-gains",
        "quick wins": "adoption-quick-wins",
        "testimonials": "feedback-testimonials",
        "KPI workflow completion": "kpis-workflow-completion",
        "KPI validation delay": "kpis-validation-delay",
        "KPI tickets opened/resolved": "support-tickets",
        "KPI advanced features": "adoption-advanced",
        "out-of-scope signals filed for the next wave": "feedback-next-wave",
        "handover of simple support, templates and indicators": "handover-content",
    },
    "digital_relationship": {
        "perimeter (products, zones, domains)": "customer-perimeter",
        "techniques": "customer-techniques",
        "security": "contracts-security",
        "written specification": "contracts-specification",
        "GDPR by design": "contracts-privacy",
        "glossary": "glossary-shared",
        "negotiation file": "contracts-negotiation",
        "KPI clauses": "contracts-kpi-clauses",
        "data-protection clauses": "contracts-data-protection",
        "security assurance plan": "contracts-security-plan",
        "penalties": "contracts-penalties",
        "acceptance": "contracts-acceptance",
        "delivery conformity": "contracts-conformity",
        "RACI in build": "raci-supplier",
        "quality plan in build": "contracts-quality-plan",
        "difficulties register kept up in run": "contracts-difficulties",
        "claims kept up in run": "contracts-claims",
        "evidence kept up in run": "evidence-recent",
        "DPO": "people-dpo",
    },
    "generic": {
        "needs triaged": "needs-triaged",
        "existing software and data listed": "landscape-listed",
        "team with roles from budget owner": "people-budget-owner",
        "… through sponsor and lead": "people-sponsor people-lead",
        "… to operational": "people-users",
        "deliverables with deadlines": "roadmap-deliverables",
        "formal message from a leader": "change-leader-message",
        "small-group training by trade": "adoption-training-groups",
        "commitments of staff": "change-staff",
        "commitments of partners": "change-partners",
        "good practices shared": "improvement-lessons",
        "five change factors": "change-factors",
    },
}


@pytest.mark.parametrize(
    ("context", "phrase"), [(c, phrase) for c, phrases in PHRASES.items() for phrase in phrases]
)
def test_each_phrase_of_the_method_has_its_items(context: str, phrase: str) -> None:
    for id_ in PHRASES[context][phrase].split():
        assert ITEMS[id_].contexts in ((), (context,))


def test_what_a_context_adds_comes_from_its_phrases() -> None:
    assert PHRASES.keys() == set(get_args(Context))
    for context, phrases in PHRASES.items():
        named = {id_ for ids in phrases.values() for id_ in ids.split()}
        assert {item.id for item in checklist() if context in item.contexts} <= named


def test_the_items_are_well_formed() -> None:
    assert not [id_ for id_, times in Counter(item.id for item in checklist()).items() if times > 1]
    for item in checklist():
        assert item.id.startswith(item.section.replace("_", "-") + "-")
        assert item.stage in STAGES
        assert 1 <= item.weight <= 3
        assert set(item.contexts) <= set(get_args(Context)) - {"generic"}
        assert not item.title.endswith(".")
    assert {item.section for item in checklist()} == set(SECTIONS)
    order = [name for name in Plan.fields if name in SECTIONS]
    assert list(SECTIONS) == order


# -- every path leads to a field of the model -----------------------------------------------------


def part_of(annotation: Any) -> Any:
    """The part that a field holds or, for the id of a person, names; None for a plain value."""
    if isinstance(annotation, ReferenceKind):
        return Person if "people" in annotation.sections else None
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    found = [part_of(inner) for inner in (*get_args(annotation), *metadata(annotation))]
    return next((part for part in found if part is not None), None)


def metadata(annotation: Any) -> tuple[Any, ...]:
    return tuple(getattr(annotation, "__metadata__", ()))


def exists(path: tuple[str, ...]) -> bool:
    part: Any = Plan
    for name in path:
        if part is None or name not in part.fields:
            return False
        part = part_of(part.fields[name])
    return True


@pytest.mark.parametrize("item", checklist(), ids=lambda item: item.id)
def test_an_item_looks_at_fields_of_its_section(item: Item) -> None:
    paths = [*item.needs.paths(), *(item.show.paths() if item.show else ())]
    assert paths
    for path in paths:
        assert exists(path), path
        assert path[0] == item.section or path == ("plan", "golive")


def test_a_path_that_leads_nowhere_is_seen() -> None:
    assert exists(("change", "communications", "owner", "role"))
    assert not exists(("change", "communications", "owner", "rule"))
    assert not exists(("kpis", "title", "text"))
    assert not exists(("kpi",))


# -- conditions ---------------------------------------------------------------------------------------


def conditions(demand: Demand) -> list[condition.Condition]:
    if isinstance(demand, Joined):
        return [found for part in demand.parts for found in conditions(part)]
    return [demand.condition] if isinstance(demand, When) else []


@pytest.mark.parametrize("item", checklist(), ids=lambda item: item.id)
def test_a_condition_can_be_computed_and_shown(item: Item) -> None:
    found = conditions(item.needs)
    assert not found or item.show
    for each in found:
        assert not list(condition.problems(each, lambda id_: Catalogue().sort_of(id_, frozenset())))


def behind(metric: str, made_from: Mapping[str, set[str]]) -> set[str]:
    found = set(made_from[metric])
    return found.union(*(behind(other, made_from) for other in found))


def test_no_item_depends_on_completeness() -> None:
    texts = "\n".join(file.text for file in files_of(EXAMPLES / "full-case"))
    f = figures(texts, 90)
    made_from = {id_: set(f.trace(id_).metrics) for id_ in f.ids()}
    for item in checklist():
        for each in conditions(item.needs):
            for id_ in each.metrics():
                assert not [m for m in {id_} | behind(id_, made_from) if "completeness" in m]


# -- the example that snippets are cut from ----------------------------------------------------------


@pytest.mark.parametrize("item", checklist(), ids=lambda item: item.id)
def test_the_example_plan_meets_every_item(item: Item) -> None:
    plan = example().view.plan
    f = Figures(plan, plan.kickoff + timedelta(100), no_files)
    view = View(plan, f.as_of, f.__getitem__)
    assert item.needs.gap(view) is None
    assert item.show is None or list(item.show.samples(view))
