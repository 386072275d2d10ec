"""What the health score would gain from one thing done: the score of the plan with it, less today's."""

import ast
from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar

from hypercare_cli.condition import parse
from hypercare_cli.metric import Figures
from hypercare_cli.plan.actions import Action
from hypercare_cli.plan.governance import Ritual, Session
from hypercare_cli.plan.model import Plan
from hypercare_cli.plan.part import Part
from hypercare_cli.plan.technical import TechnicalItem
from hypercare_cli.steering.gates.gap import gaps

REACHED = (ast.GtE, ast.LtE, ast.Eq)
"""Comparisons that hold at the limit itself."""
Some = TypeVar("Some", bound=Part)
NOTHING = Decimal(0)


class Gain:
    """The points of each kind of thing, computed once: two accesses bring the same."""

    def __init__(self, f: Figures):
        self.f = f
        self.known: dict[str, Decimal | None] = {}

    def action(self, action: Action) -> Decimal | None:
        """Done on time where that can still be; a late one counts as late, whenever it is done."""
        f = self.f
        if action.due is None:
            return NOTHING
        late = action.due < f.as_of
        today = "due today" if action.due == f.as_of else "due later"

        def made() -> Plan:
            done = altered(
                action, due=min(action.due or f.as_of, f.as_of), status="done", done_on=f.as_of
            )
            return altered(f.plan, actions=replaced(f.plan.actions, action, done))

        return self.gain("late action" if late else f"action {today}", made)

    def technical(self, item: TechnicalItem) -> Decimal | None:
        """Done today; only items of access and data are measured."""

        def made() -> Plan:
            done = altered(item, status="done", done_on=self.f.as_of)
            return altered(self.f.plan, technical=replaced(self.f.plan.technical, item, done))

        return self.gain(f"technical {item.kind}", made)

    def session(self, ritual: Ritual) -> Decimal | None:
        """Held today; who will be there is not known, so attendance stays as it is."""
        f = self.f

        def made() -> Plan:
            held = Session(date=f.as_of, held=True)
            more = altered(ritual, sessions=(*ritual.sessions, held))
            rituals = replaced(f.plan.governance.rituals, ritual, more)
            return altered(f.plan, governance=altered(f.plan.governance, rituals=rituals))

        same_day = any(session.date == f.as_of for session in ritual.sessions)
        return self.gain(f"session {ritual.id if same_day else ''}", made)

    def criterion(self, when: str) -> Decimal | None:
        """Each figure of a condition brought to what is asked of it, and no further.

        None where that cannot be told: one of several is enough, or more than a number is asked.
        """
        before = self.f["health.score"]
        found = list(gaps(self.f, parse(when).node))
        told = all(gap.ask.operator in REACHED and not gap.choice for gap in found)
        if before is None or not found or not told:
            return None
        given = {gap.ask.metric: gap.ask.asked for gap in found}
        after = self.f.with_given(given)["health.score"]
        return None if after is None else Decimal(after - before)

    def gain(self, effect: str, made: Callable[[], Plan]) -> Decimal | None:
        """The points of an effect; None without a score."""
        if effect not in self.known:
            before = self.f["health.score"]
            after = Figures(made(), self.f.as_of, self.f.digest)["health.score"]
            known = before is not None and after is not None
            self.known[effect] = after - before if known else None
        return self.known[effect]


def altered(part: Some, **values: Any) -> Some:
    """The same part with other values."""
    return type(part)(**{**vars(part), **values})


def replaced(parts: tuple[Some, ...], one: Some, by: Some) -> tuple[Some, ...]:
    return tuple(by if part is one else part for part in parts)
