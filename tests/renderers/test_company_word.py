"""Plans on Word files of companies: their look stays, their sample goes, nothing is numbered twice."""

import re
import shutil
import subprocess
from typing import Any

import pytest
from lxml import etree

from hypercare_cli.blocks import Column, Contents, Facts, Heading, Page, Paragraph, Report, Table
from hypercare_cli.readers.package import opened
from hypercare_cli.renderers.soundness.package import problems
from hypercare_cli.renderers.word import render
from hypercare_cli.renderers.wordml.company import Company
from hypercare_cli.renderers.wordml.numbering import letter, roman
from hypercare_cli.template import Unusable
from tests.readers.packages import WORD as OURS
from tests.readers.packages import changed, packed, parts, related
from tests.renderers.company import SECRET, WORD, bare_word, french_word, landscape_word
from tests.renderers.test_word import STAMP
from tests.reports import example, report_of

NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
W = f"{{{NS['w']}}}"
LABELS = {"contents": "Contents", "page": "page {page} of {pages}", "origin": "plan-1 · 5 April"}
REPORT = Report(
    "A <plan> & more",
    "Onboarding {{ 7*7 }}",
    "en",
    Facts((("Customer", "Example"),)),
    (
        Page("Dashboard", (Paragraph("First"),)),
        Page("", (Contents(),)),
        Page("One", (Heading("Part", 2), Table((Column("a"), Column("b")), (("1", "2"),)))),
        Page("Two", (Paragraph("End"),)),
    ),
    STAMP,
    LABELS,
)


def drawn(template: bytes, report: Report = REPORT) -> dict[str, bytes]:
    return parts(render(report, template))


