"""The cover of a template: found, cleaned of what belonged to the sample, and filled."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from hypercare_cli.renderers.wordml.markup import Element, qualified, run, w

LONGEST = 60
"""Blocks before the first break that may be a cover."""
FIRST = 20
"""Blocks among which a title is looked for, where no break ends the cover."""
WORDY = 700
"""Letters from which on a first page without a title is no cover."""
FRONT = {"Heading1", "Heading2", "Heading3", "TOC1", "TOC2", "TOCHeading"}
"""Styles that no cover has."""
GALLERY = "Cover Pages"
CORE = {"title": "title", "subject": "subtitle"}
"""Properties to which a content control may be bound → what we put there."""
NAMED = {"title": "title", "titre": "title", "subject": "subtitle", "subtitle": "subtitle",
         "objet": "subtitle", "sous-titre": "subtitle"}  # fmt: skip
STYLED = {"Title": "title", "Subtitle": "subtitle"}
PRESENT = ("drawing", "pict", "object", "fldChar", "instrText")


class Cover(NamedTuple):
    """The blocks of the cover; `ended` says whether a section ends with it."""

    blocks: tuple[Element, ...]
    ended: bool


def cover_of(blocks: Sequence[Element]) -> Cover | None:
    """What comes before the first break, a gallery's cover, or the title alone; None without any."""
    if blocks and gallery_of(blocks[0]) == GALLERY:
        return Cover((blocks[0],), False)
    for number, block in enumerate(blocks[:LONGEST]):
        if style_of(block) in FRONT or gallery_of(block) is not None:
            break
        end = break_of(block)
        if end:
            found = tuple(blocks[: number + (end != "before")])
            if found and is_cover(found):
                return Cover(found, end == "section")
            break
    return titled(blocks)


def titled(blocks: Sequence[Element]) -> Cover | None:
    """Everything up to the title and the subtitle that follows it."""
    for number, block in enumerate(blocks[:FIRST]):
        if style_of(block) in FRONT:
            return None
        if style_of(block) == "Title":
            after = blocks[number + 1 : number + 2]
            more = 1 if after and style_of(after[0]) == "Subtitle" else 0
            return Cover(tuple(blocks[: number + 1 + more]), False)
    return None


def is_cover(blocks: Sequence[Element]) -> bool:
    """Has a place for a title, a picture, or little to say."""
    if any(places(blocks).values()) or any(
        block.find(f".//{qualified('drawing')}") is not None for block in blocks
    ):
        return True
    return 0 < sum(len(text_of(block)) for block in blocks) < WORDY


def text_of(block: Element) -> str:
    return "".join(node.text or "" for node in block.iter(qualified("t")))


def style_of(block: Element) -> str:
    node = block.find(f"{qualified('pPr')}/{qualified('pStyle')}")
    return "" if node is None else node.get(qualified("val")) or ""


def gallery_of(block: Element) -> str | None:
    """What a content control was inserted as: a cover, a table of contents; None for other blocks."""
    node = block.find(
        f"{qualified('sdtPr')}/{qualified('docPartObj')}/{qualified('docPartGallery')}"
    )
    return None if node is None else node.get(qualified("val"))


def break_of(block: Element) -> str:
    """How a page ends with a block: `section`, `page`, or `before` it; empty where none does."""
    properties = block.find(qualified("pPr"))
    if properties is not None:
        if properties.find(qualified("sectPr")) is not None:
            return "section"
        before = properties.find(qualified("pageBreakBefore"))
        if before is not None and before.get(qualified("val")) not in ("0", "false", "off"):
            return "before"
    return "page" if next(page_breaks(block), None) is not None else ""


def page_breaks(block: Element) -> Iterator[Element]:
    for node in block.iter(qualified("br")):
        if node.get(qualified("type")) == "page":
            yield node


# -- what is taken out ----------------------------------------------------------------------------


def cleaned(blocks: Iterable[Element]) -> None:
    """No comments, bookmarks, tracked changes or notes; no break, as the next page begins with one."""
    for block in blocks:
        for tag in ("del", "moveFrom", "commentRangeStart", "commentRangeEnd", "bookmarkStart",
                    "bookmarkEnd", "proofErr", "permStart", "permEnd", "lastRenderedPageBreak",
                    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
                    "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "tcPrChange",
                    "trPrChange"):  # fmt: skip
            remove(block.iter(qualified(tag)))
        for tag in ("commentReference", "footnoteReference", "endnoteReference"):
            remove(node.getparent() for node in list(block.iter(qualified(tag))))
        for tag in ("ins", "moveTo"):
            for node in list(block.iter(qualified(tag))):
                unwrap(node)
        remove(page_breaks(block))


