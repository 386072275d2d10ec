"""What is missing from a plan: where to write it, and what to paste there."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from hypercare_cli.analysis import Analysis
from hypercare_cli.completeness import Answer, Item, completeness
from hypercare_cli.demand import Demand, Gap
from hypercare_cli.document import Document, inside
from hypercare_cli.finding import Path
from hypercare_cli.fitting import Fitting
from hypercare_cli.node import Mapping, Node, Scalar, Sequence
from hypercare_cli.plan.model import Plan
from hypercare_cli.snippet import (
    Piece,
    Snippet,
    entry,
    example,
    fields_of,
    in_line,
    lines,
    samples,
    separated,
)
from hypercare_cli.view import Names


class Missing(NamedTuple):
    """An item that is due and not there; `title` is English.

    It belongs at a place of a file, lines and columns start at 1; without them the section is to be
    added to that file. The snippet is empty where there is nothing to add, but to take away.
    """

    id: str
    section: str
    title: str
    stage: str
    weight: int
    file: str
    line: int | None
    column: int | None
    snippet: Snippet

    @property
    def place(self) -> str:
        """As findings have it: `plan.yaml:12:5`, or the file alone."""
        return self.file if self.line is None else f"{self.file}:{self.line}:{self.column}"

    @property
    def brackets(self) -> Literal["", "{ }", "[ ]"]:
        """Between which brackets of that line the snippet goes; none where it is lines of its own."""
        first = self.snippet[0] if self.snippet and self.line is not None else ""
        if not isinstance(first, str) or first[:1] in ("", " ", "-"):
            return ""
        return "[ ]" if first.startswith("{") else "{ }"


class Progress(NamedTuple):
    """How complete a plan is: `day` is the stage in days after the kick-off.

    `weights` has (met, due) of each section of the checklist, (0, 0) where nothing is due. `missing`
    is empty, too, where only the weights were asked for.
    """

    day: int
    weights: dict[str, tuple[int, int]]
    missing: tuple[Missing, ...]


def progress(analysis: Analysis, day: int | None = None, *, items: bool = True) -> Progress:
    """The checklist answered for one plan, with what to write where if `items` are wanted."""
    found = completeness(analysis.figures, day)
    fitting = Fitting(analysis.plan)
    wanted = found.missing if items else ()
    missing = tuple(placed(fitting, analysis.document, answer) for answer in wanted)
    return Progress(found.day, found.weights(), missing)


def placed(fitting: Fitting, document: Document, answer: Answer) -> Missing:
    item, gap = answer.item, answer.gap
    if gap is None:
        raise ValueError(f"{item.id} is not missing")
    target, depth = followed(document, gap.path)
    path = empty_field(document, target, gap) if depth else ()
    file, line, column = where(document, item, path or target[:depth])
    snippet = Pasting(fitting, document, target, depth).snippet(gap)
    return Missing(
        item.id, item.section, item.title, item.stage, item.weight, file, line, column, snippet
    )


# -- where ------------------------------------------------------------------------------------------


def where(document: Document, item: Item, path: Path) -> tuple[str, int | None, int | None]:
    """File, line and column of a path; the file alone where there is nothing of the section yet."""
    if not path:
        return neighbour(document, item), None, None
    start = mark(document, path).start
    return document.file_of[str(path[0])], start.line + 1, start.column + 1


def followed(document: Document, path: Path) -> tuple[Path, int]:
    """The path through the first entry of each list (`roadmap[0].tasks`), and how much is there."""
    target: Path = ()
    depth, node = 0, None
    for part in path:
        if isinstance(node, Sequence) and isinstance(part, str) and node.items:
            target, node, depth = (*target, 0), node.items[0], depth + 1
        node = inside(node, part) if target else document.sections.get(str(part))
        target = (*target, part)
        if node is not None:
            depth = len(target)
    return target, depth


def empty_field(document: Document, target: Path, gap: Gap) -> Path:
    """The field to fill in where its key is there already, with nothing behind it."""
    paths = ((*target, name) for name in gap.fields)
    return next((path for path in paths if document.node(path) is not None), ())


def mark(document: Document, path: Path) -> Node:
    """The key of a value; the entry itself where it stands in a list."""
    last = path[-1]
    if len(path) == 1:
        return document.keys[str(last)]
    above, node = document.node(path[:-1]), document.node(path)
    if isinstance(above, Mapping):
        return above.keys[str(last)]
    if node is None:
        raise ValueError(path)
    return node


def neighbour(document: Document, item: Item) -> str:
    """The file in which the section that comes before this one stands."""
    order = list(Plan.fields)
    before = order[: order.index(item.section)]
    return next(document.file_of[name] for name in reversed(before) if name in document.file_of)


# -- what -------------------------------------------------------------------------------------------


class Pasting(NamedTuple):
    """A place in a document, `target`, of which the first `depth` parts are there."""

    fitting: Fitting
    document: Document
    target: Path
    depth: int

    def snippet(self, gap: Gap) -> Snippet:
        """What to paste below the last part that is there: fields of an entry, or new entries."""
        samples = self.samples(gap)
        if not samples:
            return ()
        path, fields = samples[0], gap.fields
        if not fields and isinstance(path[-1], int):
            return self.fitting.fit(self.new_entries(samples, gap.demand.fields))
        if not fields and isinstance(
            example().node(path), Scalar
        ):  # free names, as in the glossary
            fields = tuple(str(sample[-1]) for sample in samples)
            path = path[:-1]
        return self.fitting.fit(self.new_fields(path, fields or self.own_fields(gap.demand, path)))

    def samples(self, gap: Gap) -> tuple[Path, ...]:
        """The entries of the example that show what is wanted, first those that are new here."""
        if not gap.entries:
            return ()
        found = samples(gap.demand)
        if len(found) > gap.entries and not gap.fields:
            known = {*self.fitting.ids(names_of(found[0])), *self.free_names()}
            found = tuple(sorted(found, key=lambda p: (example().id(p) or p[-1]) in known))
        return found[: gap.entries]

    def free_names(self) -> Iterable[str]:
        """The names in the table at the target, such as the words of the glossary."""
        node = self.document.node(self.target)
        return node.entries if isinstance(node, Mapping) else ()

    def own_fields(self, demand: Demand, sample: Path) -> Names:
        """The fields that a group needs: all where it is not there, else those in question."""
        if self.depth < len(self.target):
            return fields_of(sample)
        return tuple(dict.fromkeys(demand.fields))

    def new_fields(self, path: Path, names: Names) -> Iterable[Piece]:
        keys = self.target[self.depth :]
        if self.is_between_brackets():
            fields = tuple(separated((f"{name}: ", *in_line((*path, name))) for name in names))
            return self.between_brackets(keys, fields, "{}")
        opened, indent = self.opened(keys)
        return (*opened, *lines(path, names, indent))

    def new_entries(self, samples: tuple[Path, ...], wanted: Names) -> Iterable[Piece]:
        """List entries; where the list above them is not there either, its entry with them."""
        keys, cut = self.from_here(samples[0])
        entries = list(dict.fromkeys(path[:cut] for path in samples))
        wanted = (*wanted, *names_of(samples[0][cut:]))
        if self.is_between_brackets():
            items = tuple(separated(in_line(path, wanted) for path in entries))
            return self.between_brackets(keys, items, "[]")
        opened, indent = self.opened(keys)
        return (*opened, *(piece for path in entries for piece in entry(path, indent, wanted)))

    def is_between_brackets(self) -> bool:
        """Whether what is there is written as `{…}` or `[…]`, or stands inside of such."""
        there = self.target[: self.depth]
        paths = (there[: n + 1] for n in range(len(there)))
        return any(
            is_flow(self.document.node(path)) or is_behind_key(self.document, path)
            for path in paths
        )

    def between_brackets(
        self, keys: Path, inner: tuple[Piece, ...], brackets: str
    ) -> Iterable[Piece]:
        """What to add between brackets, on one line, the keys that are not there yet around it.

        What is null is there as a key only: the snippet has the key again, and takes its place.
        """
        there = self.target[: self.depth]
        if isinstance(self.document.node(there), Scalar):
            keys = (there[-1], *keys)
        for key in reversed(keys):
            inner, brackets = (f"{key}: {brackets[0]}", *inner, brackets[1]), "{}"
        return (*inner, "\n")

    def from_here(self, sample: Path) -> tuple[Path, int]:
        """The keys to open for an entry of the example, and how much of its path the entry is.

        With no milestone in the plan, a task comes inside one: `roadmap`, and the milestone.
        """
        there = len(names_of(self.target[: self.depth]))
        keys: Path = ()
        for position, part in enumerate(sample):
            if isinstance(part, str):
                keys = (*keys, part)
            elif len(keys) > there or position == len(sample) - 1:
                return keys[there:], position + 1
        raise ValueError(f"{sample} is in no list")

    def opened(self, keys: Path) -> tuple[Names, int]:
        """The keys that are not there yet, each on its line, and the indentation below them."""
        indent = below(self.document, self.target[: self.depth]) if self.depth else 0
        opened = tuple(f"{' ' * (indent + 2 * n)}{key}:\n" for n, key in enumerate(keys))
        return opened, indent + 2 * len(keys)


def names_of(path: Path) -> Names:
    return tuple(part for part in path if isinstance(part, str))


def below(document: Document, path: Path) -> int:
    """The column at which what stands below a key or an entry begins."""
    node = document.node(path)
    if isinstance(node, Mapping) and node.keys and not is_flow(node):
        return next(iter(node.keys.values())).start.column
    if isinstance(node, Sequence) and node.items and not is_behind_key(document, path):
        return node.start.column
    return mark(document, path).start.column + 2


def is_flow(node: Node | None) -> bool:
    """Whether a group is written as `{…}`."""
    if not isinstance(node, Mapping):
        return False
    return not node.keys or next(iter(node.keys.values())).start.index != node.start.index


def is_behind_key(document: Document, path: Path) -> bool:
    """Whether a list is written as `[…]` behind its key."""
    node = document.node(path)
    return isinstance(node, Sequence) and node.start.line == mark(document, path).start.line
