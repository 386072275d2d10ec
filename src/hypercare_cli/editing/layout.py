"""Where the values of one file stand to the character: for changes that leave the rest as it is.

The reader's marks are exact for single values and for what stands between brackets. A list or group
without brackets ends for the parser where the next thing begins; here it ends with its last value.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, NamedTuple

from hypercare_cli.builder import Builder, normal
from hypercare_cli.finding import Finding, Path
from hypercare_cli.node import Mapping, Node, Scalar, Sequence, empty
from hypercare_cli.source import LIMITS, File, Tally

BLANK = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*")
"""What may stand between two tokens."""
PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*[ \t\r\n]+(?:#[^\r\n]*[\r\n]+|[ \t\r\n])*)*")
"""The anchor before a value, with what stands between both."""
LINE_BREAK = re.compile(r"\r\n|\r|\n")
NEXT_COMMENT = re.compile(r"(?:\r\n|\r|\n)( *)#[^\r\n]*")
KEPT = re.compile(r"[|>]\d?\+")
"""The header of a text whose last empty lines count."""


class Child(NamedTuple):
    """An item of a list or a field of a group as it is written: with its key, an alias as alias."""

    name: str | int
    node: Node
    first: int
    """Where the key stands, or the value of an item."""
    start: int
    end: int
    aliased: bool


class Reader(Builder):
    """Also keeps where aliases stand, and which fields came into a group by a merge."""

    def __init__(self, file: File):
        super().__init__(file, LIMITS, Tally())
        self.aliases: list[tuple[int, int]] = []
        self.merged: set[tuple[int, str]] = set()

    def alias(self, event: Any) -> Node:
        node = super().alias(event)
        self.aliases.append((event.start_mark.index, event.end_mark.index))
        return node

    def put(self, parent: Mapping, key: Scalar, node: Node, at: Scalar | None = None) -> None:
        count = len(self.findings)
        super().put(parent, key, node, at)
        if len(self.findings) > count:
            return
        merged = (id(parent), normal(key.text))
        if at is None:
            self.merged.discard(merged)
        else:
            self.merged.add(merged)


class Layout:
    """The text of one file with its nodes; `findings` are the faults of its YAML."""

    def __init__(self, file: File):
        reader = Reader(file)
        root = reader.build()
        self.name = file.name
        self.text = file.text
        self.root = root if isinstance(root, Mapping) else None
        """The sections; None where the file has none."""
        self.is_stray = self.root is None and root is not None and not empty(root)
        self.findings: list[Finding] = reader.findings
        self.aliases = reader.aliases
        self.merged = reader.merged
        found = LINE_BREAK.search(self.text)
        self.line_break = found.group() if found else "\n"

    # -- nodes ------------------------------------------------------------------------------------

    def content(self, node: Node) -> int:
        """Where a value itself starts, behind its anchor."""
        start = node.start.index
        if self.text[start : start + 1] not in ("&", "!"):
            return start
        found = PROPERTIES.match(self.text, start)
        return found.end() if found else start

    def is_anchored(self, node: Node) -> bool:
        return self.text[node.start.index : node.start.index + 1] == "&"

    def in_brackets(self, node: Node) -> bool:
        """Whether a list or group is written as `[…]` or `{…}`."""
        start = self.content(node)
        return isinstance(node, Mapping | Sequence) and self.text[start : start + 1] in ("[", "{")

    def quote(self, node: Node | None) -> str:
        """The quote or sign that a single value starts with, if it has one: `"`, `'`, `|`, `>`."""
        if not isinstance(node, Scalar) or node.plain:
            return ""
        start = self.content(node)
        return self.text[start : start + 1]

    def children(self, node: Node) -> list[Child]:
        """The items or the fields of a value as they are written, in the order of the file."""
        if isinstance(node, Sequence):
            return list(self.items(node))
        return list(self.fields(node)) if isinstance(node, Mapping) else []

    def items(self, node: Sequence) -> Iterator[Child]:
        position = self.content(node)
        for number, item in enumerate(node.items):
            start, end, aliased = item.start.index, 0, item.start.index < position
            if aliased:
                start, end = self.alias_after(position)
            else:
                end = self.end(item)
            yield Child(number, item, start, start, end, aliased)
            position = max(position, end)

    def fields(self, node: Mapping) -> Iterator[Child]:
        for name, key in node.keys.items():
            if (id(node), name) in self.merged:
                continue
            value, first = node.entries[name], key.start.index
            if value.start.index < key.end.index:
                yield Child(name, value, first, *self.alias_after(key.end.index), True)
            else:
                yield Child(name, value, first, value.start.index, self.end(value), False)

    def alias_after(self, position: int) -> tuple[int, int]:
        return self.aliases[bisect_left(self.aliases, (position, 0))]

    def example(self, start: int, column: int, name: str) -> int | None:
        """Where the line starts that has a field as an example behind a `#`, before the next value.

        Starter plans have one for each section that is not in use: what is added belongs above it.
        """
        found = BLANK.match(self.text, start)
        line = rf"(?:#{' ' * column}|{' ' * column}# ?){re.escape(name)}:"
        match = re.compile(rf"^{line}", re.MULTILINE).search(
            self.text, start, found.end() if found else start
        )
        return match.start() if match else None

    def end(self, node: Node) -> int:
        """Where the last thing of a value ends: no comment and no empty line behind it counts."""
        if isinstance(node, Scalar):
            return self.scalar_end(node)
        if self.in_brackets(node):
            return node.end.index
        last = self.last(node)
        end = self.content(node) if last is None else self.end(last)
        number = bisect_left(self.aliases, (node.end.index, 0)) - 1
        alias = self.aliases[number] if number >= 0 else (0, 0)
        return max(end, alias[1]) if alias[0] >= node.start.index else end

    def last(self, node: Node) -> Node | None:
        """The value at the end of a list or group."""
        if isinstance(node, Sequence):
            return node.items[-1]
        if isinstance(node, Mapping):
            written = (n for n in reversed(node.entries) if (id(node), n) not in self.merged)
            name = next(written, None)
            return None if name is None else node.entries[name]
        return None

    def scalar_end(self, node: Scalar) -> int:
        start, end = self.content(node), node.end.index
        if self.quote(node) not in ("|", ">") or KEPT.match(self.text, start):
            return end
        return start + len(self.text[start:end].rstrip())

    # -- lines ------------------------------------------------------------------------------------

    def after(self, position: int) -> int:
        """The next position that is neither blank nor comment."""
        found = BLANK.match(self.text, position)
        return found.end() if found else position

    def line_end(self, position: int) -> int:
        found = LINE_BREAK.search(self.text, position)
        return found.start() if found else len(self.text)

    def next_line(self, position: int) -> int:
        found = LINE_BREAK.search(self.text, position)
        return found.end() if found else len(self.text)

    def line_start(self, position: int) -> int:
        return max(self.text.rfind("\n", 0, position), self.text.rfind("\r", 0, position)) + 1

    def column(self, position: int) -> int:
        return position - self.line_start(position)

    def is_first(self, position: int) -> bool:
        """Whether nothing but blanks stands before a position on its line."""
        return not self.text[self.line_start(position) : position].strip(" ")

    def line_of(self, position: int) -> int:
        """The number of a line, counted from 1."""
        return 1 + len(LINE_BREAK.findall(self.text, 0, position))

    def behind(self, end: int, column: int) -> int:
        """Where the lines of a value end: with the comment on its last line, and those below it
        that are indented further than `column`."""
        if self.starts_line(end):
            return end
        position = self.line_end(end)
        while (found := NEXT_COMMENT.match(self.text, position)) and len(found[1]) > column:
            position = found.end()
        return position

    def starts_line(self, position: int) -> bool:
        return position > 0 and self.text[position - 1] in "\r\n"

    # -- signs ------------------------------------------------------------------------------------

    def dash(self, node: Sequence, number: int = 0) -> int:
        """Where the dash of an item stands."""
        before = self.content(node)
        if number:
            before = self.children(node)[number - 1].end
        return self.after(before)

    def behind_colon(self, key: Scalar) -> int | None:
        """The position behind the colon of a key; None for a key that stands alone."""
        position = self.after(key.end.index)
        return position + 1 if self.text[position : position + 1] == ":" else None

    def has_comment(self, start: int, end: int, node: Node) -> bool:
        """Whether a comment stands in a stretch of which `node` is the only value."""
        position = start
        for first, last in [*self.leaves(node), (end, end)]:
            if "#" in self.text[position:first]:
                return True
            position = max(position, last)
        return False

    def leaves(self, node: Node) -> Iterator[tuple[int, int]]:
        """From where to where each key and each single value of a value goes."""
        if isinstance(node, Scalar):
            if self.quote(node) in ("|", ">"):  # a comment may stand behind the sign
                start = self.line_end(self.content(node))
                yield start, max(start, self.end(node))
            else:
                yield node.start.index, node.end.index
        for child in self.children(node):
            if isinstance(node, Mapping):
                yield child.first, node.keys[str(child.name)].end.index
            if not child.aliased:
                yield from self.leaves(child.node)

    def uses(self, node: Node) -> list[Path]:
        """Every path that leads to a value: more than one if it has aliases."""
        found: list[Path] = []

        def look(at: Node | None, path: Path) -> None:
            if at is node:
                found.append(path)
            elif isinstance(at, Mapping):
                for name, value in at.entries.items():
                    look(value, (*path, name))
            elif isinstance(at, Sequence):
                for number, item in enumerate(at.items):
                    look(item, (*path, number))

        look(self.root, ())
        return found
