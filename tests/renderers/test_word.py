"""Word files: a sound package, real headings, filled contents, inert texts, the same bytes."""

import hashlib
import os
import posixpath
import re
import subprocess
import sys
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import PurePosixPath

import pytest
from docx import Document
from lxml import etree

from hypercare_cli import extent
from hypercare_cli.blocks import (
    Badge,
    Bullets,
    Chart,
    Column,
    Contents,
    Facts,
    Heading,
    Page,
    PageBreak,
    Paragraph,
    Report,
    Series,
    Stamp,
    Table,
)
from hypercare_cli.clean import clean
from hypercare_cli.renderers.word import render
from tests.plans import HEAD
from tests.reports import (
    WORD,
    analysis_of,
    blocks,
    body,
    example,
    grids,
    headings,
    report_of,
    shown,
    styled,
    tables,
    text_of,
    value,
    word,
)

STAMP = Stamp("plan-1", date(2026, 4, 5), "hypercare 0.1.0", "ab" * 32, "1.10")
LABELS = {
    "contents": "Contents",
    "table": "Table",
    "figure": "Figure",
    "page": "Page {page} of {pages}",
}
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/"
FIELDS = re.compile(
    r' (TOC \\o "1-2" \\h \\z \\u|PAGEREF _Toc\d{8} \\h|SEQ (Table|Figure) \\\* ARABIC) '
)


def report(*pages: Page, title: str = "A plan", language="en", labels=LABELS) -> Report:
    return Report(title, "Onboarding plan", language, Facts(()), pages, STAMP, labels)


def one(*found: object) -> Report:
    """A report of one page with these blocks."""
    return report(Page("Page", found))  # type: ignore[arg-type]  # blocks


def columns(*titles: str) -> tuple[Column, ...]:
    return tuple(Column(title) for title in titles)


@pytest.fixture(scope="module")
def full():
    return report_of(example("full-case-en"))


@pytest.fixture(scope="module")
def parts(full):
    return word(full)


@pytest.fixture(scope="module")
def document(parts):
    return body(parts)


# -- the package --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["full-case", "mini-case", "hostile"])
def test_every_part_has_its_type_and_every_relation_its_target(name):
    parts = word(report_of(example(name), "fr", "internal"))
    types = etree.fromstring(parts["[Content_Types].xml"])
    defaults = {node.get("Extension") for node in types.iter(f"{PACKAGE}content-types}}Default")}
    overrides = {
        node.get("PartName") or "" for node in types.iter(f"{PACKAGE}content-types}}Override")
    }
    for part in parts:
        assert f"/{part}" in overrides or part.rpartition(".")[2] in defaults
    assert {override.lstrip("/") for override in overrides} <= parts.keys()
    for part, content in parts.items():
        if not part.endswith(".rels"):
            assert part.endswith(".xlsx") or etree.fromstring(content) is not None
            continue
        folder = PurePosixPath(part).parent.parent
        for relation in etree.fromstring(content):
            assert relation.get("TargetMode") != "External"
            target = relation.get("Target") or ""
            path = posixpath.normpath(folder / target).lstrip("/")
            assert path in parts


def test_ids_are_unique_and_bookmarks_short(document):
    starts = list(document.iter(f"{WORD}bookmarkStart"))
    names = [value(node, "name") for node in starts]
    ids = [value(node, "id") for node in starts]
    assert len(set(names)) == len(names) == len(set(ids)) > 60
    assert max(map(len, names)) <= 40
    assert ids == [value(node, "id") for node in document.iter(f"{WORD}bookmarkEnd")]


def test_every_link_leads_to_a_heading(document):
    names = {node.get(f"{WORD}name") for node in document.iter(f"{WORD}bookmarkStart")}
    assert {node.get(f"{WORD}anchor") for node in document.iter(f"{WORD}hyperlink")} <= names


def test_python_docx_reads_it_back(full):
    document = Document(BytesIO(render(full)))
    found = [
        (int(p.style.name[-1]), p.text)
        for p in document.paragraphs
        if p.style is not None and p.style.name is not None and p.style.name.startswith("Heading ")
    ]
    assert found == headings(full)
    facts = sum(isinstance(block, Facts) for block in blocks(full)) + 1
    abreast = 2  # three small charts, two in a row
    assert len(document.tables) == len(tables(full)) + len(grids(full)) + facts + abreast


