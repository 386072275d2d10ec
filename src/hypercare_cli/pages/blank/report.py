"""The workshop version of the plan: cover, agenda, then a sheet for each chapter."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from hypercare_cli.blocks import (
    Block,
    Cell,
    Checklist,
    Column,
    Facts,
    Heading,
    Page,
    Paragraph,
    Report,
    Stamp,
    Table,
)
from hypercare_cli.pages.blank.adoption import adoption
from hypercare_cli.pages.blank.change import change
from hypercare_cli.pages.blank.closing import closing
from hypercare_cli.pages.blank.contracts import contracts, matters
from hypercare_cli.pages.blank.key_facts import key_facts
from hypercare_cli.pages.blank.risks import risks
from hypercare_cli.pages.blank.roadmap import roadmap
from hypercare_cli.pages.blank.stakeholders import SIDES, stakeholders
from hypercare_cli.pages.blank.success import success
from hypercare_cli.pages.blank.support import support
from hypercare_cli.pages.blank.technical import technical
from hypercare_cli.pages.blank.value import value
from hypercare_cli.pages.blank.workshop import Heads, Workshop
from hypercare_cli.pages.stamp import labels


class Sheet(NamedTuple):
    """A part of the workshop: what it is for, how many minutes it takes."""

    title: str
    purpose: str
    minutes: int
    blocks: Callable[[Workshop], Iterable[Block]]


def blank_report(s: Workshop, stamp: Stamp) -> Report:
    """The document to print, or to fill in on the screen, with the customer."""
    w, found = s.words, list(sheets(s))
    pages = [Page(sheet.title, (lead(s, sheet), *sheet.blocks(s))) for sheet in found]
    first = Page(w.say("How this workshop runs"), tuple(opening(s, found)))
    return Report(
        title=s.plan.plan.title if s.is_known else w.say("Onboarding plan"),
        subtitle=w.say("Workshop version, to fill in together"),
        language=w.language,
        facts=Facts(tuple(cover(s))),
        pages=(first, *pages),
        stamp=stamp,
        labels=labels(s.edition, stamp) if s.is_known else anonymous(s, stamp),
    )


def sheets(s: Workshop) -> Iterator[Sheet]:
    """In the order of the plan; 85 minutes, 90 with the contracts."""
    w = s.words
    purpose = w.say("Who the customer is, how far the rollout goes, and what is there already.")
    yield Sheet(w.say("Key facts"), purpose, 10, key_facts)
    purpose = w.say("What must be better at T+90, and which figures will show it.")
    yield Sheet(w.say("Success and KPIs"), purpose, 15, success)
    purpose = w.say("Who takes part, when they meet, and who answers for what.")
    yield Sheet(w.say("Stakeholders and governance"), purpose, 15, stakeholders)
    purpose = w.say("What happens by when, and how everybody sees that it is done.")
    yield Sheet(w.say("Roadmap"), purpose, 10, roadmap)
    purpose = w.say("Who will use the tool, what for, and how they learn it.")
    yield Sheet(w.say("Adoption and training"), purpose, 5, adoption)
    purpose = w.say("What must work before the first user comes in.")
    yield Sheet(w.say("Technical requirements"), purpose, 5, technical)
    purpose = w.say("What may go wrong, and what is done about it today.")
    yield Sheet(w.say("Risks"), purpose, 5, risks)
    purpose = w.say("Where users get help, from whom, and how fast.")
    yield Sheet(w.say("Support and service levels"), purpose, 5, support)
    purpose = w.say("Whom the change touches, and what is said to them.")
    yield Sheet(w.say("Change"), purpose, 5, change)
    purpose = w.say("What it costs, what it brings, and who confirms it.")
    yield Sheet(w.say("Value and return"), purpose, 5, value)
    if matters(s):
        purpose = w.say("What has been promised in writing, by whom, and until when.")
        yield Sheet(w.say("Contracts"), purpose, 5, contracts)
    purpose = w.say("What has been decided, what comes next, and who agrees.")
    yield Sheet(w.say("Closing"), purpose, 5, closing)


def lead(s: Workshop, sheet: Sheet) -> Paragraph:
    minutes = s.words.plural("{n} minute", "{n} minutes", sheet.minutes)
    return Paragraph(f"{minutes} · {sheet.purpose}", "lead")


def cover(s: Workshop) -> Iterator[tuple[str, Cell]]:
    w, plan = s.words, s.plan
    line = "." * 60
    if s.is_known:
        if plan.customer is not None:
            yield w.say("Customer"), plan.customer.name
        yield w.say("Kick-off (T0)"), w.day(plan.kickoff, "long")
        yield w.say("Context"), w.term("context", plan.plan.context)
    else:
        yield w.say("Customer"), line
        yield w.say("Kick-off (T0)"), line
    yield w.say("Date of the workshop"), line
    yield w.say("Led by"), s.text(s.person(plan.plan.owner)) or line


def opening(s: Workshop, found: list[Sheet]) -> Iterator[Block]:
    """What to prepare, the agenda, how to fill the sheets in, who is in the room."""
    w = s.words
    total = sum(sheet.minutes for sheet in found)
    text = w.say(
        "{minutes} minutes together, sheet by sheet. What is written here becomes the plan; what stays"
        " empty becomes an action with an owner.",
        minutes=total,
    )
    yield Paragraph(text, "lead")
    yield Heading(w.say("Agenda"), 2)
    columns = (
        Column(w.say("Sheet"), whole=True),
        Column(w.say("What it settles"), width=1.6),
        Column(w.say("Time (min)"), "right", whole=True),
    )
    rows = [(sheet.title, sheet.purpose, w.number(sheet.minutes)) for sheet in found]
    yield Table(columns, (*rows, (w.say("Total"), "", w.number(total))), total=True)
    yield Heading(w.say("Before the workshop"), 2)
    before = (
        w.say("The sponsor, the product owner, IT and a user have accepted the invitation."),
        w.say("The figures of today are at hand: volumes, delays, errors, tickets."),
        w.say("This document is printed, or shared on a screen that everybody sees."),
    )
    yield Checklist(tuple((text, False) for text in before))
    yield Heading(w.say("How to fill it in"), 2)
    yield Facts(tuple(manual(s)))
    yield Heading(w.say("In the room"), 2)
    heads = Heads((w.say("Function"), w.say("Side"), w.say("Present")), (0.5, 0.38, 0.12))
    blank = ("", s.boxes("side", SIDES), s.boxes("truth", ["true"]))
    yield s.form(heads, (), blank, least=4, high=22.0)


def manual(s: Workshop) -> Iterator[tuple[str, Cell]]:
    w = s.words
    yield w.say("Dates"), w.say("A day, or days counted from the kick-off: T+30 is 30 days later.")
    yield (
        w.say("People"),
        w.say("Functions, such as “Head of sales”; no private names or addresses."),
    )
    yield w.say("Boxes"), w.say("Tick them by hand, or with a click in Word.")
    yield w.say("In grey italics"), w.say("An example; the customer's own answer goes below it.")
    if s.is_known:
        yield w.say("Already printed"), w.say("Known from the plan: read it out, correct it.")
    else:
        yield w.say("Already printed"), w.say("What the method proposes: keep it or strike it out.")


def anonymous(s: Workshop, stamp: Stamp) -> dict[str, str]:
    """The labels of a document that comes from no plan."""
    w = s.words
    return {"page": w.say("page {page} of {pages}"), "origin": stamp.tool}
