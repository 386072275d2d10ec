"""What is refused of an Office file from outside: each fault with one message that says the way out.

Sizes are checked before anything is unpacked, XML before anybody builds a tree of it.
"""

import zipfile
import zlib
from collections.abc import Iterable
from typing import NamedTuple
from xml.parsers import expat

from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.readers.parts import (
    CONTENT_TYPES,
    ROOT_RELATIONS,
    ContentTypes,
    Relation,
    is_relations,
)

MIB = 1024 * 1024


class Bounds(NamedTuple):
    """How large a file may be, in bytes: packed, unpacked, all its XML, one part of XML, …"""

    packed: int = 64 * MIB
    unpacked: int = 192 * MIB
    xml: int = 64 * MIB
    part: int = 32 * MIB
    relations: int = 8 * MIB
    parts: int = 5_000


BOUNDS = Bounds()

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PASSWORD = "EncryptedPackage".encode("utf-16-le")
ENTRY = b"PK\x01\x02"
"""What each entry of a zip's directory starts with."""
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
LOCKED = 0x1
"""The flag of an entry with a password."""
STRICT = b"http://purl.oclc.org/ooxml/"
BAD_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, NotImplementedError)
MACROS = ("macroenabled", "vbaproject", "vbadata", "macrosheet")
MANY_TAGS, DEEPEST = 1_000_000, 1_000
"""Parts with more tags are looked at for their depth: a million open ones take 130 MiB."""
RUN = {"oleObject", "control", "activeXControlBinary", "ctrlProp", "aFChunk", "webextension"}
"""Relations to what another program would run or read in."""
EMBEDDED = "package"
CHART = ".chart+xml"
WORKBOOK = "spreadsheetml.sheet"
"""The data of a chart is the one file that may stand inside a file; it is never opened."""
CLICKED = {"hyperlink", "attachedTemplate"}
"""What may lead out: a person follows the first; a template is rendered without the second."""


def broken(name: str, part: str) -> HypercareError:
    return HypercareError(
        message("{name} is damaged ({part})", name=name, part=part),
        message("Open it in its program, which may repair it, and save it again."),
    )


class NoOffice(HypercareError):
    """What is no file of an Office program at all; who wanted a certain kind says which."""


def no_office(name: str) -> HypercareError:
    return NoOffice(
        message("{name} is no file of Word, Excel or PowerPoint", name=name),
        message("Open it in one of these programs and save it as .docx, .xlsx or .pptx."),
    )


