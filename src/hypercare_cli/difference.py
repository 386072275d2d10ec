"""What differs between two states of a plan, by section and id: values, never comments or layout."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Literal, NamedTuple, TypeAlias, TypeGuard

from hypercare_cli import node as nodes
from hypercare_cli.document import Document
from hypercare_cli.node import Node, Scalar, empty

KEYS = ("id", "date", "start", "stream", "priority", "label", "name")
"""The fields that tell the entries of a list apart: the first one that all have, each its own."""
MOST_COMPARED = 1_000_000
"""Pairs of entries without such a field; beyond that the first is compared with the first."""

Kind = Literal["added", "removed", "changed", "moved"]
Plain: TypeAlias = "str | Decimal | bool | tuple[Plain, ...] | Mapping[str, Plain] | None"
Form: TypeAlias = "tuple[object, ...] | None"
"""What a value says, so that equal forms mean equal values: `1.10` is not `1.1`, 1 is not true."""


class Item(NamedTuple):
    """An entry of a list, by the field that tells it from the others: `id`, `R1`."""

    field: str
    key: str


Path = tuple[str | int | Item, ...]
"""Where something stands in both states; a position is that of the later one, where it is there."""


class Change(NamedTuple):
    """One difference. What is `added` was None before, what is `removed` is None after.

    Of a list whose entries are `moved`, both hold the keys of the entries that stayed.
    """

    kind: Kind
    path: Path
    before: Plain
    after: Plain

    @property
    def place(self) -> str:
        """`risks[R1].probability`"""
        return named(self.path)

    @property
    def section(self) -> str:
        return str(self.path[0])


def named(path: Path) -> str:
    """A path as messages write it: `kpis[lead_time].measurements[2026-03-01].value`."""
    parts = []
    for part in path:
        if isinstance(part, str):
            parts.append(f".{part}")
        else:
            parts.append(f"[{part.key if isinstance(part, Item) else part}]")
    return "".join(parts).removeprefix(".")


def difference(before: Document, after: Document) -> tuple[Change, ...]:
    """Every difference, in the order of the later state; what is gone stands at the end.

    Sections may stand in other files, and fields in another order: that is no difference. An empty
    value counts as absent.
    """
    names = [*after.sections, *(name for name in before.sections if name not in after.sections)]
    return tuple(
        change
        for name in names
        for change in compared((name,), before.sections.get(name), after.sections.get(name))
    )


def compared(path: Path, before: Node | None, after: Node | None) -> Iterator[Change]:
    """The differences of two values that stand at the same place."""
    before, after = (None if node is None or empty(node) else node for node in (before, after))
    if form(before) == form(after):
        return
    if isinstance(before, nodes.Mapping) and isinstance(after, nodes.Mapping):
        ours, theirs = before.entries, after.entries
        for name in [*theirs, *(name for name in ours if name not in theirs)]:
            yield from compared((*path, name), ours.get(name), theirs.get(name))
    elif is_entries(before) and is_entries(after):
        yield from entries(path, before.items, after.items)
    else:
        kind: Kind = "added" if before is None else "removed" if after is None else "changed"
        yield Change(kind, path, plain(before), plain(after))


def is_entries(node: Node | None) -> TypeGuard[nodes.Sequence]:
    """Whether it is a list of groups; a list of words is one value."""
    return isinstance(node, nodes.Sequence) and all(
        isinstance(item, nodes.Mapping) for item in node.items
    )


def entries(path: Path, before: Sequence[Node], after: Sequence[Node]) -> Iterator[Change]:
    field = next((field for field in KEYS if told_apart(field, before, after)), None)
    if field is None:
        yield from aligned(path, before, after)
        return
    ours = {key_of(entry, field): entry for entry in before}
    theirs = {key_of(entry, field): entry for entry in after}
    stayed = tuple(key for key in ours if key in theirs)
    order = tuple(key for key in theirs if key in ours)
    if stayed != order:
        yield Change("moved", path, stayed, order)
    for key in [*theirs, *(key for key in ours if key not in theirs)]:
        yield from compared((*path, Item(field, key)), ours.get(key), theirs.get(key))


def told_apart(field: str, *lists: Sequence[Node]) -> bool:
    """Whether every entry of each list has a value of its own in this field."""
    for entries_ in lists:
        keys = [key_of(entry, field) for entry in entries_]
        if "" in keys or len(set(keys)) < len(keys):
            return False
    return True


def key_of(entry: Node, field: str) -> str:
    found = entry.entries.get(field) if isinstance(entry, nodes.Mapping) else None
    return found.text if isinstance(found, Scalar) else ""


def aligned(path: Path, before: Sequence[Node], after: Sequence[Node]) -> Iterator[Change]:
    """Entries that nothing names: those that stayed equal hold the others in their places."""
    steps = [("replace", 0, len(before), 0, len(after))]
    if len(before) * len(after) <= MOST_COMPARED:
        ours, theirs = [form(entry) for entry in before], [form(entry) for entry in after]
        steps = list(SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes())
    for step, start, end, first, last in steps:
        if step == "equal":
            continue
        for offset in range(max(end - start, last - first)):
            old = before[start + offset] if start + offset < end else None
            new = after[first + offset] if first + offset < last else None
            position = first + offset if new is not None else start + offset
            yield from compared((*path, position), old, new)


def form(node: Node | None) -> Form:
    """A value to compare and to count; None for what is empty."""
    if node is None or empty(node):
        return None
    if isinstance(node, nodes.Mapping):
        fields = ((name, form(value)) for name, value in node.entries.items())
        return "group", frozenset(field for field in fields if field[1] is not None)
    if isinstance(node, nodes.Sequence):
        return "list", *(form(item) for item in node.items)
    found = plain(node)
    return type(found).__name__, str(found)


def plain(node: Node | None) -> Plain:
    """A value without its positions; a number that cannot be kept exactly stays text."""
    if isinstance(node, nodes.Mapping):
        return {name: plain(value) for name, value in node.entries.items()}
    if isinstance(node, nodes.Sequence):
        return tuple(plain(item) for item in node.items)
    if not isinstance(node, Scalar):
        return None
    return node.text if isinstance(node.value, nodes.OddNumber) else node.value
