"""The package check: sound files have no problem, and each known cause of a repair is found."""

import re
import time
from collections.abc import Callable
from functools import cache

import pytest

from hypercare_cli.renderers.package import parts_of
from hypercare_cli.renderers.soundness.package import problems
from tests.office import EXAMPLES, KINDS, document

Parts = dict[str, bytes]
Fault = Callable[[Parts], None]


@cache
def sound(kind: str) -> Parts:
    return dict(parts_of(document(kind)))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_document_of_every_example_is_sound(kind: str, example: str, language: str) -> None:
    assert problems(parts_of(document(kind, example, language))) == []


def named(parts: Parts, pattern: str) -> str:
    return next(name for name in parts if re.fullmatch(pattern, name))


def swap(part: str, old: str, new: str, count: int = 1) -> Fault:
    """A fault: a text of a part becomes another; it must be there."""

    def change(parts: Parts) -> None:
        name = named(parts, part)
        changed, times = re.subn(old.encode(), new.encode(), parts[name], count=count, flags=re.S)
        assert times, (name, old)
        parts[name] = changed

    return change


def drop(part: str) -> Fault:
    def change(parts: Parts) -> None:
        del parts[named(parts, part)]

    return change


def add(name: str, content: bytes = b"<x/>") -> Fault:
    def change(parts: Parts) -> None:
        parts[name] = content

    return change


TYPES = r"\[Content_Types\]\.xml"
TEXT, STYLES, LISTS = r"word/document\.xml", r"word/styles\.xml", r"word/numbering\.xml"
LINKS = r"word/_rels/document\.xml\.rels"
BOOK, SHEET, STRINGS = r"xl/workbook\.xml", r"xl/worksheets/sheet2\.xml", r"xl/sharedStrings\.xml"
TABLE = r"xl/tables/table1\.xml"
SHOW, SLIDE, SLIDE_LINKS = (
    r"ppt/presentation\.xml",
    r"ppt/slides/slide2\.xml",
    r"ppt/slides/_rels/slide2\.xml\.rels",
)
NOTES_LINKS = r"ppt/notesSlides/_rels/notesSlide\d+\.xml\.rels"
CELLS = '<w:tc><w:tcPr><w:tcW w:w="1" w:type="dxa"/></w:tcPr><w:p/></w:tc>'

