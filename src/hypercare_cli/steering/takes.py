"""What a higher share takes in people, items or tickets: 6 more of 120 users, or the next 3 rituals held."""

from decimal import Decimal, localcontext
from typing import NamedTuple

from hypercare_cli.metric import EXACT, Figures
from hypercare_cli.metrics.engagement import due_to_date, on_time, sessions
from hypercare_cli.steering.gates.gap import Parts, parts

ONE = Decimal(1)


class Takes(NamedTuple):
    """`more` of the `whole` that there is; or, `running`, so many to come that all succeed.

    What happened cannot be changed: a ritual that was missed stays in its rate, and only later
    ones raise it.
    """

    more: int
    whole: int
    running: bool = False


def takes(f: Figures, metric: str, target: Decimal) -> Takes | None:
    """How many more it takes; None for what counts nothing, or where no number to come is enough."""
    with localcontext(EXACT):
        past = so_far(f, metric)
        if past is not None:
            if target >= ONE or not past.whole:
                return None
            more = (target * past.whole - past.part) / (1 - target)
            return Takes(up(more), int(past.whole), running=True)
        found = parts(f, metric)
        if found is None:
            return None
        return Takes(up(target * found.whole - found.part), int(found.whole))


def up(number: Decimal) -> int:
    return max(0, int(number.to_integral_value("ROUND_CEILING")))


def so_far(f: Figures, metric: str) -> Parts | None:
    """Part and whole of a rate that grows with every event; None for another one."""
    if metric == "engagement.rituals_held_rate":
        held = [session.held for _ritual, session in sessions(f)]
        return Parts(Decimal(sum(held)), Decimal(len(held)))
    if metric == "engagement.attendance_rate":
        found = [(set(r.attendees), s.present) for r, s in sessions(f) if s.held and s.present]
        there = sum(len(wanted.intersection(present)) for wanted, present in found)
        return Parts(Decimal(there), Decimal(sum(len(wanted) for wanted, _present in found)))
    if metric == "engagement.actions_on_time_rate":
        due = [on_time(f, a) for a in f.existing(f.plan.actions) if due_to_date(f, a)]
        return Parts(Decimal(sum(due)), Decimal(len(due)))
    return None
