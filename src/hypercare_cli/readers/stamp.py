"""Where a document says it comes from, and whether it is as it was written."""

from datetime import date
from typing import NamedTuple

from hypercare_cli.blocks import Stamp
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.masking import masked
from hypercare_cli.origin import PREFIX, SEAL, seal, stamp_from
from hypercare_cli.readers.guard import MIB, Bounds
from hypercare_cli.readers.package import Package, opened

BOUNDS = Bounds(packed=48 * MIB, unpacked=96 * MIB, xml=32 * MIB, part=16 * MIB)
"""A document of ours has less than 2 MiB; the rest is for pictures that somebody put in."""
CORE = "docProps/core.xml"
MODIFIED = "{http://purl.org/dc/terms/}modified"
ISO_DAY = 10


class Reading(NamedTuple):
    """What stands in a document. `saved` is the day on which a program saved it again, if it says."""

    stamp: Stamp
    untouched: bool
    saved: date | None = None


def read_stamp(data: bytes, name: str) -> Reading:
    """The stamp of a Word, Excel or PowerPoint file.

    Raises HypercareError (exit 2) for a file that is not safe to read, or has no stamp of ours.
    """
    package = opened(data, name, BOUNDS)
    facts = properties(package)
    stamp = stamp_from(facts)
    if stamp is None:
        raise HypercareError(
            message("{name} does not say which plan it comes from", name=name),
            message(
                "hypercare did not write it, or a program that saved it left its properties out."
            ),
        )
    untouched = facts.get(PREFIX + SEAL) == seal(package.parts(), package.read, facts)
    texts = {key: masked(str(text)) for key, text in stamp._asdict().items()}
    texts.pop("as_of")
    day = None if untouched else saved_on(package)
    shown = Stamp(as_of=stamp.as_of, **texts)
    return Reading(shown, untouched, day if day != stamp.as_of else None)


def properties(package: Package) -> dict[str, str]:
    """Our properties by their name, wherever the program that saved the file keeps them."""
    facts: dict[str, str] = {}
    for found in package.of(""):
        if found.kind == "custom-properties" and not found.external:
            for node in package.xml(found.target):
                name = node.get("name") or ""
                if name.startswith(PREFIX):
                    facts[name] = "".join(node.itertext())
    return facts


def saved_on(package: Package) -> date | None:
    """The day of the last change, as the program that made it says."""
    if CORE not in package.parts():
        return None
    try:
        return date.fromisoformat((package.xml(CORE).findtext(MODIFIED) or "")[:ISO_DAY])
    except ValueError:
        return None
