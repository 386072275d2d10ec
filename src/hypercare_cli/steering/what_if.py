"""What would follow if some figures had other values: the score, the gates, the playbooks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cached_property

from hypercare_cli.metric import EXACT, Figures, Value
from hypercare_cli.metrics import health
from hypercare_cli.plan.health import DIMENSIONS
from hypercare_cli.rounding import comparable
from hypercare_cli.steering.gates.gate import Gate, all_gates
from hypercare_cli.steering.playbooks.firing import Firing, firings


@dataclass(frozen=True)
class Supposition:
    """The figures of a plan as they are, and as they would be with `after.given`."""

    before: Figures
    after: Figures

    @cached_property
    def moved(self) -> tuple[str, ...]:
        """The figures that follow, in the order of the catalogue."""
        found = (id_ for id_ in self.before.ids() if id_ not in self.after.given)
        return tuple(id_ for id_ in found if differs(self.before[id_], self.after[id_]))

    @cached_property
    def points(self) -> dict[str, Decimal | None]:
        """Dimension → what the change of its note does to the score, at the weights that count then.

        None for a dimension without a note before or after; the points add up to the change of the
        score where none comes in.
        """
        weights, notes = health.weights(self.after), health.notes(self.after)
        total = sum((weights[n] for n in DIMENSIONS if notes[n] is not None), Decimal(0))
        found: dict[str, Decimal | None] = {}
        with localcontext(EXACT):
            for name, note in notes.items():
                before = self.before[f"health.{name}"]
                known = note is not None and before is not None and total
                found[name] = 20 * Decimal(note - before) * weights[name] / total if known else None
        return found

    @cached_property
    def gates(self) -> tuple[tuple[Gate, Gate], ...]:
        """The gates with a criterion whose verdict changes: before, after."""
        pairs = zip(all_gates(self.before), all_gates(self.after), strict=True)
        return tuple((a, b) for a, b in pairs if verdicts(a) != verdicts(b))

    @cached_property
    def playbooks(self) -> tuple[tuple[Firing, Firing], ...]:
        """The playbooks that stop or start to fire, or of which that is no more open: before, after."""
        pairs = zip(firings(self.before), firings(self.after), strict=True)
        return tuple((a, b) for a, b in pairs if a.state != b.state)

    @cached_property
    def unused(self) -> tuple[str, ...]:
        """What was given though nothing in this plan is made from it."""
        used = set(read(self.before)) | set(read(self.after))
        return tuple(metric for metric in self.after.given if metric not in used)

    @cached_property
    def silent(self) -> tuple[str, ...]:
        """The measures given of dimensions that are rated by hand: they leave the score alone."""
        return tuple(
            metric
            for name in DIMENSIONS
            if health.source(self.after, name) == "manual"
            and f"health.{name}" not in self.after.given
            for metric in health.measures(self.after, name)
            if metric in self.after.given
        )


def suppose(f: Figures, given: Mapping[str, Value]) -> Supposition:
    return Supposition(f, f.with_given(given))


def differs(one: Value, other: Value) -> bool:
    """At the nine decimals at which figures are compared."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return comparable(one) != comparable(other)
    return one != other


def verdicts(gate: Gate) -> list[str]:
    return [answer.verdict for answer in gate.answers]


def read(f: Figures) -> Iterator[str]:
    """Every metric that another one, a criterion or a playbook of the plan is made from."""
    for metric in f.ids():
        yield from f.trace(metric).metrics
    for gate in all_gates(f):
        for answer in gate.answers:
            yield from answer.figures
    for firing in firings(f):
        yield from firing.values
