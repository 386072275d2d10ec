"""The difference of two states of a plan: places with ids, values before and after."""

from decimal import Decimal

import pytest

from hypercare_cli.difference import Change, Item, difference
from tests.plans import HEAD, load_text


def between(before: str, after: str) -> list[tuple[str, str, object, object]]:
    found = difference(load_text(HEAD + before).document, load_text(HEAD + after).document)
    return [(change.kind, change.place, change.before, change.after) for change in found]


RISKS = """
risks:
  - {id: R1, title: One, probability: L, impact: M}
  - {id: R2, title: Two, probability: M, impact: H}
"""


def test_nothing_changed() -> None:
    assert between(RISKS, RISKS) == []


def test_comments_layout_and_the_order_of_fields_are_no_difference() -> None:
    other = """
# a comment
risks:
- title: "One"
  impact: M
  probability: L
  id: R1
- id: R2
  title: Two
  probability: M
  impact: H
needs: []
"""
    assert between(RISKS, other) == []


def test_a_section_may_stand_in_another_file() -> None:
    one, two = load_text(HEAD + RISKS).document, load_text(HEAD, RISKS).document
    assert difference(one, two) == ()


def test_a_field_by_the_id_of_its_entry() -> None:
    after = RISKS.replace("probability: M", "probability: H")
    assert between(RISKS, after) == [("changed", "risks[R2].probability", "M", "H")]


def test_the_path_has_the_field_that_names_the_entry() -> None:
    after = RISKS.replace("probability: M", "probability: H")
    (found,) = difference(load_text(HEAD + RISKS).document, load_text(HEAD + after).document)
    assert found == Change("changed", ("risks", Item("id", "R2"), "probability"), "M", "H")
    assert found.section == "risks"


def test_entries_that_come_and_go() -> None:
    after = RISKS.replace("R2, title: Two", "R3, title: Three")
    assert between(RISKS, after) == [
        ("added", "risks[R3]", None, {"id": "R3", "title": "Three", "probability": "M", "impact": "H"}),
        ("removed", "risks[R2]", {"id": "R2", "title": "Two", "probability": "M", "impact": "H"}, None),
    ]  # fmt: skip


def test_an_entry_that_is_inserted_leaves_the_others_alone() -> None:
    new = "risks:\n  - {id: R0, title: Zero, probability: L, impact: L}\n"
    found = between(RISKS, RISKS.replace("risks:\n", new))
    assert [(kind, place) for kind, place, _before, _after in found] == [("added", "risks[R0]")]


def test_entries_in_another_order() -> None:
    one, two = (line + "\n" for line in RISKS.splitlines()[2:])
    found = between(RISKS, "\nrisks:\n" + two + one)
    assert found == [("moved", "risks", ("R1", "R2"), ("R2", "R1"))]


def test_entries_without_an_id_go_by_their_day() -> None:
    before = """
health:
  assessments:
    - {date: T+30, adoption: 3}
    - {date: T+60, adoption: 4}
"""
    after = before.replace("T+60, adoption: 4", "T+60, adoption: 5")
    assert between(before, after) == [
        ("changed", "health.assessments[T+60].adoption", Decimal(4), Decimal(5))
    ]


def test_entries_that_nothing_names_are_held_by_those_that_stayed() -> None:
    before = "\nvalue:\n  budget: [{amount: 1}, {amount: 2}, {amount: 2}]\n"
    after = "\nvalue:\n  budget: [{amount: 1}, {amount: 9}, {amount: 2}, {amount: 2}]\n"
    assert between(before, after) == [
        ("added", "value.budget[1]", None, {"amount": Decimal(9)}),
    ]
    assert between(before, before.replace("{amount: 1}", "{amount: 3}")) == [
        ("changed", "value.budget[0].amount", Decimal(1), Decimal(3))
    ]


def test_a_list_of_words_is_one_value() -> None:
    before = "\ndecisions:\n  - {id: D1, text: x, evidence: [E1, E2]}\n"
    found = between(before, before.replace("E2]", "E3]"))
    assert found == [("changed", "decisions[D1].evidence", ("E1", "E2"), ("E1", "E3"))]


@pytest.mark.parametrize(
    ("before", "after", "differs"),
    [
        ("'1'", "1", True),
        ("1.10", "1.1", True),  # a revision is written so
        ("true", "'true'", True),
        ("1", "true", True),
        ("a", "'a'", False),
        ("~", "", False),
        ("[]", "", False),
    ],
)
def test_values_are_equal_where_they_mean_the_same(before: str, after: str, differs: bool) -> None:
    found = between(f"\ncustomer: {{name: {before}}}\n", f"\ncustomer: {{name: {after}}}\n")
    assert bool(found) == differs


def test_a_section_that_comes_and_one_that_goes() -> None:
    found = between("\nneeds:\n  - {id: N1, text: x}\n", "\nglossary: {SLA: a promise}\n")
    assert [(kind, place) for kind, place, _before, _after in found] == [
        ("added", "glossary"),
        ("removed", "needs"),
    ]


def test_another_shape_is_a_change_of_the_whole() -> None:
    found = between("\nvalue: {budget: 10}\n", "\nvalue: {budget: [{label: a, amount: 10}]}\n")
    assert found == [
        ("changed", "value.budget", Decimal(10), ({"label": "a", "amount": Decimal(10)},))
    ]


def test_plans_that_cannot_be_loaded_are_compared_all_the_same() -> None:
    assert between(RISKS, RISKS.replace("impact: H", "impact: enormous")) == [
        ("changed", "risks[R2].impact", "H", "enormous")
    ]


def test_secrets_stay_hidden() -> None:
    after = RISKS.replace("Two", "token ghp_0123456789abcdefABCDEF")
    ((_kind, _place, _before, value),) = between(RISKS, after)
    assert value == "token •••"


def test_long_lists_without_names_take_no_time() -> None:
    before = "\nvalue:\n  budget:\n" + "".join(f"    - {{amount: {n % 7}}}\n" for n in range(6000))
    after = before.replace("amount: 3", "amount: 8", 1)
    assert len(between(before, after)) == 1
