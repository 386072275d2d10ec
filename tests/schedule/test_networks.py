"""Networks worked out on paper: dates, floats, critical paths.

T0 is Monday 5 January 2026. Working days are numbered from it: 1 to 5 is the first week (5 to 9
January), 6 to 10 the second (12 to 16), 11 to 15 the third, 16 to 20 the fourth (26 to 30). Spans take
in both ends: three working days from day 1 end on day 3, and what waits for them begins on day 4.
"""

from datetime import date, timedelta

import pytest

from hypercare_cli.schedule.model import Activity, Name, Schedule, Share
from hypercare_cli.schedule.network import schedule
from tests.plans import HEAD, T0, figures

FRANCE = HEAD.replace("language: en", "language: en, country: FR")


def plan(tasks: str, offset: str = "T+0", more: str = "", head: str = HEAD) -> str:
    """A plan of one milestone `M`; each task is a line of `id, fields`."""
    lines = [line.strip() for line in tasks.strip().splitlines()]
    listed = "".join(
        f"      - {{id: {line.partition(',')[0]}, title: T,{line.partition(',')[2]}}}\n"
        if "status:" in line
        else f"      - {{id: {line.partition(',')[0]}, title: T, status: planned,"
        f"{line.partition(',')[2]}}}\n"
        for line in lines
    )
    return (
        f"{head}roadmap:\n  - id: M\n    offset: {offset}\n    title: M\n    tasks:\n{listed}{more}"
    )


def scheduled(text: str, as_of: date | int = 0) -> Schedule:
    return schedule(figures(text, as_of), None)


def january(day: int) -> date:
    return date(2026, 1, day)


def by_id(found: Schedule) -> dict[str, Activity]:
    return {activity.name.id: activity for activity in found.activities}


def spans(found: Schedule) -> dict[str, tuple[int | None, int | None]]:
    """Start and finish of the tasks as days of January 2026."""
    return {
        each.name.id: (
            each.start.day if each.start else None,
            each.finish.day if each.finish else None,
        )
        for each in found.activities
        if not each.is_milestone
    }


def floats(found: Schedule) -> dict[str, tuple[int | None, int | None]]:
    """Total and free float of every activity."""
    return {each.name.id: (each.total_float, each.free_float) for each in found.activities}


def critical(found: Schedule) -> list[str]:
    return [each.name.id for each in found.activities if each.critical]


def path(found: Schedule) -> list[str]:
    return [name.id for name in found.critical_path]


def why(found: Schedule) -> dict[str, tuple[str, str | None]]:
    """What decides each finish, and by which activity."""
    return {
        each.name.id: (each.driver.reason, each.driver.of.id if each.driver.of else None)
        for each in found.activities
    }


def test_the_network_of_the_textbooks() -> None:
    """Eight activities, in working days; earliest | latest | total and free float:

    A 3           1–3   |  1–3  | 0 0        E 1 after C     6–6   | 12–12 | 6 6
    B 4 after A   4–7   |  4–7  | 0 0        F 2 after C     6–7   | 15–16 | 9 9
    C 2 after A   4–5   | 10–11 | 6 0        G 4 after D, E  13–16 | 13–16 | 0 0
    D 5 after B   8–12  |  8–12 | 0 0        H 3 after F, G  17–19 | 17–19 | 0 0

    Day 19 is Thursday 29 January. The milestone was to be reached on T+10, 15 January.
    """
    found = scheduled(
        plan(
            """
            A, duration: 3wd
            B, duration: 4wd, depends_on: [A]
            C, duration: 2wd, depends_on: [A]
            D, duration: 5wd, depends_on: [B]
            E, duration: 1wd, depends_on: [C]
            F, duration: 2wd, depends_on: [C]
            G, duration: 4wd, depends_on: [D, E]
            H, duration: 3wd, depends_on: [F, G]
            """,
            offset="T+10",
        )
    )
    assert spans(found) == {
        "A": (5, 7),
        "B": (8, 13),
        "C": (8, 9),
        "D": (14, 20),
        "E": (12, 12),
        "F": (12, 13),
        "G": (21, 26),
        "H": (27, 29),
    }
    assert floats(found) == {
        "M": (0, 0),
        "A": (0, 0),
        "B": (0, 0),
        "C": (6, 0),
        "D": (0, 0),
        "E": (6, 6),
        "F": (9, 9),
        "G": (0, 0),
        "H": (0, 0),
    }
    latest = {name: each.latest_finish for name, each in by_id(found).items()}
    assert latest["C"] == january(19)  # day 11
    assert latest["E"] == january(20)
    assert latest["F"] == january(26)
    assert found.finish == january(29)
    assert found.slip_days == 14
    assert by_id(found)["M"].slip_working_days == 10
    assert path(found) == ["A", "B", "D", "G", "H", "M"]
    assert critical(found) == ["M", "A", "B", "D", "G", "H"]
    assert why(found)["G"] == ("waits", "D")
    assert why(found)["A"] == ("kickoff", None)


