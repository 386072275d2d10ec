"""Change: vision, factors, populations, impacts, workshops, communication and commitments."""

from collections.abc import Iterator
from datetime import date

from hypercare_cli.blocks import Badge, Block, Cell, Column, Paragraph
from hypercare_cli.i18n.words import UNKNOWN
from hypercare_cli.metrics.change import FACTORS
from hypercare_cli.pages.adkar import adkar
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.matrices import population_map
from hypercare_cli.pages.pictures import factor_radar
from hypercare_cli.pages.plan.listing import facts, pictures, section, table
from hypercare_cli.plan.change import Communication, Population
from hypercare_cli.steering.change import is_late


def change(e: Edition) -> Iterator[Block]:
    w = e.words
    radar = pictures(factor_radar(e))
    yield from section(w.say("Vision and factors"), vision(e), readiness(e), radar, factors(e))
    yield from section(
        w.say("Populations"),
        populations(e),
        pictures(population_map(e)),
        adkar(e),
        expectations(e),
    )
    yield from section(w.say("Impacts and workshops"), impacts(e), workshops(e))
    yield from section(w.say("Communication"), communications(e))
    yield from section(w.say("Commitments"), commitments(e))


def vision(e: Edition) -> Iterator[Block]:
    if e.plan.change.vision:
        yield Paragraph(e.plan.change.vision, "lead")
    if e.plan.change.notes:
        yield Paragraph(e.plan.change.notes)


def readiness(e: Edition) -> Iterator[Block]:
    yield from facts(e.facts("change.readiness", "change.load"))


def factors(e: Edition) -> Iterator[Block]:
    """The notes of each assessment, from 1 (weak) to 5 (strong), and the latest of each factor."""
    w = e.words
    found = e.f.to_date(e.plan.change.factors)
    columns = [
        Column(w.say("Factor")),
        *(Column(e.day(one.date), "right") for one in found),
        Column(w.say("Latest"), "right"),
    ]
    rows = [
        (
            w.term("factor", factor),
            *(w.number(getattr(one, factor)) for one in found),
            e.figure(f"change.{factor}"),
        )
        for factor in FACTORS
    ]
    yield from table(columns, rows if found else [])
    for one in found:
        if one.notes:
            text = w.say("{label}: {value}", label=e.day(one.date), value=one.notes)
            yield Paragraph(text, "note")


def populations(e: Edition) -> Iterator[Block]:
    """What the change asks of each population, and what carries it."""
    w = e.words
    columns = (
        Column(w.say("Population")),
        Column(w.say("People"), "right"),
        Column(w.say("Load"), "right"),
        Column(w.say("Backing"), "right"),
        Column(w.say("Balance")),
        Column(w.say("Attitude")),
        Column(w.say("Measures")),
    )
    yield from table(
        columns,
        [
            (
                e.what(population, population.title),
                w.number(population.size),
                w.number(population.load),
                w.number(population.backing),
                balance(e, population),
                w.term("attitude", population.attitude),
                w.listing(population.measures),
            )
            for population in e.plan.change.populations
        ],
    )


def balance(e: Edition, population: Population) -> Badge:
    if population.load > population.backing:
        return Badge("amber", e.words.say("load above backing"))
    return Badge("green", e.words.say("carried"))


def expectations(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Population")),
        Column(w.say("Expects")),
        Column(w.say("Gains")),
        Column(w.say("Fears")),
    )
    yield from table(
        columns,
        [
            (
                population.title,
                population.expectations or UNKNOWN,
                population.benefits or UNKNOWN,
                population.resistance or UNKNOWN,
            )
            for population in e.plan.change.populations
            if population.expectations or population.benefits or population.resistance
        ],
        w.say("Expectations, gains and fears"),
    )


def impacts(e: Edition) -> Iterator[Block]:
    w, found = e.words, e.plan.change
    columns = (
        Column(w.say("Population")),
        Column(w.say("Kind")),
        Column(w.say("Before")),
        Column(w.say("After")),
        Column(w.say("Notes")),
    )
    yield from table(
        columns,
        [
            (
                e.titles(found.populations, [impact.population] if impact.population else []),
                w.term("impact_kind", impact.kind),
                impact.before or UNKNOWN,
                impact.after or UNKNOWN,
                e.what(impact),
            )
            for impact in found.impacts
            if impact.population or impact.before or impact.after or e.what(impact) != UNKNOWN
        ],
        w.say("Impacts"),
    )


def workshops(e: Edition) -> Iterator[Block]:
    w, found = e.words, e.plan.change
    known = {decision.id for decision in e.plan.decisions}
    columns = (
        Column(w.say("Date")),
        Column(w.say("Topic")),
        Column(w.say("Populations")),
        Column(w.say("Decisions")),
    )
    yield from table(
        columns,
        [
            (
                e.dated(workshop.date),
                e.what(workshop, workshop.topic),
                e.titles(found.populations, workshop.populations),
                w.listing(id_ for id_ in workshop.decisions if id_ in known),
            )
            for workshop in e.f.to_date(found.workshops)
        ],
        w.say("Workshops"),
    )


# -- communication and commitments --------------------------------------------------------------


def communications(e: Edition) -> Iterator[Block]:
    """What was said to date, and what is planned."""
    w = e.words
    columns = (
        Column(w.say("Date")),
        Column(w.say("Readers")),
        Column(w.say("Channel")),
        Column(w.say("Direction")),
        Column(w.say("Template")),
        Column(w.say("Owner")),
        Column(w.say("Status")),
    )
    found = [c for c in e.plan.change.communications if c.status == "planned" or is_past(e, c.date)]
    rows = [row(e, communication) for communication in sorted(found, key=lambda c: c.date)]
    yield from table(columns, rows)


def is_past(e: Edition, day: date) -> bool:
    return day <= e.f.as_of


def row(e: Edition, communication: Communication) -> tuple[Cell, ...]:
    w = e.words
    return (
        e.dated(communication.date),
        e.what(communication, readers(e, communication)),
        communication.channel or UNKNOWN,
        w.term("direction", communication.direction),
        e.words.term("template", communication.template),
        e.person(communication.owner),
        sending(e, communication),
    )


def sending(e: Edition, communication: Communication) -> Cell:
    """Sent, late, or the word of its status."""
    w = e.words
    if communication.status == "sent":
        return Badge("green", w.term("status", "sent"))
    if is_late(e.f, communication):
        return Badge("red", w.say("late"))
    return w.term("status", communication.status)


def readers(e: Edition, communication: Communication) -> str:
    """People and populations; a communication names its readers in `audience`."""
    known = {population.id: population.title for population in e.plan.change.populations}
    known |= e.names | {"all": e.words.term("audience", "all")}
    return e.words.listing(known[id_] for id_ in communication.audience if id_ in known)


def commitments(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Commitment")),
        Column(w.say("Of whom")),
        Column(w.say("Owner")),
        Column(w.say("Due")),
        Column(w.say("Status")),
    )
    yield from table(
        columns,
        [
            (
                e.what(commitment, commitment.text),
                w.term("party", commitment.party),
                e.person(commitment.owner),
                e.day(commitment.due),
                e.state(commitment),
            )
            for commitment in e.plan.change.commitments
        ],
    )
