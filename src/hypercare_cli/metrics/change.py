"""Change: the five factors, and what it asks of whom."""

from collections.abc import Iterable
from decimal import Decimal

from hypercare_cli.metric import Figures, mean, metric, share
from hypercare_cli.plan.people import Person

FACTORS = ("sponsors", "governance", "scoping", "human_impact", "communication")


@metric("change.{}", unit="note", label="Change factor", over=FACTORS)
def factor(f: Figures, name: str) -> int | None:
    """The latest note from 1 to 5 that gives this factor."""
    latest = f.latest(f.plan.change.factors, name)
    if latest is None:
        return None
    f.cite(latest, name)
    return int(getattr(latest, name))


@metric("change.readiness", unit="note", label="Readiness for change")
def readiness(f: Figures) -> Decimal | None:
    """Mean of the factors that are known."""
    return mean(f[f"change.{name}"] for name in FACTORS)


@metric("change.load", unit="note", label="Load of the change")
def load(f: Figures) -> Decimal | None:
    """Σ size × load / Σ size, over the populations."""
    populations = f.plan.change.populations
    for population in populations:
        f.cite(population, "size", "load")
    return share(sum(p.size * p.load for p in populations), sum(p.size for p in populations))


@metric("change.gap_population", unit="count", label="People with more load than backing")
def gap_population(f: Figures) -> Decimal:
    """People in populations whose load exceeds their backing."""
    found = [p for p in f.plan.change.populations if p.load > p.backing]
    for population in found:
        f.cite(population, "size", "load", "backing")
    return sum((population.size for population in found), Decimal(0))


@metric("change.resistant_unaddressed", unit="count", label="Resistant people without a lever")
def resistant_unaddressed(f: Figures) -> int:
    """People with attitude resistant and no levers."""
    found = unaddressed(f.plan.people)
    for person in found:
        f.cite(person, "attitude")
    return len(found)


def unaddressed(people: Iterable[Person]) -> list[Person]:
    """Those who resist, and for whom no lever is named."""
    return [person for person in people if person.attitude == "resistant" and not person.levers]
