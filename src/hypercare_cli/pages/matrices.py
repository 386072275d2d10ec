"""Matrices of two scales: open risks by probability and impact, people by influence and attitude."""

from collections.abc import Iterable, Sequence

from hypercare_cli.blocks import Badge, Field, Grid
from hypercare_cli.metrics.risks import LEVELS
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.figures import score_badge, shortened
from hypercare_cli.plan.kinds import Colour, Level
from hypercare_cli.plan.risks import Risk
from hypercare_cli.steering.change import by_strain

FEWEST = 2
"""People who make a map."""
TITLED = 5
"""Entries of a field that are written out; of more only the ids."""
LONGEST = 60
"""Letters of a title in a field."""
DOWN: tuple[Level, ...] = ("H", "M", "L")
ACROSS: tuple[Level, ...] = ("L", "M", "H")
HIGHEST = 5
NARROWEST = 2
SHORT = 30
"""Letters of a name in a field of which five stand side by side."""
ATTITUDES = ("resistant", "neutral", "ally")


def risk_matrix(e: Edition) -> Grid | None:
    """The open risks by probability and impact."""
    w = e.words
    found = [risk for risk in e.plan.risks if risk.status == "open"]
    if not found:
        return None
    rows = tuple(
        (w.term("level", down), tuple(risk_field(found, down, across) for across in ACROSS))
        for down in DOWN
    )
    return Grid(
        w.say("Open risks by probability and impact"),
        w.say("Impact"),
        w.say("Probability"),
        tuple(w.term("level", level) for level in ACROSS),
        rows,
        w.say(
            "Open risks: {open}; high: {high}.",
            open=e.figure("risks.open"),
            high=e.figure("risks.high"),
        ),
    )


def risk_field(found: Sequence[Risk], probability: Level, impact: Level) -> Field:
    """The risks of a field on the colour and the score that it stands for."""
    here = [risk for risk in found if (risk.probability, risk.impact) == (probability, impact)]
    score = LEVELS[probability] * LEVELS[impact]
    return Field(named((risk.id, risk.title) for risk in here), score_badge(score))


def named(entries: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """A line each; where there are too many, only the ids."""
    found = list(entries)
    if len(found) > TITLED:
        return (", ".join(id_ for id_, _title in found),)
    return tuple(f"{id_} – {shortened(title, LONGEST)}" for id_, title in found)


def stakeholder_map(e: Edition) -> Grid | None:
    """People by influence and attitude, and what that asks for."""
    w = e.words
    found = [person for person in e.plan.people if person.influence and person.attitude]
    if len(found) < FEWEST:
        return None
    grounds: dict[tuple[str, str], Badge] = {
        ("H", "resistant"): badge("red", w.say("win over first")),
        ("M", "resistant"): badge("amber", w.say("win over")),
        ("H", "neutral"): badge("amber", w.say("convince")),
        ("H", "ally"): badge("green", w.say("rely on")),
    }
    rows = tuple(
        (
            w.term("level", influence),
            tuple(
                Field(
                    few(
                        e.person(person.id)
                        for person in found
                        if (person.influence, person.attitude) == (influence, attitude)
                    ),
                    grounds.get((influence, attitude)),
                )
                for attitude in ATTITUDES
            ),
        )
        for influence in DOWN
    )
    resistant = [person.id for person in found if person.attitude == "resistant"]
    return Grid(
        w.say("Stakeholders by influence and attitude"),
        w.say("Attitude"),
        w.say("Influence"),
        tuple(w.term("attitude", attitude) for attitude in ATTITUDES),
        rows,
        w.say(
            "People placed: {count}; resistant: {resistant}.",
            count=len(found),
            resistant=e.people(resistant),
        ),
    )


def population_map(e: Edition) -> Grid | None:
    """Populations by what the change asks of them and what carries them."""
    w, found = e.words, e.plan.change.populations
    if len(found) < FEWEST:
        return None
    backings = scale_of(one.backing for one in found)
    rows = tuple(
        (w.number(load), tuple(population_field(e, load, backing) for backing in backings))
        for load in reversed(scale_of(one.load for one in found))
    )
    strained = [one for one in by_strain(found) if one.load > one.backing]
    return Grid(
        w.say("Populations by load and backing"),
        w.say("Backing received"),
        w.say("Load"),
        tuple(map(w.number, backings)),
        rows,
        w.say(
            "Load above backing: {populations}.",
            populations=w.listing(one.title for one in strained),
        ),
    )


def scale_of(notes: Iterable[int]) -> range:
    """The part of the scale from 1 to 5 that is used, three notes of it at least."""
    found = sorted(notes)
    low, high = found[0], found[-1]
    while high - low < NARROWEST:
        low, high = (low, high + 1) if high < HIGHEST else (low - 1, high)
    return range(low, high + 1)


def population_field(e: Edition, load: int, backing: int) -> Field:
    """Those of this load and backing; the further the load lies above, the redder."""
    w = e.words
    here = (
        w.say("{name} ({size})", name=shortened(one.title, SHORT), size=one.size)
        for one in e.plan.change.populations
        if (one.load, one.backing) == (load, backing)
    )
    gap = load - backing
    ground = None
    if gap > 0:
        ground = badge("red", w.say("act first")) if gap > 1 else badge("amber", w.say("support"))
    return Field(few(here), ground)


def few(names: Iterable[str]) -> tuple[str, ...]:
    """A line each; where there are too many, one after the other."""
    found = tuple(names)
    return (", ".join(found),) if len(found) > TITLED else found


def badge(colour: Colour, word: str) -> Badge:
    return Badge(colour, word)
