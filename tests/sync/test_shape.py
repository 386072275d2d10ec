"""What people do to the sheets themselves: order, columns, filters, formulas, programs."""

import re
from typing import Any

import pytest

from hypercare_cli.plan.kinds import Audience
from tests.ledgers import analysis_of, read
from tests.sync.editing import (
    PLAN,
    Book,
    after,
    back,
    cell,
    edited,
    faults,
    lines,
    made,
    notes,
    plan,
    put,
    saved,
    swapped,
    written,
)  # fmt: skip

FEW = ["-    title: Nobody comes", "+    title: Few come"]


def sheet(book: Book, key: str) -> Any:
    return cell(book, key).parent


def move_column(book: Book) -> None:
    """`Risk` behind all others, its title and its hidden key with it."""
    target = sheet(book, "risks.title")
    column, last = cell(book, "risks.title").column, target.max_column + 1
    for row in range(1, target.max_row + 1):
        target.cell(row, last).value = target.cell(row, column).value
    target.delete_cols(column)


def swap_rows(book: Book) -> None:
    """Sorted the other way round, hidden ids with them."""
    target = sheet(book, "risks.id")
    for column in range(1, target.max_column + 1):
        one, other = target.cell(5, column), target.cell(6, column)
        one.value, other.value = other.value, one.value


def swap_visible_cells(book: Book) -> None:
    """Sorted without the hidden ids: only what is seen has moved."""
    target = sheet(book, "risks.id")
    for column in range(1, cell(book, "risks._id").column):
        one, other = target.cell(5, column), target.cell(6, column)
        one.value, other.value = other.value, one.value


def copy_row(book: Book) -> None:
    """R2 copied to the first free line with all its cells, then called otherwise."""
    target = sheet(book, "risks.id")
    for column in range(1, target.max_column + 1):
        target.cell(7, column).value = target.cell(6, column).value
    target.cell(7, 1).value = "R5"


def filtered(book: Book) -> None:
    target = sheet(book, "risks.id")
    target.row_dimensions[5].hidden = True
    target.column_dimensions["B"].hidden = True


def lines_above(book: Book) -> None:
    sheet(book, "risks.id").insert_rows(1, 3)


def line_between_key_and_titles(book: Book) -> None:
    sheet(book, "risks.id").insert_rows(4)


def columns_before(book: Book) -> None:
    sheet(book, "risks.id").insert_cols(1, 2)


def keys_lost(book: Book) -> None:
    """Somebody cleared a part of the hidden row: titles say which column it is."""
    head = cell(book, "risks.title")
    head.parent.cell(head.row - 2, head.column).value = None


def computed_column_deleted(book: Book) -> None:
    found = cell(book, "risks.score")
    found.parent.delete_cols(found.column)


def sheet_renamed(book: Book) -> None:
    sheet(book, "risks.id").title = "What may go wrong"


few = put(("risks.title", 0, "Few come"))
SHAPES = {
    "column moved": move_column,
    "column renamed": put(("risks.title", -1, "Danger")),
    "rows sorted": swap_rows,
    "rows sorted without their ids": swap_visible_cells,
    "rows and columns hidden": filtered,
    "lines put above": lines_above,
    "a line put between key and titles": line_between_key_and_titles,
    "columns put before": columns_before,
    "a key cleared": keys_lost,
    "a computed column deleted": computed_column_deleted,
    "a sheet renamed": sheet_renamed,
}


@pytest.mark.parametrize("kind", SHAPES)
def test_shape_is_no_change_and_hides_none(kind: str) -> None:
    assert lines(back(edited(SHAPES[kind]))) == []
    assert lines(back(edited(after(few, SHAPES[kind])))) == FEW


def test_a_renamed_column_is_told() -> None:
    found = back(edited(SHAPES["column renamed"]))
    assert notes(found) == ["Risks: the column “Danger” comes back as “Risk”"]


def test_a_copied_line_is_a_new_entry() -> None:
    assert lines(back(edited(copy_row))) == [
        "+  - {id: R5, title: No data, probability: L, impact: L, status: open}"
    ]


def test_an_added_column_is_told() -> None:
    def edit(book: Book) -> None:
        target = sheet(book, "risks.id")
        target.cell(4, target.max_column + 1).value = "Cost"
        target.cell(5, target.max_column).value = 12

    found = back(edited(edit))
    assert lines(found) == []
    assert notes(found) == [
        "Risks: the column “Cost” is not one of the ledger and does not come back"
    ]


