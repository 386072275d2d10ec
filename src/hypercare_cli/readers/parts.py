"""What an Office file says of its parts: what each of them is, and what leads to what."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import normpath
from typing import NamedTuple
from xml.etree.ElementTree import Element

CONTENT_TYPES = "[Content_Types].xml"
ROOT_RELATIONS = "_rels/.rels"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
XML = {"xml", "rels", "vml", "svg"}
ADDRESS = re.compile(r"\s*(?:[A-Za-z][\w+.-]*:|//|\\\\)")
"""With a scheme (`http:`, `file:`, `C:`), or of a machine in the network."""


class ContentTypes:
    """What each part is, in small letters."""

    def __init__(self, root: Element):
        self.extensions: dict[str, str] = {}
        self.parts: dict[str, str] = {}
        for node in root:
            type_ = (node.get("ContentType") or "").casefold()
            if node.tag == f"{TYPES}Default":
                self.extensions[(node.get("Extension") or "").casefold()] = type_
            elif node.tag == f"{TYPES}Override":
                self.parts[(node.get("PartName") or "").lstrip("/").casefold()] = type_

    def of(self, part: str) -> str:
        """The content type of a part; empty where none is given."""
        return self.parts.get(part.casefold(), self.extensions.get(extension(part), ""))

    def is_xml(self, part: str) -> bool:
        """Whether some program may parse the part as XML."""
        return extension(part) in XML or self.of(part).partition(";")[0].endswith("xml")

    def __iter__(self) -> Iterator[str]:
        yield from self.extensions.values()
        yield from self.parts.values()


class Relation(NamedTuple):
    """A part, or the whole file where `source` is empty, that leads to a part or an address.

    `kind` is the last word of its type; `target` is a part's name, or an address if `external`.
    """

    source: str
    id: str
    kind: str
    target: str
    external: bool


def is_relations(part: str) -> bool:
    return extension(part) == "rels"


def relation(node: Element, part: str) -> Relation:
    """A relation as the part of relations has it: `word/_rels/document.xml.rels`.

    What is no plain name of a part counts as external, whatever it says itself.
    """
    path = PurePosixPath(part)
    folder = path.parent.parent
    source = "" if part == ROOT_RELATIONS else (folder / path.stem).as_posix()
    target = node.get("Target") or ""
    mode = (node.get("TargetMode") or "internal").casefold()
    external = mode != "internal" or ADDRESS.match(target) is not None
    if not external:
        target = target.lstrip("/") if target.startswith("/") else normpath(f"{folder}/{target}")
    kind = (node.get("Type") or "").rpartition("/")[2]
    return Relation(source, node.get("Id") or "", kind, target, external)


def extension(part: str) -> str:
    return part.rpartition("/")[2].rpartition(".")[2].casefold()
