"""The sheet of the key facts: single values of the plan, one below the other."""

from collections.abc import Iterator

from hypercare_cli.pages.ledger.columns import fact
from hypercare_cli.pages.ledger.fields import KINDS
from hypercare_cli.pages.ledger.listing import found
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.sheet import Figure, Panel, Sheet, Value

WIDTHS = (28, 60, 40)


def fact_sheet(scope: Scope) -> Sheet:
    """What the plan is about, and the customer."""
    say = scope.words.say
    return Sheet(
        say("Key facts"),
        say("Key facts of the rollout"),
        (
            Panel(tuple(plan(scope)), say("Rollout"), widths=WIDTHS),
            Panel(tuple(customer(scope)), say("Customer"), widths=WIDTHS),
        ),
        portrait=True,
    )


def plan(scope: Scope) -> Iterator[Figure]:
    say = scope.words.say
    yield figure(scope, "plan.title", say("Title"))
    note = say("T0: all the other days count from it.")
    yield figure(scope, "plan.kickoff", say("Kick-off (T0)"), note)
    yield figure(scope, "plan.golive", say("Go-live"))
    yield figure(scope, "plan.context", say("Context"))
    yield figure(scope, "plan.delivery", say("Delivery"))
    yield figure(scope, "plan.complexity", say("Complexity"), say("From 1 to 5."))
    yield figure(scope, "plan.owner", say("Owner"))
    yield figure(scope, "plan.currency", say("Currency"), say("Three letters, such as EUR."))
    yield figure(scope, "plan.country", say("Country"), say("Two letters, such as FR."))
    yield figure(scope, "plan.revision", say("Revision"))
    note = say("As a number: 1.5 is a return of 150%.")
    yield figure(scope, "value.expected_roi", say("Return expected"), note)


def customer(scope: Scope) -> Iterator[Figure]:
    say = scope.words.say
    yield figure(scope, "customer.name", say("Name"))
    yield figure(scope, "customer.sector", say("Sector"))
    yield figure(scope, "customer.summary", say("Summary"))


def figure(scope: Scope, key: str, label: str, note: str = "") -> Figure:
    """A value of the plan with its label; a defined name says which it is."""
    column, cell = fact(key)
    value: Value = found(scope.plan, key) if sees(scope, key) else None
    choice = None
    if cell.form == "word":
        choice = scope.choice(column.terms, label, column.terms, cell.codes)
        value = scope.word(column.terms, str(value)) if value is not None else None
    elif cell.form == "reference":
        choice = scope.list_of(cell.sections[0])
        value = scope.named_entries(cell.sections[0]).get(str(value))
    name = "kickoff" if key == "plan.kickoff" else ""
    digits = 2 if key == "value.expected_roi" else 0
    kind = KINDS.get(cell.form, "text")
    return Figure(name, label, value, kind, digits, note, field=key, choice=choice)


def sees(scope: Scope, key: str) -> bool:
    """Whether the readers may see the section of a value."""
    section = getattr(scope.plan, key.partition(".")[0])
    return not scope.is_blank and section is not None and scope.sees(section)
