"""Styles that a template lacks, made from those that it has: its fonts, sizes and theme colours."""

from typing import NamedTuple

from lxml import etree

from hypercare_cli.charts.contrast import contrast
from hypercare_cli.renderers.wordml.markup import WORD, Element, qualified
from hypercare_cli.renderers.wordml.styles import Styles, id_of, name_of

TABLE_TEXT = 8.5
"""Size of table text in points, in every template: what columns can hold depends on it."""
MUTED = '<w:color w:val="595959" w:themeColor="text1" w:themeTint="A6"/>'
MAJOR = '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi" w:cstheme="majorBidi"/>'
LEFT = '<w:ind w:left="0" w:firstLine="0"/><w:jc w:val="left"/>'
KEEP = "<w:keepNext/><w:keepLines/>"
LINE = "D0D5DB"
BAND = "F3F5F8"
MARGINS = (
    '<w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="45" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
)


class Ink(NamedTuple):
    """The colours of a template: of its headings, of grounds under white text, of accents."""

    heading: str
    ground: str
    accent: str


def node(xml: str) -> Element:
    """An element of the main namespace from its text."""
    return etree.fromstring(f'<w:x xmlns:w="{WORD}">{xml}</w:x>')[0]


def spacing(before: float = 0, after: float = 0, line: int = 240, rule: str = "auto") -> str:
    """Before and after in points, `line` in 240ths of a line."""
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:beforeAutospacing="0" '
        f'w:after="{round(after * 20)}" w:afterAutospacing="0" '
        f'w:line="{line}" w:lineRule="{rule}"/>'
    )


def letters(size: float, colour: str = "", bold: bool | None = None, font: str = "") -> str:
    """Size in points; the weight stays as it is unless said."""
    weight = "" if bold is None else f'<w:b w:val="{int(bold)}"/><w:bCs w:val="{int(bold)}"/>'
    half = round(size * 2)
    return f'{font}{weight}{colour}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def themed(name: str, digits: str) -> str:
    return f'<w:color w:val="{digits}" w:themeColor="{name}"/>'


def inks(styles: Styles) -> Ink:
    """The colour of the first heading, else one of the theme that can be read on white."""
    theme = styles.theme
    dark = theme.readable("accent1", "text2", "accent2", "text1")
    heading = styles.by_id("Heading1")
    found = next(styles.said(heading, "rPr", "color"), None) if heading is not None else None
    if found is not None and found.get(qualified("val")) not in (None, "auto", "FFFFFF"):
        colour = etree.tostring(found).decode()
    else:
        name = theme.readable("text2", "accent1", "text1")
        colour = themed(name, theme.colour(name))
    return Ink(colour, theme.colour(dark), themed(dark, theme.colour(dark)))


def paragraph_style(
    id_: str, name: str, paragraph: str, text: str, based: str = "Normal", follow: str = ""
) -> Element:
    next_ = f'<w:next w:val="{follow}"/>' if follow else ""
    return node(
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/>{next_}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{text}</w:rPr></w:style>"
    )


def paragraph_style_for(id_: str, name: str, styles: Styles) -> Element:
    """The style of that role, from the text and the headings of the template."""
    size = styles.look(styles.by_id("Normal")).size
    ink = inks(styles)
    makers = {
        "Title": lambda: (KEEP + spacing(), letters(size * 2.8, ink.heading, True, major(styles))),
        "Subtitle": lambda: (spacing(6), letters(size * 1.4, ink.accent)),
        "Caption": lambda: (KEEP + spacing(8, 4), letters(size * 0.85, MUTED, True)),
        "ListBullet": lambda: (spacing(0, 3, 259), letters(size)),
        "TOC1": lambda: (spacing(6, 1.5), letters(size * 0.95, ink.heading, True)),
        "TOC2": lambda: (spacing(0, 1), letters(size * 0.9)),
        "Header": lambda: (spacing(), letters(size * 0.8, MUTED)),
        "Footer": lambda: (spacing(), letters(size * 0.8, MUTED)),
        "Lead": lambda: (spacing(0, 8, 264), letters(size * 1.1, ink.heading)),
        "Note": lambda: (spacing(0, 6, 252), letters(size * 0.85, MUTED)),
        "Warning": lambda: (WARNING, letters(size * 0.95)),
        "TableText": lambda: (spacing() + LEFT, letters(TABLE_TEXT)),
        "TableHeading": lambda: (KEEP, letters(TABLE_TEXT, WHITE, True)),
        "TableGap": lambda: (spacing(line=160, rule="exact"), letters(4)),
        "CoverGap": lambda: (spacing(0, 28), letters(4)),
    }  # fmt: skip
    if id_.startswith("Heading"):
        paragraph, text, based = heading(int(id_[-1]), size, styles, ink)
    elif id_ == "TOCHeading":
        return contents_heading(styles)
    else:
        paragraph, text = makers[id_]()
        based = "TableText" if id_ == "TableHeading" else "Normal"
    follow = "Normal" if id_.startswith("Heading") or id_ == "Caption" else ""
    return paragraph_style(id_, name, paragraph, text, based, follow)


