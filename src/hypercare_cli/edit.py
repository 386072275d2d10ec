"""Changes of a plan in its own text: only the lines concerned, with every comment kept.

A change names a path. The text around it stays as it is, character by character; what is new is
written in the manner of its neighbours. Each new text is read again and must say what the old one
said with the change, and nothing else; where it does not, the change is refused.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from hypercare_cli.builder import normal
from hypercare_cli.editing.draft import BY_HAND, Draft, Refused
from hypercare_cli.editing.order import order_at
from hypercare_cli.editing.phrase import Unreadable, Value
from hypercare_cli.editing.splice import CommentLost
from hypercare_cli.errors import HypercareError
from hypercare_cli.finding import Path, dotted
from hypercare_cli.i18n.message import message
from hypercare_cli.quoting import Unwritable
from hypercare_cli.source import File

BOM = "\ufeff"
Given = str | Decimal | int | bool | date | None | Sequence["Given"] | Mapping[str, "Given"]
"""What may be written. In a group, a field that is None is left out."""


class EditError(HypercareError):
    """A change that cannot be made without touching something else; nothing is changed."""


class Set(NamedTuple):
    """Give a value to a field, old or new; groups on the way to it are made."""

    path: Path
    value: Given


class Append(NamedTuple):
    """Add an entry to a list, which is made if it is not there."""

    path: Path
    entry: Given


class Remove(NamedTuple):
    """Take a field, an entry or a section away."""

    path: Path


Change = Set | Append | Remove
"""A path leads into a list by number or by the id of an entry: `("risks", "R3", "status")`."""


def apply(files: Iterable[File], changes: Iterable[Change]) -> tuple[File, ...]:
    """The files of a plan after some changes, one after the other; all of them, or EditError.

    A file that no change concerns comes back as the same object.
    """
    files = tuple(files)
    drafts = [Draft(File(file.name, file.text.removeprefix(BOM))) for file in files]
    for draft in drafts:
        if draft.is_faulty:
            raise EditError(
                message("{name} has faults, so that it cannot be changed", name=draft.file.name),
                message("`hypercare validate` shows them."),
            )
    for change in changes:
        path = tuple(normal(part) if isinstance(part, str) else part for part in change.path)
        if not path:
            raise ValueError("a change needs a path")
        draft = draft_for(drafts, str(path[0]))
        with refusals(draft, path):
            make(draft, change, path)
    for draft in drafts:
        with refusals(draft, ()):
            draft.settle()
    return tuple(map(changed, files, drafts))


def changed(file: File, draft: Draft) -> File:
    bom = BOM if file.text.startswith(BOM) else ""
    text = bom + draft.layout.text
    return file if text == file.text else File(file.name, text)


def make(draft: Draft, change: Change, path: Path) -> None:
    if isinstance(change, Set):
        draft.set(path, clean(change.value, path))
    elif isinstance(change, Append):
        draft.append(path, clean(change.entry, (*path, 0)))
    else:
        draft.remove(path)


def clean(value: Given, path: Path) -> Value:
    """A value as it will be written: fields in their natural order, nothing that is None in a group."""
    if isinstance(value, Mapping):
        given = {normal(name): each for name, each in value.items() if each is not None}
        order = [name for name in order_at(path) if name in given]
        names = [*order, *(name for name in given if name not in order)]
        return {name: clean(given[name], (*path, name)) for name in names}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [clean(each, (*path, number)) for number, each in enumerate(value)]
    return value


def draft_for(drafts: list[Draft], section: str) -> Draft:
    """The file that has a section, or the one with the section that should stand before it."""
    homes: dict[str, Draft] = {}
    for draft in drafts:
        for name in draft.layout.root.entries if draft.layout.root is not None else ():
            if name == section and name in homes:
                raise EditError(
                    message("`{name}` stands in two files of the plan", name=name),
                    message("Put the content of both together."),
                )
            homes.setdefault(name, draft)
    if section in homes:
        return homes[section]
    order = order_at(())
    before = order[: order.index(section)] if section in order else order
    nearest = next((name for name in reversed(before) if name in homes), None)
    return homes[nearest] if nearest is not None else drafts[0]


@contextmanager
def refusals(draft: Draft, path: Path) -> Iterator[None]:
    """What stands in the way of a change, told as an EditError."""
    name, dots = draft.file.name, dotted(path)
    try:
        yield
    except Refused as refused:
        raise EditError(refused.why, refused.advice) from None
    except CommentLost:
        why = message("comments inside `{path}` of {name} would be lost", path=dots, name=name)
        raise EditError(why, BY_HAND) from None
    except (Unwritable, Unreadable) as error:
        why = message("`{value}` cannot be written into a plan", value=str(error))
        raise EditError(why) from None
