"""Ids of entries that came without one."""

import pytest

from hypercare_cli.recording.naming import beginning, proposed


@pytest.mark.parametrize(
    ("section", "title", "taken", "id_"),
    [
        ("risks", "Late", {"R1", "R2"}, "R3"),
        ("risks", "Late", {"R09", "R10"}, "R11"),
        ("risks", "Late", {"A01", "A02", "x"}, "A03"),
        ("risks", "Late", set(), "R1"),
        ("ledger", "", set(), "V1"),
        ("claims", "", set(), "CL1"),
        ("kpis", "Délai de réponse (h)", {"cost"}, "delai_de_reponse_h"),
        ("kpis", "Cost", {"cost"}, "cost2"),
        ("kpis", "Cost", {"cost", "cost2", "lead-time"}, "cost3"),
        ("people", "Head of sales", {"key-user"}, "head-of-sales"),
        ("people", "営業部長", {"lead"}, "P1"),
        ("people", "", set(), "P1"),
        ("tasks", "x", {"R" + "9" * 30}, "R1" + "0" * 30),
    ],
)
def test_an_id(section: str, title: str, taken: set[str], id_: str) -> None:
    assert proposed(section, title, taken) == id_


IN_MILESTONES = {"M30-1": "M30", "M30-5": "M30", "M60-3": "M60", "x": "M90"}


@pytest.mark.parametrize(
    ("parent", "id_"), [("M60", "M60-4"), ("M30", "M30-6"), ("M90", "M90-1"), ("", "M30-6")]
)
def test_an_id_goes_on_from_those_of_its_list(parent: str, id_: str) -> None:
    assert proposed("tasks", "Train", set(IN_MILESTONES), IN_MILESTONES, parent) == id_


@pytest.mark.parametrize(
    ("section", "kind", "letters"),
    [
        ("actions", "action", "A"),
        ("adoption.quick_wins", "quick_win", "QW"),
        ("contracts", "contract", "C"),
        ("claims", "claim", "CL"),
        ("obligations", "obligation", "OB"),
        ("ledger", "value_line", "V"),
        ("decisions", "", "D"),
    ],
)
def test_the_first_id_of_a_kind(section: str, kind: str, letters: str) -> None:
    assert beginning(section, kind) == letters
