"""What every sheet of the workshop is written from: the plan as far as it is known, and the method."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from hypercare_cli import resources
from hypercare_cli.analysis import Analysis, analyse
from hypercare_cli.blocks import (
    Answer,
    Block,
    Boxes,
    Bullets,
    Checklist,
    Column,
    Form,
    Heading,
    Paragraph,
)
from hypercare_cli.completeness import completeness
from hypercare_cli.i18n.words import UNKNOWN, Words
from hypercare_cli.load import load
from hypercare_cli.metric import Catalogue
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.figures import t_plus
from hypercare_cli.plan.audience import visible
from hypercare_cli.plan.model import Plan
from hypercare_cli.source import File
from hypercare_cli.starter import Answers, starter

STAGES = ("T0", "T+7")
"""The stages that a first workshop can answer for."""
LAST = 7
"""The day of the last of them."""
SCALE = ("1", "2", "3", "4", "5")
LEVELS = ("L", "M", "H")


class Heads(NamedTuple):
    """The columns of a form, as titles with the shares of the width that they take."""

    titles: tuple[str, ...]
    shares: tuple[float, ...]
    centred: bool = False
    """Whether all but the first stand in the middle."""

    def columns(self) -> tuple[Column, ...]:
        found = zip(self.titles, self.shares, strict=True)
        return tuple(
            Column(title, "centre" if self.centred and number else "left", share)
            for number, (title, share) in enumerate(found)
        )


@dataclass(frozen=True)
class Workshop:
    """A plan in one language; without `is_known` it is what `init` proposes, for nobody yet.

    Of such a plan, only what the method says is true: its dates and choices mean nothing.
    """

    edition: Edition
    is_known: bool

    @property
    def words(self) -> Words:
        return self.edition.words

    @property
    def plan(self) -> Plan:
        return self.edition.plan

    @cached_property
    def example(self) -> Plan:
        """The example plan of the method; its prose is English."""
        text = resources.text("method", "example.yaml")
        plan = load((File("example.yaml", text),), Catalogue()).plan
        assert plan is not None
        return plan

    # -- answers --------------------------------------------------------------------------------

    def text(self, found: str | None) -> str:
        """What the plan says; nothing, as room to write, where it does not say it."""
        return found if self.is_known and found not in (None, UNKNOWN) else ""

    def person(self, id_: str | None) -> str:
        """A person of the plan; also of a proposed one, as roles go with the method."""
        name = self.edition.person(id_)
        return "" if name == UNKNOWN else name

    def people(self, ids: Iterable[str]) -> str:
        return ", ".join(filter(None, map(self.person, ids)))

    def when(self, day: date | None) -> str:
        """A date with its day of the plan; the day alone where nobody knows T0 yet."""
        if day is None:
            return ""
        return self.edition.dated(day) if self.is_known else t_plus(self.plan.day(day))

    def boxes(self, kind: str, choices: Iterable[str], chosen: Iterable[str | None] = ()) -> Boxes:
        """Words of the plan to tick."""
        term = self.words.term
        ticked = tuple(term(kind, word) for word in chosen if word) if self.is_known else ()
        return Boxes(tuple(term(kind, word) for word in choices), ticked)

    def letters(self, chosen: str | None) -> Boxes:
        """The levels by their letters, so that they stand side by side."""
        short = {"L": self.words.say("L"), "M": self.words.say("M"), "H": self.words.say("H")}
        ticked = (short[chosen],) if chosen and self.is_known else ()
        return Boxes(tuple(short[level] for level in LEVELS), ticked)

    def scale(self, chosen: int | None = None) -> Boxes:
        """From 1 to 5."""
        return Boxes(SCALE, (str(chosen),) if chosen and self.is_known else ())

    def levels_explained(self) -> str:
        return self.words.say("L = low, M = medium, H = high")

    # -- blocks ---------------------------------------------------------------------------------

    def form(
        self,
        heads: Heads,
        known: Iterable[Sequence[Answer]],
        blank: Sequence[Answer] = (),
        *,
        least: int = 0,
        spare: int = 1,
        example: Sequence[str] = (),
        high: float = 24.0,
    ) -> Form:
        """What is known, then at least `spare` rows to write in, and as many as make `least`."""
        rows = [tuple(row) for row in known]
        empty = tuple(blank) or ("",) * len(heads.titles)
        rows += [empty] * max(spare, least - len(rows))
        shown = tuple(example)
        if shown and not any(row != empty for row in rows):
            shown = (self.words.say("e.g. {example}", example=shown[0]), *shown[1:])
        else:
            shown = ()
        return Form(heads.columns(), tuple(rows), shown, high)

    def labelled(self, *pairs: tuple[str, Answer], high: float = 24.0) -> Form:
        """Labels with room for their values."""
        return Form((Column("", width=0.3), Column("", width=0.7)), pairs, (), high)

    def questions(self, *texts: str) -> Iterator[Block]:
        yield Heading(self.words.say("Questions to ask"), 3)
        yield Bullets(texts)

    def note(self, text: str) -> Paragraph:
        return Paragraph(text, "note")

    def ready(self, *sections: str) -> Iterator[Block]:
        """What the checklist of the method asks for in these sections by T+7."""
        w = self.words
        found = [
            (w.say("{item} ({stage})", item=w.say(item.title), stage=item.stage), state == "met")
            for item, state, _gap in completeness(self.edition.f, LAST).answers
            if item.section in sections and item.stage in STAGES
        ]
        if found:
            yield Heading(w.say("This sheet is complete when"), 3)
            yield Checklist(tuple((text, met and self.is_known) for text, met in found))


def of_plan(analysis: Analysis, words: Words) -> Workshop:
    """The sheets of a plan; what is internal stays out of them, as the customer is in the room."""
    plan = visible(analysis.plan, "customer")
    return Workshop(Edition(analysis, plan, words, "customer"), is_known=True)


def of_nobody(day: date, words: Words) -> Workshop:
    """The sheets without a plan: what `init` proposes to everybody."""
    answers = Answers(
        id="plan",
        title=words.say("Onboarding plan"),
        customer=words.say("Customer"),
        context="generic",
        kickoff=day,
        language=words.language,
        currency=None,
        country=None,
    )
    analysis = analyse((File("plan.yaml", starter(answers)),), day, nothing)
    return Workshop(Edition(analysis, analysis.plan, words, "customer"), is_known=False)


def nothing(_path: str) -> Any:
    """No file has a digest."""
    return None
