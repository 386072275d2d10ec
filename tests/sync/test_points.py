"""Percentages typed for KPIs: points where the KPI counts in per cent, a fault where it does not."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from hypercare_cli.blocks import Stamp
from hypercare_cli.from_ledger.plan import FILE, Made, Wanted, plan_from
from hypercare_cli.i18n.words import Words
from hypercare_cli.load import load
from hypercare_cli.metric import Catalogue
from hypercare_cli.readers.ledger import read_ledger
from hypercare_cli.source import File
from tests.filling import Book
from tests.sync.editing import (
    PLAN,
    after,
    back,
    edited,
    faults,
    lines,
    looking,
    notes,
    plan,
    put,
    swapped,
)  # fmt: skip

ERRORS = "  - {id: errors, title: Errors, baseline: 100, target: 50"
SHARE = "  - {id: errors, title: Errors, unit: percent, baseline: 100, target: 50"
IN_PER_CENT = PLAN.replace(ERRORS, SHARE)
MEASURED = put(("measurements.date", 2, "2026-02-01"), ("measurements.value", 2, "32,5 %"))


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (put(("kpis.baseline", 1, "32,5 %")), "baseline: 32.5, target: 50"),
        (put(("kpis.target", 1, "4%")), "baseline: 100, target: 4"),
        (looking("kpis.target", 1, 0.325, "0.0%"), "baseline: 100, target: 32.5"),
        (looking("kpis.target", 1, 0.07, "0%"), "baseline: 100, target: 7"),
        (looking("kpis.target", 1, 1.2, "0%"), "baseline: 100, target: 120"),
        (put(("kpis.target", 1, 32.5)), "baseline: 100, target: 32.5"),
    ],
)
def test_a_kpi_in_per_cent_takes_points(edit: Any, expected: str) -> None:
    found = lines(back(edited(edit, text=IN_PER_CENT), plan(IN_PER_CENT)))
    assert found == [
        "-" + SHARE + "}",
        f"+  - {{id: errors, title: Errors, unit: percent, {expected}}}",
    ]


def test_the_same_percentage_is_no_change() -> None:
    edit = after(put(("kpis.baseline", 1, "100 %")), looking("kpis.target", 1, 0.5, "0%"))
    assert lines(back(edited(edit, text=IN_PER_CENT), plan(IN_PER_CENT))) == []


@pytest.mark.parametrize("name", ["errors", "Errors"])
def test_so_does_a_measurement(name: str) -> None:
    edit = after(MEASURED, put(("measurements.kpi", 2, name)))
    found = lines(back(edited(edit, text=IN_PER_CENT), plan(IN_PER_CENT)))
    measured = ", measurements: [{date: 2026-02-01, value: 32.5}]}"
    assert found == ["-" + SHARE + "}", "+" + SHARE + measured]


def test_a_kpi_that_is_new_in_the_ledger_counts_as_its_row_says() -> None:
    edit = after(
        MEASURED,
        put(("kpis.title", 2, "Use"), ("kpis.unit", 2, "%"), ("kpis.target", 2, "80 %")),
        put(("measurements.kpi", 2, "Use")),
    )
    found = "\n".join(lines(back(edited(edit))))
    assert "unit: percent, target: 80" in found
    assert "value: 32.5" in found


@pytest.mark.parametrize(
    "edit",
    [
        put(("kpis.baseline", 0, "4 %")),
        looking("kpis.baseline", 0, 0.04, "0%"),
        after(MEASURED, put(("measurements.kpi", 2, "Delay"))),
    ],
)
def test_another_unit_takes_none(edit: Any) -> None:
    (fault,) = faults(back(edited(edit, text=IN_PER_CENT), plan(IN_PER_CENT)))
    assert "percentage, and this column has none" in fault


# -- a plan from a ledger -------------------------------------------------------------------------


def made(unit: str, *more: tuple[str, Any, str]) -> Made:
    rows: dict[str, list[dict[str, Any]]] = {
        "people": [{"title": "Lead", "role": "Sponsor", "side": "Customer"}],
        "kpis": [{"title": "Use", "unit": unit, "baseline": "32,5 %", "target": "80%"}],
        "measurements": [{"kpi": "Use", "date": "2026-02-01"}],
    }
    book = Book().fill({"plan.title": "Rollout", "plan.kickoff": date(2026, 1, 5)}, rows)
    value = book.cell("measurements.value")
    value.value, value.number_format = 0.405, "0.0%"
    for key, typed, number_format in more:
        found = book.cell(key)
        found.value, found.number_format = typed, number_format
    stamp = Stamp("", date(2026, 1, 2), "hypercare", "", kind="ledger", language="en")
    wanted = Wanted(date(2026, 4, 5), "en", {})
    return plan_from(read_ledger(book.data(), "l.xlsx"), stamp, wanted, "l.xlsx")


def kpi(found: Made) -> Mapping[str, Any]:
    assert found.faults == ()
    loaded = load((File(FILE, found.text),), Catalogue()).plan
    assert loaded is not None
    (only,) = loaded.kpis
    return {
        "unit": only.unit, "baseline": only.baseline, "target": only.target,
        "values": [each.value for each in only.measurements],
    }  # fmt: skip


@pytest.mark.parametrize("unit", ["%", "percent"])
def test_a_plan_from_a_ledger_takes_points(unit: str) -> None:
    expected = {"unit": "percent", "baseline": Decimal("32.5"), "target": Decimal(80)}
    assert kpi(made(unit)) == expected | {"values": [Decimal("40.5")]}


def test_in_another_unit_each_is_a_fault() -> None:
    found = made("hours")
    assert len(found.faults) == 3
    assert all("percentage" in fault.text.text for fault in found.faults)


# -- empty texts ----------------------------------------------------------------------------------


def with_formula(result: str) -> bytes:
    """The title of the first person is a formula with its result, as a spreadsheet saves it."""
    data = edited(put(("people.title", 0, "=A1&B1")))

    def change(_name: str, part: bytes) -> bytes:
        old = rb'(<c r="B5"[^>]*?)(?: t="[a-z]*")?><f>A1&amp;B1</f><v ?(?:/>|></v>)'
        new = rb'\1 t="str"><f>A1&amp;B1</f><v>' + result.encode() + b"</v>"
        return re.sub(old, new, part)

    return swapped(data, change)


def test_a_formula_that_gives_nothing_empties_the_cell() -> None:
    data = with_formula("")
    first = back(data)
    assert lines(first) == [
        "-  - {id: lead, role: sponsor, side: customer, title: Head of sales}",
        "+  - {id: lead, role: sponsor, side: customer}",
    ]
    assert notes(first) == []
    assert first.amendment is not None
    assert lines(back(data, plan(first.amendment.new[0].text))) == []


def test_a_formula_with_a_result_gives_it() -> None:
    found = back(with_formula("Sales"))
    assert "title: Sales}" in lines(found)[1]
    assert notes(found) == ["People!B5: a formula: the plan gets its value, Sales"]


# -- characters that are none ---------------------------------------------------------------------


def test_half_a_character_is_a_fault_at_its_cell() -> None:
    found = made("%", ("people.id", "_xD800_", "General"))
    assert [fault.place for fault in found.faults] == ["People!A5"]
    assert Words("en").say(found.faults[0].text)
