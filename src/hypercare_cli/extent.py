"""How wide and how high text is in Arial, in points: columns, pages and slides come from it.

Only Word knows where its pages end, only PowerPoint where its lines do. The estimate decides what
shares a page or a slide, and fills the table of contents, whose numbers Word computes again whenever
its fields are updated. It knows no font but Arial, whose letters are wider than those of most others.
"""

import re
from bisect import bisect
from collections.abc import Iterator
from functools import lru_cache
from math import ceil
from unicodedata import normalize

LINE = 1.15
"""Height of a line of Arial over its size."""
OTHER = 600
DIVIDERS = re.compile(r"[ \t\n]+")
PARTS = re.compile(r"[^ \t-]*-[ \t]*|[^ \t-]+[ \t]*|[ \t]+")
"""Words with the blanks behind them, cut after hyphens."""
REGULAR = {
    222: "ijl’", 278: " !,./:;I[\\]ft\u00a0\u202f", 333: "()-r`“”", 355: '"', 389: "*", 500: "ckJsvxyz",
    556: "abdeghnopqu0123456789?$#_L–«»", 584: "+<=>~×", 604: "●■○", 990: "▲", 611: "FTZ", 667: "&ABEKPSVXY",
    722: "CDHNRUw", 778: "GOQ", 833: "Mm", 889: "%", 944: "W", 1000: "@—…→Σ", 191: "'", 350: "•",
}  # fmt: skip
BOLD = {
    238: "'", 278: " ,./I[\\]ijl’\u00a0\u202f", 333: "!():;-ft`", 389: "*r", 474: '"', 500: "z“”",
    556: "Jaceksvxy0123456789$#_–«»", 584: "+<=>~×", 604: "●■○", 990: "▲", 611: "FLTZ?bdghnopqu",
    667: "EPSVXY", 722: "&ABCDHKNRU", 778: "GOQw", 833: "M", 889: "%m", 944: "W", 1000: "@—…→Σ",
    350: "•",
}  # fmt: skip
"""Advances in thousandths of the size; a letter with a mark is as wide as without."""
ADVANCES = tuple(
    {sign: wide for wide, signs in table.items() for sign in signs} for table in (REGULAR, BOLD)
)


@lru_cache(maxsize=16384)
def advance(word: str, bold: bool) -> int:
    """Width in thousandths of the size."""
    known = ADVANCES[bold].get
    return sum(known(sign) or known(normalize("NFD", sign)[0], OTHER) for sign in word)


def width(text: str, size: float, bold: bool = False) -> float:
    """Width of the longest line."""
    return max(advance(line, bold) for line in text.split("\n")) * size / 1000


def widest_word(text: str, size: float, bold: bool = False) -> float:
    """Width of the longest part that no line end can divide."""
    return max((advance(word, bold) for word in words(text)), default=0) * size / 1000


def words(text: str) -> list[str]:
    """The parts between which a line may end: at spaces and after hyphens."""
    return [word for word in DIVIDERS.split(text.replace("-", "- ")) if word]


def lines(text: str, room: float, size: float, bold: bool = False) -> int:
    """Lines that the text takes in a column of this width; a longer word is cut."""
    thousandths = max(room, size) * 1000 / size
    return sum(wrapped(line, thousandths, bold) for line in text.split("\n"))


def wrapped(line: str, room: float, bold: bool) -> int:
    """Lines of one paragraph; `room` in thousandths of the size."""
    count, filled = 1, 0.0
    for word in words(line):
        wide: float = advance(word, bold)
        if filled and filled + wide > room:
            count += 1
            filled = 0.0
        if wide > room:
            more = ceil(wide / room) - 1
            count += more
            wide -= more * room
        filled += wide if word.endswith("-") else wide + 278
    return count


def height(text: str, room: float, size: float, bold: bool = False, leading: float = 1.0) -> float:
    """Height of the lines, without the space around them."""
    return lines(text, room, size, bold) * size * LINE * leading


def cut(text: str, room: float, size: float, count: int, bold: bool = False) -> tuple[str, str]:
    """What fits into so many lines, and the rest; at a space where there is one, at least a letter."""
    if lines(text, room, size, bold) <= count:
        return text, ""
    fits = bisect(range(1, len(text)), count, key=lambda end: lines(text[:end], room, size, bold))
    at = max(fits, 1)
    space = max(text.rfind(sign, 0, at + 1) for sign in " \n")
    if space > at / 2:
        at = space
    return text[:at].rstrip(" \n"), text[at:].lstrip(" \n")


def broken(text: str, room: float, size: float, bold: bool = False) -> Iterator[str]:
    """The lines themselves, for formats that do not wrap text; a longer word is cut."""
    most = max(room, size) * 1000 / size
    for line in text.split("\n"):
        filled = ""
        for part in PARTS.findall(line):
            if filled and advance((filled + part).rstrip(" "), bold) > most:
                yield filled.rstrip(" ")
                filled = ""
            filled += part
            while advance(filled.rstrip(" "), bold) > most and len(filled) > 1:
                fits = max(1, longest(filled, most, bold))
                yield filled[:fits]
                filled = filled[fits:]
        yield filled.rstrip(" ")


def longest(text: str, most: float, bold: bool) -> int:
    """How many of its first signs fit."""
    wide = 0
    for number, sign in enumerate(text):
        wide += advance(sign, bold)
        if wide > most:
            return number
    return len(text)
