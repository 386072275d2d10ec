"""The plan went on while the ledger was out: what both changed is told, never lost or guessed."""

import re

import pytest

from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.words import Words
from hypercare_cli.sync.choices import choices
from hypercare_cli.sync.report import problem_lines, unused_line
from tests.ledgers import analysis_of
from tests.sync.editing import PLAN, Book, Edit, back, cell, edited, faults, lines, put

few = put(("risks.title", 0, "Few come"))
ALL_COME = PLAN.replace("Nobody comes", "All come")
FEW = ["-    title: All come", "+    title: Few come"]
R2 = "  - {id: R2, title: No data, probability: L, impact: L, status: open}\n"


def without(key: str, row: int) -> Edit:
    def edit(book: Book) -> None:
        found = cell(book, key, row)
        found.parent.delete_rows(found.row)

    return edit


def told(edit: Edit, now: str) -> list[str]:
    """The lines about conflicts and faults."""
    found = back(edited(edit), analysis_of(now))
    assert found.amendment is None
    return [line for line in problem_lines(found, Words("en")) if not line.startswith("Settle")]


def test_other_cells_of_one_line() -> None:
    now = PLAN.replace("probability: M", "probability: L")
    assert lines(back(edited(few), analysis_of(now))) == [
        "-    title: Nobody comes",
        "+    title: Few come",
    ]


def test_the_same_cell() -> None:
    assert told(few, ALL_COME) == [
        "Risks!B5: changed on both sides: it was “Nobody comes”, the plan says “All come”,"
        " the ledger “Few come”"
    ]


def test_the_same_value_on_both_sides_is_no_conflict() -> None:
    now = PLAN.replace("Nobody comes", "Few come")
    assert lines(back(edited(few), analysis_of(now))) == []


def test_an_empty_cell_on_one_side() -> None:
    now = PLAN.replace("impact: 3\n", "impact: 5\n")
    assert told(put(("actions.impact", 0, None)), now) == [
        "Actions!F5: changed on both sides: it was “3”, the plan says “5”, the ledger —"
    ]


@pytest.mark.parametrize("place", ["Risks!B5", "risks!b5", "'Risks'!$B$5", "all"])
def test_each_side_may_count(place: str) -> None:
    data, now = edited(few), analysis_of(ALL_COME)
    assert lines(back(data, now, ours=(place,))) == []
    assert lines(back(data, now, theirs=(place,))) == FEW


def test_a_cell_that_is_named_goes_before_all() -> None:
    data, now = edited(few), analysis_of(ALL_COME)
    assert lines(back(data, now, ours=("all",), theirs=("Risks!B5",))) == FEW


def test_a_cell_cannot_be_on_both_sides() -> None:
    with pytest.raises(HypercareError):
        choices(["Risks!B5"], ["risks!$B$5"])


def test_a_line_that_is_named_is_all_its_cells() -> None:
    data = edited(put(("risks.title", 0, "Few come"), ("risks.probability", 0, "Low")))
    now = analysis_of(ALL_COME.replace("probability: M", "probability: H"))
    assert lines(back(data, now, ours=("Risks[R1]",))) == []
    only = lines(back(data, now, ours=("Risks[R1]",), theirs=("Risks!B5",)))
    assert only == FEW


def test_what_was_mistyped_is_told_with_what_is_nearest() -> None:
    decided = choices(["Rsks!B5", "Far away!Z99"], ["Risks[R11]"])
    assert decided.side("Risks!B5", "Risks[R1]") is None
    assert [unused_line(each, Words("en")) for each in decided.unused] == [
        "Far away!Z99: there is no conflict",
        "Risks[R11]: there is no conflict; did you mean Risks[R1]?",
        "Rsks!B5: there is no conflict; did you mean Risks!B5?",
    ]


