"""Since when a condition holds: how long it must last, and the condition that ends it."""

from datetime import date, timedelta

import pytest

from hypercare_cli.condition import parse
from hypercare_cli.load import load
from hypercare_cli.metric import Catalogue, Figures
from hypercare_cli.plan.kinds import Duration
from hypercare_cli.steering.days import calendar_of
from hypercare_cli.steering.gates.gate import exit_gate
from hypercare_cli.steering.playbooks.onset import Onset, onset
from hypercare_cli.steering.playbooks.plays import duration
from tests.plans import EXAMPLES, HEAD, day, figures, files_of, no_files


def depths(*points: tuple[int, str]) -> str:
    """Snapshots with a depth of use; `null` where it was not measured."""
    listed = ", ".join(f"{{date: T+{n}, eligible: 10, depth: {d}}}" for n, d in points)
    return f"{HEAD}adoption: {{snapshots: [{listed}]}}\n"


UP_AND_DOWN = depths((5, "0.1"), (10, "0.4"), (20, "0.6"), (30, "0.4"), (40, "0.1"), (50, "0.3"))
LOW, HIGH = parse("adoption.depth < 0.2"), parse("adoption.depth >= 0.5")


def begun(as_of: int, when: str = "", until: str = "", lasting: str = "") -> list[int] | None:
    """The first day, and the day on which it fires, in days after T0."""
    length = duration(lasting) if lasting else None
    f = figures(UP_AND_DOWN, as_of)
    ending = parse(until) if until else None
    found = onset(f, parse(when or LOW.text), length, ending)
    return None if found is None else [f.plan.day(each) for each in found]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [(4, None), (5, [5, 5]), (9, [5, 5]), (10, None), (39, None), (40, [40, 40]), (49, [40, 40])],
)
def test_without_more_it_holds_while_its_condition_does(
    as_of: int, expected: list[int] | None
) -> None:
    assert begun(as_of) == expected


@pytest.mark.parametrize(
    ("as_of", "lasting", "expected"),
    [
        (5, "3d", [5, 8]),
        (8, "3d", [5, 8]),
        (10, "3d", None),
        (45, "72h", [40, 43]),
        # T+40 is Saturday 14 February: the fifth working day after it is Friday the 20th, T+46
        (46, "5wd", [40, 46]),
        # T+5 is a Saturday, too
        (9, "1wd", [5, 7]),
    ],
)
def test_it_fires_once_it_has_lasted(as_of: int, lasting: str, expected: list[int] | None) -> None:
    assert begun(as_of, lasting=lasting) == expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (4, None),
        (5, [5, 5]),
        (15, [5, 5]),  # no longer low, but not high either: it goes on
        (19, [5, 5]),
        (20, None),  # high
        (35, None),  # between the two: not begun again
        (40, [40, 40]),
        (60, [40, 40]),
    ],
)
def test_with_an_end_of_its_own_it_goes_on_until_then(
    as_of: int, expected: list[int] | None
) -> None:
    assert begun(as_of, until=HIGH.text) == expected


@pytest.mark.parametrize("start", [0, 1, 4, 5, 6])
def test_a_time_is_as_long_for_a_playbook_as_for_a_criterion(start: int) -> None:
    """From Monday, Tuesday, Friday, Saturday, Sunday on: Monday, Tuesday, and three times Friday."""
    text = f"{depths((0, '0.9'), (start, '0.1'))}handover: {{exit_criteria: [{{id: X, title: A, "
    text += "when: adoption.depth < 0.2, lasting: 5wd}]}\n"
    met = next(n for n in range(20) if exit_gate(figures(text, n)).verdict == "met")
    found = onset(figures(text, start), LOW, Duration(5, "wd"), None)
    assert met == {0: 7, 1: 8}.get(start, 11)
    assert found == (day(start), day(met))


def test_it_must_have_lasted_before_it_goes_on() -> None:
    """Five low days from T+5 are not enough for a week; ten from T+40 are, and then it goes on."""
    assert begun(15, until=HIGH.text, lasting="7d") is None
    assert begun(45, until=HIGH.text, lasting="7d") == [40, 47]
    assert begun(60, until=HIGH.text, lasting="7d") == [40, 47]


def test_what_ends_it_counts_more_than_what_begins_it() -> None:
    assert begun(45, until="adoption.depth < 0.3") is None


def test_an_unknown_condition_neither_begins_nor_ends_it() -> None:
    assert begun(3) is None
    assert begun(15, until="support.csat > 0.5") == [5, 5]


def test_a_condition_that_time_alone_changes_turns_on_its_day() -> None:
    assert begun(37, when="plan.day >= 33") == [33, 33]
    assert begun(37, when="plan.day >= 33", until="plan.day >= 36") is None
    assert begun(35, when="plan.day >= 33", until="plan.day >= 36") == [33, 33]


