"""The plan document of a test's plan: as blocks, and as a Word file that is read back."""

import zipfile
from datetime import date
from io import BytesIO

from lxml import etree

from hypercare_cli.analysis import Analysis, analyse
from hypercare_cli.blocks import (
    Block,
    Bullets,
    Cell,
    Chart,
    Facts,
    Grid,
    Heading,
    Paragraph,
    Picture,
    Report,
    Table,
    Timeline,
)
from hypercare_cli.i18n.words import Language, Words
from hypercare_cli.metric import Digest
from hypercare_cli.pages.plan.report import plan_report
from hypercare_cli.pages.stamp import stamp_of
from hypercare_cli.plan.kinds import Audience
from hypercare_cli.renderers.word import render
from hypercare_cli.source import File
from tests.plans import EXAMPLES, day, digests_of, files_of, no_files

AS_OF = date(2026, 4, 5)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def analysis_of(text: str, as_of: int = 90, digest: Digest = no_files) -> Analysis:
    """A plan of one file, so many days after T0."""
    return analyse((File("plan.yaml", text),), day(as_of), digest)


def example(name: str, as_of: date = AS_OF) -> Analysis:
    """A plan of the examples."""
    folder = EXAMPLES / name
    return analyse(files_of(folder), as_of, digests_of(folder))


def report_of(
    analysis: Analysis, language: Language = "en", audience: Audience = "customer"
) -> Report:
    return plan_report(analysis, Words(language), stamp_of(analysis), audience)


# -- blocks -------------------------------------------------------------------------------------


def blocks(report: Report) -> list[Block]:
    return [block for page in report.pages for block in page.blocks]


def tables(report: Report) -> list[Table]:
    return [block for block in blocks(report) if isinstance(block, Table)]


def grids(report: Report) -> list[Grid]:
    return [block for block in blocks(report) if isinstance(block, Grid)]


def facts(report: Report) -> list[tuple[str, Cell]]:
    """Every label with its value."""
    return [pair for block in blocks(report) if isinstance(block, Facts) for pair in block.pairs]


def table(report: Report, *titles: str) -> list[dict[str, str]]:
    """The rows of the first table that has all of these columns, as title → text."""
    for block in tables(report):
        names = [column.title for column in block.columns]
        if set(titles) <= set(names):
            return [dict(zip(names, map(plain, row), strict=True)) for row in block.rows]
    raise LookupError(titles)


def plain(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.word


def headings(report: Report) -> list[tuple[int, str]]:
    """Level and text of every heading, the titles of the pages included."""
    found = []
    for page in report.pages:
        found += [(1, page.title)] if page.title else []
        found += [(block.level, block.text) for block in page.blocks if isinstance(block, Heading)]
    return found


def text_of(report: Report) -> str:
    """Everything that a reader sees, a line each."""
    lines = [report.title, *(f"{label}\n{plain(cell)}" for label, cell in report.facts.pairs)]
    for page in report.pages:
        lines.append(page.title)
        for block in page.blocks:
            if isinstance(block, Heading | Paragraph):
                lines.append(block.text)
            elif isinstance(block, Bullets):
                lines += block.items
            elif isinstance(block, Facts):
                lines += [f"{label}\n{plain(cell)}" for label, cell in block.pairs]
            elif isinstance(block, Table):
                lines += [block.caption, *(column.title for column in block.columns)]
                lines += [plain(cell) for row in block.rows for cell in row]
            elif isinstance(block, Chart | Timeline | Grid):
                lines += [block.title, *written(block)]
    return "\n".join(lines)


def written(block: Picture) -> list[str]:
    """What a picture says; a chart says it in a part of its own."""
    if isinstance(block, Timeline):
        spans = [text for span in block.spans for text in (span.name, span.note)]
        return [*spans, *(name for _day, name in block.ticks)]
    if isinstance(block, Grid):
        names = [block.across, block.down, *block.columns, *(name for name, _row in block.rows)]
        items = [item for _name, row in block.rows for one in row for item in one.items]
        return [*names, *items]
    return []


# -- the file -----------------------------------------------------------------------------------


def word(report: Report) -> dict[str, bytes]:
    """The parts of the rendered file by name."""
    with zipfile.ZipFile(BytesIO(render(report))) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def body(parts: dict[str, bytes]) -> etree._Element:
    """The main part as a tree; parsing it proves that it is well formed."""
    return etree.fromstring(parts["word/document.xml"])


def shown(node: etree._Element) -> str:
    """The text of an element as Word shows it: line ends and tabs included."""
    text = ""
    for piece in node.iter(f"{WORD}t", f"{WORD}br", f"{WORD}tab", f"{WORD}p"):
        kind = piece.tag.rpartition("}")[2]
        parent = piece.getparent()
        if kind == "t":
            text += piece.text or ""
        elif kind != "tab" or (parent is not None and parent.tag == f"{WORD}r"):
            text += "\t" if kind == "tab" else "\n"
    return text


def value(node: etree._Element | None, name: str) -> str:
    """An attribute of the main namespace; empty without node or attribute."""
    return "" if node is None else node.get(f"{WORD}{name}") or ""


def styled(document: etree._Element, prefix: str) -> list[etree._Element]:
    """Paragraphs whose style starts like this."""
    found = []
    for paragraph in document.iter(f"{WORD}p"):
        if value(paragraph.find(f"{WORD}pPr/{WORD}pStyle"), "val").startswith(prefix):
            found.append(paragraph)
    return found