def test_a_column_for_a_new_person() -> None:
    """A person without an id, a column of the matrix called like that person, an action."""

    def edit(book: Book) -> None:
        target = sheet(book, "raci.activity")
        last = target.max_column + 1
        target.cell(4, last).value, target.cell(5, last).value = "Head of training", "c"
        person = ("title", "Head of training"), ("role", "trainer"), ("side", "customer")
        put(*((f"people.{name}", 2, value) for name, value in person))(book)
        put(("actions.with", 0, "Head of training"))(book)

    found = back(edited(edit))
    assert lines(found) == [
        "+  - {id: head_of_training, role: trainer, title: Head of training, side: customer}",
        "+    with: [head_of_training]",
        "-  - {activity: Training, accountable: lead, responsible: [pm]}",
        "+  - {activity: Training, accountable: lead, responsible: [pm], consulted: [head_of_training]}",
    ]
    assert found.amendment is not None
    again = back(edited(edit), analysis_of(found.amendment.new[0].text))
    assert (lines(again), notes(again)) == ([], [])


def test_a_matrix_without_people_gets_its_first_ones() -> None:
    """Without people it has a column for each letter."""
    text = PLAN[: PLAN.index("people:")] + "risks: []\n"
    person = ("title", "Boss"), ("role", "sponsor"), ("side", "customer")
    activity = ("activity", "Training"), ("accountable", "Boss")
    cells = [(f"people.{name}", 0, value) for name, value in person]
    cells += [(f"raci.{name}", 0, value) for name, value in activity]
    assert lines(back(edited(put(*cells), text=text), plan(text))) == [
        "+people:",
        "+  - {id: boss, role: sponsor, title: Boss, side: customer}",
        "+raci:",
        "+  - {activity: Training, accountable: boss}",
    ]


# -- formulas -------------------------------------------------------------------------------------


def computed(data: bytes, formula: bytes) -> bytes:
    """The number in Actions!F5 as the value of a formula, as a spreadsheet writes it."""
    number = read(data).sheetnames.index("Actions") + 1
    cell_ = re.compile(rb'(<c r="F5"[^>]*>)(<v>)')

    def change(name: str, part: bytes) -> bytes:
        if name != f"xl/worksheets/sheet{number}.xml":
            return part
        return cell_.sub(rb"\1<f>" + formula + rb"</f>\2", part)

    return swapped(data, change)


def test_the_value_of_a_formula_counts_with_a_note() -> None:
    found = back(computed(edited(put(("actions.impact", 0, 4))), b"2+2"))
    assert lines(found) == ["-    impact: 3", "+    impact: 4"]
    assert notes(found) == ["Actions!F5: a formula: the plan gets its value, 4"]


def test_a_formula_that_gives_what_was_there_is_no_change() -> None:
    found = back(computed(written(), b"1+2"))
    assert (lines(found), notes(found)) == ([], [])


def test_a_computed_cell_does_not_come_back() -> None:
    found = back(edited(put(("risks.score", 0, 9), ("kpis.actual", 0, 1))))
    assert lines(found) == []
    said = "this cell is computed: what was typed here does not count"
    assert notes(found) == [f"KPI!H5: {said}", f"Risks!G5: {said}"]


# -- readers --------------------------------------------------------------------------------------


@pytest.mark.parametrize("audience", ["customer", "partner", "internal"])
def test_a_ledger_for_each_group_of_readers(audience: Audience) -> None:
    """What a group does not see is neither changed nor taken for deleted."""
    text = PLAN.replace(
        "  - id: R1\n",
        "  - {id: R0, audience: internal, title: Secret, probability: L, impact: L}\n  - id: R1\n",
    ).replace("- {id: A2,", "- {id: A2, audience: partner,")
    analysis = plan(text)
    data = made(analysis, "en", audience)
    assert lines(back(data, analysis)) == []
    book = read(data)
    ids = [cell(book, "risks.id", row).value for row in range(4)]
    assert ("R0" in ids) == (audience == "internal")
    cell(book, "risks.title", ids.index("R1")).value = "Few come"
    assert lines(back(saved(book), analysis)) == FEW


def test_a_new_line_cannot_take_the_id_of_an_entry_that_is_not_shown() -> None:
    text = PLAN.replace("- {id: R2,", "- {id: R2, audience: internal,")
    line = ("id", "R2"), ("title", "New"), ("probability", "low"), ("impact", "low")
    edit = put(*((f"risks.{name}", 1, value) for name, value in line))
    assert faults(back(edited(edit, text=text), plan(text))) == [
        "Risks!A6: there is a line or an entry R2 already"
    ]
