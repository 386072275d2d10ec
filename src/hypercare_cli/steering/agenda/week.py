"""The days that are looked at, and how an entry of the plan becomes an item of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from hypercare_cli.finding import Path
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.metric import Figures
from hypercare_cli.plan.model import Plan
from hypercare_cli.schedule.model import Activity, Link, Name
from hypercare_cli.schedule.network import schedule
from hypercare_cli.schedule.steps import links_of
from hypercare_cli.steering.agenda.gain import Gain
from hypercare_cli.steering.agenda.item import Item, Kind, Urgency

CLOSED = frozenset(("done", "dropped", "waived", "refused", "agreed"))
"""Statuses of what needs nothing more."""


@dataclass(frozen=True)
class Week:
    """From as-of up to and with `until`."""

    f: Figures
    until: date
    gain: Gain = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "gain", Gain(self.f))

    @property
    def plan(self) -> Plan:
        return self.f.plan

    @property
    def lead(self) -> str | None:
        """Who leads the rollout: has what belongs to the plan as a whole."""
        return self.plan.plan.owner

    @cached_property
    def links(self) -> Mapping[Name, tuple[Link, ...]]:
        """What each task and milestone of the roadmap waits for."""
        return links_of(self.plan)

    @cached_property
    def planned(self) -> dict[Name, Activity]:
        """The roadmap with its dates, those that follow from durations too."""
        return {one.name: one for one in schedule(self.f, None).activities}

    @cached_property
    def waited_for(self) -> dict[Name, list[str]]:
        """Tasks and milestones, each with the ids of the open tasks that wait for it."""
        found: dict[Name, list[str]] = {}
        for milestone in self.plan.roadmap:
            for task in milestone.tasks:
                if self.is_open(task):
                    for link in self.links[Name("task", task.id)]:
                        found.setdefault(link.of, []).append(task.id)
        return found

    @cached_property
    def closable(self) -> Counter[str]:
        """How many entries that `done` could mean have the same id."""
        plan = self.plan
        tasks = (task for milestone in plan.roadmap for task in milestone.tasks)
        lists = (plan.actions, plan.roadmap, tasks, plan.technical)
        more = (plan.contracts.obligations, plan.handover.capabilities)
        return Counter(one.id for entries in (*lists, *more) for one in entries)

    def is_open(self, item: Any) -> bool:
        """Not finished at as-of; what has no status yet is open."""
        if hasattr(item, "done_on"):
            return item.status not in ("dropped", "waived") and not self.f.is_done(item)
        return item.status not in CLOSED

    def urgency(
        self, due: date | None, *, blocking: bool = False, grace: int = 0
    ) -> Urgency | None:
        """Of what is due on a day, late from `grace` days after it; None beyond the days looked at."""
        if due is None:
            return "open"
        if (self.f.as_of - due).days > grace:
            return "blocking" if blocking else "overdue"
        return "due" if due <= self.until else None

    def days_late(self, due: date | None) -> int:
        return 0 if due is None else max(0, (self.f.as_of - due).days)

    def item(
        self,
        kind: Kind,
        id_: str,
        title: str | Message,
        owner: str | None,
        path: Path,
        command: str,
        *,
        due: date | None = None,
        urgency: Urgency | None = None,
        why: Message | None = None,
        points: Decimal | None = Decimal(0),
        **more: Any,
    ) -> Item:
        return Item(
            kind,
            id_,
            title,
            owner,
            urgency or self.urgency(due) or "open",
            why or since(due, self.f.as_of),
            path,
            command,
            due=due,
            days_late=self.days_late(due),
            points=points,
            **more,
        )


def since(due: date | None, as_of: date) -> Message:
    """Why something is here of which nothing else is to be said."""
    if due is None:
        return message("open, without a date")
    if due < as_of:
        return message("was due on {due}", due=due)
    return message("due on {due}", due=due)


def closing(week: Week, path: tuple[str, ...], item: Any) -> str:
    """The command that closes what has a `done_on`; the day may be there, and the status forgotten."""
    if week.f.came(item.done_on):
        return setting((*path, item.id, "status"), "done")
    if week.closable[item.id] > 1:
        return f'hypercare done "{".".join(path)}[{item.id}]"'
    return f"hypercare done {item.id}"


def setting(path: tuple[str, ...], value: str) -> str:
    """The command that gives a field a value; `…` is for the user to fill.

    Safe in every shell: `decisions.D2.status`, and in quotes where an id has a point.
    """
    first, *rest = path
    text = first + "".join(f"[{step}]" if "." in step else f".{step}" for step in rest)
    quoted = f'"{text}"' if "[" in text else text
    return f"hypercare set {quoted} {value}"
