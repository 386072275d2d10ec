"""The schedule page: a network worked out by hand, in words, as a chart and as data."""

from datetime import date

from hypercare_cli.blocks import Facts, Page, Paragraph, Table
from hypercare_cli.i18n.words import Words
from hypercare_cli.metric import Figures
from hypercare_cli.pages.schedule.data import schedule_data
from hypercare_cli.pages.schedule.gantt import gantt
from hypercare_cli.pages.schedule.page import schedule_page
from hypercare_cli.pages.schedule.shown import Shown
from hypercare_cli.renderers.terminal import render
from hypercare_cli.schedule.baselines import current_baseline
from hypercare_cli.schedule.network import schedule
from tests.plans import HEAD, figures

NETWORK = f"""{HEAD}
people: [{{id: csm, role: csm, side: provider}}, {{id: it, role: it, side: customer}}]
roadmap:
  - id: basics
    offset: 14
    title: Basics
    tasks:
      - {{id: A, title: Prepare, owner: csm, due: T+4, status: done, done_on: T+7}}
      - {{id: B, title: Load, owner: it, duration: 5wd, due: T+11, status: planned, depends_on: [A+1wd]}}
      - {{id: C, title: Check, owner: csm, duration: 2wd, due: T+14, status: planned, depends_on: [B]}}
  - id: go_live
    offset: 21
    title: Go-live
    tasks:
      - {{id: D, title: Switch over, owner: it, duration: 3wd, due: T+21, status: planned, depends_on: [C]}}
holds: [{{start: T+7, end: T+8, cause: customer}}]
"""
# T0 is Monday 5 January. On Tuesday 13: A was done on the 12th, B may begin a working day later, on
# the 14th, and takes five: 14, 15, 16, 19, 20. C: 21, 22. D: 23, 26, 27.
BASELINE = """
baselines:
  - id: signed
    date: 2026-01-05
    title: Order form
    kickoff: 2026-01-05
    milestones: {basics: 2026-01-19, go_live: 2026-01-23}
    tasks: {A: 2026-01-09, B: 2026-01-16, OLD: 2026-01-12}
"""
TUESDAY = 8


def of(f: Figures, language: str = "en") -> Shown:
    found = schedule(f, current_baseline(f))
    return Shown.to(found, f.plan, Words("fr" if language == "fr" else "en"))


def shown(text: str, as_of: int = TUESDAY) -> Shown:
    return of(figures(text, as_of))


def page(text: str, as_of: int = TUESDAY) -> Page:
    return schedule_page(shown(text, as_of))


def printed(text: str, as_of: int = TUESDAY, width: int = 80) -> str:
    return render(page(text, as_of), width, colour=False, unicode=True)


def day(number: int) -> str:
    """A day of January 2026."""
    return f"2026-01-{number:02}"


def test_the_page_as_it_reads():
    text = printed(NETWORK + BASELINE)
    before, rest = text.split("Gantt chart\n")
    after = rest[rest.index("Why these dates") :]
    assert (
        before
        == """\
Schedule – A plan
As of             13 Jan 2026 (T+8)
Slip counts from  baseline “signed” – Order form, 5 Jan 2026
End               27 Jan 2026 (T+22), Go-live: 4 days late
Critical path     B → C → D → Go-live

Milestone, task  Owner  Planned  In baseline  Forecast  Slip  Float
───────────────────────────────────────────────────────────────────
Basics           —      19 Jan   19 Jan       22 Jan      +3      3
  A Prepare      csm    9 Jan    9 Jan        12 Jan      +3   done
  B Load         it     16 Jan   16 Jan       20 Jan      +4    0 *
  C Check        csm    19 Jan   —            22 Jan       —    0 *
Go-live          —      26 Jan   23 Jan       27 Jan      +4    0 *
  D Switch over  it     26 Jan   —            27 Jan       —    0 *
Slip in calendar days, float in working days; * critical: a working day lost
here is lost at the end.

"""
    )
    assert (
        after
        == """\
Why these dates
Basics   C is the last of its tasks
B        waits for A, then 1 working day
C        waits for B
Go-live  D is the last of its tasks
D        waits for C

Slip by cause
Milestone  Slip  Customer  Not explained
────────────────────────────────────────
Basics       +3         1              2
Go-live      +4         1              3
Counted are the days of holds up to the milestone, at most its slip, whoever
caused it to be moved: a help for the talk about it, not a proof.
Not explained: no hold in the plan covers these days.

What moved in the plan since baseline “signed”
• Go-live: 23 Jan → 26 Jan (+3 days)
• C Check: new
• D Switch over: new
• OLD: no longer in the plan
"""
    )