def test_lags_and_leads() -> None:
    """A takes Monday 5 to Friday 9 January.

    B A+2wd   lets go at the end of Tuesday 13: three days, Wednesday 14 to Friday 16
    C A-2wd   lets go at the end of Wednesday 7: four days, Thursday 8 to Tuesday 13
    D A+2d    lets go at the end of Sunday 11: two days of the calendar, 12 and 13
    E D+1d, C lets go at the end of Wednesday 14: Thursday 15
    M         Friday 16, by B

    Back from Friday 16: E may end on 16, so begin on 16: D may end on 14 (1 day later), C on 15 (two
    later, one before E moves). B may not: A must have ended so that two working days are over by
    the end of 13, on 9 at the latest.
    """
    found = scheduled(
        plan(
            """
            A, duration: 5wd
            B, duration: 3wd, depends_on: [A+2wd]
            C, duration: 4wd, depends_on: [A - 2wd]
            D, duration: 2d, depends_on: [A + 2d]
            E, duration: 1wd, depends_on: [D+1d, C]
            """,
            offset="T+5",
        )
    )
    assert spans(found) == {
        "A": (5, 9),
        "B": (14, 16),
        "C": (8, 13),
        "D": (12, 13),
        "E": (15, 15),
    }
    assert floats(found) == {
        "M": (0, 0),
        "A": (0, 0),
        "B": (0, 0),
        "C": (2, 1),
        "D": (1, 0),
        "E": (1, 1),
    }
    assert by_id(found)["A"].latest_finish == january(9)
    assert path(found) == ["A", "B", "M"]
    assert why(found)["E"] == ("waits", "D")
    driver = by_id(found)["B"].driver
    assert (driver.lag, driver.unit) == (2, "wd")


def test_dates_that_are_given_stay_durations_pass_over_days_off() -> None:
    """Easter 2026 in France: 3 April is a working day, Monday 6 is not, nor is 1 May; 7 April is closed.

    From Friday 3: three working days are 3, 8 and 9 April, three days end on Sunday 5. From 1 May,
    which stays written: 4 and 5 May. What is due on Sunday 5 April stays there, and a start on
    Saturday too; two working days before Sunday 12 April begin on Thursday 9.
    """
    head = FRANCE.replace("country: FR", "country: FR, closing_days: [2026-04-07]")
    found = by_id(
        scheduled(
            plan(
                """
                working, start: 2026-04-03, duration: 3wd
                calendar, start: 2026-04-03, duration: 3d
                holiday, start: 2026-05-01, duration: 2wd
                sunday, due: 2026-04-05
                saturday, start: 2026-04-04, due: 2026-04-12
                backwards, due: 2026-04-12, duration: 2wd
                """,
                head=head,
            )
        )
    )
    dates = {
        "working": (date(2026, 4, 3), date(2026, 4, 9)),
        "calendar": (date(2026, 4, 3), date(2026, 4, 5)),
        "holiday": (date(2026, 5, 1), date(2026, 5, 5)),
        "sunday": (None, date(2026, 4, 5)),
        "saturday": (date(2026, 4, 4), date(2026, 4, 12)),
        "backwards": (date(2026, 4, 9), date(2026, 4, 12)),
    }
    for name, span in dates.items():
        each = found[name]
        assert (each.planned_start, each.planned_finish) == span, name
        assert (each.start, each.finish) == span, name
        assert each.slip_days == 0


