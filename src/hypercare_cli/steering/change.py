"""Change in practice: who is where on the way, what holds a population back, what they hear."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from hypercare_cli.metric import Figures
from hypercare_cli.plan.change import Commitment, Communication, Population
from hypercare_cli.steering.agenda.rhythm import TOLD_EVERY, last_heard, sent

STEPS = ("awareness", "desire", "knowledge", "ability", "reinforcement")
"""ADKAR, in the order in which people take them."""
BARRIER = 3
"""The note up to which a step holds people back."""
ENOUGH_TO_JUDGE = 3
"""Messages sent from which a habit can be seen."""
ENDED = ("done", "dropped")


class Barrier(NamedTuple):
    """The step at which a population stands, and its note from 1 to 5."""

    step: str
    note: int


def steps(population: Population) -> dict[str, int | None]:
    """The note of each step; none of them where the population has no ADKAR."""
    return {step: getattr(population.adkar, step, None) for step in STEPS}


def barrier(population: Population) -> Barrier | None:
    """The first step that is noted at 3 or less; those without a note are left out."""
    for step, note in steps(population).items():
        if note is not None and note <= BARRIER:
            return Barrier(step, note)
    return None


def by_strain(populations: Iterable[Population]) -> list[Population]:
    """Those first of whom most is asked beyond what carries them; of equals the larger ones."""
    return sorted(populations, key=lambda one: (one.backing - one.load, -one.size, one.id))


# -- what people hear -----------------------------------------------------------------------------


def to_send(f: Figures) -> list[Communication]:
    """The communications that are planned, by date: those that are late come first."""
    planned = [each for each in f.plan.change.communications if each.status == "planned"]
    return sorted(planned, key=lambda each: (each.date, each.id))


def is_late(f: Figures, communication: Communication) -> bool:
    """Planned for a day that has passed."""
    return communication.status == "planned" and communication.date < f.as_of


def silence(f: Figures) -> int | None:
    """Days since users last heard something, in the first 90 days; None before the first message."""
    found = last_heard(f)
    return None if found is None else (f.as_of - found[0]).days


def is_silent(f: Figures) -> bool:
    """Nothing was heard for more than a month."""
    days = silence(f)
    return days is not None and min(f.day, days) > TOLD_EVERY


def only_channel(f: Figures) -> str | None:
    """The one channel through which all messages went that name theirs; from three on."""
    used = [message.channel for _day, _number, message in sent(f) if message.channel]
    same = len({name.strip().casefold() for name in used}) == 1
    return used[-1] if same and len(used) >= ENOUGH_TO_JUDGE else None


def is_one_way(f: Figures) -> bool:
    """All messages went down, and none asked users anything; from three on."""
    messages = [message for _day, _number, message in sent(f)]
    return len(messages) >= ENOUGH_TO_JUDGE and all(m.direction == "down" for m in messages)


# -- what was promised ----------------------------------------------------------------------------


def open_commitments(commitments: Iterable[Commitment]) -> list[Commitment]:
    """Those that are neither kept nor dropped, by due date; those without one come last."""
    found = [each for each in commitments if each.status not in ENDED]
    return sorted(found, key=lambda each: (each.due or date.max, each.id))
