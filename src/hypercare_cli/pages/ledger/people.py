"""The sheet of the people: the names by which the other sheets call them."""

from hypercare_cli.pages.ledger.columns import PEOPLE
from hypercare_cli.pages.ledger.fields import edited, field, mapped
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.sheet import Sheet

MINE = 'IF({@title}="",{@role},{@title})'
ALIKE = (
    f"SUMPRODUCT(({{people[title]}}={MINE})*1)"
    f'+SUMPRODUCT(({{people[title]}}="")*({{people[role]}}={MINE}))'
)
NAME = f'IF(AND({{@title}}="",{{@role}}=""),"",IF({ALIKE}>1,{MINE}&" ("&{{@id}}&")",{MINE}))'
"""The title, else the role; with the id behind it where two are called alike."""


def people_sheet(scope: Scope) -> Sheet:
    """Functions and groups; never private names."""
    say, people = scope.words.say, scope.shared(scope.plan.people)
    fields = [
        mapped(scope, PEOPLE, "id", say("Id"), 14),
        mapped(scope, PEOPLE, "title", say("Function"), 34),
        mapped(scope, PEOPLE, "role", say("Role"), 26),
        mapped(scope, PEOPLE, "side", say("Side"), 12),
        mapped(scope, PEOPLE, "hours_per_week", say("Hours a week"), 9),
        mapped(scope, PEOPLE, "accepted_on", say("Accepted on")),
        field("name", say("Named here"), lambda p: scope.names[p.id], "text", 34, formula=NAME),
        mapped(scope, PEOPLE, "notes", say("Notes"), 30),
    ]
    return Sheet(
        say("People"),
        say("People and functions"),
        (edited(scope, PEOPLE, fields, people),),
        say(
            "Functions such as “Head of sales”, no private names. The other sheets choose from here."
        ),
        frozen=2,
    )
