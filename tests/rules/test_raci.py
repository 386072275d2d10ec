"""The RACI: what is too much, what is the same, what is missing."""

from datetime import date, timedelta

import pytest

from hypercare_cli.i18n.words import Words
from hypercare_cli.method.method import table
from hypercare_cli.rules.raci import folded, recognised
from hypercare_cli.starter import Answers, starter
from tests.hits import found, hits, told

PEOPLE = """\
people:
  - {id: po, role: product_owner, side: customer}
  - {id: csm, role: csm, side: provider}
"""


@pytest.mark.parametrize(
    ("accountable", "expected"),
    [
        (["po"] * 5, []),
        (["po"] * 3 + ["csm"] * 3, []),
        (["po", "csm", "po", "csm", "po", "po"], ["raci[5].accountable"]),
        (["csm"] + ["po"] * 6, ["raci[4].accountable"]),
    ],
)
def test_more_than_half_of_six_is_too_much(accountable, expected) -> None:
    lines = [f"  - {{activity: A{n}, accountable: {who}}}\n" for n, who in enumerate(accountable)]
    assert hits("HC306", f"{PEOPLE}raci:\n{''.join(lines)}") == expected


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_usual_activities_are_recognised_in_both_languages(language) -> None:
    words = Words(language)
    for id_, usual in table("raci").items():
        assert id_ in recognised(folded(words.say(usual["activity"])))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Valider les KPI", {"approve_kpis"}),
        ("Go or no-go", {"decide_golive"}),
        ("Décider de la bascule", {"decide_golive"}),
        ("Garantir la qualité des données", {"prepare_data"}),
        ("Protéger les données personnelles", {"protect_data"}),
        ("Formation des relais", {"train_users", "take_over"}),
        ("Keep the platform in order", set()),
        ("Tenir le registre des griefs", {"keep_claims"}),
    ],
)
def test_own_words_are_recognised(text, expected) -> None:
    assert recognised(folded(text)) == expected


def test_only_activities_of_roles_that_the_plan_has_are_missing() -> None:
    raci = "raci: [{activity: Train the users, accountable: po, responsible: [csm]}]\n"
    assert hits("HC309", PEOPLE + raci, 7) == []
    assert told("HC309", PEOPLE + raci, 8) == [
        "the RACI says nothing about: Prepare and check the data, Answer questions and tickets,"
        " Measure the value, Take over after hypercare"
    ]


def test_a_line_that_stands_twice_hides_what_is_missing() -> None:
    raci = "raci: [{activity: Train the users, accountable: po, responsible: [csm]}]\n"
    twice = raci.replace("]}]", "]}, {activity: TRAIN the users, accountable: po}]")
    assert hits("HC309", PEOPLE + twice, 8) == []
    assert hits("HC308", PEOPLE + twice, 8) == ["raci[1].activity"]


TRAINING_ONLY = "raci: [{activity: Train the users, accountable: po, responsible: [csm]}]\n"


@pytest.mark.parametrize(
    ("section", "named"),
    [
        ("data_quality: {owner: po}\n", "Prepare and check the data"),
        ("support: {tiers: [{level: 1, owner: po}]}\n", "Answer questions and tickets"),
        ("kpis: [{id: k, title: K, source: {tool: BI, owner: po}}]\n", "Measure the value"),
        ("handover: {capabilities: [{id: H, title: H, owner: po, status: open}]}\n",
         "Take over after hypercare"),
        ("kpis: [{id: k, title: K, measurements: [{date: T+9, value: 7}]}]\n", "Measure the value"),
        ("support: {tiers: [{level: 2}]}\n", None),
        ("kpis: [{id: k, title: K, source: {tool: BI}}]\n", None),
        ("handover: {capabilities: [{id: H, title: H, status: open}]}\n", None),
    ],
)  # fmt: skip
def test_whoever_is_named_elsewhere_need_not_be_in_the_raci(section, named) -> None:
    before = told("HC309", PEOPLE + TRAINING_ONLY)[0]
    after = told("HC309", PEOPLE + TRAINING_ONLY + section)[0]
    assert (named is None) == (after == before)
    assert named is None or (named in before and named not in after)


def test_a_compliance_item_with_an_owner_protects_personal_data() -> None:
    people = f"{PEOPLE}  - {{id: dpo, role: dpo, side: customer}}\n{TRAINING_ONLY}"
    owned = "contracts: {compliance: [{id: CP, title: Assessment, owner: dpo}]}\n"
    assert "Protect personal data" in told("HC309", people)[0]
    assert "Protect personal data" not in told("HC309", people + owned)[0]


@pytest.mark.parametrize(("as_of", "expected"), [(29, True), (30, False)])
def test_nobody_decides_on_a_golive_that_has_come(as_of, expected) -> None:
    text = (
        "hypercare: 1\n"
        "plan: {id: p, title: P, kickoff: 2026-01-05, language: en, golive: T+30}\n"
        "people: [{id: boss, role: sponsor, side: customer}]\n"
        "raci: [{activity: Train the users, accountable: boss, responsible: [boss]}]\n"
    )
    [finding] = found("HC309", text, as_of)
    assert ("Decide on go-live" in Words("en").say(finding.message)) is expected
    # with the year mistyped it lies beyond the roadmap, which says as much
    mistyped = text.replace("golive: T+30", "golive: T+395")
    roadmap = "roadmap: [{id: a, offset: 0, title: A}, {id: b, offset: 30, title: B}]\n"
    [finding] = found("HC309", mistyped + roadmap, as_of)
    assert ("Decide on go-live" in Words("en").say(finding.message)) is expected


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("context", table("contexts"))
def test_the_raci_of_a_first_plan_is_complete(context, language) -> None:
    t0 = date(2026, 1, 5)
    text = starter(Answers("p", "P", "C", context, t0, language, "EUR", "FR"))
    for code in ("HC305", "HC306", "HC307", "HC308", "HC309"):
        assert found(code, text, t0 + timedelta(days=60)) == []
