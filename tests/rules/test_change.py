"""Populations, workshops, commitments."""

import pytest

from tests.hits import hits

ONE = "change.populations[0]"


@pytest.mark.parametrize(
    ("fields", "overloaded", "resistant"),
    [
        ("load: 3, backing: 3", [], []),
        ("load: 4, backing: 3", [ONE], []),
        ("load: 4, backing: 3, attitude: resistant", [ONE], []),
        ("load: 3, backing: 3, attitude: resistant", [], [f"{ONE}.attitude"]),
        ("load: 5, backing: 1, attitude: resistant, measures: [Coach]", [], []),
    ],
)
def test_one_finding_for_a_population_without_measures(fields, overloaded, resistant) -> None:
    sections = f"change: {{populations: [{{id: P, title: P, size: 9, {fields}}}]}}\n"
    assert hits("HC731", sections) == overloaded
    assert hits("HC732", sections) == resistant


@pytest.mark.parametrize(
    ("workshops", "expected"),
    [
        ("", []),
        ("{id: W1, date: T+3}", []),
        ("{id: W1, date: T+3, populations: [A]}", ["change.workshops[0].populations"]),
        ("{id: W1, date: T+31, populations: [A]}", []),
        # a workshop to come involves them
        ("{id: W1, date: T+3, populations: [A]}, {id: W2, date: T+50, populations: [B]}", []),
    ],
)
def test_affected_people_take_part_in_a_workshop(workshops, expected) -> None:
    sections = f"""\
change:
  populations: [{{id: A, title: A, size: 9, load: 1, backing: 1}}, {{id: B, title: B, size: 9, load: 1, backing: 1}}]
  impacts: [{{id: I, population: B, kind: role}}]
  workshops: [{workshops}]
"""
    assert hits("HC733", sections) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("due: T+30", 0),
        ("due: T+29", 1),
        ("due: T+29, status: in_progress", 1),
        ("due: T+29, status: done", 0),
        ("due: T+29, status: dropped", 0),
        ("status: open", 0),
    ],
)
def test_a_commitment_without_a_status_is_not_kept(fields, expected) -> None:
    sections = f"change: {{commitments: [{{id: C, party: staff, text: T, {fields}}}]}}\n"
    assert len(hits("HC734", sections)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("adkar: {awareness: 4, desire: 3}", [f"{ONE}.adkar"]),
        ("adkar: {awareness: 4, desire: 4}", []),
        ("adkar: {awareness: 4, desire: 3}, measures: [Ask them]", []),
        ("adkar: {}", []),
    ],
)
def test_a_barrier_needs_a_measure(fields: str, expected: list[str]) -> None:
    sections = (
        f"change: {{populations: [{{id: P, title: P, size: 9, load: 1, backing: 3, {fields}}}]}}\n"
    )
    assert hits("HC735", sections) == expected
