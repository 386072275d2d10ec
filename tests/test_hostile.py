"""Hostile texts in every text field of a plan: in every document each is there, inert, and whole.

The same plan with harmless texts says what a document shows of it, and what it is made of. With
hostile ones it must show the same fields, each with its text and the ending behind it, and be made of
the same parts, elements, fields, links and formulas.
"""

import re
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import NamedTuple

import pytest
from lxml import etree

from hypercare_cli import documents
from hypercare_cli.analysis import Analysis
from hypercare_cli.clean import clean
from hypercare_cli.i18n.words import Words
from hypercare_cli.plan.model import Plan
from tests.hostile import STRINGS, Planter, ending, turned
from tests.ledgers import read
from tests.reports import analysis_of, shown

MARK = re.compile(r"end(\d{3})q")
SPACE = re.compile(r"\s+")
NUMBER = re.compile(r"\d+(\.\d+)?")
TABLES = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CUT = 40
"""Letters of a text that a slide shows at least."""
OWN = ("customXml", "docProps")


class Seen(NamedTuple):
    """A document as a reader sees it, and what it is made of apart from text."""

    text: str
    made_of: frozenset[str]


Make = Callable[[Analysis, Words], bytes]
MAKERS: dict[str, Make] = {
    "plan": documents.word_plan,
    "qbr": documents.qbr_slides,
    "ledger": documents.excel_ledger,
    "blank": lambda analysis, words: documents.workshop(analysis, words, analysis.as_of),
}


def seen(data: bytes, kind: str) -> Seen:
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    made_of = {name for part, content in parts.items() for name in elements(part, content)}
    if kind == "ledger":
        cells = [c for sheet in read(data) for row in sheet.iter_rows() for c in row]
        made_of |= {f"formula {NUMBER.sub('0', c.value)}" for c in cells if c.data_type == "f"}
        assert not any(cell.hyperlink for cell in cells)
        return Seen(
            "\n".join(str(c.value) for c in cells if c.data_type == "s"), frozenset(made_of)
        )
    bodies = (etree.fromstring(parts[name]) for name in parts if is_read(name))
    return Seen("\n".join(map(told, bodies)), frozenset(made_of))


def is_read(name: str) -> bool:
    """Whether people read the part: the document, or a slide."""
    return (
        name == "word/document.xml" or re.fullmatch(r"ppt/slides/slide\d+\.xml", name) is not None
    )


def told(node: etree._Element) -> str:
    if node.tag.startswith(WORD):
        return shown(node)
    kinds = (f"{TABLES}t", f"{TABLES}br", f"{TABLES}p")
    return "".join((n.text or "") if n.tag == kinds[0] else "\n" for n in node.iter(*kinds))


def elements(part: str, content: bytes) -> set[str]:
    """The kinds of elements of a part, the codes of its fields, and the targets of its relations."""
    if not part.endswith((".xml", ".rels")) or part.startswith(OWN):
        return set()
    found = set()
    for node in etree.fromstring(content).iter("*"):
        found.add(node.tag)
        if node.tag.endswith("}instrText"):
            found.add(re.sub(r"\d+", "0", node.text or ""))
        if part.endswith(".rels"):
            found.add(f"{node.get('Type')} {node.get('TargetMode')}")
    return found


@cache
def harmless(kind: str) -> Seen:
    """The document of a plan with ordinary texts."""
    planter = Planter(tuple(f"word {n}" for n in range(len(STRINGS))))
    return document(planter, kind)


def document(planter: Planter, kind: str) -> Seen:
    analysis = analysis_of(planter.plan)
    return seen(MAKERS[kind](analysis, Words("en")), kind)


def without_space(text: str) -> str:
    return SPACE.sub("", text)


def is_there(value: str, text: str, kind: str) -> bool:
    """Whether a text is shown whole; a slide cuts the title of a deck where it is very long."""
    wanted = without_space(clean(value))
    return wanted in text or (kind == "qbr" and len(value) > CUT and wanted[:CUT] in text)


def check(planter: Planter, kind: str) -> None:
    found, wanted = document(planter, kind), harmless(kind)
    text = without_space(found.text)
    expected = set(MARK.findall(wanted.text))
    lost = [
        (planter.paths[int(number)], planter.values[int(number)])
        for number in sorted(expected)
        if not is_there(planter.values[int(number)], text, kind)
    ]
    assert lost == []
    assert found.made_of - wanted.made_of == frozenset()


def test_the_plan_has_a_hostile_text_in_each_of_its_text_fields():
    """What `Plan` declares as text, but for the codes of public holidays."""
    paths = {re.sub(r"\.P\d|glossary\..*", "", path) for path in Planter(STRINGS).paths}
    assert len(STRINGS) == len(set(STRINGS)) >= 120
    assert len(Planter(STRINGS).values) >= 2 * len(STRINGS)
    for section in Plan.fields:
        if section not in ("hypercare", "plan", "glossary", "checks"):
            assert f"{section}[].notes" in paths or f"{section}.notes" in paths, section


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("turn", [0, 67])
def test_hostile_texts_are_there_and_inert(kind: str, turn: int) -> None:
    check(Planter(turned(turn)), kind)


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("number", range(0, len(STRINGS), 11))
def test_one_text_in_all_fields_at_once(kind: str, number: int) -> None:
    check(Planter((STRINGS[number],)), kind)


@pytest.mark.slow
@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("turn", range(len(STRINGS)))
def test_every_text_in_every_field(kind: str, turn: int) -> None:
    check(Planter(turned(turn)), kind)


def test_half_a_surrogate_pair_has_no_way_in() -> None:
    plan = Planter(("word",)).plan.replace(f"word{ending(0)}", r"half \ud800 pair")
    with pytest.raises(Exception, match="faults"):
        analysis_of(plan)
