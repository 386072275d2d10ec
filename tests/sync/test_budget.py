"""A budget that is one amount becomes a list as soon as the ledger has more to say of it."""

import pytest

from tests.ledgers import analysis_of
from tests.sync.editing import PLAN, Book, Edit, after, back, cell, edited, lines, put

ONE = "-  budget: 12000"
LIST = "+  budget:"
TRAINING = "+    - {label: Training, amount: 5}"
training = put(("budget.label", 1, "Training"), ("budget.amount", 1, 5))


def first_line_emptied(book: Book) -> None:
    for column in ("label", "amount", "notes"):
        cell(book, f"budget.{column}").value = None


LISTED: dict[str, tuple[Edit, list[str]]] = {
    "a further line": (training, ["+    - {label: Budget, amount: 12000}", TRAINING]),
    "with another amount": (after(put(("budget.amount", 0, 12500)), training),
                            ["+    - {label: Budget, amount: 12500}", TRAINING]),
    "a name": (put(("budget.label", 0, "Licences")), ["+    - {label: Licences, amount: 12000}"]),
    "all of it": (put(("budget.label", 0, "Licences"), ("budget.amount", 0, 7), ("budget.notes", 0, "x")),
                  ["+    - {label: Licences, amount: 7, notes: x}"]),
    "another line instead": (after(training, first_line_emptied), [TRAINING]),
}  # fmt: skip


@pytest.mark.parametrize("kind", LISTED)
def test_one_amount_becomes_a_list(kind: str) -> None:
    edit, items = LISTED[kind]
    assert lines(back(edited(edit), delete=True)) == [ONE, LIST, *items]


def test_its_first_item_is_called_as_the_ledger_shows_it() -> None:
    edit = put(("budget.label", 1, "Formation"), ("budget.amount", 1, 5))
    assert "+    - {label: Budget, amount: 12000}" in lines(back(edited(edit, "fr")))


def test_the_same_ledger_again_changes_nothing() -> None:
    first = back(edited(training))
    assert first.amendment is not None
    assert lines(back(edited(training), analysis_of(first.amendment.new[0].text))) == []


def test_a_comment_stays() -> None:
    text = PLAN.replace(ONE[1:], f"{ONE[1:]}  # signed")
    found = lines(back(edited(training, text=text), analysis_of(text)))
    assert found[:2] == [f"{ONE}  # signed", f"{LIST}  # signed"]