PARTLY = plan(
    """
    A, duration: 5wd, status: done, done_on: 2026-01-12
    B, duration: 3wd, depends_on: [A], status: in_progress
    C, duration: 4wd, depends_on: [B]
    D, due: 2026-01-10
    E, start: 2026-01-12, duration: 2wd
    F, duration: 2wd, status: done
    G, depends_on: [F]
    H, due: 2026-01-23, duration: 2wd, depends_on: [A]
    N,
    """,
    offset="2026-01-16",
)


def test_what_is_done_and_what_is_late_on_a_wednesday() -> None:
    """On 14 January: A was planned for 5 to 9 January and is done on the 12th.

    B has begun, after A: 13 to 15 (planned 12 to 14). C follows: 16 to 21 (planned 15 to 20).
    D was due on Saturday 10: today at the earliest. E should have begun on 12: today and tomorrow.
    F is done, nobody says when; G, of no length, then: today. H keeps its date though A is over.
    N says nothing. The milestone of 16 January waits for H, 23.
    """
    found = scheduled(PARTLY, january(14))
    assert spans(found) == {
        "A": (None, 12),
        "B": (13, 15),
        "C": (16, 21),
        "D": (None, 14),
        "E": (14, 15),
        "F": (None, None),
        "G": (None, 14),
        "H": (22, 23),
        "N": (None, None),
    }
    assert why(found) == {
        "M": ("waits", "H"),
        "A": ("actual", None),
        "B": ("waits", "A"),
        "C": ("waits", "B"),
        "D": ("late", None),
        "E": ("late", None),
        "F": ("actual", None),
        "G": ("late", None),
        "H": ("date", None),
        "N": ("undated", None),
    }
    slip = {name: each.slip_days for name, each in by_id(found).items()}
    # G was planned for the end of F, 6 January; C for 15 to 20.
    assert slip == {
        "M": 7,
        "A": 3,
        "B": 1,
        "C": 1,
        "D": 4,
        "E": 2,
        "F": None,
        "G": 8,
        "H": 0,
        "N": None,
    }
    assert by_id(found)["D"].slip_working_days == 3  # Monday to Wednesday
    assert path(found) == ["H", "M"]
    # Friday 23 against C on Wednesday 21; what is done and what says nothing has no float.
    assert floats(found)["C"] == (2, 2)
    assert floats(found)["B"] == (2, 0)
    assert floats(found)["A"] == floats(found)["N"] == (None, None)


def test_before_it_was_done_it_was_not() -> None:
    """On 9 January A is still open: its five days, counted from today, end on 15 January."""
    found = scheduled(PARTLY, january(9))
    assert by_id(found)["A"].state == "planned"
    assert spans(found)["A"] == (9, 15)
    assert why(found)["A"] == ("late", None)


HELD = plan(
    "A, start: T+0, duration: 5wd, status: in_progress", offset="2026-01-09", more="{holds}"
)


def test_a_hold_stops_work_that_is_counted_in_working_days() -> None:
    """Up to 12 January: five days without 7 and 8 are 5, 6, 9, 12 and 13. Slip of four days, two held."""
    holds = "holds: [{start: 2026-01-07, end: 2026-01-09, cause: customer}]\n"
    found = scheduled(HELD.replace("{holds}", holds), january(12))
    assert spans(found) == {"A": (5, 13)}
    (delay,) = found.delays
    assert (delay.milestone, delay.slip_days, delay.unexplained) == ("M", 4, 2)
    assert delay.shares == (Share("customer", 2, 2),)


def test_holds_of_two_causes_on_one_day_are_concurrent() -> None:
    """Customer on 7 and 8, provider on 8 and 9: 5, 6, 12, 13, 14 are left. Slip of five days:
    one each, one of both, two that nobody explains."""
    holds = (
        "holds:\n"
        "  - {start: 2026-01-07, end: 2026-01-09, cause: customer}\n"
        "  - {start: 2026-01-08, end: 2026-01-10, cause: provider}\n"
    )
    (delay,) = scheduled(HELD.replace("{holds}", holds), january(12)).delays
    assert delay.slip_days == 5
    assert delay.shares == (
        Share("customer", 1, 1),
        Share("provider", 1, 1),
        Share("concurrent", 1, 1),
    )
    assert delay.unexplained == 2


