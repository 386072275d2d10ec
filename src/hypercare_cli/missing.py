"""What is missing from a plan: where to write it, and what to paste there."""

from collections.abc import Iterator
from typing import NamedTuple

from hypercare_cli.completeness import Answer, Completeness, Item
from hypercare_cli.demand import Demand, Gap, Listed
from hypercare_cli.document import Document
from hypercare_cli.finding import Path
from hypercare_cli.node import Mapping, Node, Sequence
from hypercare_cli.plan.model import Plan
from hypercare_cli.plan.part import Part
from hypercare_cli.snippet import Fitting, Snippet, example, separated
from hypercare_cli.view import Names, Spot


class Missing(NamedTuple):
    """An item that is due and not there: it belongs at a line of a file.

    Without a line the section is to be added to that file. The snippet is empty where there is
    nothing to add, but to take away.
    """

    item: Item
    file: str
    line: int | None
    snippet: Snippet


def missing(plan: Plan, document: Document, found: Completeness) -> tuple[Missing, ...]:
    """Everything that a plan lacks, in the order of the checklist."""
    fitting = Fitting(plan)
    return tuple(placed(fitting, document, answer) for answer in found.missing)


def placed(fitting: Fitting, document: Document, answer: Answer) -> Missing:
    item, gap = answer.item, answer.gap
    if gap is None:
        raise ValueError(f"{item.id} is not missing")
    target = through_lists(document, gap.path)
    depth = reached(document, target)
    file, line = place(document, target[:depth]) if depth else (neighbour(document, item), None)
    snippet = Pasting(fitting, document, target, depth).snippet(gap)
    return Missing(item, file, line, snippet)


# -- where ------------------------------------------------------------------------------------------


def through_lists(document: Document, path: Path) -> Path:
    """The same path, through the first entry of each list on its way: `roadmap[0].tasks`."""
    target: Path = ()
    for part in path:
        node = document.node(target)
        if isinstance(node, Sequence) and isinstance(part, str) and node.items:
            target = (*target, 0)
        target = (*target, part)
    return target


def reached(document: Document, path: Path) -> int:
    """How many parts of a path the document has."""
    depths = (n for n in range(len(path), 0, -1) if document.node(path[:n]) is not None)
    return next(depths, 0)


def place(document: Document, path: Path) -> tuple[str, int]:
    """The file and the line of a key or an entry."""
    return document.file_of[str(path[0])], mark(document, path).start.line + 1


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
        self.fitting.given.clear()
        samples = list(self.samples(gap))
        if not samples:
            return ()
        path, fields = samples[0].path, gap.fields
        if not fields and isinstance(path[-1], int):
            return self.new_entries([spot.path for spot in samples], gap.demand)
        if not fields and not isinstance(samples[0].part, Part):  # free names, as in the glossary
            fields = tuple(str(spot.path[-1]) for spot in samples)
            path = path[:-1]
        return self.new_fields(path, fields or self.own_fields(gap, samples[0]))

    def samples(self, gap: Gap) -> Iterator[Spot]:
        """The entries of the example that show what is wanted, first those that are new here."""
        if not gap.count:
            return
        found = list(gap.demand.samples(example().view))
        if found and not gap.fields:
            names = tuple(part for part in found[0].path if isinstance(part, str))
            known = set(self.fitting.ids(names))
            found.sort(key=lambda spot: getattr(spot.part, "id", None) in known)
        yield from found[: gap.count]

    def own_fields(self, gap: Gap, sample: Spot) -> tuple[str, ...]:
        """The fields that a group needs: all where it is not there, else those in question."""
        if self.depth < len(self.target) or not isinstance(gap.demand, Listed):
            return self.fitting.kept(sample.path)
        return tuple(dict.fromkeys(name.partition(".")[0] for name in gap.demand.filter.names))

    def new_fields(self, path: Path, names: tuple[str, ...]) -> Snippet:
        keys = self.target[self.depth :]
        if not keys and is_flow(self.document.node(self.target)):
            pairs = ((f"{n}: ", *self.fitting.flow_at((*path, n))) for n in names)
            return (*separated(pairs), "\n")
        opened, indent = self.opened(keys)
        return (*opened, *self.fitting.fields(path, names, indent))

    def new_entries(self, paths: list[Path], demand: Demand) -> Snippet:
        """List entries; where the list above them is not there either, its entry with them."""
        keys: Path = ()
        there = sum(isinstance(part, str) for part in self.target[: self.depth])
        cut = len(paths[0])
        for position, part in enumerate(paths[0]):
            if isinstance(part, str):
                there -= 1
                keys = (*keys, part) if there < 0 else keys
            elif there <= 0 and (keys or position == len(paths[0]) - 1):
                cut = position + 1
                break
        entries = list(dict.fromkeys(path[:cut] for path in paths))
        wanted = (*wanted_fields(demand), *(p for p in paths[0][cut:] if isinstance(p, str)))
        if not keys and in_line(self.document, self.target):
            lines = (self.fitting.flow_at(p, self.fitting.kept(p, wanted)) for p in entries)
            return (*separated(lines), "\n")
        opened, indent = self.opened(keys)
        return (*opened, *self.fitting.entries(entries, indent, wanted))

    def opened(self, keys: Path) -> tuple[Snippet, int]:
        """The keys that are not there yet, each on its line, and the indentation below them."""
        indent = below(self.document, self.target[: self.depth]) if self.depth else 0
        lines = tuple(f"{' ' * (indent + 2 * n)}{key}:\n" for n, key in enumerate(keys))
        return lines, indent + 2 * len(keys)


def wanted_fields(demand: Demand) -> Names:
    """The fields of an entry that a demand is about."""
    paths = list(demand.paths())
    shortest = min(map(len, paths), default=0)
    return tuple(path[shortest] for path in paths if len(path) > shortest)


def below(document: Document, path: Path) -> int:
    """The column at which what stands below a key or an entry begins."""
    node = document.node(path)
    if isinstance(node, Mapping) and node.keys and not is_flow(node):
        return next(iter(node.keys.values())).start.column
    if isinstance(node, Sequence) and node.items and not in_line(document, path):
        return node.start.column
    return mark(document, path).start.column + 2


def is_flow(node: Node | None) -> bool:
    """Whether a group is written as `{…}`."""
    if not isinstance(node, Mapping) or not node.keys:
        return False
    return next(iter(node.keys.values())).start.index != node.start.index


def in_line(document: Document, path: Path) -> bool:
    """Whether a list is written as `[…]` behind its key."""
    node = document.node(path)
    return (
        isinstance(node, Sequence)
        and bool(node.items)
        and node.start.line == mark(document, path).start.line
    )
