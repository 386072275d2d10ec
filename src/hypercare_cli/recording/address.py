"""A path as people type it (`kpis[K1].target`, `kpis.K1.target`) → where that is in a plan."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_origin

from hypercare_cli.difference import KEYS, key_of
from hypercare_cli.document import Document, inside
from hypercare_cli.editing.order import below, names
from hypercare_cli.errors import HypercareError
from hypercare_cli.finding import Path, dotted
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.node import Node, Sequence
from hypercare_cli.plan.model import Plan
from hypercare_cli.plan.part import Part
from hypercare_cli.values import nearest, suggestion

STEP = re.compile(r"\.?([^.\[\]]+)|\[([^\[\]]+)\]")
MOST_NAMES = 20


def address(text: str, document: Document) -> Path:
    """Where a typed path leads: entries of lists by their number, counted from 0.

    Raises HypercareError with the nearest name where there is no such field or entry. A field that
    is declared need not be there yet.
    """
    path: Path = ()
    found: Any = Plan
    for step in steps(text):
        if get_origin(found) is tuple:
            path = (*path, entry_number(step, path, document.node(path)))
        elif get_origin(found) is Mapping:
            path = (*path, step)
        else:
            path = (*path, field_name(step, path, found))
        found = below(found, path[-1])
    return path


def steps(text: str) -> Iterator[str]:
    """The names, ids and numbers of a path."""
    position = 0
    while position < len(text):
        step = STEP.match(text, position)
        if step is None or (position == 0 and text[0] in ".["):
            break
        yield (step[1] or step[2]).strip()
        position = step.end()
    if position < len(text) or not text:
        raise HypercareError(
            message("“{text}” is not a path", text=text),
            message("Write it like kpis[handling_time].target or risks[R1].status."),
        )


def field_name(step: str, path: Path, part: Any) -> str:
    """A field of a group, by its name."""
    known = names(part) if isinstance(part, type) and issubclass(part, Part) else ()
    if step in known:
        return step
    if not known:
        raise HypercareError(message("`{path}` has no fields", path=dotted(path)))
    raise unknown(step, path, known)


def entry_number(step: str, path: Path, node: Node | None) -> int:
    """An entry by its id, by what else tells the entries apart (a date, a stream), or by number."""
    items = node.items if isinstance(node, Sequence) else []
    for field in KEYS:
        for number, item in enumerate(items):
            if key_of(item, field) == step:
                return number
    if step.isdecimal() and int(step) < len(items):
        return int(step)
    raise unknown(step, path, keys(items))


def keys(items: list[Node]) -> tuple[str, ...]:
    """What the entries of a list are called: by the first field that all have, else by number."""
    for field in KEYS:
        found = tuple(key_of(item, field) for item in items)
        if all(found):
            return found
    return tuple(map(str, range(len(items))))


def unknown(step: str, path: Path, known: tuple[str, ...]) -> HypercareError:
    """What is not there, with what is nearest to it."""
    where = dotted(path)
    if not known:
        return HypercareError(
            message("there is no “{name}”: `{path}` has no entry", name=step, path=where)
        )
    listing = ", ".join(known[:MOST_NAMES]) + (" …" if len(known) > MOST_NAMES else "")
    why: Message = message("`{name}` is not known in the plan", name=step)
    if path:
        why = message("`{name}` is not known in `{path}`", name=step, path=where)
    return HypercareError(why, suggestion(nearest(step, known), listing))


def is_there(path: Path, document: Document) -> bool:
    node = document.sections.get(str(path[0]))
    for part in path[1:]:
        node = inside(node, part)
    return node is not None
