"""A company's presentation, made ready to be written on, and what it offers."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as KIND
from pptx.presentation import Presentation as Slides

from hypercare_cli.charts.drawingml import MAIN, Element
from hypercare_cli.i18n.message import message
from hypercare_cli.renderers.package import as_document
from hypercare_cli.renderers.slideml.layouts import Layout, Layouts, layouts_of
from hypercare_cli.renderers.slideml.template import emptied
from hypercare_cli.template import Role, Template, Unusable

KEPT = {KIND.SLIDE_MASTER, KIND.NOTES_MASTER, KIND.HANDOUT_MASTER, KIND.THEME, KIND.PRES_PROPS,
        KIND.VIEW_PROPS, KIND.TABLE_STYLES, KIND.FONT}  # fmt: skip
"""What a presentation keeps beside its slides."""
KEPT_OF_FILE = {KIND.OFFICE_DOCUMENT, KIND.CORE_PROPERTIES, KIND.EXTENDED_PROPERTIES}
CUSTOM = "/custom-properties"
A = f"{{{MAIN}}}"
HOVERED = (f"{A}hlinkHover", f"{A}hlinkMouseOver")
"""What happens without a click: of a shape, and of a text."""
STARTED = ("ppaction://program", "ppaction://macro", "ppaction://ole")
EDGES = {"dt": "date", "ftr": "footer", "sldNum": "number"}
APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>hypercare</Application></Properties>"
)


def ready(template: bytes) -> Slides:
    """The presentation without its slides and what belonged to them. Raises Unusable."""
    presentation = opened(template)
    clean(presentation)
    return presentation


def opened(template: bytes) -> Slides:
    presentation = Presentation(BytesIO(as_document(template)))
    if not any(len(master.slide_layouts) for master in presentation.slide_masters):
        raise Unusable(
            message("it has no slide layout"),
            message("Add one in the slide master view, or start from another file."),
        )
    return presentation


def clean(presentation: Slides) -> None:
    """Take out slides, tags, authors of comments, the picture of the first slide, names of people."""
    emptied(presentation)
    for sheet in sheets(presentation):
        disarm(sheet)
    part = presentation.part
    used = set(part._element.xpath("//@r:*"))
    drop(part.rels, lambda one: one.reltype not in KEPT and one.rId not in used)
    package = part.package
    drop(
        package._rels,
        lambda one: one.reltype not in KEPT_OF_FILE and not one.reltype.endswith(CUSTOM),
    )
    for relation in package._rels.values():
        if relation.reltype == KIND.EXTENDED_PROPERTIES:
            relation.target_part._blob = APPLICATION


def sheets(presentation: Slides) -> Iterator[Element]:
    """Masters and layouts, whose shapes every slide shows."""
    for master in presentation.slide_masters:
        yield master._element
        yield from (layout._element for layout in master.slide_layouts)


def disarm(sheet: Element) -> None:
    """Take out what a shape does when the mouse passes, and clicks that start a program or macro."""
    for node in list(sheet.iter(f"{A}hlinkClick", *HOVERED)):
        action = (node.get("action") or "").casefold()
        parent = node.getparent()
        if parent is not None and (node.tag in HOVERED or action.startswith(STARTED)):
            parent.remove(node)


def drop(relations: Any, unwanted: Callable[[Any], bool]) -> None:
    """Take out relations; a part that no other one leads to is not written."""
    for id_ in [id_ for id_, relation in relations.items() if unwanted(relation)]:
        relations.pop(id_)


def told(template: bytes) -> Template:
    """The report of `template check`. Raises Unusable."""
    presentation = opened(template)
    slides = len(presentation.slides)
    layouts = layouts_of(presentation)
    remarks = ["text-placeholder" if layouts.one.bodies else "title-only"]
    if len(presentation.slide_masters) > 1:
        remarks.append("several-masters")
    if layouts.one.title is None:
        remarks.append("no-title")
    return Template(
        "powerpoint",
        layouts.wide,
        layouts.high,
        (*layout_roles(layouts), *edge_roles(layouts.one)),
        (("slides", slides),) if slides else (),
        tuple(remarks),
    )


def layout_roles(layouts: Layouts) -> list[Role]:
    """Which layout plays which part; the name of one that does so for want of another stays away."""
    one = layouts.one
    own_cover = layouts.cover is not one
    own_section = layouts.section not in (layouts.cover, one)
    pair = layouts.two
    return [
        Role("cover", name(layouts.cover) if own_cover else "", "" if own_cover else name(one)),
        Role(
            "section",
            name(layouts.section) if own_section else "",
            "" if own_section else name(layouts.section),
        ),
        Role("content", name(one)),
        Role("columns", name(pair) if pair else "", "" if pair else name(one)),
    ]


def name(layout: Layout) -> str:
    return layout.source.name or "?"


def edge_roles(layout: Layout) -> list[Role]:
    """Footer, number and date, as the layout of content has them."""
    held = {holder.kind for holder in layout.edges}
    return [
        Role(key, name(layout) if kind in held else "", "" if kind in held else "none")
        for kind, key in EDGES.items()
    ]