def test_properties_say_what_it_is_and_name_nobody(full):
    properties = Document(BytesIO(render(full))).core_properties
    assert properties.title == full.title
    assert properties.subject == "Onboarding plan"
    assert properties.author == properties.last_modified_by == "clm-juridique"
    assert properties.identifier == f"clm-juridique 2026-04-05 {full.stamp.digest}"
    assert (properties.version, properties.language) == ("1.3", "en-GB")
    assert properties.created == properties.modified == datetime(2026, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "locale", "sign"), [("fr", "fr-FR", ","), ("en", "en-GB", ".")]
)
def test_language_of_the_text_not_of_the_template(language, locale, sign):
    parts = word(report(Page("Page", ()), language=language))
    styles, settings = parts["word/styles.xml"].decode(), parts["word/settings.xml"].decode()
    assert re.findall(r'<w:lang w:val="([^"]+)"', styles) == [locale]
    assert f'<w:themeFontLang w:val="{locale}"' in settings
    assert f'<w:decimalSymbol w:val="{sign}"' in settings


def test_word_is_not_asked_to_update_fields(parts):
    settings = parts["word/settings.xml"].decode()
    assert "updateFields" not in settings
    assert 'w:name="compatibilityMode"' in settings
    assert 'w:val="15"' in settings
    assert b"w:dirty" not in parts["word/document.xml"]


def test_header_and_footer(parts):
    assert shown(etree.fromstring(parts["word/header1.xml"])).strip().startswith("Hypercare of")
    footer = etree.fromstring(parts["word/footer1.xml"])
    assert shown(footer).strip().endswith("hypercare 0.1.0 · page 1 of 1")
    fields = [node.text for node in footer.iter(f"{WORD}instrText")]
    assert fields == [" PAGE ", " NUMPAGES "]


# -- headings and contents ----------------------------------------------------------------------


def numbered(report: Report) -> list[str]:
    """What the contents should list: number and title of the headings of two levels."""
    counts, found, front = [0, 0], [], True
    for page in report.pages:
        for block in (Heading(page.title), *page.blocks):
            front = front and not isinstance(block, Contents)
            if not isinstance(block, Heading) or not block.text or block.level > 2:
                continue
            counts = [counts[0] + 1, 0] if block.level == 1 else [counts[0], counts[1] + 1]
            number = f"{counts[0]}.{counts[1]}" if block.level == 2 else str(counts[0])
            if front:
                counts = [0, 0]
            found.append(block.text if front else f"{number}\t{block.text}")
    return found


def test_the_contents_are_filled_and_equal_the_headings(full, document):
    lines = [
        shown(line).strip()
        for line in styled(document, "TOC")
        if line.find(f"{WORD}hyperlink") is not None
    ]
    assert [line.rpartition("\t")[0] for line in lines] == numbered(full)
    pages = [int(line.rpartition("\t")[2]) for line in lines]
    assert pages[0] == 2
    assert pages == sorted(pages)