def test_an_open_hold_runs_to_as_of_and_one_that_ends_later_is_open() -> None:
    """On 12 January 7 to 11 are held: 5, 6, 12, 13, 14 are left, whatever is to come."""
    for end in ("", ", end: 2026-03-01"):
        holds = f"holds: [{{start: 2026-01-07{end}, cause: third_party}}]\n"
        found = scheduled(HELD.replace("{holds}", holds), january(12))
        assert spans(found) == {"A": (5, 14)}
        assert found.delays[0].shares == (Share("third_party", 5, 5),)
        assert found.delays[0].unexplained == 0


def test_never_more_days_than_the_slip() -> None:
    """Done on 12 January, three days late. Customer 5 to 9 (five days), provider 10 and 11 (two):
    of three days 15/7 and 6/7: two and none, the third to the larger rest, the provider."""
    done = plan("A, status: done, done_on: 2026-01-12", offset="2026-01-09").replace(
        "    title: M\n", "    title: M\n    done_on: 2026-01-12\n"
    )
    holds = (
        "holds:\n"
        "  - {start: 2026-01-05, end: 2026-01-10, cause: customer}\n"
        "  - {start: 2026-01-10, end: 2026-01-12, cause: provider}\n"
    )
    (delay,) = scheduled(done + holds, 30).delays
    assert delay.shares == (Share("customer", 5, 2), Share("provider", 2, 1))
    assert (delay.slip_days, delay.unexplained) == (3, 0)
    assert scheduled(done + holds, 30).critical_path == ()


def test_what_is_dropped_lets_through() -> None:
    """A is due on Friday 9. B, dropped, would wait for A+2wd, the end of Tuesday 13; C for B+1d, the
    end of 14: 15 and 16 January. A has no float: 9 is the last Friday for that."""
    found = scheduled(
        plan(
            """
            A, due: 2026-01-09
            B, due: 2026-02-20, depends_on: [A+2wd], status: dropped
            C, duration: 2wd, depends_on: [B+1d]
            """
        )
    )
    assert spans(found) == {"A": (None, 9), "B": (None, None), "C": (15, 16)}
    assert why(found)["C"] == ("waits", "A")
    assert why(found)["B"] == ("dropped", "A")
    assert path(found) == ["A", "C", "M"]
    assert floats(found) == {"M": (0, 0), "A": (0, 0), "B": (None, None), "C": (0, 0)}


CIRCLE = (
    plan(
        """
        before, duration: 1wd
        A, due: 2026-01-09, depends_on: [B]
        B, depends_on: [C+1wd]
        C, depends_on: [before, A]
        tail, duration: 2wd, depends_on: [A]
        """
    )
    + "  - {id: N, offset: T+20, title: N, tasks: [{id: D, title: T, status: planned, due: T+9}]}\n"
)


def test_a_circle_of_three_with_a_tail() -> None:
    """A waits for B, B for C, C for A: nobody knows when. The tail and the milestone are blocked; what
    comes before the circle and the other milestone are known, the end of the roadmap is not."""
    found = scheduled(CIRCLE)
    assert found.circles == ((Name("task", "A"), Name("task", "B"), Name("task", "C")),)
    assert spans(found) == {
        "before": (5, 5),
        "A": (None, None),
        "B": (None, None),
        "C": (None, None),
        "tail": (None, None),
        "D": (None, 14),
    }
    assert why(found) == {
        "M": ("blocked", "A"),
        "before": ("kickoff", None),
        "A": ("circle", None),
        "B": ("circle", None),
        "C": ("circle", None),
        "tail": ("blocked", "A"),
        "N": ("date", None),
        "D": ("date", None),
    }
    assert by_id(found)["A"].planned_finish == january(9)
    assert by_id(found)["N"].finish == january(25)
    assert found.finish is None
    assert found.critical_path == ()
    assert all(each.total_float is None for each in found.activities)