def test_a_condition_that_names_its_days_holds_on_those_alone() -> None:
    """Nothing is recorded from T+11 to T+19, and both ends of that time lie outside the window."""
    when, until = "plan.day >= 13 and not plan.day > 15", "adoption.depth < 0.2"
    own = f"playbooks: [{{id: P, when: {when}, until: {until}, action: Look}}]\n"
    f = figures(UP_AND_DOWN + own, 30)
    assert onset(f, parse(when), None, parse(until)) == (day(13), day(13))
    assert onset(f, parse(when), None, None) is None
    far = figures(UP_AND_DOWN + own.replace("15", "99999999999"), 30)
    assert onset(far, parse(when), None, None) is None


def test_nothing_begins_before_the_kick_off() -> None:
    text = depths((0, "0.1")).replace("T+0", "T-20")
    assert onset(figures(text, 2), LOW, None, None) == (day(0), day(0))
    assert onset(figures(text, 0), LOW, None, None) == (day(0), day(0))
    assert onset(figures(text, -1), LOW, None, None) is None
    assert onset(figures(text, -1), LOW, None, HIGH) is None


def test_an_endless_time_never_passes() -> None:
    found = onset(figures(UP_AND_DOWN, 45), LOW, Duration(9_999_999, "d"), None)
    assert found is not None
    assert found.fires_on.year == 9999


@pytest.mark.parametrize("year", [1, 9999])
def test_the_ends_of_the_calendar_are_no_trouble(year: int) -> None:
    f = figures(UP_AND_DOWN, date(year, 12, 31) if year > 1 else date.min)
    for until in (None, parse("plan.day > 9999999"), LOW):
        assert onset(f, parse("plan.day > 9999999"), Duration(3, "wd"), until) is None
        found = onset(f, parse("plan.day > -9999999"), Duration(3, "wd"), until)
        assert (found is None) == (year == 1)  # two thousand years before T0


# -- against a walk over every single day ---------------------------------------------------------------

BEGIN_AND_END = (
    ("adoption.active_30d_rate < 0.6", None),
    ("adoption.active_30d_rate < 0.5", "adoption.active_30d_rate >= 0.65"),
    ("kpi.vs_plan_min < 0.9", None),
    ("kpi.vs_plan_min < 0.8", "kpi.vs_plan_min > 1"),
    ("engagement.actions_overdue > 0", "engagement.actions_overdue == 0"),
    ("support.out_of_sla_rate > 0.15 or data.quality < data.tolerance", None),
    ("health.score < 75", "health.score > 80"),
    ("roadmap.overdue > 1", "plan.day > 60 and roadmap.overdue == 0"),
    ("not rag.global == green", "rag.global == green"),
    ("evidence.days_since_last > 9", None),
)
LENGTHS = (None, Duration(1, "d"), Duration(10, "d"), Duration(3, "wd"))


def walked(f: Figures, when: str, until: str | None, lasting: Duration | None) -> Onset | None:
    """The same by hand: day after day from T0, with what is on remembered."""
    begun: Onset | None = None
    run: date | None = None
    for number in range((f.as_of - f.plan.kickoff).days + 1):
        today = f.plan.kickoff + timedelta(days=number)
        holds = parse(when).evaluate(f.on(today).__getitem__) is True
        ends = parse(until).evaluate(f.on(today).__getitem__) is True if until else not holds
        run = (run or today) if holds and not ends else None
        if ends:
            begun = None
        elif begun is None and run is not None and waited(f, run, today, lasting):
            begun = Onset(run, today)
    if begun is None and run is not None:
        return Onset(run, date.max)
    return begun


def waited(f: Figures, start: date, today: date, lasting: Duration | None) -> bool:
    """Whether so many days, or working days, have come since the first."""
    if lasting is None:
        return True
    days = [start + timedelta(days=n + 1) for n in range((today - start).days)]
    return sum(lasting.unit == "d" or calendar_of(f.plan).is_working_day(d) for d in days) >= (
        lasting.amount
    )


@pytest.mark.parametrize("case", ["full-case", "relaunch", "first-tool", "marketing-automation"])
def test_it_begins_where_a_walk_over_every_day_says(case: str) -> None:
    loaded = load(files_of(EXAMPLES / case), Catalogue())
    assert loaded.plan is not None
    begun = 0
    for number in (20, 47, 61, 90):
        as_of = loaded.plan.kickoff + timedelta(days=number)
        f = Figures(loaded.plan, as_of, no_files)
        for when, until in BEGIN_AND_END:
            for lasting in LENGTHS:
                ending = parse(until) if until else None
                found = onset(f, parse(when), lasting, ending)
                wanted = walked(f, when, until, lasting)
                if found is not None and found.fires_on > as_of:
                    found = Onset(found.since, date.max)
                assert found == wanted, (when, until, str(lasting), number)
                begun += found is not None
    assert begun > 10
