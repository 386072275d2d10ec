"""The sheet that says where the workbook comes from, how to read it and how to fill it in."""

from collections.abc import Iterator

from hypercare_cli.blocks import Stamp
from hypercare_cli.pages.ledger.scope import Scope
from hypercare_cli.sheet import Block, Figure, Panel, Prose, Sheet


def about_sheet(scope: Scope, stamp: Stamp) -> Sheet:
    """Plan, day, version and digest; then how to read and how to fill it in."""
    say = scope.words.say
    blocks: list[Block] = []
    if scope.is_blank:
        steps = tuple(Figure("", sheet, text, "text") for sheet, text in guidance(scope))
        blocks.append(Panel(steps, say("How to fill it in, sheet by sheet")))
    blocks.append(Prose(reading(scope), say("How to read it")))
    blocks.append(Prose(editing(scope), say("How to edit it")))
    blocks.append(Panel(tuple(origin(scope, stamp)), say("Origin")))
    return Sheet(say("About"), say("About this workbook"), tuple(blocks))


def origin(scope: Scope, stamp: Stamp) -> Iterator[Figure]:
    say, customer = scope.words.say, scope.plan.customer
    facts = [
        (say("As of"), scope.words.day(stamp.as_of, "long")),
        (say("Made by"), stamp.tool),
    ]
    if not scope.is_blank:
        facts += [
            (say("Plan"), stamp.plan),
            (say("Title"), scope.plan.plan.title),
            (say("Customer"), customer.name if customer and scope.sees(customer) else ""),
            (say("Revision"), stamp.revision),
            (say("Fingerprint of the plan"), stamp.digest),
        ]
    return (Figure("", label, value, "text") for label, value in facts if value)


def reading(scope: Scope) -> tuple[str, ...]:
    say = scope.words.say
    return (
        say("White cells hold what the plan says. Grey cells are computed, or for information."),
        say(
            "An empty computed cell means that something it needs is not known; it is never a zero."
        ),
        say("Values in per cent count in points: from 4% to 3% is a gain of 0.01."),
        say("What happened after the as-of date is not in this workbook."),
        say("Health notes, colours of streams, gates and time to value are computed by the tool."),
    )


def editing(scope: Scope) -> tuple[str, ...]:
    say = scope.words.say
    return (
        say("Type into the white cells. The free lines below each table are for what is new."),
        say("An id may stay empty on a new line: it is proposed when the workbook comes back."),
        say("To take a line out, empty it or delete its row; the plan asks before it forgets it."),
        say("Cells with a list to choose from take the words of that list only."),
        say("Grey cells do not come back; of a formula in a white cell its value does."),
        say("A new person gets a line under People, then a column in RACI with the same name."),
        say("Keep every sheet and white column, merge no cells, and save the file as .xlsx."),
        say(
            "Sheets with formulas are protected without a password. Where the free lines are used up:"
            " Review, Unprotect Sheet, then insert rows into the table."
        ),
        say("Titles may be changed and columns moved; hidden rows and columns know what they are."),
    )


def guidance(scope: Scope) -> Iterator[tuple[str, str]]:
    """Each sheet to fill in, in a good order, with an example."""
    say = scope.words.say
    yield say("Key facts"), say("Start here: title, kick-off and customer.")
    yield say("People"), say("Functions, not names: “Head of sales”, “Key users in Lyon”.")
    yield say("KPI"), say("Three to five: “Handling time”, in hours, baseline 8, target 6.")
    yield (
        say("Measurements"),
        say("One line for each value: KPI, date, value. Never overwrite one."),
    )
    yield say("Value"), say("What a gain is worth: KPI, volume a year, value of one unit.")
    yield say("Budget"), say("What the rollout costs: licences, integration, training.")
    yield say("Roadmap"), say("Milestones with their day: T0, T+7, T+30, T+60, T+90.")
    yield say("Tasks"), say("Who does what for which milestone, and by when.")
    yield say("Risks"), say("What may go wrong, how likely, how bad, and what is done about it.")
    yield (
        say("RACI"),
        say("Who does what; one person answers for each activity. Several: with a semicolon."),
    )
    yield (
        say("Actions"),
        say("What was agreed: who, by when, and from 0 to 5 its impact and urgency."),
    )
    yield say("Decisions"), say("Decisions taken, and those that are expected with their due date.")
    yield say("Adoption"), say("People counted on a day: eligible, ready, active.")
    yield say("Support"), say("Tickets of each period: opened, resolved, within the SLA.")
    yield (
        say("Contracts"),
        say(
            "With their obligations and claims, each on a sheet of its own; empty if there are none."
        ),
    )
    yield say("Feedback"), say("What users say: friction, requests, what works well.")
