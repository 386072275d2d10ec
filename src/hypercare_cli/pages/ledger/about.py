"""The last sheet: where the workbook comes from and how to read it."""

from hypercare_cli.blocks import Stamp
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.sheet import Figure, Panel, Prose, Sheet


def about_sheet(scope: Scope, stamp: Stamp) -> Sheet:
    """Plan, day, version and digest; then how to read and how to fill it in."""
    say = scope.words.say
    customer = scope.plan.customer
    facts = (
        (say("Plan"), stamp.plan),
        (say("Title"), scope.plan.plan.title),
        (say("Customer"), customer.name if customer and scope.sees(customer) else None),
        (say("As of"), scope.words.day(stamp.as_of, "long")),
        (say("Made by"), stamp.tool),
        (say("Revision"), stamp.revision or None),
        (say("Fingerprint of the plan"), stamp.digest),
    )
    figures = tuple(Figure("", label, value, "text") for label, value in facts if value)
    return Sheet(
        say("About"),
        say("About this workbook"),
        (Panel(figures, say("Origin")), Prose(reading(scope), say("How to read it"))),
    )


def reading(scope: Scope) -> tuple[str, ...]:
    say = scope.words.say
    return (
        say("White cells hold what the plan says; type into them, or insert a line into a table."),
        say("Grey cells are computed by a formula; leave them as they are."),
        say(
            "An empty computed cell means that something it needs is not known; it is never a zero."
        ),
        say("Values in per cent count in points: from 4% to 3% is a gain of 0.01."),
        say("Words with a list to choose from stand on the sheet of lists."),
        say("What happened after the as-of date is not in this workbook."),
        say("Health notes, colours of streams, gates and time to value are computed by the tool."),
    )