READ = {
    "money": ("budget.amount", 30000, "budget: 12000", "budget: 12500.5",
              ("12\u202f000\xa0€", "12\u202f500,5\xa0€", "30\u202f000\xa0€")),
    "share": ("ledger.attribution", 0.8, "attribution: 0.5", "attribution: 0.075",
              ("50\xa0%", "7,5\xa0%", "80\xa0%")),
    "date": ("actions.due", "2026-04-05", "due: T+30", "due: T+31",
             ("4 févr. 2026", "5 févr. 2026", "5 avr. 2026")),
    "number": ("kpis.baseline", 0.1255, "baseline: 9", "baseline: 0.125",
               ("9", "0,125", "0,1255")),
}  # fmt: skip


@pytest.mark.parametrize("form", READ)
def test_values_are_told_as_people_read_them(form: str) -> None:
    """With all their decimals; as data they stay as the ledger keeps them."""
    key, value, before, now, texts = READ[form]
    head = PLAN.replace("kickoff: 2026-01-05", "currency: EUR, kickoff: 2026-01-05")
    assert before in head
    ledger = edited(put((key, 0, value)), text=head)
    found = back(ledger, analysis_of(head.replace(before, now)))
    first, *_ = problem_lines(found, Words("fr"))
    assert tuple(re.findall("«\xa0(.*?)\xa0»", first)) == texts
    assert found.merged.conflicts[0].theirs == str(value)


def test_letters_of_one_activity_by_both() -> None:
    """Who answers changed in the plan, who is told in the ledger: both hold."""
    now = PLAN.replace(
        "accountable: lead, responsible: [pm]", "accountable: lead, responsible: [lead]"
    )
    assert told(put(("raci.pm", 0, "C")), now) == [
        "RACI!C5: changed on both sides: it was “R”, the plan says —, the ledger “C”"
    ]
    assert lines(back(edited(put(("raci.pm", 0, "R I"))), analysis_of(PLAN))) == [
        "-  - {activity: Training, accountable: lead, responsible: [pm]}",
        "+  - {activity: Training, accountable: lead, responsible: [pm], informed: [pm]}",
    ]


# -- lines ----------------------------------------------------------------------------------------


def test_a_line_of_which_the_plan_dropped_the_entry() -> None:
    edit, now = put(("risks.title", 1, "Bad data")), PLAN.replace(R2, "")
    assert told(edit, now) == [
        "Risks[R2]: the ledger changed this line, and the plan no longer has its entry"
    ]
    data = edited(edit)
    assert lines(back(data, analysis_of(now), ours=("Risks[R2]",))) == []
    assert faults(back(data, analysis_of(now), theirs=("Risks[R2]",))) == [
        "Risks[R2]: the plan no longer has this entry: type it on a free line, as a new one"
    ]


def test_an_unchanged_line_of_which_the_plan_dropped_the_entry() -> None:
    assert lines(back(edited(few), analysis_of(PLAN.replace(R2, "")))) == [
        "-    title: Nobody comes",
        "+    title: Few come",
    ]


def test_a_deleted_line_that_the_plan_changed() -> None:
    edit, now = without("risks.id", 1), PLAN.replace("No data", "Bad data")
    assert told(edit, now) == [
        "Risks[R2]: the ledger no longer has this line, and the plan changed its entry"
    ]
    data = edited(edit)
    assert lines(back(data, analysis_of(now), ours=("Risks[R2]",), delete=True)) == []
    gone = back(data, analysis_of(now), theirs=("Risks[R2]",), delete=True)
    assert lines(gone) == ["-" + R2.replace("No data", "Bad data").rstrip("\n")]


def test_a_line_that_both_deleted() -> None:
    assert lines(back(edited(without("risks.id", 1)), analysis_of(PLAN.replace(R2, "")))) == []


def test_an_entry_that_the_plan_got_meanwhile_is_not_taken_for_deleted() -> None:
    now = PLAN.replace(R2, R2 + R2.replace("R2", "R3"))
    assert lines(back(edited(few), analysis_of(now))) == [
        "-    title: Nobody comes",
        "+    title: Few come",
    ]


