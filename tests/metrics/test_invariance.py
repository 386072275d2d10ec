"""What must not change a figure, and what must change it by an exact factor."""

import copy
import datetime as dt
import random
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.oracle.mutate import dump, mutations
from tests.oracle.naive import read
from tests.plans import EXAMPLES, digests_of, figures, fraction

FULL = read(EXAMPLES / "full-case")
TEXT = dump(FULL)
DAYS = (-5, 0, 37, 60, 90, 130)
DIGEST = digests_of(EXAMPLES / "full-case")


def all_figures(text: str, as_of: int) -> dict[str, Any]:
    f = figures(text, as_of, DIGEST)
    return {id_: f[id_] for id_ in f.ids()}


@pytest.fixture(scope="module")
def expected() -> dict[int, dict[str, Any]]:
    return {as_of: all_figures(TEXT, as_of) for as_of in DAYS}


def shuffled(node: Any, rng: random.Random) -> Any:
    """The same plan with the keys of every group in another order."""
    if isinstance(node, dict):
        return {key: shuffled(node[key], rng) for key in rng.sample(sorted(node), len(node))}
    return [shuffled(item, rng) for item in node] if isinstance(node, list) else node


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_keys(seed: int, expected: dict[int, dict[str, Any]]) -> None:
    text = dump(shuffled(FULL, random.Random(seed)))
    assert text != TEXT
    for as_of in DAYS:
        assert all_figures(text, as_of) == expected[as_of]


LAYOUTS = {
    "comments": "# first\n" + TEXT.replace("\n", "   # a comment\n"),
    "CRLF": TEXT.replace("\n", "\r\n"),
    "blank lines": TEXT.replace("\n", "\n\n"),
    "BOM and document marks": "\ufeff---\n" + TEXT + "...\n",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout(layout: str, expected: dict[int, dict[str, Any]]) -> None:
    for as_of in DAYS:
        assert all_figures(LAYOUTS[layout], as_of) == expected[as_of]


def test_a_figure_does_not_depend_on_those_asked_for_before(
    expected: dict[int, dict[str, Any]],
) -> None:
    f = figures(TEXT, 90, DIGEST)
    for id_ in reversed(list(f.ids())):
        assert f[id_] == expected[90][id_]


MONEY = {"unit_value", "annual", "cost", "revenue", "per_day", "cap"}


def ten_times(node: Any, key: str = "") -> Any:
    """The same plan with every amount of money times ten."""
    if isinstance(node, dict):
        if key in {"unit_value", "budget"}:
            return {name: scaled(value) for name, value in node.items()}
        return {name: ten_times(value, name) for name, value in node.items()}
    if isinstance(node, list):
        return [ten_times(item, key) for item in node]
    return scaled(node) if key in MONEY | {"amount", "budget"} else node


def scaled(number: Any) -> Any:
    return number * 10 if isinstance(number, int | Decimal) else number


def test_ten_times_the_money_is_exactly_ten_times_the_value() -> None:
    """The ratios stay exactly as they are."""
    for _description, plan in [("", FULL), *mutations(FULL, seed=11, count=25)]:
        small, large = all_figures(dump(plan), 90), all_figures(dump(ten_times(plan)), 90)
        for name in ("budget", "annual", "annual_at_target", "annual_verified"):
            id_ = f"value.{name}"
            assert large[id_] == (None if small[id_] is None else small[id_] * 10), id_
        for id_ in ("value.roi", "value.roi_at_target", "value.payback_months", "campaigns.roi"):
            assert close(large[id_], small[id_]), id_


def close(one: Decimal | None, other: Decimal | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) < Decimal("1e-40")


def test_a_plan_moved_in_time_has_the_figures_of_its_days() -> None:
    """The dates of three contracts are days of the calendar; no figure looks at them."""
    moved = TEXT.replace("kickoff: 2026-01-05", "kickoff: 2027-02-01")
    assert moved != TEXT
    for number in DAYS:
        early, late = (
            figures(TEXT, number),
            figures(moved, dt.date(2027, 2, 1) + dt.timedelta(number)),
        )
        assert {id_: late[id_] for id_ in late.ids()} == {id_: early[id_] for id_ in early.ids()}


def test_the_same_share_of_ten_times_the_people() -> None:
    """Counts of people times ten leave every rate and every colour."""
    plan = copy.deepcopy(FULL)
    for snapshot in plan["adoption"]["snapshots"]:
        for name in set(snapshot) - {"date", "depth"}:
            snapshot[name] *= 10
    one, ten = all_figures(TEXT, 90), all_figures(dump(plan), 90)
    assert ten == one
    assert fraction(ten["adoption.active_30d_rate"]) == Fraction(3, 4)
