"""Dated entries: in the order of time, of one date the last, those that have what is asked for."""

from hypercare_cli.plan.adoption import Snapshot
from hypercare_cli.plan.records import Records
from tests.plans import HEAD, day, figures

SNAPSHOTS = """adoption:
  snapshots:
    - {date: T+20, eligible: 10, depth: 0.2}
    - {date: T+10, eligible: 10, ready: 1}
    - {date: T+20, eligible: 10, ready: 2}
    - {date: T+30, eligible: 10, depth: 0.3}
"""


def listed() -> tuple[Snapshot, ...]:
    return figures(HEAD + SNAPSHOTS).plan.adoption.snapshots


def test_the_same_list_is_asked_about_on_several_days() -> None:
    """In any order of days, with and without a field; equal dates stay as in the file."""
    records, given = Records(), listed()
    first, second, third, fourth = given
    for _time in range(2):
        assert records.to_date(given, "date", day(25)) == [second, first, third]
        assert records.to_date(given, "date", day(9)) == []
        assert records.latest(given, "date", (), day(25)) is third
        assert records.latest(given, "date", ("depth",), day(29)) is first
        assert records.latest(given, "date", ("depth",), day(30)) is fourth
        assert records.latest(given, "date", ("depth", "ready"), day(90)) is None
        assert records.distinct(given, "date") == (second, third, fourth)


def test_what_a_caller_gets_is_its_own() -> None:
    records, given = Records(), listed()
    records.to_date(given, "date", day(90)).clear()
    assert len(records.to_date(given, "date", day(90))) == 4


def test_other_lists_are_not_mistaken_for_one_that_was_there_before() -> None:
    """A list made on the way is freed, and the next may stand at the same place in memory."""
    records, given = Records(), listed()
    for number in range(4):
        assert records.to_date([given[number]], "date", day(90)) == [given[number]]
        assert records.distinct(tuple(given[number:]), "date")[-1] is given[3]
