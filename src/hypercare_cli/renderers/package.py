"""Office files as bytes that depend on their content only: same parts and day, same bytes."""

import zipfile
from collections.abc import Iterable
from datetime import date
from io import BytesIO

from hypercare_cli.blocks import Stamp
from hypercare_cli.errors import BROKEN, HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.renderers.properties import stamped
from hypercare_cli.renderers.soundness.package import problems, twice

LEVEL = 6
EARLIEST, LATEST = date(1980, 1, 1), date(2107, 12, 31)
"""The days that a zip entry can carry."""


def finished(
    parts: Iterable[tuple[str, bytes]], stamp: Stamp, template: bytes | None = None
) -> bytes:
    """The bytes of a document that says where it comes from and that opens without a repair.

    Raises HypercareError (exit 3) where Office would ask to repair it: that is a fault of the tool,
    unless the `template` of a company has it already.
    """
    given = list(parts)
    made = list(stamped(given, stamp).items())
    faults = [*twice(name for name, _content in given), *problems(made)]
    if faults and template is not None:
        brought = set(problems(parts_of(template)))
        faults = [fault for fault in faults if fault not in brought]
    if faults:
        raise HypercareError(
            message(
                "bug: the document would not open without a repair: {problem}", problem=faults[0]
            ),
            message("Nothing was written. Please report it with the line above."),
            exit_code=BROKEN,
        )
    return pack(made, stamp.as_of)


def parts_of(package: bytes) -> list[tuple[str, bytes]]:
    """The parts that a library wrote, in its order."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return [(entry.filename, archive.read(entry)) for entry in archive.infolist()]


def pack(parts: Iterable[tuple[str, bytes]], day: date) -> bytes:
    """A zip of the parts in this order; every entry is stamped midnight of `day`."""
    stamp = min(max(day, EARLIEST), LATEST)
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, (stamp.year, stamp.month, stamp.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else the system that it was made on
            archive.writestr(entry, content)
    return output.getvalue()


def repack(package: bytes, stamp: Stamp, template: bytes | None = None) -> bytes:
    """What a library wrote, finished: nothing in it tells when."""
    return finished(parts_of(package), stamp, template)


TYPES = "[Content_Types].xml"
MAIN = {
    b"wordprocessingml.template.main+xml": b"wordprocessingml.document.main+xml",
    b"presentationml.template.main+xml": b"presentationml.presentation.main+xml",
    b"presentationml.slideshow.main+xml": b"presentationml.presentation.main+xml",
}


def as_document(package: bytes) -> bytes:
    """A template or slide show as the document or presentation that the libraries open."""
    parts = dict(parts_of(package))
    types = parts.get(TYPES, b"")
    for old, new in MAIN.items():
        types = types.replace(old, new)
    if types == parts.get(TYPES):
        return package
    return pack({**parts, TYPES: types}.items(), EARLIEST)
