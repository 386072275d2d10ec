"""The page numbers in the contents are an estimate: LibreOffice says how good it is."""

import re
import shutil
import subprocess

import pytest

from tests.reports import body, example, report_of, shown, styled, word

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (shutil.which("soffice") and shutil.which("pdftotext")),
        reason="needs LibreOffice and poppler",
    ),
]
SPACES = re.compile(r"\s+")


@pytest.mark.parametrize(("name", "language"), [("full-case", "fr"), ("relaunch", "en")])
def test_contents_lead_to_the_right_pages(name, language, tmp_path):
    from hypercare_cli.renderers.word import render

    report = report_of(example(name), language)
    file = tmp_path / "plan.docx"
    file.write_bytes(render(report))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path, file]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    printed = subprocess.run(
        ["pdftotext", "-layout", file.with_suffix(".pdf"), "-"],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    pages = [
        {SPACES.sub(" ", line).strip() for line in page.split("\n")}
        for page in printed.stdout.split("\f")
    ]
    lines = [shown(line).strip() for line in styled(body(word(report)), "TOC")[1:]]
    off = []
    for line in lines:
        title, _tab, number = line.rpartition("\t")
        wanted = SPACES.sub(" ", title)
        real = [n for n, page in enumerate(pages, 1) if wanted in page]
        off += [min(abs(int(number) - n) for n in real)] if real else []
    assert len(off) > 0.9 * len(lines)
    assert max(off) <= 1
    assert sum(off) <= 0.1 * len(off)
