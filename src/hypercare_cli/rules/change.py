"""HC73x: people whom the change overtakes, promises that nobody keeps."""

from collections.abc import Iterator

from hypercare_cli.i18n.message import Message
from hypercare_cli.method.method import table
from hypercare_cli.rule import Hit, Look, rule
from hypercare_cli.steering.change import ENDED, barrier
from hypercare_cli.values import quoted


@rule(
    "HC731",
    "overloaded-population-without-measure",
    "warning",
    "the change asks more of “{title}” (load {load}) than backs them ({backing}), and no measure helps",
    "Add `measures:`, for example a workshop for their trade, a coach, or a later date.",
)
def overloaded_population_without_measure(look: Look) -> Iterator[Hit]:
    """People of whom more is asked than they get support for fall back on the old way of working.
    The gap is known; without a measure it only waits.

    Bad:
        change:
          populations:
            - {id: POP1, title: Buyers, size: 50, load: 5, backing: 3}  # <- HC731:7

    Good:
        change:
          populations:
            - {id: POP1, title: Buyers, size: 50, load: 5, backing: 3, measures: [Coach on site]}
            - {id: POP2, title: Lawyers, size: 30, load: 4, backing: 4}
    """
    for number, group in enumerate(look.plan.change.populations):
        if group.load > group.backing and not group.measures:
            yield look.at(
                "change",
                "populations",
                number,
                title=group.title,
                load=group.load,
                backing=group.backing,
            )


@rule(
    "HC732",
    "resistant-population-without-measure",
    "warning",
    "“{title}” resist the change, and no measure meets them",
    "Find out why (`resistance:`) and add `measures:`.",
)
def resistant_population_without_measure(look: Look) -> Iterator[Hit]:
    """Resistance has reasons; a group that is only noted as resistant grows.

    Bad:
        change:
          populations:
            - {id: POP1, title: Buyers, size: 50, load: 3, backing: 3, attitude: resistant}  # <- HC732:74

    Good:
        change:
          populations:
            - id: POP1
              title: Buyers
              size: 50
              load: 3
              backing: 3
              attitude: resistant
              measures: [They lead the workshop]
    """
    for number, group in enumerate(look.plan.change.populations):
        if group.attitude == "resistant" and not group.measures and group.load <= group.backing:
            yield look.at("change", "populations", number, "attitude", title=group.title)


@rule(
    "HC733",
    "workshop-without-affected-population",
    "warning",
    "no workshop involves “{title}”, whose work changes",
    "Invite them, and add `{id}` to `populations` of that workshop.",
)
def workshop_without_affected_population(look: Look) -> Iterator[Hit]:
    """A process designed without those who work in it comes back as complaints. Affected is every
    population that `change.impacts` names; a workshop to come counts as well.

    Bad:
        change:
          populations:
            - {id: POP1, title: Lawyers, size: 30, load: 3, backing: 4}
            - {id: POP2, title: Buyers, size: 50, load: 3, backing: 3}
          impacts:
            - {id: IM1, population: POP2, kind: process, before: Four e-mails, after: One circuit}
          workshops:
            - {id: WS1, date: T+3, topic: Approval, populations: [POP1]}  # <- HC733:58

    Good:
        change:
          populations:
            - {id: POP1, title: Lawyers, size: 30, load: 3, backing: 4}
            - {id: POP2, title: Buyers, size: 50, load: 3, backing: 3}
          impacts:
            - {id: IM1, population: POP2, kind: process, before: Four e-mails, after: One circuit}
          workshops:
            - {id: WS1, date: T+3, topic: Approval, populations: [POP1, POP2]}
    """
    change = look.plan.change
    held = [n for n, workshop in enumerate(change.workshops) if look.f.came(workshop.date)]
    involved = {id_ for workshop in change.workshops for id_ in workshop.populations}
    if not held or not involved:
        return
    affected = {impact.population for impact in change.impacts} - involved
    for group in change.populations:
        if group.id in affected:
            path = ("change", "workshops", held[-1], "populations")
            yield look.at(*path, title=group.title, id=group.id)


@rule(
    "HC734",
    "commitment-overdue",
    "warning",
    "the commitment “{text}” was due on {due} and is not kept",
    "Ask for it and set `status: done`, or agree a new `due:`.",
)
def commitment_overdue(look: Look) -> Iterator[Hit]:
    """Objectives of the staff and clauses of partners are what makes a change last. A commitment
    that nobody asks for is soon none.

    Bad:
        change:
          commitments:
            - {id: CM1, party: staff, text: Deals updated weekly, due: T+20, status: open}  # <- HC734:64

    Good:
        change:
          commitments:
            - {id: CM1, party: staff, text: Deals updated weekly, due: T+20, status: done}
            - {id: CM2, party: partner, text: Partners tag every link, due: T+40, status: open}
    """
    for number, promise in enumerate(look.plan.change.commitments):
        due = promise.due
        if due is not None and due < look.as_of and promise.status not in ENDED:
            path = ("change", "commitments", number, "due")
            yield look.at(*path, text=quoted(promise.text), due=due)


@rule(
    "HC735",
    "barrier-without-measure",
    "note",
    "“{title}” stand before the step “{step}” ({note} of 5), and no measure moves them on",
    "Add `measures:` for that step; `hypercare change` says what it asks for.",
)
def barrier_without_measure(look: Look) -> Iterator[Hit]:
    """The first step noted at 3 or less is where people stand. Training does not help those who do
    not want the change yet, and praise not those who cannot do it.

    Bad:
        change:
          populations:
            - id: POP1
              title: Buyers
              size: 50
              load: 2
              backing: 3
              adkar: {awareness: 4, desire: 2, knowledge: 3}  # <- HC735:14

    Good:
        change:
          populations:
            - id: POP1
              title: Buyers
              size: 50
              load: 2
              backing: 3
              adkar: {awareness: 4, desire: 2, knowledge: 3}
              measures: [Let them choose the first circuit]
    """
    for number, population in enumerate(look.plan.change.populations):
        found = barrier(population)
        if found is not None and not population.measures:
            path = ("change", "populations", number, "adkar")
            step = Message(table("adkar")[found.step]["title"])
            yield look.at(*path, title=population.title, step=step, note=found.note)