def head_of_dates(language: str, width: int) -> str:
    """The header of the table of dates, in two years; nothing where each row is a card."""
    baseline = BASELINE.replace("2026-01-05\n    title", "2025-12-30\n    title")
    text = NETWORK.replace("due: T+4,", "due: 2025-12-29,")
    found = of(figures(text + baseline, TUESDAY), language)
    drawn = render(schedule_page(found), width, colour=False, unicode=True)
    assert all(len(line) <= width for line in drawn.splitlines())
    first = "Milestone, task" if language == "en" else "Jalon, tâche"
    lines = iter(drawn.splitlines())
    return next((line for line in lines if line.startswith(first)), "")


def test_the_dates_stay_a_table_at_80_columns_in_both_languages():
    """With a baseline, and years in every date."""
    assert head_of_dates("en", 80).split()[2:] == [
        *("Owner", "Planned", "In", "baseline", "Forecast", "Slip", "Float"),
    ]
    assert head_of_dates("fr", 80).split()[2:] == [
        *("Prévu", "Référence", "Prévision", "Glissement", "Marge"),
    ]


def test_the_owner_leaves_first_then_the_date_in_the_plan():
    assert "Owner" not in head_of_dates("en", 63)
    assert "Planned" in head_of_dates("en", 63)
    assert "Planned" not in head_of_dates("en", 45)
    assert head_of_dates("fr", 63).split()[2:] == ["Référence", "Prévision", "Glissement", "Marge"]
    assert head_of_dates("fr", 45) == ""


def test_slip_by_cause_is_told_not_to_be_a_proof():
    drawn = render(schedule_page(of(figures(NETWORK + BASELINE, TUESDAY), "fr")), 200,
                   colour=False, unicode=True)  # fmt: skip
    assert "quel que soit celui qui l’a fait déplacer" in drawn
    assert "pas une preuve." in drawn


def test_without_a_baseline_slip_counts_from_the_plan():
    found = shown(NETWORK)
    facts, dates, *_others = schedule_page(found).blocks
    assert isinstance(facts, Facts)
    assert dict(facts.pairs)["Slip counts from"] == (
        "the dates in the plan: no baseline yet (`schedule --save-baseline NAME` keeps one)"
    )
    assert isinstance(dates, Table)
    assert [column.title for column in dates.columns] == [
        "Milestone, task", "Owner", "Planned", "Forecast", "Slip", "Float",
    ]  # fmt: skip
    assert [row[4] for row in dates.rows] == ["+3", "+3", "+4", "+3", "+1", "+1"]
    assert "What moved" not in printed(NETWORK)


def test_a_plan_without_roadmap_says_so_in_a_sentence():
    text = "There is nothing to schedule: the plan has no milestone under `roadmap` yet."
    assert page(HEAD).blocks == (Paragraph(text),)
    assert gantt(shown(HEAD)) is None


def test_a_circle_is_told_by_its_finding_and_the_rest_is_shown():
    circle = NETWORK.replace("depends_on: [A+1wd]", "depends_on: [A, C]")
    text = printed(circle)
    told = "HC402: B → C → B wait for each other. They, and what waits for them, have no forecast."
    assert told in " ".join(text.split())
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "End not known" in lines
    assert "A Prepare csm 9 Jan 12 Jan +3 done" in lines
    assert "B Load it 16 Jan — — —" in lines
    assert "B waits for itself, so its date is not known" in lines
    drawn = gantt(shown(circle))
    assert drawn is not None
    assert [span.name for span in drawn.spans] == ["A Prepare"]


def test_the_chart_has_the_same_dates():
    drawn = gantt(shown(NETWORK + BASELINE))
    assert drawn is not None
    found = [
        (span.name, span.start.isoformat(), span.end.isoformat(), span.phase, span.critical)
        for span in drawn.spans
    ]
    assert found == [
        ("Basics", day(22), day(22), "planned", False),
        ("A Prepare", day(12), day(12), "done", False),  # nobody said when it began
        ("B Load", day(14), day(20), "planned", True),
        ("C Check", day(21), day(22), "planned", True),
        ("Go-live", day(27), day(27), "planned", True),
        ("D Switch over", day(23), day(27), "planned", True),
    ]
    agreed = [span.agreed.isoformat() if span.agreed else None for span in drawn.spans]
    assert agreed == [day(19), day(9), day(16), None, day(23), None]
    assert [name for _day, name in drawn.ticks] == ["T+7", "T+14", "T+21"]
    assert drawn.summary == "Rows: 6; done: 1; late: 0; critical: 4; as of 13 Jan 2026."


def test_what_is_late_is_a_bar_over_all_the_time_that_it_is_late():
    text = (
        HEAD
        + "roadmap: [{id: m, offset: 5, title: M, tasks: [{id: A, title: Load, due: T+2, status: in_progress}]}]"
    )
    drawn = gantt(shown(text, 9))
    assert drawn is not None
    milestone, task = drawn.spans
    assert (task.phase, task.start, task.end) == ("late", date(2026, 1, 7), date(2026, 1, 14))
    assert (milestone.phase, milestone.end) == ("late", date(2026, 1, 14))


