"""Makes new entries of a plan from what people type: fields checked, the rest filled in."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hypercare_cli.document import Document, inside
from hypercare_cli.edit import Append, Given
from hypercare_cli.editing.order import below, names
from hypercare_cli.errors import HypercareError
from hypercare_cli.finding import Path
from hypercare_cli.i18n.message import message
from hypercare_cli.node import Node, Scalar, Sequence
from hypercare_cli.plan.model import Plan
from hypercare_cli.plan.part import Part
from hypercare_cli.recording.address import address
from hypercare_cli.recording.kinds import Kind, is_required
from hypercare_cli.recording.naming import beginning, in_list
from hypercare_cli.recording.typed import Manner, declared, typed
from hypercare_cli.values import nearest, suggestion

AHEAD = frozenset(("expected", "deferred", "planned"))
"""Statuses of what has not happened yet: it has no day by default."""
NUMBERED = re.compile(r"(.*?)([0-9]{1,9})\Z")


class Register:
    """Makes new entries for one plan, each with an id that is still free."""

    def __init__(self, document: Document, manner: Manner):
        self.document = document
        self.manner = manner
        self.known: dict[str, dict[str, int]] = {}
        self.starts: dict[tuple[str, Path], tuple[str, int]] = {}

    def append(self, kind: Kind, given: Iterable[tuple[str, str]]) -> Append:
        """What adds an entry, of fields as typed; HypercareError says which are missing or unknown."""
        texts: dict[str, list[str]] = {}
        for field, text in given:
            if text.strip():
                texts.setdefault(field.strip(), []).append(text)
        self.check(kind, texts)
        target = self.target(kind, texts)
        entry: dict[str, Any] = {}
        for field, values in texts.items():
            if field != kind.chooser:
                self.place(kind, target, entry, field, values)
        self.complete(kind, target, entry)
        return Append(target, entry)

    def check(self, kind: Kind, texts: Mapping[str, list[str]]) -> None:
        for field in texts:
            if field.split(".")[0] not in kind.fields:
                close = nearest(field, kind.fields)
                why = message("`{field}` is no field of {kind}", field=field, kind=kind.name)
                raise HypercareError(why, suggestion(close, ", ".join(kind.fields)))
        given = {field.split(".")[0] for field in texts}
        absent = [field for field in kind.required if field not in given]
        if kind.day and is_required(kind.part, kind.day) and kind.day not in given:
            absent += [kind.day] if is_ahead(texts.get("status", [""])[-1]) else []
        if absent:
            example = " ".join(f"{field}=…" for field in kind.required)
            raise HypercareError(
                message("{kind} needs: {fields}", kind=kind.name, fields=", ".join(absent)),
                message("hypercare record {kind} {example}", kind=kind.name, example=example),
            )

    def target(self, kind: Kind, texts: Mapping[str, list[str]]) -> Path:
        """The list that the entry comes into."""
        if not kind.chooser:
            return tuple(kind.home.split("."))
        return (
            *address(f"{kind.home}[{texts[kind.chooser][-1].strip()}]", self.document),
            kind.below,
        )

    def place(
        self, kind: Kind, target: Path, entry: dict[str, Any], field: str, texts: list[str]
    ) -> None:
        """Put a value into an entry; `csat.responses` goes into the group `csat`."""
        *groups, last = field.split(".")
        path: Path = (*target, 0, *groups, last)
        annotation = declared(path)
        if annotation is None:
            above = below_all((*target, 0, *groups))
            known = names(above) if isinstance(above, type) and issubclass(above, Part) else ()
            why = message("`{field}` is no field of {kind}", field=field, kind=kind.name)
            raise HypercareError(why, suggestion(nearest(last, known), ", ".join(known)))
        for group in groups:
            entry = entry.setdefault(group, {})
        values = [typed(text, annotation, (*groups, last), self.manner) for text in texts]
        lists = [value for value in values if isinstance(value, list)]
        if len(lists) == len(values):
            entry[last] = [item for value in lists for item in value]
        elif len(values) > 1:
            raise HypercareError(message("`{field}` is given twice", field=field))
        else:
            entry[last] = values[0]

    def complete(self, kind: Kind, target: Path, entry: dict[str, Given]) -> None:
        """The id, the day and the status that nobody typed."""
        if kind.section and "id" not in entry:
            entry["id"] = self.free_id(kind, target)
        elif kind.section:
            self.take(kind, str(entry["id"]))
        if kind.day and kind.day not in entry and not is_ahead(entry.get("status")):
            entry[kind.day] = self.manner.today
        field, word = kind.initial
        if field:
            entry.setdefault(field, word)

    def free_id(self, kind: Kind, target: Path) -> str:
        """The number after the highest, in the manner of the last id of the list: `A07` → `A08`."""
        if (kind.section, target) not in self.starts:
            self.starts[kind.section, target] = self.start(kind, target)
        start, width = self.starts[kind.section, target]
        id_ = f"{start}{self.highest(kind).get(start, 0) + 1:0{width}d}"
        self.take(kind, id_)
        return id_

    def take(self, kind: Kind, id_: str) -> None:
        """Note that an id is no longer free."""
        if found := NUMBERED.match(id_):
            highest = self.highest(kind)
            highest[found[1]] = max(highest.get(found[1], 0), int(found[2]))

    def highest(self, kind: Kind) -> dict[str, int]:
        """The highest number of the ids of a kind, by what stands before it."""
        if kind.section not in self.known:
            self.known[kind.section] = {}
            for _target, id_ in self.ids(kind):
                self.take(kind, id_)
        return self.known[kind.section]

    def start(self, kind: Kind, target: Path) -> tuple[str, int]:
        """What stands before the number of an id, and how many digits that has at least.

        As in the last id of the same list, else in the last one of all lists of this kind.
        """
        numbered = [(path, NUMBERED.match(id_)) for path, id_ in self.ids(kind)]
        found = [(path, match) for path, match in numbered if match]
        near = [(path, match) for path, match in found if path == target]
        if not found:
            return beginning(kind.section, kind.name), 0
        path, last = (near or found)[-1]
        start = in_list(last[1], self.parent(path), self.parent(target))
        return start, len(last[2]) if last[2].startswith("0") else 0

    def parent(self, target: Path) -> str:
        """The id of the entry that a list belongs to; empty for a list of the plan itself."""
        node = inside(self.document.node(target[:-1]), "id")
        return node.text if isinstance(node, Scalar) else ""

    def ids(self, kind: Kind) -> Iterator[tuple[Path, str]]:
        """The ids of a kind in the plan with their list, over all lists that may have them."""
        home: Path = tuple(kind.home.split("."))
        above = self.document.node(home)
        lists: list[tuple[Path, Node | None]] = [(home, above)]
        if kind.chooser:
            found = enumerate(items(above))
            lists = [((*home, n, kind.below), inside(each, kind.below)) for n, each in found]
        for path, node in lists:
            for each in items(node):
                if isinstance(id_ := inside(each, "id"), Scalar):
                    yield path, id_.text


def is_ahead(status: object) -> bool:
    return status in AHEAD


def items(node: Node | None) -> list[Node]:
    return node.items if isinstance(node, Sequence) else []


def below_all(path: Path) -> Any:
    found: Any = Plan
    for part in path:
        found = below(found, part)
    return found
