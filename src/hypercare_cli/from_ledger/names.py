"""How cells may call the entries of a ledger: by id, by title, people also by their role."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hypercare_cli.i18n.words import LANGUAGES, Words
from hypercare_cli.sync.typed import key

SECTIONS = {
    "kpis": "kpis",
    "people": "people",
    "milestones": "milestones",
    "tasks": "tasks",
    "register": "contracts",
    "obligations": "obligations",
}
"""By table: the kind of entry that other tables name."""


class Called(NamedTuple):
    """An entry and what cells may call it beside its id, which may have been made from its title."""

    id: str
    names: tuple[str, ...] = ()
    is_made: bool = False


@dataclass(frozen=True)
class Names:
    """The words for the entries of one kind, each with its id; `doubtful` stand for several."""

    words: Mapping[str, str] = field(default_factory=dict)
    doubtful: frozenset[str] = frozenset()


def names(entries: Iterable[Called]) -> Names:
    """Every word that means one entry; an id that somebody typed counts before a title."""
    known = tuple(entries)
    found, doubtful = dict[str, str](), set[str]()
    for entry in known:
        for name in filter(None, entry.names):
            if found.setdefault(key(name), entry.id) != entry.id:
                doubtful.add(key(name))
            found[key(f"{name} ({entry.id})")] = entry.id
    made = {key(entry.id): entry.id for entry in known if entry.is_made}
    typed = {key(entry.id): entry.id for entry in known if not entry.is_made}
    doubtful -= typed.keys()
    words = {word: id_ for word, id_ in (made | found).items() if word not in doubtful}
    return Names(words | typed, frozenset(doubtful))


def role_names(role: str) -> tuple[str, ...]:
    """A role as each language says it."""
    return tuple(Words("fr" if each == "fr" else "en").term("role", role) for each in LANGUAGES)
