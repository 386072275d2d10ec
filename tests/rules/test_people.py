"""People: from which day on, how many hours, how much influence."""

import pytest

from tests.hits import hits


@pytest.mark.parametrize(("as_of", "expected"), [(0, []), (1, ["people"])])
def test_a_sponsor_is_asked_for_once_the_rollout_has_started(as_of, expected) -> None:
    assert hits("HC301", "people: [{id: csm, role: csm, side: provider}]\n", as_of) == expected
    assert hits("HC301", "people: []\n", as_of) == []


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        (["customer"], []),
        (["provider"], ["people[0].side"]),
        (["partner", "provider"], ["people[0].side"]),
        (["provider", "customer"], []),
    ],
)
def test_the_sponsor_is_one_of_the_customer(sides, expected) -> None:
    people = ", ".join(f"{{id: s{n}, role: sponsor, side: {side}}}" for n, side in enumerate(sides))
    assert hits("HC301", f"people: [{people}]\n") == expected


@pytest.mark.parametrize(("hours", "expected"), [("45", 0), ("45.5", 1)])
def test_a_full_week_is_not_too_much(hours, expected) -> None:
    people = f"people: [{{id: csm, role: csm, side: provider, hours_per_week: {hours}}}]\n"
    assert len(hits("HC304", people)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("influence: H, attitude: resistant", 1),
        ("influence: H, attitude: resistant, levers: ''", 1),
        ("influence: M, attitude: resistant", 0),
        ("influence: H, attitude: neutral", 0),
        ("attitude: resistant", 0),
    ],
)
def test_influential_people_who_resist_need_a_lever(fields, expected) -> None:
    people = f"people: [{{id: u, role: user, side: customer, {fields}}}]\n"
    assert len(hits("HC302", people)) == expected
