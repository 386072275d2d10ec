"""Headers and footers of a template: kept as they are, with the stamp below what the footer says."""

import re
from collections.abc import Iterator
from copy import deepcopy

from docx.document import Document as WordDocument
from docx.section import Section

from hypercare_cli.renderers.wordml import cover
from hypercare_cli.renderers.wordml.heights import height
from hypercare_cli.renderers.wordml.markup import Element, qualified, run, w
from hypercare_cli.renderers.wordml.styles import POINTS, Styles, number

FETCHING = re.compile(
    r"^\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|MACROBUTTON|AUTOTEXT"
    r"|MERGEFIELD|MERGEREC|RD|EMBED|CONTROL|GOTOBUTTON|ASK|FILLIN)\b",
    re.IGNORECASE,
)
"""Fields that run, fetch or ask."""
PROPERTIES = {"TITLE": "title", "SUBJECT": "subtitle"}
GAP = 6.0
"""Between an edge and the text, in points."""


def instructions(root: Element) -> Iterator[str]:
    """What each field of a part says."""
    for node in root.iter(qualified("fldSimple")):
        yield node.get(qualified("instr")) or ""
    text = ""
    for node in root.iter(qualified("instrText"), qualified("fldChar")):
        if node.tag == qualified("instrText"):
            text += node.text or ""
        elif text:
            yield text
            text = ""
    if text:
        yield text


def fetching(root: Element) -> str | None:
    """The first field that does more than to show something of the document."""
    return next((one.strip() for one in instructions(root) if FETCHING.match(one)), None)


def has_page(root: Element) -> bool:
    return any(re.match(r"\s*PAGE\b", one, re.IGNORECASE) for one in instructions(root))


def show_properties(root: Element, texts: dict[str, str]) -> None:
    """What fields and controls show of the title and the subject."""
    for node in root.iter(qualified("fldSimple")):
        role = property_of(node.get(qualified("instr")) or "")
        if role:
            cover.put_text(node, texts[role])
    for role, shown in results(root):
        if shown:
            fresh, look = run(texts[role]), shown[0].find(qualified("rPr"))
            if look is not None:
                fresh.insert(0, look)
            shown[0].addprevious(fresh)
            cover.remove(shown)
    cover.fill([root], texts)


def property_of(instruction: str) -> str | None:
    words = instruction.upper().replace('"', "").split()
    if words[:1] == ["DOCPROPERTY"]:
        words = words[1:]
    return PROPERTIES.get(words[0]) if words else None


def results(root: Element) -> Iterator[tuple[str, list[Element]]]:
    """Fields that show a property, with the runs of their result."""
    for line in root.iter(qualified("p")):
        code, state, shown = "", "", list[Element]()
        for node in line.findall(qualified("r")):
            mark = node.find(qualified("fldChar"))
            if mark is not None:
                state = mark.get(qualified("fldCharType")) or ""
                role = property_of(code)
                if state == "end" and role:
                    yield role, shown
                if state in ("begin", "end"):
                    code, shown = "", []
            elif state == "begin":
                code += "".join(one.text or "" for one in node.iter(qualified("instrText")))
            elif state == "separate":
                shown.append(node)


# -- the stamp ------------------------------------------------------------------------------------


def parts_of(section: Section, kind: str) -> Iterator[Element]:
    """The headers or footers that a section has: of all pages, of even ones, of the first."""
    for name in (kind, f"even_page_{kind}", f"first_page_{kind}"):
        edge = getattr(section, name)
        if not edge.is_linked_to_previous:
            yield edge._element


def stamp(section: Section, line: list[Element], pages: list[Element]) -> bool:
    """Add the line of the stamp to every footer, with the page where no edge has one.

    Gives whether the template has a footer; without one it gets ours.
    """
    numbered = any(
        has_page(root) for kind in ("header", "footer") for root in parts_of(section, kind)
    )
    found = list(parts_of(section, "footer"))
    if not found:
        section.footer.is_linked_to_previous = False
        found = [section.footer._element]
        cover.remove(found[0])
        kept = False
    else:
        kept = True
    for number_, root in enumerate(found):
        runs = [*line, *([] if numbered else pages)]
        copies = runs if number_ == len(found) - 1 else [deepcopy(one) for one in runs]
        drop_last_empty(root)
        root.append(w("p", w("pPr", w("pStyle", val="Footer")), *copies))
    return kept


def drop_last_empty(root: Element) -> None:
    """An empty line at the end makes place for the stamp."""
    last = root[-1] if len(root) else None
    if last is not None and last.tag == qualified("p") and last.find(qualified("r")) is None:
        cover.remove([last])


def head(section: Section, runs: list[Element]) -> bool:
    """Whether the template has a header; without one it gets ours."""
    if any(True for _root in parts_of(section, "header")):
        return True
    section.header.is_linked_to_previous = False
    root = section.header._element
    cover.remove(root)
    root.append(w("p", w("pPr", w("pStyle", val="Header")), *runs))
    return False


def margins(
    document: WordDocument, section: Section, styles: Styles, room: float
) -> tuple[float, float]:
    """Room above and below the text in points: the margins, or more where an edge is higher."""
    node = section._sectPr.find(qualified("pgMar"))
    found = []
    for side, kind, usual in (("top", "header", "header"), ("bottom", "footer", "footer")):
        asked = 0.0 if node is None else number(node.get(qualified(side)) or "0") / POINTS
        away = 0.0 if node is None else number(node.get(qualified(usual)) or "0") / POINTS
        if asked < 0:
            found.append(-asked)
            continue
        parts = [height(root, styles, room) for root in parts_of(section, kind)]
        found.append(max([asked, *(away + high + GAP for high in parts)]))
    return found[0], found[1]
