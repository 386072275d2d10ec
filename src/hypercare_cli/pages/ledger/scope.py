"""What every sheet asks for: the figures, the names of people, the words, what may be shown."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from hypercare_cli.analysis import Analysis
from hypercare_cli.i18n.words import Words
from hypercare_cli.metric import Figures
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.figures import person
from hypercare_cli.plan.audience import visible
from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import Audience
from hypercare_cli.plan.model import Plan
from hypercare_cli.sheet import Cell, Choice, Formula, Kind, Value

READERS: tuple[Audience, ...] = ("customer", "partner", "internal")
"""Each sees what is meant for those before it."""

LOOKS: dict[str, tuple[Kind, int]] = {
    "share": ("share", 1),
    "ratio": ("share", 0),
    "money": ("money", 0),
    "score": ("number", 1),
    "note": ("number", 1),
    "months": ("number", 1),
    "hours": ("number", 1),
    "colour": ("colour", 0),
    "truth": ("word", 0),
}
"""By unit of a metric, as in `Words.figure`."""

COLUMNS = {
    "people": ("people", "name"),
    "kpis": ("kpis", "id"),
    "milestones": ("milestones", "id"),
    "contracts": ("register", "id"),
    "obligations": ("obligations", "id"),
}
"""Lists that are the column of a table, by the kind of entry that they name."""

Shown = TypeVar("Shown", bound=Entry)


@dataclass(frozen=True)
class Scope:
    """One plan on one day for one group of readers, in one language."""

    analysis: Analysis
    words: Words
    audience: Audience = "customer"
    room: int = 0
    """Free rows that every table has beyond its own: for a ledger that is to be filled in."""
    is_blank: bool = False
    """No plan is known yet: the one at hand only has what a plan cannot do without."""

    @property
    def f(self) -> Figures:
        return self.analysis.figures

    @property
    def plan(self) -> Plan:
        return self.analysis.plan

    @cached_property
    def edition(self) -> Edition:
        """The same for the pictures that other documents draw, too."""
        return Edition(self.analysis, visible(self.plan, self.audience), self.words, self.audience)

    # -- what may be shown ----------------------------------------------------------------------

    def shared(self, entries: Iterable[Shown]) -> list[Shown]:
        """The entries that these readers may see."""
        return [entry for entry in entries if self.sees(entry)]

    def sees(self, entry: Entry) -> bool:
        return READERS.index(entry.audience) <= READERS.index(self.audience)

    def live(self, metric: str, expression: str, entries: Iterable[Entry]) -> Cell:
        """A figure as a formula over the rows of these entries.

        It is the plain value where a row is kept from the readers, since the formula would differ.
        """
        value: Value = (
            self.word("colour", self.f[metric]) if self.is_colour(metric) else self.f[metric]
        )
        return Formula(expression, value) if all(map(self.sees, entries)) else value

    def is_colour(self, metric: str) -> bool:
        return self.f.declaration(metric).unit == "colour"

    # -- words ----------------------------------------------------------------------------------

    def word(self, kind: str, word: str | None) -> str | None:
        """A word of the plan as people read it; nothing stays nothing."""
        return None if word is None else self.words.term(kind, word)

    def truth(self, value: bool | None) -> str | None:
        return None if value is None else self.words.term("truth", str(value).lower())

    def choice(self, key: str, title: str, kind: str, words: Sequence[str]) -> Choice:
        """A drop-down list of words of the plan."""
        return Choice(
            key, title, tuple(self.words.term(kind, word) for word in words), tuple(words)
        )

    def list_title(self, kind: str, table: str, column: str) -> str:
        """What stands above a list: the table and the column, unless several tables share it."""
        say = self.words.say
        shared = {"stream": say("Stream"), "level": say("Level")}
        if kind in shared:
            return shared[kind]
        tables = {
            "actions": say("Actions"),
            "claims": say("Claims"),
            "decisions": say("Decisions"),
            "feedback": say("Feedback"),
            "kpis": say("KPI"),
            "ledger": say("Value"),
            "obligations": say("Obligations"),
            "people": say("People"),
            "register": say("Contracts"),
            "risks": say("Risks"),
            "tasks": say("Tasks"),
        }
        return say("{table}: {column}", table=tables[table], column=column)

    def list_of(self, section: str) -> Choice:
        """The entries of a kind, as a list that grows with their table."""
        say, names = self.words.say, self.named_entries(section)
        titles = {
            "kpis": say("KPI"),
            "people": say("People"),
            "milestones": say("Milestones"),
            "contracts": say("Contracts"),
            "obligations": say("Obligations"),
            "rituals": say("Bodies"),
        }
        return Choice(
            section, titles[section], tuple(names.values()), tuple(names), COLUMNS.get(section)
        )

    def named_entries(self, section: str) -> Mapping[str, str]:
        """The entries of a kind that these readers may see: their ids, and how cells name them."""
        if section == "people":
            return self.names
        if section == "rituals":
            return self.rituals
        entries: dict[str, Iterable[Any]] = {
            "kpis": self.plan.kpis,
            "milestones": self.plan.roadmap,
            "tasks": [task for m in self.shared(self.plan.roadmap) for task in m.tasks],
            "contracts": self.plan.contracts.register,
            "obligations": self.plan.contracts.obligations,
        }
        return {entry.id: entry.id for entry in self.shared(entries[section])}

    def metric(self, id_: str) -> str:
        """The name of a metric."""
        return self.words.say(self.f.declaration(id_).label)

    def named(self, id_: str) -> str:
        """The name of a metric with the unit that its number does not show."""
        say, name = self.words.say, self.metric(id_)
        unit = self.f.declaration(id_).unit
        if unit == "months":
            return say("{figure}, in months", figure=name)
        return say("{figure}, in days", figure=name) if unit == "days" else name

    def formula(self, id_: str) -> str:
        """How a metric is computed, in words."""
        return self.words.say(self.f.declaration(id_).formula)

    def look(self, metric: str) -> tuple[Kind, int]:
        """How a figure is shown: its kind and the digits after the point."""
        return LOOKS.get(self.f.declaration(metric).unit, ("number", 0))

    # -- people and dates -----------------------------------------------------------------------

    @cached_property
    def names(self) -> dict[str, str]:
        """How each person is named: title or role, with the id where two share a name."""
        titles = {
            p.id: person(self.analysis, self.words, p.id) for p in self.shared(self.plan.people)
        }
        return told_apart(titles)

    @cached_property
    def rituals(self) -> dict[str, str]:
        """How each ritual is named, in the same way."""
        rituals = self.shared(self.plan.governance.rituals)
        return told_apart({ritual.id: ritual.title for ritual in rituals})

    def until(self, day: date | None) -> date | None:
        """A day that has come; what lies after as-of does not exist yet."""
        return day if self.f.came(day) else None

    def status(self, item: Any, unfinished: str) -> str:
        """The status on the as-of date: what is finished later is still `unfinished`."""
        later = item.status == "done" and not self.f.is_done(item)
        return self.words.term("status", unfinished if later else item.status)

    def days_overdue(self, item: Any) -> int | None:
        """Days since the due date of what is late; None for the rest."""
        return (self.f.as_of - item.due).days if self.f.is_late(item) else None


def told_apart(titles: Mapping[str, str]) -> dict[str, str]:
    """Each title by its id, with the id behind it where two are alike."""
    shared = Counter(title.casefold() for title in titles.values())
    return {
        id_: f"{title} ({id_})" if shared[title.casefold()] > 1 else title
        for id_, title in titles.items()
    }
