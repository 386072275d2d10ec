"""Files that are none, or not meant well: refused with one line, in little time and memory."""

import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ledgers import example
from tests.plans import EXAMPLES
from tests.readers.packages import packed, parts
from tests.sync.editing import PLAN, made, written

SECONDS, MEBIBYTES = 2, 256
SOURCE = Path(__file__).resolve().parents[2] / "src"
MEASURED = Path(__file__).with_name("measured.py")
SHEET = "xl/worksheets/sheet3.xml"
END = b"</sheetData>"
SHARED = "xl/sharedStrings.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def with_rows(rows: bytes, end: bytes = END) -> bytes:
    """The ledger with something more in the cells of one sheet."""
    found = parts(written())
    assert end in found[SHEET]
    return packed(found | {SHEET: found[SHEET].replace(end, rows + end)})


def with_part(name: str, old: bytes, new: bytes) -> bytes:
    found = parts(written())
    assert old in found[name], name
    return packed(found | {name: found[name].replace(old, new, 1)})


def shared(characters: int, cells: int) -> bytes:
    """One text that many cells share; the directory of the zip says that it is small."""
    found = parts(written())
    end = b"</sst>"
    number = b"%d" % found[SHARED].count(b"<si>")
    text = b"<si><t>" + b"x" * characters + b"</t></si>"
    cell = b'<c t="s"><v>' + number + b"</v></c>"
    rows = (b"<row>" + cell + b"</row>") * cells
    return packed(
        found
        | {
            SHARED: found[SHARED].replace(end, text + end),
            SHEET: found[SHEET].replace(END, rows + END),
        }
    )


def merged(areas: int) -> bytes:
    """A ledger with areas that are merged again and again."""
    nodes = b'<mergeCell ref="A1:B9"/>' * areas + b'<mergeCell ref="A1:::error::x"/>'
    return with_part(SHEET, END, END + b"<mergeCells>" + nodes + b"</mergeCells>")


def lying() -> bytes:
    """50 MiB that the directory of the zip says are 100 bytes."""
    data = bytearray(with_rows(b" " * 50 * 1024 * 1024))
    size = len(parts(bytes(data))[SHEET]).to_bytes(4, "little")
    return bytes(data).replace(size, (100).to_bytes(4, "little"))


def locked() -> bytes:
    return OLE + "EncryptedPackage".encode("utf-16-le") + bytes(4000)


