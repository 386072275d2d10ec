"""The change factors, the load of the populations, and who resists."""

from decimal import Decimal

import pytest

from tests.plans import HEAD, figures

FACTORS = f"""{HEAD}
change:
  factors:
    - {{date: T+60, sponsors: 4, communication: 3}}
    - {{date: T+0, sponsors: 1, governance: 2, scoping: 5}}
"""


def test_each_factor_is_the_latest_note_that_gives_it() -> None:
    """By T+60: sponsors 4, governance 2, scoping 5, communication 3, human impact unknown: mean 3.5."""
    early, late = figures(FACTORS, 59), figures(FACTORS, 60)
    assert [early[f"change.{name}"] for name in ("sponsors", "governance", "scoping")] == [1, 2, 5]
    assert (early["change.communication"], early["change.human_impact"]) == (None, None)
    assert (late["change.sponsors"], late["change.communication"]) == (4, 3)
    assert late["change.readiness"] == Decimal("3.5")
    assert figures(FACTORS, -1)["change.readiness"] is None


def test_the_lowest_factor_colours_the_stream() -> None:
    assert figures(FACTORS, 59)["rag.change"] == "red"
    assert figures(FACTORS, 60)["rag.change"] == "amber"
    assert figures(FACTORS.replace("governance: 2", "governance: 3"), 60)["rag.change"] == "green"
    assert figures(FACTORS, -1)["rag.change"] is None


def populations(*groups: str) -> str:
    """Populations as `size load backing`."""
    rows = [group.split() for group in groups]
    return f"{HEAD}change:\n  populations:\n" + "".join(
        f"    - {{id: P{n}, title: P, size: {size}, load: {load}, backing: {backing}}}\n"
        for n, (size, load, backing) in enumerate(rows)
    )


def test_the_load_is_weighted_by_size() -> None:
    """(30·4 + 50·5 + 40·2)/120 = 3.75; only the 50 carry more than what carries them."""
    f = figures(populations("30 4 4", "50 5 3", "40 2 3"))
    assert (f["change.load"], f["change.gap_population"]) == (Decimal("3.75"), 50)


@pytest.mark.parametrize("text", [HEAD, populations("0 5 1")])
def test_nobody_has_no_load(text: str) -> None:
    assert (figures(text)["change.load"], figures(text)["change.gap_population"]) == (None, 0)


def test_resistant_people_without_a_lever() -> None:
    text = f"""{HEAD}
people:
  - {{id: a, role: user, side: customer, attitude: resistant}}
  - {{id: b, role: user, side: customer, attitude: resistant, levers: A workshop}}
  - {{id: c, role: user, side: customer, attitude: resistant, levers: ""}}
  - {{id: d, role: user, side: customer, attitude: neutral}}
  - {{id: e, role: user, side: customer}}
  - {{id: f, role: user, side: customer, attitude: ally}}
"""
    assert figures(text)["change.resistant_unaddressed"] == 2
