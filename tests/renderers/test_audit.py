"""Every document against the schemas of Office, as `openxml-audit` (a port of Microsoft's SDK) has them.

What it says of files that the libraries wrote without us is its own matter and is subtracted.
"""

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pptx
import pytest
import xlsxwriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openxml_audit import OpenXmlValidator

from tests.office import EXAMPLES, KINDS, document

SUFFIX = {"plan": "docx", "ledger": "xlsx", "qbr": "pptx"}


NO_LIST = f"<w:numPr {nsdecls('w')}><w:numId w:val='0'/></w:numPr>"


@cache
def validator() -> OpenXmlValidator:
    """Reads its schemas once in a run."""
    return OpenXmlValidator()


def audit(data: bytes, suffix: str, folder: Path) -> set[str]:
    path = folder / f"document.{suffix}"
    path.write_bytes(data)
    return {str(error) for error in validator().validate(str(path)).errors}


def clean(suffix: str) -> bytes:
    """What a library writes by itself; in Word a paragraph without number, which is list 0."""
    output = BytesIO()
    if suffix == "docx":
        document = docx.Document()
        paragraph = document.add_paragraph("text", style="List Number")._p
        paragraph.get_or_add_pPr().append(parse_xml(NO_LIST))
        document.save(output)
    elif suffix == "pptx":
        slides = pptx.Presentation()
        slides.slides.add_slide(slides.slide_layouts[1])
        slides.save(output)
    else:
        with xlsxwriter.Workbook(output) as book:
            book.add_worksheet().write(0, 0, "text")
    return output.getvalue()


def test_the_auditor_finds_something(tmp_path: Path) -> None:
    output = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(document("plan"))) as archive,
        zipfile.ZipFile(output, "w") as broken,
    ):
        for name in archive.namelist():
            content = archive.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:jc ", b"<w:jc w:wrong='1' ").replace(
                    b"<w:tcW ", b"<w:tcX "
                )
            broken.writestr(name, content)
    assert audit(output.getvalue(), "docx", tmp_path) - audit(clean("docx"), "docx", tmp_path)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_document_follows_the_schemas(
    kind: str, example: str, language: str, tmp_path: Path
) -> None:
    suffix = SUFFIX[kind]
    found = audit(document(kind, example, language), suffix, tmp_path)
    assert found <= audit(clean(suffix), suffix, tmp_path)


@pytest.mark.parametrize("kind", ["plan", "qbr"])
def test_the_workbooks_behind_charts_follow_them_too(kind: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO(document(kind))) as archive:
        books = [archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")]
    assert books
    for book in books:
        assert audit(book, "xlsx", tmp_path) == set()
