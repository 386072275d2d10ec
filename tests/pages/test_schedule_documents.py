"""The schedule in the Word plan and on the slide of the roadmap: what is agreed against what is forecast."""

import pytest

from hypercare_cli.blocks import Paragraph, Table, Timeline
from hypercare_cli.i18n.words import Words
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.pictures import roadmap_timeline
from hypercare_cli.pages.plan.roadmap import roadmap
from hypercare_cli.pages.qbr.roadmap import milestones
from hypercare_cli.plan.audience import visible
from hypercare_cli.plan.kinds import Audience
from tests.pages.test_schedule import BASELINE, NETWORK, TUESDAY
from tests.plans import HEAD
from tests.reports import analysis_of, example


def edition(text: str, as_of: int = TUESDAY, audience: Audience = "customer") -> Edition:
    analysis = analysis_of(text, as_of)
    return Edition(analysis, visible(analysis.plan, audience), Words("en"), audience)


def picture(e: Edition, *, tasks: bool = True) -> Timeline:
    drawn = roadmap_timeline(e, tasks=tasks)
    assert drawn is not None
    return drawn


def days(drawn: Timeline) -> list[tuple[str, str, str | None, bool]]:
    """Each row with its end, its day in the baseline, and whether it is critical."""
    return [
        (span.name, span.end.isoformat(), span.agreed and span.agreed.isoformat(), span.critical)  # type: ignore[misc]  # a date or None
        for span in drawn.spans
    ]


def tables(e: Edition) -> list[Table]:
    return [block for block in roadmap(e) if isinstance(block, Table)]


def test_the_picture_has_forecast_baseline_and_what_is_critical():
    assert days(picture(edition(NETWORK + BASELINE))) == [
        ("Basics", "2026-01-22", "2026-01-19", False),
        ("B Load", "2026-01-20", "2026-01-16", True),
        ("C Check", "2026-01-22", None, True),
        ("Go-live", "2026-01-27", "2026-01-23", True),
        ("D Switch over", "2026-01-27", None, True),
    ]


def test_the_slide_has_the_milestones_only():
    (slide,) = milestones(edition(NETWORK + BASELINE))
    drawn = slide.columns[0][0]
    assert isinstance(drawn, Timeline)
    assert [span.name for span in drawn.spans] == ["Basics", "Go-live"]
    assert slide.title == "Roadmap: 25.0% of the tasks done, end forecast 4 days late"
    coming = slide.columns[1][-1]
    assert isinstance(coming, Table)
    assert [row[:3] for row in coming.rows] == [
        ("Basics", "19 Jan 2026", "22 Jan 2026"),
        ("Go-live", "26 Jan 2026", "27 Jan 2026, critical"),
    ]


def test_the_chapter_has_slip_and_its_causes():
    e = edition(NETWORK + BASELINE)
    _overview, dates, causes, *_others = tables(e)
    assert dates.rows == (
        ("Basics", "19 Jan 2026", "22 Jan 2026", "+3", "3"),
        ("Go-live", "23 Jan 2026", "27 Jan 2026", "+4", "0 *"),
    )
    assert causes.caption == "Slip by cause"
    assert causes.rows == (("Basics", "+3", "1", "2"), ("Go-live", "+4", "1", "3"))
    said = [block.text for block in roadmap(e) if isinstance(block, Paragraph)]
    assert "Critical path: B → C → D → Go-live." in said
    assert "Slip counts from baseline “signed” – Order form, 5 Jan 2026." in said


def test_tasks_say_when_they_are_expected_and_what_they_wait_for():
    (tasks,) = (table for table in tables(edition(NETWORK)) if len(table.rows) == 3)
    titles = [column.title for column in tasks.columns]
    shown = [dict(zip(titles, row, strict=True)) for row in tasks.rows]
    assert [row["Forecast"] for row in shown] == [
        "—",
        "20 Jan 2026, critical",
        "22 Jan 2026, critical",
    ]
    assert [row["After"] for row in shown] == ["—", "A, then 1 working day", "B"]


def test_a_plan_of_dates_looks_as_before():
    text = (
        HEAD
        + "roadmap: [{id: a, offset: 7, title: A, tasks: [{id: T, title: Load, due: T+3, status: planned}]}, {id: b, offset: 9, title: B}]"
    )
    e = edition(text)
    assert days(picture(e)) == [("A", "2026-01-12", None, False), ("B", "2026-01-14", None, False)]
    assert [table.columns[0].title for table in tables(e)] == ["Milestone", "Ref."]
    (slide,) = milestones(e)
    assert slide.title == "Roadmap: 0.0% of the tasks done, 1 overdue"


def test_so_does_one_whose_dependencies_are_all_behind_it():
    analysis = example("full-case-en")
    e = Edition(analysis, analysis.plan, Words("en"), "customer")
    assert e.schedule is None
    assert not any(span.agreed or span.critical for span in picture(e).spans)


def test_an_internal_baseline_stays_inside():
    text = NETWORK + BASELINE.replace(
        "title: Order form", "title: Order form\n    audience: internal"
    )
    inside, outside = picture(edition(text, audience="internal")), picture(edition(text))
    assert inside.agreed == "baseline “signed”"
    assert outside.agreed == "date in the plan"
    assert days(outside)[-2] == ("Go-live", "2026-01-27", "2026-01-26", True)
    assert "signed" not in str(list(roadmap(edition(text))))


def test_an_internal_task_is_not_named():
    text = NETWORK.replace("{id: C, title: Check,", "{id: C, title: Check, audience: internal,")
    e = edition(text)
    assert [span.name for span in picture(e).spans] == [
        "Basics",
        "B Load",
        "Go-live",
        "D Switch over",
    ]
    shown = str(list(roadmap(e)))
    assert "Check" not in shown
    assert "Critical path: B → D → Go-live." in shown


@pytest.mark.parametrize("as_of", [0, TUESDAY, 40, 400])
def test_it_can_be_drawn_on_any_day(as_of: int):
    e = edition(NETWORK + BASELINE, as_of)
    for span in picture(e).spans:
        assert span.start <= span.end
    assert len(tables(e)) > 3
