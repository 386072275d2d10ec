"""YAML to paste: pieces of the example plan, fitted to the plan at hand.

`owner: sponsor` becomes the id of the sponsor of the plan, a KPI or a population one that it has, and
the id of a new entry one that is still free. Prose is translated when the snippet is shown.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

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
    "populations": "change.populations",
    "contract": "contracts.register",
    "requirement": "contracts.requirements",
    "obligation": "contracts.obligations",
    "feedback": "feedback",
    "body": "governance.rituals",
    "evidence": "evidence",
}
"""Fields that name an entry, and the list that it stands in."""

ALL_OF_THEM = frozenset(("populations",))
"""References for which a snippet takes every entry: a workshop is for all trades."""


class Example(NamedTuple):
    """The example plan with the text that it came from."""

    view: View
    document: Document


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


def snippet_text(snippet: Snippet, words: Words) -> str:
    """The snippet in a language; its lines end in line feeds."""
    return "".join(
        piece if isinstance(piece, str) else written(words.say(piece)) for piece in snippet
    )


class Fitting:
    """Cuts pieces out of the example and fits them into one plan."""

    def __init__(self, plan: Plan):
        self.view = whole(plan)
        self.roles = {person.role: person.id for person in reversed(plan.people)}
        self.given: dict[Path, str] = {}
        """The ids of the entries of one snippet."""

    # -- lines ----------------------------------------------------------------------------------

    def entries(self, paths: Iterable[Path], indent: int, wanted: Names | None = None) -> Snippet:
        """Entries of a list, one a line where they fit; of lists and groups in them the wanted."""
        return tuple(piece for path in paths for piece in self.entry(path, indent, wanted))

    def entry(self, path: Path, indent: int, wanted: Names | None) -> Snippet:
        names = self.kept(path, wanted)
        line = self.flow_at(path, names)
        if not names or indent + 2 + length(line) <= WIDTH:
            return (" " * indent + "- ", *line, "\n")
        first, *rest = self.fields(path, names, indent + 2)
        return (" " * indent + "- ", str(first).lstrip(), *rest)

    def fields(self, path: Path, names: Iterable[str], indent: int) -> Snippet:
        """Fields of an entry or a section, each on a line of its own."""
        pieces: list[str | Message] = []
        for name in names:
            below = (*path, name)
            node, line = node_at(below), self.flow_at(below)
            pieces.append(f"{' ' * indent}{name}:")
            if isinstance(node, Scalar) or indent + len(name) + 2 + length(line) <= WIDTH:
                pieces += (" ", *line, "\n")
            elif isinstance(node, Mapping):
                pieces += ("\n", *self.fields(below, node.entries, indent + 2))
            else:
                pieces += ("\n", *self.entries(items_at(below), indent + 2))
        return tuple(pieces)

    def kept(self, path: Path, wanted: Names | None = None) -> Names:
        """The fields that an entry of the example shows: single values and what is wanted, or all."""
        node = node_at(path)
        fields = node.entries if isinstance(node, Mapping) else {}
        return tuple(
            name
            for name, value in fields.items()
            if wanted is None or name in wanted or isinstance(value, Scalar)
        )

    # -- values ---------------------------------------------------------------------------------

    def flow_at(self, path: Path, names: Names = ()) -> Snippet:
        """A value on one line, or only these fields of it."""
        node = node_at(path)
        if isinstance(node, Mapping):
            pairs = [(f"{n}: ", *self.flow_at((*path, n))) for n in names or node.entries]
            return ("{", *separated(pairs), "}")
        if isinstance(node, Sequence):
            items = [self.flow_at((*path, n)) for n in range(len(node.items))]
            if path[-1] in ALL_OF_THEM:
                found = self.ids(tuple(REFERENCES[str(path[-1])].split(".")))
                items = [(id_,) for id_ in found] or items
            return ("[", *separated(items), "]")
        return (self.scalar(node, path),) if isinstance(node, Scalar) else ()

    def scalar(self, node: Scalar, path: Path) -> str | Message:
        names = tuple(part for part in path if isinstance(part, str))
        key = names[-1]
        if key == "id":
            if path not in self.given:
                self.given[path] = self.free(node.text, names[:-1])
            return self.given[path]
        if key in PERSONS:
            return self.person(node.text)
        if key in REFERENCES and len(names) > 1:
            ids = self.ids(tuple(REFERENCES[key].split(".")))
            return node.text if not ids or node.text in ids else ids[0]
        if key != "when" and PROSE.match(node.text):
            return Message(node.text)
        return node.text if node.plain else written(node.text)

    def person(self, role: str) -> str:
        """The first person with the role, or with one that stands in for it; else the role."""
        roles = (role, *STAND_INS.get(role, ()))
        return next((self.roles[name] for name in roles if name in self.roles), role)

    def ids(self, path: Names) -> list[str]:
        return [spot.part.id for spot in self.view.spots(path) if hasattr(spot.part, "id")]

    def free(self, id_: str, path: Names) -> str:
        """An id that no entry of this list has: `R1` becomes `R2`, a word gets a number."""
        taken = {*self.given.values(), *self.ids(path)}
        stem, digits = id_.rstrip("0123456789"), re.sub(r".*?(\d*)$", r"\1", id_)
        stem, number = (stem, int(digits)) if digits else (f"{id_}_", 1)
        while id_ in taken:
            number += 1
            id_ = f"{stem}{number}"
        return id_


def separated(items: Iterable[Snippet]) -> Iterable[str | Message]:
    for position, item in enumerate(items):
        if position:
            yield ", "
        yield from item


def length(pieces: Snippet) -> int:
    """About how wide the pieces will be."""
    return sum(len(piece if isinstance(piece, str) else piece.text) for piece in pieces)


def node_at(path: Path) -> Node:
    node = example().document.node(path)
    if node is None:
        raise ValueError(f"method/example.yaml has no {path}")
    return node


def items_at(path: Path) -> list[Path]:
    node = node_at(path)
    return [(*path, n) for n in range(len(node.items))] if isinstance(node, Sequence) else []
