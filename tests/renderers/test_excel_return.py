"""What a ledger must have so that it can come back: keys, ids, the base, cells that may be edited."""

import json
import re
import shutil
import subprocess
import zipfile
from datetime import datetime
from io import BytesIO
from math import isclose
from typing import Any

import pytest
from lxml import etree

from hypercare_cli.clean import clean
from hypercare_cli.renderers.excel import render
from tests.ledgers import analysis_of, empty, example, read, rendered
from tests.plans import EXAMPLES, HEAD

NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())
KEY = re.compile(r"([a-z]+)\.(\S+)\Z")
SMALLEST = 7
"""Points of the smallest print, on paper."""
ACROSS = 284.3
"""Millimetres of A4 between the margins."""


Rows = dict[str, dict[str, dict[str, Any]]]


def lines(book: Any) -> list[list[Any]]:
    return [[cell for cell in row if cell not in (None, "")] for row in book["_hypercare"].values]


def base(book: Any) -> Rows:
    """{table: {row id: {column: text}}} as the ledger keeps it."""
    found: Rows = {}
    for first, *rest in lines(book):
        if first == "row":
            found.setdefault(rest[0], {})[rest[1]] = json.loads("".join(rest[2:]))
    return found


def cells(book: Any) -> Rows:
    """The same from the sheets: what stands under the hidden keys, in rows that have an id."""
    edited = {(line[1], line[2]) for line in lines(book) if line[0] == "column" and line[4:]}
    found: Rows = {}
    for sheet in book:
        keys = {c.column: m.groups() for c in sheet[3] if (m := KEY.match(str(c.value)))}
        place = next((column for column, (_table, key) in keys.items() if key == "_id"), 0)
        for row in sheet.iter_rows(min_row=5) if place else ():
            id_ = row[place - 1].value
            if id_ not in (None, "", "#end"):
                known = [c for c in row if c.value is not None and keys.get(c.column) in edited]
                said = {keys[cell.column][1]: cell.value for cell in known}
                found.setdefault(keys[place][0], {})[id_] = said
    return found


def alike(cell: Any, text: str) -> bool:
    """Whether a cell still says what the base has."""
    if isinstance(cell, datetime):
        return cell.date().isoformat() == text
    if isinstance(cell, int | float):
        return isclose(cell, float(text), rel_tol=1e-12)
    return clean(str(cell)) == text


def assert_unchanged(book: Any) -> None:
    kept, shown = base(book), cells(book)
    assert {t: set(rows) for t, rows in shown.items()} == {t: set(rows) for t, rows in kept.items()}
    for table, rows in kept.items():
        for id_, texts in rows.items():
            found = shown[table][id_]
            assert set(found) == set(texts), (table, id_)
            assert not [key for key, text in texts.items() if not alike(found[key], text)]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", NAMES)
def test_the_sheets_say_what_the_base_keeps(name, language):
    assert_unchanged(read(rendered(example(name), language)))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", ["full-case", "mini-case", "hostile"])
def test_also_after_libreoffice_saved_it_again(name, tmp_path):
    file = tmp_path / "ledger.xlsx"
    file.write_bytes(rendered(example(name)))
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'p').as_uri()}"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, str(file)], check=True, capture_output=True, timeout=120)
    book = read((tmp_path / "out" / "ledger.xlsx").read_bytes())
    assert_unchanged(book)
    assert "field.plan.kickoff" in book.defined_names
    assert {each.name for each in book.custom_doc_props.props} >= {"hypercare.plan"}


def test_key_facts_are_named_cells():
    book = read(rendered(example("full-case")))
    kept = {line[1]: line[2] for line in lines(book) if line[0] == "field" and len(line) > 2}
    for field, text in kept.items():
        ((sheet, place),) = book.defined_names[f"field.{field}"].destinations
        assert alike(book[sheet][place].value, text)
    assert kept["plan.kickoff"] == "2026-01-05"
    assert kept["customer.name"] == "Groupe pilote"


def test_only_what_the_plan_has_can_be_typed_into():
    book = read(rendered(example("full-case")))
    for sheet in (book["Actions"], book["KPI"], book["Value"], book["Obligations"]):
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        allowed = ("autoFilter", "sort", "insertRows", "deleteRows", "formatColumns")
        assert not any(getattr(sheet.protection, name) for name in allowed)  # 0: not forbidden
        for row in sheet.iter_rows(min_row=5, max_row=6):
            for cell in row:
                key = sheet.cell(3, cell.column).value
                if cell.data_type == "f" or key is None or key.endswith("._id"):
                    assert cell.protection.locked, cell.coordinate
        assert not sheet["B5"].protection.locked
    assert not book["Decisions"].protection.sheet  # no formula that could be spoilt


