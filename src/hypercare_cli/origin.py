"""What a document says of where it comes from: the properties that keep its stamp, and their seal.

Every format writes the same properties, and `verify` reads them: `hypercare.plan`, `hypercare.as_of`
and so on, named after the fields of Stamp. The seal tells whether anything was changed since; it is
no signature, as whoever knows this file can make one.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from hashlib import sha256

from hypercare_cli.blocks import Stamp
from hypercare_cli.clean import clean
from hypercare_cli.source import File

PREFIX = "hypercare."
SEAL = "seal"
LONGEST = 255
"""Characters of a property: what every Office program takes."""
CUSTOM = "docProps/custom.xml"
"""The part that has the properties; the seal stands in it and cannot cover it."""
DIGEST = re.compile(r"[0-9a-f]{64}")


def digest_of(files: Iterable[File]) -> str:
    """The SHA-256 of a plan's names, without their folder, and texts."""
    content = sha256()
    for file in files:
        for part in (file.name.rpartition("/")[2].encode(), file.text.encode()):
            content.update(b"%d:" % len(part) + part)
    return content.hexdigest()


def facts_of(stamp: Stamp) -> dict[str, str]:
    """The properties of a stamp by their full name, in order; an empty one is left out."""
    texts = {name: one_line(str(value)) for name, value in stamp._asdict().items()}
    return {PREFIX + name: text for name, text in texts.items() if text}


def one_line(text: str) -> str:
    return " ".join(clean(text).split())[:LONGEST]


def stamp_from(facts: Mapping[str, str]) -> Stamp | None:
    """The stamp that the properties keep; None where what every stamp has is missing or broken.

    Sheets to fill in may come from no plan: they have neither its id nor its digest.
    """
    found = {name: facts.get(PREFIX + name, "")[:LONGEST] for name in Stamp._fields}
    try:
        day = date.fromisoformat(found.pop("as_of"))
    except ValueError:
        return None
    from_plan = found["plan"] and DIGEST.fullmatch(found["digest"])
    from_none = found["kind"] and not found["plan"] and not found["digest"]
    if not found["tool"] or not (from_plan or from_none):
        return None
    return Stamp(as_of=day, **found)


def seal(names: Iterable[str], read: Callable[[str], bytes], facts: Mapping[str, str]) -> str:
    """A digest of all parts but the properties themselves, and of our properties."""
    content = sha256()
    for name in sorted(set(names) - {CUSTOM}):
        for piece in (name.encode("utf-8", "surrogatepass"), read(name)):
            content.update(b"%d:" % len(piece))
            content.update(piece)
    for name in sorted(facts.keys() - {PREFIX + SEAL}):
        content.update(f"{len(name)}:{name}{len(facts[name])}:{facts[name]}".encode())
    return content.hexdigest()
