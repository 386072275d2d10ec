"""The pack of the quarterly review: cover, five themes, annexes; what says nothing is left out."""

from collections.abc import Iterable, Iterator

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Cell, Deck, Facts, Paragraph, Slide, Stamp
from hypercare_cli.i18n.words import Words
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.qbr.adoption import adoption
from hypercare_cli.pages.qbr.annexes import annexes
from hypercare_cli.pages.qbr.initiatives import initiatives
from hypercare_cli.pages.qbr.roadmap import roadmap
from hypercare_cli.pages.qbr.summary import summary
from hypercare_cli.pages.qbr.value import value
from hypercare_cli.pages.stamp import labels
from hypercare_cli.plan.audience import visible
from hypercare_cli.plan.kinds import Audience


def qbr_deck(
    analysis: Analysis, words: Words, stamp: Stamp, audience: Audience = "customer"
) -> Deck:
    """The slides for these readers."""
    e = Edition(analysis, visible(analysis.plan, audience), words, audience)
    return Deck(
        title=analysis.plan.plan.title,
        subtitle=words.say("Quarterly review, as of {day}", day=words.day(analysis.as_of, "long")),
        language=words.language,
        facts=Facts(tuple(cover(e))),
        slides=tuple(slides(e)),
        stamp=stamp,
        labels={
            "origin": labels(e, stamp)["origin"],
            "date": words.day(analysis.as_of),
            "pair": words.say("{label}: {value}"),
            "continued": "{title} ({part}/{parts})",
        },
    )


def slides(e: Edition) -> Iterator[Slide]:
    """The themes in the order of the review; those without a slide are named at the end."""
    w = e.words
    yield from summary(e)
    themes: tuple[tuple[str, Iterable[Slide]], ...] = (
        (w.say("adoption"), adoption(e)),
        (w.say("value and KPIs"), value(e)),
        (w.say("initiatives and risks"), initiatives(e)),
        (w.say("roadmap and priorities"), roadmap(e)),
    )
    missing = []
    for name, theme in themes:
        found = tuple(theme)
        yield from found
        if not found:
            missing.append(name)
    yield from annexes(e)
    if missing:
        text = w.say("The plan says nothing yet about: {themes}.", themes=w.listing(missing))
        yield Slide(w.say("Not covered yet"), ((Paragraph(text),),))


def cover(e: Edition) -> Iterator[tuple[str, Cell]]:
    w = e.words
    if e.plan.customer is not None:
        yield w.say("Customer"), e.plan.customer.name
    yield w.say("As of"), e.dated(e.f.as_of)
    if e.f["rag.global"] is not None:
        yield w.say("Overall"), e.colour("rag.global")
    if e.plan.plan.owner is not None:
        yield w.say("Led by"), e.person(e.plan.plan.owner)
