"""The sheet of the RACI matrix: activities by people."""

from hypercare_cli.pages.ledger.columns import LETTERS, MARKS, RACI
from hypercare_cli.pages.ledger.fields import Field, edited, mapped
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.plan.raci import Activity
from hypercare_cli.sheet import Column, Sheet

LONGEST_NAME = 60
MOST_LEVEL_TITLES = 9


def raci_sheet(scope: Scope) -> Sheet:
    """One column for each person; those who take part come first."""
    say = scope.words.say
    activities = scope.shared(scope.plan.raci)
    people = sorted(scope.names, key=lambda id_: not any(letters(a, id_) for a in activities))
    upright = len(people) > MOST_LEVEL_TITLES
    fields = [mapped(scope, RACI, "activity", say("Activity"), 44)]
    fields += [of_person(scope, id_, upright=upright) for id_ in people] or parts(scope)
    return Sheet(
        say("RACI"),
        say("Who does what"),
        (edited(scope, RACI, fields, activities),),
        say("R does it, A answers for it, C is asked before, I is told afterwards."),
        frozen=1,
    )


def parts(scope: Scope) -> list[Field[Activity]]:
    """The same without a column for each person, while nobody is known."""
    say = scope.words.say
    return [
        mapped(scope, RACI, "accountable", say("A: answers for it"), 30),
        mapped(scope, RACI, "responsible", say("R: does it"), 30),
        mapped(scope, RACI, "consulted", say("C: is asked before"), 30),
        mapped(scope, RACI, "informed", say("I: is told afterwards"), 30),
    ]


def of_person(scope: Scope, id_: str, *, upright: bool) -> Field[Activity]:
    """The column of a person, with one or more letters for each activity."""
    width = 6 if upright else 15
    column = Column(id_, name(scope, id_), "mark", width, upright=upright, field=MARKS)
    return Field(column, lambda activity: letters(activity, id_))


def letters(activity: Activity, id_: str) -> str | None:
    """The parts of one person in an activity: `A`, `R C`."""
    found = ((letter, getattr(activity, name)) for letter, name in LETTERS.items())
    parts = [letter for letter, who in found if id_ == who or (type(who) is tuple and id_ in who)]
    return " ".join(parts) or None


def name(scope: Scope, id_: str) -> str:
    """The name of a person if it fits on a column, else the id."""
    found = scope.names[id_]
    return found if len(found) <= LONGEST_NAME else id_
