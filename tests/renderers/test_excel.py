"""The Excel file read back: types, formulas with their values, hostile texts, same bytes."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from io import BytesIO
from math import isclose
from pathlib import Path

import pytest

from hypercare_cli.clean import clean
from hypercare_cli.i18n.words import Words
from hypercare_cli.pages.ledger.columns import LISTINGS
from hypercare_cli.renderers.sheetml.places import unique_sheet_names, units
from tests.ledgers import AS_OF, analysis_of, example, read, rendered
from tests.plans import EXAMPLES, HEAD

HOSTILE = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "＝1+1", "＋1", "－1", "＠x", "'=1", '"quoted"',
    "=HYPERLINK(\"http://x\",\"y\")", "=cmd|' /C calc'!A0", "{=1}", "#REF!", "#N/A", "1,5", "12 500 €",
    "5 %", "TRUE", "2026-01-05", "0012", "1e5", "<b>x</b>", "&amp;", "&", "a\nb", " both ends ",
    "http://example.org/x", "mailto:a@b", "internal:A1", "_x0041_", "\x07bell", "\x85",
    "\ufffe", "\u202e", "\u200b", "é\u0301", "😀" * 3, "[[1]]", "{{ 7*7 }}", "%s {0}", "'", "''", "\\", "*", "?", "~",
]  # fmt: skip


def cells(book):
    return [
        cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]


def hostile_plan(texts):
    """Each text as the title of an action."""
    actions = "".join(
        f"  - {{id: A{n}, title: {quoted(text)}, status: open}}\n" for n, text in enumerate(texts)
    )
    return HEAD + "actions:\n" + actions


def quoted(text):
    """A text in YAML, every odd character as a code."""
    plain = re.compile(r"[A-Za-z0-9 =+@<>&.,]")
    return '"' + "".join(c if plain.match(c) else f"\\U{ord(c):08X}" for c in text) + '"'


def test_cells_have_types():
    book = read(rendered(example("full-case")))
    sheet = book["KPI"]
    row = {sheet.cell(4, n).value: sheet.cell(5, n) for n in range(1, sheet.max_column + 1)}
    assert row["Baseline"].value == 8
    assert row["Target date"].value.date() == AS_OF
    assert row["Target date"].number_format == "[$-809]dd mmm yyyy_-"
    assert row["Actual"].data_type == "f"
    assert row["Title"].value == "Délai de traitement"
    value = book["Value"]
    assert [value.cell(4, n).value for n in (10, 11)] == ["Volume a year", "Unit value"]
    assert value["K5"].number_format == '"€"#,##0.00_-;-"€"#,##0.00_-'
    assert value["K5"].value == 30


def test_money_and_dates_the_french_way():
    book = read(rendered(example("full-case"), "fr"))
    assert book["Valeur"]["K5"].number_format.startswith('#,##0.00"\u00a0€"')
    assert book["Actions"]["J5"].number_format == "dd/mm/yyyy_-"


@pytest.mark.parametrize("name", ["full-case", "mini-case"])
def test_every_formula_carries_its_value(name):
    analysis = example(name)
    data = rendered(analysis)
    values = read(data, values=True)
    for id_, place in read(data).defined_names.items():
        if id_ in analysis.figures:
            ((sheet, cell),) = place.destinations
            found, wanted = values[sheet][cell].value, analysis.figures[id_]
            if isinstance(wanted, str):
                assert found == Words("en").term("colour", wanted)
            else:
                assert found is wanted is None or isclose(found, wanted, rel_tol=1e-12)


def test_hostile_texts_stay_text():
    data = rendered(analysis_of(hostile_plan(HOSTILE)))
    sheet = read(data)["Actions"]
    titles = {sheet.cell(row, 1).value: sheet.cell(row, 2) for row in range(5, 5 + len(HOSTILE))}
    for n, text in enumerate(HOSTILE):
        cell = titles[f"A{n}"]
        assert cell.data_type == "s"
        assert cell.value == clean(text)
        assert cell.hyperlink is None


def test_the_hostile_example_is_whole_and_has_no_link():
    data = rendered(example("hostile"))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            part = archive.read(name).decode()
            assert 'TargetMode="External"' not in part
            assert "<hyperlink" not in part
    values = [cell.value for cell in cells(read(data)) if cell.data_type == "s"]
    assert "<b>Plan</b> =1+1 [red]{{ 7*7 }} & \"quoted\" 'twice'" in values


def test_formulas_are_ours_only():
    analysis = analysis_of(hostile_plan(HOSTILE))
    ordinary = analysis_of(hostile_plan(["a title"] * len(HOSTILE)))
    found, wanted = (
        sorted(c.value for c in cells(read(rendered(a))) if c.data_type == "f")
        for a in (analysis, ordinary)
    )
    assert found == wanted


@pytest.mark.parametrize("text", ["x" * 40_000, "😀" * 16_000 + "é" * 3_000, "a\n" * 17_000])
def test_a_long_text_goes_on_elsewhere(text):
    book = read(rendered(analysis_of(hostile_plan([text]))))
    start = book["Actions"]["B5"].value
    assert units(start) <= 32767
    found = re.fullmatch(
        r"(.*)… \[continued on the sheet Long texts, line (\d+)\]", start, re.DOTALL
    )
    assert found is not None
    assert found[1] + book["Long texts"].cell(int(found[2]), 1).value == text


def test_without_long_texts_there_is_no_sheet_for_them():
    assert "Long texts" not in read(rendered(analysis_of(HEAD))).sheetnames


def test_tables_are_well_formed():
    book = read(rendered(example("full-case")))
    names = [table.name for sheet in book for table in sheet.tables.values()]
    assert len(names) == len(set(names)) == len(LISTINGS)
    assert not set(names) & set(book.defined_names)
    for sheet in book:
        for table in sheet.tables.values():
            header = [cell.value for cell in sheet[table.ref][0]]
            assert [c.name for c in table.tableColumns] == header
            assert len({title.casefold() for title in header}) == len(header)


def test_set_up_for_reading_and_printing():
    sheet = read(rendered(example("full-case")))["Actions"]
    assert sheet.freeze_panes == "C5"
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.oddFooter.left.text == "As of 5 Apr 2026 · clm-juridique"
    assert sheet.oddFooter.right.text == "Page &P of &N"
    sources = {
        rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"
    }
    assert sources == {"list.people", "list.stream", "list.actions_status"}
    assert sheet.conditional_formatting


def test_what_the_file_says_about_itself():
    analysis = example("full-case")
    data = rendered(analysis)
    book = read(data)
    assert book.properties.title == "Ledger – Hypercare du CLM de la direction juridique"
    assert book.properties.created.date() == AS_OF
    assert book.properties.language == "en-GB"
    custom = {each.name: each.value for each in book.custom_doc_props.props}
    assert custom["hypercare.plan"] == "clm-juridique"
    assert custom["hypercare.as_of"] == "2026-04-05"
    assert len(custom["hypercare.digest"]) == 64
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 4, 5, 0, 0, 0)}


def test_sheet_names_are_what_excel_takes():
    names = unique_sheet_names(["A/B", "a b", "'x'", "History", "x" * 40, "x" * 41, "😀" * 20, ""])
    assert names == [
        "A B",
        "a b (2)",
        "x",
        "History (2)",
        "x" * 31,
        "x" * 27 + " (2)",
        "😀" * 15,
        "Sheet",
    ]


def test_a_wide_raci_is_written_upright():
    people = "".join(
        f"  - {{id: p{n}, role: user, title: User {n}, side: customer}}\n" for n in range(12)
    )
    everybody = ", ".join(f"p{n}" for n in range(12))
    text = (
        HEAD
        + f"people:\n{people}raci:\n  - {{activity: Do, accountable: p0, informed: [{everybody}]}}\n"
    )
    sheet = read(rendered(analysis_of(text)))["RACI"]
    assert sheet["B4"].alignment.textRotation == 90
    assert sheet["B5"].value == "A I"


SAME = """
import hashlib, sys
from tests.ledgers import example, rendered
print(hashlib.sha256(rendered(example("full-case"), "fr")).hexdigest())
"""


def test_same_plan_same_bytes():
    root = Path(__file__).resolve().parents[2]
    digests = set()
    for zone, seed in (("Pacific/Auckland", "1"), ("America/Los_Angeles", "2")):
        environment = os.environ | {
            "TZ": zone,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": f"{root}/src:{root}",
        }
        run = [sys.executable, "-c", SAME]
        digests.add(subprocess.run(run, env=environment, capture_output=True, check=True).stdout)
    assert len(digests) == 1


# -- LibreOffice computes the same figures --------------------------------------------------------

ALWAYS_RECALCULATE = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
VALUE_BESIDE_FORMULA = re.compile(rb"(</f>)<v>[^<]*</v>")

EDGES = HEAD + """\
kpis:
  - {id: up, title: Up, unit: percent, baseline: -3, target: 5.5, measurements: [{date: T+10, value: -3.25}]}
  - {id: flat, title: Flat, baseline: 2, target: 2, measurements: [{date: T+10, value: 3}]}
  - {id: "true", title: A word of spreadsheets, baseline: 0, target: 1, target_date: T-5, measurements: [{date: T+10, value: 1.5}]}
  - {id: may2026, title: No target, baseline: 1, measurements: [{date: T+20, value: 2}, {date: T+10, value: 9}]}
  - {id: unmeasured, title: Unmeasured, unit: "%", baseline: 4, target: 1}