FAULTS: dict[str, tuple[str, Fault, str]] = {
    # -- every package
    "no types": ("plan", drop(TYPES), "[Content_Types].xml is not well-formed"),
    "no type": ("plan", add("word/thing.bin", b"x"), "word/thing.bin has no content type"),
    "type of nothing": ("plan", drop(r"word/charts/chart1\.xml"), "/word/charts/chart1.xml has a content type"),
    "missing target": ("plan", drop(r"word/embeddings/.*1\.xlsx"), "which is missing"),
    "missing link": ("plan", swap(TEXT, r'r:id="rId\d+"', 'r:id="rId999"'), "names the relation rId999"),
    "link twice": ("plan", swap(LINKS, r'(<Relationship [^>]*/>)', r"\1\1"), "relation rId"),
    "absolute target": ("plan", swap(LINKS, 'Target="styles.xml"', 'Target="/word/styles.xml"'), "absolute target /word/styles.xml"),
    "target on a disk": ("plan", swap(LINKS, 'Target="styles.xml"', 'Target="file:///C:/x.dotx" TargetMode="External"'), "links to file:///C:/x.dotx"),
    "not well formed": ("plan", swap(TEXT, "</w:body>", ""), "not well-formed"),
    "invalid character": ("plan", swap(TEXT, "</w:t>", "\x0b</w:t>"), "not well-formed"),
    "document type": ("plan", swap(STYLES, "<w:styles", "<!DOCTYPE x []><w:styles"), "has a DTD"),
    "strange name": ("plan", add("word\\thing.xml"), "is no name of a part"),
    "same name": ("plan", add("WORD/document.xml"), "word/document.xml is there twice"),
    "two main parts": ("plan", swap(r"_rels/\.rels", r'(<Relationship Id=")([^"]*)("[^>]*officeDocument"[^>]*/>)', r"\1\2\3\1x\3"), "does not have one main part"),
    # -- charts
    "axis": ("plan", swap(r"word/charts/chart1\.xml", r'<c:axId val="-?\d+"/>', '<c:axId val="1"/>'), "names the axis 1"),
    "series twice": ("plan", swap(r"word/charts/chart1\.xml", '<c:idx val="1"/>', '<c:idx val="0"/>'), "two series of idx 0"),
    "label of nothing": ("plan", swap(r"word/charts/chart1\.xml", "(<c:ser>.*?)(<c:cat>)", r'\1<c:dLbls><c:dLbl><c:idx val="0"/></c:dLbl></c:dLbls>\2'), "says nothing"),
    "no workbook": ("plan", swap(r"word/charts/chart1\.xml", "<c:externalData.*?</c:externalData>", ""), "has no workbook"),
    "broken workbook": ("plan", add("word/embeddings/data1.xlsx", b"PK"), "data1.xlsx is no workbook"),
    # -- Word
    "order in a paragraph": ("plan", swap(TEXT, r"(<w:pStyle [^>]*/>)(<w:\w+[^>]*/>)", r"\2\1"), "wrong place in pPr"),
    "order in a run": ("plan", swap(STYLES, r"(<w:rFonts[^>]*/>)(<w:\w+[^>]*/>)", r"\2\1"), "wrong place in rPr"),
    "order in a cell": ("plan", swap(TEXT, r"(<w:tcW[^>]*/>)(<w:\w+[^>]*/>)", r"\2\1"), "wrong place in tcPr"),
    "twice in a run": ("plan", swap(STYLES, r"(<w:sz [^>]*/>)", r"\1\1"), "sz stands at the wrong place"),
    "drawing id twice": ("plan", swap(TEXT, r'(<wp:docPr[^>]*) id="\d+"', r'\1 id="5"', count=2), "two drawings have the id 5"),
    "drawing id": ("plan", swap(TEXT, r'(<wp:docPr[^>]*) id="\d+"', r'\1 id="0"'), "'0' is no id of a drawing"),
    "bookmark id twice": ("plan", swap(TEXT, r'(<w:bookmarkStart w:id=)"\d+"', r'\1"7777"', count=2), "two bookmarks have the id 7777"),
    "bookmark name twice": ("plan", swap(TEXT, r'(<w:bookmarkStart[^>]*w:name=)"[^"]*"', r'\1"_same"', count=2), "two bookmarks have the name _same"),
    "long bookmark": ("plan", swap(TEXT, r'(<w:bookmarkStart[^>]*w:name=)"[^"]*"', r'\1"' + "b" * 41 + '"'), "is no name of a bookmark"),
    "bookmark with a blank": ("plan", swap(TEXT, r'(<w:bookmarkStart[^>]*w:name=)"[^"]*"', r'\1"a b"'), "'a b' is no name of a bookmark"),
    "open bookmark": ("plan", swap(TEXT, "<w:bookmarkEnd[^>]*/>", ""), "does not start and end once"),
    "missing list": ("plan", swap(TEXT, "<w:pPr>", '<w:pPr><w:numPr><w:numId w:val="99"/></w:numPr>'), "names the list 99"),
    "missing pattern of a list": ("plan", swap(LISTS, r'<w:abstractNumId w:val="\d+"', '<w:abstractNumId w:val="98"'), "made after 98"),
    "list twice": ("plan", swap(LISTS, r'w:num w:numId="\d+"', 'w:num w:numId="1"', count=2), "two lists have the id 1"),
    "missing style": ("plan", swap(TEXT, r'<w:pStyle w:val="\w+"/>', '<w:pStyle w:val="Gone"/>'), "paragraph style Gone"),
    "style of another type": ("plan", swap(TEXT, r'<w:tblStyle w:val="\w+"/>', '<w:tblStyle w:val="Heading1"/>'), "table style Heading1"),
    "style twice": ("plan", swap(STYLES, r"(<w:style .*?</w:style>)", r"\1\1"), "two styles have the id"),
    "missing base": ("plan", swap(STYLES, r'<w:basedOn w:val="\w+"/>', '<w:basedOn w:val="Gone"/>'), "a style names Gone"),
    "short row": ("plan", swap(TEXT, r"<w:tc>.*?</w:tc>", ""), "columns"),
    "long row": ("plan", swap(TEXT, r"</w:tr>", CELLS + "</w:tr>"), "columns"),
    "empty cell": ("plan", swap(TEXT, r"</w:tr>", "<w:tc/></w:tr>"), "does not end with a paragraph"),
    "no grid": ("plan", swap(TEXT, r"<w:tblGrid>.*?</w:tblGrid>", "<w:tblGrid/>"), "no columns"),
    "open field": ("plan", swap(TEXT, '<w:fldChar w:fldCharType="end"/>', ""), "does not begin and end once"),
    "missing footnote": ("plan", swap(TEXT, "</w:t>", '</w:t><w:footnoteReference w:id="3"/>'), "names the footnote 3"),
    # -- Excel
    "long sheet name": ("ledger", swap(BOOK, r'<sheet name="[^"]*"', f'<sheet name="{"n" * 32}"'), "is no name of a sheet"),
    "sheet name with a colon": ("ledger", swap(BOOK, r'<sheet name="[^"]*"', '<sheet name="a:b"'), "'a:b' is no name of a sheet"),
    "sheet name twice": ("ledger", swap(BOOK, r'<sheet name="[^"]*"', '<sheet name="Same"', count=2), "two sheets have the name same"),
    "sheet id twice": ("ledger", swap(BOOK, r'sheetId="\d+"', 'sheetId="1"', count=2), "two sheets have the id 1"),
    "name like a cell": ("ledger", swap(BOOK, r'<definedName name="[^_"][^"]*"', '<definedName name="AB12"'), "'AB12' cannot be the name"),
    "name twice": ("ledger", swap(BOOK, r'<definedName name="[^_"][^"]*"', '<definedName name="same.name"', count=2), "same.name@ is given twice"),
    "name of nothing": ("ledger", swap(BOOK, r'(<definedName name="[^_"][^>]*>)[^<]*', r"\1#REF!"), "leads nowhere"),
    "long text": ("ledger", swap(STRINGS, r"<t[^>]*>[^<]*", "<t>" + "x" * 32_768), "more than 32767 characters"),
    "missing text": ("ledger", swap(SHEET, r't="s"><v>\d+', 't="s"><v>99999'), "names a text that is not there"),
    "cell at the wrong place": ("ledger", swap(SHEET, r'<c r="B', '<c r="A'), "stands at the wrong place"),
    "row out of order": ("ledger", swap(SHEET, r'(<row r="\d+".*?</row>)(<row.*?</row>)', r"\2\1"), "stands after row"),
    "cell without a look": ("ledger", swap(SHEET, r' s="\d+"', ' s="9999"'), "has a look that is not there"),
    "no number": ("ledger", swap(SHEET, r'(<c r="\w+" s="\d+">)<v>[^<]*', r"\1<v>NaN"), "is no number"),
    "long formula": ("ledger", swap(r"xl/worksheets/sheet\d+\.xml", "</sheetData>", "</sheetData>"), ""),
    "order in a sheet": ("ledger", swap(SHEET, r"(<sheetViews>.*?</sheetViews>)(<sheetFormatPr[^>]*/>)", r"\2\1"), "wrong place in worksheet"),
    "table column twice": ("ledger", swap(TABLE, r'(<tableColumn id="\d+" name=)"[^"]*"', r'\1"Same"', count=2), "two columns are called same"),
    "table too wide": ("ledger", swap(TABLE, r"<tableColumn [^>]*/>", ""), "the table has"),
    "heading of another text": ("ledger", swap(TABLE, r'(<tableColumn id="1" name=)"[^"]*"', r'\1"Other"'), "is another"),
    "list too long": ("ledger", swap(SHEET, r"</worksheet>", f'<dataValidations><dataValidation><formula1>"{"x" * 256}"</formula1></dataValidation></dataValidations></worksheet>'), "a list has more than 255"),
    "long footer": ("ledger", swap(SHEET, r"<oddFooter>[^<]*", "<oddFooter>" + "x" * 256), "header or footer"),
    "merged cells meet": ("ledger", swap(SHEET, "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/></mergeCells>'), "B2:C3 meet others"),
    # -- PowerPoint
    "slide id twice": ("qbr", swap(SHOW, r'(<p:sldId[^>]*?) id="\d+"', r'\1 id="300"', count=2), "two slides have the id 300"),
    "small slide id": ("qbr", swap(SHOW, r'(<p:sldId[^>]*?) id="\d+"', r'\1 id="5"'), "'5' is no id of a slide"),
    "layout id twice": ("qbr", swap(r"ppt/slideMasters/slideMaster1\.xml", r'(<p:sldLayoutId[^>]*?) id="\d+"', r'\1 id="2147483999"', count=2), "two masters or layouts"),
    "no layout": ("qbr", swap(SLIDE_LINKS, r"<Relationship [^>]*/slideLayout\"[^>]*/>", ""), "does not have one slideLayout"),
    "shape id twice": ("qbr", swap(SLIDE, r'(<p:cNvPr[^>]*?) id="\d+"', r'\1 id="2"', count=3), "two shapes have the id 2"),
    "short table row": ("qbr", swap(r"ppt/slides/slide9\.xml", r"<a:tc>.*?</a:tc>", ""), "cells for"),
    "cell without text": ("qbr", swap(r"ppt/slides/slide9\.xml", r"(<a:tc>)<a:txBody>.*?</a:txBody>", r"\1"), "a cell has no text"),
    "merged cells": ("qbr", swap(r"ppt/slides/slide9\.xml", "<a:tc>", '<a:tc gridSpan="2">'), "merged cell"),
    "text without paragraph": ("qbr", swap(SLIDE, r"(<p:txBody>.*?<a:lstStyle/>)(?:<a:p>.*?</a:p>)+(?=</p:txBody>)", r"\1"), "a text has no paragraph"),
    "order in a text": ("qbr", swap(SLIDE, r"<a:solidFill>(.*?)</a:solidFill>(<a:latin[^>]*/>|)", r"<a:latin/><a:solidFill>\1</a:solidFill>"), "wrong place in"),
    "notes of another slide": ("qbr", swap(NOTES_LINKS, r"slides/slide\d+\.xml", "slides/slide99.xml"), "which is missing"),
    "notes without master": ("qbr", swap(SHOW, r"<p:notesMasterIdLst>.*?</p:notesMasterIdLst>", ""), "no master of notes"),
}  # fmt: skip
del FAULTS["long formula"]


@pytest.mark.parametrize(("kind", "fault", "said"), FAULTS.values(), ids=FAULTS)
def test_a_known_cause_of_a_repair_is_found(kind: str, fault: Fault, said: str) -> None:
    parts = dict(sound(kind))
    fault(parts)
    found = problems(list(parts.items()))
    assert any(said in line for line in found), found


def test_a_long_formula_is_found() -> None:
    parts = dict(sound("ledger"))
    name = next(n for n in parts if n.startswith("xl/worksheets/sheet") and b"<f>" in parts[n])
    parts[name] = re.sub(b"<f>[^<]*", b"<f>" + b"1+" * 4096 + b"1", parts[name], count=1)
    assert any("a formula of more than 8192" in line for line in problems(list(parts.items())))


def test_two_parts_of_one_name_are_found() -> None:
    parts = list(sound("plan").items())
    assert "word/document.xml is there twice" in problems([*parts, ("word/document.xml", b"<x/>")])


def test_what_only_looks_like_a_relation_is_text() -> None:
    parts = dict(sound("plan"))
    swap(TEXT, "</w:t>", ' r:id="rId999" </w:t>')(parts)
    assert problems(list(parts.items())) == []


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_quick(kind: str) -> None:
    parts = list(sound(kind).items())
    problems(parts)
    times = []
    for _ in range(3):
        began = time.process_time()
        problems(parts)
        times.append(time.process_time() - began)
    assert min(times) < 0.1
