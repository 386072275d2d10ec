"""Plans of unusual size: documents stay sound, whole and readable. Each render checks its package."""

import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from hypercare_cli.blocks import PageBreak, Table
from hypercare_cli.i18n.words import Words
from tests import extreme
from tests.hostile import BASE
from tests.plans import HEAD
from tests.reports import WORD, analysis_of, body, report_of, shown, tables, word
from tests.test_hostile import MAKERS, seen, without_space

PLANS = {"large": extreme.large(), "empty": extreme.empty(), "wordy": extreme.wordy()}
SUFFIX = {"plan": "docx", "qbr": "pptx", "ledger": "xlsx", "blank": "docx"}


def made(plan: str, kind: str) -> bytes:
    return MAKERS[kind](analysis_of(PLANS[plan]), Words("en"))


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("plan", PLANS)
def test_every_document_is_sound(plan: str, kind: str) -> None:
    with zipfile.ZipFile(BytesIO(made(plan, kind))) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))


def test_a_raci_of_sixty_people_is_divided_into_tables_that_can_be_read() -> None:
    report = report_of(analysis_of(PLANS["large"]))
    found = [block for block in tables(report) if block.columns[0].title == "Activity"]
    people = [column.title for block in found for column in block.columns[1:]]
    assert people == [f"Function number {n}" for n in range(1, 61)]
    assert {len(block.columns) for block in found} == {13}
    assert {len(block.rows) for block in found} == {15}
    blocks = next(page.blocks for page in report.pages if found[0] in page.blocks)
    before = blocks[: blocks.index(found[0])]
    assert PageBreak(landscape=True) in before


@pytest.mark.parametrize(("people", "sizes"), [(12, [12]), (13, [6, 7]), (25, [8, 8, 9])])
def test_no_table_of_a_raci_is_much_smaller_than_the_others(people: int, sizes: list[int]) -> None:
    text = HEAD + extreme.people(people) + extreme.raci(2, people)
    report = report_of(analysis_of(text))
    found = [block for block in tables(report) if block.columns[0].title == "Activity"]
    assert [len(block.columns) - 1 for block in found] == sizes


def test_no_column_of_a_large_table_is_narrower_than_its_words() -> None:
    document = body(word(report_of(analysis_of(PLANS["large"]))))
    matrix = [t for t in document.iter(f"{WORD}tbl") if shown(t).strip().startswith("Activity")]
    assert len(matrix) == 5
    for table in matrix:
        wide = [int(node.get(f"{WORD}w") or 0) for node in table.iter(f"{WORD}gridCol")]
        assert min(wide) >= 45 * 20
        assert wide[0] == max(wide)
        assert sum(wide) <= 16838 - 2 * 1134


def test_every_risk_and_kpi_of_a_large_plan_is_there() -> None:
    said = shown(body(word(report_of(analysis_of(PLANS["large"])))))
    assert [n for n in range(1, 301) if f"Risk {n}: something may go wrong" not in said] == []
    assert [n for n in range(1, 41) if f"Indicator {n}: days" not in said] == []


def test_a_text_of_5000_letters_is_whole_and_its_row_may_be_divided() -> None:
    document = body(word(report_of(analysis_of(PLANS["wordy"]))))
    long = (extreme.WORDS * 63)[:5000]
    assert shown(document).count(long) >= 10
    for row in document.iter(f"{WORD}tr"):
        is_whole = row.find(f"{WORD}trPr/{WORD}cantSplit") is not None
        assert is_whole is (long not in shown(row))


def test_the_dashboard_stays_one_page() -> None:
    report = report_of(analysis_of(PLANS["wordy"]))
    cells = [
        cell
        for block in report.pages[0].blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
        if isinstance(cell, str)
    ]
    assert max(map(len, cells)) <= extreme.TITLE


def test_an_empty_plan_has_no_empty_table() -> None:
    document = body(word(report_of(analysis_of(PLANS["empty"]))))
    for table in document.iter(f"{WORD}tbl"):
        assert without_space(shown(table)) != ""
        assert len(list(table.iter(f"{WORD}tr"))) >= 1


@pytest.mark.slow
@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("plan", [*PLANS, "hostile"])
def test_libreoffice_opens_it(plan: str, kind: str, tmp_path: Path) -> None:
    text = PLANS.get(plan, BASE)
    path = tmp_path / f"document.{SUFFIX[kind]}"
    path.write_bytes(MAKERS[kind](analysis_of(text), Words("en")))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    except FileNotFoundError:
        pytest.skip("LibreOffice is not installed")
    assert path.with_suffix(".pdf").stat().st_size > 1000
    assert seen(path.read_bytes(), kind).text
