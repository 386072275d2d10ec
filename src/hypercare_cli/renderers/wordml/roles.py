"""Which style of a template plays which role: found by canonical name, level or use, never by its id.

Found styles get the ids that the renderer writes, in every part that names them; missing ones are
made. Word itself gives built-in styles other ids in every language, so an id means nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from hypercare_cli.renderers.wordml import derived
from hypercare_cli.renderers.wordml.markup import Element, qualified, w
from hypercare_cli.renderers.wordml.styles import (
    Styles,
    id_of,
    name_of,
    paragraph_properties,
    put,
)
from hypercare_cli.template import Role

ROLES = {
    "Normal": "Normal",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Heading3": "heading 3",
    "Title": "Title",
    "Subtitle": "Subtitle",
    "Caption": "caption",
    "ListBullet": "List Bullet",
    "TOCHeading": "TOC Heading",
    "TOC1": "toc 1",
    "TOC2": "toc 2",
    "Header": "header",
    "Footer": "footer",
    "Lead": "Lead",
    "Note": "Note",
    "Warning": "Warning",
    "TableText": "Table Text",
    "TableHeading": "Table Heading",
    "TableGap": "Table Gap",
    "CoverGap": "Cover Gap",
}
"""The ids that the renderer writes, and the canonical names of their styles."""
OWN = ("Lead", "Note", "Warning", "TableText", "TableHeading", "TableGap", "CoverGap")
"""Styles of this tool: a template may have them, and lacks nothing without."""
SAME_KEPT = ("Heading1", "Heading2", "Heading3", "Caption")
"""What must not be left at the foot of a page."""
TABLE, FACTS = "PlanTable", "PlanFacts"
REFERENCES = (
    "basedOn",
    "next",
    "link",
    "pStyle",
    "tblStyle",
    "rStyle",
    "styleLink",
    "numStyleLink",
)


def give_roles(styles: Styles, parts: Iterable[Element], sample: Element) -> list[Role]:
    """Every role played by a style of its own id; `parts` name styles, `sample` shows their use."""
    used = usage(sample)
    chosen = dict(paragraph_roles(styles, used))
    names = {id_: derived.name(style) for id_, style in chosen.items()}
    table = table_of(styles, used)
    if table is not None:
        chosen[TABLE], names[TABLE] = table, derived.name(table)
    facts = styles.named("plan facts", "table")
    if facts is not None:
        chosen[FACTS] = facts
    basis = styles.named("normal table", "table")
    if basis is not None:
        chosen["TableNormal"] = basis
    rename(styles, chosen, (styles.root, *parts))
    make_missing(styles)
    return [
        Role(id_, names.get(id_, ""), "" if id_ in names else "made")
        for id_ in (*ROLES, TABLE)
        if id_ not in OWN
    ]


def usage(sample: Element) -> Counter[str]:
    """How often the sample text uses each style."""
    return Counter(
        node.get(qualified("val")) or ""
        for node in sample.iter(qualified("pStyle"), qualified("tblStyle"))
    )


def paragraph_roles(styles: Styles, used: Counter[str]) -> Iterator[tuple[str, Element]]:
    for id_, name in ROLES.items():
        if id_ == "Normal":
            found = styles.default()
        elif id_.startswith("Heading"):
            found = heading(styles, int(id_[-1]), used)
        else:
            found = styles.named(name)
        if found is not None:
            yield id_, found


def heading(styles: Styles, level: int, used: Counter[str]) -> Element | None:
    """The built-in heading, unless the sample text prefers another style of its level."""
    built_in = styles.named(f"heading {level}")
    others = [
        style
        for style in styles.of("paragraph")
        if style is not built_in and styles.outline(style) == level - 1 and is_heading(style)
    ]
    candidates = [*([built_in] if built_in is not None else []), *others]
    if not candidates:
        return None
    most = max(used[id_of(style)] for style in candidates)
    return next(style for style in candidates if used[id_of(style)] == most)


def is_heading(style: Element) -> bool:
    """Not the style of another level that only inherits a level, nor of lists of contents."""
    return not name_of(style).casefold().startswith(("heading ", "toc", "title"))


def table_of(styles: Styles, used: Counter[str]) -> Element | None:
    """The table style with a header row that the sample uses most, else the template's own one."""
    headed = [style for style in styles.of("table") if any(derived.header_of(style))]
    own = [
        style
        for style in headed
        if used[id_of(style)] or style.get(qualified("customStyle")) in ("1", "true")
    ]
    return max(own, key=lambda style: used[id_of(style)], default=None)


