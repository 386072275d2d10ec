"""Word: a report on the template `report.docx`, with real headings, filled contents and fixed bytes.

Texts are cleaned, never interpreted: C0 and C1 controls and lone surrogates become U+FFFD. The
labels of the report that are used here: `contents`, `table`, `figure`, `origin` (what the footer
says) and `page` (with the slots `{page}` and `{pages}`).
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph as WordParagraph

from hypercare_cli import resources
from hypercare_cli.blocks import Report
from hypercare_cli.renderers.clean import clean
from hypercare_cli.renderers.package import repack
from hypercare_cli.renderers.wordml.body import Body
from hypercare_cli.renderers.wordml.contents import set_density
from hypercare_cli.renderers.wordml.markup import Element, field, qualified, run

LOCALE = {"fr": "fr-FR", "en": "en-GB"}
DECIMAL = {"fr": (",", ";"), "en": (".", ",")}
"""Decimal sign and list separator."""
FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
LONGEST_PROPERTY = 255


def render(report: Report) -> bytes:
    """The report as a .docx; same report, same bytes."""
    document = Document(str(resources.resource("templates", "report.docx")))
    body = Body(report, document.element.body)
    body.write()
    set_density(document.styles.element, body.density)
    set_language(document, report)
    set_properties(document, report)
    set_edges(document, report)
    output = BytesIO()
    document.save(output)
    return repack(output.getvalue(), report.stamp.as_of)


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


def set_properties(document: WordDocument, report: Report) -> None:
    """Title, origin and language; no name of a person, no time but the as-of date."""
    stamp, properties = report.stamp, document.core_properties
    day = datetime.combine(stamp.as_of, time(), UTC)
    properties.title = short(report.title)
    properties.subject = short(report.subtitle)
    properties.author = properties.last_modified_by = short(stamp.plan)
    properties.identifier = short(f"{stamp.plan} {stamp.as_of} {stamp.digest}")
    properties.version = short(stamp.revision)
    properties.comments = short(stamp.tool)
    properties.language = LOCALE[report.language]
    properties.created = properties.modified = day
    properties.revision = 1


def short(text: str) -> str:
    """A property: one line, as long as the format allows."""
    return " ".join(clean(text).split())[:LONGEST_PROPERTY]


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
