"""What `done` and `sign` share: the entry that an id means, and the day on which it is closed."""

from typing import get_args

from hypercare_cli.analysis import Analysis
from hypercare_cli.document import Document
from hypercare_cli.edit import Given
from hypercare_cli.editing.order import order_at, peeled
from hypercare_cli.errors import HypercareError
from hypercare_cli.finding import Path, dotted
from hypercare_cli.i18n.message import message
from hypercare_cli.node import Scalar
from hypercare_cli.recording.address import address
from hypercare_cli.recording.lists import closable, with_field
from hypercare_cli.recording.typed import TODAY, Manner, declared, typed
from hypercare_cli.values import nearest, suggestion

MOST_NAMES = 20
ENDS = ("done", "closed", "taken", "sent")
"""The statuses of what has come to its end without a day of its own."""


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
        raise not_found(document, id_, field)
    return found[0]


def not_found(document: Document, id_: str, field: str) -> HypercareError:
    """Why an id cannot be closed or signed: another command does it, or there is none of that name."""
    if field == "signed_by":
        why = message("there is no criterion {id} to sign", id=id_)
    else:
        why = message("nothing with the id {id} can be closed in this way", id=id_)
        for path in closable(document, id_, "status"):
            said = get_args(peeled(declared((*path, "status"))))
            word = next((each for each in ENDS if each in said), None)
            if word is not None:
                place = f"{dotted(path[:-1])}.{id_}.status"
                hint = message("`hypercare set {path} {word}` says so.", path=place, word=word)
                return HypercareError(why, hint)
    known = with_field(document, field)
    names = ", ".join(known[:MOST_NAMES]) + (" …" if len(known) > MOST_NAMES else "")
    return HypercareError(why, suggestion(nearest(id_, known), names) if known else None)


def present(document: Document, path: Path) -> str:
    """What a field says, empty where it says nothing."""
    node = document.node(path)
    return node.text if isinstance(node, Scalar) and node.value is not None else ""


def when_done(on: str | None, path: Path, before: Analysis) -> Given:
    """The day given, or the as-of date; HypercareError for one that has not come yet."""
    found = typed(on or TODAY, declared(path), path, Manner(before.as_of))
    day = before.plan.calendar.resolve(str(found))
    if day is not None and day > before.as_of:
        raise HypercareError(
            message("{day} has not come yet: it is {as_of}", day=day, as_of=before.as_of),
            message("--as-of takes another day for today."),
        )
    return found
