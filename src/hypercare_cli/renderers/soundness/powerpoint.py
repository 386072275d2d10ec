"""What PowerPoint asks of a presentation: ids, layouts, notes, tables that add up, text that has a place."""

from collections.abc import Iterator

from lxml import etree

from hypercare_cli.renderers.soundness.parts import RELATIONS, Package, doubled

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
FIRST_SLIDE, FIRST_MASTER = 256, 2**31
PARENTS = {
    "presentationml.slide+xml": ("slideLayout",),
    "presentationml.slideLayout+xml": ("slideMaster",),
    "presentationml.slideMaster+xml": ("theme",),
    "presentationml.notesSlide+xml": ("notesMaster", "slide"),
    "presentationml.notesMaster+xml": ("theme",),
}
"""What each kind of part is linked to exactly once."""


def faults(package: Package, main: str) -> Iterator[str]:
    root = package.tree(main)
    yield from slide_ids(root)
    yield from master_ids(package, main, root)
    for ending, parents in PARENTS.items():
        for name in package.of_type(ending):
            for parent in parents:
                if len(package.targets(name, parent)) != 1:
                    yield f"{name} does not have one {parent}"
            yield from shapes(package.tree(name), name)
            yield from tables(package.tree(name), name)
    yield from notes(package, main, root)


def slide_ids(root: etree._Element) -> Iterator[str]:
    ids = [node.get("id") or "" for node in root.iter(f"{P}sldId")]
    for id_ in doubled(ids):
        yield f"two slides have the id {id_}"
    for id_ in ids:
        if not id_.isdecimal() or not FIRST_SLIDE <= int(id_) < FIRST_MASTER:
            yield f"{id_!r} is no id of a slide"
    for link in doubled(node.get(f"{{{RELATIONS}}}id") or "" for node in root.iter(f"{P}sldId")):
        yield f"the slide of {link} is listed twice"


def master_ids(package: Package, main: str, root: etree._Element) -> Iterator[str]:
    """Masters and layouts count in one row."""
    ids = [node.get("id") or "" for node in root.iter(f"{P}sldMasterId")]
    for master in package.targets(main, "slideMaster"):
        ids += [node.get("id") or "" for node in package.tree(master).iter(f"{P}sldLayoutId")]
    found = [id_ for id_ in ids if id_]
    for id_ in doubled(found):
        yield f"two masters or layouts have the id {id_}"
    for id_ in found:
        if not id_.isdecimal() or int(id_) < FIRST_MASTER:
            yield f"{id_!r} is no id of a master or layout"


def shapes(root: etree._Element, name: str) -> Iterator[str]:
    ids = [node.get("id") or "" for node in root.iter(f"{P}cNvPr")]
    for id_ in doubled(ids):
        yield f"{name}: two shapes have the id {id_}"
    for id_ in ids:
        if not id_.isdecimal() or not 0 < int(id_) < FIRST_MASTER:
            yield f"{name}: {id_!r} is no id of a shape"
    for body in root.iter(f"{P}txBody", f"{A}txBody"):
        if body.find(f"{A}bodyPr") is None or body.find(f"{A}p") is None:
            yield f"{name}: a text has no paragraph"


def tables(root: etree._Element, name: str) -> Iterator[str]:
    """Each row has a cell for every column, merged ones too."""
    for table in root.iter(f"{A}tbl"):
        columns = len(table.findall(f"{A}tblGrid/{A}gridCol"))
        rows = table.findall(f"{A}tr")
        if not columns or not rows:
            yield f"{name}: a table has no columns or rows"
        for row in rows:
            cells = row.findall(f"{A}tc")
            if len(cells) != columns:
                yield f"{name}: a row has {len(cells)} cells for {columns} columns"
                break
            if any(cell.find(f"{A}txBody") is None for cell in cells):
                yield f"{name}: a cell has no text"
            yield from merged(cells, name)


def merged(cells: list[etree._Element], name: str) -> Iterator[str]:
    """A cell over several columns is followed by as many that give way to it."""
    left = 0
    for cell in cells:
        given_way = cell.get("hMerge") in ("1", "true")
        if given_way != (left > 0):
            yield f"{name}: the merged cells of a row do not fit"
            return
        left = left - 1 if left else int(cell.get("gridSpan") or 1) - 1
    if left:
        yield f"{name}: a merged cell leaves the table"


def notes(package: Package, main: str, root: etree._Element) -> Iterator[str]:
    """Notes belong to one slide, and need their master."""
    pages = list(package.of_type("presentationml.notesSlide+xml"))
    if pages and root.find(f"{P}notesMasterIdLst") is None:
        yield f"{main} has notes and no master of notes"
    for slide in package.of_type("presentationml.slide+xml"):
        for page in package.targets(slide, "notesSlide"):
            if package.targets(page, "slide") != [slide]:
                yield f"{page} does not lead back to {slide}"
