"""KPIs: how many, from which day on, and agreed by whom."""

import pytest

from tests.hits import hits, told


def kpis(count: int, kind: str = "business") -> str:
    return "kpis:\n" + "".join(
        f"  - {{id: k{n}, title: K{n}, kind: {kind}}}\n" for n in range(count)
    )


@pytest.mark.parametrize(("count", "expected"), [(5, []), (6, ["kpis[5]"]), (8, ["kpis[5]"])])
def test_five_business_kpis_are_enough(count, expected) -> None:
    assert hits("HC203", kpis(count)) == expected
    assert hits("HC203", kpis(count, "process")) == []


@pytest.mark.parametrize(
    ("count", "as_of", "expected"), [(2, 8, 1), (2, 7, 0), (3, 90, 0), (0, 90, 0)]
)
def test_fewer_than_three_are_told_after_the_fundamentals(count, as_of, expected) -> None:
    assert len(hits("HC204", kpis(count) if count else "", as_of)) == expected


def test_leading_indicators_are_no_business_kpis() -> None:
    assert told("HC204", kpis(4, "adoption")) == [
        "the fundamentals are past, and the plan has 0 of the three to five business KPIs"
    ]


def test_a_kpi_without_any_figure_is_not_asked_for_its_source() -> None:
    assert hits("HC201", kpis(1)) == []
    assert hits("HC201", "kpis: [{id: k, title: K, baseline: 0}]\n") == ["kpis[0].source"]


SPONSOR = (
    "people: [{id: boss, role: sponsor, side: customer}, {id: csm, role: csm, side: provider}]\n"
)
PAYER = SPONSOR.replace("sponsor", "budget_owner")
NOBODY = "people: [{id: csm, role: csm, side: provider}]\n"


@pytest.mark.parametrize(
    ("people", "fields", "as_of", "expected"),
    [
        # without any agreement the checklist asks for one
        (SPONSOR, "baseline: 8, target: 6", 60, []),
        (SPONSOR, "agreed: {by: [csm]}", 7, []),
        (SPONSOR, "agreed: {by: [csm]}", 8, ["kpis[0].agreed.by"]),
        (SPONSOR, "agreed: {date: T+1}", 8, ["kpis[0].agreed"]),
        (SPONSOR, "agreed: {by: [csm]}, kind: quality", 8, []),
        (SPONSOR, "agreed: {by: [csm, boss]}", 8, []),
        (PAYER, "agreed: {by: [boss]}", 8, []),
        (PAYER, "agreed: {by: [csm]}", 8, ["kpis[0].agreed.by"]),
        # still to come
        (SPONSOR, "agreed: {by: [csm], date: T+9}", 8, []),
        (SPONSOR, "agreed: {by: [csm], date: T+9}", 9, ["kpis[0].agreed.by"]),
        # another rule's
        (NOBODY, "agreed: {by: [csm]}", 8, []),
    ],
)
def test_what_is_agreed_is_agreed_by_the_sponsor(people, fields, as_of, expected) -> None:
    kpi = f"kpis: [{{id: k, title: K, {fields}}}]\n"
    assert hits("HC206", people + kpi, as_of) == expected


@pytest.mark.parametrize(("date", "expected"), [("T-1", 1), ("T+0", 1), ("T+1", 0)])
def test_a_target_is_due_after_the_kickoff(date, expected) -> None:
    assert len(hits("HC205", f"kpis: [{{id: k, title: K, target_date: {date}}}]\n")) == expected
