"""All that is to be done in the days looked at, in the order in which to do it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import localcontext

from hypercare_cli.metric import EXACT, Figures
from hypercare_cli.steering.agenda import entries, feedback, gates, others, recurring, tasks
from hypercare_cli.steering.agenda.item import Item, in_order
from hypercare_cli.steering.agenda.week import Week

DAYS = 7
"""How far ahead a week's work looks, in calendar days."""
Collector = Callable[[Week], Iterator[Item]]
COLLECTORS: tuple[Collector, ...] = (
    entries.actions,
    tasks.tasks,
    entries.technical,
    entries.obligations,
    entries.decisions,
    entries.communications,
    entries.with_status,
    entries.strategy,
    entries.risks,
    entries.next_steps,
    gates.gates,
    recurring.sessions,
    recurring.measurements,
    recurring.counts,
    recurring.notes,
    recurring.periods,
    recurring.retros,
    recurring.releases,
    feedback.feedback,
    others.notices,
    others.claims,
    others.holds,
    others.playbooks,
    others.checklist,
)


def work(f: Figures, until: date) -> tuple[Item, ...]:
    """Every item up to and with `until`, the first to be done first."""
    week = Week(f, until)
    with localcontext(EXACT):
        found = [item for collector in COLLECTORS for item in collector(week)]
    return tuple(in_order(found))


def by_owner(items: Iterable[Item]) -> dict[str | None, tuple[Item, ...]]:
    """The items of each owner, who has the most pressing one first; nobody (None) comes last."""
    found: dict[str | None, list[Item]] = {}
    for item in items:
        found.setdefault(item.owner, []).append(item)
    nobody = found.pop(None, None)
    if nobody is not None:
        found[None] = nobody
    return {owner: tuple(own) for owner, own in found.items()}