def test_one_id_for_two_new_entries() -> None:
    """R3 is another risk in the plan than in the ledger: nothing is mixed."""
    line = ("id", "R3"), ("title", "No money"), ("probability", "low"), ("impact", "low")
    now = PLAN.replace(R2, R2 + R2.replace("R2", "R3"))
    assert told(put(*((f"risks.{name}", 2, value) for name, value in line)), now) == [
        "Risks!B7: changed on both sides: it was —, the plan says “No data”, the ledger “No money”"
    ]


def test_the_next_free_id_is_free_in_the_plan_of_now() -> None:
    line = ("title", "No money"), ("probability", "low"), ("impact", "low")
    now = PLAN.replace(R2, R2 + R2.replace("R2", "R3"))
    data = edited(put(*((f"risks.{name}", 2, value) for name, value in line)))
    assert lines(back(data, analysis_of(now))) == [
        "+  - {id: R4, title: No money, probability: L, impact: L}"
    ]


def test_a_day_that_moved_with_the_kick_off_is_a_change_of_the_plan() -> None:
    """T+30 is another day once T0 has moved: the ledger does not bring the old one back."""
    now = PLAN.replace("kickoff: 2026-01-05", "kickoff: 2026-01-12")
    assert lines(back(edited(few), analysis_of(now))) == [
        "-    title: Nobody comes",
        "+    title: Few come",
    ]


def test_an_entry_that_was_renamed_in_the_plan() -> None:
    now = PLAN.replace("id: R1", "id: R9")
    assert told(few, now) == [
        "Risks[R1]: the ledger changed this line, and the plan no longer has its entry"
    ]
    renamed = put(("risks.id", 0, "R9"), ("risks.title", 0, "Few come"))
    assert lines(back(edited(renamed), analysis_of(now))) == [
        "-    title: Nobody comes",
        "+    title: Few come",
    ]


def test_an_id_that_the_ledger_changed_everywhere() -> None:
    cells = ("kpis.id", 0, "wait"), ("ledger.kpi", 0, "wait"), ("measurements.kpi", 0, "wait")
    assert lines(back(edited(put(*cells)))) == [
        "-  - id: delay",
        "+  - id: wait",
        "-      kpi: delay",
        "+      kpi: wait",
    ]


def test_two_copies_of_one_ledger() -> None:
    """Each brings its own; what both changed is a conflict of the second, each new line an entry."""
    new = (("actions.title", 2, "Call back"),)
    one = edited(put(("actions.title", 0, "Phone"), ("risks.probability", 0, "Low"), *new))
    two = edited(put(("actions.impact", 0, 5), ("risks.probability", 0, "High")))
    first = back(one)
    assert first.amendment is not None
    now = analysis_of(first.amendment.new[0].text)
    assert [conflict.place for conflict in back(two, now).merged.conflicts] == ["Risks!E5"]
    assert lines(back(two, now, ours=("all",))) == ["-    impact: 3", "+    impact: 5"]
    second = back(two, now, theirs=("Risks!E5",))
    assert second.amendment is not None
    both = analysis_of(second.amendment.new[0].text)
    assert [action.title for action in both.plan.actions] == ["Phone", "Write", "Call back"]
    assert (both.plan.actions[0].impact, both.plan.risks[0].probability) == (5, "H")
    assert lines(back(two, both)) == []


def test_french() -> None:
    first, settle = problem_lines(back(edited(few), analysis_of(ALL_COME)), Words("fr"))
    assert first == (
        "Risks!B5\xa0: modifié des deux côtés\xa0: c’était «\xa0Nobody comes\xa0», le plan dit"
        " «\xa0All come\xa0», le registre «\xa0Few come\xa0»"
    )
    assert "--ours CELLULE" in settle
