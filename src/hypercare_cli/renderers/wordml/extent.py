"""How wide and how high text is in Arial, in points: column widths and page numbers come from it.

Only Word knows where its pages end. The estimate decides what shares a page and fills the table of
contents, whose numbers Word computes again whenever its fields are updated.
"""

import re
from functools import lru_cache
from unicodedata import normalize

LINE = 1.15
"""Height of a line of Arial over its size."""
BOLD = 1.07
OTHER = 600
DIVIDERS = re.compile(r"[ \t\n]+")
NARROW = " !',./:;I[\\]ft|\u00a0\u202f"
WIDTHS = {
    **dict.fromkeys(NARROW, 278), **dict.fromkeys("ijl", 222), **dict.fromkeys("()-r`", 333),
    **dict.fromkeys("ckJsvxyz\u2022", 500), **dict.fromkeys("abdeghnopqu0123456789?$#_L\u2013«»", 556),
    **dict.fromkeys("FTZ", 611), **dict.fromkeys("&ABEKPSVXY", 667), **dict.fromkeys("CDHNRUw", 722),
    **dict.fromkeys("GOQ", 778), **dict.fromkeys("Mm", 833), **dict.fromkeys("%W", 900),
    **dict.fromkeys("+<=>~×", 584), **dict.fromkeys("\u2014\u2026@→", 1000), "\u2019": 222, '"': 355,
    "*": 389,
}  # fmt: skip
"""Advance of each sign in thousandths of the size; letters with marks are as wide as without."""


@lru_cache(maxsize=16384)
def advance(word: str) -> int:
    """Width in thousandths of the size."""
    known = WIDTHS.get
    return sum(known(sign) or known(normalize("NFD", sign)[0], OTHER) for sign in word)


def width(text: str, size: float, bold: bool = False) -> float:
    """Width of the longest line."""
    longest = max(map(advance, text.split("\n")))
    return longest * size / 1000 * (BOLD if bold else 1)


def widest_word(text: str, size: float, bold: bool = False) -> float:
    """Width of the longest part that no line end can divide."""
    return max((width(word, size, bold) for word in words(text)), default=0.0)


def words(text: str) -> list[str]:
    """The parts between which a line may end: at spaces and after hyphens."""
    return [word for word in DIVIDERS.split(text.replace("-", "- ")) if word]


def lines(text: str, room: float, size: float, bold: bool = False) -> int:
    """Lines that the text takes in a column of this width; a longer word is cut."""
    room = max(room, size)
    return sum(wrapped(line, room, size * (BOLD if bold else 1)) for line in text.split("\n"))


def wrapped(line: str, room: float, size: float) -> int:
    count, filled, gap = 1, 0.0, advance(" ") * size / 1000
    for word in words(line):
        wide = advance(word) * size / 1000
        if filled and filled + wide > room:
            count += 1
            filled = 0.0
        if wide > room:
            count += int(wide // room)
            wide %= room
        filled += wide + (0 if word.endswith("-") else gap)
    return count


def height(text: str, room: float, size: float, bold: bool = False, leading: float = 1.0) -> float:
    """Height of the lines, without the space around them."""
    return lines(text, room, size, bold) * size * LINE * leading
