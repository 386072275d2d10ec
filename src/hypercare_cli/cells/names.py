"""How cells may call the entries of a ledger: by id, by title, people also by their role.

The words of a kind of entry are a mapping: each word as `key` has it, with the id that it means, or
with nothing where it could be several.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from hypercare_cli.cells.typed import key
from hypercare_cli.i18n.words import LANGUAGES, Words

DOUBTFUL = ""
"""What a word means that several entries are called by."""


class Called(NamedTuple):
    """An entry and what cells may call it beside its id, which may have been made from its title."""

    id: str
    names: tuple[str, ...] = ()
    is_made: bool = False


def names(entries: Iterable[Called]) -> dict[str, str]:
    """Every word for these entries; an id that somebody typed counts before a title."""
    known = tuple(entries)
    found, ids, made = dict[str, str](), dict[str, str](), dict[str, str]()
    for entry in known:
        (made if entry.is_made else ids)[key(entry.id)] = entry.id
        for name in filter(None, entry.names):
            word = key(name)
            found[word] = entry.id if found.get(word, entry.id) == entry.id else DOUBTFUL
    told_apart = {
        key(f"{name} ({entry.id})"): entry.id for entry in known for name in entry.names if name
    }
    return told_apart | made | found | ids


def together(*kinds: Mapping[str, str]) -> dict[str, str]:
    """The words for entries of several kinds; an id of one counts before the title of another."""
    found = dict[str, str]()
    for words in kinds:
        for word, id_ in words.items():
            before = found.get(word, id_)
            if before != id_ and key(before) != word:
                found[word] = id_ if key(id_) == word else DOUBTFUL
            else:
                found[word] = before
    return found


def role_names(role: str) -> tuple[str, ...]:
    """A role as each language says it."""
    return tuple(Words("fr" if each == "fr" else "en").term("role", role) for each in LANGUAGES)