value:
  budget: 0
  ledger:
    - {id: V1, hypothesis: Worse, kpi: up, volume: 1000, unit_value: 12.5, attribution: 0.3}
    - {id: V2, hypothesis: Flat, kpi: flat, volume: 10, unit_value: 10}
    - {id: V3, hypothesis: Unknown volume, kpi: may2026, unit_value: 3}
    - {id: V4, hypothesis: Loss, annual: -70.55, notes: n, status: claimed}
    - {id: V5, hypothesis: Free unit, kpi: unmeasured, volume: 3, unit_value: 7}
roadmap:
  - {id: a, offset: 0, title: Small a, tasks: [{id: T1, title: t, status: done}, {id: T2, title: t, status: dropped, due: T+1}]}
  - {id: A, offset: 30, title: Capital A, tasks: [{id: T3, title: t, status: planned, due: T+1}]}
actions:
  - {id: X1, title: t, status: open, impact: 0, urgency: 5, effort: 0.3, due: T+89}
  - {id: X2, title: t, status: dropped, due: T+1}
contracts:
  register: [{id: C, title: c, kind: services}]
  obligations:
    - {id: O1, contract: C, title: t, due: T+1, status: done, penalty: {per_day: 10}}
    - {id: O2, contract: C, title: t, due: T+1, status: waived, penalty: {per_day: 10}}
    - {id: O3, contract: C, title: t, due: T+1, status: open, penalty: {value: 1000, v_r_over: 7, cap: 500}}
    - {id: O4, contract: C, title: t, status: open, penalty: {per_day: 10}}
    - {id: O5, contract: C, title: t, due: T+1, status: done, done_on: T+95, penalty: {cap: 5}}
