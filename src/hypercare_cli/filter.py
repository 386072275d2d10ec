"""Which entries of a list a demand is about, and which fields they need."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase
from typing import Any

from hypercare_cli.finding import Path
from hypercare_cli.view import Names, View, field


class Word:
    """A field and the words that it may have; `*` in a word stands for any letters."""

    def __init__(self, name: str, words: Iterable[Any]):
        self.field = field(name)
        self.words = frozenset(words)
        self.patterns = [word for word in self.words if isinstance(word, str) and "*" in word]
        self.simple = self.field.plain and self.field.rest is None and not self.patterns

    def fits(self, view: View, part: Any) -> bool:
        if self.simple:  # most are, and this is the innermost loop of the checklist
            found = getattr(part, self.field.name, None)
            if not isinstance(found, tuple):
                return found in self.words
        return any(map(self.matches, view.values(part, self.field)))

    def matches(self, found: Any) -> bool:
        if found in self.words:
            return True
        return isinstance(found, str) and any(fnmatchcase(found, p) for p in self.patterns)


class Fields:
    """Fields that an entry needs; of each inner tuple one is enough."""

    def __init__(self, names: Iterable[Names]):
        self.names = tuple(names)
        self.fields = [[(name, field(name)) for name in each] for each in self.names]

    def lacks(self, view: View, part: Any) -> Names:
        """Those that are not filled in; of several that would do, the first."""
        missing: Names = ()
        for choice in self.fields:
            for _name, wanted in choice:
                if view.filled(part, wanted):
                    break
            else:
                missing = (*missing, choice[0][0])
        return missing


class Filter:
    """Entries of one list, narrowed; a group of fields is a list of one."""

    def __init__(
        self,
        path: Names,
        where: Mapping[str, tuple[Any, ...]],
        needed: Fields,
        until: Names = (),
        ahead: bool = False,
    ):
        self.path = path
        self.where = [Word(name, words) for name, words in where.items()]
        self.needed = needed
        self.until = until
        self.ahead = ahead
        self.names = (*where, *(name for choice in needed.names for name in choice))

    def chosen(self, view: View) -> Sequence[Any]:
        """The entries that `where` and `until` leave."""
        found = view.entries(self.path, self.ahead)
        if self.until:
            limit = view.first(self.until)
            found = [e for e in found if limit and getattr(e, "date", date.max) < limit]
        for word in self.where:
            found = [entry for entry in found if word.fits(view, entry)]
        return found

    def passing(self, view: View) -> Iterator[Any]:
        """Those that have their fields as well."""
        return (entry for entry in self.chosen(view) if not self.needed.lacks(view, entry))

    def place(self, view: View, entry: Any) -> Path:
        return view.place(self.path, entry)

    def paths(self) -> Iterator[Names]:
        yield self.path
        for name in self.names:
            yield (*self.path, *name.split("."))
        if self.until:
            yield self.until
