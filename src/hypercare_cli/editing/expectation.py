"""What a file has to say after a change: its nodes as they were, with the changed values in place."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypercare_cli.editing.phrase import Value
from hypercare_cli.finding import Path
from hypercare_cli.node import Mapping, Node, Scalar, Sequence


class Expectation:
    """Nodes as read, except where a change has opened them: there dictionaries and lists."""

    def __init__(self, root: Mapping | None):
        self.root: dict[str, Any] = {} if root is None else dict(root.entries)

    def set(self, path: Path, value: Value) -> None:
        self.opened(path[:-1])[path[-1]] = value

    def append(self, path: Path, value: Value) -> None:
        self.opened(path).append(value)

    def remove(self, path: Path) -> None:
        del self.opened(path[:-1])[path[-1]]

    def opened(self, path: Path) -> Any:
        """The list or dictionary at a path, made of its node where it is one."""
        at: Any = self.root
        for part in path:
            below = at[part]
            if isinstance(below, Mapping):
                below = dict(below.entries)
            elif isinstance(below, Sequence):
                below = list(below.items)
            at[part] = below
            at = below
        return at

    def is_met(self, root: Mapping | None) -> bool:
        """Whether a file that was read again says exactly this."""
        if root is None:
            return not self.root
        return is_same(self.root, root)


def is_same(expected: Any, node: Node | None) -> bool:
    """Whether a node says what is expected; a node that was not changed is written as it was."""
    if isinstance(expected, Scalar):
        if not isinstance(node, Scalar):
            return False
        return expected.text == node.text and expected.plain == node.plain
    if isinstance(expected, Mapping | dict):
        fields = expected if isinstance(expected, dict) else expected.entries
        if not isinstance(node, Mapping) or len(fields) != len(node.entries):
            return False
        found = node.entries
        return all(name in found and is_same(fields[name], found[name]) for name in fields)
    if isinstance(expected, Sequence | list):
        items = expected if isinstance(expected, list) else expected.items
        if not isinstance(node, Sequence) or len(items) != len(node.items):
            return False
        return all(map(is_same, items, node.items))
    return isinstance(node, Scalar) and says(node, expected)


def says(node: Scalar, value: str | Decimal | int | bool | date | None) -> bool:
    """Whether a single value means this."""
    found = node.value
    if value is None or isinstance(value, bool):
        return found is value
    if isinstance(value, date):
        return found == value.isoformat()
    if isinstance(value, str):
        return isinstance(found, str) and found == value
    return isinstance(found, Decimal) and found == value
