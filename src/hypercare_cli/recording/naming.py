"""An id for an entry that came without one: the next number, else words of its title."""

import re
import unicodedata
from collections import Counter

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


def proposed(section: str, title: str, taken: set[str]) -> str:
    """An id that none of the entries has: `R4` after `R3`, `lead_time` of “Lead time”."""
    numbered = [match for match in map(NUMBERED.match, sorted(taken)) if match]
    if 2 * len(numbered) > len(taken):
        prefix = Counter(match[1] for match in numbered).most_common(1)[0][0]
        digits = [match[2] for match in numbered if match[1] == prefix]
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
