"""PowerPoint files: real placeholders, native tables and charts, nothing cut, the same bytes."""

import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

import pptx
import pytest
from lxml import etree
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.util import Emu

from hypercare_cli.blocks import (
    Badge,
    Block,
    Bullets,
    Chart,
    Column,
    Deck,
    Facts,
    Field,
    Grid,
    Heading,
    Paragraph,
    Series,
    Slide,
    Span,
    Stamp,
    Table,
    Timeline,
    Trend,
)
from hypercare_cli.charts.contrast import contrast
from hypercare_cli.clean import clean
from hypercare_cli.renderers.powerpoint import render
from hypercare_cli.renderers.slideml.canvas import Style
from hypercare_cli.renderers.slideml.layouts import layouts_of
from hypercare_cli.renderers.slideml.tables import facts
from hypercare_cli.renderers.slideml.theme import Theme, theme_of
from tests.decks import DRAWING, SLIDES, deck_of, opened, text, texts
from tests.reports import example

STAMP = Stamp("plan-1", date(2026, 4, 5), "hypercare 0.1.0", "ab" * 32, "1.10")
LABELS = {"origin": "plan-1 · as of 5 Apr 2026", "date": "5 Apr 2026"}
POINT = 12700
FOREIGN = Path(pptx.__file__).parent / "templates" / "default.pptx"
"""A 4 : 3 template with other names, fonts and colours than ours."""
CURVE = Chart(
    "line",
    "Curve",
    (date(2026, 1, 5), date(2026, 2, 4), date(2026, 3, 6)),
    (Series("One", (Decimal("0.25"), None, Decimal("0.75"))),),
    unit="share",
    summary="It rises.",
)
PATH = Timeline(
    "Road",
    (
        Span("First", date(2026, 1, 5), date(2026, 2, 4), "done", "on time"),
        Span("Second", date(2026, 2, 4), date(2026, 3, 6), "late"),
    ),
    ((date(2026, 1, 5), "T0"), (date(2026, 3, 6), "T+60")),
    (date(2026, 2, 10), "today"),
    {"done": "passed", "current": "current", "late": "late", "planned": "planned"},
    "One of two passed.",
)
MATRIX = Grid(
    "Matrix",
    "Probability",
    "Impact",
    ("low", "high"),
    (
        ("high", (Field(("R1",), Badge("amber", "3")), Field((), Badge("red", "9")))),
        ("low", (Field((), Badge("green", "1")), Field(("R2", "R3")))),
    ),
    "Three risks.",
)


def deck(*slides: Slide, title: str = "A deck", language="en") -> Deck:
    facts = Facts((("Customer", "Acme"), ("Overall", Badge("green", "green"))))
    return Deck(title, "Review", language, facts, slides, STAMP, LABELS)


def one(*found: Block, title: str = "Message") -> Deck:
    """A deck of one slide with these blocks in one column."""
    return deck(Slide(title, (found,)))


def table(count: int, text: str = "row {n}", *, title: str = "Name") -> Table:
    rows = tuple((text.replace("{n}", str(n)), Badge("red", "late"), str(n)) for n in range(count))
    return Table((Column(title), Column("State"), Column("Count", "right")), rows)


def tables(presentation) -> list[Any]:
    return [
        shape.table for slide in presentation.slides for shape in slide.shapes if shape.has_table
    ]


@pytest.fixture(scope="module")
def full():
    return opened(deck_of(example("full-case-en")))


# -- the package --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["full-case", "mini-case", "hostile"])
@pytest.mark.parametrize("template", [None, FOREIGN], ids=["own", "foreign"])
def test_every_part_has_its_type_and_every_relation_its_target(name, template):
    data = render(deck_of(example(name), "fr"), template and template.read_bytes())
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        parts = {name: package.read(name) for name in package.namelist()}
    kinds = etree.fromstring(parts["[Content_Types].xml"])
    defaults = {node.get("Extension") for node in kinds if node.get("Extension")}
    overrides = {node.get("PartName") for node in kinds if node.get("PartName")}
    assert {(override or "").lstrip("/") for override in overrides} <= parts.keys()
    for part, content in parts.items():
        assert f"/{part}" in overrides or part.rpartition(".")[2] in defaults
        if not part.endswith(".rels"):
            continue
        folder = PurePosixPath(part).parent.parent
        for relation in etree.fromstring(content):
            assert relation.get("TargetMode") != "External"
            target = relation.get("Target") or ""
            path = PurePosixPath(target) if target.startswith("/") else folder / target
            steps: list[str] = []
            for step in path.parts:
                steps = steps[:-1] if step == ".." else [*steps, step.strip("/")]
            assert "/".join(filter(None, steps)) in parts


