"""How the ledger maps to the plan: what each cell holds, what tells rows apart, what the base keeps."""

import json
from datetime import date
from decimal import Decimal

import pytest

from hypercare_cli.pages.ledger.columns import FACTS, LETTERS, LISTINGS, MARKS, PARENT, fact
from hypercare_cli.pages.ledger.listing import plain
from hypercare_cli.plan.model import Plan
from tests.ledgers import analysis_of, column, empty, example, on, table, workbook
from tests.plans import EXAMPLES, HEAD, day

NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())
PEOPLE = """\
people:
  - {id: a, role: sponsor, title: Boss, side: customer}
  - {id: b, role: csm, side: provider}
"""


def stored(book, *start):
    """The lines of the store that begin like this, without that."""
    assert book.store is not None
    return [line[len(start) :] for line in book.store.lines if line[: len(start)] == start]


@pytest.mark.parametrize("listing", LISTINGS.values(), ids=LISTINGS)
def test_every_column_is_a_field_of_the_plan(listing):
    keys = [each.key for each in listing.columns]
    assert len(keys) == len(set(keys))
    for key in keys:
        cell = listing.cell(key)
        assert (cell.form in ("word", "truth")) == bool(cell.codes)
        assert (cell.form in ("reference", "references")) == bool(cell.sections)
    assert set(listing.key) <= {each.field for each in listing.columns}


@pytest.mark.parametrize(
    ("table", "key", "form"),
    [
        ("kpis", "frequency", "word"),
        ("kpis", "owner", "reference"),
        ("ledger", "volume", "range"),
        ("ledger", "stated", "money"),
        ("tasks", "depends_on", "references"),
        ("milestones", "date", "date"),
        ("milestones", "objectives", "lines"),
        ("snapshots", "depth", "share"),
        ("periods", "p1_open", "number"),
        ("feedback", "publishable", "truth"),
        ("obligations", "clause", "text"),
    ],
)
def test_what_a_cell_holds_comes_from_the_plan(table, key, form):
    assert LISTINGS[table].cell(key).form == form


def test_key_facts_are_fields_of_the_plan():
    assert {each.key.partition(".")[0] for each in FACTS} <= Plan.fields.keys()
    assert fact("plan.kickoff")[1].form == "date"
    assert set(LETTERS.values()) == {"responsible", "accountable", "consulted", "informed"}


@pytest.mark.parametrize("name", NAMES)
def test_the_sheets_have_what_is_declared(name):
    for listing in LISTINGS.values():
        shown = table(workbook(example(name)), listing.table)
        fields = {each.key: each.field for each in shown.columns if each.field}
        declared = {each.key: each.field for each in listing.columns}
        if listing.parent:
            declared[listing.parent] = PARENT
        if listing.table == "raci":
            declared = {"activity": "activity"} | {k: MARKS for k in fields if k != "activity"}
        assert fields == declared


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_told_apart(name):
    for each in workbook(example(name)).tables():
        if each.edited:
            ids = [row[-1] for row in each.rows]
            assert each.columns[-1].hidden
            assert all(ids)
            assert len(ids) == len(set(ids))


def test_the_ids_of_entries_without_id():
    text = (
        HEAD
        + PEOPLE
        + """\
kpis: [{id: time, title: T, measurements: [{date: T+5, value: 1}, {date: T+9, value: 2}]}]
raci: [{activity: Do, accountable: a}, {activity: Do, accountable: b}]
adoption: {snapshots: [{date: T+7, eligible: 9}]}
support: {periods: [{start: T+1, end: T+8, opened: 1, resolved: 1, within_sla: 1}]}
value: {budget: 900}
roadmap: [{id: M, offset: 0, title: M, tasks: [{id: K, title: t, status: planned}]}]
"""
    )
    book = workbook(analysis_of(text))
    assert column(book, "measurements", "_id") == [f"time {day(5)}", f"time {day(9)}"]
    assert column(book, "raci", "_id") == ["Do", "Do#2"]
    assert column(book, "snapshots", "_id") == [str(day(7))]
    assert column(book, "periods", "_id") == [str(day(1))]
    assert column(book, "budget", "_id") == ["*"]
    assert column(book, "tasks", "_id") == ["K"]
    assert column(book, "tasks", "milestone") == ["M"]


def test_the_base_has_what_people_may_edit():
    text = HEAD + PEOPLE + "actions: [{id: A1, title: Do, owner: a, with: [b, a], due: T+9, status: open, impact: 3, urgency: 2, effort: 1.50}]\n"  # fmt: skip
    book = workbook(analysis_of(text))
    ((said,),) = stored(book, "row", "actions", "A1")
    assert json.loads(said) == {
        "id": "A1", "title": "Do", "owner": "Boss", "with": "Customer success manager; Boss",
        "impact": "3", "urgency": "2", "effort": "1.50", "due": str(day(9)), "status": "open",
    }  # fmt: skip
    assert ("priority", "Priority", "") in stored(book, "column", "actions")
    assert ("owner", "Owner", "owner") in stored(book, "column", "actions")
    assert stored(book, "word", "people") == [("Boss", "a"), ("Customer success manager", "b")]
    assert ("in progress", "in_progress") in stored(book, "word", "tasks_status")
    assert stored(book, "field", "plan.kickoff") == [(str(day(0)),)]


def test_numbers_keep_their_digits_in_the_base():
    assert plain(Decimal("1E+3")) == "1000"
    assert plain(Decimal("0.1234567890123456789")) == "0.1234567890123456789"
    assert plain(day(0)) == str(day(0))
    assert plain(None) is None


def test_what_readers_may_not_see_is_not_in_the_base():
    text = (
        HEAD
        + PEOPLE.replace("provider", "provider, audience: internal")
        + (
            "actions:\n  - {id: A1, title: Told, owner: b, status: open}\n"
            "  - {id: A2, title: Secret, status: open, audience: internal}\n"
        )
    )
    book = workbook(analysis_of(text))
    assert "Secret" not in str(book)
    assert "Customer success manager" not in str(stored(book, "word", "people"))
    assert column(book, "actions", "owner") == [None]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_empty_ledger_has_lists_and_room(language):
    book = empty(language)
    assert all(not each.rows and each.spare >= 15 for each in book.tables() if each.edited)
    lists = {choice.key: choice for choice in book.choices()}
    assert len(lists["role"].words) == len(lists["role"].codes) == 19
    assert lists["people"].column == ("people", "name")
    assert [each.key for each in table(book, "raci").columns][:3] == [
        "activity", "accountable", "responsible",
    ]  # fmt: skip
    assert not [f.cell for f in book.figures() if f.field and f.cell is not None]


def test_the_last_days_that_there_are():
    text = HEAD.replace(str(day(0)), "9999-12-01")
    assert "9999-12-01" in text
    text += "kpis: [{id: a, title: A, baseline: 1, target: 2, measurements: [{date: 9999-12-20, value: 1}, {date: 9999-12-30, value: 2}]}]\n"
    book = workbook(on(text, date(9999, 12, 31)))
    assert column(book, "kpis", "target_date") == [None]
    assert column(book, "kpis", "actual") == [2]