def test_fields_are_whole_and_only_ours(document):
    kinds = [node.get(f"{WORD}fldCharType") for node in document.iter(f"{WORD}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")
    codes = [node.text for node in document.iter(f"{WORD}instrText")]
    assert len(codes) == kinds.count("begin")
    assert [code for code in codes if not FIELDS.fullmatch(code or "")] == []


def test_only_what_follows_the_contents_is_numbered():
    found = body(
        word(report(Page("Front", ()), Page("", (Contents(),)), Page("One", (Heading("Two", 2),))))
    )
    switched_off = [p for p in styled(found, "Heading") if p.find(f".//{WORD}numPr") is not None]
    assert [shown(p).strip() for p in switched_off] == ["Front"]


def test_headings_deeper_than_three_are_of_the_third_level():
    found = body(word(one(Heading("Deep", 5))))
    assert [shown(p).strip() for p in styled(found, "Heading3")] == ["Deep"]


# -- pages --------------------------------------------------------------------------------------


def breaks(report: Report) -> int:
    return len(list(body(word(report)).iter(f"{WORD}pageBreakBefore")))


def test_a_page_starts_on_a_new_sheet():
    assert breaks(report(Page("One", ()), Page("Two", ()))) == 2
    assert breaks(report(Page("", (Table(columns("A"), (("b",),)),)))) == 1


def test_a_flowing_page_shares_the_sheet_if_there_is_room():
    short, long = (Paragraph("Text"),), tuple(Paragraph("Text") for _ in range(30))
    assert breaks(report(Page("One", short), Page("Two", short, flows=True))) == 1
    assert breaks(report(Page("One", long), Page("Two", long, flows=True))) == 2


def test_a_sideways_page_is_a_section_of_its_own():
    found = body(
        word(
            one(
                Paragraph("a"),
                PageBreak(landscape=True),
                Paragraph("b"),
                PageBreak(),
                Paragraph("c"),
            )
        )
    )
    sizes = [
        (node.get(f"{WORD}w"), node.get(f"{WORD}h"), node.get(f"{WORD}orient"))
        for node in found.iter(f"{WORD}pgSz")
    ]
    upright = ("11906", "16838", None)
    assert sizes == [upright, ("16838", "11906", "landscape"), upright]
    assert len(list(found.iter(f"{WORD}titlePg"))) == 1


# -- tables -------------------------------------------------------------------------------------


def test_header_rows_repeat_and_rows_stay_whole(full, document):
    listed = [t for t in document.iter(f"{WORD}tbl") if t.find(f".//{WORD}tblHeader") is not None]
    assert len(listed) == len(tables(full)) + len(grids(full))
    for found in document.iter(f"{WORD}tbl"):
        rows = found.findall(f"{WORD}tr")
        assert all(row.find(f"{WORD}trPr/{WORD}cantSplit") is not None for row in rows)
        heads = [row.find(f"{WORD}trPr/{WORD}tblHeader") is not None for row in rows]
        assert not any(heads[1:])
        assert value(found.find(f"{WORD}tblPr/{WORD}tblCaption"), "val")
        following = found.getnext()
        assert following is not None
        assert following.tag == f"{WORD}p", "two tables in a row grow together"


def column_widths(document: etree._Element) -> list[list[int]]:
    return [
        [int(value(column, "w")) for column in grid] for grid in document.iter(f"{WORD}tblGrid")
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_columns_fill_the_page_and_hold_their_words(language):
    name = "full-case-en" if language == "en" else "full-case"
    for found in column_widths(body(word(report_of(example(name), language)))):
        assert sum(found) in (9638, 14570)
        assert min(found) >= 350


def test_a_column_of_many_is_never_one_sign_wide():
    titles = tuple(f"Column {n}" for n in range(16))
    (found,) = column_widths(body(word(one(Table(columns(*titles), (("word " * 9,) * 16,))))))
    assert min(found) >= 500
    assert sum(found) == 9638


def test_a_badge_has_its_colour_symbol_and_word():
    rows = tuple((Badge(colour, "word"),) for colour in ("green", "amber", "red", None))
    found = body(word(one(Table(columns("State"), rows))))
    cells = [cell for cell in found.iter(f"{WORD}tc") if cell.find(f".//{WORD}shd") is not None]
    assert [shown(cell).strip() for cell in cells] == [
        "●\u00a0word",
        "▲\u00a0word",
        "■\u00a0word",
        "○\u00a0word",
    ]
    assert len({value(cell.find(f".//{WORD}shd"), "fill") for cell in cells}) == 4


def test_captions_are_numbered():
    chart = Chart("line", "Curve", ("a",), (Series("s", (None,)),), summary="It rises.")
    first, second = (Table(columns("A"), (("b",),), caption=text) for text in ("One", "Two"))
    found = [shown(p).strip() for p in styled(body(word(one(first, chart, second))), "Caption")]
    assert found == ["Table 1 – One", "Figure 1 – Curve", "Table 2 – Two"]


def test_the_total_is_marked():
    total = Table(columns("A"), (("1",), ("1",)), total=True)
    looks = [node.get(f"{WORD}lastRow") for node in body(word(one(total))).iter(f"{WORD}tblLook")]
    assert looks == ["1"]


# -- texts are data -----------------------------------------------------------------------------

HOSTILE = (
    "<select>", "</w:t></w:r></w:p>", "]]>", "<!-- x -->", "&amp;", "&#60;", "{{ 7*7 }}", "{% for %}",
    "=1+1", "+1", "-1", "@x", "[red]x[/red]", "[/x]", "\x00", "\x1b[31m", "\x9b31m", "\ud800", "\udfff",
    "\ufffe", "\uffff", "a\r\nb", "a\rb", "a\tb", "a\nb", " x ", "\u202eabc", "\u200b", "PAGE \\* MERGEFORMAT",
    " TOC \\o ", "HYPERLINK \"https://example.org\"", "DDEAUTO c:\\\\x", "%s", "%(x)s", "{0}", "{page}",
    "{pages}", "\\u0041", "😀", "é", "السلام", "x" * 5000, "",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_comes_out_as_it_went_in_and_so_does_what_follows(text):
    found = Report(
        text + "title",
        text + "subtitle",
        "en",
        Facts(((text + "label", text + "value"), ("colour", Badge("red", text + "word")))),
        (
            Page("", (Contents(),)),
            Page(
                text + "page",
                (
                    Heading(text + "heading", 2),
                    Paragraph(text + "paragraph"),
                    Bullets((text + "bullet",)),
                    Table(columns(text + "column"), ((text + "cell",),), caption=text + "caption"),
                    Facts(((text + "name", text + "fact"),)),
                    Paragraph("the end"),
                ),
            ),
        ),
        Stamp(text + "id", date(2026, 4, 5), text, text, text),
        LABELS | {"contents": text + "contents", "origin": text + "origin"},
    )
    parts = word(found)
    document = body(parts)
    said = shown(document)
    for name in (
        "title subtitle label value word page heading paragraph bullet column cell caption name fact"
        " contents"
    ).split():
        assert clean(text + name) in said
    assert said.rstrip().endswith("the end")
    assert clean(text + "origin") in shown(etree.fromstring(parts["word/footer1.xml"]))
    codes = [node.text for node in document.iter(f"{WORD}instrText")]
    assert [code for code in codes if not FIELDS.fullmatch(code or "")] == []
    assert not list(document.iter(f"{WORD}fldSimple", f"{WORD}object", f"{WORD}altChunk"))


def test_every_text_of_the_hostile_plan_is_there_and_nothing_else_came_of_it():
    report = report_of(example("hostile"), audience="internal")
    said = shown(body(word(report)))
    assert [line for line in text_of(report).split("\n") if clean(line) not in said] == []


# -- the same bytes -----------------------------------------------------------------------------


def test_two_runs_give_the_same_bytes(full):
    assert render(full) == render(report_of(example("full-case-en")))


def test_times_are_the_day_of_the_figures(full):
    with zipfile.ZipFile(BytesIO(render(full))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(2026, 4, 5, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"


SCRIPT = """
import sys, hashlib
from tests.reports import example, report_of
from hypercare_cli.renderers.word import render
print(hashlib.sha256(render(report_of(example("full-case"), "fr"))).hexdigest())
"""


def test_zone_and_hash_seed_change_nothing():
    here = hashlib.sha256(render(report_of(example("full-case"), "fr"))).hexdigest()
    for zone, seed in (("Pacific/Kiritimati", "1"), ("America/Los_Angeles", "2")):
        environment = os.environ | {
            "TZ": zone,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == here


@pytest.mark.parametrize("as_of", [date(1, 1, 1), date(1979, 12, 31), date(2108, 1, 1), date.max])
def test_days_that_a_zip_cannot_carry(as_of):
    stamp = Stamp("p", as_of, "t", "d")
    render(Report("T", "S", "en", Facts(()), (Page("P", ()),), stamp))


def test_the_template_is_what_its_script_makes():
    from scripts.make_templates import main

    assert main(["--check"]) == 0


# -- how much room text takes -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("word", 1),
        ("word word word", 2),
        ("a\nb", 2),
        ("x" * 40, 4),
        ("well-known name", 2),
    ],
)
def test_lines_in_a_column_of_50_points(text, lines):
    assert extent.lines(text, 50, 10) == lines


def test_letters_with_marks_are_as_wide_as_without():
    assert extent.width("éàÇ", 10) == extent.width("eaC", 10)
    assert extent.width("bold", 10, bold=True) > extent.width("bold", 10)
    assert extent.widest_word("a longer word", 10) == extent.width("longer", 10)


def test_the_smallest_plan_makes_a_short_document():
    report = report_of(analysis_of(HEAD))
    lines = [shown(p).strip() for p in styled(body(word(report)), "TOC")]
    assert lines[0] == "Contents"
    assert int(lines[-1].rpartition("\t")[2]) <= 5