def rename(styles: Styles, chosen: dict[str, Element], trees: Iterable[Element]) -> None:
    """Give the chosen styles their ids; whoever had one of them before gets another."""
    wanted = {id_of(style): id_ for id_, style in chosen.items()}
    reserved = {*ROLES, TABLE, FACTS, "TableNormal"}
    known = {id_of(style) for style in styles.root.iter(qualified("style"))}
    for id_ in sorted(known & reserved - wanted.keys()):
        wanted[id_] = free(f"{id_}Own", known)
    for style in styles.root.iter(qualified("style")):
        style.set(qualified("styleId"), wanted.get(id_of(style), id_of(style)))
    for tree in trees:
        for node in tree.iter(*map(qualified, REFERENCES)):
            value = node.get(qualified("val")) or ""
            node.set(qualified("val"), wanted.get(value, value))


def free(name: str, known: set[str]) -> str:
    while name in known:
        name += "1"
    return name


# -- what is missing, and what must be so -----------------------------------------------------------


def make_missing(styles: Styles) -> None:
    """Add the styles that are not there, and settle what the renderer relies on."""
    if styles.by_id("Normal") is None:
        made = w("style", w("name", val="Normal"), type="paragraph", default="1", styleId="Normal")
        styles.root.append(made)
    if styles.by_id("TableNormal", "table") is None:
        styles.root.append(derived.node(PLAIN_TABLE))
    for id_, name in ROLES.items():
        if styles.by_id(id_) is None:
            styles.root.append(derived.paragraph_style_for(id_, name, styles))
    for id_ in SAME_KEPT:
        style = styles.by_id(id_)
        if style is not None and not styles.is_on(style, "pPr", "keepNext"):
            put(paragraph_properties(style), w("keepNext"))
    settle_headings(styles)
    settle_contents(styles)
    settle_tables(styles)


def settle_headings(styles: Styles) -> None:
    """The renderer turns pages itself: a style that does it too would leave sheets empty."""
    for level in (1, 2, 3):
        style = styles.by_id(f"Heading{level}")
        if style is not None and styles.is_on(style, "pPr", "pageBreakBefore"):
            put(paragraph_properties(style), w("pageBreakBefore", val="0"))


def settle_contents(styles: Styles) -> None:
    """The title of the contents is no chapter: it has no number, and is not listed itself."""
    style = styles.by_id("TOCHeading")
    if style is not None:
        properties = paragraph_properties(style)
        put(properties, w("numPr", w("numId", val=0)))
        put(properties, w("outlineLvl", val=9))
        if properties.find(qualified("ind")) is None:
            put(properties, w("ind", left=0, firstLine=0))


def settle_tables(styles: Styles) -> None:
    """The margins by which columns are measured, and a header that can be read."""
    table = styles.by_id(TABLE, "table")
    if table is None:
        styles.root.append(derived.table_style(styles))
    else:
        set_margins(table)
        colour = w("color", val=derived.header_ink(table))
        text = styles.by_id("TableHeading")
        letters = None if text is None else text.find(qualified("rPr"))
        if letters is not None:
            for old in letters.findall(qualified("color")):
                old.addprevious(colour)
                letters.remove(old)
    if styles.by_id(FACTS, "table") is None:
        styles.root.append(derived.facts_style())


def set_margins(table: Element) -> None:
    properties = table.find(qualified("tblPr"))
    if properties is None:
        properties = w("tblPr")
        rows = table.find(qualified("tblStylePr"))
        table.append(properties) if rows is None else rows.addprevious(properties)
    for tag in ("tblCellMar", "tblInd", "tblCellSpacing"):
        for old in properties.findall(qualified(tag)):
            properties.remove(old)
    properties.append(derived.node(derived.MARGINS))


PLAIN_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
)
