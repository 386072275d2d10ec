"""The nodes of a document: values, lists and maps, each with its position, and what a scalar means."""

import re
from decimal import Decimal
from typing import Protocol

from hypercare_cli.finding import Place

NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
ODD_NUMBER = re.compile(r"[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z|0x[0-9a-fA-F]+\Z|0o[0-7]+\Z")
WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
NUMERIC = frozenset("-+.0123456789")
LARGEST_EXPONENT = 15
MOST_DIGITS = 30


class Mark(Protocol):
    """A position as the parser gives it; lines and columns start at 0."""

    line: int
    column: int
    index: int


class OddNumber:
    """A plain scalar that YAML calls a number and a plan cannot use: `.inf`, `1e400`, 5,000 digits."""


ODD = OddNumber()
Value = str | Decimal | bool | OddNumber | None


class Node:
    """Anything in a document, with its first and last position."""

    __slots__ = ("end", "size", "start")

    def __init__(self, start: Mark, end: Mark):
        self.start = start
        self.end = end
        self.size = 1


class Scalar(Node):
    """A single value; `text` is what was written, without quotes."""

    __slots__ = ("plain", "text", "value")

    def __init__(self, start: Mark, end: Mark, text: str, plain: bool):
        self.start = start
        self.end = end
        self.size = 1
        self.text = text
        self.plain = plain
        self.value: Value = resolve(text) if plain else text


class Sequence(Node):
    """A list; an aliased item is the same node as its anchor."""

    __slots__ = ("items",)

    def __init__(self, start: Mark, end: Mark):
        super().__init__(start, end)
        self.items: list[Node] = []


class Mapping(Node):
    """Named values in the order of the file, with the node of each key.

    `repeated` holds what stands under a name that is already taken.
    """

    __slots__ = ("entries", "keys", "repeated")

    def __init__(self, start: Mark, end: Mark):
        super().__init__(start, end)
        self.entries: dict[str, Node] = {}
        self.keys: dict[str, Scalar] = {}
        self.repeated: list[tuple[str, Node]] = []


def resolve(text: str) -> Value:
    """What a plain scalar means under the YAML 1.2 core rules, with exact decimals.

    >>> resolve("1.10"), resolve("no"), resolve("08:30"), resolve("010")
    (Decimal('1.10'), 'no', '08:30', Decimal('10'))
    """
    if text[:1] in NUMERIC:
        if NUMBER.match(text):
            return exact_number(text)
        return ODD if ODD_NUMBER.match(text) else text
    if text in WORDS:
        return WORDS[text]
    return text


def exact_number(text: str) -> Decimal | OddNumber:
    """The decimal as typed, or ODD where it could not be kept exactly."""
    if len(text) > MOST_DIGITS + 5:
        return ODD
    number = Decimal(text)
    if number and abs(number.adjusted()) > LARGEST_EXPONENT:
        return ODD
    return number


def bare(key: Scalar, value: Node) -> bool:
    """Whether a key stands without its colon: inside braces, what follows a comma of a text."""
    return isinstance(value, Scalar) and value.end.index == key.end.index


def spoilt(node: Node) -> bool:
    """Whether no key of a group is one: there is a finding about it already."""
    return isinstance(node, Mapping) and not node.entries and node.size > 1


def empty(node: Node) -> bool:
    """Null, an empty list and an empty group count as absent everywhere."""
    return node.size == 1 and not (isinstance(node, Scalar) and node.value is not None)


def place_of(file: str, node: Node) -> Place:
    """The span of a node, counted from 1."""
    start, end = node.start, node.end
    return Place(file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
