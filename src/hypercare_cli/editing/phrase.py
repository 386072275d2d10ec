"""A value as YAML text in the manner of its neighbours: brackets or lines, indents, quotes."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import islice

from hypercare_cli.editing.layout import Layout
from hypercare_cli.node import Mapping, Node, Scalar, Sequence, resolve
from hypercare_cli.quoting import escaped, written

Single = str | Decimal | int | bool | date | None
Value = Single | list["Value"] | dict[str, "Value"]
"""What a change may write."""

WIDTH = 100
STEP = 2
CALENDAR = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}:[0-9]{2}")
"""Text for this tool, dates and times for others: without quotes where its neighbours have none."""
DASHES = re.compile(r"[ -]*-[ ]*")
ENOUGH = 50


class Unreadable(ValueError):
    """A number that no reader would give back as it was meant."""


class Phrasing:
    """Writes values for one file."""

    def __init__(self, layout: Layout):
        self.layout = layout

    # -- on one line ------------------------------------------------------------------------------

    def single(self, value: Single, like: Node | None = None) -> str:
        """A single value. Raises Unwritable and Unreadable."""
        if value is None:
            return "null"
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, str):
            return self.text(value, like)
        if isinstance(value, date):
            return value.isoformat()
        number = format(Decimal(value), "f")
        if resolve(number) != value:
            raise Unreadable(number)
        return number

    def text(self, text: str, like: Node | None) -> str:
        quote = self.layout.quote(like)
        if quote == '"':
            return '"' + "".join(map(escaped, text)) + '"'
        line = written(text)
        if quote == "'" and not line.startswith('"'):
            return "'" + text.replace("'", "''") + "'"
        if isinstance(like, Scalar) and like.plain and CALENDAR.fullmatch(text):
            return text
        return line

    def inline(self, value: Value, like: Node | None = None) -> str:
        """Any value on one line."""
        if isinstance(value, dict):
            pad = " " if self.is_padded(like) else ""
            fields = ", ".join(
                f"{self.name(name, like)}: {self.inline(each, inside(like, name))}"
                for name, each in value.items()
            )
            return f"{{{pad}{fields}{pad}}}" if fields else "{}"
        if isinstance(value, list):
            model = inside(like, 0)
            return "[" + ", ".join(self.inline(each, model) for each in value) + "]"
        return self.single(value, like)

    def name(self, name: str, group: Node | None) -> str:
        """The key of a field, as a neighbour has it."""
        key = group.keys.get(name) if isinstance(group, Mapping) else None
        return name if key is not None and key.plain and key.text == name else written(name)

    def is_padded(self, node: Node | None) -> bool:
        """Whether a blank stands inside the braces: `{ id: A1 }`."""
        if node is None or not self.layout.in_brackets(node):
            return False
        start = self.layout.content(node)
        return self.layout.text[start + 1 : start + 2] == " "

    # -- on lines ---------------------------------------------------------------------------------

    def field(self, name: str, value: Value, room: int, group: Node | None = None) -> list[str]:
        """A field of a group without brackets, `room` columns wide, as `group` has it."""
        head, like = f"{self.name(name, group)}:", inside(group, name)
        if self.stands_behind(value, room - len(head) - 1, like):
            return [f"{head} {self.inline(value, like)}"]
        return [head, *self.below(value, room, self.shift(group, name, value), like)]

    def below(self, value: Value, room: int, indent: int, like: Node | None = None) -> list[str]:
        """The lines of a list or group under its key."""
        if isinstance(value, dict):
            return indented(self.fields(value, room - indent, like), indent)
        items = value if isinstance(value, list) else [value]
        model = inside(like, -1)
        return indented(
            [x for each in items for x in self.item(each, room - indent, model)], indent
        )

    def fields(self, value: dict[str, Value], room: int, group: Node | None = None) -> list[str]:
        return [
            line for name, each in value.items() for line in self.field(name, each, room, group)
        ]

    def item(self, value: Value, room: int, like: Node | None = None) -> list[str]:
        """An item of a list without brackets."""
        if not isinstance(value, dict) or not value or self.is_one_line(value, room, like):
            return [f"- {self.inline(value, like)}"]
        gap = self.gap(like)
        first, *rest = self.fields(value, room - gap, like)
        return ["-" + " " * (gap - 1) + first, *indented(rest, gap)]

    def is_one_line(self, value: dict[str, Value], room: int, like: Node | None) -> bool:
        """Whether an entry stands between braces, as its like does or else as its size allows."""
        if isinstance(like, Mapping) and like.size > 1:
            return self.layout.in_brackets(like)
        return len(self.inline(value, like)) + STEP <= room

    def stands_behind(self, value: Value, room: int, like: Node | None) -> bool:
        """Whether a value stands behind its key, as its like does or else as its size allows."""
        if not isinstance(value, list | dict) or not value:
            return True
        if isinstance(like, Mapping | Sequence) and like.size > 1:
            return self.layout.in_brackets(like)
        if has_entries(value):
            return False
        return len(self.inline(value, like)) <= room

    # -- indents ----------------------------------------------------------------------------------

    def shift(self, group: Node | None, name: str, value: Value) -> int:
        """By how much a list or group stands to the right of its key: as this one, or as most."""
        kind = Sequence if isinstance(value, list) else Mapping
        found = self.shift_of(group, name, kind)
        return self.usual(kind) if found is None else found

    def shift_of(self, group: Node | None, name: str, kind: type[Node]) -> int | None:
        node = inside(group, name)
        if not isinstance(group, Mapping) or not isinstance(node, kind) or node.size < 2:
            return None
        key, layout = group.keys[name], self.layout
        if layout.in_brackets(node) or node.start.index < key.end.index:
            return None
        first = layout.dash(node) if isinstance(node, Sequence) else layout.content(node)
        return layout.column(first) - layout.column(key.start.index)

    def usual(self, kind: type[Node]) -> int:
        """What is most frequent among the first lists or groups of the file."""
        seen = (self.shift_of(group, name, kind) for group, name in places(self.layout.root))
        counted = Counter(islice((each for each in seen if each is not None), ENOUGH))
        return counted.most_common(1)[0][0] if counted else STEP

    def gap(self, like: Node | None) -> int:
        """How far the fields of an entry stand from its dash."""
        if not isinstance(like, Mapping) or not like.size > 1 or self.layout.in_brackets(like):
            return STEP
        start = self.layout.content(like)
        line = self.layout.text[self.layout.line_start(start) : start]
        return len(line) - line.rindex("-") if DASHES.fullmatch(line) else STEP


def has_entries(value: Value) -> bool:
    """Whether a list of groups is somewhere in a value: that is for lines of their own."""
    if isinstance(value, dict):
        return any(map(has_entries, value.values()))
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)


def places(node: Node | None) -> Iterator[tuple[Mapping, str]]:
    """Every field of a group and of the groups in it."""
    for each in node.items if isinstance(node, Sequence) else ():
        yield from places(each)
    if isinstance(node, Mapping):
        for name, value in node.entries.items():
            yield node, name
            yield from places(value)


def inside(node: Node | None, part: str | int) -> Node | None:
    """What a neighbour has under a name or at a position, or None."""
    if isinstance(node, Mapping):
        return node.entries.get(str(part))
    if isinstance(node, Sequence) and isinstance(part, int) and node.items:
        return node.items[part]
    return None


def indented(lines: Iterable[str], indent: int) -> list[str]:
    return [" " * indent + line for line in lines]