def test_parallel_critical_paths() -> None:
    """A takes days 1 to 4, B and C after it 1–2 and 3–4: no float on either way; A stands first."""
    found = scheduled(
        plan(
            "A, duration: 4wd\nB, duration: 2wd\nC, duration: 2wd, depends_on: [B]\nD, duration: 3wd"
        )
    )
    assert spans(found) == {"A": (5, 8), "B": (5, 6), "C": (7, 8), "D": (5, 7)}
    assert critical(found) == ["M", "A", "B", "C"]
    assert path(found) == ["A", "M"]
    assert floats(found)["D"] == (1, 1)


TWO = """\
roadmap:
  - id: first
    offset: 2026-01-09
    title: First
    tasks: [{id: A, title: A, status: planned, due: 2026-01-12}]
  - id: second
    offset: 2026-01-16
    title: Second
    tasks:
      - {id: B, title: B, status: planned, duration: 3wd, depends_on: [first+1wd]}
      - {id: C, title: C, status: planned, due: 2026-01-14}
"""


def test_a_task_waits_for_a_milestone_and_that_for_its_tasks() -> None:
    """The first milestone is reached with A, on Monday 12; one working day later, 13, B may begin:
    14 to 16, just in time: everything that leads there is critical. C has two working days."""
    found = scheduled(HEAD + TWO)
    assert found.last == Name("milestone", "second")
    assert found.finish == january(16)
    assert spans(found) == {"A": (None, 12), "B": (14, 16), "C": (None, 14)}
    assert path(found) == ["A", "first", "B", "second"]
    assert floats(found)["C"] == (2, 2)
    assert (found.slip_days, by_id(found)["first"].slip_days) == (0, 3)


def test_a_milestone_that_is_later_than_its_tasks_leaves_float() -> None:
    """The same with the second milestone on Wednesday 21: B may end three working days later. So may
    A and the first milestone, by Thursday 15: B begins on 19 then; but any day would move B."""
    found = scheduled(HEAD + TWO.replace("2026-01-16", "2026-01-21"))
    assert floats(found) == {
        "first": (3, 0),
        "A": (3, 0),
        "second": (0, 0),
        "B": (3, 3),
        "C": (5, 5),
    }
    assert by_id(found)["A"].latest_finish == january(15)
    assert path(found) == ["second"]
    assert critical(found) == ["second"]


def test_a_task_that_waits_for_its_own_milestone_is_a_circle() -> None:
    found = scheduled(plan("A, depends_on: [M]"))
    assert found.circles == ((Name("milestone", "M"), Name("task", "A")),)
    assert why(found) == {"M": ("circle", None), "A": ("circle", None)}


def test_the_whole_text_is_an_id_first() -> None:
    """`A-2d` is a task: done on the 12th. `A-1d` is a lead of one day before A, 9 January."""
    tasks = (
        "A, due: 2026-01-09\nA-2d, status: done, done_on: 2026-01-12\n"
        "B, duration: 1wd, depends_on: [A-2d]\nC, duration: 1wd, depends_on: [A-1d]\n"
    )
    found = scheduled(plan(tasks))
    assert spans(scheduled(plan(tasks), january(12)))["B"] == (13, 13)
    assert spans(found)["C"] == (9, 9)
    assert by_id(found)["B"].links[0].of == Name("task", "A-2d")


def test_one_changed_line_moves_the_whole_plan() -> None:
    """Relative dates move with T0, by 28 days; ISO dates stay; what counts from the go-live moves with it."""
    text = plan(
        """
        A, start: T+1, duration: 3wd
        B, due: golive-2
        C, due: 2026-03-02
        D, depends_on: [A+1wd]
        """,
        offset="T+30",
        head=HEAD.replace("language: en", "language: en, golive: signature+20, signed_on: T+5"),
    )
    before, after = (
        by_id(scheduled(text)),
        by_id(scheduled(text.replace("2026-01-05", "2026-02-02"))),
    )
    four_weeks = timedelta(days=28)
    for name in ("M", "A", "B", "D"):
        moved = before[name].planned_finish
        assert moved is not None
        assert after[name].planned_finish == moved + four_weeks, name
    assert before["B"].planned_finish == T0 + timedelta(days=23)
    assert before["C"].planned_finish == after["C"].planned_finish == date(2026, 3, 2)


