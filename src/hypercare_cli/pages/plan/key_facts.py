"""Key facts: the customer, the rollout, its perimeter, needs, existing landscape and processes."""

from collections.abc import Iterator

from hypercare_cli.blocks import Block, Cell, Column
from hypercare_cli.i18n.words import UNKNOWN
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.plan.listing import bullets, facts, section, table
from hypercare_cli.plan.needs import Need


def key_facts(e: Edition) -> Iterator[Block]:
    w = e.words
    yield from section(w.say("The customer"), customer(e))
    yield from section(w.say("The rollout"), rollout(e))
    yield from section(w.say("Perimeter and use cases"), perimeter(e), use_cases(e))
    yield from section(w.say("Needs and difficulties"), needs(e))
    yield from section(w.say("Existing landscape"), landscape(e))
    yield from section(w.say("Processes before and after"), processes(e))


def customer(e: Edition) -> Iterator[Block]:
    w, found = e.words, e.plan.customer
    if found is None:
        return
    pairs = [
        (w.say("Name"), found.name),
        (w.say("Sector"), found.sector),
        (w.say("In short"), found.summary),
        (w.say("Notes"), found.notes),
    ]
    yield from facts(pairs)
    yield from bullets(found.facts)


def rollout(e: Edition) -> Iterator[Block]:
    w, plan = e.words, e.plan.plan
    pairs: list[tuple[str, Cell | None]] = [
        (w.say("Kick-off (T0)"), e.day(plan.kickoff)),
        (w.say("Go-live"), None if plan.golive is None else e.dated(plan.golive)),
        (w.say("As of"), e.dated(e.f.as_of)),
        (w.say("Context"), w.term("context", plan.context)),
        (w.say("Delivery"), w.term("delivery", plan.delivery)),
        (w.say("Led by"), e.person(plan.owner)),
        (w.say("Currency"), plan.currency),
        (w.say("Time zone"), plan.timezone),
        (w.say("Closing days"), w.listing(map(e.day, plan.closing_days))),
        (w.say("Revision of the plan"), plan.revision),
        (w.say("Notes"), plan.notes),
    ]
    yield from facts(pairs)


def perimeter(e: Edition) -> Iterator[Block]:
    w = e.words
    found = e.plan.customer.perimeter if e.plan.customer is not None else None
    if found is not None:
        yield from facts(
            [
                (w.say("Products"), w.listing(found.products)),
                (w.say("Zones"), w.listing(found.zones)),
                (w.say("Domains"), w.listing(found.domains)),
                (w.say("Techniques"), w.listing(found.techniques)),
                (w.say("Notes"), found.notes),
            ]
        )


def use_cases(e: Edition) -> Iterator[Block]:
    w = e.words
    cases = () if e.plan.customer is None else e.plan.customer.use_cases
    found = sorted(cases, key=lambda case: (case.rank is None, case.rank or 0))
    columns = (Column(w.say("Rank"), "centre"), Column(w.say("Ref.")), Column(w.say("Use case")))
    yield from table(
        columns, [(w.number(case.rank), case.id, e.what(case, case.title)) for case in found]
    )


def needs(e: Edition) -> Iterator[Block]:
    """The weightiest first: frequency × severity."""
    w = e.words
    columns = (
        Column(w.say("Need or difficulty")),
        Column(w.say("Kind")),
        Column(w.say("Frequency"), "right"),
        Column(w.say("Severity"), "right"),
        Column(w.say("Weight"), "right"),
        Column(w.say("Expected outcome")),
    )
    yield from table(
        columns,
        [
            (
                e.what(need, need.title),
                w.term("need_kind", need.kind),
                w.number(need.frequency),
                w.number(need.severity),
                w.number(weight(need)),
                e.titles(e.plan.outcomes, [need.outcome] if need.outcome else []),
            )
            for need in sorted(e.plan.needs, key=lambda need: -(weight(need) or 0))
        ],
    )


def weight(need: Need) -> int | None:
    """Frequency × severity, 1 to 25; None where one is missing."""
    if need.frequency is None or need.severity is None:
        return None
    return need.frequency * need.severity


def landscape(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("What is there")),
        Column(w.say("Kind")),
        Column(w.say("Owner")),
        Column(w.say("Quality")),
        Column(w.say("Fate")),
    )
    yield from table(
        columns,
        [
            (
                e.what(item, item.title),
                w.term("landscape_kind", item.kind),
                e.person(item.owner),
                w.term("quality", item.quality),
                w.term("fate", item.fate),
            )
            for item in e.plan.landscape
        ],
    )


def processes(e: Edition) -> Iterator[Block]:
    w = e.words
    columns = (
        Column(w.say("Process")),
        Column(w.say("Before")),
        Column(w.say("In the tool")),
        Column(w.say("Decision")),
    )
    yield from table(
        columns,
        [
            (
                e.what(process, process.title),
                process.current or UNKNOWN,
                process.standard or UNKNOWN,
                w.term("fate", process.decision),
            )
            for process in e.plan.processes
        ],
    )