def test_what_is_dropped_is_in_the_table_and_not_in_the_chart():
    text = (
        HEAD
        + "roadmap: [{id: m, offset: 5, title: M, tasks: [{id: A, title: Load, due: T+2, status: dropped}]}]"
    )
    found = shown(text, 1)
    drawn = gantt(found)
    assert drawn is not None
    assert [span.name for span in drawn.spans] == ["M"]
    (dates, *_others) = tables(schedule_page(found))
    assert dates.rows[1][0] == "\u00a0\u00a0A Load"
    assert dates.rows[1][-1] == "dropped"


def test_dates_carry_their_year_where_there_are_two():
    text = HEAD + "roadmap: [{id: m, offset: 400, title: M}]"
    (dates, *_others) = tables(page(text))
    assert dates.rows[0][1] == "9 Feb 27"


def test_lags_in_words():
    said = {
        "A": "waits for A",
        "A+1wd": "waits for A, then 1 working day",
        "A+2wd": "waits for A, then 2 working days",
        "A+1d": "waits for A, then 1 day",
        "A+3d": "waits for A, then 3 days",
        "A-1wd": "begins 1 working day before A is finished",
        "A-2d": "begins 2 days before A is finished",
    }
    for link, words in said.items():
        text = HEAD + (
            "roadmap: [{id: m, offset: 5, title: M, tasks: [{id: A, title: One, due: T+9, status: planned},"
            f" {{id: B, title: Two, duration: 20wd, status: planned, depends_on: ['{link}']}}]}}]"
        )
        pairs = dict(pair for b in page(text, 1).blocks if isinstance(b, Facts) for pair in b.pairs)
        assert pairs["B"] == words


def test_the_data_has_what_the_page_has():
    found = schedule_data(shown(NETWORK + BASELINE))
    assert (found["schema"], found["plan"], found["as_of"].isoformat()) == (1, "p", day(13))
    assert found["baseline"] == {
        "id": "signed", "date": date(2026, 1, 5), "title": "Order form", "reason": None,
        "by": None, "kickoff": date(2026, 1, 5),
    }  # fmt: skip
    assert found["finish"].isoformat() == day(27)
    assert [one["id"] for one in found["critical_path"]] == ["B", "C", "D", "go_live"]
    load = next(one for one in found["activities"] if one["id"] == "B")
    assert {key: load[key] for key in ("path", "slip_days", "total_float", "reason")} == {
        "path": "roadmap[0].tasks[1]", "slip_days": 4, "total_float": 0, "reason": "waits",
    }  # fmt: skip
    assert load["waits_for"] == [{"kind": "task", "id": "A", "lag": 1, "unit": "wd"}]
    assert load["decided_by"] == {"kind": "task", "id": "A"}
    assert found["delays"][1] == {
        "milestone": "go_live", "slip_days": 4, "unexplained": 3,
        "causes": [{"cause": "customer", "held": 1, "days": 1}],
    }  # fmt: skip
    since = found["since_baseline"]
    assert since["kickoff"] is None
    assert [(move["id"], move["days"]) for move in since["moved"]] == [("go_live", 3)]
    assert [one["id"] for one in since["added"]] == ["C", "D"]
    assert since["gone"] == [{"kind": "task", "id": "OLD"}]


def test_a_kick_off_that_moved_is_said_first():
    moved = (NETWORK + BASELINE).replace("    kickoff: 2026-01-05", "    kickoff: 2025-12-29")
    text = printed(moved)
    assert "• T0: 29 Dec 2025 → 5 Jan 2026\n• Go-live: 23 Jan → 26 Jan (+3 days)" in text


def test_a_baseline_of_later_does_not_exist_yet():
    later = (NETWORK + BASELINE).replace("date: 2026-01-05", "date: 2026-02-05")
    assert "no baseline yet" in printed(later)


def test_at_every_width_no_line_is_wider():
    for width in (20, 40, 60, 80, 200):
        text = printed(NETWORK + BASELINE, width=width)
        assert max(map(len, text.splitlines())) <= width


def tables(found: Page) -> list[Table]:
    return [block for block in found.blocks if isinstance(block, Table)]


def test_the_axis_has_room_for_its_days_however_long_it_is() -> None:
    """A milestone of T+0 that is still open in the year 9999: 27 days at most, of which T0 is one."""
    text = f"{HEAD}roadmap: [{{id: M, offset: 0, title: M}}]\n"
    for as_of in (date(2027, 1, 5), date(2525, 6, 1), date.max):
        f = figures(text, as_of)
        drawn = gantt(Shown.to(schedule(f, None), f.plan, Words("en")))
        assert drawn is not None
        assert drawn.ticks[0] == (f.plan.kickoff, "T0")
        assert 2 <= len(drawn.ticks) <= 28
