"""The plan as a Word document: cover, the dashboard on page 2, contents, chapters and annexes."""

from collections.abc import Callable, Iterable, Iterator

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Block, Cell, Contents, Facts, Page, Paragraph, Report, Stamp
from hypercare_cli.i18n.words import UNKNOWN, Words
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.plan.adoption import adoption
from hypercare_cli.pages.plan.annexes import annexes
from hypercare_cli.pages.plan.change import change
from hypercare_cli.pages.plan.contracts import contracts
from hypercare_cli.pages.plan.dashboard import dashboard
from hypercare_cli.pages.plan.key_facts import key_facts
from hypercare_cli.pages.plan.logs import logs
from hypercare_cli.pages.plan.next_steps import next_steps
from hypercare_cli.pages.plan.risks import risks
from hypercare_cli.pages.plan.roadmap import roadmap
from hypercare_cli.pages.plan.stakeholders import stakeholders
from hypercare_cli.pages.plan.success import success
from hypercare_cli.pages.plan.support import support
from hypercare_cli.pages.plan.technical import technical
from hypercare_cli.pages.plan.value import value
from hypercare_cli.pages.stamp import labels
from hypercare_cli.plan.audience import visible
from hypercare_cli.plan.kinds import Audience

Chapter = Callable[[Edition], Iterable[Block]]
DIGITS = 16
"""How much of the plan's fingerprint the cover shows."""


def plan_report(
    analysis: Analysis, words: Words, stamp: Stamp, audience: Audience = "customer"
) -> Report:
    """The whole plan for these readers; a chapter about which the plan says nothing is left out."""
    e = Edition(analysis, visible(analysis.plan, audience), words, audience)
    first = Page(words.say("Dashboard"), tuple(dashboard(e)))
    written = [(title, tuple(chapter(e))) for title, chapter in chapters(words)]
    pages = [Page(title, blocks, flows=True) for title, blocks in written if blocks]
    missing = [title for title, blocks in written if not blocks]
    last = Page(words.say("Annexes"), (*uncovered(words, missing), *annexes(e)), flows=True)
    return Report(
        title=analysis.plan.plan.title,
        subtitle=words.say("Onboarding plan"),
        language=words.language,
        facts=Facts(tuple(cover(e, stamp))),
        pages=(first, Page("", (Contents(),)), *pages, last),
        stamp=stamp,
        labels=labels(e, stamp),
    )


def chapters(w: Words) -> tuple[tuple[str, Chapter], ...]:
    """Title and chapter in the order in which people read them."""
    return (
        (w.say("Key facts"), key_facts),
        (w.say("Success and KPIs"), success),
        (w.say("Stakeholders and governance"), stakeholders),
        (w.say("Roadmap"), roadmap),
        (w.say("Adoption and training"), adoption),
        (w.say("Technical requirements"), technical),
        (w.say("Risks"), risks),
        (w.say("Support and service levels"), support),
        (w.say("Change"), change),
        (w.say("Value, ROI and quarterly review"), value),
        (w.say("Contracts"), contracts),
        (w.say("Next steps and handover"), next_steps),
        (w.say("Logs"), logs),
    )


def uncovered(w: Words, missing: list[str]) -> Iterator[Block]:
    if missing:
        text = w.say(
            "Nothing is listed in the plan yet about: {chapters}.", chapters=w.listing(missing)
        )
        yield Paragraph(text, "note")


def cover(e: Edition, stamp: Stamp) -> Iterator[tuple[str, Cell]]:
    w, plan = e.words, e.plan.plan
    if e.plan.customer is not None:
        yield w.say("Customer"), e.plan.customer.name
    yield w.say("Kick-off (T0)"), w.day(plan.kickoff, "long")
    if plan.golive is not None:
        yield w.say("Go-live"), e.dated(plan.golive)
    yield w.say("As of"), e.dated(e.f.as_of)
    yield w.say("Overall"), e.colour("rag.global")
    if e.person(plan.owner) != UNKNOWN:
        yield w.say("Led by"), e.person(plan.owner)
    if stamp.revision:
        yield w.say("Revision of the plan"), stamp.revision
    yield w.say("Fingerprint of the plan"), stamp.digest[:DIGITS]
