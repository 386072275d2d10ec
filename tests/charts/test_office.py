"""Office charts: series with their cells, days at their distance, labels, looks, the workbook."""

import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from lxml import etree
from openpyxl import load_workbook

from hypercare_cli.blocks import Chart, Series
from hypercare_cli.charts.drawingml import CHART, MAIN, RELATIONS
from hypercare_cli.charts.frame import Size, day_step, spread
from hypercare_cli.charts.office import chart_part
from hypercare_cli.charts.palette import Colour as Shade
from hypercare_cli.charts.palette import rgb
from hypercare_cli.renderers.soundness.package import problems

C, A = f"{{{CHART}}}", f"{{{MAIN}}}"
DAYS = (date(2026, 1, 5), date(2026, 2, 4), date(2026, 4, 5))


def numbers(*values: str | None) -> tuple[Decimal | None, ...]:
    return tuple(None if value is None else Decimal(value) for value in values)


def curve(*lines: Series, unit="share", categories=DAYS) -> Chart:
    return Chart("line", "Curve", categories, lines, unit, "It rises.")


def bridge(*values: str) -> Chart:
    names = tuple(f"V{n}" for n in range(len(values) - 1))
    step = Series("Value", numbers(*values))
    return Chart("bridge", "Bridge", (*names, "Total"), (step,), "money", currency="EUR")


def tree(chart: Chart, language="en", **options) -> etree._Element:
    return etree.fromstring(chart_part(chart, language, **options).xml)


def sheet(chart: Chart, language="en"):
    book = load_workbook(BytesIO(chart_part(chart, language).workbook))
    return book.active


def vals(node: etree._Element, path: str) -> list[str | None]:
    """The `val` of every element at a path of the namespace of charts."""
    steps = "/".join(C + step if step != "." else step for step in path.split("/"))
    return [found.get("val") for found in node.iterfind(f".//{steps}")]


def cached(series: etree._Element, name: str) -> dict[int, str]:
    return {
        int(point.get("idx") or 0): point.findtext(f"{C}v") or ""
        for point in series.iterfind(f"{C}{name}//{C}pt")
    }


READY = Series("Ready", numbers("0.65", None, "0.8"))
GOAL = Series("Goal", numbers("0.6", "0.6", "0.6"), goal=True)


def test_days_stand_at_their_distance_and_gaps_stay():
    found = tree(curve(READY, GOAL))
    first, _goal = found.iter(f"{C}ser")
    assert cached(first, "cat") == {0: "46027", 1: "46057", 2: "46117"}
    assert cached(first, "val") == {0: "0.65", 2: "0.8"}
    assert vals(found, "dispBlanksAs") == ["gap"]
    assert vals(found, "dateAx/scaling/min") == ["46027"]
    assert vals(found, "dateAx/scaling/max") == ["46117"]


@pytest.mark.parametrize("width", [130.0, 200.0, 480.0, 900.0])
@pytest.mark.parametrize("length", [7, 45, 90, 91, 100, 200, 365, 366, 420, 900, 2000])
def test_from_three_to_six_dates_stand_at_an_axis(width, length):
    every, unit = day_step(length, 12.0, width)
    days = every * (31 if unit == "months" else 1)
    assert 3 <= length // days + 1 <= 6 + (unit == "months")
    assert (unit == "months") == (length > 365)


def test_ninety_days_on_a_third_of_a_slide():
    found = tree(curve(READY, GOAL), size=Size(260.0, 300.0), text=14.0)
    assert vals(found, "dateAx/majorUnit") == ["45"]
    assert vals(found, "dateAx/majorTimeUnit") == ["days"]


def test_the_marks_of_the_values_stay_clear_of_the_first_marker():
    (code,) = (
        node.get("formatCode") for node in tree(curve(READY)).iterfind(f".//{C}valAx/{C}numFmt")
    )
    assert code == '[$-809]#,##0%"\u2002"'


def test_series_refer_to_the_cells_that_hold_their_values():
    chart = curve(READY, GOAL)
    rows = list(sheet(chart).iter_rows(values_only=True))
    assert [row[1:] for row in rows] == [("Ready", "Goal"), (0.65, 0.6), (None, 0.6), (0.8, 0.6)]
    assert [row[0].date() for row in rows[1:]] == list(DAYS)
    places = [node.text for node in tree(chart).iter(f"{C}f")]
    assert places[:3] == ["'Data'!$B$1", "'Data'!$A$2:$A$4", "'Data'!$B$2:$B$4"]


