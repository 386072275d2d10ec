"""What Word asks of a document: ids, names, references that are there, tables that add up."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from hypercare_cli.renderers.soundness.parts import Package, doubled

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
VAL, ID, NAME = f"{W}val", f"{W}id", f"{W}name"
LONGEST_BOOKMARK = 40
BOOKMARK = re.compile(r"[^\W\d]\w*|_\w+")
LARGEST_ID = 2**31 - 1
STYLES = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
STORIES = ("header", "footer", "footnotes", "endnotes", "comments")
"""Relations to the other parts that have text."""
NOTES = {"footnote": "footnotes", "endnote": "endnotes", "comment": "comments"}
SPANS = ("gridSpan", "gridBefore", "gridAfter")
LOOKED_AT = (
    DRAWN,
    *(W + tag for tag in "tbl tc bookmarkStart bookmarkEnd fldChar numId".split()),
    *(W + tag for tag in (*SPANS, *STYLES)),
    *(f"{W}{kind}Reference" for kind in NOTES),
)


class Story:
    """A part with text, and the elements of it that are looked at."""

    def __init__(self, name: str, root: etree._Element):
        self.name = name
        self.found: dict[str, list[etree._Element]] = {tag: [] for tag in LOOKED_AT}
        for node in root.iter(*LOOKED_AT):
            self.found[str(node.tag)].append(node)

    def values(self, tag: str) -> set[str | None]:
        return {node.get(VAL) for node in self.found[W + tag]}


def faults(package: Package, main: str) -> Iterator[str]:
    names = [main, *(name for kind in STORIES for name in package.targets(main, kind))]
    stories = [Story(name, package.tree(name)) for name in names]
    yield from drawings([node for story in stories for node in story.found[DRAWN]])
    yield from bookmarks(
        [node for story in stories for node in story.found[f"{W}bookmarkStart"]],
        [node for story in stories for node in story.found[f"{W}bookmarkEnd"]],
    )
    for story in stories:
        yield from tables(story)
        yield from fields(story)
    yield from notes(package, main, stories[0])
    numbered = next(iter(package.targets(main, "numbering")), None)
    styled = next(iter(package.targets(main, "styles")), None)
    if styled:
        yield from styles(package.tree(styled), stories)
        stories.append(Story(styled, package.tree(styled)))
    lists: set[str | None] = {"0"}  # which means none
    if numbered:
        yield from abstract_lists(package.tree(numbered))
        lists |= {node.get(f"{W}numId") for node in package.tree(numbered).iterfind(f"{W}num")}
    for story in stories:
        for number in story.values("numId") - lists:
            yield f"{story.name} names the list {number}, which is not there"


def drawings(found: list[etree._Element]) -> Iterator[str]:
    ids = [node.get("id") or "" for node in found]
    for id_ in doubled(ids):
        yield f"two drawings have the id {id_}"
    for id_ in ids:
        if not id_.isdecimal() or not 0 < int(id_) <= LARGEST_ID:
            yield f"{id_!r} is no id of a drawing"


def bookmarks(starts: list[etree._Element], ends: list[etree._Element]) -> Iterator[str]:
    ids = [node.get(ID) or "" for node in starts]
    names = [node.get(NAME) or "" for node in starts]
    for id_ in doubled(ids):
        yield f"two bookmarks have the id {id_}"
    for name in doubled(name.lower() for name in names):
        yield f"two bookmarks have the name {name}"
    for name in names:
        if len(name) > LONGEST_BOOKMARK or not BOOKMARK.fullmatch(name):
            yield f"{name!r} is no name of a bookmark"
    if sorted(ids) != sorted(node.get(ID) or "" for node in ends):
        yield "a bookmark does not start and end once"


def abstract_lists(root: etree._Element) -> Iterator[str]:
    abstract = [node.get(f"{W}abstractNumId") or "" for node in root.iterfind(f"{W}abstractNum")]
    numbers = [node.get(f"{W}numId") or "" for node in root.iterfind(f"{W}num")]
    for id_ in doubled(abstract) + doubled(numbers):
        yield f"two lists have the id {id_}"
    for node in root.iterfind(f"{W}num/{W}abstractNumId"):
        if node.get(VAL) not in abstract:
            yield f"a list is made after {node.get(VAL)}, which is not there"


def styles(root: etree._Element, stories: list[Story]) -> Iterator[str]:
    """Every style that is named is there, with the type that is asked for."""
    found = list(root.iterfind(f"{W}style"))
    for id_ in doubled(node.get(f"{W}styleId") or "" for node in found):
        yield f"two styles have the id {id_}"
    types = {node.get(f"{W}styleId"): node.get(f"{W}type") for node in found}
    for node in root.iter(f"{W}basedOn", f"{W}next", f"{W}link"):
        if node.get(VAL) not in types:
            yield f"a style names {node.get(VAL)}, which is not there"
    for tag, wanted in STYLES.items():
        for story in stories:
            for style in story.values(tag):
                if types.get(style) != wanted:
                    yield f"{story.name} names the {wanted} style {style}, which is not there"


def tables(story: Story) -> Iterator[str]:
    """Each row fills the grid; each cell ends with a paragraph."""
    wider = Counter[etree._Element]()
    for tag in SPANS:
        for node in story.found[W + tag]:
            row = next(node.iterancestors(f"{W}tr"))
            wider[row] += int(node.get(VAL) or 0) - (tag == "gridSpan")
    for table in story.found[f"{W}tbl"]:
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        rows = table.findall(f"{W}tr")
        if not columns or not rows:
            yield f"{story.name}: a table has no columns or rows"
        for row in rows:
            width = wider[row] + len(row.findall(f"{W}tc"))
            if columns and width != columns and row.find(f"{W}sdt") is None:
                yield f"{story.name}: a row fills {width} of {columns} columns"
                break
    for cell in story.found[f"{W}tc"]:
        if not len(cell) or cell[-1].tag != f"{W}p":
            yield f"{story.name}: a cell does not end with a paragraph"


def fields(story: Story) -> Iterator[str]:
    """Each field that begins ends, inside what it began in."""
    depth = 0
    for node in story.found[f"{W}fldChar"]:
        step = node.get(f"{W}fldCharType")
        depth += {"begin": 1, "end": -1}.get(step or "", 0)
        if depth < 0 or (step == "separate" and not depth):
            break
    if depth:
        yield f"{story.name}: a field does not begin and end once"


def notes(package: Package, main: str, story: Story) -> Iterator[str]:
    """Footnotes, endnotes and comments that the text names."""
    for kind, relation in NOTES.items():
        named = {node.get(ID) for node in story.found[f"{W}{kind}Reference"]}
        if not named:
            continue
        there = {
            node.get(ID)
            for part in package.targets(main, relation)
            for node in package.tree(part).iter(W + kind)
        }
        for id_ in named - there:
            yield f"{main} names the {kind} {id_}, which is not there"
