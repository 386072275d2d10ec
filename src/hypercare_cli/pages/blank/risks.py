"""Sheet 7: what may go wrong, how likely it is, what it would cost, and who answers for it."""

from collections.abc import Iterator

from hypercare_cli.blocks import Block, Form, Heading
from hypercare_cli.pages.blank.workshop import Heads, Workshop


def risks(s: Workshop) -> Iterator[Block]:
    w = s.words
    yield from s.questions(
        w.say("If we sat here in 90 days and it had failed: why?"),
        w.say("What can we do now so that it does not come to that?"),
        w.say("Who watches it?"),
    )
    yield Heading(w.say("Risks"), 2)
    text = w.say(
        "{levels}. Counted as 1, 2 and 3, probability × impact is the score: from 6 on a risk is high.",
        levels=s.levels_explained(),
    )
    yield s.note(text)
    yield register(s)
    yield from s.ready("risks")


def register(s: Workshop) -> Form:
    w = s.words
    titles = (
        w.say("Risk"),
        w.say("Probability"),
        w.say("Impact"),
        w.say("Mitigation"),
        w.say("Owner"),
    )
    heads = Heads(titles, (0.25, 0.15, 0.15, 0.29, 0.16))
    known = [
        (
            one.title,
            s.letters(one.probability),
            s.letters(one.impact),
            one.mitigation or "",
            s.person(one.owner),
        )
        for one in s.plan.risks
        if one.status == "open"
    ]
    blank = ("", s.letters(None), s.letters(None), "", "")
    return s.form(heads, known, blank, least=8, spare=4, high=36.0)