def too_large(name: str, limit: int) -> HypercareError:
    return HypercareError(
        message("{name} is too large: more than {n} MiB", name=name, n=limit // MIB),
        message("Compress its pictures, take out what is not needed, and save it again."),
    )


def check_outside(data: bytes, name: str, bounds: Bounds) -> None:
    """What can be said before the zip is looked into."""
    if len(data) > bounds.packed:
        raise too_large(name, bounds.packed)
    if data.startswith(OLE) and PASSWORD in data:
        raise HypercareError(
            message("{name} is protected by a password", name=name),
            message("Open it, take the password off under File › Info, and save it again."),
        )
    if data.startswith(OLE):
        raise HypercareError(
            message("{name} is in an old format of Word, Excel or PowerPoint", name=name),
            message("Open it and save it as .docx, .xlsx or .pptx."),
        )
    if not data.startswith(b"PK"):
        raise no_office(name)
    if data.count(ENTRY) > bounds.parts:
        raise HypercareError(
            message("{name} has more than {n} parts", name=name, n=bounds.parts),
            message("Take out the pages and pictures that are not needed, and save it again."),
        )


def check_entries(archive: zipfile.ZipFile, name: str, bounds: Bounds) -> None:
    """Names that lead nowhere else, no password, and a size that is known before unpacking."""
    entries, seen = archive.infolist(), set[str]()
    for entry in entries:
        key = entry.filename.casefold()
        strange = key in seen or key.startswith("/") or "\\" in key or ".." in key.split("/")
        if strange or entry.flag_bits & LOCKED or entry.compress_type not in METHODS:
            raise broken(name, entry.filename)
        seen.add(key)
    if sum(entry.file_size for entry in entries) > bounds.unpacked:
        raise too_large(name, bounds.unpacked)
    for part in (CONTENT_TYPES, ROOT_RELATIONS):
        if part not in archive.NameToInfo:
            raise no_office(name)
        if archive.NameToInfo[part].file_size > bounds.relations:
            raise too_large(name, bounds.relations)
    if STRICT in read(archive, ROOT_RELATIONS):
        raise HypercareError(
            message("{name} is saved as “Strict Open XML”", name=name),
            message("Save it as a plain .docx, .xlsx or .pptx."),
        )


def read(archive: zipfile.ZipFile, part: str) -> bytes:
    """A part, as long as the directory says: `ZipFile.read` would unpack whatever comes."""
    entry = archive.getinfo(part)
    with archive.open(entry) as file:
        content = file.read(entry.file_size + 1)
        if len(content) != entry.file_size or file.read(1):
            raise zipfile.BadZipFile(part)
    return content


def check_parts(archive: zipfile.ZipFile, types: ContentTypes, name: str, bounds: Bounds) -> None:
    """Every part is as long as it says; XML is within bounds and declares no document type."""
    sizes = {e.filename: e.file_size for e in archive.infolist() if types.is_xml(e.filename)}
    for size, limit in (
        (max(sizes.values(), default=0), bounds.part),
        (sum(sizes.values()), bounds.xml),
        (sum(size for part, size in sizes.items() if is_relations(part)), bounds.relations),
    ):
        if size > limit:
            raise too_large(name, limit)
    for entry in archive.infolist():
        if entry.filename in sizes:
            parse(read(archive, entry.filename), entry.filename, name)
        else:
            pass_over(archive, entry)


def pass_over(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """A picture or font: its length and checksum are looked at, chunk by chunk."""
    left = entry.file_size
    with archive.open(entry) as file:
        while left > 0:
            chunk = len(file.read(min(MIB, left)))
            if not chunk:
                raise zipfile.BadZipFile(entry.filename)
            left -= chunk
        if file.read(1):
            raise zipfile.BadZipFile(entry.filename)


def parse(xml: bytes, part: str, name: str) -> None:
    """Refuse XML with a document type, or that is none.

    Expat without handlers reads 150 MB a second and builds nothing; a tree could be a bomb itself.
    """

    def doctype(*_declared: object) -> None:
        raise HypercareError(
            message("{name} declares a document type in {part}", name=name, part=part),
            message("No program of Office writes that: get the file from its source again."),
        )

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = doctype
    if xml.count(b"<") > MANY_TAGS:  # counting them takes four times as long
        depth = Depth(broken(name, part))
        parser.StartElementHandler, parser.EndElementHandler = depth.start, depth.end
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, LookupError, ValueError):
        raise broken(name, part) from None


class Depth:
    """How deep elements stand in each other: expat keeps something of each that is open."""

    def __init__(self, error: HypercareError):
        self.error = error
        self.left = DEEPEST

    def start(self, _name: str, _given: dict[str, str]) -> None:
        self.left -= 1
        if self.left < 0:
            raise self.error

    def end(self, _name: str) -> None:
        self.left += 1


def check_macros(types: ContentTypes, parts: Iterable[str], name: str) -> None:
    """A declared type is enough: a program would look for the part."""
    told = " ".join((*types, *(part.casefold() for part in parts)))
    if any(word in told for word in MACROS):
        raise HypercareError(
            message("{name} has macros", name=name),
            message("Save it without them: as .docx, .xlsx or .pptx."),
        )


def check_relations(relations: Iterable[Relation], types: ContentTypes, name: str) -> None:
    """Nothing that is run, fetched or hidden inside."""
    for found in relations:
        if found.external:
            if found.kind not in CLICKED:
                raise HypercareError(
                    message("{name} fetches {target}", name=name, target=found.target),
                    message("Insert it into the file instead of linking to it, and save it again."),
                )
        elif found.kind in RUN or (found.kind == EMBEDDED and not is_data(found, types)):
            raise HypercareError(
                message(
                    "{name} has an object of another program in it ({part})",
                    name=name,
                    part=found.target,
                ),
                message("Paste it as a picture, or delete it, and save the file again."),
            )


def is_data(found: Relation, types: ContentTypes) -> bool:
    """Whether an embedded file is the workbook of a chart."""
    return types.of(found.source).endswith(CHART) and types.of(found.target).endswith(WORKBOOK)
