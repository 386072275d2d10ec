"""One thing to do, and the order in which things are done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from hypercare_cli.finding import Path
from hypercare_cli.i18n.message import Message

Urgency = Literal["blocking", "overdue", "firing", "due", "gate", "open", "later"]
URGENCIES: tuple[Urgency, ...] = (
    "blocking", "overdue", "firing", "due", "gate", "open", "later"
)  # fmt: skip
"""Late and others wait for it; late; a playbook fires; due in the days looked at; wanted by the next
gate, after these days; open without a day in them; put off by decision."""
LATE = frozenset(("blocking", "overdue"))
Kind = Literal[
    "action",
    "task",
    "technical",
    "obligation",
    "decision",
    "communication",
    "commitment",
    "compliance",
    "risk",
    "hold",
    "contract",
    "claim",
    "strategy",
    "prerequisite",
    "negotiation",
    "capability",
    "document",
    "asset",
    "next_step",
    "feedback",
    "playbook",
    "milestone",
    "criterion",
    "signature",
    "proof",
    "session",
    "measurement",
    "snapshot",
    "assessment",
    "period",
    "retro",
    "release",
    "checklist",
]


@dataclass(frozen=True, slots=True)
class Item:
    """Something to do. `owner` is an id of people, None where nobody has it.

    `days_late` are calendar days from `due` to as-of, 0 where it is not late. `priority` is impact ×
    urgency / effort. `points` is what the health score would gain: 0 where nothing of it hangs on
    the item, None where that is only known once it is done. `penalty` is what is owed so far.
    `figures` are those that decide a criterion or fire a playbook.
    """

    kind: Kind
    id: str
    title: str | Message
    owner: str | None
    urgency: Urgency
    why: Message
    path: Path
    command: str
    due: date | None = None
    days_late: int = 0
    priority: Decimal | None = None
    points: Decimal | None = None
    penalty: Decimal | None = None
    figures: tuple[str, ...] = ()

    @property
    def is_late(self) -> bool:
        return self.urgency in LATE


def in_order(items: Iterable[Item]) -> list[Item]:
    """By urgency, then the latest, then by priority, due date, id and kind; always the same."""
    return sorted(items, key=rank)


def rank(item: Item) -> tuple[int, int, bool, Decimal, date, str, str]:
    return (
        URGENCIES.index(item.urgency),
        -item.days_late,
        item.priority is None,
        -(item.priority or Decimal(0)),
        item.due or date.max,
        item.id,
        item.kind,
    )
