"""Circles: each told once, all members named, however they hang together."""

import pytest

from hypercare_cli.schedule.model import Name
from hypercare_cli.schedule.order import circles_in, knots


def waits(**links: str) -> dict[Name, list[Name]]:
    return {Name("task", key): [Name("task", id_) for id_ in value] for key, value in links.items()}


@pytest.mark.parametrize(
    ("links", "circles"),
    [
        ({"a": "", "b": "a", "c": "ab"}, []),
        ({"a": "a"}, ["a"]),
        ({"a": "b", "b": "c", "c": "a", "d": "a", "e": ""}, ["abc"]),
        # two circles that share b: both are told
        ({"a": "b", "b": "ac", "c": "b"}, ["ab", "cb"]),
        # two that share nothing, the one of later tasks leading into the other
        ({"a": "b", "b": "a", "c": "da", "d": "c"}, ["ab", "cd"]),
        # a short one inside a long one
        ({"a": "b", "b": "c", "c": "da", "d": "c"}, ["abc", "dc"]),
    ],
)
def test_circles(links: dict[str, str], circles: list[str]) -> None:
    found = circles_in(waits(**links))
    assert ["".join(name.id for name in circle) for circle in found] == circles


def test_what_is_waited_for_comes_first() -> None:
    found = ["".join(name.id for name in knot) for knot in knots(waits(a="bc", b="c", c="", d="a"))]
    assert found == ["c", "b", "a", "d"]


def test_a_long_circle_and_a_long_chain_need_no_stack() -> None:
    names = [Name("task", str(number)) for number in range(20_000)]
    chain = {
        name: names[number - 1 : number] if number else [] for number, name in enumerate(names)
    }
    assert len(knots(chain)) == 20_000
    assert circles_in(chain) == ()
    ring = chain | {names[0]: [names[-1]]}
    (circle,) = circles_in(ring)
    assert set(circle) == set(names)
    assert circle[:2] == (names[0], names[-1])
