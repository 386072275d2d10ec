"""What a secret looks like, and text that quotes a plan without repeating one."""

import re
from collections.abc import Callable
from operator import itemgetter
from typing import NamedTuple

from hypercare_cli.i18n.message import Message, message

KEY = message("a key or an access token")
PASSWORD = message("a password")
IN_LINK = message("a password in a link")

# Each pattern starts with one character that is not frequent: a search for one character costs next
# to nothing, and what stands before it is looked at only where it was found. None looks far ahead
# more than once, so that no text takes long.
PATTERNS = (
    (
        KEY,
        re.compile(
            r"-(?:(?<=[abekprst]-)"
            r"(?:(?<=xox[abeprs]-)[\w-]{10,}|(?<=glpat-)[\w-]{10,}|(?<=\bsk-)(?=[\w-]{0,60}\d)[\w-]{20,})"
            # A private key goes as far as its end, or as its lines look like those of a key.
            r"|----BEGIN [A-Z ]*PRIVATE KEY(?:(?:(?!-----BEGIN)[\s\S])*?-----END [A-Z ]*KEY-----"
            r"|-----(?:\s+[\w+/=]{16,})*)?)"
        ),
    ),
    (
        KEY,
        re.compile(
            r"_(?:(?<=gh[pousr]_)|(?<=github_pat_)|(?<=[sr]k_live_)|(?<=[sr]k_test_))\w{16,}"
        ),
    ),
    (KEY, re.compile(r"A(?:(?:KIA|SIA)[0-9A-Z]{16}|Iza[\w-]{35})(?!\w)")),
    (KEY, re.compile(r"J(?<=\beyJ)[\w-]{10,500}\.eyJ[\w-]{10,}")),
    (
        PASSWORD,
        re.compile(
            r"=(?:(?<=password=)|(?<=passwd=)|(?<=pwd=)|(?<=passe=)|(?<=mdp=)|(?<=secret=)"
            r"|(?<=token=)|(?<=apikey=)|(?<=api_key=)|(?<=accesskey=))"
            r"(?![*$<{\[x…])[^\s;,&'\"\])}]{3,}",
            re.IGNORECASE,
        ),
    ),
)
CREDENTIALS = re.compile(r"://[^\s/:@]*:(?![*$<{])[^\s/@]+@")
HIDDEN = "•••"
QUOTES = frozenset("\"'`“”")
ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))")
INSIDE_LINES = re.compile(r"[^\r\n]+")


class Secret(NamedTuple):
    """Where one stands in a text, and what it is."""

    start: int
    end: int
    kind: Message


def secrets(text: str) -> list[Secret]:
    """All of a text, in its order; those that overlap are one."""
    found = [
        Secret(match.start(), match.end(), kind)
        for kind, pattern in PATTERNS
        for match in pattern.finditer(text)
    ]
    if "@" in text:
        found += [Secret(m.start(), m.end(), IN_LINK) for m in CREDENTIALS.finditer(text)]
    apart: list[Secret] = []
    for secret in sorted(found, key=itemgetter(0)):
        if apart and secret.start < apart[-1].end:
            apart[-1] = apart[-1]._replace(end=max(secret.end, apart[-1].end))
        else:
            apart.append(secret)
    return apart


def masked(text: str) -> str:
    """The text with every word that holds a secret replaced.

    >>> masked("token: ghp_0123456789abcdefABCDEF, url")
    'token: ••• url'
    """
    return replaced(text, lambda _word: HIDDEN)


def lines_to_show(text: str) -> list[str | None]:
    """The lines of a YAML text; None for one that holds a secret or a part of one."""
    rest = replaced(text, lambda word: HIDDEN + INSIDE_LINES.sub("", word)).splitlines()
    return [
        line if line == left and not ("\\" in line and secrets(unescaped(line))) else None
        for line, left in zip(text.splitlines(), rest, strict=True)
    ]


def unescaped(line: str) -> str:
    """What a line says that writes characters as their codes."""
    return ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)), line)


def replaced(text: str, instead: Callable[[str], str]) -> str:
    """The text with something else instead of each word, or words, that a secret is part of."""
    parts, last = [], 0
    for start, end, _kind in secrets(text):
        if start < last:
            continue
        while start > last and not ends_word(text[start - 1]):
            start -= 1
        while end < len(text) and not ends_word(text[end]):
            end += 1
        parts += [text[last:start], instead(text[start:end])]
        last = end
    return "".join(parts) + text[last:] if last else text


def ends_word(character: str) -> bool:
    return character in QUOTES or character.isspace()
