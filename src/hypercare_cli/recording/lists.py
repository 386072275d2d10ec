"""Every list of entries of a plan, by its declarations, and the entries that are in it."""

from collections.abc import Iterator
from typing import get_args, get_origin

from hypercare_cli.document import Document, inside
from hypercare_cli.editing.order import peeled
from hypercare_cli.finding import Path
from hypercare_cli.node import Scalar, Sequence
from hypercare_cli.plan.model import Plan
from hypercare_cli.plan.part import Part


def closable(document: Document, id_: str, field: str) -> tuple[Path, ...]:
    """The entries of an id that have a field such as `done_on` or `signed_on`."""
    return tuple(path for path, found in with_ids(document, field) if found == id_)


def with_field(document: Document, field: str) -> tuple[str, ...]:
    """The ids of all such entries."""
    return tuple(found for _path, found in with_ids(document, field))


def with_ids(document: Document, field: str) -> Iterator[tuple[Path, str]]:
    for home, part in lists_of(Plan, ()):
        if field in part.fields and "id" in part.fields:
            for path in entries_at(document, home):
                node = inside(document.node(path), "id")
                if isinstance(node, Scalar):
                    yield path, node.text


def lists_of(
    part: type[Part], path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], type[Part]]]:
    """Every list of entries below a part: `("roadmap", "tasks")` and what its entries are."""
    for name, annotation in part.fields.items():
        found, here = peeled(annotation), (*path, name.rstrip("_"))
        inner = peeled(get_args(found)[0]) if get_origin(found) is tuple else found
        if isinstance(inner, type) and issubclass(inner, Part):
            if inner is not found:
                yield here, inner
            yield from lists_of(inner, here)


def entries_at(document: Document, names_: tuple[str, ...]) -> Iterator[Path]:
    """The paths of all entries of the lists of that name, one list for each entry above them."""
    paths: list[Path] = [()]
    for name in names_:
        paths = [each for path in paths for each in numbered((*path, name), document)]
    yield from paths


def numbered(path: Path, document: Document) -> Iterator[Path]:
    """The items of a list, or the group itself."""
    node = document.node(path)
    if isinstance(node, Sequence):
        yield from ((*path, number) for number in range(len(node.items)))
    elif node is not None:
        yield path
