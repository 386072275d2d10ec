"""Communication: from when on a habit is seen, and what breaks a silence."""

import pytest

from tests.hits import hits

EACH = "change.communications"


def messages(*entries: str, status: str = "sent") -> str:
    listed = "".join(
        f"    - {{id: C{n}, status: {status}, {entry}}}\n" for n, entry in enumerate(entries)
    )
    return f"change:\n  communications:\n{listed}"


MAIL = "date: T+{}, channel: mail, direction: down"


def test_habits_are_judged_from_three_messages_on() -> None:
    assert hits("HC741", messages(MAIL.format(1), MAIL.format(2))) == []
    assert hits("HC742", messages(MAIL.format(1), MAIL.format(2))) == []
    three = messages(MAIL.format(3), MAIL.format(1), MAIL.format(2))
    assert hits("HC741", three) == [f"{EACH}[0].channel"]
    assert hits("HC742", three) == [f"{EACH}[0].direction"]


@pytest.mark.parametrize("other", ["direction: down", "channel: poster, direction: down"])
def test_a_message_without_a_channel_says_nothing_about_channels(other) -> None:
    sections = messages(MAIL.format(1), MAIL.format(2), f"date: T+3, {other}")
    assert hits("HC741", sections) == []


def test_planned_and_future_messages_are_not_counted() -> None:
    assert hits("HC741", messages(*(MAIL.format(n) for n in (1, 2, 31)))) == []
    assert hits("HC742", messages(*(MAIL.format(n) for n in (1, 2, 3)), status="planned")) == []


@pytest.mark.parametrize(
    ("sent", "as_of", "expected"),
    [
        (10, 40, 0),
        (10, 41, 1),
        (59, 90, 1),
        (59, 91, 0),
        # the silence before T0 does not count
        (-60, 30, 0),
        (-60, 31, 1),
        (-60, -1, 0),
    ],
)
def test_users_hear_something_every_month_until_day_90(sent, as_of, expected) -> None:
    sections = messages(f"date: T{sent:+d}, direction: up")
    assert len(hits("HC743", sections, as_of)) == expected


def test_a_release_breaks_the_silence_and_a_late_message_has_its_own_finding() -> None:
    sections = messages(MAIL.format(1))
    assert hits("HC743", sections, 50) == [f"{EACH}[0].date"]
    assert hits("HC743", f"{sections}releases: [{{date: T+30, new: [X]}}]\n", 50) == []
    late = f"{sections}    - {{id: X, date: T+40, direction: down, status: planned}}\n"
    assert hits("HC743", late, 50) == []
    assert hits("HC744", late, 50) == [f"{EACH}[1].status"]


@pytest.mark.parametrize(("as_of", "expected"), [(10, 0), (13, 0), (14, 1)])
def test_three_days_are_left_to_note_what_was_sent(as_of, expected) -> None:
    assert len(hits("HC744", messages(MAIL.format(10), status="planned"), as_of)) == expected
