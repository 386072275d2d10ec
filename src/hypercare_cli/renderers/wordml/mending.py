"""Small faults of a template that Word passes over, mended so that the document has none."""

from collections.abc import Iterable
from itertools import count

from hypercare_cli.renderers.wordml.markup import Element, qualified
from hypercare_cli.renderers.wordml.styles import Styles, id_of

DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
NAMED = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
REFERENCES = ("basedOn", "next", "link")


def mend(trees: Iterable[Element], styles: Styles, numbering: Element) -> None:
    """Unique ids of drawings; no style or list that is not there is named."""
    trees = list(trees)
    ids = count(1)
    known = {kind: {id_of(style) for style in styles.of(kind)} for kind in NAMED.values()}
    lists = {node.get(qualified("numId")) for node in numbering.findall(qualified("num"))} | {"0"}
    for tree in trees:
        for node in tree.iter(DRAWN):
            node.set("id", str(next(ids)))
        for tag, kind in NAMED.items():
            drop_unknown(tree, tag, known[kind])
        for node in list(tree.iter(qualified("numPr"))):
            list_ = node.find(qualified("numId"))
            if list_ is not None and list_.get(qualified("val")) not in lists:
                remove(node)
    every = {id_of(style) for style in styles.root.iter(qualified("style"))}
    for tag in REFERENCES:
        drop_unknown(styles.root, tag, every)


def drop_unknown(tree: Element, tag: str, known: set[str]) -> None:
    for node in list(tree.iter(qualified(tag))):
        if node.get(qualified("val")) not in known:
            remove(node)


def remove(node: Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
