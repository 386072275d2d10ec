"""One file while it is changed: splices are collected, applied together, and the result is proved."""

from hypercare_cli.editing.expectation import Expectation, is_same
from hypercare_cli.editing.layout import Layout
from hypercare_cli.editing.order import order_at
from hypercare_cli.editing.patch import Patch, Splice
from hypercare_cli.editing.phrase import Value, inside
from hypercare_cli.editing.route import Found, follow
from hypercare_cli.editing.splice import Splicer
from hypercare_cli.finding import Path, dotted
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.node import Mapping, Node, Sequence, empty
from hypercare_cli.source import File

BY_HAND = message("Change it in the file by hand.")


class Refused(Exception):
    """A change that cannot be made; says why and what to do instead."""

    def __init__(self, why: Message, advice: Message = BY_HAND):
        super().__init__(why.text)
        self.why = why
        self.advice = advice


class Draft:
    """The text of one file, and the changes that it will get."""

    def __init__(self, file: File):
        self.file = file
        self.start(file)
        self.is_faulty = bool(self.layout.findings) or self.layout.is_stray
        self.expected = Expectation(self.layout.root)

    def start(self, file: File) -> None:
        self.layout = Layout(file)
        self.splicer = Splicer(self.layout)
        self.patch = Patch()
        self.touched: set[Path] = set()
        """What the nodes no longer show as it will be."""
        self.above: set[Path] = set()
        self.grown: dict[Path, int] = {}
        """Lists that got items at their end, and where."""
        self.taken: dict[Path, int] = {}
        """How many entries lists and groups have lost."""

    # -- changes ------------------------------------------------------------------------------------

    def set(self, path: Path, value: Value) -> None:
        """Give a value to a field or an entry, old or new."""
        found = self.found(path)
        if not found.rest:
            self.alter(found, value)
            return
        name, nested = found.rest[0], self.nested(path, found.rest[1:], value)
        node = found.nodes[-1] if found.nodes else None
        if not isinstance(name, str):
            raise self.absent(path)
        if node is None or (isinstance(node, Mapping) and node.entries):
            self.insert(found, name, nested)
        elif empty(node):
            self.alter(found, {name: nested})
        else:
            raise Refused(message("`{path}` is not a group of fields", path=dotted(found.path)))

    def nested(self, path: Path, names: Path, value: Value) -> Value:
        for name in reversed(names):
            if not isinstance(name, str):
                raise self.absent(path)
            value = {name: value}
        return value

    def append(self, path: Path, value: Value) -> None:
        """Add an entry to a list, which may not be there yet."""
        found = self.found(path, growing=True)
        node = found.nodes[-1] if found.nodes else None
        if found.rest or node is None or empty(node):
            self.set(path, [value])
            return
        if not isinstance(node, Sequence):
            raise Refused(message("`{path}` is not a list", path=dotted(path)))
        self.check_alone(found)
        splices = self.splicer.append(node, value)
        if self.add(splices, None if self.layout.in_brackets(node) else found.path):
            self.expected.append(found.path, value)
            self.touched.add((*found.path, len(node.items)))
            self.above.add(found.path)
        else:
            self.append(path, value)

    def remove(self, path: Path) -> None:
        """Take a field or an entry away."""
        found = self.found(path)
        if found.rest or not path:
            raise self.absent(path)
        self.check_alone(found)
        parent, home = self.parent(found), found.path[:-1]
        left = len(self.layout.children(parent)) - self.taken.get(home, 0)
        if parent is self.layout.root or left > 1:
            splices = self.splicer.remove(parent, found.path[-1])
        elif home in self.taken:
            self.settle()
            self.remove(path)
            return
        else:
            sign = "[]" if isinstance(parent, Sequence) else "{}"
            splices = self.splicer.empty(self.parent(found, 2), home[-1], sign)
        if self.add(splices):
            self.expected.remove(found.path)
            self.taken[home] = self.taken.get(home, 0) + 1
            self.mark(found.path)
        else:
            self.remove(path)

    def alter(self, found: Found, value: Value) -> None:
        """Another value in place of one: in a list or group, only where they differ."""
        path, node = found.path, found.nodes[-1]
        if is_same(value, node):
            return
        if isinstance(node, Mapping) and isinstance(value, dict) and value and node.entries:
            self.alter_fields(path, node, value)
        elif isinstance(node, Sequence) and isinstance(value, list) and value and node.items:
            self.alter_items(path, node, value)
        else:
            self.replace(found, value)

    def alter_fields(self, path: Path, node: Mapping, value: dict[str, Value]) -> None:
        extra = [n for n, old in node.entries.items() if n not in value and not empty(old)]
        for name, each in value.items():
            self.set((*path, name), each)
        for name in extra:
            self.remove((*path, name))

    def alter_items(self, path: Path, node: Sequence, value: list[Value]) -> None:
        count = len(node.items)
        for number, each in enumerate(value):
            if number < count:
                self.set((*path, number), each)
            else:
                self.append(path, each)
        for number in reversed(range(len(value), count)):
            self.remove((*path, number))

    def replace(self, found: Found, value: Value) -> None:
        self.check_alone(found, anchored=True)
        if self.add(self.splicer.replace(self.parent(found), found.path[-1], value)):
            self.expected.set(found.path, value)
            self.mark(found.path)
        else:
            self.set(found.path, value)

    def insert(self, found: Found, name: str, value: Value) -> None:
        """A new field of a group, or a new section of the file."""
        node = found.nodes[-1] if found.nodes else self.layout.root
        self.check_alone(found)
        path = (*found.path, name)
        if not isinstance(node, Mapping) or not self.layout.children(node):
            splices = self.splicer.begin(name, value)
        else:
            after, group = self.predecessor(found.path, node, name), self.neighbour(found, name)
            splices = self.splicer.insert(node, name, value, after, group)
        if self.add(splices):
            self.expected.set(path, value)
            self.mark(path)
        else:
            self.set(path, value)

    def predecessor(self, path: Path, node: Mapping, name: str) -> str | None:
        """The field behind which a new one stands: the nearest before it in the order of fields."""
        present = [str(child.name) for child in self.layout.children(node)]
        order = order_at(path)
        if name not in order:
            return present[-1]
        before = order[: order.index(name)]
        return max((n for n in present if n in before), key=order.index, default=None)

    def neighbour(self, found: Found, name: str) -> Node | None:
        """An entry of the same list that has a field of this name."""
        entries = found.nodes[-2] if len(found.nodes) > 1 else None
        items = entries.items if isinstance(entries, Sequence) else []
        return next((each for each in reversed(items) if inside(each, name) is not None), None)

    # -- the way to a value ---------------------------------------------------------------------------

    def found(self, path: Path, growing: bool = False) -> Found:
        """Follow a path; a list may be entered by number or by the id of an entry."""
        found = follow(self.layout.root, path)
        if self.patch and (self.layout.aliases or self.is_touched(found, growing)):
            self.settle()
            found = follow(self.layout.root, path)
        return found

    def is_touched(self, found: Found, growing: bool) -> bool:
        """Whether an earlier change has to be applied before this one can be looked at."""
        known = found.path
        if any(known[:length] in self.touched for length in range(len(known) + 1)):
            return True
        if self.is_shifted(known):
            return True
        if found.rest:
            is_list = bool(found.nodes) and isinstance(found.nodes[-1], Sequence)
            return (*known, found.rest[0]) in self.touched or (is_list and known in self.above)
        return known in self.above and not growing

    def is_shifted(self, path: Path) -> bool:
        """Whether an entry that was taken away stood before one on this path."""
        for length in range(1, len(path) + 1) if self.taken else ():
            *home, number = path[:length]
            if isinstance(number, int) and tuple(home) in self.taken:
                later = (each[-1] for each in self.touched if each[:-1] == tuple(home))
                if any(isinstance(each, int) and each <= number for each in later):
                    return True
        return False

    def mark(self, path: Path) -> None:
        self.touched.add(path)
        self.above.update(path[:length] for length in range(len(path)))

    def parent(self, found: Found, levels: int = 1) -> Mapping | Sequence:
        nodes = (self.layout.root, *found.nodes)
        node = nodes[-1 - levels]
        if not isinstance(node, Mapping | Sequence):
            raise self.absent(found.path)
        return node

    def check_alone(self, found: Found, anchored: bool = False) -> None:
        """Refuse to change what is written once and stands in several places."""
        layout = self.layout
        shared = [each for each in found.nodes if layout.aliases and len(layout.uses(each)) > 1]
        if anchored and not shared and layout.is_anchored(found.nodes[-1]):
            shared = [found.nodes[-1]]
        if shared:
            uses = ", ".join(f"`{dotted(path)}`" for path in layout.uses(shared[0]))
            raise Refused(
                message(
                    "`{path}` belongs to a value with an anchor (`&`), which stands for: {uses}",
                    path=dotted(found.path),
                    uses=uses,
                )
            )

    def absent(self, path: Path) -> Refused:
        why = message("there is no `{path}` in the plan", path=dotted(path))
        return Refused(why, message("Check the name, the number or the id."))

    # -- splices ------------------------------------------------------------------------------------

    def add(self, splices: list[Splice], growing: Path | None = None) -> bool:
        """Take splices up; if they meet earlier ones, apply those instead and say no."""
        joined = growing is not None and self.grown.get(growing) == splices[0].start
        if not joined and any(map(self.patch.meets, splices)):
            self.settle()
            return False
        self.patch.add(splices)
        if growing is not None:
            self.grown[growing] = splices[0].start
        return True

    def settle(self) -> None:
        """Apply what was collected, read the result, and prove it."""
        if not self.patch:
            return
        name = self.file.name
        self.start(File(name, self.patch.applied(self.layout.text)))
        if self.layout.findings or not self.expected.is_met(self.layout.root):
            raise Refused(message("the change would touch something else in {name}", name=name))
