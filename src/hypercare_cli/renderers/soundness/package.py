"""What every Office package must hold: types, relations, well-formed parts; then what its kind must."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

from lxml import etree

from hypercare_cli.renderers.soundness import excel, powerpoint, word
from hypercare_cli.renderers.soundness.order import misordered
from hypercare_cli.renderers.soundness.parts import (
    RELATIONS,
    TYPES,
    Broken,
    Package,
    doubled,
    resolved,
    source_of,
)

XML_NAMES = (".xml", ".rels")
PREFIX = re.compile(rb'xmlns:([\w.-]+)="' + re.escape(RELATIONS.encode()) + rb'"')
EXTERNAL = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
KINDS = {
    "wordprocessingml.document.main+xml": word.faults,
    "spreadsheetml.sheet.main+xml": excel.faults,
    "presentationml.presentation.main+xml": powerpoint.faults,
}
"""How the content type of the main part ends, and what such a file must hold beside the rest."""


def problems(parts: Sequence[tuple[str, bytes]]) -> list[str]:
    """Why Office would ask to repair a file of these parts; nothing where it would not.

    Each is a line for a report of the fault, in English: a sound file of ours never has one.
    """
    package = Package(parts)
    try:
        return [*names(parts), *types(package), *relations(package), *contents(package)]
    except Broken as error:
        return [str(error)]


def names(parts: Sequence[tuple[str, bytes]]) -> Iterator[str]:
    yield from twice(name for name, _content in parts)
    for name, _content in parts:
        if not name or name.startswith("/") or "\\" in name or ".." in name.split("/"):
            yield f"{name!r} is no name of a part"


def twice(given: Iterable[str]) -> Iterator[str]:
    """Names that are the same to Office, which does not tell capitals from small letters."""
    for name in doubled(name.lower() for name in given):
        yield f"{name} is there twice"


def types(package: Package) -> Iterator[str]:
    if TYPES not in package.parts:
        yield f"{TYPES} is missing"
        return
    for name in package.parts:
        if name != TYPES and not package.type_of(name):
            yield f"{name} has no content type"
    present = {f"/{name}".lower() for name in package.parts}
    for name in package.types[1]:
        if name not in present:
            yield f"{name} has a content type and is not there"


def relations(package: Package) -> Iterator[str]:
    for name in package.parts:
        if name.endswith(".rels"):
            yield from links(package, source_of(name))
        elif name.endswith(".xml") and name != TYPES:
            yield from dangling(package, name)
    if len(package.targets("", "officeDocument")) != 1:
        yield "the package does not have one main part"


def links(package: Package, source: str) -> Iterator[str]:
    """What the relations of a part lead to."""
    where = source or "the package"
    if source and source not in package.parts:
        yield f"{source} has relations and is not there"
    found = package.relations(source)
    for id_ in doubled(link.id for link in found):
        yield f"{where} has the relation {id_} twice"
    for link in found:
        if link.external:
            if not EXTERNAL.match(link.target):
                yield f"{where} links to {link.target[:80]}"
        elif link.target.startswith("/") or ":" in link.target:
            yield f"{where} has the absolute target {link.target[:80]}"
        elif not link.target.startswith("#") and resolved(source, link.target) not in package.parts:
            yield f"{where} needs {resolved(source, link.target)}, which is missing"


def dangling(package: Package, name: str) -> Iterator[str]:
    """Relations that a part names and does not have."""
    content = package.parts[name]
    known = {link.id.encode() for link in package.relations(name)} | {b""}
    given: set[bytes] = set()
    for prefix in set(PREFIX.findall(content)):
        given.update(re.findall(b" " + re.escape(prefix) + rb':\w+="([^"]*)"', content))
    if given <= known:
        return  # what looks like one may be a text: only else the tree is asked
    found = package.tree(name).xpath("//@*[namespace-uri() = $space]", space=RELATIONS)
    named = {str(value) for value in found} if isinstance(found, list) else set()
    for id_ in sorted(named - {each.decode() for each in known}):
        yield f"{name} names the relation {id_}, which it does not have"


def contents(package: Package) -> Iterator[str]:
    """Every part that is XML is read; then charts, and what the kind of file asks for."""
    for name in package.parts:
        if name.endswith(XML_NAMES) or (package.type_of(name) or "").endswith("+xml"):
            yield from misordered(package.tree(name), name)
    for name in package.of_type("drawingml.chart+xml"):
        yield from chart(package, name)
    main = next(iter(package.targets("", "officeDocument")), "")
    for ending, faults in KINDS.items():
        if (package.type_of(main) or "").endswith(ending):
            yield from faults(package, main)


def chart(package: Package, name: str) -> Iterator[str]:
    """What the picture needs, and the workbook behind “Edit data”."""
    root = package.tree(name)
    plots = root.find(f"{C}chart/{C}plotArea")
    if plots is None:
        yield f"{name} has no plot"
    else:
        yield from plotted(plots, name)
    if name.startswith("xl/"):
        return  # the sheet beside it has the data
    books = package.targets(name, "package")
    if root.find(f"{C}externalData") is None or not books:
        yield f"{name} has no workbook"
    for book in books:
        if not is_package(package.parts.get(book, b"")):
            yield f"{book} is no workbook"


def plotted(plots: etree._Element, name: str) -> Iterator[str]:
    """Axes that are there, series that are told apart, labels that say something."""
    axes = [axis.get("val") for axis in plots.iterfind(f"*/{C}axId") if is_axis(axis.getparent())]
    for axis in plots.iter(f"{C}axId"):
        if axis.get("val") not in axes:
            yield f"{name} names the axis {axis.get('val')}, which it does not have"
    for field in ("idx", "order"):
        numbers = [node.get("val") or "" for node in plots.iterfind(f"*/{C}ser/{C}{field}")]
        for number in doubled(numbers):
            yield f"{name} has two series of {field} {number}"
    for label in plots.iter(f"{C}dLbl"):
        if len(label) < 2:
            yield f"{name} has the label of a point that says nothing"


def is_axis(element: object) -> bool:
    return str(getattr(element, "tag", "")).endswith("Ax")


def is_package(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return TYPES in archive.namelist()
    except zipfile.BadZipFile:
        return False