def test_ids_and_names_are_unique_on_each_slide(full):
    for slide in full.slides:
        marks = list(slide._element.iter(f"{SLIDES}cNvPr"))
        assert len({mark.get("id") for mark in marks}) == len(marks)
        assert len({mark.get("name") for mark in marks}) == len(marks)


def test_the_same_deck_has_the_same_bytes():
    found = [render(deck_of(example("full-case"), "fr")) for _ in range(2)]
    assert found[0] == found[1]
    with zipfile.ZipFile(BytesIO(found[0])) as package:
        assert {entry.date_time[:3] for entry in package.infolist()} == {(2026, 4, 5)}
        books = [name for name in package.namelist() if name.endswith(".xlsx")]
        inner = zipfile.ZipFile(BytesIO(package.read(books[0])))
    assert {entry.date_time[0] for entry in inner.infolist()} == {1980}
    year = str(datetime.now(UTC).year).encode()
    assert all(year not in inner.read(name) for name in inner.namelist() if "sheet" not in name)


def test_properties_say_what_it_is_and_name_nobody(full):
    properties = full.core_properties
    assert properties.title == "Hypercare of the legal department's contract management system"
    assert properties.author == properties.last_modified_by == "clm-juridique"
    assert properties.identifier.startswith("clm-juridique 2026-04-05 ")
    assert (properties.version, properties.language) == ("1.3", "en-GB")
    assert properties.created.date() == properties.modified.date() == date(2026, 4, 5)


# -- placeholders -------------------------------------------------------------------------------


