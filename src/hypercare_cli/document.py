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

    def stretch(self, file: File, start: int, end: int) -> tuple[Path, Place]:
        """The value that a stretch of a file's text belongs to, and where exactly it stands.

        A comment belongs to what is around it.
        """
        line, column = line_and_column(file.text, start)
        end_line, end_column = line_and_column(file.text, end)
        return self.around(file.name, start), Place(file.name, line, column, end_line, end_column)

    def around(self, file: str, index: int) -> Path:
        """The path of the innermost value or key at a position of a file."""
        roots = [k for k in self.sections if self.file_of[k] == file]
        path: Path = ()
        inner: list[tuple[str | int, Scalar | None, Node]]
        inner = [(name, self.keys[name], self.sections[name]) for name in roots]
        while inner:
            found = next((e for e in inner if holds(e[1], index) or holds(e[2], index)), None)
            if found is None:
                break
            name, _key, node = found
            path = (*path, name)
            inner = []
            if isinstance(node, Mapping):
                inner = [(key, node.keys[key], value) for key, value in node.entries.items()]
            elif isinstance(node, Sequence):
                inner = [(number, None, item) for number, item in enumerate(node.items)]
        return path


def holds(node: Node | None, index: int) -> bool:
    return node is not None and node.start.index <= index < node.end.index


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """Counted from 1."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


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