def test_the_workbook_is_what_edit_data_opens():
    data = tree(curve(READY)).find(f"{C}externalData")
    assert data is not None
    assert data.get(f"{{{RELATIONS}}}id") == "rId1"


def test_the_workbook_opens_without_a_repair():
    chart = bridge("1200.5", "-30", "1170.5")
    with zipfile.ZipFile(BytesIO(chart_part(chart, "fr").workbook)) as archive:
        found = [(name, archive.read(name)) for name in archive.namelist()]
    assert problems(found) == []
    assert sheet(chart, "fr")["D3"].value == 30
    assert sheet(chart, "fr")["D3"].number_format == '[$-40C]#,##0"\u00a0€"'


def test_lines_differ_by_marker_and_dash_and_carry_their_names():
    lines = [Series(f"S{n}", numbers("0.1", "0.2", f"0.{n}")) for n in (3, 5, 7)]
    found = tree(curve(*lines, GOAL))
    assert vals(found, "marker/symbol") == ["circle", "square", "triangle", "none"]
    dashes = [n.get("val") for n in found.iterfind(f".//{C}ser/{C}spPr/{A}ln/{A}prstDash")]
    assert len(set(dashes)) == 4
    assert vals(found, "dLbl/idx") == ["2"] * 4
    assert vals(found, "dLbl/showSerName") == ["1"] * 4
    assert found.find(f".//{C}legend") is None


def test_names_at_the_ends_do_not_cover_each_other():
    lines = [Series(f"S{n}", numbers("0.1", "0.2", "0.5")) for n in range(3)]
    lower = [
        float(node.get("val") or 0) for node in tree(curve(*lines)).iterfind(f".//{C}dLbl//{C}y")
    ]
    assert lower == sorted(lower)
    assert len(set(lower)) == len(lower) >= 2


def test_a_line_that_ends_early_is_named_away_from_the_others():
    early = Series("Actual", numbers("0.4", "0.3", None))
    found = tree(curve(early, GOAL))
    assert vals(found, "dLbl/idx") == ["1", "2"]
    assert vals(found, "dLbl/dLblPos") == ["b", "r"], "the goal lies above"


def test_a_label_that_finds_no_room_in_its_column_stands_above():
    found = tree(bridge("1000", "1", "1001"))
    assert vals(found, "dLbl/idx") == ["1"]
    (lower,) = vals(found, "dLbl/layout/manualLayout/y")
    assert float(lower or 0) < 0


def test_many_lines_have_a_legend():
    lines = [Series(f"S{n}", numbers("0.1", "0.2", "0.5")) for n in range(7)]
    found = tree(curve(*lines))
    assert found.find(f".//{C}legend") is not None
    assert found.find(f".//{C}dLbl") is None


@pytest.mark.parametrize(
    ("language", "unit", "currency", "code"),
    [
        ("en", "share", "", "[$-809]#,##0%"),
        ("fr", "share", "", '[$-40C]#,##0"\u00a0"%'),
        ("en", "money", "EUR", '[$-809]"€"#,##0'),
        ("fr", "money", "EUR", '[$-40C]#,##0"\u00a0€"'),
        ("en", "number", "", "[$-809]#,##0.0"),
    ],
)
def test_formats_follow_unit_and_language(language, unit, currency, code):
    chart = Chart("column", "T", ("a", "b"), (Series("S", numbers("1", "2")),), unit, "", currency)
    axis = tree(chart, language).find(f".//{C}valAx/{C}numFmt")
    assert axis is not None
    assert axis.get("formatCode") == code


def test_a_goal_crosses_columns_as_a_dashed_line():
    series = (
        Series("Within", numbers("0.79", "0.85")),
        Series("Goal", numbers("0.85", "0.85"), True),
    )
    found = tree(Chart("column", "SLA", ("a", "b"), series, "share"))
    (bar,), (line,) = found.iter(f"{C}barChart"), found.iter(f"{C}lineChart")
    assert vals(bar, "ser/idx") == ["0"]
    assert vals(line, "ser/idx") == ["1"]
    assert vals(bar, "axId") == vals(line, "axId") == vals(found, "crossAx")[::-1]