def test_titles_stand_in_title_placeholders_and_are_unique(full):
    titles = [slide.shapes.title.text_frame.text for slide in full.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_no_placeholder_is_left_empty(full):
    for slide in full.slides:
        for shape in slide.placeholders:
            assert not shape.has_text_frame or shape.text_frame.text.strip()


def test_every_slide_has_stamp_day_and_number(full):
    for number, slide in enumerate(full.slides, 1):
        found = {shape.placeholder_format.type: shape for shape in slide.placeholders}
        footer = found[PP_PLACEHOLDER.FOOTER].text_frame.text
        assert footer == "clm-juridique · revision 1.3 · as of 5 Apr 2026 · hypercare 0.1.0"
        assert found[PP_PLACEHOLDER.DATE].text_frame.text == "5 Apr 2026"
        fields = list(found[PP_PLACEHOLDER.SLIDE_NUMBER]._element.iter(f"{DRAWING}fld"))
        assert [field.get("type") for field in fields] == ["slidenum"]
        assert text(fields[0]) == str(number)


@pytest.mark.parametrize(("language", "locale"), [("fr", "fr-FR"), ("en", "en-GB")])
def test_every_run_has_its_language(language, locale):
    found = Presentation(BytesIO(render(deck_of(example("full-case"), language))))
    for slide in found.slides:
        trees = [slide._element, *([slide.notes_slide._element] if slide.has_notes_slide else [])]
        for tree in trees:
            for run in tree.iter(f"{DRAWING}r"):
                properties = run.find(f"{DRAWING}rPr")
                assert properties is not None
                assert properties.get("lang") == locale


def test_the_cover_says_title_review_and_facts():
    cover = opened(deck()).slides[0]
    found = [cover.placeholders[idx].text_frame.text for idx in (0, 1, 13)]
    assert found == ["A deck", "Review", "Customer: Acme\nOverall: ●\u00a0green"]


def test_the_same_title_twice_is_told_apart():
    found = opened(deck(Slide("Same", ((Paragraph("a"),),)), Slide("Same", ((Paragraph("b"),),))))
    assert [slide.shapes.title.text_frame.text for slide in found.slides][1:] == [
        "Same",
        "Same (2)",
    ]


def test_a_long_title_shrinks_then_is_cut_and_stands_whole_in_the_notes():
    long = "A message that goes on and on " * 40
    found = opened(one(Paragraph("a"), title=long)).slides[1]
    shown = found.shapes.title.text_frame.text
    assert shown.endswith("…")
    assert long.startswith(shown[:-1])
    assert found.notes_slide.notes_text_frame.text == long


def test_notes_are_paragraphs_of_the_notes_page():
    found = opened(deck(Slide("Message", ((Paragraph("a"),),), ("One.", "Two."))))
    frame = found.slides[1].notes_slide.notes_text_frame
    assert [paragraph.text for paragraph in frame.paragraphs] == ["One.", "Two."]


# -- texts --------------------------------------------------------------------------------------


def test_texts_that_follow_each_other_fill_one_placeholder():
    found = opened(one(Heading("Part", 2), Paragraph("Text."), Bullets(("One", "Two"))))
    body = found.slides[1].placeholders[1]
    assert body.text_frame.text == "Part\nText.\nOne\nTwo"
    marks = [
        p.find(f"{DRAWING}pPr/{DRAWING}buChar") is not None
        for p in body._element.iter(f"{DRAWING}p")
    ]
    assert marks == [False, False, True, True]


def test_two_columns_take_the_layout_with_two_texts():
    found = opened(deck(Slide("Message", ((Paragraph("left"),), (CURVE,)))))
    slide = found.slides[1]
    assert (
        len(
            [one for one in slide.slide_layout.placeholders if one.placeholder_format.idx in (1, 2)]
        )
        == 2
    )
    assert slide.placeholders[1].text_frame.text == "left"


def test_texts_that_do_not_fit_go_on():
    lines = tuple(f"Line {n} of a text that goes on for a while. " * 4 for n in range(40))
    found = opened(one(Bullets(lines)))
    titles = [slide.shapes.title.text_frame.text for slide in found.slides][1:]
    assert titles == [f"Message ({n}/{len(titles)})" for n in range(1, len(titles) + 1)]
    shown = [
        p.text
        for slide in list(found.slides)[1:]
        for p in slide.placeholders[1].text_frame.paragraphs
    ]
    assert shown == list(lines)


def test_a_heading_is_not_left_behind():
    found = opened(
        one(Bullets(tuple("word " * 60 for _ in range(6))), Heading("Rows", 2), table(12))
    )
    for slide in found.slides:
        shapes = [
            s
            for s in slide.shapes
            if s.has_table or (s.has_text_frame and s.text_frame.text == "Rows")
        ]
        assert [s.has_table for s in shapes] in ([], [True], [False, True])


# -- tables -------------------------------------------------------------------------------------


def test_a_table_is_native_with_a_header_row():
    (found,) = tables(opened(one(table(3))))
    assert found.first_row
    assert [cell.text for cell in found.rows[0].cells] == ["Name", "State", "Count"]
    assert [cell.text for cell in found.rows[1].cells] == ["row 0", "■\u00a0late", "0"]


def test_a_long_table_goes_on_under_its_header_with_every_row_once():
    found = opened(one(table(70)))
    parts = tables(found)
    assert len(parts) > 2
    assert [part.rows[0].cells[0].text for part in parts] == ["Name"] * len(parts)
    rows = [row.cells[0].text for part in parts for row in list(part.rows)[1:]]
    assert rows == [f"row {n}" for n in range(70)]
    assert min(len(part.rows) for part in parts) > 10, "the slides are filled alike"


def test_a_part_of_a_table_keeps_its_columns():
    parts = tables(opened(one(table(70, "row {n} " + "of a longer text " * 3))))
    assert len({tuple(column.width for column in part.columns) for part in parts}) == 1


def test_a_row_larger_than_a_slide_is_divided_and_nothing_is_lost():
    words = [f"word{n}" for n in range(3000)]
    parts = tables(opened(one(table(1, " ".join(words)))))
    shown = " ".join(row.cells[0].text for part in parts for row in list(part.rows)[1:])
    assert shown.split() == words


def test_a_text_without_spaces_is_divided_too():
    parts = tables(opened(one(table(1, "x" * 9000))))
    assert sum(len(row.cells[0].text) for part in parts for row in list(part.rows)[1:]) == 9000


@pytest.mark.parametrize("template", [None, FOREIGN], ids=["own", "foreign"])
@pytest.mark.parametrize("name", ["full-case", "hostile"])
def test_nothing_leaves_the_slide(name, template):
    found = opened(deck_of(example(name), "fr"), template and template.read_bytes())
    wide, high = found.slide_width, found.slide_height
    for slide in found.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= wide
            assert shape.top + shape.height <= high
        stacked = [s for s in slide.shapes if s.has_table or s.has_chart]
        for upper in stacked:
            for lower in stacked:
                apart = (
                    upper.left + upper.width <= lower.left or lower.left + lower.width <= upper.left
                )
                if upper is not lower and not apart and upper.top <= lower.top:
                    assert upper.top + upper.height <= lower.top


def test_facts_are_a_table_without_header():
    (found,) = tables(opened(one(Facts((("Label", "value"), ("State", Badge("amber", "late")))))))
    assert (found.first_row, found.first_col) == (False, True)
    assert [[c.text for c in row.cells] for row in found.rows] == [
        ["Label", "value"],
        ["State", "▲\u00a0late"],
    ]


def test_no_word_of_facts_is_parted_in_a_narrow_column():
    """On 4 : 3 slides a third of the width is about 200 points."""
    word = "Wiederherstellungszeit"
    style = Style(Theme({}, "Arial"), "en-GB", "en", 1.0)
    for pairs in (
        ((word, "4 h"), ("A", "B")),
        (("A", word), ("B", "C")),
        ((word, word), ("A", "B")),
    ):
        rows = facts(Facts(pairs), style)
        fit = rows.source.fit(200.0, 1.0)
        assert sum(fit.widths) == pytest.approx(200)
        for n, wide in enumerate(fit.widths):
            for pair in pairs:
                assert style.lines(pair[n], wide - 10, fit.size, bold=bool(n)) == 1


def test_a_grid_is_a_table_with_words_on_its_grounds():
    (found,) = tables(opened(one(MATRIX)))
    assert [[c.text for c in row.cells] for row in found.rows] == [
        ["Impact\u00a0↓\vProbability\u00a0→", "low", "high"],
        ["high", "▲\u00a03\vR1", "■\u00a09"],
        ["low", "●\u00a01", "R2\vR3"],
    ]
    fills = [found.rows[1].cells[n]._tc.find(f"{DRAWING}tcPr/{DRAWING}solidFill") for n in (1, 2)]
    assert text_of_fill(fills[0]) != text_of_fill(fills[1])


def text_of_fill(node) -> str:
    return etree.tostring(node).decode()


def test_a_trend_is_its_words():
    points = ((date(2026, 1, 5), Decimal(9)), (date(2026, 2, 4), Decimal(5)))
    (found,) = tables(opened(one(Table((Column("Trend"),), ((Trend(points, "falling, 9 → 5"),),)))))
    assert found.rows[1].cells[0].text == "falling, 9 → 5"


# -- pictures -----------------------------------------------------------------------------------


def test_a_chart_is_native_with_its_numbers_behind_it():
    slide = opened(one(CURVE)).slides[1]
    (frame,) = [shape for shape in slide.shapes if shape.has_chart]
    assert frame.is_placeholder
    (series,) = frame.chart.plots[0].series
    assert (series.name, list(series.values)) == ("One", [0.25, None, 0.75])
    sheet = load_workbook(BytesIO(frame.chart.part.chart_workbook.xlsx_part.blob)).worksheets[0]
    assert [row[1].value for row in sheet.iter_rows()] == ["One", 0.25, None, 0.75]
    assert frame._element.find(f".//{SLIDES}cNvPr").get("descr") == "Curve. It rises."


def test_a_timeline_is_a_group_of_native_shapes():
    slide = opened(one(PATH)).slides[1]
    (group,) = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    assert group._element.find(f".//{SLIDES}cNvPr").get("descr") == "Road. One of two passed."
    shown = [shape.text_frame.text for shape in group.shapes if shape.has_text_frame]
    assert {"First", "on time – passed", "Second", "late", "T0", "today"} <= set(shown)


def test_every_table_and_picture_has_a_text_alternative(full):
    for slide in full.slides:
        for shape in slide.shapes:
            if shape.has_table or shape.has_chart or shape.shape_type == MSO_SHAPE_TYPE.GROUP:
                assert shape._element.find(f".//{SLIDES}cNvPr").get("descr")


def test_a_hundred_milestones_go_on():
    spans = tuple(PATH.spans[0]._replace(name=f"Milestone {n}") for n in range(100))
    shown = "\n".join(texts(opened(one(PATH._replace(spans=spans)))))
    assert [n for n in range(100) if f"Milestone {n}\n" not in shown] == []


# -- templates ----------------------------------------------------------------------------------


def test_a_foreign_template_keeps_its_size_fonts_and_places():
    template = Presentation(str(FOREIGN))
    found = opened(
        deck(Slide("Message", ((Paragraph("left"),), (table(2),)))), FOREIGN.read_bytes()
    )
    assert (found.slide_width, found.slide_height) == (template.slide_width, template.slide_height)
    slide = found.slides[1]
    places = {p.placeholder_format.idx: p for p in slide.slide_layout.placeholders}
    left = slide.placeholders[1]
    assert places[1].left <= left.left < left.left + left.width <= places[1].left + places[1].width
    assert b'typeface="Arial"' not in etree.tostring(slide._element)


def test_the_slides_of_a_template_are_taken_out():
    template = Presentation(str(FOREIGN))
    template.slides.add_slide(template.slide_layouts[0]).shapes.title.text_frame.text = "SECRET"
    data = BytesIO()
    template.save(data)
    made = render(one(Paragraph("a")), data.getvalue())
    assert len(Presentation(BytesIO(made)).slides) == 2
    with zipfile.ZipFile(BytesIO(made)) as package:
        assert not [name for name in package.namelist() if b"SECRET" in package.read(name)]


def test_a_template_without_a_master_of_notes_gets_one():
    with zipfile.ZipFile(
        BytesIO(render(deck(Slide("A", ((Paragraph("a"),),), ("Said.",))), FOREIGN.read_bytes()))
    ) as package:
        root = etree.fromstring(package.read("ppt/presentation.xml"))
    order = [str(node.tag).rpartition("}")[2] for node in root][:3]
    assert order == ["sldMasterIdLst", "notesMasterIdLst", "sldIdLst"]


def test_layouts_are_found_by_their_placeholders_alone():
    template = Presentation(str(FOREIGN))
    usual = layouts_of(template)
    for layout in template.slide_layouts:
        layout._element.attrib.pop("type", "")
        layout.name = "x"
    bare = layouts_of(template)
    assert bare.one.source.name == "x"
    assert len(bare.one.bodies) == 1
    assert usual.two is not None
    assert bare.two is not None
    assert len(bare.two.bodies) == 2
    assert bare.cover.source.part.partname == usual.cover.source.part.partname


def test_a_template_with_titles_only_still_takes_everything():
    template = Presentation(str(FOREIGN))
    kept = template.slide_layouts[5]
    for layout in list(template.slide_layouts):
        if layout.part.partname != kept.part.partname:
            template.slide_layouts.remove(layout)
    data = BytesIO()
    template.save(data)
    found = opened(
        deck(Slide("Message", ((Paragraph("left"),), (table(2), CURVE)))), data.getvalue()
    )
    slide = found.slides[1]
    assert slide.shapes.title.text_frame.text == "Message"
    below = slide.shapes.title.top + slide.shapes.title.height
    assert all(s.top >= below - Emu(POINT) for s in slide.shapes if s.has_table or s.has_chart)


def test_header_rows_can_be_read_on_any_theme():
    for template in (None, FOREIGN):
        found = Presentation(str(template)) if template else opened(deck())
        theme = theme_of(found.slide_masters[0])
        ground = theme.colours[theme.header.scheme]
        assert contrast(ground, theme.colours["bg1"]) >= 4.5


def test_contrast_is_that_of_wcag():
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)


