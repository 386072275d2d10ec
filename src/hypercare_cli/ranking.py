"""What to do first: impact × urgency / effort, then the due date, then the id."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from hypercare_cli.plan.actions import Action


def priority(action: Action) -> Decimal | None:
    """Impact × urgency / effort; None where one of them is missing."""
    if action.impact is None or action.urgency is None or action.effort is None:
        return None
    return Decimal(action.impact * action.urgency) / action.effort


def ranked(actions: Iterable[Action]) -> list[Action]:
    """The most pressing first; those without a rank after those with one."""
    return sorted(actions, key=rank)


def rank(action: Action) -> tuple[bool, Decimal, date, str]:
    found = priority(action)
    return found is None, -(found or Decimal(0)), action.due or date.max, action.id
