"""A value of a cell as changes of the plan."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from hypercare_cli.cells.remark import Fault
from hypercare_cli.cells.typed import Type, Typed
from hypercare_cli.document import Document
from hypercare_cli.edit import Append, Change, Remove, Set
from hypercare_cli.finding import Path
from hypercare_cli.i18n.message import message
from hypercare_cli.node import Mapping as Group
from hypercare_cli.node import Scalar, Sequence
from hypercare_cli.sync.entries import Home
from hypercare_cli.sync.result import Merged

BUDGET = ("value", "budget")
ONE_AMOUNT = message("the budget of the plan is this one amount: type another one, or 0")


def is_whole(home: Home) -> bool:
    """Whether an entry is a budget that is one amount."""
    return home.path == BUDGET


def change_amount(merged: Merged, home: Home, label: str, field: str, value: Typed) -> None:
    """A cell of a budget that is one amount. Raises Fault where it is emptied."""
    if value is None:
        raise Fault(ONE_AMOUNT)
    if field == "amount" and not any(change.path == BUDGET for change in merged.sets):
        merged.sets.append(Set(BUDGET, value))
    else:
        itemise(merged, home, label, {field: value})


def itemise(
    merged: Merged, home: Home, label: str, fields: Mapping[str, Any] = MappingProxyType({})
) -> None:
    """Make a budget that is one amount the first of several items, with these fields."""
    item: dict[str, Any] = {"label": label, "amount": home.entry.amount}
    for change in merged.sets:
        if isinstance(change, Set) and change.path == BUDGET:
            said: Any = change.value
            item |= said[0] if isinstance(said, list) else {"amount": said}
    merged.sets = [change for change in merged.sets if change.path != BUDGET]
    merged.sets.append(Set(BUDGET, [{**item, **fields}]))


def item(merged: Merged, home: Home) -> Path:
    """The path at which an entry stands once the others are there: an amount is an item by then."""
    more = is_whole(home) and any(change.path == BUDGET for change in merged.appends)
    return (*home.path, 0) if more else home.path


def count(document: Document, path: Path) -> int:
    """How many entries a list has."""
    node = document.node(path)
    return len(node.items) if isinstance(node, Sequence) else 0


def changes(
    document: Document, home: Path, field: Path, type_: Type, value: Typed
) -> Iterator[Change]:
    """What gives a field of an entry this value; an empty cell takes it away."""
    path = (*home, *field)
    node = document.node(path)
    if value is None or value == ():
        if node is not None:
            yield Remove(emptied(document, path, len(home) + 1))
        return
    if type_.form == "range" and isinstance(node, Group):
        path = (*path, "base")
    given: Any = value
    if isinstance(value, tuple):
        alone = len(value) == 1 and isinstance(node, Scalar)
        given = value[0] if alone else list(value)
    yield Set(path, given)


def emptied(document: Document, path: Path, least: int) -> Path:
    """The path, or the group around it if nothing else is left in that."""
    while len(path) > least:
        group = document.node(path[:-1])
        if not isinstance(group, Group) or len(group.entries) > 1:
            break
        path = path[:-1]
    return path


def appended(path: Path, values: Mapping[str, Any]) -> Append:
    """An entry from its fields, those of groups with dots."""
    entry: dict[str, Any] = {}
    for name, value in values.items():
        *groups, last = name.split(".")
        inner = entry
        for group in groups:
            inner = inner.setdefault(group, {})
        inner[last] = value
    return Append(path, entry)


def letters(path: Path, fields: Mapping[str, Any]) -> Iterator[Change]:
    """What gives the fields of an activity these people; a field without any goes."""
    for name, value in fields.items():
        yield Set((*path, name), value) if value else Remove((*path, name))
