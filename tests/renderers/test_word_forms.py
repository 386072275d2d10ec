"""Forms in Word: rows to write in, boxes that a click ticks, sheets that are full and not spilled."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from lxml import etree

from hypercare_cli.blocks import (
    Block,
    Boxes,
    Checklist,
    Column,
    Facts,
    Form,
    Heading,
    Page,
    Report,
    Stamp,
)
from hypercare_cli.renderers.word import render
from hypercare_cli.renderers.wordml.forms import LOWEST, shared
from hypercare_cli.renderers.wordml.tables import DIVIDED
from tests.reports import WORD, body, shown, styled, value, word

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
STAMP = Stamp("plan-1", date(2026, 4, 5), "hypercare 0.1.0", "ab" * 32)
TWO = (Column("What"), Column("Who"))


def report(*blocks: Block) -> Report:
    return Report("A plan", "To fill in", "en", Facts(()), (Page("Sheet", blocks),), STAMP)


def drawn(*blocks: Block) -> etree._Element:
    return body(word(report(*blocks)))


def heights(document: etree._Element) -> list[float]:
    """The least heights of the rows, in points."""
    return [int(value(node, "val")) / 20 for node in document.iter(f"{WORD}trHeight")]


def boxes(document: etree._Element) -> list[tuple[str, str]]:
    """The state of each box, and the sign that shows it."""
    found = []
    for control in document.iter(f"{WORD}sdt"):
        checked = next(control.iter(f"{W14}checked"))
        found.append((checked.get(f"{W14}val") or "", shown(control).strip()))
    return found


def test_empty_rows_are_high_enough_to_write_in():
    document = drawn(Form(TWO, (("Known", ""), ("", ""), ("", "")), high=30))
    assert len(heights(document)) == 3
    assert min(heights(document)) >= 30
    rules = {value(node, "hRule") for node in document.iter(f"{WORD}trHeight")}
    assert rules == {"atLeast"}


def test_a_form_has_a_header_that_repeats_and_lines_around_every_field():
    document = drawn(Form(TWO, (("", ""),)))
    table = next(document.iter(f"{WORD}tbl"))
    assert len(list(table.iter(f"{WORD}tblHeader"))) == 1
    sides = [node.tag.removeprefix(WORD) for node in next(table.iter(f"{WORD}tblBorders"))]
    assert sides == ["top", "left", "bottom", "right", "insideH", "insideV"]
    look = next(table.iter(f"{WORD}tblLook"))
    assert value(look, "noHBand") == "1"
    assert int(value(look, "val"), 16) & 0x200


def test_without_titles_the_first_column_has_labels():
    document = drawn(Form((Column(""), Column("")), (("Label", "Value"),)))
    table = next(document.iter(f"{WORD}tbl"))
    assert list(table.iter(f"{WORD}tblHeader")) == []
    bold = [
        shown(run) for run in table.iter(f"{WORD}r") if run.find(f"{WORD}rPr/{WORD}b") is not None
    ]
    assert bold == ["Label"]


def test_boxes_are_controls_with_ids_of_their_own():
    cell = Boxes(("yes", "no at all"), ("no at all",))
    document = drawn(
        Form(TWO, (("a", cell), ("b", cell))), Checklist((("Done", True), ("Open", False)))
    )
    assert boxes(document) == [
        ("0", "☐"), ("1", "☒"), ("0", "☐"), ("1", "☒"), ("1", "☒"), ("0", "☐")
    ]  # fmt: skip
    ids = [value(node, "val") for node in document.iter(f"{WORD}id")]
    assert len(set(ids)) == len(ids) == 6
    assert "no\u00a0at\u00a0all" in shown(document)


def test_older_programs_are_told_to_pass_over_the_boxes():
    assert "w14" in (drawn(Checklist((("x", False),))).get(IGNORABLE) or "")
    assert "w14" not in (drawn(Heading("x")).get(IGNORABLE) or "")


def test_an_example_looks_like_one():
    document = drawn(Form(TWO, (("", ""),), ("e.g. this", "that")))
    table = next(document.iter(f"{WORD}tbl"))
    italic = [shown(r) for r in table.iter(f"{WORD}r") if r.find(f"{WORD}rPr/{WORD}i") is not None]
    assert italic == ["e.g. this", "that"]
    assert len(heights(document)) == 1


def test_texts_of_a_checklist_and_of_a_form_are_texts():
    hostile = "<w:p/> {{ 7*7 }} &amp; \x07 end"
    document = drawn(Checklist(((hostile, False),)), Form(TWO, ((hostile, Boxes((hostile,))),)))
    said = shown(document).replace("\u00a0", " ")
    assert said.count(hostile.replace("\x07", "\ufffd")) == 3


def test_a_very_high_row_may_run_over_a_page_end():
    """LibreOffice lays such rows out without end where they may not, and Word leaves a page empty."""
    long = "words that go on and on " * 200
    document = drawn(Form(TWO, (("a", ""), (long, ""), ("b", ""))))
    whole = [
        row.find(f"{WORD}trPr/{WORD}cantSplit") is not None for row in document.iter(f"{WORD}tr")
    ]
    assert whole == [True, True, False, True]
    assert DIVIDED < 300


@pytest.mark.parametrize(("rows", "pages"), [(20, 1), (24, 1), (33, 1), (45, 2)])
def test_rows_give_way_so_that_no_line_is_left_for_a_sheet_of_its_own(rows, pages):
    """An A4 sheet has about 700 points: 20 rows of 24 are made higher, 33 lower; 45 need two."""
    document = drawn(Form(TWO, (("", ""),) * rows), Checklist((("The last line", False),)))
    (high,) = set(heights(document))
    assert high >= LOWEST
    room = 706 * pages
    assert rows * high < room
    assert (high > 24) is (rows in (20, 24, 45))


def test_columns_get_their_shares_unless_a_word_needs_more():
    assert shared(1000, [100, 100], [0.7, 0.3]) == [700, 300]
    assert shared(1000, [100, 400], [0.7, 0.3]) == [600, 400]
    assert shared(1000, [100, 400, 100], [0.5, 0.2, 0.3]) == [375, 400, 225]
    assert sum(shared(1000, [900, 900], [0.5, 0.5])) == 1000


def test_python_docx_opens_it_and_two_runs_are_equal():
    blocks = (Form(TWO, (("a", Boxes(("x",))),)), Checklist((("Item", False),)))
    data = render(report(*blocks))
    assert data == render(report(*blocks))
    document = Document(BytesIO(data))
    assert document.tables[-1].cell(1, 0).text == "a"


def test_a_heading_stays_with_its_form():
    document = drawn(Heading("Above", 2), Form(TWO, (("", ""),)))
    assert [shown(node).strip() for node in styled(document, "Heading2")] == ["Above"]