# -- hostile texts ------------------------------------------------------------------------------

HOSTILE = ["<b>x</b>", "=1+1", "{{ 7*7 }}", "{title}", "%s %d", "\x1b[31m", "\ud800", "a\tb", "_x000D_",
           "]]>", "&amp;", "\ufffe", "مرحبا", "‹#›", "' OR 1=1", "{0.__class__}"]  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE)
def test_texts_are_shown_not_obeyed(hostile):
    value = f"{hostile} end"
    timeline = PATH._replace(spans=(PATH.spans[0]._replace(name=value),))
    chart = CURVE._replace(title=value, series=(CURVE.series[0]._replace(name=value),))
    grid = MATRIX._replace(columns=(value, "b"))
    slides = (
        Slide(
            value, ((Paragraph(value), Bullets((value,))), (Facts(((value, value),)),)), (value,)
        ),
        Slide("Pictures", ((timeline,), (chart, grid))),
        Slide("Table", ((table(30, value, title=value),),)),
        Slide(value, ((Paragraph(value),),), kind="section"),
    )
    found = opened(deck(*slides, title=value))
    shown = "\n".join(texts(found))
    assert shown.count(clean(value)) >= 40
    assert found.slides[1].notes_slide.notes_text_frame.text == clean(value)


def test_the_template_is_as_its_script_makes_it(capsys):
    from scripts.make_templates import main

    assert main(["--check"]) == 0
    assert "deck.pptx: as made" in capsys.readouterr().out
