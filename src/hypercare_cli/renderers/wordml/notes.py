"""Footnotes and endnotes of a template: they belong to its sample text, and go with it."""

from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.opc.part import Part
from docx.oxml import parse_xml
from lxml import etree

from hypercare_cli.renderers.wordml.cover import remove
from hypercare_cli.renderers.wordml.markup import Element, qualified

NOTES = {KIND.FOOTNOTES: "footnote", KIND.ENDNOTES: "endnote"}


def empty_notes(document: Part) -> None:
    """Leave of the notes only the lines between them and the text, without words, fields or links.

    python-docx keeps these parts as bytes: who looks through its trees does not see them.
    """
    for relation in document.rels.values():
        if relation.reltype in NOTES and not relation.is_external:
            part = relation.target_part
            part._blob = emptied(part.blob, NOTES[relation.reltype])
            part.rels.clear()


def emptied(xml: bytes, tag: str) -> bytes:
    """The part with nothing but its separators."""
    root = parse_xml(xml)
    for note in root.findall(qualified(tag)):
        if note.get(qualified("type"), "normal") == "normal":
            remove([note])
        else:
            remove([node for line in note for node in line if not is_separator(node)])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def is_separator(node: Element) -> bool:
    """Whether a child of a paragraph is its looks, or a run that draws the line."""
    lines = (qualified("separator"), qualified("continuationSeparator"))
    words = {one.tag for one in node} - {qualified("rPr"), *lines}
    return node.tag == qualified("pPr") or (node.tag == qualified("r") and not words)
