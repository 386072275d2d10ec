"""The texts of a plan → its sections, and where each value of them stands."""

from collections.abc import Iterator
from typing import NamedTuple

from hypercare_cli.builder import Builder
from hypercare_cli.finding import Finding, Path, Place
from hypercare_cli.node import Mapping, Node, Scalar, Sequence, empty, place_of
from hypercare_cli.source import LIMITS, File, Limits, Tally
from hypercare_cli.syntax import DUPLICATE_KEY


class Reference(NamedTuple):
    """An id that one entry has of another: it must exist once everything is read."""

    sections: tuple[str, ...]
    id: str
    path: Path
    file: str
    node: Node

    @property
    def place(self) -> Place:
        return place_of(self.file, self.node)


class Document:
    """The files of one plan, their top-level keys put together."""

    def __init__(self, files: tuple[File, ...]):
        self.files = files
        self.sections: dict[str, Node] = {}
        self.keys: dict[str, Scalar] = {}
        self.file_of: dict[str, str] = {}
        self.stray: tuple[str, Node] | None = None
        """The first file whose top level is no group of fields, and what it is."""
        self.repeated: list[tuple[str, str, Node]] = []
        """File, key and value of each section that stands for the second time."""
        self.cut_short = False
        """A syntax error hides the rest of a file: nothing can be called missing."""
        self.references: list[Reference] = []
        """Every id by which an entry names another; known once the plan is loaded."""

    def node(self, path: Path) -> Node | None:
        """The node at `path`, or None where the document has none."""
        node: Node | None = None
        for depth, part in enumerate(path):
            if depth == 0:
                node = self.sections.get(str(part))
            elif isinstance(node, Mapping):
                node = node.entries.get(str(part))
            elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
                node = node.items[part]
            else:
                return None
        return node

    def place(self, path: Path) -> Place:
        """Where `path` stands, or the nearest thing above it that does; the first line at worst."""
        for length in range(len(path), 0, -1):
            node = self.node(path[:length])
            if node is not None:
                return place_of(self.file_of[str(path[0])], node)
        return Place(self.files[0].name if self.files else "-", 1, 1, 1, 1)


def read(files: tuple[File, ...], limits: Limits = LIMITS) -> tuple[Document, list[Finding]]:
    """Read the files of a plan together.

    A file with a syntax error gives its findings and the top-level keys that stand before it.
    """
    document = Document(files)
    findings: list[Finding] = []
    tally = Tally()
    for file in files:
        builder = Builder(file, limits, tally)
        root = builder.build()
        findings += builder.findings
        document.cut_short |= builder.cut_short
        if isinstance(root, Mapping):
            findings += add_sections(document, file.name, root)
        elif root is not None and not empty(root) and document.stray is None:
            document.stray = file.name, root
    return document, findings


def add_sections(document: Document, file: str, root: Mapping) -> Iterator[Finding]:
    document.repeated += [(file, key, node) for key, node in root.repeated]
    for key, node in root.entries.items():
        if key in document.sections:
            first = place_of(document.file_of[key], document.keys[key])
            yield DUPLICATE_KEY.at(place_of(file, root.keys[key]), (key,), key=key, first=first)
            document.repeated.append((file, key, node))
            continue
        document.sections[key] = node
        document.keys[key] = root.keys[key]
        document.file_of[key] = file
