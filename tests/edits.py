"""What a test of edits knows for itself: values and comments of a text, without the product's reader."""

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

import yaml

from hypercare_cli.document import read
from hypercare_cli.edit import Append, Change, Remove, apply
from hypercare_cli.finding import Path
from hypercare_cli.node import Mapping, Node, Scalar, Sequence
from hypercare_cli.source import File

Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def edited(text: str, *changes: Change) -> str:
    """The text of a plan of one file after some changes."""
    return apply((File("plan.yaml", text),), changes)[0].text


@lru_cache(64)
def words_of(text: str) -> Any:
    """The values of a file, every one of them a text; this loader makes nothing else."""
    return yaml.load(text.removeprefix("\ufeff"), Loader) or {}


@lru_cache(64)
def comments(text: str) -> Counter[str]:
    """Every comment: what starts with `#` between two tokens."""
    text = text.removeprefix("\ufeff")
    found: Counter[str] = Counter()
    position = 0
    for token in yaml.scan(text, Loader):
        if isinstance(token, yaml.BlockMappingStartToken | yaml.BlockSequenceStartToken):
            continue
        found.update(comments_in(text[position : token.start_mark.index]))
        position = max(position, token.end_mark.index)
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            head = text[token.start_mark.index :].splitlines()[0]
            found.update([head[head.index("#") :]] if "#" in head else [])
    found.update(comments_in(text[position:]))
    return found


def comments_in(gap: str) -> Iterator[str]:
    return (line[line.index("#") :].rstrip() for line in gap.splitlines() if "#" in line)


@lru_cache(64)
def paths(text: str) -> list[tuple[Path, Node]]:
    """Every path of a file with its node, those of lists and groups too."""
    document, findings = read((File("plan.yaml", text.removeprefix("\ufeff")),))
    assert not findings
    return [place for name, node in document.sections.items() for place in below((name,), node)]


def below(path: Path, node: Node) -> Iterator[tuple[Path, Node]]:
    yield path, node
    if isinstance(node, Mapping):
        for name, value in node.entries.items():
            yield from below((*path, name), value)
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield from below((*path, number), item)


def value_of(node: Node | None) -> Any:
    """A node as a value that a change may hold."""
    if isinstance(node, Mapping):
        return {name: value_of(each) for name, each in node.entries.items()}
    if isinstance(node, Sequence):
        return [value_of(each) for each in node.items]
    return node.value if isinstance(node, Scalar) else None


def spelt(value: Any) -> Any:
    """A value as `words_of` gives it."""
    if isinstance(value, dict):
        return {name: spelt(each) for name, each in value.items() if each is not None}
    if isinstance(value, list | tuple):
        return [spelt(each) for each in value]
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, date):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def intended(words: Any, change: Change) -> Any:
    """What a file should say after one change of something that is there."""
    words = deepcopy(words)
    at = words
    for part in change.path[:-1]:
        at = at[part]
    last = change.path[-1]
    if isinstance(change, Append):
        at[last] = [*(at[last] or []), spelt(change.entry)]
    elif isinstance(change, Remove):
        del at[last]
    else:
        at[last] = spelt(change.value)
    return words


def changed_lines(before: str, after: str) -> tuple[int, int]:
    """The lines of the old text, from 0 and up to but not with the second, that are no longer there.

    What comes before and after them stands in the new text unchanged.
    """
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    return first, len(old) - last
