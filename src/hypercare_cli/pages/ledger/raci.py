"""The sheet of the RACI matrix: activities by people."""

from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.plan.raci import Activity
from hypercare_cli.sheet import Column, Sheet, Table

LONGEST_NAME = 60
MOST_LEVEL_TITLES = 9


def raci_sheet(scope: Scope) -> Sheet:
    """One column for each person who takes part."""
    say = scope.words.say
    activities = scope.shared(scope.plan.raci)
    people = [id_ for id_ in scope.names if any(letters(a, id_) for a in activities)]
    upright = len(people) > MOST_LEVEL_TITLES
    columns = [Column("activity", say("Activity"), width=48)]
    columns += [
        Column(id_, name(scope, id_), "mark", 6 if upright else 15, upright=upright)
        for id_ in people
    ]
    rows = tuple((a.activity, *(letters(a, id_) for id_ in people)) for a in activities)
    return Sheet(
        say("RACI"),
        say("Who does what"),
        (Table("raci", tuple(columns), rows, fixed=True),),
        say("R does it, A answers for it, C is asked before, I is told afterwards."),
        frozen=1,
    )


def letters(activity: Activity, id_: str) -> str | None:
    """The parts of one person in an activity: `A`, `R C`."""
    parts = (
        ("R", activity.responsible),
        ("A", (activity.accountable,)),
        ("C", activity.consulted),
        ("I", activity.informed),
    )
    return " ".join(letter for letter, people in parts if id_ in people) or None


def name(scope: Scope, id_: str) -> str:
    """The name of a person if it fits on a column, else the id."""
    found = scope.names[id_]
    return found if len(found) <= LONGEST_NAME else id_
