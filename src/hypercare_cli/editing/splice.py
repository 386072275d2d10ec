"""What to cut out of the text of a file, and what to put there, for one change of one value."""

from itertools import pairwise

from hypercare_cli.editing.layout import Child, Layout
from hypercare_cli.editing.patch import Splice
from hypercare_cli.editing.phrase import WIDTH, Phrasing, Value
from hypercare_cli.node import Mapping, Node, Scalar, Sequence
from hypercare_cli.quoting import is_visible


class CommentLost(Exception):
    """The change would take comments with it."""


class Splicer:
    """Gives the splices for changes of one file; nothing is changed here."""

    def __init__(self, layout: Layout):
        self.layout = layout
        self.phrasing = Phrasing(layout)

    # -- put a value in place of another -----------------------------------------------------------

    def replace(self, parent: Mapping | Sequence, name: str | int, value: Value) -> list[Splice]:
        """Another value for a field or an item."""
        layout = self.layout
        child = next(each for each in layout.children(parent) if each.name == name)
        node, flow = child.node, layout.in_brackets(parent)
        if isinstance(node, Scalar) and not isinstance(value, list | dict):
            return self.respell(parent, child, value)
        at = self.behind_sign(parent, child)
        in_place = isinstance(node, Scalar) or layout.in_brackets(node)
        end = child.end if in_place else layout.line_end(child.end)
        if layout.has_comment(child.start, end, node):
            raise CommentLost
        empty = node.size == 1
        like = None if empty else node
        if flow or isinstance(parent, Sequence) or at is None:
            return [self.put_behind(parent, child, self.phrasing.inline(value, like))]
        key = parent.keys[str(name)]
        column = layout.column(key.start.index)
        room = WIDTH - column
        if self.phrasing.stands_behind(value, room - len(key.text) - 2, like):
            inline = self.phrasing.inline(value, like)
            if layout.line_of(child.start) == layout.line_of(at):
                return [self.put_behind(parent, child, inline)]
            return [Splice(at, at, f" {inline}"), self.cut_lines(child.start, child.end)]
        indent = self.phrasing.shift(parent, key.text, value)
        lines = self.phrasing.below(value, room, indent, like)
        return self.put_below(at, child, [" " * column + line for line in lines])

    def put_below(self, at: int, child: Child, lines: list[str]) -> list[Splice]:
        """Lines under a key instead of what stands behind or under it; its comment stays."""
        layout = self.layout
        end = layout.line_end(at)
        cut = [] if child.start == child.end else [Splice(at, min(child.end, end), "")]
        if child.start > end:
            cut = [self.cut_lines(child.start, child.end)]
        elif child.end > end:
            end = child.end
            if layout.starts_line(end):
                end -= len(line_break_before(layout.text, end))
            cut = [Splice(at, end, "")]
            end = layout.line_end(end)
        return [*cut, Splice(end, end, self.on_lines(lines))]

    def put_behind(self, parent: Mapping | Sequence, child: Child, text: str) -> Splice:
        """A text in place of a value, on its line."""
        if child.start < child.end:
            tail = self.layout.line_break if self.layout.starts_line(child.end) else ""
            return Splice(child.start, child.end, text + tail)
        at = self.behind_sign(parent, child)
        if at is None:
            return Splice(child.start, child.start, f": {text}")
        return Splice(at, at, f" {text}")

    def behind_sign(self, parent: Mapping | Sequence, child: Child) -> int | None:
        """The position behind the colon or the dash of a value; None where it has neither."""
        layout = self.layout
        if isinstance(parent, Mapping):
            return layout.behind_colon(parent.keys[str(child.name)])
        return (
            child.start if layout.in_brackets(parent) else layout.dash(parent, int(child.name)) + 1
        )

    def respell(self, parent: Mapping | Sequence, child: Child, value: Value) -> list[Splice]:
        """A single value for a single value, in its quotes; a text on several lines stays one."""
        assert not isinstance(value, list | dict)
        node, layout = child.node, self.layout
        if layout.quote(node) not in ("|", ">"):
            return [self.put_behind(parent, child, self.phrasing.single(value, node))]
        end = child.end
        head = layout.line_end(child.start)
        sign = child.start
        while sign < head and layout.text[sign] not in " \t":
            sign += 1
        lines = body(value) if isinstance(value, str) else None
        if lines is None:
            kept = layout.line_break if layout.starts_line(end) else ""
            text = self.phrasing.single(value)
            return [Splice(child.start, sign, text), Splice(head, max(head, end), kept)]
        column = self.indent_of(parent, child) + 2
        old = layout.text[head:end].splitlines()
        found = next((line for line in old if line.strip()), None)
        if found is not None and not layout.text[child.start + 1 : sign].strip("+-"):
            column = len(found) - len(found.lstrip(" "))
        header = ("|" if len(lines) > 1 else layout.text[child.start]) + header_end(str(value))
        tail = layout.line_break if layout.starts_line(end) else ""
        text = self.on_lines([" " * column + line if line else "" for line in lines]) + tail
        return [Splice(child.start, sign, header), Splice(head, max(head, end), text)]

    def indent_of(self, parent: Mapping | Sequence, child: Child) -> int:
        layout = self.layout
        if isinstance(parent, Mapping):
            return layout.column(child.first)
        return layout.column(layout.dash(parent, int(child.name)))

    # -- put a value beside others -----------------------------------------------------------------

    def append(self, node: Sequence, value: Value) -> list[Splice]:
        """One more item behind those of a list that has some."""
        layout, like = self.layout, node.items[-1]
        children = layout.children(node)
        if layout.in_brackets(node):
            return self.between_brackets(children, children[-1], self.phrasing.inline(value, like))
        dash = layout.dash(node)
        column = layout.column(dash)
        lines = self.phrasing.item(value, WIDTH - column, like)
        return [self.lines_behind(children[-1].end, column, lines)]

    def insert(
        self, node: Mapping, name: str, value: Value, after: str | None, group: Node | None
    ) -> list[Splice]:
        """A new field of a group that has some: behind the field `after`, else before all.

        `group` is a neighbour that may show how the field is written.
        """
        layout, phrasing = self.layout, self.phrasing
        children = layout.children(node)
        before = next((each for each in children if each.name == after), None)
        if layout.in_brackets(node):
            text = phrasing.inline({name: value}, group)[1:-1].strip()
            return self.between_brackets(children, before, text)
        first = children[0].first
        column = layout.column(first)
        lines = phrasing.field(name, value, WIDTH - column, group)
        if before is None:
            head, *rest = [*lines, ""]
            return [Splice(first, first, head + self.on_lines(self.shifted(rest, column)))]
        example = layout.example(before.end, column, name)
        if example is not None:
            text = "".join(line + layout.line_break for line in self.shifted(lines, column))
            return [Splice(example, example, text)]
        if node is layout.root and self.is_spaced(children, before):
            lines = ["", *lines]
        return [self.lines_behind(before.end, column, lines)]

    def begin(self, name: str, value: Value) -> list[Splice]:
        """The first section of a file that has none."""
        layout = self.layout
        if layout.root is not None and layout.in_brackets(layout.root):
            at = layout.content(layout.root) + 1
            return [Splice(at, at, self.phrasing.inline({name: value})[1:-1])]
        end = len(layout.text)
        if end and not layout.starts_line(end):
            return [Splice(end, end, self.on_lines(self.phrasing.field(name, value, WIDTH)))]
        lines = self.phrasing.field(name, value, WIDTH)
        return [Splice(end, end, "".join(line + layout.line_break for line in lines))]

    def shifted(self, lines: list[str], column: int) -> list[str]:
        return [" " * column + line for line in lines]

    def lines_behind(self, end: int, column: int, lines: list[str]) -> Splice:
        """Lines of their own behind a value, above any comment that is not its own."""
        layout = self.layout
        at = layout.behind(end, column)
        text = self.on_lines([" " * column + line if line else "" for line in lines])
        if layout.starts_line(at):
            text = text.removeprefix(layout.line_break) + layout.line_break
        return Splice(at, at, text)

    def on_lines(self, lines: list[str]) -> str:
        return "".join(self.layout.line_break + line for line in lines)

    def is_spaced(self, children: list[Child], before: Child) -> bool:
        """Whether an empty line parts a section from its neighbours."""
        layout, number = self.layout, children.index(before)
        around = children[max(0, number - 1) : number + 2]
        gaps = [layout.text[a.end : b.first] for a, b in pairwise(around)]
        return any(not line.strip() for gap in gaps for line in gap.splitlines()[1:-1])

    def between_brackets(
        self, children: list[Child], before: Child | None, text: str
    ) -> list[Splice]:
        """One more thing in a list or group in brackets, on a line of its own if the others are."""
        layout = self.layout
        if before is None:
            at = children[0].first
            return [Splice(at, at, f"{text}, ")]
        at = layout.after(before.end)
        comma = layout.text[at : at + 1] == ","
        if not layout.is_first(children[-1].first):
            return [Splice(before.end, before.end, f", {text}")]
        indent = " " * layout.column(before.first)
        end = layout.line_end(at if comma else before.end)
        rest = layout.text[at + 1 : end] if comma else layout.text[before.end : end]
        if rest.strip() and not rest.strip().startswith("#"):
            return [Splice(before.end, before.end, f", {text}")]
        new = Splice(end, end, f"{layout.line_break}{indent}{text}{',' if comma else ''}")
        return [new] if comma else [Splice(before.end, before.end, ","), new]

    # -- take a value away ---------------------------------------------------------------------------

    def remove(self, parent: Mapping | Sequence, name: str | int) -> list[Splice]:
        """Takes away a field or an item of several, with the comment on its last line."""
        layout = self.layout
        children = layout.children(parent)
        number = next(n for n, each in enumerate(children) if each.name == name)
        child = children[number]
        following = children[number + 1] if number + 1 < len(children) else None
        if layout.in_brackets(parent):
            return self.cut_between_brackets(children, number)
        first = self.sign(parent, child)
        if layout.is_first(first):
            cut = self.cut_lines(first, child.end)
            return [self.with_empty_line(cut) if parent is layout.root else cut]
        if following is None:
            return []
        stop = self.sign(parent, following)
        rest = layout.text[layout.line_end(child.end) : stop]
        if "#" in rest:
            return [Splice(first, layout.line_end(child.end), "")]
        return [Splice(first, stop, "")]

    def sign(self, parent: Mapping | Sequence, child: Child) -> int:
        """Where a field or an item starts: at its key or its dash."""
        if isinstance(parent, Mapping):
            return child.first
        return self.layout.dash(parent, int(child.name))

    def cut_lines(self, first: int, end: int) -> Splice:
        """Takes away whole lines; at the end of a file the line break before them."""
        layout = self.layout
        start = layout.line_start(first)
        stop = end if layout.starts_line(end) else layout.next_line(end)
        if stop == len(layout.text) and not layout.starts_line(stop) and start:
            start = layout.line_start(first) - len(line_break_before(layout.text, start))
        return Splice(start, stop, "")

    def with_empty_line(self, cut: Splice) -> Splice:
        """Also takes the empty line behind a section away, if one stands before it too."""
        text, end = self.layout.text, self.layout.line_end(cut.end)
        before = text[: cut.start].rstrip(" \t").endswith(("\n\n", "\r\n\r\n", "\r\r"))
        if before and not text[cut.end : end].strip() and end < len(text):
            return cut._replace(end=self.layout.next_line(cut.end))
        return cut

    def cut_between_brackets(self, children: list[Child], number: int) -> list[Splice]:
        layout, child = self.layout, children[number]
        comma = layout.after(child.end)
        end = comma + 1 if layout.text[comma : comma + 1] == "," else child.end
        rest = layout.text[end : layout.line_end(end)].strip()
        if layout.is_first(child.first) and (not rest or rest.startswith("#")):
            return [self.cut_lines(child.first, end)]
        if number + 1 < len(children):
            gap = layout.text[end : children[number + 1].first]
            blanks = len(gap) - len(gap.lstrip(" \t"))
            return [Splice(child.first, end + blanks, "")]
        if number:
            gap = layout.text[children[number - 1].end : child.first]
            if not gap.strip(", \t"):
                return [Splice(children[number - 1].end, child.end, "")]
        return [Splice(child.first, end, "")]

    def empty(self, parent: Mapping | Sequence, name: str | int, text: str) -> list[Splice]:
        """An empty list or group in place of one that loses its last entry."""
        layout = self.layout
        child = next(each for each in layout.children(parent) if each.name == name)
        at = self.behind_sign(parent, child)
        if layout.in_brackets(child.node) or at is None or layout.line_end(at) >= child.start:
            return [self.put_behind(parent, child, text)]
        return [Splice(at, at, f" {text}"), self.cut_lines(child.start, child.end)]


def body(text: str) -> list[str] | None:
    """The lines of a text that may stand below `|`; None for one that needs quotes."""
    lines = text.removesuffix("\n").split("\n")
    plain = all(is_visible(line) and line == line.strip() for line in lines)
    return lines if plain and lines[0] and lines[-1] else None


def header_end(text: str) -> str:
    """What says whether a text below `|` ends with a line break."""
    return "" if text.endswith("\n") else "-"


def line_break_before(text: str, position: int) -> str:
    return "\r\n" if text[max(0, position - 2) : position] == "\r\n" else text[position - 1]
