"""Following a path through the nodes of a file, as far as it leads."""

from typing import NamedTuple

from hypercare_cli.finding import Path
from hypercare_cli.node import Mapping, Node, Scalar, Sequence


class Found(NamedTuple):
    """How far a path leads: the values along it, the last of them the deepest that is there."""

    path: Path
    """As far as it leads; the entry of a list by its number."""
    nodes: tuple[Node, ...]
    rest: Path
    """What is not there."""


def follow(root: Node | None, path: Path) -> Found:
    """A list is entered by number, or by the id of an entry."""
    node, nodes, parts = root, [], list[str | int]()
    for part in path:
        step = number_of(node, part) if isinstance(node, Sequence) else part
        node = at(node, step)
        if node is None:
            break
        nodes.append(node)
        parts.append(step)
    return Found(tuple(parts), tuple(nodes), path[len(parts) :])


def number_of(node: Sequence, part: str | int) -> str | int:
    """The number of the entry that has an id."""
    if isinstance(part, int):
        return part
    ids = (at(item, "id") for item in node.items)
    return next(
        (n for n, id_ in enumerate(ids) if isinstance(id_, Scalar) and id_.text == part), part
    )


def at(node: Node | None, part: str | int) -> Node | None:
    """What a group has under a name, or a list at a position."""
    if isinstance(node, Mapping) and isinstance(part, str):
        return node.entries.get(part)
    if isinstance(node, Sequence) and isinstance(part, int) and 0 <= part < len(node.items):
        return node.items[part]
    return None
