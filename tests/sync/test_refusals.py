"""What is not understood is told with its cell, and then nothing is written at all."""

from typing import Any

import pytest

from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.words import Words
from tests.ledgers import analysis_of
from tests.sync.editing import PLAN, after, back, cell, edited, fact, faults, lines, looking, put


def delete_row(key: str, row: int = 0) -> Any:
    def edit(book: Any) -> None:
        found = cell(book, key, row)
        found.parent.delete_rows(found.row)

    return edit


A2 = "  - {id: A2, title: Write, owner: pm, with: [lead], status: open}"
R2 = "  - {id: R2, title: No data, probability: L, impact: L, status: open}"
REFUSED = {
    "unknown word": (put(("risks.probability", 0, "huge")), "Risks!E5: “huge” is none of: low, medium, high"),
    "word of a closed list": (put(("actions.status", 0, "Fait")), "Actions!L5: “Fait” is none of: open, done, dropped"),
    "no day": (put(("actions.due", 0, "soon")), "Actions!K5: “soon” is not a date"),
    "day of two meanings": (put(("actions.due", 0, "03/04/2026")),
                            "Actions!K5: “03/04/2026” may be two different days: type it like 2026-04-05"),
    "no such day": (put(("actions.due", 0, "2026-02-30")), "Actions!K5: “2026-02-30” is not a date"),
    "year where a day belongs": (put(("actions.due", 0, 2026)), "Actions!K5: “2026” is not a date"),
    "day before spreadsheets": (put(("actions.due", 0, -4)), "Actions!K5: “-4” is not a date"),
    "no number": (put(("actions.impact", 0, "a lot")), "Actions!F5: “a lot” is not a number"),
    "number out of bounds": (put(("actions.impact", 0, 9)), "Actions!F5: 9 is outside what is allowed. "),
    "per cent where there is none": (put(("actions.impact", 0, "5 %")),
                                     "Actions!F5: “5 %” is a percentage, and this column has none"),
    "shown in per cent where there is none": (
        looking("actions.impact", 0, 0.04, "0%"),
        "Actions!F5: a percentage, and this column has none: type a plain number"),
    "day where a number belongs": (looking("actions.impact", 0, 46115, "d-mmm"),
                                   "Actions!F5: a date where a number belongs"),
    "share above one": (put(("ledger.attribution", 0, 80)), "Value!L5: 80 is more than 100%: type 80% or 0.8"),
    "truth in a text": (put(("risks.title", 0, True)), "Risks!B5: true or false where something else belongs"),
    "error of a formula": (put(("risks.title", 0, "#REF!")), "Risks!B5: the error #REF! instead of a value"),
    "formula without its value": (put(("actions.impact", 0, "=1+1")),
                                  "Actions!F5: a formula without its value: open the file, calculate and save it"),
    "nobody": (put(("risks.owner", 0, "Nobody")), "Risks!K5: nothing in the ledger is called “Nobody”"),
    "title of two": (put(("kpis.title", 0, "Wait"), ("kpis.title", 1, "Wait"), ("ledger.kpi", 0, "wait")),
                     "Value!C5: several entries are called “wait”: type the id"),
    "no letter": (put(("raci.pm", 0, "Z")), "RACI!C5: “Z” is none of the letters R, A, C and I"),
    "two accountable": (put(("raci.pm", 0, "A")), "RACI!A5: only one person can be accountable (A)"),
    "no id": (put(("risks.id", 0, "R 1")), "Risks!A5: “R 1” does not have the right form. "),
    "no title any more": (put(("risks.title", 0, None)), "Risks!B5: `title` is missing in `risks`"),
    "line twice": (put(("risks.id", 2, "R1"), ("risks.title", 2, "Twin")),
                   "Risks!A7: this line stands twice (also at Risks!A5)"),
    "merged cells": (lambda book: cell(book, "risks.id").parent.merge_cells("B5:B6"),
                     "Risks!B5:B6: these cells are merged: split them, and fill in each"),
    "to another entry": (put(("measurements.kpi", 0, "errors")),
                         "Measurements!A5: a line cannot go to another entry: delete it, and write a new one there"),
    "to no entry": (put(("tasks.title", 1, "Lost")),
                    "Tasks!A6: this line does not say to which entry it belongs (column Milestone)"),
    "one amount emptied": (put(("budget.amount", 0, None)),
                           "Budget!B5: the budget of the plan is this one amount: type another one, or 0"),
    "one amount named twice": (put(("budget.label", 1, "Budget"), ("budget.amount", 1, 5)),
                               "Budget!A6: there is a line or an entry Budget already"),
    "totals deleted": (delete_row("budget.amount", 6), "Budget: the line of totals has been deleted"),
    "line deleted": (delete_row("risks.id"),
                     "Risks[R1]: this line is gone: --delete takes its entry out of the plan, too,"
                     " --ours 'Risks[R1]' keeps it"),
    "line emptied": (put(*((f"risks.{name}", 1, None) for name in ("id", "title", "probability", "impact", "status"))),
                     "Risks[R2]: this line is gone: --delete takes its entry out of the plan, too,"
                     " --ours 'Risks[R2]' keeps it"),
    "new line that lacks something": (put(("kpis.id", 2, "x")), "KPI!A7: `title` is missing in `kpis`"),
    "new line inside another entry that lacks something": (
        put(("measurements.kpi", 2, "delay"), ("measurements.date", 2, "2026-02-20")),
        "Measurements!A7: `value` is missing in ",
    ),
    "id that the plan names": (put(("kpis.id", 0, "wait")),
                               "KPI!A5: `value.ledger[V1].kpi` of the plan still names delay: change that first"),
    "masked secret": (put(("risks.title", 0, "see •••")), "Risks!B5: a secret was left out here (•••): change the plan"),
    "no currency": (lambda book: setattr(fact(book, "plan.currency"), "value", "Euro"), "Key facts!B12: "),
    "kick-off emptied": (lambda book: setattr(fact(book, "plan.kickoff"), "value", None), "Key facts!B6: "),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_not_understood_is_told(kind: str) -> None:
    edit, expected = REFUSED[kind]
    found = faults(back(edited(edit)))
    assert [fault for fault in found if fault.startswith(expected)], found


def test_all_or_nothing() -> None:
    edit = put(
        ("risks.title", 0, "Few come"), ("risks.probability", 0, "huge"), ("actions.impact", 0, "x")
    )
    found = back(edited(edit))
    assert [fault.partition(":")[0] for fault in faults(found)] == ["Actions!F5", "Risks!E5"]


GONE = {
    "an action": ("actions.id", 1, ["-  - {id: A2, title: Write, owner: pm, with: [lead], status: open}"]),
    "a measurement": ("measurements.kpi", 1, ["-      - {date: T+20, value: 7.5}"]),
    "the only task": ("tasks.id", 0, ["-    tasks:", "-      - {id: T1, title: Set up, owner: pm, status: planned}",
                                      "+    tasks: []"]),
}  # fmt: skip


@pytest.mark.parametrize("kind", GONE)
def test_a_deleted_line_goes_when_told(kind: str) -> None:
    key, row, expected = GONE[kind]
    data = edited(delete_row(key, row))
    assert faults(back(data))
    found = back(data, delete=True)
    assert lines(found) == expected


def test_an_entry_that_the_plan_names_does_not_go() -> None:
    data = edited(
        after(delete_row("kpis.id"), delete_row("measurements.kpi"), delete_row("measurements.kpi"))
    )
    assert faults(back(data, delete=True)) == [
        "KPI[delay]: `value.ledger[V1].kpi` of the plan still names delay: change that first"
    ]


def test_an_entry_does_not_go_without_those_inside_it() -> None:
    data = edited(delete_row("milestones.id"))
    assert faults(back(data, delete=True)) == [
        "Roadmap[M1]: this line is gone, but T1 still belongs to it"
    ]


KEPT = put(("risks.title", 1, "Bad data"))
BAD_DATA = [f"-{R2}", f"+{R2.replace('No data', 'Bad data')}"]


@pytest.mark.parametrize("place", ["Risks[R1]", "risks[r1]", "all"])
def test_a_deleted_line_whose_entry_is_kept_hinders_nothing(place: str) -> None:
    data = edited(after(KEPT, delete_row("risks.id")))
    assert lines(back(data, ours=(place,))) == BAD_DATA


def test_of_deleted_lines_those_that_are_named_stay() -> None:
    data = edited(after(delete_row("risks.id"), delete_row("actions.id", 1)))
    gone = [f"-{A2}"]
    assert lines(back(data, ours=("Risks[R1]",), delete=True)) == gone
    both = lines(back(data, ours=("all",), delete=True))
    assert both[: len(gone)] == gone
    assert "-  - id: R1" in both


def test_an_entry_does_not_go_with_one_inside_it_that_is_kept() -> None:
    data = edited(after(delete_row("tasks.id"), delete_row("milestones.id")))
    assert faults(back(data, ours=("Tasks[T1]",), delete=True)) == [
        "Roadmap[M1]: this line is gone, but T1 still belongs to it"
    ]
    assert "-  - id: M1" in lines(back(data, delete=True))


def test_a_name_of_several_people_is_refused() -> None:
    text = PLAN.replace("title: Project lead", "title: Head of sales")
    data = edited(put(("risks.owner", 0, "Head of sales")), text=text)
    assert faults(back(data, analysis_of(text))) == [
        "Risks!K5: several entries are called “Head of sales”: type the id, one of: lead, pm"
    ]
    data = edited(put(("risks.owner", 0, "Head of sales (pm)")), text=text)
    assert lines(back(data, analysis_of(text))) == ["+    owner: pm"]


def test_two_new_lines_with_one_id() -> None:
    line = (("title", "New"), ("probability", "low"), ("impact", "low"), ("id", "R8"))
    data = edited(put(*((f"risks.{name}", row, value) for row in (2, 3) for name, value in line)))
    assert faults(back(data)) == ["Risks!A8: there is a line or an entry R8 already"]


def delete_column(key: str) -> Any:
    def edit(book: Any) -> None:
        found = cell(book, key)
        found.parent.delete_cols(found.column)

    return edit


def test_a_deleted_column_is_refused_by_name() -> None:
    with pytest.raises(HypercareError) as error:
        back(edited(delete_column("risks.title")))
    said = Words("en").say(error.value.message)
    assert said == "the sheet Risks of l.xlsx has no column “Risk” any more"


def test_a_deleted_sheet_is_refused_by_name() -> None:
    with pytest.raises(HypercareError) as error:
        back(edited(lambda book: book.remove(book["Risks"])))
    assert Words("en").say(error.value.message) == "l.xlsx has no table risks any more"


def test_a_copied_sheet_is_refused_by_name() -> None:
    with pytest.raises(HypercareError) as error:
        back(edited(lambda book: book.copy_worksheet(book["Risks"])))
    assert Words("en").say(error.value.message) == "l.xlsx has the table risks twice"


def test_a_key_fact_that_is_gone_is_refused_by_name() -> None:
    def edit(book: Any) -> None:
        del book.defined_names["field.customer.name"]

    with pytest.raises(HypercareError) as error:
        back(edited(edit))
    assert Words("en").say(error.value.message) == "l.xlsx has no cell any more for `customer.name`"


def test_what_the_reader_does_not_see_is_not_overwritten() -> None:
    text = PLAN.replace("customer: {name: Acme,", "customer: {audience: internal, name: Acme,")

    def edit(book: Any) -> None:
        fact(book, "customer.name").value = "Else"

    found = back(edited(edit, text=text), analysis_of(text))
    assert faults(found) == [
        "Key facts!B18: the plan has something here that this ledger does not show: change the plan"
    ]
