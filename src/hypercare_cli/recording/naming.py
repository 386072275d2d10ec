"""An id for an entry that came without one: the next number, else words of its title."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

NUMBERED = re.compile(r"(.*?)([0-9]+)\Z")
FIRST = {"ledger": "V", "contracts": "C", "claims": "CL", "obligations": "OB", "feedback": "FB"}
"""How the first id of a kind begins where another kind has its letter: as in the starter plan."""
LONGEST = 40
WORDED = {"kpis", "people", "milestones"}
"""Kinds whose entries are called by words, unless those that are there have numbers."""


def beginning(section: str, name: str = "") -> str:
    """How the first id of a kind of entry begins: `OB`; else the first letters of a name."""
    words = (name or section).split("_")
    return FIRST.get(section, "".join(word[0] for word in words).upper())


def in_list(start: str, of: str, parent: str) -> str:
    """How ids begin that begin with the entry they belong to: `M30-` of `M30` is `M90-` in `M90`."""
    return parent + start.removeprefix(of) if of and parent and start.startswith(of) else start


def proposed(
    section: str,
    title: str,
    taken: set[str],
    lists: Mapping[str, str] = MappingProxyType({}),
    parent: str = "",
) -> str:
    """An id that none of the entries has: `R4` after `R3`, `lead_time` of “Lead time”.

    `lists` has the entry to which each one belongs, `parent` is that of the new one: where the
    entries of its list are numbered, it goes on from those.
    """
    numbered = [match for match in map(NUMBERED.match, sorted(taken)) if match]
    if 2 * len(numbered) > len(taken):
        near = [match[1] for match in numbered if parent and lists.get(match[0]) == parent]
        starts = near or [in_list(m[1], lists.get(m[0], ""), parent) for m in numbered]
        prefix = Counter(starts).most_common(1)[0][0]
        digits = [match[2] for match in numbered if match[1] == prefix] or ["0"]
        width = len(digits[0]) if all(len(d) == len(digits[0]) for d in digits) else 1
        return f"{prefix}{max(map(int, digits)) + 1:0{width}}"
    ascii_ = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    between = "-" if any("-" in id_ for id_ in taken) else "_"
    stem = between.join(re.findall("[a-z0-9]+", ascii_))[:LONGEST].strip(between)
    if section not in WORDED or not stem:
        stem = f"{beginning(section)}1"
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem.rstrip('0123456789')}{number}"
    return name
