"""HC90x: characters that nobody sees, and text that reads in another order than it is stored."""

import re
from collections.abc import Callable, Iterable, Iterator

from hypercare_cli.finding import Path
from hypercare_cli.node import Mapping, Node, Scalar, Sequence, place_of
from hypercare_cli.rule import Hit, Look, rule
from hypercare_cli.source import File

BIDI = tuple("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
"""Embeddings, overrides and isolates: they turn the order of a text around."""
MARKS = frozenset("\u200e\u200f\u061c")
"""Direction marks: at home in a text that runs from right to left, and nowhere else."""
JOINERS = frozenset("\u200c\u200d")
"""At home inside emoji and in scripts whose letters join, never between Latin letters."""
UNSEEN = MARKS | JOINERS | frozenset("\u00ad\u180e\u200b\u2060\ufeff")
TAGS = re.compile("[\U000e0000-\U000e007f]+")
BLACK_FLAG = "\U0001f3f4"
"""Tags after it are the flag of a region; anywhere else they carry text that nobody sees."""
SIGNS_OF_TAGS = tuple("\U000e0001\U000e0020\U000e0061\U000e0065\U000e006f\U000e0074\U000e007f")
"""No text in tags does without all of these: the blank, a, e, o, t and the two that frame it."""
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
FROM_RIGHT = re.compile("[\u0590-\u08ff]")
LAST_LATIN = "\u02af"


def turned(text: str) -> Iterator[int]:
    """Where characters turn the order of a text around."""
    return (n for n, character in enumerate(text) if character in BIDI)


def unseen(text: str) -> Iterator[int]:
    """Where characters stand that nobody sees and that no script needs there."""
    strange = UNSEEN - MARKS if FROM_RIGHT.search(text) else UNSEEN
    for n, character in enumerate(text):
        if character in strange and not (character in JOINERS and joins(text, n)):
            yield n
    for tags in TAGS.finditer(text):
        if not text.endswith(BLACK_FLAG, 0, tags.start()):
            yield tags.start()


def joins(text: str, n: int) -> bool:
    """Whether the characters on both sides of a joiner have a use for it."""
    around = text[max(0, n - 1) : n] + text[n + 1 : n + 2]
    return len(around) == 2 and min(around) > LAST_LATIN


def steering(text: str) -> Iterator[int]:
    return (found.start() for found in CONTROL.finditer(text))


def offending(
    look: Look, characters: Iterable[str], where: Callable[[str], Iterator[int]]
) -> Iterator[Hit]:
    """The first such character of each line as it stands there, and of each text that escapes it."""
    for file in look.document.files:
        text, start = file.text, 0
        if not text.isascii() and any(character in text for character in characters):
            for line in text.split("\n"):
                n = next(where(line), None)
                if n is not None:
                    at = start + n
                    path, place = look.document.stretch(file, at, at + 1)
                    yield Hit(path, {"character": named(line[n])}, place)
                start += len(line) + 1
        if "\\" in text:
            for path, scalar in escaped(look, file):
                n = next(where(scalar.text), None)
                if n is not None and scalar.text[n] not in raw(file, scalar):
                    place = place_of(file.name, scalar)
                    yield Hit(path, {"character": named(scalar.text[n])}, place)


def escaped(look: Look, file: File) -> Iterator[tuple[Path, Scalar]]:
    """The texts of a file that are written with escapes: between double quotes, with a backslash."""
    document = look.document
    for name, node in document.sections.items():
        if document.file_of[name] == file.name:
            for path, scalar in texts(node, (name,)):
                written = raw(file, scalar)
                if not scalar.plain and "\\" in written and written.endswith('"'):
                    yield path, scalar


def texts(node: Node, path: Path) -> Iterator[tuple[Path, Scalar]]:
    """Every text below a node, keys too, with its path."""
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield from texts(item, (*path, number))
    elif isinstance(node, Mapping):
        for name, value in node.entries.items():
            yield (*path, name), node.keys[name]
            yield from texts(value, (*path, name))


def raw(file: File, scalar: Scalar) -> str:
    """A text as it stands in the file, with its quotes."""
    return file.text[scalar.start.index : scalar.end.index]


def named(character: str) -> str:
    """A character as Unicode calls it: `U+202E`."""
    return f"U+{ord(character):04X}"


@rule(
    "HC901",
    "text-turned-around",
    "error",
    "this text reads in another order than it is stored: it contains {character}",
    "Delete the character and type the text again. It comes with pasted text, or hides what it says.",
)
def text_turned_around(look: Look) -> Iterator[Hit]:
    r"""With characters that turn the direction around, an amount, a name or a condition can look
    different from what the tool reads and a reviewer approves.

    Bad:
        risks:
          - {id: R1, title: "pay \u202E0001 euros", probability: L, impact: L}  # <- HC901:21

    Good:
        risks:
          - {id: R1, title: "pay 1000 euros", probability: L, impact: L}
    """
    return offending(look, BIDI, turned)


@rule(
    "HC902",
    "invisible-character",
    "warning",
    "this text contains {character}, which nobody sees",
    "Delete it, or type the text again: it comes with text pasted from a web page or a chat.",
)
def invisible_character(look: Look) -> Iterator[Hit]:
    r"""Two names that look alike are different ones if a character hides in one of them: searches and
    comparisons fail, and hidden text can be carried along. Emoji and scripts that need joiners or
    direction marks are left alone.

    Bad:
        risks:
          - {id: R1, title: "Slow\u200B network", probability: L, impact: L}  # <- HC902:21

    Good:
        risks:
          - {id: R1, title: Slow network, probability: L, impact: L}
          - {id: R2, title: "Family \U0001F468\u200D\U0001F469\u200D\U0001F467", probability: L, impact: L}
    """
    return offending(look, (*UNSEEN, *SIGNS_OF_TAGS), unseen)


@rule(
    "HC903",
    "control-character",
    "warning",
    "this text contains the control character {character}",
    "Delete it. Documents show a replacement sign (�) in its place.",
)
def control_character(look: Look) -> Iterator[Hit]:
    r"""Control characters steer terminals and break Office files. As such they cannot stand in a
    plan; this finds them where they are written as an escape between double quotes.

    Bad:
        risks:
          - {id: R1, title: "Slow \x1b[31mnetwork", probability: L, impact: L}  # <- HC903:21

    Good:
        risks:
          - {id: R1, title: 'C:\x1b is only text', probability: L, impact: L}
    """
    return offending(look, (), steering)
