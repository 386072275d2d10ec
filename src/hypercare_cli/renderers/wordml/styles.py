"""The styles of a document: found by name, and read as they will look on paper."""

from collections.abc import Iterator
from typing import NamedTuple

from hypercare_cli import fonts
from hypercare_cli.renderers.wordml.markup import Element, qualified, w
from hypercare_cli.renderers.wordml.theme import Theme

DEEPEST = 12
"""Styles that build on each other; a circle ends here."""
POINTS = 20
USUAL = "Times New Roman"
"""The font of a document that names none."""
ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr"
    " shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE"
    " autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents"
    " suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr"
    " sectPr pPrChange"
).split()
"""Paragraph properties as the schema wants them."""


class Look(NamedTuple):
    """A style on paper, in points; `wider` is its width over that of Arial."""

    size: float
    line: float
    before: float
    after: float
    rule: float
    """Lines above and below with their distance."""
    left: float
    right: float
    bold: bool
    wider: float


class Styles:
    """The styles of a document, changed in place."""

    def __init__(self, root: Element, theme: Theme):
        self.root = root
        self.theme = theme

    def of(self, kind: str) -> Iterator[Element]:
        """Styles of `paragraph`, `table` …"""
        for style in self.root.iterchildren(qualified("style")):
            if (style.get(qualified("type")) or "paragraph") == kind:
                yield style

    def by_id(self, id_: str, kind: str = "paragraph") -> Element | None:
        return next((one for one in self.of(kind) if id_of(one) == id_), None)

    def named(self, name: str, kind: str = "paragraph") -> Element | None:
        """A style by its canonical name, or one of its other names, whatever the case."""
        wanted = name.casefold()
        return next((one for one in self.of(kind) if wanted in names_of(one)), None)

    def default(self, kind: str = "paragraph") -> Element | None:
        """The style of paragraphs that name none."""
        marked = (s for s in self.of(kind) if s.get(qualified("default")) in ("1", "true", "on"))
        found = next(marked, None)
        return self.named("normal", kind) if found is None else found

    def chain(self, style: Element | None) -> list[Element]:
        """The style and those that it is based on, the nearest first."""
        found: list[Element] = []
        while style is not None and len(found) < DEEPEST:
            found.append(style)
            base = style.find(qualified("basedOn"))
            style = None if base is None else self.by_id(base.get(qualified("val")) or "")
        return found

    def ensure_language(self) -> None:
        """A place for the language of the text, where the defaults say none."""
        node = self.root
        for tag in ("docDefaults", "rPrDefault", "rPr", "lang"):
            found = node.find(qualified(tag))
            if found is None:
                found = w(tag)
                node.append(found) if tag == "lang" else node.insert(0, found)
            node = found

    # -- what is said ---------------------------------------------------------------------------

    def said(self, style: Element | None, part: str, tag: str) -> Iterator[Element]:
        """The nodes of a property, the one that counts first; `part` is `pPr` or `rPr`."""
        for one in self.chain(style):
            yield from one.findall(f"{qualified(part)}/{qualified(tag)}")
        path = f"{qualified('docDefaults')}/{qualified(part + 'Default')}/{qualified(part)}"
        yield from self.root.findall(f"{path}/{qualified(tag)}")

    def value(self, style: Element | None, part: str, tag: str, name: str = "val") -> str | None:
        """The first attribute of that name that is given for a property."""
        given = (node.get(qualified(name)) for node in self.said(style, part, tag))
        return next((value for value in given if value is not None), None)

    def twips(self, style: Element | None, tag: str, *names: str) -> float:
        """A distance in points; 0 where none is given."""
        for name in names:
            value = self.value(style, "pPr", tag, name)
            if value is not None:
                return number(value) / POINTS
        return 0.0

    def is_on(self, style: Element | None, part: str, tag: str) -> bool:
        """A property that is there or not."""
        node = next(self.said(style, part, tag), None)
        return node is not None and node.get(qualified("val")) not in ("0", "false", "off", "none")

    def outline(self, style: Element) -> int | None:
        """The level of a heading, from 0; body text has none."""
        value = self.value(style, "pPr", "outlineLvl")
        level = int(number(value)) if value is not None else 9
        return level if level < 9 else None

    def font(self, style: Element | None) -> str:
        for node in self.said(style, "rPr", "rFonts"):
            themed = node.get(qualified("asciiTheme"))
            if themed:
                return (
                    self.theme.major if themed.startswith("major") else self.theme.minor
                ) or USUAL
            if node.get(qualified("ascii")):
                return node.get(qualified("ascii")) or USUAL
        return USUAL

    def look(self, style: Element | None) -> Look:
        """A paragraph style as it will look."""
        face = fonts.face(self.font(style))
        size = number(self.value(style, "rPr", "sz") or "20") / 2
        line = number(self.value(style, "pPr", "spacing", "line") or "240")
        rule = self.value(style, "pPr", "spacing", "lineRule") or "auto"
        usual = size * face.line
        high = {"exact": line / POINTS, "atLeast": max(usual, line / POINTS)}.get(
            rule, usual * line / 240
        )
        return Look(
            size,
            high,
            self.twips(style, "spacing", "before"),
            self.twips(style, "spacing", "after"),
            self.rules(style),
            max(self.twips(style, "ind", "left", "start"), 0.0),
            max(self.twips(style, "ind", "right", "end"), 0.0),
            self.is_on(style, "rPr", "b"),
            face.width,
        )

    def rules(self, style: Element | None) -> float:
        """What the lines above and below a paragraph add to its height."""
        box = next(self.said(style, "pPr", "pBdr"), None)
        sides = [] if box is None else [box.find(qualified(side)) for side in ("top", "bottom")]
        return sum(
            number(side.get(qualified("sz")) or "0") / 8
            + number(side.get(qualified("space")) or "0")
            for side in sides
            if side is not None and side.get(qualified("val")) not in ("nil", "none")
        )


# -- single styles ------------------------------------------------------------------------------


def id_of(style: Element) -> str:
    return style.get(qualified("styleId")) or ""


def name_of(style: Element) -> str:
    node = style.find(qualified("name"))
    return "" if node is None else node.get(qualified("val")) or ""


def names_of(style: Element) -> set[str]:
    """All names of a style in small letters."""
    other = style.find(qualified("aliases"))
    more = "" if other is None else other.get(qualified("val")) or ""
    return {name.strip().casefold() for name in (name_of(style), *more.split(",")) if name.strip()}


def number(text: str) -> float:
    """A number of the template; one that is none counts as 0. `12pt` is written by few programs."""
    try:
        return float(text.removesuffix("pt")) * (POINTS if text.endswith("pt") else 1)
    except ValueError:
        return 0.0


def put(properties: Element, node: Element) -> None:
    """Set a paragraph property, in the place where the schema wants it."""
    tag = str(node.tag).rpartition("}")[2]
    for old in properties.findall(str(node.tag)):
        properties.remove(old)
    rank = ORDER.index(tag)
    for one in properties:
        name = str(one.tag).rpartition("}")[2]
        if name in ORDER and ORDER.index(name) > rank:
            one.addprevious(node)
            return
    properties.append(node)


def paragraph_properties(style: Element) -> Element:
    """Those of a style, made where it has none."""
    found = style.find(qualified("pPr"))
    if found is None:
        found = w("pPr")
        text = style.find(qualified("rPr"))
        if text is None:
            style.append(found)
        else:
            text.addprevious(found)
    return found
