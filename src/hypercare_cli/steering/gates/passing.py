"""What it takes to pass a gate: for each criterion that is not met, the smallest change of its figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import localcontext

from hypercare_cli.condition import parse
from hypercare_cli.metric import EXACT, Figures, Value
from hypercare_cli.steering.gates.gate import Answer, Gate, all_gates, next_gates
from hypercare_cli.steering.gates.inversion import Raise, Way, way
from hypercare_cli.steering.reach import Reach, reach

NEXT = "next"


@dataclass(frozen=True, slots=True)
class Need:
    """What one criterion takes that is not met.

    `score` is the search of the health score, `unsigned` whether its signature is missing,
    `waits` whether it must also hold for some time, or over periods, from then on.
    """

    answer: Answer
    raises: tuple[Raise, ...]
    score: Reach | None
    unknown: tuple[str, ...]
    unsigned: bool
    waits: bool
    is_possible: bool


@dataclass(frozen=True, slots=True)
class Passing:
    """What a whole gate takes. With `given` in place of today's values each criterion that figures
    can meet is met: that has been checked."""

    gate: Gate
    needs: tuple[Need, ...]
    given: dict[str, Value]

    @property
    def is_enough(self) -> bool:
        """Whether the changes alone open the gate."""
        return all(
            need.is_possible and not (need.unknown or need.unsigned or need.waits)
            for need in self.needs
        )


def gate_named(f: Figures, name: str) -> Gate | None:
    """A gate by its id, or by the day of its milestone: `M30`, `T+30`, `exit`; `next` is the first
    that is not passed."""
    gates = all_gates(f)
    if name.casefold() == NEXT:
        return next(iter(next_gates(f, gates)), None)
    found = next((gate for gate in gates if gate.id.casefold() == name.casefold()), None)
    if found is not None:
        return found
    wanted = "T+0" if name.upper() == "T0" else name.upper()
    days = {f"T{f.plan.day(gate.day):+d}": gate for gate in reversed(gates) if gate.milestone}
    return days.get(wanted)


def name_of(f: Figures, gate: Gate) -> str:
    """Its id, with the day of its milestone: `M30 (T+30)`."""
    day = f.plan.day(gate.day)
    if gate.milestone is None:
        return gate.id
    return f"{gate.id} ({f'T{day:+d}' if day else 'T0'})"


def passing(f: Figures, gate: Gate) -> Passing:
    """The changes for each criterion that is not met; the score last, with what the others bring it."""
    open_ = [answer for answer in gate.answers if answer.verdict != "met"]
    with localcontext(EXACT):
        ways = {answer.criterion.id: way_of(f, answer) for answer in open_}
        given = together(one for way in ways.values() for one in way.raises)
        then = f.with_given(given)
        wanted = [way.score for way in ways.values() if way.score is not None]
        found = reach(then, max(wanted)) if wanted else None
        if found is not None:
            given |= found.given
        last = f.with_given(given)
        needs = tuple(need(last, answer, ways[answer.criterion.id], found) for answer in open_)
    return Passing(gate, needs, given)


def together(raises: Iterable[Raise]) -> dict[str, Value]:
    """One value a figure: of several the one that asks most."""
    most: dict[str, Raise] = {}
    for one in raises:
        if one.metric not in most or one.effort > most[one.metric].effort:
            most[one.metric] = one
    return {metric: one.target for metric, one in most.items()}


def way_of(f: Figures, answer: Answer) -> Way:
    when = answer.criterion.when
    return Way() if when is None else way(f, parse(when).node, wanted=True)


def need(then: Figures, answer: Answer, way: Way, found: Reach | None) -> Need:
    """The way as it turned out: whether the condition holds with all that is changed."""
    criterion = answer.criterion
    holds = criterion.when is None or parse(criterion.when).evaluate(then.__getitem__) is True
    return Need(
        answer,
        way.raises,
        found if way.score is not None else None,
        way.unknown,
        criterion.signed_by is not None and answer.signature != "met",
        bool(criterion.periods or criterion.lasting) and answer.computed != "met",
        not way.dead and (holds or bool(way.unknown)),
    )
