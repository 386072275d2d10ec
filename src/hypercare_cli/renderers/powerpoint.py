"""PowerPoint: a deck on the layouts of a template, with native tables and charts, and fixed bytes.

Texts are cleaned, never interpreted: C0 and C1 controls and lone surrogates become U+FFFD. The
labels of the deck that are used here: `origin` (what the footer says), `date`, `pair` with the slots
`{label}` and `{value}`, and `continued` with `{title}`, `{part}` and `{parts}`.
"""

from io import BytesIO

from pptx import Presentation

from hypercare_cli import resources
from hypercare_cli.blocks import Deck
from hypercare_cli.renderers.core import describe
from hypercare_cli.renderers.package import repack
from hypercare_cli.renderers.slideml.company import ready
from hypercare_cli.renderers.slideml.template import emptied, with_notes
from hypercare_cli.renderers.slideml.writer import Writer


def render(deck: Deck, template: bytes | None = None) -> bytes:
    """The deck as a .pptx; same deck and template, same bytes.

    `template` is any presentation; its slides are taken out, its masters and layouts stay.
    """
    if template is None:
        presentation = emptied(Presentation(str(resources.resource("templates", "deck.pptx"))))
    else:
        presentation = ready(template)
    presentation = with_notes(presentation)
    Writer(deck, presentation).write()
    describe(presentation.core_properties, deck)
    output = BytesIO()
    presentation.save(output)
    return repack(output.getvalue(), deck.stamp, template)
