"""Change in practice: who must be won over, where the load is, what people hear, what was promised."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import (
    Badge,
    Block,
    Cell,
    Column,
    Facts,
    Field,
    Grid,
    Page,
    Paragraph,
    Table,
)
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.i18n.words import UNKNOWN, Words
from hypercare_cli.metric import Figures
from hypercare_cli.metrics.change import FACTORS, unaddressed
from hypercare_cli.pages.adkar import advice, barrier_badge
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.figures import as_of
from hypercare_cli.pages.matrices import stakeholder_map
from hypercare_cli.pages.plan.change import readers, sending
from hypercare_cli.pages.plan.listing import bullets, section, table
from hypercare_cli.pages.trends import moved
from hypercare_cli.plan.change import Population
from hypercare_cli.plan.kinds import Colour
from hypercare_cli.steering import change
from hypercare_cli.steering.agenda.rhythm import sent

FIGURES = (
    "change.readiness",
    "change.load",
    "change.gap_population",
    "change.resistant_unaddressed",
)


def change_page(analysis: Analysis, words: Words) -> Page:
    """For those who lead the change: what is internal stands in it, too."""
    e = Edition(analysis, analysis.plan, words, "internal")
    blocks = [
        Facts((as_of(analysis, words), *e.facts(*FIGURES))),
        *section(words.say("Stakeholders"), stakeholders(e), resistant(e)),
        *section(words.say("Populations"), populations(e), barriers(e)),
        *section(words.say("Factors"), factors(e)),
        *section(words.say("Communication"), habits(e), messages(e)),
        *section(words.say("Commitments"), commitments(e)),
    ]
    if len(blocks) == 1:
        text = words.say("The plan says nothing yet about people and change.")
        blocks.append(Paragraph(text, "note"))
    title = words.say("Change – {plan}", plan=analysis.plan.plan.title)
    return Page(title, tuple(blocks))


# -- people ---------------------------------------------------------------------------------------


def stakeholders(e: Edition) -> Iterator[Block]:
    """The map by influence and attitude, then those who have no place on it."""
    w, found = e.words, stakeholder_map(e)
    if found is not None:
        yield as_table(found)
    others = [p for p in e.plan.people if p.side != "provider"]
    unplaced = [p.id for p in others if not (p.influence and p.attitude)]
    if unplaced:
        text = w.say("Without influence or attitude: {people}.", people=e.people(unplaced))
        yield Paragraph(text, "note")


def as_table(grid: Grid) -> Table:
    """A map in rows and columns: who is in a field, and what that asks for."""
    columns = (Column(grid.down), *(Column(name, width=2) for name in grid.columns))
    rows = tuple((name, *(field_text(field) for field in fields)) for name, fields in grid.rows)
    return Table(columns, rows)


def field_text(field: Field) -> str:
    if not field.items:
        return ""
    words = [field.ground.word.upper()] if field.ground is not None else []
    return "\n".join((*words, *field.items))


def resistant(e: Edition) -> Iterator[Block]:
    """Those who resist, what holds them back, and what may move them."""
    w = e.words
    columns = (
        Column(w.say("Resistant")),
        Column(w.say("Resistance"), width=2),
        Column(w.say("Levers"), width=2),
    )
    alone = {person.id for person in unaddressed(e.plan.people)}
    missing = Badge("red", w.say("no lever named"))
    yield from table(
        columns,
        [
            (
                e.person(person.id),
                person.resistance or UNKNOWN,
                missing if person.id in alone else person.levers or UNKNOWN,
            )
            for person in e.plan.people
            if person.attitude == "resistant"
        ],
    )


def populations(e: Edition) -> Iterator[Block]:
    """By what is asked of them beyond what carries them."""
    w = e.words
    columns = (
        Column(w.say("Population"), width=2),
        Column(w.say("People"), "right"),
        Column(w.say("Load"), "right"),
        Column(w.say("Backing"), "right"),
        Column(w.say("Gap"), whole=True),
        Column(w.say("Attitude")),
        Column(w.say("Barrier"), whole=True),
    )
    yield from table(
        columns,
        [
            (
                one.title,
                w.number(one.size),
                w.number(one.load),
                w.number(one.backing),
                gap(w, one),
                w.term("attitude", one.attitude),
                barrier_badge(w, change.barrier(one)) if any_noted(one) else UNKNOWN,
            )
            for one in change.by_strain(e.plan.change.populations)
        ],
    )


def gap(words: Words, one: Population) -> Badge:
    """Load less backing, in the colours of the map."""
    found = one.load - one.backing
    colour: Colour = "red" if found > 1 else "amber" if found > 0 else "green"
    return Badge(colour, words.signed(words.number(found)))


def any_noted(population: Population) -> bool:
    return any(change.steps(population).values())


def barriers(e: Edition) -> Iterator[Block]:
    """What moves each population on, beyond the step at which it stands."""
    w = e.words
    found = ((one, change.barrier(one)) for one in change.by_strain(e.plan.change.populations))
    yield from bullets(
        w.say("{label}: {value}", label=one.title, value=w.say(advice(barrier)))
        for one, barrier in found
        if barrier is not None
    )


def factors(e: Edition) -> Iterator[Block]:
    """The latest note of each, and where it came from since the first assessment."""
    w = e.words
    columns = (Column(w.say("Factor")), Column(w.say("Note /5"), "right"), Column(w.say("Trend")))
    known = [name for name in FACTORS if e.f[f"change.{name}"] is not None]
    rows = [(w.term("factor", n), e.figure(f"change.{n}"), factor_trend(e, n)) for n in known]
    yield from table(columns, rows)


def factor_trend(e: Edition, name: str) -> str:
    """A dash for a factor that was noted once."""
    notes = factor_notes(e.f, name)
    return moved(e.words, notes[0], notes[-1]) if len(notes) > 1 else UNKNOWN


def factor_notes(f: Figures, name: str) -> list[Decimal]:
    """The notes to date, oldest first."""
    found = (getattr(one, name) for one in f.to_date(f.plan.change.factors))
    return [note for note in found if note is not None]


# -- what they hear, what was promised -------------------------------------------------------------


def habits(e: Edition) -> Iterator[Block]:
    """When people last heard something, which ways it went, and what is wrong with that."""
    w, f = e.words, e.f
    ways = Counter(message.direction for _day, _number, message in sent(f))
    if ways:
        parts = (
            w.say("{n} {direction}", n=ways[way], direction=w.term("direction", way))
            for way in ("down", "up")
        )
        text = w.listing(parts)
        pairs: list[tuple[str, Cell]] = [(w.say("Messages sent"), text)]
        days = change.silence(f)
        if days is not None:
            ago = w.plural("{n} day ago", "{n} days ago", days)
            pairs.append((w.say("Last heard"), ago))
        yield Facts(tuple(pairs))
    for warning in warnings(e):
        yield Paragraph(w.say(warning), "warning")


def warnings(e: Edition) -> Iterator[Message]:
    if change.is_silent(e.f):
        yield message("Users have heard nothing for more than a month.")
    if change.is_one_way(e.f):
        yield message("All messages went down: nobody has asked users anything yet.")
    channel = change.only_channel(e.f)
    if channel is not None:
        yield message("All messages went through one channel: {channel}.", channel=channel)


def messages(e: Edition) -> Iterator[Block]:
    """What is still to be sent."""
    w = e.words
    columns = (
        Column(w.say("To send on"), whole=True),
        Column(w.say("Readers"), width=2),
        Column(w.say("Channel")),
        Column(w.say("Direction")),
        Column(w.say("Owner")),
        Column(w.say("State"), whole=True),
    )
    yield from table(
        columns,
        [
            (
                w.day(one.date),
                readers(e, one),
                one.channel or UNKNOWN,
                w.term("direction", one.direction),
                e.person(one.owner),
                sending(e, one),
            )
            for one in change.to_send(e.f)
        ],
    )


def commitments(e: Edition) -> Iterator[Block]:
    """Those that are open, the most pressing first."""
    w = e.words
    columns = (
        Column(w.say("Commitment"), width=3),
        Column(w.say("Of whom")),
        Column(w.say("Owner")),
        Column(w.say("Due"), whole=True),
        Column(w.say("Status"), whole=True),
    )
    yield from table(
        columns,
        [
            (
                one.text,
                w.term("party", one.party),
                e.person(one.owner),
                w.day(one.due),
                e.state(one),
            )
            for one in change.open_commitments(e.plan.change.commitments)
        ],
    )
