"""Pictures in Word: native charts with their workbooks, groups of shapes, matrices; ids and texts."""

from collections import Counter
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import PurePosixPath

import pytest
from lxml import etree
from openpyxl import load_workbook

from hypercare_cli.blocks import (
    Badge,
    Block,
    Chart,
    Column,
    Facts,
    Field,
    Grid,
    Page,
    Report,
    Series,
    Span,
    Stamp,
    Table,
    Timeline,
    Trend,
)
from hypercare_cli.clean import clean
from tests.reports import WORD, blocks, body, example, report_of, shown, styled, value, word

DAY, LATER = date(2026, 1, 5), date(2026, 4, 5)
STAMP = Stamp("plan-1", LATER, "hypercare 0.1.0", "ab" * 32)
PLACE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
DATA = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CHART = Chart(
    "line",
    "Curve",
    (DAY, LATER),
    (Series("Ready", (Decimal("0.5"), Decimal("0.75"))),),
    "share",
    "It rises.",
)
TIMELINE = Timeline(
    "Roadmap",
    (Span("Basics", DAY, LATER, "current", "5 Apr"),),
    ((DAY, "T0"), (LATER, "T+90")),
    (LATER, "today"),
    {"done": "passed", "current": "current", "late": "late", "planned": "planned"},
    "One milestone.",
)
GRID = Grid(
    "Risks",
    "Impact",
    "Probability",
    ("low", "high"),
    (
        ("high", (Field(()), Field(("R1 – One", "R2 – Two"), Badge("red", "9")))),
        ("low", (Field(("R3 – Three",), Badge("green", "1")), Field(()))),
    ),
    "Two high risks.",
)
TREND = Trend(((DAY, Decimal(9)), (LATER, Decimal(5))), "falling, 9 → 5", Decimal(4))
LABELS = {"figure": "Figure", "table": "Table"}


def one(*found: Block) -> Report:
    return Report("A", "B", "en", Facts(()), (Page("Page", found),), STAMP, LABELS)


def drawings(document: etree._Element) -> list[etree._Element]:
    return list(document.iter(f"{PLACE}inline"))


def texts_for_all(document: etree._Element) -> list[str]:
    return [node.get("descr") or "" for node in document.iter(f"{PLACE}docPr")]


def test_a_chart_leads_to_its_part_and_that_to_its_workbook():
    parts = word(one(CHART))
    document = body(parts)
    (chart,) = document.iter(f"{DATA}chart")
    relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
    (target,) = [node.get("Target") for node in relations if node.get("Id") == chart.get(f"{R}id")]
    assert target == "charts/chart1.xml"
    (link,) = etree.fromstring(parts["word/charts/_rels/chart1.xml.rels"])
    assert (link.get("Id"), link.get("Target")) == ("rId1", "../embeddings/data1.xlsx")
    sheet = load_workbook(BytesIO(parts["word/embeddings/data1.xlsx"]))["Data"]
    assert [cell.value for cell in sheet["B"]] == ["Ready", 0.5, 0.75]


def test_every_picture_says_what_it_shows():
    document = body(word(one(CHART, TIMELINE, Table((Column("Trend"),), ((TREND,),)))))
    assert texts_for_all(document) == ["It rises.", "One milestone.", "falling, 9 → 5"]
    names = {value(node, "val") for node in document.iter(f"{WORD}tblCaption")}
    assert "Two high risks." in {
        value(node, "val") for node in body(word(one(GRID))).iter(f"{WORD}tblCaption")
    }
    assert "" not in names


def test_pictures_are_numbered_figures():
    found = [shown(p).strip() for p in styled(body(word(one(CHART, GRID, TIMELINE))), "Caption")]
    assert found == ["Figure 1 – Curve", "Figure 2 – Risks", "Figure 3 – Roadmap"]


@pytest.mark.parametrize("name", ["full-case", "full-case-en", "hostile"])
def test_ids_of_drawings_are_unique(name):
    document = body(word(report_of(example(name))))
    ids = [node.get("id") for node in document.iter(f"{PLACE}docPr", f"{SHAPE}cNvPr")]
    assert len(ids) == len(set(ids)) > 0
    assert min(map(int, filter(None, ids))) > 0


def test_a_scene_is_a_group_of_shapes_with_its_texts():
    document = body(word(one(TIMELINE)))
    (choice,) = document.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice")
    assert choice.get("Requires") == "wpg"
    boxes = [shown(box).strip() for box in document.iter(f"{WORD}txbxContent")]
    assert boxes == ["T0", "T+90", "Basics", "5 Apr – current", "today"]


def test_two_charts_stand_side_by_side_three_in_two_rows():
    document = body(word(one(CHART, CHART, CHART)))
    rows = [len(list(row)) - 1 for row in document.iter(f"{WORD}tr")]
    assert rows == [2, 2]
    assert len(drawings(document)) == 3


def test_a_matrix_is_a_table_with_words_on_its_grounds():
    (table,) = body(word(one(GRID))).iter(f"{WORD}tbl")
    rows = [
        [shown(cell).strip() for cell in row.iter(f"{WORD}tc")] for row in table.iter(f"{WORD}tr")
    ]
    assert rows == [
        ["Probability ↓   Impact →", "low", "high"],
        ["high", "", "■\u00a09\nR1 – One\nR2 – Two"],
        ["low", "●\u00a01\nR3 – Three", ""],
    ]
    grounds = [value(node, "fill") for node in table.iter(f"{WORD}shd")]
    assert len(set(grounds)) == 3


def test_a_trend_is_drawn_in_its_cell():
    document = body(word(one(Table((Column("KPI"), Column("Trend")), (("A", TREND),)))))
    _kpi, cell = list(document.iter(f"{WORD}tc"))[2:]
    assert len(drawings(cell)) == 1
    assert shown(cell).strip() == "falling, 9 → 5", "for programs that draw no shapes"


HOSTILE = ("</w:t>", "{{ 7*7 }}", "=1+1", "\x00\x1b", "\ud800", "a\nb", 'x" y="', "&amp;", "😀")


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_of_pictures_are_data(text):
    found = one(
        CHART._replace(
            title=text + "1", summary=text + "2", series=(Series(text + "3", (None,) * 2),)
        ),
        TIMELINE._replace(
            spans=(Span(text + "4", DAY, LATER, "late", text + "5"),), summary=text + "6"
        ),
        GRID._replace(columns=(text + "7", "b"), summary=text + "8"),
        Table((Column("T"),), ((TREND._replace(word=text + "9"),),)),
    )
    parts = word(found)
    said = shown(body(parts))
    for number in "1457":
        assert clean(text + number) in said
    assert [clean(text + n) for n in "269"] == texts_for_all(body(parts))
    names = [
        node.text for node in etree.fromstring(parts["word/charts/chart1.xml"]).iter(f"{DATA}v")
    ]
    assert clean(text + "3") in names


def test_the_full_case_has_every_picture():
    report = report_of(example("full-case-en"))
    kinds = Counter(
        block.kind if isinstance(block, Chart) else type(block).__name__
        for block in blocks(report)
        if isinstance(block, Chart | Timeline | Grid)
    )
    assert kinds == {"line": 4, "column": 1, "radar": 1, "bridge": 1, "Timeline": 1, "Grid": 3}
    parts = word(report)
    charts = [name for name in parts if PurePosixPath(name).parent.name == "charts"]
    assert len(charts) == 7