def test_the_axis_keeps_to_the_limits_of_the_chart():
    notes = Series("Latest", numbers("3", "4", "2"))
    limits = (Decimal(0), Decimal(5))
    found = tree(Chart("radar", "R", ("a", "b", "c"), (notes,), limits=limits))
    assert (vals(found, "valAx/scaling/min"), vals(found, "valAx/scaling/max")) == (["0"], ["5"])
    assert found.find(f".//{C}radarChart") is not None


def columns(chart: Chart) -> dict[str, list[float | None]]:
    head, *rows = sheet(chart).iter_rows(values_only=True)
    return {name: [row[n] for row in rows] for n, name in enumerate(head) if n}


def test_a_bridge_stands_on_what_came_before():
    found = columns(bridge("100", "-30", "50", "120"))
    assert found["Base"] == [0, 70, 70, 0]
    assert found["Rise"] == [100, None, 50, None]
    assert found["Fall"] == [None, 30, None, None]
    assert found["Total"] == [None, None, None, 120]


def test_a_bridge_may_cross_the_zero():
    rows = list(sheet(bridge("20", "-50", "-30")).iter_rows(values_only=True))
    assert rows[0][1:] == ("Base", "Rise", "Fall", "Total", "Rise", "Fall", "Total")
    assert [row[1:] for row in rows[1:]] == [
        (0, 20, None, None, None, None, None),
        (0, None, 20, None, None, -30, None),
        (0, None, None, -30, None, None, None),
    ]


def test_the_ways_of_a_bridge_differ_without_colour():
    base, rise, fall, total = tree(bridge("100", "-30", "70")).iter(f"{C}ser")
    assert base.find(f"{C}spPr/{A}noFill") is not None
    assert rise.find(f"{C}spPr/{A}solidFill") is not None
    assert fall.find(f"{C}spPr/{A}pattFill") is not None
    signs = [
        node.get("formatCode")
        for node in tree(bridge("1", "-1", "0")).iterfind(f".//{C}dLbls/{C}numFmt")
    ]
    assert ['"+"' in (sign or "") for sign in signs] == [True, False, False]
    assert ['"−"' in (sign or "").split(";")[0] for sign in signs] == [False, True, False]
    assert total.find(f"{C}spPr/{A}ln") is not None


@pytest.mark.parametrize("kind", ["line", "column", "bar", "radar", "bridge"])
@pytest.mark.parametrize("values", [(None, None), ("0", "0"), ("-3", "5"), ("1e20", "1e-20")])
def test_any_values_make_a_chart(kind, values):
    chart = Chart(kind, "T", ("a", "b"), (Series("S", numbers(*values)),))
    assert chart_part(chart, "fr").xml.startswith(b"<?xml")


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_any_day_makes_a_chart(day):
    chart_part(curve(Series("S", numbers("1")), categories=(day,)), "en")


def test_texts_are_data_in_the_chart_and_in_its_workbook():
    hostile = '=1+1</c:v>"\x00{0}'
    chart = Chart("column", hostile, (hostile, "b"), (Series(hostile, numbers("1", "2")),))
    texts = [node.text for node in tree(chart, titled=True).iter(f"{C}v", f"{A}t")]
    assert texts.count(hostile.replace("\x00", "\ufffd")) == 3
    assert [cell.data_type for cell in next(sheet(chart).iter_rows(min_row=2))] == ["s", "n"]


def test_colours_are_those_of_the_theme():
    xml = chart_part(curve(READY, GOAL), "en").xml
    assert b"srgbClr" not in xml
    assert b"schemeClr" in xml
    assert rgb(Shade("tx1")) == "1F2933"
    assert rgb(Shade("bg1", 0.5)) == "FFFFFF"


def test_the_same_chart_gives_the_same_bytes():
    assert chart_part(curve(READY), "fr") == chart_part(curve(READY), "fr")


def test_labels_are_spread_and_stay_inside():
    assert spread({1: 10, 2: 50}, 12, 100) == {1: 10, 2: 50}
    assert spread({1: 50, 2: 51, 3: 52}, 12, 100) == {1: 50, 2: 62, 3: 74}
    assert spread({1: 95, 2: 99}, 12, 100) == {1: 88, 2: 100}
