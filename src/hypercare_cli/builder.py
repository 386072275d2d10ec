"""One file's text → nodes with positions, from the events of PyYAML's C parser.

YAML 1.2 core rules: only `true`/`false`, `null`/`~` and numbers are not text. Numbers are exact
decimals. Tags, directives and several documents are refused; aliases are counted before anything
is expanded.
"""

import re
from collections.abc import Callable
from typing import Any

from yaml._yaml import CParser
from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from hypercare_cli.finding import Finding, Place
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.node import Mapping, Node, Scalar, Sequence, place_of
from hypercare_cli.source import File, Limits, Tally
from hypercare_cli.syntax import (
    ALIAS,
    CHARACTER,
    DUPLICATE_KEY,
    LIMIT,
    ODD_KEY,
    SYNTAX,
    TAG,
    explain,
)

VALUES = frozenset((ScalarEvent, AliasEvent, MappingStartEvent, SequenceStartEvent))
"""The events that begin a value."""
UNUSUAL = frozenset(("<<", ""))
"""Keys that may be more than a name: a merge, or what stands for a key that is none."""
TEXT_TAG = "tag:yaml.org,2002:str"
# The parser takes U+0085, U+2028 and U+2029 for line ends, which no editor does.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


class NoKey(Scalar):
    """Stands for a key that is a list or a group: its value is left out."""


class Refused(Exception):
    """Reading cannot go on; the finding says why."""

    def __init__(self, finding: Finding):
        self.finding = finding


