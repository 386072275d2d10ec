"""What a company template offers: which style or layout plays which role, what goes, what is missing."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from hypercare_cli.blocks import Badge, Block, Bullets, Cell, Column, Facts, Heading, Page, Table
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.i18n.words import Words
from hypercare_cli.template import Role, Template

CENTIMETRE = Decimal("28.346")
"""Points."""

ROLES: dict[str, Message] = {
    "Normal": message("Text"),
    "Heading1": message("Heading, level 1"),
    "Heading2": message("Heading, level 2"),
    "Heading3": message("Heading, level 3"),
    "Title": message("Title on the cover"),
    "Subtitle": message("Subtitle on the cover"),
    "Caption": message("Captions"),
    "ListBullet": message("Bullets"),
    "TOCHeading": message("Title of the contents"),
    "TOC1": message("Contents, level 1"),
    "TOC2": message("Contents, level 2"),
    "Header": message("Header"),
    "Footer": message("Footer"),
    "PlanTable": message("Tables"),
    "cover": message("Cover"),
    "section": message("Section"),
    "content": message("Content in one column"),
    "columns": message("Content in two columns"),
    "date": message("Date"),
    "footer": message("Footer"),
    "number": message("Slide number"),
}
REMARKS: dict[str, Message] = {
    "cover-kept": message("The cover of the template stays; title and subtitle go into it."),
    "cover-made": message("The template has no cover: one is made from its styles."),
    "headings-numbered": message("Chapters are numbered as the template numbers its headings."),
    "headings-unnumbered": message("The template does not number its headings: they get numbers."),
    "header-kept": message("The header stays as it is."),
    "header-made": message("The template has no header: it gets the title of the document."),
    "footer-kept": message("The footer stays; the origin of the document is added below it."),
    "footer-made": message("The template has no footer: it gets the origin of the document."),
    "template-link": message("The link to another template is taken off."),
    "protection": message("The protection against changes is taken off."),
    "text-placeholder": message("Texts, tables and charts fill the placeholder of the layout."),
    "title-only": message(
        "No layout has a large text placeholder: the room below the title is used."
    ),
    "several-masters": message(
        "There are several masters; the layouts of all of them are looked at."
    ),
    "no-title": message("The layout of content has no title: titles stand in the notes."),
}


def template_page(offer: Template, name: str, words: Words) -> Page:
    """The report of `template check`."""
    return Page(words.say("Template {name}", name=name), tuple(blocks(offer, words)))


def blocks(offer: Template, w: Words) -> Iterator[Block]:
    verdict = w.say("usable, with gaps that are filled") if offer.gaps else w.say("usable as it is")
    what = "Word" if offer.kind == "word" else "PowerPoint"
    size = w.say(
        "{width} × {height} cm", width=centimetres(offer.width), height=centimetres(offer.height)
    )
    verdict_cell: Cell = Badge("amber" if offer.gaps else "green", verdict)
    pairs = [(w.say("Verdict"), verdict_cell), (w.say("Program"), what)]
    pairs.append((w.say("Page") if offer.kind == "word" else w.say("Slide"), size))
    yield Facts(tuple(pairs))
    yield Heading(w.say("Roles"), 2)
    columns = (Column(w.say("Role")), Column(w.say("In the template")), Column(w.say("Instead")))
    rows = tuple((w.say(ROLES[r.key]), r.name or "—", instead(r, w)) for r in offer.roles)
    yield Table(columns, rows)
    yield Heading(w.say("What happens to it"), 2)
    yield Bullets((*(w.say(REMARKS[key]) for key in offer.remarks), *removed(offer, w)))


def instead(role: Role, w: Words) -> str:
    """What plays the role where the template has nothing for it."""
    if role.name:
        return ""
    if role.instead == "made":
        return w.say("made from its other styles")
    if role.instead == "none":
        return w.say("left out")
    return role.instead


def removed(offer: Template, w: Words) -> Iterator[str]:
    """What is taken out, a sentence each."""
    for key, n in offer.removed:
        if key == "paragraphs":
            yield w.plural("{n} paragraph is taken out.", "{n} paragraphs are taken out.", n)
        elif key == "tables":
            yield w.plural("{n} table is taken out.", "{n} tables are taken out.", n)
        elif key == "pictures":
            yield w.plural("{n} picture is taken out.", "{n} pictures are taken out.", n)
        elif key == "comments":
            yield w.plural("{n} comment is taken out.", "{n} comments are taken out.", n)
        elif key == "slides":
            yield w.plural("{n} slide is taken out.", "{n} slides are taken out.", n)


def centimetres(points: float) -> Decimal:
    return round(Decimal(str(points)) / CENTIMETRE, 1)


def template_data(offer: Template) -> dict[str, Any]:
    """The shape of `template check --format json`."""
    return {
        "schema": 1,
        "program": offer.kind,
        "width_pt": Decimal(str(round(offer.width, 1))),
        "height_pt": Decimal(str(round(offer.height, 1))),
        "roles": [
            {"role": role.key, "found": role.name or None, "instead": role.instead or None}
            for role in offer.roles
        ],
        "removed": dict(offer.removed),
        "remarks": list(offer.remarks),
    }
