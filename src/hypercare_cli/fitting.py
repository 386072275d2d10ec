"""Fits the pieces of a snippet to one plan.

`owner: sponsor` becomes the id of the sponsor of the plan, a KPI or a population one that it has, and
the id of a new entry one that is still free.
"""

from collections.abc import Iterable

from hypercare_cli.plan.model import Plan
from hypercare_cli.snippet import Piece, Slot, Snippet, merged, whole
from hypercare_cli.view import Names

STAND_INS = {
    "product_owner": ("project_manager",),
    "key_user": ("champion", "user"),
    "tam": ("integrator", "support"),
    "csm": ("project_manager",),
}
"""Who does it where nobody has the role."""


class Fitting:
    """Fits pieces of the example into one plan."""

    def __init__(self, plan: Plan):
        self.view = whole(plan)
        self.roles = {person.role: person.id for person in reversed(plan.people)}

    def fit(self, pieces: Iterable[Piece]) -> Snippet:
        """One snippet; the ids of its entries are new, each once."""
        given: set[str] = set()
        return merged([self.filled(p, given) if isinstance(p, Slot) else p for p in pieces])

    def filled(self, slot: Slot, given: set[str]) -> str:
        if slot.kind == "id":
            return free(slot.text, given, self.ids(slot.list))
        if slot.kind == "all":
            return ", ".join(self.ids(slot.list)) or slot.text
        found = self.person(slot.text) if slot.kind == "person" else self.one(slot)
        if slot.around is None:
            return found or slot.text
        return slot.around[0] + found + slot.around[1] if found else ""

    def person(self, role: str) -> str | None:
        """The first person with the role, or with one that stands in for it."""
        roles = (role, *STAND_INS.get(role, ()))
        return next((self.roles[name] for name in roles if name in self.roles), None)

    def one(self, slot: Slot) -> str | None:
        """The entry of the same id, else the first."""
        ids = self.ids(slot.list)
        return slot.text if slot.text in ids else next(iter(ids), None)

    def ids(self, path: Names) -> list[str]:
        """The ids of a list of the plan."""
        return [entry.id for entry in self.view.entries(path) if hasattr(entry, "id")]


def free(id_: str, given: set[str], ids: Iterable[str]) -> str:
    """An id that no entry has yet: `R1` becomes `R2`, a word gets a number."""
    taken = given.union(ids)
    stem = id_.rstrip("0123456789")
    number = int(id_[len(stem) :] or 1)
    stem = stem if id_ != stem else f"{id_}_"
    while id_ in taken:
        number += 1
        id_ = f"{stem}{number}"
    given.add(id_)
    return id_
