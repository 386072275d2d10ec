"""The stamp as custom properties of any Office package: the part, its content type and its relation."""

from collections.abc import Iterable

from lxml import etree

from hypercare_cli.blocks import Stamp
from hypercare_cli.origin import CUSTOM, PREFIX, SEAL, facts_of, seal

Parts = dict[str, bytes]
TYPES, ROOT_RELATIONS = "[Content_Types].xml", "_rels/.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PROPERTIES, VALUES = f"{OFFICE}/custom-properties", f"{OFFICE}/docPropsVTypes"
RELATION = f"{OFFICE}/relationships/custom-properties"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
EMPTY = f'<Properties xmlns="{PROPERTIES}" xmlns:vt="{VALUES}"/>'
FIRST_PID = 2
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def stamped(parts: Iterable[tuple[str, bytes]], stamp: Stamp) -> Parts:
    """The parts with the stamp among their properties, and a seal over all of it.

    Properties that a template brings along, such as a label of confidentiality, stay.
    """
    found = dict(parts)
    brought = connected(found)
    found[CUSTOM] = b""
    facts = facts_of(stamp)
    facts[PREFIX + SEAL] = seal(found, found.__getitem__, facts)
    found[CUSTOM] = written(facts, brought)
    return found


def connected(parts: Parts) -> list[etree._Element]:
    """Point the package to the part of the properties; gives those that it has already."""
    relations = etree.fromstring(parts[ROOT_RELATIONS], PARSER)
    link = next((node for node in relations if node.get("Type") == RELATION), None)
    if link is None:
        link = etree.SubElement(relations, f"{{{PACKAGE}/relationships}}Relationship")
        link.set("Id", free_id(relations))
        link.set("Type", RELATION)
        link.set("Target", CUSTOM)
    old = (link.get("Target") or "").removeprefix("/")
    link.set("Target", CUSTOM)
    parts[ROOT_RELATIONS] = xml(relations)
    types = etree.fromstring(parts[TYPES], PARSER)
    for node in list(types):
        if node.get("PartName") in (f"/{old}", f"/{CUSTOM}"):
            types.remove(node)
    override = etree.SubElement(types, f"{{{PACKAGE}/content-types}}Override")
    override.set("PartName", f"/{CUSTOM}")
    override.set("ContentType", CONTENT_TYPE)
    parts[TYPES] = xml(types)
    brought = parts.pop(old, b"")
    return list(etree.fromstring(brought, PARSER)) if brought else []


def free_id(relations: etree._Element) -> str:
    taken = {node.get("Id") for node in relations}
    return next(name for n in range(1, len(taken) + 2) if (name := f"rId{n}") not in taken)


def written(facts: dict[str, str], brought: list[etree._Element]) -> bytes:
    """The part: what was there without what is ours, then the facts; numbered from 2."""
    root = etree.fromstring(EMPTY)
    root.extend(node for node in brought if not (node.get("name") or "").startswith(PREFIX))
    for name, text in facts.items():
        node = etree.SubElement(root, f"{{{PROPERTIES}}}property", fmtid=FORMAT_ID, name=name)
        etree.SubElement(node, f"{{{VALUES}}}lpwstr").text = text
    for number, node in enumerate(root, FIRST_PID):
        node.set("pid", str(number))
    return xml(root)


def xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
