"""The relapse guard: what was met once and is not any more, and what was passed without being met."""

from bisect import bisect_right
from datetime import date
from typing import NamedTuple

from hypercare_cli.metric import Figures
from hypercare_cli.plan.roadmap import Criterion
from hypercare_cli.steering.days import DAY, Judge, earlier, last_day, runs
from hypercare_cli.steering.gates.gate import (
    Answer,
    Gate,
    Verdict,
    answer,
    answers,
    judge_of,
    together,
)


class Relapse(NamedTuple):
    """When it was last met, and the day from which on it has not been."""

    last_met: date
    since: date


class Passage(NamedTuple):
    """The day on which a milestone was marked done, and its gate as it was on that day."""

    day: date
    verdict: Verdict | None
    unmet: tuple[Criterion, ...]


def criterion_relapse(f: Figures, found: Answer) -> Relapse | None:
    """None for a criterion that is met, or has not been since T0."""
    if found.verdict == "met":
        return None
    return relapse(f, met(f, found.criterion))


def gate_relapse(f: Figures, gate: Gate) -> Relapse | None:
    """The same for all criteria of a gate together."""
    if gate.verdict in (None, "met"):
        return None
    judges = [met(f, found.criterion) for found in gate.answers]
    return relapse(f, lambda day: all(judge(day) for judge in judges))


def met(f: Figures, criterion: Criterion) -> Judge:
    """Whether a criterion was met on a day up to as-of.

    How long its condition had lasted by then comes from the times during which it held, found once:
    looking back from each day anew takes the square of the days.
    """
    if criterion.lasting is None:
        return lambda day: answer(f.on(day), criterion).verdict == "met"
    bare, lasting = Criterion(**{**vars(criterion), "lasting": None}), criterion.lasting

    def judge(day: date) -> bool:
        held = held_since(f, criterion, day)
        if held is None or held > earlier(f.plan, day, lasting):
            return False
        return answer(f.on(day), bare).verdict == "met"

    return judge


def held_since(f: Figures, criterion: Criterion, day: date) -> date | None:
    """The first day of the time, not before T0, during which the condition held and held on a day."""

    def times(now: Figures) -> list[tuple[date, date]]:
        return list(runs(now.plan, judge_of(now, criterion), now.plan.kickoff, now.as_of))

    found = f.once(f"times of {criterion.when}", times)
    at = bisect_right(found, day, key=lambda time: time[0]) - 1
    return found[at][0] if at >= 0 and day <= found[at][1] else None


def relapse(f: Figures, judge: Judge) -> Relapse | None:
    """The end of the last time since T0 at which it was met."""
    if f.as_of <= f.plan.kickoff:
        return None
    met = last_day(f.plan, judge, f.plan.kickoff, f.as_of - DAY)
    return None if met is None else Relapse(met, met + DAY)


def passage(f: Figures, gate: Gate) -> Passage | None:
    """How a milestone was passed; None as long as it is not marked done."""
    done_on = gate.milestone.done_on if gate.milestone is not None else None
    if gate.milestone is None or done_on is None or not f.came(done_on):
        return None
    then = answers(f.on(done_on), gate.milestone.criteria)
    unmet = tuple(found.criterion for found in then if found.verdict != "met")
    return Passage(done_on, together({found.verdict for found in then}), unmet)