def test_keys_and_ids_are_hidden():
    book = read(rendered(example("full-case")))
    sheet = book["Risks"]
    assert sheet.row_dimensions[3].hidden
    assert sheet["A3"].value == "risks.id"
    last = sheet["N3"]
    assert last.value == "risks._id"
    assert sheet.column_dimensions["N"].hidden
    assert [sheet.cell(row, 14).value for row in range(5, 8)] == ["R1", "R2", "R3"]
    assert book["_hypercare"].sheet_state == "veryHidden"
    assert book["Value"].tables["ledger"].ref.startswith("A4:")


def test_free_rows_belong_to_the_table():
    sheet = read(rendered(example("full-case")))["Actions"]
    reference = sheet.tables["actions"].ref
    assert reference == "A4:Q17"  # five actions and eight free rows
    assert sheet["I17"].data_type == "f"
    assert not sheet["B17"].protection.locked
    validated = {str(rule.sqref) for rule in sheet.data_validations.dataValidation}
    assert "C5:C17" in validated


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", ["full-case", "mini-case", "cloud-migration", ""])
def test_every_sheet_prints_on_a4_and_can_be_read(name, language):
    book = read(rendered(example(name), language) if name else render(empty(language)))
    for sheet in book:
        if sheet.sheet_state != "visible":
            continue
        assert int(sheet.page_setup.paperSize) == 9
        wide = 0.0
        for column in sheet.column_dimensions.values():
            if not column.hidden:
                wide += column.width * (column.max - column.min + 1)
        scale = min(1, ACROSS / (wide * 1.85))
        assert scale * 10 >= SMALLEST, (sheet.title, wide)


@pytest.mark.parametrize(("sheet", "charts"), [("KPI", 4), ("Adoption", 1), ("Value bridge", 1)])
def test_charts_are_native_and_follow_the_cells(sheet, charts):
    data = rendered(example("full-case"))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = [n for n in archive.namelist() if n.startswith("xl/charts/chart")]
        areas = [
            str(node.text)
            for name in names
            for node in etree.fromstring(archive.read(name)).iter("{*}f")
        ]
        drawings = [archive.read(n) for n in archive.namelist() if "drawings/drawing" in n]
    assert len(names) == 6
    wanted = {"KPI": "Measurements!", "Adoption": "Adoption!", "Value bridge": "'Value bridge'!"}
    assert sum(area.startswith(wanted[sheet]) for area in areas) >= 2 * charts
    assert all(b'descr=""' not in drawing for drawing in drawings)


def test_long_texts_get_high_rows():
    text = "A long sentence about a risk that nobody has thought of before. " * 4
    plan = HEAD + f"risks: [{{id: R1, title: {text.strip()}, probability: H, impact: L}}]\n"
    sheet = read(rendered(analysis_of(plan)))["Risks"]
    wide = sheet.column_dimensions["B"].width
    assert sheet.row_dimensions[5].height >= 13 * len(text) / (wide * 1.3)


def test_days_before_1900_are_text():
    plan = HEAD + "actions: [{id: A1, title: t, status: open, due: 1899-12-30}]\n"
    sheet = read(rendered(analysis_of(plan)))["Actions"]
    row = {sheet.cell(3, n).value: sheet.cell(5, n).value for n in range(1, 18)}
    assert row["actions.due"] == "1899-12-30"


def test_an_empty_ledger_opens_with_room_and_words():
    book = read(render(empty("fr")))
    assert book.sheetnames[:2] == ["À propos", "L’essentiel"]
    assert book["Actions"].tables["actions"].ref == "A4:Q27"
    assert "list.role" in book.defined_names
    assert book.defined_names["list.people"].value.startswith("Personnes!$G$5:INDEX(")


def test_a_name_like_a_place_stays_text_in_a_chart():
    """`=Actions!A1` as the title of a KPI is neither a formula nor a reference."""
    days = "{date: T+0, value: 9}, {date: T+9, value: 8}, {date: T+20, value: 7}"
    plan = HEAD + (
        "kpis: [{id: delay, title: '=Actions!A1', unit: h, kind: business,"
        f" baseline: 9, target: 5, measurements: [{days}]}}]\n"
    )
    with zipfile.ZipFile(BytesIO(rendered(analysis_of(plan)))) as archive:
        charts = [archive.read(n) for n in archive.namelist() if "charts/chart" in n]
    parts = [etree.fromstring(chart) for chart in charts]
    assert any("=Actions!A1" in (t.text or "") for part in parts for t in part.iter("{*}t", "{*}v"))
    assert not any("Actions!A1" in str(f.text) for part in parts for f in part.iter("{*}f"))
