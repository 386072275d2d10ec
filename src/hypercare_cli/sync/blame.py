"""Which cell is to blame where the plan could not be loaded with what the ledger says."""

import re
from collections.abc import Iterator

from hypercare_cli import difference
from hypercare_cli.cells.remark import Remark
from hypercare_cli.difference import Item
from hypercare_cli.document import Document
from hypercare_cli.finding import Finding, Path
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.sync.result import Former, Merged

WORD = re.compile(r"[\w-]+")
"""An id, also as a part of the name of a figure: `kpi.delay.actual`."""


def blamed(merged: Merged, findings: tuple[Finding, ...], document: Document) -> Iterator[Remark]:
    """Each finding at the cell that its value comes from.

    Where something in the plan names an entry that is no longer there, that is the line that was
    renamed or deleted. `document` is the plan before.
    """
    for finding in findings:
        path = earlier(finding.path, merged.removed)
        place, former = origin(merged, path), missed(finding, merged.former)
        if place is None and former is not None:
            why = message(
                "`{path}` of the plan still names {id}: change that first",
                path=named(path, document),
                id=former.id,
            )
            yield Remark(former.place, why)
        else:
            yield Remark(place or named(path, document), advised(finding))


def advised(finding: Finding) -> Message:
    """What is wrong, and how to mend it where that is known."""
    if not finding.check.help:
        return finding.message
    return message("{what}. {advice}", what=finding.message, advice=finding.help)


def missed(finding: Finding, former: list[Former]) -> Former | None:
    """The former id that a finding does not find."""
    why = finding.values.get("why")
    values = why.values if isinstance(why, Message) else finding.values
    words = {word for name in ("id", "metric") for word in WORD.findall(str(values.get(name, "")))}
    return next((each for each in former if each.id in words), None)


def earlier(path: Path, removed: list[Path]) -> Path:
    """The path that a value had before entries were taken away."""
    found: list[str | int] = []
    for part in path:
        if isinstance(part, int):
            home = tuple(found)
            for number in sorted(int(gone[-1]) for gone in removed if gone[:-1] == home):
                part += number <= part
        found.append(part)
    return tuple(found)


def origin(merged: Merged, path: Path) -> str | None:
    """The cell of a value, or the line of its entry."""
    lengths = range(len(path), 1, -1)
    return next((merged.places[path[:n]] for n in lengths if path[:n] in merged.places), None)


def named(path: Path, document: Document) -> str:
    """A path with the ids of entries that have one: `value.ledger[V1].kpi`."""
    steps: list[str | int | Item] = []
    for length, part in enumerate(path, 1):
        node = document.node(path[:length])
        id_ = difference.key_of(node, "id") if isinstance(part, int) and node is not None else ""
        steps.append(Item("id", id_) if id_ else part)
    return difference.named(tuple(steps))
