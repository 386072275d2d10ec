"""Outcomes and drivers: what is asked for when, and where a circle is broken."""

import pytest

from tests.hits import hits


@pytest.mark.parametrize(
    ("as_of", "target", "expected"),
    [(7, "target: 6", 0), (8, "target: 6", 1), (8, "baseline: 8", 0)],
)
def test_a_hypothesis_is_asked_for_once_there_is_a_target(as_of, target, expected) -> None:
    text = f"outcomes: [{{id: O, title: O, kpis: [k]}}]\nkpis: [{{id: k, title: K, {target}}}]\n"
    assert len(hits("HC212", text, as_of)) == expected


def test_an_outcome_without_kpi_hides_the_kpis_that_it_may_have_lost() -> None:
    text = "outcomes: [{id: O, title: O, kpis: []}]\nkpis: [{id: k, title: K}]\n"
    assert hits("HC211", text) == ["outcomes[0].kpis"]
    assert hits("HC213", text) == []


def test_kpis_may_come_before_outcomes() -> None:
    assert hits("HC213", "kpis: [{id: k, title: K}]\n") == []


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ({"a": "a"}, ["kpis[0].driven_by[0]"]),
        ({"a": "b", "b": "c", "c": "a"}, ["kpis[0].driven_by[0]"]),
        ({"a": "b", "b": "a", "c": "d", "d": "c"}, ["kpis[0].driven_by[0]", "kpis[2].driven_by[0]"]),
        ({"a": "b", "b": "c", "c": "c"}, ["kpis[2].driven_by[0]"]),
        ({"a": "c, b", "b": "c", "c": "d"}, []),
    ],
)  # fmt: skip
def test_each_circle_is_told_once(links, expected) -> None:
    lines = [f"  - {{id: {k}, title: K, driven_by: [{links.get(k, '')}]}}\n" for k in "abcd"]
    assert hits("HC214", "kpis:\n" + "".join(lines)) == expected


def test_the_backward_link_is_the_wrong_one_and_the_only_finding() -> None:
    text = """\
kpis:
  - {id: value, title: V, driven_by: [gain]}
  - {id: gain, title: G, kind: process, driven_by: [use]}
  - {id: use, title: U, kind: adoption, driven_by: [use]}
  - {id: other, title: O, kind: adoption}
"""
    assert hits("HC214", text) == ["kpis[2].driven_by[0]"]
    assert hits("HC215", text) == []  # it may be what the circle should have named


def test_leading_indicators_alone_drive_nothing_yet() -> None:
    assert hits("HC215", "kpis: [{id: k, title: K, kind: adoption}]\n") == []


def test_an_indicator_that_an_outcome_names_is_wanted_for_itself() -> None:
    kpis = "kpis: [{id: k, title: K}, {id: weekly, title: Weekly users, kind: adoption}]\n"
    assert hits("HC215", kpis) == ["kpis[1]"]
    assert hits("HC215", "outcomes: [{id: O, title: O, kpis: [k, weekly]}]\n" + kpis) == []