WHITE = '<w:color w:val="FFFFFF"/>'
WARNING = (
    '<w:pBdr><w:left w:val="single" w:sz="24" w:space="6" w:color="C77700"/></w:pBdr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="FFF6E5"/>'
    + spacing(3, 8, 259)
    + '<w:ind w:left="170"/>'
)
SIZES = {1: 1.7, 2: 1.3, 3: 1.1}
SPACES = {1: (0, 10), 2: (16, 5), 3: (11, 4)}


def heading(level: int, size: float, styles: Styles, ink: Ink) -> tuple[str, str, str]:
    """A heading below the one that the template has, a little smaller, or made from its text."""
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    above = styles.by_id(f"Heading{level - 1}")
    if above is not None:
        smaller = max(size, styles.look(above).size * 0.84)
        none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
        return none + spacing(*SPACES[level]) + outline, letters(smaller), f"Heading{level - 1}"
    look = letters(size * SIZES[level], ink.heading, True, major(styles))
    return KEEP + spacing(*SPACES[level]) + outline, look, "Normal"


def major(styles: Styles) -> str:
    """The theme's font of headings, unless the text has a font by name: that is the company's."""
    named = next(styles.said(styles.by_id("Normal"), "rPr", "rFonts"), None)
    themed = named is not None and named.get(qualified("asciiTheme")) is not None
    return MAJOR if themed else ""


def contents_heading(styles: Styles) -> Element:
    """Looks like the first heading, without its number and without being listed itself."""
    plain = (
        '<w:numPr><w:numId w:val="0"/></w:numPr><w:ind w:left="0" w:firstLine="0"/>'
        '<w:outlineLvl w:val="9"/>'
    )
    return paragraph_style("TOCHeading", "TOC Heading", plain, "", based="Heading1")


# -- tables -------------------------------------------------------------------------------------


def header_of(style: Element) -> tuple[str, str]:
    """Ground and text colour of the header row of a table style; empty where none is given."""
    row = style.find(f"{qualified('tblStylePr')}[@{qualified('type')}='firstRow']")
    if row is None:
        return "", ""
    ground = row.find(f"{qualified('tcPr')}/{qualified('shd')}")
    colour = row.find(f"{qualified('rPr')}/{qualified('color')}")
    fill = "" if ground is None else ground.get(qualified("fill")) or ""
    ink = "" if colour is None else colour.get(qualified("val")) or ""
    return ("" if fill == "auto" else fill), ("" if ink == "auto" else ink)


def header_ink(style: Element) -> str:
    """A colour of text that can be read on the header row of this style."""
    ground, ink = header_of(style)
    ground = ground if len(ground) == 6 else "FFFFFF"
    if len(ink) == 6 and contrast(ink, ground) >= 3:
        return ink
    return "FFFFFF" if contrast("FFFFFF", ground) >= 4.5 else "1F2933"


def table_style(styles: Styles) -> Element:
    """A dark header row in a colour of the theme, and thin lines."""
    ground = inks(styles).ground
    row = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>'
    total = f'<w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{ground}"/></w:tcBorders>'
    band = f'<w:shd w:val="clear" w:color="auto" w:fill="{BAND}"/>'
    return made_table(
        "PlanTable",
        "Plan Table",
        ("top", "bottom", "insideH"),
        condition("firstRow", "<w:b/>" + WHITE, row)
        + condition("lastRow", "<w:b/>", total + band)
        + condition("band2Horz", "", band),
    )


def facts_style() -> Element:
    """Labels at the left, a line under each."""
    return made_table(
        "PlanFacts", "Plan Facts", ("bottom", "insideH"), condition("firstCol", MUTED, "")
    )


def condition(kind: str, text: str, cell: str) -> str:
    return (
        f'<w:tblStylePr w:type="{kind}"><w:rPr>{text}</w:rPr><w:tblPr/>'
        f"<w:tcPr>{cell}</w:tcPr></w:tblStylePr>"
    )


def made_table(id_: str, name: str, sides: tuple[str, ...], conditions: str) -> Element:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>' for side in sides
    )
    return node(
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:pPr>{spacing()}</w:pPr>'
        f'<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>{lines}</w:tblBorders>'
        f"{MARGINS}</w:tblPr>{conditions}</w:style>"
    )


def name(style: Element) -> str:
    return name_of(style) or id_of(style)
