"""Entries of a list as lines of YAML: all of a list between braces, or all of it on lines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hypercare_cli.editing.layout import Layout
from hypercare_cli.editing.phrase import STEP, Phrasing, Value, has_entries, indented
from hypercare_cli.source import File

WIDTH = 110
LONGEST = 160
"""Columns of an entry between braces; beyond that its fields stand on lines of their own."""

Entries = Sequence[Mapping[str, Value]]


def lines(entries: Entries, indent: int) -> Iterator[str]:
    """The lines of a list whose dashes stand at `indent`; its entries all have the same form."""
    yield from indented(items(Phrasing(Layout(File("", ""))), entries, indent), indent)


def items(phrasing: Phrasing, entries: Iterable[Mapping[str, Value]], column: int) -> Iterator[str]:
    """The same from its own left edge, which stands at `column`."""
    found = [dict(entry) for entry in entries]
    short = all(is_short(phrasing, entry, LONGEST - column) for entry in found)
    for entry in found:
        if short or not entry:
            yield f"- {phrasing.inline(entry)}"
        else:
            first, *rest = fields(phrasing, entry, column + STEP)
            yield f"- {first}"
            yield from indented(rest, STEP)


def fields(phrasing: Phrasing, entry: Mapping[str, Value], column: int) -> Iterator[str]:
    """The fields of an entry on lines; a list of entries in it keeps to the same rule."""
    for name, value in entry.items():
        inner = (
            [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
        )
        if inner:
            yield f"{name}:"
            yield from indented(items(phrasing, inner, column + STEP), STEP)
        else:
            yield from phrasing.field(name, value, WIDTH - column)


def is_short(phrasing: Phrasing, entry: dict[str, Value], room: int) -> bool:
    """Whether an entry stands on one line: it fits, and no list of entries is in it."""
    return not has_entries(list(entry.values())) and STEP + len(phrasing.inline(entry)) <= room
