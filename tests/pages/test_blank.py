"""The plan to fill in: what is known is printed, what is not has room, and it takes 60–90 minutes."""

from datetime import date
from typing import get_args

import pytest

from hypercare_cli.blocks import Answer, Boxes, Checklist, Column, Form, Page, Report, Stamp
from hypercare_cli.blocks import Table as Lines
from hypercare_cli.completeness import SECTIONS, items_of
from hypercare_cli.i18n.words import LANGUAGES, Language, Words
from hypercare_cli.method.method import table as method
from hypercare_cli.pages.blank.report import blank_report, sheets
from hypercare_cli.pages.blank.workshop import of_nobody, of_plan
from hypercare_cli.pages.stamp import stamp_of
from hypercare_cli.plan.identity import Context
from hypercare_cli.starter import Answers, starter
from tests.plans import HEAD
from tests.reports import analysis_of

CONTEXTS: tuple[Context, ...] = get_args(Context)
DAY = date(2026, 1, 5)


def of_text(text: str, language: Language = "en", as_of: int = 0) -> Report:
    analysis = analysis_of(text, as_of)
    return blank_report(of_plan(analysis, Words(language)), stamp_of(analysis))


def begun(context: Context, language: Language = "en") -> str:
    """What `init` writes."""
    return starter(Answers("p", "A plan", "Example Ltd", context, DAY, language, "EUR", "FR"))


def nobody(language: Language = "en") -> Report:
    return blank_report(of_nobody(DAY, Words(language)), Stamp("", DAY, "hypercare", ""))


def forms(report: Report, title: str = "") -> list[Form]:
    return [b for p in report.pages if title in p.title for b in p.blocks if isinstance(b, Form)]


def form(report: Report, *titles: str) -> Form:
    """The form with these columns."""
    return next(f for f in forms(report) if set(titles) <= {column.title for column in f.columns})


def labelled(report: Report, label: str) -> Answer:
    rows = [row for one in forms(report) for row in one.rows if row[0] == label]
    return rows[0][1]


def checklist(report: Report) -> list[tuple[str, bool]]:
    return [i for p in report.pages for b in p.blocks if isinstance(b, Checklist) for i in b.items]


def texts(report: Report) -> str:
    """All answers that are printed."""
    cells = [cell for one in forms(report) for row in (*one.rows, one.example) for cell in row]
    return "\n".join(cell if isinstance(cell, str) else " ".join(cell.ticked) for cell in cells)


@pytest.mark.parametrize("context", CONTEXTS)
def test_it_takes_60_to_90_minutes(context: Context) -> None:
    analysis = analysis_of(begun(context), 0)
    found = list(sheets(of_plan(analysis, Words("en"))))
    assert 60 <= sum(sheet.minutes for sheet in found) <= 90
    report = of_text(begun(context))
    agenda = next(block for block in report.pages[0].blocks if isinstance(block, Lines))
    assert agenda.rows[-1][-1] == str(sum(sheet.minutes for sheet in found))
    assert [row[0] for row in agenda.rows[:-1]] == [page.title for page in report.pages[1:]]


@pytest.mark.parametrize("context", CONTEXTS)
def test_filling_it_in_makes_the_plan_complete(context: Context) -> None:
    """Every item of the checklist that is due by T+7 stands on exactly one sheet."""
    w = Words("en")
    wanted = [
        w.say("{item} ({stage})", item=item.title, stage=item.stage)
        for item in items_of(context)
        if item.stage in ("T0", "T+7") and item.section not in ("contracts", "glossary")
    ]
    found = [text for text, _ticked in checklist(of_text(begun(context)))]
    assert [text for text in wanted if found.count(text) != 1] == []
    assert set(SECTIONS) - {item.section for c in CONTEXTS for item in items_of(c)} == set()


def test_contracts_have_a_sheet_where_they_carry_the_rollout() -> None:
    assert [p.title for p in of_text(begun("digital_relationship")).pages].count("Contracts") == 1
    assert "Contracts" not in [page.title for page in of_text(begun("generic")).pages]
    found = of_text(begun("digital_relationship"))
    assert ("The written specification is approved (T0)", False) in checklist(found)


def test_what_the_plan_knows_is_printed() -> None:
    report = of_text(begun("generic"))
    assert labelled(report, "Customer") == "Example Ltd"
    assert labelled(report, "Kick-off (T0)") == "5 Jan 2026 (T0)"
    assert labelled(report, "Go-live") == "4 Feb 2026 (T+30)"
    assert labelled(report, "Country and currency") == "FR · EUR"
    context = labelled(report, "What is rolled out")
    assert isinstance(context, Boxes)
    assert (len(context.choices), context.ticked) == (len(CONTEXTS), ("Common core",))
    people = form(report, "Role", "Side", "Influence")
    assert people.rows[0][2] == Boxes(("customer", "provider", "partner"), ("customer",))
    assert people.rows[0][3] == Boxes(("L", "M", "H"))
    assert people.rows[-1][:2] == ("", "")
    assert people.rows[-1][2] == Boxes(("customer", "provider", "partner"))
    assert ("There are three to five business KPIs (T0)", True) in checklist(report)
    assert ("Each business KPI has a source (T0)", False) in checklist(report)


