"""A text as a YAML scalar that reads back equal: plain where that is safe, else between quotes."""

import re

from hypercare_cli.node import resolve

PLAIN = re.compile(r"[^\W\d_](?:[\w .()/%+’'…«»“”–—·\u00a0\u202f-]*[\w)%…»”.])?\Z")
"""Starts with a letter; no comma, bracket, colon or `#`, so that it stands in `{…}` and `[…]` too."""

YAML_1_1 = re.compile(r"(?:y|n|yes|no|on|off)\Z", re.IGNORECASE)
"""Text for this tool and true or false for older readers: quoted, so that all agree."""

SEEN = frozenset("\u00a0\u202f")
"""No-break spaces of French typography: Python calls them unprintable, people mean them."""

ESCAPES = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t"}


class Unwritable(ValueError):
    """The text holds half a surrogate pair, for which YAML has no form; says which: `U+DCFF`."""


def written(text: str) -> str:
    """The YAML of a text, on one line. Raises Unwritable."""
    if not is_visible(text):
        return '"' + "".join(map(escaped, text)) + '"'
    if PLAIN.match(text) and not YAML_1_1.match(text) and resolve(text) == text:
        return text
    return "'" + text.replace("'", "''") + "'"


def is_visible(text: str) -> bool:
    """Whether a reader sees every character of a text, blanks included."""
    return text.isprintable() or all(c.isprintable() or c in SEEN for c in text)


def escaped(character: str) -> str:
    """One character between double quotes; what cannot be seen is written as its number."""
    if character in ESCAPES:
        return ESCAPES[character]
    if character.isprintable() or character in SEEN:
        return character
    number = ord(character)
    if 0xD800 <= number <= 0xDFFF:
        raise Unwritable(f"U+{number:04X}")
    return f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"
