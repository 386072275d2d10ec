"""HC62x: notes by hand, weights and measures that make the health score say something else."""

from collections.abc import Iterator
from datetime import timedelta

from hypercare_cli.metrics.health import manual_note, measured_note, measures, rated, weights
from hypercare_cli.plan.health import DIMENSIONS
from hypercare_cli.rule import Hit, Look, rule
from hypercare_cli.steering.agenda.rhythm import NOTES_OLD, assessments_in_use

FAR = 2
STALE = timedelta(days=NOTES_OLD)
MEASURED_BY = timedelta(days=35)
"""From go-live to the first figures of every dimension."""


@rule(
    "HC621",
    "manual-note-far-from-measured",
    "warning",
    "`{dimension}` was given {manual} by hand, while its measures make {measured}",
    "Say in `comment:` what the measures do not show and rate again, or write `rated: measured`.",
)
def manual_note_far_from_measured(look: Look) -> Iterator[Hit]:
    """A note by hand stands for what the figures cannot see. Two points away from them it replaces
    what they do see, and the health score shows a wish.

    Bad:
        health:
          assessments:
            - date: T+25
              adoption: 5  # <- HC621:17
        adoption:
          snapshots:
            - {date: T+28, eligible: 120, active_7d: 15, active_30d: 30, depth: 0.30}

    Good:
        health:
          assessments:
            - {date: T+25, adoption: 3}
        adoption:
          snapshots:
            - {date: T+28, eligible: 120, active_7d: 15, active_30d: 30, depth: 0.30}
    """
    for dimension, number, assessment in assessments_in_use(look.f):
        if look.as_of - assessment.date > STALE or has_impossible_measure(look, dimension):
            continue
        manual, measured = manual_note(look.f, dimension), measured_note(look.f, dimension)
        if manual is not None and measured is not None and abs(manual - measured) >= FAR:
            path = ("health", "assessments", number, dimension)
            yield look.at(*path, dimension=dimension, manual=manual, measured=measured)


def has_impossible_measure(look: Look, dimension: str) -> bool:
    """A share above 1 has a rule of its own; the note made from it says nothing."""
    return any((look.f[measure] or 0) > 1 for measure in measures(look.f, dimension))


@rule(
    "HC622",
    "assessment-out-of-date",
    "warning",
    "the notes of {date} are {days} days old and still make part of the health score",
    "Assess again, or let the figures speak: `rated: measured`.",
)
def assessment_out_of_date(look: Look) -> Iterator[Hit]:
    """A note by hand goes before the measured one, however old it is: the score stays where it was
    put while the rollout moves on. After 45 days nobody remembers why it was given.

    As of: T+80

    Bad:
        health:
          assessments:
            - date: T+30  # <- HC622:13
              adoption: 4
              value: 3

    Good:
        health:
          assessments:
            - {date: T+30, adoption: 4}
            - {date: T+60, adoption: 4}
    """
    reported = set()
    for _dimension, number, assessment in assessments_in_use(look.f):
        age = look.as_of - assessment.date
        if age > STALE and number not in reported:
            reported.add(number)
            path = ("health", "assessments", number, "date")
            yield look.at(*path, date=assessment.date, days=age.days)


@rule(
    "HC623",
    "dimension-without-weight",
    "warning",
    "`{dimension}` weighs nothing in the health score",
    "Give it a weight above 0; the five weights add up to 100.",
)
def dimension_without_weight(look: Look) -> Iterator[Hit]:
    """A dimension of weight 0 can collapse without the score moving. If it does not matter today,
    a small weight keeps it in sight.

    Bad:
        health:
          dimensions:
            activation: {weight: 20}
            adoption: {weight: 30}
            value: {weight: 35}
            engagement: {weight: 15}
            support: {weight: 0}  # <- HC623:23

    Good:
        health:
          dimensions:
            activation: {weight: 20}
            adoption: {weight: 30}
            value: {weight: 30}
            engagement: {weight: 15}
            support: {weight: 5}
    """
    if look.plan.health.dimensions is not None:
        for dimension, weight in weights(look.f).items():
            if not weight:
                path = ("health", "dimensions", dimension, "weight")
                yield look.at(*path, dimension=dimension)


@rule(
    "HC624",
    "dimension-without-measure",
    "warning",
    "`{dimension}` is rated by its measures, but none of them is known",
    "Enter one of them: {measures}; or write `rated: auto` and assess it by hand.",
)
def dimension_without_measure(look: Look) -> Iterator[Hit]:
    """`rated: measured` refuses notes by hand. Without a single figure 35 days after go-live the
    dimension falls out of the score, which then speaks of something else than people think.

    As of: T+61

    Bad:
        plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en, golive: T+25}
        health:
          dimensions:
            activation: {weight: 20}
            adoption: {weight: 30}
            value: {weight: 25}
            engagement: {weight: 15}
            support: {weight: 10, rated: measured}  # <- HC624:34

    Good:
        plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en, golive: T+25}
        health:
          dimensions:
            activation: {weight: 20}
            adoption: {weight: 30}
            value: {weight: 25}
            engagement: {weight: 15}
            support: {weight: 10}
    """
    golive = look.plan.plan.golive
    if look.plan.health.dimensions is None or golive is None:
        return
    if look.as_of <= golive + MEASURED_BY:
        return
    for dimension, weight in weights(look.f).items():
        if not weight or rated(look.f, dimension) != "measured":
            continue
        known = measures(look.f, dimension)
        if all(look.f[measure] is None for measure in known):  # one that is known is enough to see
            wanted = ", ".join(f"`{measure}`" for measure in known)
            path = ("health", "dimensions", dimension, "rated")
            yield look.at(*path, dimension=dimension, measures=wanted)


@rule(
    "HC625",
    "assessed-twice-on-one-day",
    "warning",
    "`{dimension}` was assessed twice on {date}: {first}, then {second}; only the last counts",
    "Agree on one note and remove the other.",
)
def assessed_twice_on_one_day(look: Look) -> Iterator[Hit]:
    """Of two notes of one day the last in the file goes into the score, whoever gave the other.

    Bad:
        health:
          assessments:
            - {date: T+25, adoption: 4, value: 3}
            - date: T+25
              adoption: 2  # <- HC625:17

    Good:
        health:
          assessments:
            - {date: T+25, adoption: 4}
            - {date: T+25, value: 3}
            - {date: T+30, adoption: 3}
    """
    assessments = look.plan.health.assessments
    if len(assessments) < 2:
        return
    seen: dict[tuple[object, str], int] = {}
    for number, assessment in enumerate(assessments):
        notes = {name: getattr(assessment, name) for name in DIMENSIONS}
        given = {name: note for name, note in notes.items() if note is not None}
        twice = [name for name in given if (assessment.date, name) in seen]
        for name in twice[:1]:
            slots = {"first": seen[assessment.date, name], "second": given[name]}
            path = ("health", "assessments", number, name)
            yield look.at(*path, dimension=name, date=assessment.date, **slots)
        seen |= {(assessment.date, name): note for name, note in given.items()}