class Builder:
    """Builds the nodes of one file from parser events, in one pass no deeper than the limits.

    Events are typed Any: PyYAML's stubs do not say which attributes each kind of event has.
    """

    def __init__(self, file: File, limits: Limits, tally: Tally):
        self.file = file
        self.limits = limits
        self.tally = tally
        self.findings: list[Finding] = []
        self.anchors: dict[str, Node | None] = {}
        self.depth = 0
        self.root: Node | None = None
        self.last: Scalar | None = None
        """The value that was read last, where it is no list and no group."""
        self.cut_short = False

    def build(self) -> Node | None:
        """The root node as far as it could be read; problems are in `findings`."""
        try:
            self.check_text()
            self.consume()
        except Refused as refused:
            self.findings.append(refused.finding)
            self.cut_short = True
        except YAMLError as error:
            self.findings.append(self.syntax_finding(error))
            self.cut_short = True
            mark = getattr(error, "problem_mark", None)
            self.forget(mark.line + 1 if mark else 1)
        return self.root

    def forget(self, line: int) -> None:
        """What stands before a syntax error on its line is perhaps half of what was meant."""
        root = self.root
        if self.depth and isinstance(root, Mapping) and root.entries:
            name, node = next(reversed(root.entries.items()))
            if node.end.line + 1 == line:
                del root.entries[name], root.keys[name]

    def check_text(self) -> None:
        text, limit = self.file.text, self.limits.bytes
        self.tally.bytes += len(text.encode("utf-8", "surrogatepass"))
        if self.tally.bytes > limit:
            place = Place(self.file.name, 1, 1, 1, 1)
            raise Refused(self.limit(place, message("more than {n} bytes", n=limit), limit))
        odd = FORBIDDEN.search(text)
        if odd:
            before = (text[: odd.start()] + ".").splitlines()
            line, column = len(before), len(before[-1])
            place = Place(self.file.name, line, column, line, column + 1)
            raise Refused(CHARACTER.at(place, (), character=f"U+{ord(odd.group()):04X}"))

    def consume(self) -> None:
        """The events of the one document of a file."""
        self.next_event: Callable[[], Any] = CParser(self.file.text).get_event
        while (event := self.next_event()) is not None:
            if type(event) is DocumentStartEvent:
                self.check_document(event)
            elif type(event) in VALUES:
                self.root = self.value(event)

    def check_document(self, event: Any) -> None:
        if self.root is not None:
            problem = message("a second document starts here")
            advice = message("Delete the line, or put what follows it into a file of its own.")
            raise Refused(SYNTAX.at(self.place(event), (), problem=problem, advice=advice))
        if event.version or event.tags:
            problem = message("directives such as %YAML are not allowed")
            advice = message("Delete the line.")
            raise Refused(SYNTAX.at(self.place(event), (), problem=problem, advice=advice))

    # -- values ---------------------------------------------------------------------------------

    def value(self, event: Any) -> Node:
        """The value that begins with an event, with everything in it."""
        kind = type(event)
        if kind is ScalarEvent:
            return self.scalar(event)
        if kind is AliasEvent:
            return self.alias(event)
        self.check_start(event)
        start, end, anchor = event.start_mark, event.end_mark, event.anchor
        node = Mapping(start, end) if kind is MappingStartEvent else Sequence(start, end)
        if not self.depth:
            self.root = node  # as far as it comes, should the text break off
        if anchor:
            self.anchors[anchor] = None
        self.depth += 1
        self.last = None
        ending = self.entries(node) if isinstance(node, Mapping) else self.items(node)
        node.end = ending.end_mark
        self.last = None
        self.depth -= 1
        if anchor:
            self.anchors[anchor] = node
        return node

    def items(self, node: Sequence) -> Any:
        """Read up to the event that ends a list."""
        next_event = self.next_event
        while type(event := next_event()) is not SequenceEndEvent:
            item = self.value(event)
            node.items.append(item)
            node.size += item.size
        return event

    def entries(self, node: Mapping) -> Any:
        """Read up to the event that ends a group: the hot path of the whole tool."""
        next_event, scalar = self.next_event, self.scalar
        entries, keys, most = node.entries, node.keys, self.limits.keys
        while type(event := next_event()) is not MappingEndEvent:
            key = scalar(event) if type(event) is ScalarEvent else self.odd_key(event)
            event = next_event()
            value = scalar(event) if type(event) is ScalarEvent else self.value(event)
            node.size += 1 + value.size
            name = key.text
            if name in entries or name in UNUSUAL or not name.isascii():
                self.add_entry(node, key, value)
                continue
            entries[name] = value
            keys[name] = key
            if len(entries) > most:
                self.refuse_keys(key)
        return event

    def scalar(self, event: Any) -> Scalar:
        text, tag, anchor = event.value, event.tag, event.anchor
        tally, limits = self.tally, self.limits
        tally.nodes += 1
        if tag is not None or len(text) > limits.scalar or tally.nodes > limits.nodes:
            self.check_scalar(event)
        plain = not event.style and tag != TEXT_TAG
        self.last = node = Scalar(event.start_mark, event.end_mark, text, plain)
        if anchor:
            self.anchors[anchor] = node
        return node

    def alias(self, event: Any) -> Node:
        target = self.anchors.get(event.anchor)
        if target is None:
            name = event.anchor
            problem = message("names nothing: there is no `&{anchor}` before it", anchor=name)
            if name in self.anchors:
                problem = message("stands inside the value that it names")
            raise Refused(ALIAS.at(self.place(event), (), anchor=name, problem=problem))
        self.count(event, target.size)
        self.last = None
        return target

    def odd_key(self, event: Any) -> Scalar:
        """A key that is an alias of a word; a list or a group cannot be one."""
        node = self.value(event)
        if isinstance(node, Scalar):
            return node
        self.findings.append(ODD_KEY.at(place_of(self.file.name, node)))
        return NoKey(node.start, node.end, "", False)

    # -- limits ---------------------------------------------------------------------------------

    def check_scalar(self, event: Any) -> None:
        """A scalar that is too long, one too many, or has a tag."""
        if len(event.value) > self.limits.scalar:
            what = message("a value of {n} characters", n=len(event.value))
            raise Refused(self.limit(self.place(event), what, self.limits.scalar))
        self.check_value(event, 0)

    def check_start(self, event: Any) -> None:
        """A list or group that is nested too deep, one too many, or has a tag."""
        if self.depth >= self.limits.depth:
            what = message("values nested more than {n} deep", n=self.limits.depth)
            raise Refused(self.limit(self.place(event), what, self.limits.depth))
        self.check_value(event, 1)

    def check_value(self, event: Any, size: int) -> None:
        self.count(event, size)
        if event.tag is not None:
            self.findings.append(TAG.at(self.place(event), (), tag=event.tag))

    def count(self, event: Any, size: int) -> None:
        """One more value, or as many as an alias stands for."""
        self.tally.nodes += size
        if self.tally.nodes > self.limits.nodes:
            what = message("more than {n} values", n=self.limits.nodes)
            raise Refused(self.limit(self.place(event), what, self.limits.nodes))

    def add_entry(self, parent: Mapping, key: Scalar, node: Node) -> None:
        if key.text == "<<" and key.plain:
            self.merge(parent, key, node)
        elif not isinstance(key, NoKey):
            self.put(parent, key, node)

    def put(self, parent: Mapping, key: Scalar, node: Node, at: Scalar | None = None) -> None:
        name = key.text if key.text.isascii() else normal(key.text)
        if name in parent.entries:
            first = place_of(self.file.name, parent.keys[name])
            place = place_of(self.file.name, at or key)
            self.findings.append(DUPLICATE_KEY.at(place, (), key=name, first=first))
            if parent.keys[name].start.index > parent.start.index:
                parent.repeated.append((name, node))
                return
            # The first one was merged in from above: what is written here is what is meant.
        parent.entries[name] = node
        parent.keys[name] = key
        if len(parent.entries) > self.limits.keys:
            self.refuse_keys(at or key)

    def refuse_keys(self, key: Scalar) -> None:
        what = message("a map of more than {n} keys", n=self.limits.keys)
        raise Refused(self.limit(place_of(self.file.name, key), what, self.limits.keys))

    def merge(self, parent: Mapping, key: Scalar, node: Node) -> None:
        """`<<: *defaults`: the keys of a map, or of several, stand here too."""
        sources = node.items if isinstance(node, Sequence) else [node]
        for source in sources:
            if not isinstance(source, Mapping):
                self.findings.append(ODD_KEY.at(place_of(self.file.name, key)))
                continue
            for name, value in source.entries.items():
                self.put(parent, source.keys[name], value, at=key)

    def place(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        return Place(self.file.name, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def limit(self, place: Place, what: Message, limit: int) -> Finding:
        advice = message("Keep exports, logs and long texts in documents beside the plan.")
        return LIMIT.at(place, (), what=what, limit=limit, advice=advice)

    def syntax_finding(self, error: YAMLError) -> Finding:
        found = explain(error, self.file.text, self.last if self.depth else None)
        line, column = found.line + 1, found.column + 1
        place = Place(self.file.name, line, column, line, column + 1)
        return SYNTAX.at(place, (), problem=found.problem, advice=found.advice)


def normal(text: str) -> str:
    """Two spellings of one accented key are one key (Unicode NFC)."""
    from unicodedata import normalize

    return normalize("NFC", text)