def as_macros() -> bytes:
    name = "[Content_Types].xml"
    old = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return with_part(name, old, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")


def open_document() -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")
    return output.getvalue()


def laughs() -> bytes:
    entities = b"".join(b'<!ENTITY e%d "%s">' % (n + 1, b"&e%d;" % n * 10) for n in range(9))
    doctype = b'<!DOCTYPE x [<!ENTITY e0 "ha">' + entities + b"]>"
    return with_part(SHEET, b"<worksheet", doctype + b"<worksheet")


def external() -> bytes:
    doctype = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return with_part("xl/sharedStrings.xml", b"<sst", doctype + b"<sst")


def nested() -> bytes:
    """A workbook inside the workbook, as an object."""
    found = parts(written())
    name = "xl/worksheets/_rels/sheet3.xml.rels"
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"
    node = b'<Relationship Id="rX" Type="' + kind + b'" Target="../embeddings/x.xlsx"/>'
    end = b"</Relationships>"
    return packed(
        found | {name: found[name].replace(end, node + end), "xl/embeddings/x.xlsx": written()}
    )


FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "is no file of Word, Excel or PowerPoint"),
    "text": (lambda: b"Id;Title\nR1;x\n", "is no file of Word, Excel or PowerPoint"),
    "old format": (lambda: OLE + bytes(4000), "is in an old format"),
    "encrypted": (locked, "is protected by a password"),
    "OpenDocument": (open_document, "is no file of Word, Excel or PowerPoint"),
    "macros": (as_macros, "has macros"),
    "cut off": (lambda: written()[:20_000], "is damaged"),
    "zip bomb": (lambda: with_rows(b" " * 300 * 1024 * 1024), "is too large"),
    "part too large": (lambda: with_rows(b" " * 40 * 1024 * 1024), "is too large"),
    "lying sizes": (lying, "is damaged"),
    "nested file": (nested, "has an object of another program in it"),
    "entities": (laughs, "declares a document type"),
    "external entity": (external, "declares a document type"),
    "far out": (lambda: with_rows(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "has a cell far out"),
    "far to the right": (lambda: with_rows(b'<row r="9"><c r="XFD9"><v>1</v></c></row>'), "has a cell far out"),
    "a million rows": (lambda: with_rows(b"<row/>" * 1_000_000), "has too many cells"),
    "a million cells": (lambda: with_rows(b"<row>" + b"<c/>" * 1_000_000 + b"</row>"), "has too many cells"),
    "a million merged areas": (
        lambda: with_part(SHEET, END, END + b"<mergeCells>" + b'<mergeCell ref="A1:B2"/>' * 600_000 + b"</mergeCells>"),
        "has too many cells"),
    "many texts": (
        lambda: with_part("xl/sharedStrings.xml", b"</sst>", b"<si><t/></si>" * 450_000 + b"</sst>"),
        "has too many cells"),
    "a long text": (lambda: shared(32_768, 1), "has a cell with 32768 characters (KPI!A"),
    "a long text that cells share": (lambda: shared(300_000, 3_000), "has a cell with 300000 characters (KPI!A"),
    "a very long text": (lambda: shared(8_000_000, 3_000), "has a cell with 8000000 characters (KPI!A"),
    "much text": (lambda: shared(32_767, 3_000), "has too much text (at KPI!A"),
    "as much text as there may be": (lambda: shared(32_767, 240), ""),
    "areas merged again and again": (lambda: merged(100_000), "KPI!A1:B9: these cells are merged"),
    "a text that is not there": (lambda: with_rows(b'<row><c t="s"><v>99999999</v></c></row>'), "is damaged"),
    "a million formats": (
        lambda: with_part("xl/styles.xml", b"<cellXfs", b"<cellXfs>" + b"<xf/>" * 1_000_000 + b"</cellXfs><cellXfs"),
        ""),
    "elements in each other": (
        lambda: with_part(SHEET, END, b"<a>" * 5_000_000 + END), "is damaged"),
    "a long number": (lambda: with_rows(b'<row r="9"><c r="A9"><v>' + b"9" * 1_000_000 + b"</v></c></row>"), ""),
}  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="needs a system that tells what a run took")
@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is_not_safe_costs_little(kind: str, tmp_path: Path) -> None:
    make, expected = FILES[kind]
    plan, file = tmp_path / "plan.yaml", tmp_path / "ledger.xlsx"
    plan.write_text(PLAN)
    file.write_bytes(make())
    run = subprocess.run(
        [sys.executable, MEASURED, "took", "sync", file.name, plan.name],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(SOURCE), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
    )
    assert expected in run.stderr
    assert (run.returncode, run.stdout) == (2, "") or not expected or "merged" in expected
    assert run.returncode < 3
    assert len(run.stderr) < 6000
    seconds, mebibytes = map(float, (tmp_path / "took").read_text().split())
    assert seconds < SECONDS
    assert mebibytes < MEBIBYTES
    assert plan.read_text() == PLAN


@pytest.mark.skipif(sys.platform != "linux", reason="needs a system that tells what a run took")
def test_the_full_case_takes_a_second_and_a_half_at_most(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "full-case", tmp_path / "plan")
    (tmp_path / "ledger.xlsx").write_bytes(made(example("full-case")))
    run = subprocess.run(
        [sys.executable, MEASURED, "took", "sync", "ledger.xlsx", "plan", "--format", "json"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(SOURCE), "LC_ALL": "C.UTF-8"},
        capture_output=True,
    )
    assert run.returncode == 0
    seconds, _mebibytes = map(float, (tmp_path / "took").read_text().split())
    assert seconds < 1.5