def remove(nodes: Iterable[Element | None]) -> None:
    for node in list(nodes):
        parent = None if node is None else node.getparent()
        if node is not None and parent is not None:
            parent.remove(node)


def unwrap(node: Element) -> None:
    for child in list(node):
        node.addprevious(child)
    remove([node])


def release(control: Element) -> None:
    """A control keeps its text, whatever the data says that it was bound to."""
    properties = control.find(qualified("sdtPr"))
    if properties is not None:
        bound = properties.find(qualified("dataBinding"))
        if bound is not None and role_of(control) is None:
            properties.remove(bound)
        remove(properties.findall(qualified("placeholder")))


# -- what is filled in ----------------------------------------------------------------------------


def places(blocks: Iterable[Element]) -> dict[str, list[Element]]:
    """Where title and subtitle belong: controls that are bound to them, else paragraphs."""
    blocks = list(blocks)
    found: dict[str, list[Element]] = {"title": [], "subtitle": []}
    for block in blocks:
        for control in block.iter(qualified("sdt")):
            role = role_of(control)
            if role:
                found[role].append(control)
    for block in blocks:
        for node in block.iter(qualified("p")):
            role = STYLED.get(style_of(node))
            if role and not found[role]:
                found[role].append(node)
    return found


def role_of(control: Element) -> str | None:
    """What a content control asks for: by its binding, else by its name."""
    properties = control.find(qualified("sdtPr"))
    if properties is None:
        return None
    bound = properties.find(qualified("dataBinding"))
    if bound is not None:
        path = (bound.get(qualified("xpath")) or "").casefold()
        last = path.rpartition("/")[2].rpartition(":")[2].partition("[")[0]
        return CORE.get(last) if "coreproperties" in path else None
    for tag in ("alias", "tag"):
        node = properties.find(qualified(tag))
        role = (
            NAMED.get((node.get(qualified("val")) or "").casefold()) if node is not None else None
        )
        if role:
            return role
    return None


def put_text(place: Element, text: str) -> None:
    """The text in the look that the place has; pictures beside it stay."""
    if place.tag == qualified("sdt"):
        properties = place.find(qualified("sdtPr"))
        if properties is not None:
            remove(properties.findall(qualified("showingPlcHdr")))
        content = place.find(qualified("sdtContent"))
        holders = [] if content is None else [content, *content.iter(qualified("p"))]
    else:
        holders = [place]
    runs = [
        node for holder in holders[:1] for node in holder.iter(qualified("r")) if is_plain(node)
    ]
    look = next((node.find(qualified("rPr")) for node in runs if text_of(node)), None)
    fresh = run(text)
    if look is not None:
        look = deepcopy(look)
        remove(look.findall(qualified("rStyle")))
        fresh.insert(0, look)
    if runs:
        runs[0].addprevious(fresh)
        remove(runs)
    elif holders:
        holders[-1].append(fresh)


def is_plain(node: Element) -> bool:
    """Whether a run is nothing but text."""
    return all(node.find(f".//{qualified(tag)}") is None for tag in PRESENT)


def empty_hints(blocks: Iterable[Element]) -> int:
    """Take out the hints of controls that nobody filled: “[Company name]”; how many there were."""
    count = 0
    for block in blocks:
        for control in list(block.iter(qualified("sdt"))):
            release(control)
            properties = control.find(qualified("sdtPr"))
            hint = None if properties is None else properties.find(qualified("showingPlcHdr"))
            content = control.find(qualified("sdtContent"))
            if hint is not None and content is not None:
                for node in content.iter(qualified("t")):
                    node.text = ""
                count += 1
    return count


def fill(blocks: Sequence[Element], texts: dict[str, str]) -> set[str]:
    """Put title and subtitle into their places; gives which of them had one."""
    found = places(blocks)
    for role, text in texts.items():
        for place in found[role]:
            put_text(place, text)
    empty_hints(blocks)
    return {role for role in texts if found[role]}


def section_of(cover: Cover) -> Element | None:
    """The properties of the section that ends with the cover, taken out; its last line may go too."""
    if not cover.ended:
        return None
    last = cover.blocks[-1]
    found = next(last.iter(qualified("sectPr")), None)
    remove([found])
    if not text_of(last) and all(last.find(f".//{qualified(tag)}") is None for tag in PRESENT):
        remove([last])
    return found


def spacer(points: float) -> Element:
    """An empty paragraph above a cover that the template leaves to us."""
    return w(
        "p",
        w(
            "pPr",
            w("pStyle", val="CoverGap"),
            w("spacing", before=round(points * 20), after=0),
        ),
    )
