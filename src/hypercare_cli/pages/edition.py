"""What every chapter is written from: the plan that these readers may see, its figures, their words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Badge, Cell
from hypercare_cli.i18n.words import UNKNOWN, Words
from hypercare_cli.metric import Figures
from hypercare_cli.pages import figures
from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import Audience, Duration
from hypercare_cli.plan.model import Plan
from hypercare_cli.provenance import Provenance
from hypercare_cli.schedule.model import Schedule
from hypercare_cli.steering.gates.gate import Gate

FINISHED = ("dropped", "waived")


@dataclass(frozen=True)
class Edition:
    """One plan for one audience in one language. Figures are those of the whole plan."""

    analysis: Analysis
    plan: Plan
    words: Words
    audience: Audience

    @property
    def f(self) -> Figures:
        return self.analysis.figures

    @cached_property
    def gates(self) -> dict[str, Gate]:
        """By the id of the milestone, or `exit`."""
        return {gate.id: gate for gate in self.analysis.gates}

    @cached_property
    def schedule(self) -> Schedule | None:
        """Against the latest baseline that these readers may see.

        None without one where nothing that is left to do waits or takes its time: a schedule adds
        nothing to the dates of such a plan, and working days are dear to count.
        """
        kept = self.f.to_date(self.plan.baselines)
        tasks = (task for milestone in self.plan.roadmap for task in milestone.tasks)
        linked = (task for task in tasks if task.depends_on or task.duration)
        if not kept and all(self.done(task) for task in linked):
            return None
        from hypercare_cli.schedule.network import schedule  # most plans never come here

        return schedule(self.f, kept[-1] if kept else None)

    @cached_property
    def provenance(self) -> Provenance:
        """Where figures come from; made once, as it walks through the whole plan."""
        return Provenance(self.analysis)

    # -- figures --------------------------------------------------------------------------------

    def figure(self, metric: str) -> str:
        return figures.figure(self.analysis, self.words, metric)

    def label(self, metric: str) -> str:
        """The name of a metric; that of a KPI whom these readers do not know stays out of it."""
        name = self.f.name(metric)
        if metric.startswith("kpi.") and name and all(kpi.id != name for kpi in self.plan.kpis):
            return self.words.say(self.f.declaration(metric).label)
        return figures.label(self.analysis, self.words, metric)

    def facts(self, *metrics: str) -> list[tuple[str, Cell]]:
        """Names and values of the figures that are known."""
        return [(self.label(m), self.figure(m)) for m in metrics if self.f[m] is not None]

    def colour(self, metric: str) -> Badge:
        return figures.badge(self.words, self.f[metric])

    def money(self, amount: Any) -> str:
        """An amount in the plan's currency; cents only where it has them."""
        digits = 0 if amount is None or amount == int(amount) else 2
        return self.words.money(amount, self.plan.plan.currency, digits)

    # -- dates ----------------------------------------------------------------------------------

    def day(self, when: date | None) -> str:
        return self.words.day(when)

    def dated(self, when: date | None) -> str:
        """A date with its day of the plan: `5 Apr 2026 (T+90)`."""
        if when is None:
            return UNKNOWN
        return f"{self.words.day(when)} ({figures.t_plus(self.plan.day(when))})"

    def span(self, start: date | None, end: date | None, gap: str = " ") -> str:
        """From a day to a day, either of which may be open; a line end may be the gap."""
        if start is None:
            return UNKNOWN if end is None else self.words.say("until {day}", day=end)
        if end is None:
            return self.words.say("from {day}", day=start)
        return f"{self.day(start)} –{gap}{self.day(end)}"

    def past(self, when: date | None) -> str:
        """A day on which something happened; not known while it lies after as-of."""
        return self.words.day(when) if self.f.came(when) else UNKNOWN

    def duration(self, length: Duration | None) -> str:
        return UNKNOWN if length is None else figures.duration(self.words, length)

    # -- names ----------------------------------------------------------------------------------

    @cached_property
    def names(self) -> dict[str, str]:
        """What a person is called here: the title, else the role."""
        term = self.words.term
        return {p.id: p.title or term("role", p.role) for p in self.plan.people}

    def person(self, id_: str | None) -> str:
        """A dash for nobody, and for somebody whom these readers do not know."""
        return UNKNOWN if id_ is None else self.names.get(id_, UNKNOWN)

    def people(self, ids: Iterable[str]) -> str:
        return self.words.listing(self.names[id_] for id_ in ids if id_ in self.names)

    def titles(self, entries: Iterable[Any], ids: Iterable[str]) -> str:
        """The titles of those of the entries that are named."""
        known = {entry.id: entry.title or entry.id for entry in entries}
        return self.words.listing(known[id_] for id_ in ids if id_ in known)

    # -- entries --------------------------------------------------------------------------------

    def what(self, entry: Entry, *texts: str | None) -> str:
        """The texts of an entry, a line each, then its notes and its proof."""
        lines = [text for text in (*texts, entry.notes) if text]
        proof = [id_ for id_ in entry.evidence if id_ in self.proofs]
        if proof:
            lines.append(self.words.say("Proof: {ids}", ids=self.words.listing(proof)))
        return "\n".join(lines) or UNKNOWN

    @cached_property
    def proofs(self) -> set[str]:
        """Ids of the evidence to date."""
        return {proof.id for proof in self.f.to_date(self.plan.evidence)}

    def state(self, item: Any) -> Cell:
        """Where an item stands at as-of: done, late, or the word of its status."""
        words = self.words
        if item.status is None:
            return UNKNOWN
        if item.status in FINISHED:
            return words.term("status", item.status)
        if self.done(item):
            return Badge("green", words.term("status", "done"))
        due = getattr(item, "due", None)
        if due is not None and due < self.f.as_of:
            return Badge("red", words.say("late"))
        return words.term("status", "open" if item.status == "done" else item.status)

    def done(self, item: Any) -> bool:
        """Done by as-of; items without a date of their end are taken as they stand."""
        return bool(self.f.is_done(item)) if hasattr(item, "done_on") else item.status == "done"
