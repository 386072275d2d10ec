"""Letters under people, and the fields of an activity that they stand for."""

from collections.abc import Mapping
from typing import Any

from hypercare_cli.cells.remark import Fault
from hypercare_cli.cells.typed import Setting, Type, typed
from hypercare_cli.i18n.message import message
from hypercare_cli.pages.ledger.columns import LETTERS
from hypercare_cli.plan.raci import Activity
from hypercare_cli.readers.sheets import Raw

MARK = Type("letters")


def read(raw: Raw | None) -> set[str]:
    """`R C`, `r/c` or `RC` as letters. Raises Fault for anything else."""
    return set(str(typed(raw, MARK, Setting("en", None)) or "").split())


def fields(activity: Activity | None, given: Mapping[str, set[str]]) -> dict[str, Any]:
    """The fields that change when these people get these letters; None or empty: the field goes."""
    changed: dict[str, Any] = {}
    for letter, name in LETTERS.items():
        before = getattr(activity, name) if activity is not None else None
        if letter == "A":
            owners = [person for person, marks in given.items() if "A" in marks]
            if len(owners) > 1 or (owners and before not in (None, owners[0], *given)):
                raise Fault(message("only one person can be accountable (A)"))
            after = owners[0] if owners else None if before in given else before
        else:
            ids = tuple(before or ())
            kept = [id_ for id_ in ids if id_ not in given or letter in given[id_]]
            after = (*kept, *(p for p, m in given.items() if letter in m and p not in kept))
            before = ids
        if after != before:
            changed[name] = list(after) if isinstance(after, tuple) else after
    return changed
