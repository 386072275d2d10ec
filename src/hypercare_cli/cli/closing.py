"""What `done` and `sign` share: the entry that an id means, and the day on which it is closed."""

from datetime import date

from hypercare_cli.document import Document
from hypercare_cli.edit import Given
from hypercare_cli.editing.order import order_at
from hypercare_cli.errors import HypercareError
from hypercare_cli.finding import Path, dotted
from hypercare_cli.i18n.message import message
from hypercare_cli.node import Scalar
from hypercare_cli.recording.address import address
from hypercare_cli.recording.lists import closable, with_field
from hypercare_cli.recording.typed import TODAY, Manner, declared, typed
from hypercare_cli.values import nearest, suggestion

MOST_NAMES = 20


def one(document: Document, id_: str, field: str) -> Path:
    """The only entry of this id that has a field such as `done_on`; a path is taken as it is."""
    if "[" in id_:
        path = address(id_, document)
        if field in order_at(path):
            return path
        why = message("`{path}` has no field `{field}`", path=id_, field=field)
        raise HypercareError(why)
    found = closable(document, id_, field)
    if len(found) > 1:
        raise HypercareError(
            message("{id} is the id of several entries", id=id_),
            message("Write one of: {paths}.", paths=", ".join(map(dotted, found))),
        )
    if not found:
        known = with_field(document, field)
        names = ", ".join(known[:MOST_NAMES]) + (" …" if len(known) > MOST_NAMES else "")
        why = message("nothing with the id {id} can be closed in this way", id=id_)
        raise HypercareError(why, suggestion(nearest(id_, known), names) if known else None)
    return found[0]


def present(document: Document, path: Path) -> str:
    """What a field says, empty where it says nothing."""
    node = document.node(path)
    return node.text if isinstance(node, Scalar) and node.value is not None else ""


def when_done(on: str | None, path: Path, today: date) -> Given:
    """The day given, or today."""
    return typed(on or TODAY, declared(path), path, Manner(today))