def test_the_raci_has_the_letters_of_the_plan_and_room_for_more() -> None:
    matrix = next(f for f in forms(of_text(begun("generic"))) if f.columns[0].title == "Activity")
    names = [column.title for column in matrix.columns[1:]]
    assert names[:2] == ["Sponsor", "Budget owner"]
    row = dict(zip(names, matrix.rows[0][1:], strict=True))
    assert (row["Sponsor"], row["Product owner"], row["IT"]) == ("A", "R", "")
    assert [set(row) for row in matrix.rows[-3:]] == [{""}] * 3


def test_without_a_raci_the_standard_activities_stand_there() -> None:
    people = "people: [{id: a, role: sponsor, title: The head, side: customer}]\n"
    matrix = next(f for f in forms(of_text(HEAD + people)) if f.columns[0].title == "Activity")
    assert [column.title for column in matrix.columns] == ["Activity", "The head"]
    assert [row[0] for row in matrix.rows[:-3]] == [
        one["activity"] for one in method("raci").values()
    ]
    assert {row[1] for row in matrix.rows} == {""}


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_plan_nothing_is_known(language: Language) -> None:
    report = nobody(language)
    words = Words(language)
    assert labelled(report, words.say("Customer")) == ""
    assert labelled(report, words.say("Kick-off (T0)")) == ""
    boxes = [c for one in forms(report) for row in one.rows for c in row if isinstance(c, Boxes)]
    assert len(boxes) > 100
    assert {box.ticked for box in boxes} == {()}
    assert not any(ticked for _text, ticked in checklist(report))
    assert "2026" not in texts(report)
    assert "T+30" in texts(report)


def test_an_example_stands_only_where_nothing_is_known() -> None:
    assert form(nobody(), "KPI", "Unit").example[0] == "e.g. Cases with an error"
    assert form(nobody("fr"), "KPI", "Unité").example[0].startswith("p. ex. ")
    assert form(of_text(begun("generic")), "KPI", "Unit").example == ()
    assert all(len(f.example) in (0, len(f.columns)) for f in forms(nobody()))


def test_every_row_fits_its_form() -> None:
    for report in (nobody(), of_text(begun("digital_relationship", "fr"), "fr")):
        for one in forms(report):
            assert {len(row) for row in one.rows} == {len(one.columns)}
        for page in report.pages[1:]:
            rows = [row for one in forms(report, page.title) for row in one.rows]
            assert any(cell == "" for row in rows for cell in row)


def test_what_is_internal_or_still_to_come_stays_out() -> None:
    text = HEAD + (
        "risks:\n"
        "  - {id: R1, title: Between us, probability: H, impact: H, audience: internal}\n"
        "  - {id: R2, title: For all, probability: H, impact: H}\n"
        "change:\n"
        "  factors: [{date: T+0, sponsors: 4}, {date: T+30, sponsors: 1}]\n"
    )
    report = of_text(text, as_of=10)
    assert "For all" in texts(report)
    assert "Between us" not in texts(report)
    note = form(report, "Factor", "Note").rows[0][1]
    assert note == Boxes(("1", "2", "3", "4", "5"), ("4",))


def test_done_tasks_need_no_answer() -> None:
    text = HEAD + (
        "roadmap:\n  - id: m\n    offset: 30\n    title: M\n    tasks:\n"
        "      - {id: a, title: Over, status: done, done_on: T+1}\n"
        "      - {id: b, title: Done later, status: done, done_on: T+20}\n"
        "      - {id: c, title: Ahead, status: planned}\n"
    )
    found = [row[0] for row in form(of_text(text, as_of=10), "Task", "Deliverable").rows]
    assert found == ["Done later", "Ahead", "", "", "", ""]


def test_columns_share_the_width() -> None:
    for one in forms(of_text(begun("digital_relationship"))):
        assert sum(column.width for column in one.columns) == pytest.approx(1)
        assert all(isinstance(column, Column) for column in one.columns)


def test_the_document_says_what_it_is() -> None:
    report = of_text(begun("generic", "fr"), "fr")
    assert report.subtitle == "Version d’atelier, à remplir ensemble"
    assert isinstance(report.pages[0], Page)
    assert report.labels["origin"].startswith("p · ")
    assert nobody().labels["origin"] == "hypercare"