def test_too_far_to_count_is_not_known() -> None:
    """9,999 working days are 38 years, so the third of them is more than a hundred years away."""
    tasks = "A, duration: 9999wd\n" + "".join(
        f"{name}, duration: 9999wd, depends_on: [{other}]\n" for other, name in ("AB", "BC", "CD")
    )
    found = scheduled(plan(tasks, head=FRANCE))
    assert [why(found)[name] for name in "BCDM"] == [
        ("waits", "A"),
        ("far", None),
        ("blocked", "C"),
        ("blocked", "C"),
    ]
    end_of_days = scheduled(plan("A, due: 9999-12-31\nB, start: 9999-12-30, duration: 9wd"))
    assert by_id(end_of_days)["A"].finish == date(9999, 12, 31)
    assert by_id(end_of_days)["B"].driver.reason == "far"


def test_without_known_holidays_every_monday_to_friday_counts() -> None:
    head = HEAD.replace("language: en", "language: en, country: DE, subdivision: QQ")
    found = scheduled(plan("A, due: 2026-01-08", head=head))
    assert by_id(found)["M"].slip_working_days == 3


def test_a_roadmap_without_anything() -> None:
    found = scheduled(HEAD)
    assert (found.activities, found.finish, found.last, found.critical_path) == ((), None, None, ())
    assert (found.slip_days, found.delays, found.circles) == (None, (), ())


@pytest.mark.parametrize("as_of", [0, 2000])
def test_a_chain_of_two_thousand_tasks(as_of: int) -> None:
    """One working day each, from day 1 to day 2,000: 400 weeks, the last Friday is 399 weeks after
    the first one, 9 January 2026."""
    from time import process_time

    tasks = "T1, duration: 1wd\n" + "\n".join(
        f"T{n}, duration: 1wd, depends_on: [T{n - 1}]" for n in range(2, 2001)
    )
    known = figures(plan(tasks), as_of)
    spent = []
    for _run in range(3):
        begin = process_time()
        found = schedule(known, None)
        spent.append(process_time() - begin)
    assert min(spent) < 0.2
    assert len(found.critical_path) == 2001
    if as_of == 0:
        assert found.finish == january(9) + timedelta(weeks=399)


# -- the ends of the calendar -----------------------------------------------------------------------


def starting(kickoff: str) -> str:
    """A chain of two tasks up to a milestone thirty days after T0."""
    tasks = "A, duration: 5wd\nB, duration: 2wd, depends_on: [A+1wd]"
    return plan(tasks, "T+30", head=HEAD.replace("2026-01-05", kickoff))


def test_a_plan_may_end_on_the_last_day_there_is() -> None:
    """T0 is Wednesday 1 December, T+30 Friday the 31st. A: 1 to 7; the 8th between; B: 9 and 10. B may
    end on the 31st: 13 to 31 are 15 working days. It then begins on the 30th, so A may end on the
    28th: 8 to 28 are 15 working days too. Free: B delays nothing before the 31st, A delays B at once."""
    found = scheduled(starting("9999-12-01"), date(9999, 12, 1))
    tasks = by_id(found)
    assert spans(found) == {"A": (1, 7), "B": (9, 10)}
    assert found.finish == date.max
    assert floats(found) == {"M": (0, 0), "A": (15, 0), "B": (15, 15)}
    assert [tasks[n].latest_finish for n in "AB"] == [date(9999, 12, 28), date(9999, 12, 31)]


def test_a_plan_may_begin_on_the_first_day_there_is() -> None:
    """T0 is Monday 1 January of the year 1, T+30 Wednesday the 31st. A: 1 to 5; the 8th between; B: 9 and
    10. 11 to 31 are 15 working days."""
    found = scheduled(starting("0001-01-01"), date.min)
    assert spans(found) == {"A": (1, 5), "B": (9, 10)}
    assert floats(found)["B"] == (15, 15)


@pytest.mark.parametrize("kickoff", ["2026-01-05", "1000-01-01", "0001-01-01"])
def test_on_the_last_day_there_is_all_else_is_far(kickoff: str) -> None:
    tasks = by_id(scheduled(starting(kickoff), date.max))
    assert [tasks[name].driver.reason for name in "ABM"] == ["far", "blocked", "blocked"]
    assert all(each.total_float is None for each in tasks.values())
