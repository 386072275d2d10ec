"""Ids of entries that came without one."""

import pytest

from hypercare_cli.sync.naming import proposed


@pytest.mark.parametrize(
    ("table", "title", "taken", "id_"),
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
def test_an_id(table: str, title: str, taken: set[str], id_: str) -> None:
    assert proposed(table, {"title": title}, taken) == id_
