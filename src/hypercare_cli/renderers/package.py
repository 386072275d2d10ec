"""Office files as bytes that depend on their content only: same parts and day, same bytes."""

import zipfile
from collections.abc import Iterable
from datetime import date
from io import BytesIO

LEVEL = 6
EARLIEST, LATEST = date(1980, 1, 1), date(2107, 12, 31)
"""The days that a zip entry can carry."""


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


def repack(package: bytes, day: date) -> bytes:
    """The same parts in the same order, without the time at which a library wrote them."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return pack([(name, archive.read(name)) for name in archive.namelist()], day)
