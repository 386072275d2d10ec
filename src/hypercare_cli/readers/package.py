"""An Office file from outside, behind a guard: opened only if nothing in it is unsafe."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Literal
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from hypercare_cli.readers import guard
from hypercare_cli.readers.guard import BAD_ZIP, BOUNDS, Bounds
from hypercare_cli.readers.parts import (
    CONTENT_TYPES,
    ContentTypes,
    Relation,
    is_relations,
    relation,
)

Kind = Literal["word", "excel", "powerpoint"]
KINDS: dict[str, Kind] = {
    "wordprocessingml.document.main+xml": "word",
    "wordprocessingml.template.main+xml": "word",
    "spreadsheetml.sheet.main+xml": "excel",
    "spreadsheetml.template.main+xml": "excel",
    "presentationml.presentation.main+xml": "powerpoint",
    "presentationml.template.main+xml": "powerpoint",
    "presentationml.slideshow.main+xml": "powerpoint",
}
"""What the main part may be, after `…officedocument.`; what macros may stand in is not among it."""


class Package:
    """An Office file that passed the guard; its parts are read one by one, when asked for."""

    def __init__(self, archive: zipfile.ZipFile, name: str, bounds: Bounds):
        self.archive = archive
        self.name = name
        self.types = ContentTypes(self.xml(CONTENT_TYPES))
        guard.check_macros(self.types, self.parts(), name)
        guard.check_parts(archive, self.types, name, bounds)
        self.relations = tuple(self.all_relations())
        guard.check_relations(self.relations, self.types, name)
        self.main = self.main_part()
        self.kind = KINDS[self.said(self.main)]

    def parts(self) -> list[str]:
        return self.archive.namelist()

    def read(self, part: str) -> bytes:
        """The bytes of a part, never more than the file's directory says. Raises HypercareError."""
        try:
            return guard.read(self.archive, part)
        except BAD_ZIP:
            raise guard.broken(self.name, part) from None

    def xml(self, part: str) -> Element:
        """A small part as a tree. Raises HypercareError where it is none."""
        content = self.read(part)
        guard.parse(content, part, self.name)
        try:
            return fromstring(content, forbid_dtd=True)
        except (DefusedXmlException, ParseError, ValueError, LookupError):
            raise guard.broken(self.name, part) from None

    def of(self, source: str) -> Iterator[Relation]:
        """The relations of a part; those of the file itself have no source."""
        return (relation for relation in self.relations if relation.source == source)

    def all_relations(self) -> Iterator[Relation]:
        for part in filter(is_relations, self.parts()):
            yield from (relation(node, part) for node in self.xml(part))

    def main_part(self) -> str:
        """The part that the file is about."""
        for found in self.of(""):
            if found.kind == "officeDocument" and self.said(found.target) in KINDS:
                self.read(found.target)
                return found.target
        raise guard.no_office(self.name)

    def said(self, part: str) -> str:
        return self.types.of(part).rpartition("officedocument.")[2]


def opened(data: bytes, name: str, bounds: Bounds = BOUNDS) -> Package:
    """The file as a package; `name` is what messages call it.

    Raises HypercareError, with a hint what to do, for what is no Office file, locked, damaged, too
    large, or has macros, objects, links that fetch, or a document type. At most 64 MiB of XML are
    read for that.
    """
    guard.check_outside(data, name, bounds)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        guard.check_entries(archive, name, bounds)
        return Package(archive, name, bounds)
    except BAD_ZIP:
        raise guard.broken(name, name) from None
