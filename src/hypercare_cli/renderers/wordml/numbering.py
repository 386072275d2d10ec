"""The numbers of headings and bullets: those of the template where it has them, else ours."""

from collections.abc import Callable, Sequence
from itertools import count

from hypercare_cli.renderers.wordml import derived
from hypercare_cli.renderers.wordml.markup import Element, qualified, w
from hypercare_cli.renderers.wordml.styles import Styles, number, paragraph_properties, put

LEVELS = 2
"""Levels of headings that have a number."""
HANGING = (1.6, 2.75)
"""Room of a number, as a multiple of the size of its heading, by level."""
ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
         (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
BULLETS = {"bullet", "none"}


def roman(value: int) -> str:
    text = ""
    for worth, sign in ROMAN:
        text += sign * (value // worth)
        value %= worth
    return text


def letter(value: int) -> str:
    """A … Z, AA, BB … as Word counts."""
    return chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02d}",
    "upperRoman": roman,
    "lowerRoman": lambda value: roman(value).lower(),
    "upperLetter": letter,
    "lowerLetter": lambda value: letter(value).lower(),
}


class Numbering:
    """The lists of a document, changed in place."""

    def __init__(self, root: Element, styles: Styles):
        self.root = root
        self.styles = styles

    def level(self, style: Element | None, usual: int) -> Element | None:
        """The definition of the list level of a style; None where it is not in a list."""
        node = next(self.styles.said(style, "pPr", "numPr"), None)
        if node is None:
            return None
        list_, level = node.find(qualified("numId")), node.find(qualified("ilvl"))
        id_ = "0" if list_ is None else list_.get(qualified("val")) or "0"
        at = str(usual) if level is None else level.get(qualified("val")) or "0"
        return self.definition(id_, at)

    def definition(self, id_: str, level: str) -> Element | None:
        """A level of a list, as the list itself or what it is made from says."""
        found = self.root.find(f"{qualified('num')}[@{qualified('numId')}='{id_}']")
        if found is None or not id_.isdigit() or not level.isdigit():
            return None
        path = f"{qualified('lvl')}[@{qualified('ilvl')}='{level}']"
        own = found.find(f"{qualified('lvlOverride')}/{path}")
        if own is not None:
            return own
        basis = found.find(qualified("abstractNumId"))
        abstract = "" if basis is None else basis.get(qualified("val")) or ""
        for node in self.root.findall(qualified("abstractNum")):
            if node.get(qualified("abstractNumId")) == abstract:
                return node.find(path)
        return None

    # -- headings -------------------------------------------------------------------------------

    def heading_levels(self) -> list[Element]:
        """The levels by which the template numbers its headings, from the first one on."""
        found = []
        for number_ in range(LEVELS):
            level = self.level(self.styles.by_id(f"Heading{number_ + 1}"), number_)
            if level is None or value(level, "numFmt", "decimal") in BULLETS:
                break
            found.append(level)
        return found

    def ensure(self) -> bool:
        """Whether the template numbers its headings; where it does not, they get our numbers."""
        if self.styles.by_id("ListBullet") is not None and not self.has_bullet():
            self.add_bullet()
        levels = self.heading_levels()
        if levels:
            self.restart(levels)
            return True
        self.add_headings()
        return False

    def restart(self, levels: Sequence[Element]) -> None:
        """The first chapter is the first, whatever the sample began with."""
        for level in levels:
            start = level.find(qualified("start"))
            if start is not None:
                start.set(qualified("val"), "1")

    def label(self, numbers: Sequence[int]) -> str:
        """The number of a heading as the template writes it: `1.2`, `II.3`, `Chapter 4`."""
        levels = self.heading_levels()
        depth = len(numbers)
        if depth > len(levels):
            return ""
        text = value(levels[depth - 1], "lvlText", "")
        for place, (count_, level) in enumerate(zip(numbers, levels, strict=False), 1):
            write = FORMATS.get(value(level, "numFmt", "decimal"), str)
            legal = levels[depth - 1].find(qualified("isLgl")) is not None
            text = text.replace(f"%{place}", (str if legal else write)(count_))
        return text.strip()

    def add_headings(self) -> None:
        """“1”, “1.1”, hanging to the left of the title."""
        id_ = self.new_list(
            "".join(self.heading_level(level, text) for level, text in enumerate(("%1", "%1.%2"))),
            "multilevel",
        )
        for level in range(LEVELS):
            style = self.styles.by_id(f"Heading{level + 1}")
            if style is not None:
                self.join(style, id_, level)
        deeper = self.styles.by_id(f"Heading{LEVELS + 1}")
        if deeper is not None and self.styles.is_on(deeper, "pPr", "numPr"):
            put(paragraph_properties(deeper), w("numPr", w("numId", val=0)))

    def heading_level(self, level: int, text: str) -> str:
        looks = [self.styles.look(self.styles.by_id(f"Heading{n}")) for n in range(1, LEVELS + 1)]
        rooms = (one.size * one.wider * wide for one, wide in zip(looks, HANGING, strict=True))
        room = round(max(rooms) * 20)
        return (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
            f'<w:pStyle w:val="Heading{level + 1}"/><w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="{room}"/></w:tabs>'
            f'<w:ind w:left="{room}" w:hanging="{room}"/></w:pPr></w:lvl>'
        )

    # -- bullets --------------------------------------------------------------------------------

    def has_bullet(self) -> bool:
        return self.level(self.styles.by_id("ListBullet"), 0) is not None

    def add_bullet(self) -> None:
        colour = derived.inks(self.styles).accent
        id_ = self.new_list(
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
            '<w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="340" w:hanging="227"/></w:pPr>'
            f"<w:rPr>{colour}</w:rPr></w:lvl>",
            "hybridMultilevel",
        )
        style = self.styles.by_id("ListBullet")
        assert style is not None
        self.join(style, id_, 0)

    # -- lists ----------------------------------------------------------------------------------

    def new_list(self, levels: str, kind: str) -> int:
        """The number of a new list; abstract ones stand before all others."""
        abstract = next(n for n in count(1) if str(n) not in self.taken("abstractNum"))
        id_ = next(n for n in count(1) if str(n) not in self.taken("num"))
        made = derived.node(
            f'<w:abstractNum w:abstractNumId="{abstract}"><w:multiLevelType w:val="{kind}"/>'
            f"{levels}</w:abstractNum>"
        )
        first = self.root.find(qualified("num"))
        if first is None:
            self.root.append(made)
        else:
            first.addprevious(made)
        last = self.root.findall(qualified("num"))
        node = w("num", w("abstractNumId", val=abstract), numId=id_)
        (last[-1] if last else made).addnext(node)
        return id_

    def taken(self, tag: str) -> set[str]:
        name = "abstractNumId" if tag == "abstractNum" else "numId"
        return {node.get(qualified(name)) or "" for node in self.root.findall(qualified(tag))}

    def join(self, style: Element, id_: int, level: int) -> None:
        """Put a style into a list; its own indentation would hide that of the list."""
        properties = paragraph_properties(style)
        put(properties, w("numPr", w("ilvl", val=level), w("numId", val=id_)))
        for old in properties.findall(qualified("ind")):
            properties.remove(old)


def value(level: Element, tag: str, usual: str) -> str:
    node = level.find(qualified(tag))
    return usual if node is None else node.get(qualified("val")) or usual


def indent(level: Element | None) -> float:
    """Where the text of a list level begins, in points."""
    node = None if level is None else level.find(f"{qualified('pPr')}/{qualified('ind')}")
    if node is None:
        return 0.0
    return number(node.get(qualified("left")) or node.get(qualified("start")) or "0") / 20
