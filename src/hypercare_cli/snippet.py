"""YAML to paste: pieces cut from the example plan; `fitting.py` fits them to the plan at hand.

Prose is translated when the snippet is shown.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Literal, NamedTuple, TypeVar

from hypercare_cli import resources
from hypercare_cli.condition import Value
from hypercare_cli.demand import Demand
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
Other = TypeVar("Other", bound=Message | Slot)


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


@cache
def samples(demand: Demand) -> tuple[Path, ...]:
    """The entries of the example that show how to meet a demand."""
    return tuple(demand.samples(example().view))


# -- cutting: the same for every plan -------------------------------------------------------------------


@cache
def entry(path: Path, indent: int, wanted: Names | None = None) -> tuple[Piece, ...]:
    """An entry as an item of a list, on one line where it fits; `wanted` as in `fields_of`."""
    names = fields_of(path, wanted)
    line = in_line(path, wanted)
    if not names or indent + 2 + width(line) <= WIDTH:
        return merged((" " * indent + "- ", *line, "\n"))
    first, *rest = lines(path, names, indent + 2, wanted or ())
    return merged((" " * indent + "- ", str(first).lstrip(), *rest))


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
    return merged(pieces)


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
        return merged(("{", *pieces, "}"))
    if isinstance(node, Sequence):
        items = [in_line((*path, n)) for n in range(len(node.items))]
        if path[-1] in ALL_OF_THEM and isinstance(node.items[0], Scalar):
            names = tuple(ALL_OF_THEM[str(path[-1])].split("."))
            return ("[", Slot("all", node.items[0].text, names), "]")
        return merged(("[", *separated(items), "]"))
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


def merged(pieces: Iterable[str | Other]) -> tuple[str | Other, ...]:
    """The same with texts that follow each other in one piece."""
    found: list[str | Other] = []
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        if text:
            found.append(text)
            text = ""
        found.append(piece)
    return (*found, text) if text else tuple(found)


def width(pieces: Iterable[Piece]) -> int:
    """About how wide the pieces will be."""
    return sum(len(piece) if isinstance(piece, str) else len(piece.text) for piece in pieces) + sum(
        len(piece.around[0]) for piece in pieces if isinstance(piece, Slot) and piece.around
    )
