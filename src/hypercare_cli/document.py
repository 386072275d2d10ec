"""The texts of a plan → its sections, and where each value of them stands."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from hypercare_cli.builder import Builder
from hypercare_cli.finding import Finding, Path, Place
from hypercare_cli.masking import KEY, Secret, masked, secrets
from hypercare_cli.node import Mapping, Node, Scalar, Sequence, empty, place_of
from hypercare_cli.source import LIMITS, File, Limits, Tally
from hypercare_cli.syntax import DUPLICATE_KEY, SECOND_PLAN

LINE_END = re.compile("\n")


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
        self.secrets: list[tuple[File, Secret]] = []
        """What no output may repeat, in the order of the files."""
        self.line_starts: dict[str, list[int]] = {}

    def node(self, path: Path) -> Node | None:
        """The node at `path`, or None where the document has none."""
        node = self.sections.get(str(path[0])) if path else None
        for part in path[1:]:
            node = inside(node, part)
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
        lines = self.lines_of(file)
        span = (*line_and_column(lines, start), *line_and_column(lines, end))
        return self.around(file.name, start), Place(file.name, *span)

    def lines_of(self, file: File) -> list[int]:
        """Where each line of a file starts."""
        if file.name not in self.line_starts:
            self.line_starts[file.name] = [0, *(end.end() for end in LINE_END.finditer(file.text))]
        return self.line_starts[file.name]

    def around(self, file: str, index: int) -> Path:
        """The path of the innermost value or key at a position of a file."""
        path: Path = ()
        found: tuple[str | int, Node] | None
        roots = ((name, self.sections[name]) for name, at in self.file_of.items() if at == file)
        found = next(
            (e for e in roots if holds(self.keys[e[0]], index) or holds(e[1], index)), None
        )
        while found is not None:
            path = (*path, found[0])
            found = child_at(found[1], index)
        return path

    def mask_secrets(self) -> None:
        """Take every secret out of the nodes: nothing that is made of them can repeat one.

        They stay in the texts of `files`, and are listed in `secrets`.
        """
        for file in self.files:
            found = secrets(file.text)
            # An escape hides one from whoever reads the file, but not from who reads the plan.
            if found or "\\" in file.text:
                sections = [self.sections[k] for k in self.sections if self.file_of[k] == file.name]
                for scalar in (scalar for section in sections for scalar in mask(section)):
                    start, end = scalar.start.index, scalar.end.index
                    if not secrets(file.text[start:end]):
                        found.append(Secret(start, end, KEY))
            self.secrets += [(file, secret) for secret in found]


def mask(node: Node) -> Iterator[Scalar]:
    """Mask the secrets of a value and of all that is in it, keys too; gives those that had one."""
    if isinstance(node, Scalar):
        shown = masked(node.text)
        if shown != node.text:
            node.text = node.value = shown
            yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from mask(item)
    elif isinstance(node, Mapping):
        for key, value in zip(node.keys.values(), node.entries.values(), strict=True):
            yield from mask(key)
            yield from mask(value)
        names = [masked(name) for name in node.keys]
        node.entries = dict(zip(names, node.entries.values(), strict=True))
        node.keys = dict(zip(names, node.keys.values(), strict=True))


def inside(node: Node | None, part: str | int) -> Node | None:
    """What a group has under a name, or a list at a position; None where there is nothing."""
    if isinstance(node, Mapping):
        return node.entries.get(str(part))
    if isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
        return node.items[part]
    return None


def child_at(node: Node, index: int) -> tuple[str | int, Node] | None:
    """The item, or the value with its key, that holds a position: looked up, since lists are long."""
    if isinstance(node, Sequence):
        number = bisect_right(node.items, index, key=start_of) - 1
        if number >= 0 and holds(node.items[number], index):
            return number, node.items[number]
    elif isinstance(node, Mapping):
        keys = list(node.keys.items())
        number = bisect_right(keys, index, key=lambda entry: start_of(entry[1])) - 1
        name, key = keys[number] if number >= 0 else ("", None)
        if key is not None and (holds(key, index) or holds(node.entries[name], index)):
            return name, node.entries[name]
    return None


def start_of(node: Node) -> int:
    return node.start.index


def holds(node: Node | None, index: int) -> bool:
    return node is not None and node.start.index <= index < node.end.index


def line_and_column(lines: list[int], index: int) -> tuple[int, int]:
    """Of a position, counted from 1; `lines` are the starts of all lines."""
    line = bisect_right(lines, index)
    return line, index - lines[line - 1] + 1


REQUIRED = ("hypercare", "plan")
"""The sections of every plan: a file that repeats both is no part of the plan but one of its own."""


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
    if all(key in root.entries and key in document.sections for key in REQUIRED):
        place = place_of(file, root.keys[REQUIRED[0]])
        yield SECOND_PLAN.at(place, (), first=document.file_of[REQUIRED[0]])
        return
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
