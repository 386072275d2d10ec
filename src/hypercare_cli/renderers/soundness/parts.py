"""A package to look at: its parts, read when asked for, with their types and relations."""

import posixpath
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from lxml import etree

TYPES = "[Content_Types].xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


class Relation(NamedTuple):
    """A link from one part to another, or outside; `kind` is the last word of its type."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        return self.type.rpartition("/")[2]


class Broken(ValueError):
    """A part that is no XML, or has a DTD."""


class Package:
    """The parts of an Office file by name."""

    def __init__(self, parts: Iterable[tuple[str, bytes]]):
        self.parts = dict(parts)
        self.trees: dict[str, etree._Element] = {}
        self.links: dict[str, tuple[Relation, ...]] = {}
        self.kinds: dict[str, str | None] = {}

    def tree(self, name: str) -> etree._Element:
        """The root of a part; raises Broken."""
        if name not in self.trees:
            try:
                root = etree.fromstring(self.parts[name], PARSER)
            except (etree.XMLSyntaxError, KeyError) as error:
                raise Broken(f"{name} is not well-formed XML: {error}") from None
            if root.getroottree().docinfo.internalDTD is not None:
                raise Broken(f"{name} has a DTD")
            self.trees[name] = root
        return self.trees[name]

    def relations(self, name: str) -> tuple[Relation, ...]:
        """The relations of a part, or of the package itself for the empty name."""
        if name not in self.links:
            source = relations_of(name)
            nodes = self.tree(source) if source in self.parts else ()
            self.links[name] = tuple(
                Relation(
                    node.get("Id") or "",
                    node.get("Type") or "",
                    node.get("Target") or "",
                    node.get("TargetMode") == "External",
                )
                for node in nodes
            )
        return self.links[name]

    def targets(self, name: str, kind: str) -> list[str]:
        """The parts that a part links to in this way."""
        return [
            resolved(name, link.target)
            for link in self.relations(name)
            if link.kind == kind and not link.external
        ]

    @cached_property
    def types(self) -> tuple[dict[str, str], dict[str, str]]:
        """Content types by extension, and by part."""
        defaults, overrides = {}, {}
        for node in self.tree(TYPES):
            content = node.get("ContentType") or ""
            if node.get("Extension") is not None:
                defaults[(node.get("Extension") or "").lower()] = content
            else:
                overrides[(node.get("PartName") or "").lower()] = content
        return defaults, overrides

    def type_of(self, name: str) -> str | None:
        if name not in self.kinds:
            defaults, overrides = self.types
            extension = name.rpartition(".")[2].lower()
            self.kinds[name] = overrides.get(f"/{name}".lower()) or defaults.get(extension)
        return self.kinds[name]

    def of_type(self, ending: str) -> Iterator[str]:
        """The parts whose content type ends so: `slide+xml`."""
        return (name for name in self.parts if (self.type_of(name) or "").endswith(ending))


def relations_of(name: str) -> str:
    """`word/document.xml` → `word/_rels/document.xml.rels`"""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def source_of(name: str) -> str:
    """`word/_rels/document.xml.rels` → `word/document.xml`; the package itself is empty."""
    folder, base = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))


def resolved(source: str, target: str) -> str:
    """The part that a relation of `source` means."""
    target = target.partition("#")[0]
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))


def doubled(values: Iterable[str]) -> list[str]:
    """Each value that stands there more than once, in order of its second time."""
    seen: set[str] = set()
    again: dict[str, None] = {}
    for value in values:
        if value in seen:
            again[value] = None
        seen.add(value)
    return list(again)
