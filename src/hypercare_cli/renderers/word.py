"""Word: a report on the template `report.docx`, with real headings, filled contents and fixed bytes.

Texts are cleaned, never interpreted: C0 and C1 controls and lone surrogates become U+FFFD. The
labels of the report that are used here: `contents`, `table`, `figure`, `origin` (what the footer
says) and `page` (with the slots `{page}` and `{pages}`).
"""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import count

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.text.paragraph import Paragraph as WordParagraph

from hypercare_cli import resources
from hypercare_cli.blocks import Report
from hypercare_cli.charts.office import CONTENT_TYPE, LOCALE, RELATION, WORKBOOK_TYPE, ChartPart
from hypercare_cli.renderers.core import describe
from hypercare_cli.renderers.package import repack
from hypercare_cli.renderers.wordml.body import Body
from hypercare_cli.renderers.wordml.boxes import declare
from hypercare_cli.renderers.wordml.brought import NOTHING
from hypercare_cli.renderers.wordml.company import Company
from hypercare_cli.renderers.wordml.contents import as_template, set_density
from hypercare_cli.renderers.wordml.markup import Element, field, qualified, run
from hypercare_cli.renderers.wordml.numbering import Numbering
from hypercare_cli.renderers.wordml.pictures import Attach, Gallery
from hypercare_cli.renderers.wordml.ruler import ruler_of
from hypercare_cli.renderers.wordml.styles import Styles
from hypercare_cli.renderers.wordml.theme import recolour, theme_of

DECIMAL = {"fr": (",", ";"), "en": (".", ",")}
"""Decimal sign and list separator."""
FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
DRAWING_ID = re.compile(rb'<(?:\w+:)?(?:docPr|cNvPr)\b[^>]*?\bid="(\d+)"')


def render(report: Report, template: bytes | None = None) -> bytes:
    """The report as a .docx; same report and template, same bytes.

    `template` is any Word file: its styles, edges and cover stay, its sample text goes. Raises
    Unusable where it cannot serve.
    """
    company = None if template is None else Company(template)
    document = own() if company is None else company.document
    styles = Styles(document.styles.element, theme_of(None)) if company is None else company.styles
    numbering = Numbering(document.part.numbering_part.element, styles)
    ruler = ruler_of(styles, numbering)
    brought = NOTHING
    if company is None:
        set_edges(document, report)
    else:
        brought = company.fill(report, list(pagination(report.labels.get("page", ""))))
    gallery = Gallery(report.language, attacher(document), styles.theme, first_free_id(document))
    body = Body(report, document.element.body, gallery, ruler, brought)
    body.write()
    if body.pen.clerk.drawn:
        declare(document.element)
    if body.density != as_template(ruler):
        set_density(styles, body.density)
    if company is not None:
        recolour(document.element.body, company.theme)
    set_language(document, report)
    describe(document.core_properties, report)
    output = BytesIO()
    document.save(output)
    return repack(output.getvalue(), report.stamp, template)


def own() -> WordDocument:
    return Document(str(resources.resource("templates", "report.docx")))


def attacher(document: WordDocument) -> Attach:
    """Adds charts to the document, each with its workbook; gives the ids of their relations."""
    numbers = count(1)

    def attach(chart: ChartPart) -> str:
        number = next(numbers)
        package = document.part.package
        name = PackURI(f"/word/charts/chart{number}.xml")
        part = Part(name, CONTENT_TYPE, chart.xml, package)
        data = PackURI(f"/word/embeddings/data{number}.xlsx")
        relation = part.relate_to(
            Part(data, WORKBOOK_TYPE, chart.workbook, package), RELATIONSHIP_TYPE.PACKAGE
        )
        assert relation == RELATION
        return document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)

    return attach


def first_free_id(document: WordDocument) -> int:
    """Above the ids of the drawings that the template has in its body, headers and footers."""
    found = [0]
    for part in document.part.package.iter_parts():
        if part.partname.endswith(".xml") and b"docPr" in part.blob:
            found += [int(number) for number in DRAWING_ID.findall(part.blob)]
    return max(found) + 1


def set_language(document: WordDocument, report: Report) -> None:
    """Spelling and numbers follow the report's language, not that of the template."""
    locale = LOCALE[report.language]
    for node in document.styles.element.iter(qualified("lang")):
        node.set(qualified("val"), locale)
    values = dict(
        zip(("decimalSymbol", "listSeparator"), DECIMAL[report.language], strict=True),
        themeFontLang=locale,
    )
    for name, value in values.items():
        for node in document.settings.element.iter(qualified(name)):
            node.set(qualified("val"), value)


def set_edges(document: WordDocument, report: Report) -> None:
    """Header: the title. Footer: where the document comes from, and the page."""
    section = document.sections[0]
    fill(section.header.paragraphs[0], [run(report.title)])
    origin = [run(report.labels[name]) for name in ("origin",) if name in report.labels]
    separator = [run(" · ")] if origin and "page" in report.labels else []
    pages = pagination(report.labels.get("page", ""))
    fill(section.footer.paragraphs[0], [*origin, *separator, *pages])


def pagination(label: str) -> Iterator[Element]:
    """“Page {page} of {pages}” with the slots as fields."""
    for part in re.split(r"(\{pages?\})", label):
        if part in FIELDS:
            yield from field(FIELDS[part], "1")
        elif part:
            yield run(part)


def fill(paragraph: WordParagraph, runs: list[Element]) -> None:
    paragraph._p.extend(runs)
