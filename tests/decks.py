"""The slides of a test's plan: as blocks, and as a PowerPoint file that is read back."""

from io import BytesIO

from lxml import etree
from pptx import Presentation
from pptx.presentation import Presentation as Slides

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Bullets, Deck, Facts, Heading, Paragraph, Slide, Table
from hypercare_cli.i18n.words import Language, Words
from hypercare_cli.pages.qbr.deck import qbr_deck
from hypercare_cli.pages.stamp import stamp_of
from hypercare_cli.plan.kinds import Audience
from hypercare_cli.renderers.badges import shown
from hypercare_cli.renderers.powerpoint import render

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SLIDES = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def deck_of(analysis: Analysis, language: Language = "en", audience: Audience = "customer") -> Deck:
    return qbr_deck(analysis, Words(language), stamp_of(analysis), audience)


# -- blocks -------------------------------------------------------------------------------------


def slide(deck: Deck, start: str) -> Slide:
    """The slide whose title starts like this."""
    return next(slide for slide in deck.slides if slide.title.startswith(start))


def facts(deck: Deck) -> list[tuple[str, str]]:
    """Every label with its value, as text."""
    return [
        (label, shown(cell))
        for slide in deck.slides
        for column in slide.columns
        for block in column
        if isinstance(block, Facts)
        for label, cell in block.pairs
    ]


def rows(found: Slide, title: str) -> list[dict[str, str]]:
    """The rows of the first table of a slide that has this column, as title → text."""
    for column in found.columns:
        for block in column:
            if isinstance(block, Table) and title in [c.title for c in block.columns]:
                names = [c.title for c in block.columns]
                return [dict(zip(names, map(shown, row), strict=True)) for row in block.rows]
    raise LookupError(title)


def told(found: Slide) -> str:
    """Everything that a slide says in words."""
    lines = [found.title]
    for column in found.columns:
        for block in column:
            if isinstance(block, Heading | Paragraph):
                lines.append(block.text)
            elif isinstance(block, Bullets):
                lines += block.items
            elif isinstance(block, Facts):
                lines += [f"{label}\n{shown(cell)}" for label, cell in block.pairs]
            elif isinstance(block, Table):
                lines += [c.title for c in block.columns]
                lines += [shown(cell) for row in block.rows for cell in row]
            else:
                lines.append(getattr(block, "summary", ""))
    return "\n".join(lines)


# -- the file -----------------------------------------------------------------------------------


def opened(deck: Deck, template: bytes | None = None) -> Slides:
    return Presentation(BytesIO(render(deck, template)))


def text(node: etree._Element) -> str:
    """The text of a shape, a line a paragraph or break."""
    found = ""
    for piece in node.iter(f"{DRAWING}t", f"{DRAWING}br", f"{DRAWING}p"):
        found += (piece.text or "") if piece.tag == f"{DRAWING}t" else "\n"
    return found.strip("\n")


def texts(presentation: Slides) -> list[str]:
    """The text of each slide."""
    return [text(slide._element) for slide in presentation.slides]