def tree(found: dict[str, bytes], part: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(found[part])


def text(node: etree._Element) -> str:
    return "".join(one.text or "" for one in node.iter(f"{W}t"))


def found_in(root: etree._Element, path: str) -> list[Any]:
    """What an XPath finds: elements or values of attributes."""
    found = root.xpath(path, namespaces=NS)
    assert isinstance(found, list)
    return found


def everything(found: dict[str, bytes]) -> str:
    return "".join(text(tree(found, name)) for name in found if name.endswith(".xml"))


def styled(root: etree._Element, style: str) -> list[etree._Element]:
    return found_in(root, f".//w:p[w:pPr/w:pStyle/@w:val='{style}']")


@pytest.fixture(scope="module", params=list(WORD))
def template(request) -> bytes:
    return WORD[request.param]()


def test_the_package_is_sound_and_safe(template):
    made = render(REPORT, template)
    assert list(problems(list(parts(made).items()))) == []
    assert opened(made, "made").kind == "word"


def test_the_same_template_gives_the_same_bytes(template):
    assert render(REPORT, template) == render(REPORT, template)


def test_nothing_of_the_sample_is_left(template):
    found = drawn(template)
    assert all(SECRET.encode() not in content for content in found.values())
    assert not [name for name in found if "comments" in name or "thumbnail" in name]
    assert b"Somebody" not in found["docProps/core.xml"]
    body = found["word/document.xml"] + found.get("word/_rels/document.xml.rels", b"")
    named = set(re.findall(rb'Target="(media/[^"]+)"', body))
    used = set(re.findall(rb'Id="(\w+)"[^>]*Target="media', body))
    assert all(b'"' + one + b'"' in found["word/document.xml"] for one in used)
    assert len(named) <= 1  # the logo on the cover


def test_all_that_the_report_says_is_there(template):
    said = everything(drawn(template))
    for words in ("A <plan> & more", "Onboarding {{ 7*7 }}", "First", "Part", "End", "Example"):
        assert words in said
    assert "plan-1 · 5 April" in said


def test_headings_are_numbered_once(template):
    found = drawn(template)
    root, styles = tree(found), tree(found, "word/styles.xml")
    numbered = found_in(styles, "w:style[@w:styleId='Heading1']/w:pPr/w:numPr/w:numId/@w:val")
    assert len(numbered) == 1
    assert [text(node) for node in styled(root, "Heading1")] == ["Dashboard", "One", "Two"]
    lines = [text(node) for node in styled(root, "TOC1")]
    assert [re.sub(r"\d+$", "", line) for line in lines] in (
        ["Dashboard", "1One", "2Two"],
        ["Dashboard", "1.One", "2.Two"],
    )


def test_every_style_that_is_named_is_there(template):
    found = drawn(template)
    known = set(found_in(tree(found, "word/styles.xml"), "w:style/@w:styleId"))
    root = tree(found)
    used = set(found_in(root, "//w:pStyle/@w:val | //w:tblStyle/@w:val"))
    assert used <= known
    names = [str(n).casefold() for n in found_in(tree(found, "word/styles.xml"), "w:style/w:name/@w:val")]  # fmt: skip
    assert len(names) == len(set(names))


def test_no_sheet_stays_empty(template):
    """A page break never stands beside another way of turning the page."""
    root = tree(drawn(template))
    breaks = found_in(root, "//w:br[@w:type='page']")
    styles = tree(drawn(template), "word/styles.xml")
    turning = found_in(styles, "//w:pageBreakBefore[not(@w:val='0')]")
    assert not breaks
    assert not turning


# -- each template in its own way -------------------------------------------------------------------


def test_bound_controls_get_title_and_subtitle():
    root = tree(drawn(french_word()))
    controls = found_in(root, "//w:sdt")
    assert [text(one) for one in controls] == ["A <plan> & more", "Onboarding {{ 7*7 }}", ""]
    assert not found_in(root, "//w:showingPlcHdr[../w:dataBinding]")
    assert len(styled(root, "Title")) == 1  # the cover is not written twice


def test_the_cover_keeps_its_section_and_header_its_table():
    found = drawn(french_word())
    root = tree(found)
    sections = found_in(root, "//w:sectPr")
    assert len(sections) == 2
    assert sections[0].find("w:titlePg", NS) is not None
    headers = [tree(found, name) for name in found if re.match(r"word/header\d*\.xml", name)]
    assert any(one.find(".//w:tbl", NS) is not None for one in headers)
    assert any(
        "A <plan> & more" in text(one) and "Ancien titre" not in text(one) for one in headers
    )


def test_a_footer_that_has_the_page_gets_no_second_one():
    found = drawn(french_word())
    footers = [text(tree(found, name)) for name in found if re.match(r"word/footer\d*\.xml", name)]
    (rich,) = [one for one in footers if "Confidentiel" in one]
    assert rich.endswith("plan-1 · 5 April")


def test_every_kind_of_footer_gets_the_stamp():
    found = drawn(landscape_word())
    footers = [text(tree(found, name)) for name in found if re.match(r"word/footer\d*\.xml", name)]
    assert sum("plan-1 · 5 April · page 1 of 1" in one for one in footers) == 2


def test_styles_are_found_by_use_and_level():
    offer = Company(landscape_word()).told()
    names = {role.key: role.name for role in offer.roles}
    assert (names["Heading1"], names["Heading2"]) == ("Group Head 1", "Group Head 2")
    assert names["PlanTable"] == "Group Table"
    assert (offer.width, offer.height) == pytest.approx((841.9, 595.3), abs=0.1)
    assert "cover-made" in offer.remarks


def test_a_lying_template_is_not_turned():
    root = tree(drawn(landscape_word(), report_of(example("full-case"), "en")))
    sizes = {(node.get(f"{W}w"), node.get(f"{W}h")) for node in root.iter(f"{W}pgSz")}
    assert len(sizes) == 1


def test_header_rows_are_readable_on_the_ground_of_the_company():
    styles = tree(drawn(landscape_word()), "word/styles.xml")
    colour = "w:style[@w:styleId='TableHeading']/w:rPr/w:color/@w:val"
    assert found_in(styles, colour) == ["003D32"]


def test_missing_styles_are_made_from_those_that_are_there():
    offer = Company(bare_word()).told()
    assert {role.key for role in offer.gaps} >= {"Heading1", "Caption", "TOC1", "ListBullet"}
    styles = tree(drawn(bare_word()), "word/styles.xml")
    size = "w:style[@w:styleId='Heading1']/w:rPr/w:sz/@w:val"
    assert found_in(styles, size) == ["41"]  # 1.7 × 12 points, in halves
    assert not found_in(styles, "w:style[@w:styleId='Heading1']/w:rPr/w:rFonts")


def test_a_title_before_a_break_is_a_cover():
    root = tree(drawn(bare_word()))
    first = [text(node) for node in root.iterfind("w:body/w:p", NS)][:3]
    assert first[:2] == ["A <plan> & more", "Some words below it"]


@pytest.mark.parametrize("field", ["DDEAUTO cmd x", "INCLUDETEXT c:x", "MACROBUTTON x y"])
def test_fields_that_fetch_are_refused(field):
    node = f'<w:p><w:fldSimple w:instr="{field}"/></w:p></w:body>'
    data = changed(bare_word(), "word/document.xml", b"</w:body>", node.encode())
    # a paragraph after the section's properties is repaired, its field is still seen
    with pytest.raises(Unusable) as caught:
        Company(data)
    assert field.split()[0] in str(caught.value.said.values["field"])


def test_the_link_to_another_template_goes():
    data = related(
        bare_word(), "word/_rels/settings.xml.rels", "attachedTemplate", "https://x.example/a.dotm",
        external=True,
    )  # fmt: skip
    data = changed(
        data,
        "word/settings.xml",
        b"</w:settings>",
        b'<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships" r:id="rX"/></w:settings>',
    )
    assert "template-link" in Company(data).told().remarks
    found = drawn(data)
    assert all(b"x.example" not in content for content in found.values())
    assert b"attachedTemplate" not in found["word/settings.xml"]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_of_the_sample_go_and_their_lines_stay(kind):
    said = f"<w:r><w:t>{SECRET}</w:t></w:r><w:r><w:instrText>DDEAUTO cmd x</w:instrText></w:r>"
    line = f'<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:separator/></w:r>{said}</w:p>'
    notes = (
        f'<w:{kind}s xmlns:w="{NS["w"]}"><w:{kind} w:type="separator" w:id="-1">{line}</w:{kind}>'
        f'<w:{kind} w:id="1"><w:p>{said}</w:p></w:{kind}></w:{kind}s>'
    )
    data = related(bare_word(), "word/_rels/document.xml.rels", f"{kind}s", f"{kind}s.xml")
    type_ = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
    override = f'<Override PartName="/word/{kind}s.xml" ContentType="{type_}"/></Types>'
    data = changed(data, "[Content_Types].xml", b"</Types>", override.encode())
    found = drawn(packed(parts(data) | {f"word/{kind}s.xml": notes.encode()}))
    assert all(SECRET.encode() not in content for content in found.values())
    assert b"DDEAUTO" not in found[f"word/{kind}s.xml"]
    assert b"<w:separator/>" in found[f"word/{kind}s.xml"]
    assert b'w:id="1"' not in found[f"word/{kind}s.xml"]


def test_ids_of_drawings_and_references_are_mended():
    data = changed(french_word(), "word/styles.xml", b'w:val="Titre1"', b'w:val="Nowhere"')
    assert list(problems(list(drawn(data).items()))) == []


@pytest.mark.parametrize(
    ("text_", "format_", "label"),
    [
        ("%1.", "decimal", "3."),
        ("Chapter %1", "decimal", "Chapter 3"),
        ("%1)", "upperRoman", "III)"),
    ],
)
def test_contents_show_the_numbers_of_the_template(text_, format_, label):
    data = changed(
        french_word(),
        "word/numbering.xml",
        b'w:lvlText w:val="%1."',
        f'w:lvlText w:val="{text_}"'.encode(),
    )
    if format_ != "decimal":
        content = parts(data)["word/numbering.xml"]
        at = content.index(b'w:abstractNumId="90"')
        content = content[:at] + content[at:].replace(
            b'w:numFmt w:val="decimal"', f'w:numFmt w:val="{format_}"'.encode(), 1
        )
        data = packed(parts(data) | {"word/numbering.xml": content})
    assert Company(data).numbering.label([3]) == label


@pytest.mark.parametrize(
    ("number", "one", "other"), [(1, "I", "A"), (4, "IV", "D"), (27, "XXVII", "AA")]
)
def test_numbers_in_letters(number, one, other):
    assert (roman(number), letter(number)) == (one, other)


def test_our_own_template_has_no_gaps():
    """Given by name, or taken over and changed by a company, it is used as it is."""
    mine, given = parts(render(REPORT)), drawn(OURS)
    assert Company(OURS).told().gaps == ()
    said = [sorted(text(node) for node in tree(one).iter(f"{W}p")) for one in (mine, given)]
    assert [line for line in said[0] if line] == [line for line in said[1] if line]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", list(WORD))
def test_contents_lead_to_the_right_pages(name, language, tmp_path):
    made = render(report_of(example("full-case"), language), WORD[name]())
    file = tmp_path / "plan.docx"
    file.write_bytes(made)
    pages = printed(file)
    assert all(page.strip() for page in pages[:-1])
    lines = [text(node) for style in ("TOC1", "TOC2") for node in styled(tree(parts(made)), style)]
    off = []
    for line in lines:
        title = re.sub(r"^[\d.]+|\d+$", "", line)
        wanted = int(re.findall(r"\d+$", line)[0])
        real = [
            n
            for n, page in enumerate(pages, 1)
            if re.search(rf"^\s*[\d.]*\s*{re.escape(title)}\s*$", page, re.M | re.I)
        ]
        off += [min(abs(wanted - n) for n in real)] if real else []
    assert len(off) > 0.7 * len(lines)
    assert max(off) <= 2
    assert sum(off) <= len(off)


def printed(file) -> list[str]:
    """The text of each page as LibreOffice prints it."""
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = [
        "soffice",
        "--headless",
        profile,
        "--convert-to",
        "pdf",
        "--outdir",
        file.parent,
        file,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    done = subprocess.run(
        ["pdftotext", "-layout", file.with_suffix(".pdf"), "-"], check=True, capture_output=True
    )
    return done.stdout.decode().split("\f")


def test_the_language_is_that_of_the_report():
    content = parts(bare_word())["word/styles.xml"]
    content = re.sub(rb"<w:docDefaults>.*?</w:docDefaults>", b"", content, flags=re.DOTALL)
    found = drawn(packed(parts(bare_word()) | {"word/styles.xml": content}))
    language = "w:docDefaults/w:rPrDefault/w:rPr/w:lang/@w:val"
    assert found_in(tree(found, "word/styles.xml"), language) == ["en-GB"]
