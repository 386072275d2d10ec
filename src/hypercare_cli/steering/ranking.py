"""What to do first: impact × urgency / effort, then the due date, then the id."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from hypercare_cli.plan.actions import Action
from hypercare_cli.plan.feedback import Feedback


def priority(one: Action | Feedback) -> Decimal | None:
    """Impact × urgency / effort; None where one of them is missing."""
    if one.impact is None or one.urgency is None or one.effort is None:
        return None
    return Decimal(one.impact * one.urgency) / one.effort


def ranked(actions: Iterable[Action]) -> list[Action]:
    """The most pressing first; those without a rank after those with one."""
    return sorted(actions, key=rank)


def rank(action: Action) -> tuple[bool, Decimal, date, str]:
    found = priority(action)
    return found is None, -(found or Decimal(0)), action.due or date.max, action.id
