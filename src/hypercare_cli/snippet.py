"""YAML to paste: pieces cut from the example plan, then fitted to the plan at hand.

`owner: sponsor` becomes the id of the sponsor of the plan, a KPI or a population one that it has, and
the id of a new entry one that is still free. Prose is translated when the snippet is shown.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from hypercare_cli import resources
from hypercare_cli.condition import Value
from hypercare_cli.document import Document
from hypercare_cli.finding import Path
from hypercare_cli.i18n.message import Message
from hypercare_cli.i18n.words import Words
from hypercare_cli.load import load
from hypercare_cli.metric import Catalogue
from hypercare_cli.node import Mapping, Node, Scalar, Sequence
from hypercare_cli.plan.model import Plan
from hypercare_cli.quoting import written
from hypercare_cli.source import File
from hypercare_cli.view import Names, View

Snippet = tuple[str | Message, ...]
"""YAML as it stands; a Message is prose, to be said in a language and quoted."""

WIDTH = 100
PROSE = re.compile(r"[A-Z][a-z]|.* ")
PERSONS = frozenset(
    "owner by person recipient accountable signed_by responsible consulted informed with attendees"
    " present escalation".split()
)
STAND_INS = {
    "product_owner": ("project_manager",),
    "key_user": ("champion", "user"),
    "tam": ("integrator", "support"),
    "csm": ("project_manager",),
}
"""Who does it where nobody has the role."""
REFERENCES = {
    "kpi": "kpis",
    "kpis": "kpis",
    "driven_by": "kpis",
    "outcome": "outcomes",
    "persona": "adoption.personas",
    "team": "adoption.teams",
    "population": "change.populations",
    "contract": "contracts.register",
    "requirement": "contracts.requirements",
    "obligation": "contracts.obligations",
    "feedback": "feedback",
    "body": "governance.rituals",
    "evidence": "evidence",
}
"""Fields that name an entry, and the list that it stands in."""
ALL_OF_THEM = {"populations": "change.populations"}
"""Fields that name every entry of a list: a workshop is for all trades."""


NEEDED = frozenset(("accountable", "contract"))
"""References without which an entry cannot be read."""


class Slot(NamedTuple):
    """What depends on the plan: a person, a reference to one or all entries of a list, a new id.

    With `around` it is a whole field, left out where the plan has nothing to refer to.
    """

    kind: Literal["person", "one", "all", "id"]
    text: str
    list: Names = ()
    around: tuple[str, str] | None = None


Piece = str | Message | Slot


def snippet_text(snippet: Snippet, words: Words) -> str:
    """The snippet in a language; its lines end in line feeds."""
    return "".join(
        piece if isinstance(piece, str) else written(words.say(piece)) for piece in snippet
    )


# -- the example --------------------------------------------------------------------------------------


class Example(NamedTuple):
    """The example plan with the text that it came from."""

    view: View
    document: Document

    def node(self, path: Path) -> Node:
        node = self.document.node(path)
        if node is None:
            raise ValueError(f"method/example.yaml has no {path}")
        return node

    def id(self, path: Path) -> str | None:
        """The id of an entry, if it has one."""
        node = self.document.node((*path, "id"))
        return node.text if isinstance(node, Scalar) else None


@cache
def example() -> Example:
    """Read once a run, and only where something is missing."""
    text = resources.text("method", "example.yaml")
    plan, document, findings = load((File("example.yaml", text),), Catalogue())
    if plan is None:
        raise ValueError(f"method/example.yaml: {findings[0].place} {findings[0].values}")
    return Example(whole(plan), document)


def whole(plan: Plan) -> View:
    """All of a plan, past and future."""
    return View(plan, date.max, no_figure)


def no_figure(_id: str) -> Value:
    return None


# -- cutting: the same for every plan -------------------------------------------------------------------


@cache
def entry(path: Path, indent: int, wanted: Names | None = None) -> tuple[Piece, ...]:
    """An entry as an item of a list, on one line where it fits; `wanted` as in `fields_of`."""
    names = fields_of(path, wanted)
    line = in_line(path, wanted)
    if not names or indent + 2 + width(line) <= WIDTH:
        return (" " * indent + "- ", *line, "\n")
    first, *rest = lines(path, names, indent + 2, wanted or ())
    return (" " * indent + "- ", str(first).lstrip(), *rest)


@cache
def lines(path: Path, names: Names, indent: int, wanted: Names = ()) -> tuple[Piece, ...]:
    """Fields of an entry or a section, each on a line of its own; the wanted in any case."""
    pieces: list[Piece] = []
    for name in names:
        below = (*path, name)
        node, line = example().node(below), in_line(below)
        slot = reference(name, line) if pieces and name not in wanted else None
        if slot is not None:
            pieces.append(slot._replace(around=(f"{' ' * indent}{name}: ", "\n")))
            continue
        pieces.append(f"{' ' * indent}{name}:")
        if isinstance(node, Scalar) or indent + len(name) + 2 + width(line) <= WIDTH:
            pieces += (" ", *line, "\n")
        elif isinstance(node, Mapping):
            pieces += ("\n", *lines(below, tuple(node.entries), indent + 2))
        elif isinstance(node, Sequence):
            pieces.append("\n")
            for number in range(len(node.items)):
                pieces += entry((*below, number), indent + 2)
    return tuple(pieces)


@cache
def in_line(path: Path, wanted: Names | None = None) -> tuple[Piece, ...]:
    """A value on one line; `wanted` as in `fields_of`."""
    node = example().node(path)
    if isinstance(node, Mapping):
        pieces: list[Piece] = []
        for name in fields_of(path, wanted):
            line, start = in_line((*path, name)), f"{', ' if pieces else ''}{name}: "
            slot = reference(name, line) if pieces and name not in (wanted or ()) else None
            pieces += (start, *line) if slot is None else (slot._replace(around=(start, "")),)
        return ("{", *pieces, "}")
    if isinstance(node, Sequence):
        items = [in_line((*path, n)) for n in range(len(node.items))]
        if path[-1] in ALL_OF_THEM and isinstance(node.items[0], Scalar):
            names = tuple(ALL_OF_THEM[str(path[-1])].split("."))
            return ("[", Slot("all", node.items[0].text, names), "]")
        return ("[", *separated(items), "]")
    return (scalar(node, path),) if isinstance(node, Scalar) else ()


def reference(name: str, line: tuple[Piece, ...]) -> Slot | None:
    """The reference that a field consists of, if an entry can do without it."""
    only = line[0] if len(line) == 1 else None
    if isinstance(only, Slot) and only.kind in ("person", "one") and name not in NEEDED:
        return only
    return None


def fields_of(path: Path, wanted: Names | None = None) -> Names:
    """The fields of an entry: all, or single values and of lists and groups those wanted."""
    node = example().node(path)
    fields = node.entries if isinstance(node, Mapping) else {}
    return tuple(
        name
        for name, value in fields.items()
        if wanted is None or name in wanted or isinstance(value, Scalar)
    )


def scalar(node: Scalar, path: Path) -> Piece:
    names = tuple(part for part in path if isinstance(part, str))
    key = names[-1]
    if key == "id":
        return Slot("id", node.text, names[:-1])
    if key in PERSONS:
        return Slot("person", node.text)
    if key in REFERENCES and len(names) > 1:
        return Slot("one", node.text, tuple(REFERENCES[key].split(".")))
    if key != "when" and PROSE.match(node.text):
        return Message(node.text)
    return node.text if node.plain else written(node.text)


def separated(items: Iterable[Iterable[Piece]]) -> Iterator[Piece]:
    for position, item in enumerate(items):
        if position:
            yield ", "
        yield from item


def width(pieces: Iterable[Piece]) -> int:
    """About how wide the pieces will be."""
    return sum(len(piece) if isinstance(piece, str) else len(piece.text) for piece in pieces) + sum(
        len(piece.around[0]) for piece in pieces if isinstance(piece, Slot) and piece.around
    )


# -- fitting: for one plan --------------------------------------------------------------------------


class Fitting:
    """Fits pieces of the example into one plan."""

    def __init__(self, plan: Plan):
        self.view = whole(plan)
        self.roles = {person.role: person.id for person in reversed(plan.people)}

    def fit(self, pieces: Iterable[Piece]) -> Snippet:
        """One snippet; the ids of its entries are new, each once."""
        given: set[str] = set()
        return tuple(self.filled(p, given) if isinstance(p, Slot) else p for p in pieces)

    def filled(self, slot: Slot, given: set[str]) -> str:
        if slot.kind == "id":
            return free(slot.text, given, self.ids(slot.list))
        if slot.kind == "all":
            return ", ".join(self.ids(slot.list)) or slot.text
        found = self.person(slot.text) if slot.kind == "person" else self.one(slot)
        if slot.around is None:
            return found or slot.text
        return slot.around[0] + found + slot.around[1] if found else ""

    def person(self, role: str) -> str | None:
        """The first person with the role, or with one that stands in for it."""
        roles = (role, *STAND_INS.get(role, ()))
        return next((self.roles[name] for name in roles if name in self.roles), None)

    def one(self, slot: Slot) -> str | None:
        """The entry of the same id, else the first."""
        ids = self.ids(slot.list)
        return slot.text if slot.text in ids else next(iter(ids), None)

    def ids(self, path: Names) -> list[str]:
        """The ids of a list of the plan."""
        return [entry.id for entry in self.view.entries(path) if hasattr(entry, "id")]


def free(id_: str, given: set[str], ids: Iterable[str]) -> str:
    """An id that no entry has yet: `R1` becomes `R2`, a word gets a number."""
    taken = given.union(ids)
    stem = id_.rstrip("0123456789")
    number = int(id_[len(stem) :] or 1)
    stem = stem if id_ != stem else f"{id_}_"
    while id_ in taken:
        number += 1
        id_ = f"{stem}{number}"
    given.add(id_)
    return id_
