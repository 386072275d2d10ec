"""Reads the method's YAML into plain dictionaries, once a run."""

from functools import cache
from typing import Any

from hypercare_cli import resources
from hypercare_cli.document import Document, read
from hypercare_cli.node import Mapping, Node, Scalar, Sequence
from hypercare_cli.source import File


@cache
def table(name: str) -> dict[str, Any]:
    """One file of the method as plain data: `table("health")["weights"]`."""
    text = resources.text("method", f"{name}.yaml")
    document, findings = read((File(f"{name}.yaml", text),))
    if findings:
        raise ValueError(f"method/{name}.yaml: {findings[0].place}")
    return plain(document)


def plain(document: Document) -> dict[str, Any]:
    return {key: data(node) for key, node in document.sections.items()}


def data(node: Node) -> Any:
    """A node as dictionaries, tuples and scalars."""
    if isinstance(node, Mapping):
        return {key: data(value) for key, value in node.entries.items()}
    if isinstance(node, Sequence):
        return tuple(data(item) for item in node.items)
    return node.value if isinstance(node, Scalar) else None


def builtin_playbooks() -> tuple[str, ...]:
    """The ids of the playbooks that come with the tool."""
    return tuple(table("playbooks"))