health:
  assessments: [{date: T+1, adoption: 4, support: 5}]
"""  # fmt: skip


def recalculated(data: bytes, folder: Path) -> bytes:
    """What LibreOffice makes of the formulas alone: their values are taken away first."""
    bare = folder / "bare.xlsx"
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(bare, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            sheet = name.startswith("xl/worksheets/sheet")
            target.writestr(name, VALUE_BESIDE_FORMULA.sub(rb"\1", part) if sheet else part)
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE)
    command = ["soffice", "--headless", f"-env:UserInstallation={user.parent.as_uri()}"]
    command += ["--convert-to", "xlsx", "--outdir", str(folder / "out"), str(bare)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "out" / "bare.xlsx").read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    "name", [*sorted(p.name for p in EXAMPLES.iterdir() if p.is_dir()), "edges", "minimal"]
)
def test_libreoffice_computes_the_same(name, tmp_path):
    texts = {"edges": EDGES, "minimal": HEAD}
    analysis = analysis_of(texts[name]) if name in texts else example(name)
    data = rendered(analysis, "fr" if name == "full-case" else "en")
    formulas, ours, theirs = (
        read(data),
        read(data, values=True),
        read(recalculated(data, tmp_path), values=True),
    )
    wrong = {}
    for cell in cells(formulas):
        if cell.data_type == "f":
            one, other = (book[cell.parent.title][cell.coordinate].value for book in (ours, theirs))
            if not same(one, other):
                wrong[f"{cell.parent.title}!{cell.coordinate}"] = (one, other, cell.value)
    assert wrong == {}


def same(one, other):
    if isinstance(one, int | float) and isinstance(other, int | float):
        return isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
    return (one or None) == (other or None)
