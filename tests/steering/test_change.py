"""Change: the step that holds a population back, what is to be sent, habits of communication."""

import pytest

from hypercare_cli.steering.change import (
    barrier,
    by_strain,
    is_late,
    is_one_way,
    is_silent,
    only_channel,
    open_commitments,
    silence,
    to_send,
)
from tests.plans import HEAD, figures


@pytest.mark.parametrize(
    ("adkar", "expected"),
    [
        ("{awareness: 3, desire: 1}", ("awareness", 3)),  # the first, not the lowest
        ("{awareness: 4, desire: 5, knowledge: 2, ability: 1}", ("knowledge", 2)),
        ("{awareness: 4, ability: 3}", ("ability", 3)),  # those without a note are left out
        ("{awareness: 4, desire: 4, knowledge: 5, ability: 4, reinforcement: 4}", None),
        ("{reinforcement: 1}", ("reinforcement", 1)),
        ("{}", None),
    ],
)
def test_the_barrier_is_the_first_step_at_three_or_less(
    adkar: str, expected: tuple[str, int] | None
) -> None:
    text = f"change: {{populations: [{{id: P, title: P, size: 1, load: 1, backing: 1, adkar: {adkar}}}]}}"
    (population,) = figures(HEAD + text).plan.change.populations
    assert barrier(population) == expected


def test_those_come_first_of_whom_most_is_asked() -> None:
    people = "".join(
        f"    - {{id: {id_}, title: {id_}, size: {size}, load: {load}, backing: {backing}}}\n"
        for id_, size, load, backing in (
            ("carried", 90, 1, 5),
            ("few", 5, 5, 3),
            ("level", 70, 3, 3),
            ("many", 50, 4, 2),
        )
    )
    found = figures(f"{HEAD}change:\n  populations:\n{people}").plan.change.populations
    assert [one.id for one in by_strain(found)] == ["many", "few", "level", "carried"]


def messages(*fields: str) -> str:
    listed = "".join(
        f"    - {{id: C{number}, {each}}}\n" for number, each in enumerate(fields, start=1)
    )
    return f"{HEAD}change:\n  communications:\n{listed}"


DOWN = "direction: down, channel: email, status: sent"
UP = "direction: up, channel: Email, status: sent"
PLANNED = "direction: down, status: planned"


def test_what_is_planned_is_to_be_sent_and_late_once_its_day_has_passed() -> None:
    f = figures(
        messages(
            f"date: T+20, {PLANNED}",
            f"date: T+9, {PLANNED}",
            f"date: T+5, {DOWN}",
            f"date: T+10, {PLANNED}",
        ),
        10,
    )
    found = [(one.id, is_late(f, one)) for one in to_send(f)]
    assert found == [("C2", True), ("C4", False), ("C1", False)]


def test_a_habit_shows_from_three_messages_on() -> None:
    two = figures(messages(f"date: T+1, {DOWN}", f"date: T+2, {DOWN}", f"date: T+9, {DOWN}"), 8)
    assert (is_one_way(two), only_channel(two)) == (False, None)
    three = figures(messages(f"date: T+1, {DOWN}", f"date: T+2, {DOWN}", f"date: T+3, {DOWN}"), 8)
    assert (is_one_way(three), only_channel(three)) == (True, "email")
    asked = figures(messages(f"date: T+1, {DOWN}", f"date: T+2, {DOWN}", f"date: T+3, {UP}"), 8)
    assert (is_one_way(asked), only_channel(asked)) == (False, "Email")


@pytest.mark.parametrize(
    ("as_of", "days", "silent"),
    [(5, None, False), (31, 21, False), (40, 30, False), (41, 31, True)],
)
def test_more_than_a_month_without_a_word_is_silence(
    as_of: int, days: int | None, silent: bool
) -> None:
    f = figures(messages(f"date: T+10, {DOWN}"), as_of)
    assert (silence(f), is_silent(f)) == (days, silent)


def test_open_commitments_come_by_their_date() -> None:
    text = """change:
  commitments:
    - {id: A, party: staff, text: Undated}
    - {id: B, party: staff, text: Kept, due: T+1, status: done}
    - {id: C, party: partner, text: Later, due: T+9, status: open}
    - {id: D, party: staff, text: Dropped, status: dropped}
    - {id: E, party: staff, text: First, due: T+3, status: in_progress}
"""
    found = figures(HEAD + text).plan.change.commitments
    assert [one.id for one in open_commitments(found)] == ["E", "C", "A"]
