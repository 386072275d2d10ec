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
    twice = raci.replace("]}]", "]}, {activity: TRAIN the users, accountable: po}]")
    assert hits("HC309", PEOPLE + twice, 8) == []
    assert hits("HC308", PEOPLE + twice, 8) == ["raci[1].activity"]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("context", table("contexts"))
def test_the_raci_of_a_first_plan_is_complete(context, language) -> None:
    t0 = date(2026, 1, 5)
    text = starter(Answers("p", "P", "C", context, t0, language, "EUR", "FR"))
    for code in ("HC305", "HC306", "HC307", "HC308", "HC309"):
        assert found(code, text, t0 + timedelta(days=60)) == []
