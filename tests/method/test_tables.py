"""The method's data for a new plan: complete, and in the words of the plan."""

import re
from typing import Any, get_args

import pytest

from hypercare_cli import condition
from hypercare_cli import metrics as _declares_every_metric  # noqa: F401  # importing it fills the catalogue
from hypercare_cli.method.method import table
from hypercare_cli.metric import Catalogue
from hypercare_cli.plan.identity import Context
from hypercare_cli.plan.kinds import STREAMS
from hypercare_cli.plan.model import Plan
from hypercare_cli.plan.people import Role
from hypercare_cli.plan.roadmap import ProofKind

CONTEXTS = table("contexts")
GATES = table("gates")
ROLES = set(get_args(Role))

each_context = pytest.mark.parametrize("context", CONTEXTS.values(), ids=list(CONTEXTS))


def risks() -> list[dict[str, Any]]:
    return [*table("risks").values(), *(risk for c in CONTEXTS.values() for risk in c["risks"])]


def tasks() -> list[dict[str, Any]]:
    standard = [task for gate in GATES.values() for task in gate.get("tasks", ())]
    return standard + [t for c in CONTEXTS.values() for each in c["tasks"].values() for t in each]


def criteria() -> list[dict[str, Any]]:
    return [
        criterion
        for gate in GATES.values()
        for criterion in (*gate["criteria"], *gate.get("stricter", ()))
    ]


def test_every_context_is_there() -> None:
    assert tuple(CONTEXTS) == get_args(Context)


def test_every_role_is_there() -> None:
    assert table("roles").keys() == ROLES
    assert {role["side"] for role in table("roles").values()} == {"customer", "provider", "partner"}


def test_the_roadmap_has_its_milestones() -> None:
    offsets = {id_: gate["offset"] for id_, gate in GATES.items() if id_ != "exit"}
    assert offsets == {
        "kickoff": 0, "fundamentals": 7, "go_live_1": 30, "widening": 60, "stabilisation": 90,
    }  # fmt: skip
    assert {kind for gate in GATES.values() for kind in gate.get("expects", ())} <= {
        *get_args(ProofKind)
    }


@pytest.mark.parametrize("criterion", criteria(), ids=lambda criterion: criterion["title"])
def test_a_criterion_can_be_computed_or_signed(criterion: dict[str, Any]) -> None:
    if "when" not in criterion:
        assert set(criterion["signed_by"]) <= ROLES
        return
    parsed = condition.parse(criterion["when"])
    assert not list(condition.problems(parsed, lambda id_: Catalogue().sort_of(id_, frozenset())))


def test_the_exit_offers_more_than_one_good_day() -> None:
    stricter = GATES["exit"]["stricter"]
    assert [criterion.get("periods") for criterion in stricter] == [None, 2, 2]
    assert [criterion.get("lasting") for criterion in stricter] == ["10wd", None, None]


def test_risks_and_tasks_are_in_the_words_of_the_plan() -> None:
    assert len(table("risks")) == 7
    assert {risk["probability"] + risk["impact"] for risk in risks()} <= {
        a + b for a in "LMH" for b in "LMH"
    }
    for entry in [*risks(), *tasks()]:
        assert entry["stream"] in STREAMS
        assert set(entry["owner"]) <= ROLES
        assert re.fullmatch(r"T[+-]\d+", entry["due"])


@each_context
def test_a_context_finds_an_owner_for_everything(context: dict[str, Any]) -> None:
    people = set(context["people"])
    own = [*context["risks"], *(t for each in context["tasks"].values() for t in each)]
    standard = [*table("risks").values(), *(t for g in GATES.values() for t in g.get("tasks", ()))]
    needed = [entry["owner"] for entry in [*own, *standard]]
    needed += [criterion["signed_by"] for criterion in criteria() if "signed_by" in criterion]
    needed += [ritual["attendees"] for ritual in context["rituals"]]
    assert people <= ROLES
    assert not [owners for owners in needed if not people & set(owners)]


@each_context
def test_a_context_speaks_of_sections_milestones_and_kpis_that_exist(
    context: dict[str, Any],
) -> None:
    for name in context["sections"]:
        section, _dot, field = name.partition(".")
        assert section in Plan.fields
        assert not field or field in getattr(Plan.fields[section], "fields", {field: None})
    assert context["tasks"].keys() <= GATES.keys()
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", kpi["id"]) for kpi in context["kpis"])
    assert 4 <= len(context["kpis"]) <= 6
    assert context["insists"]
