"""Where each population stands on its way through the change, and what moves it on."""

from collections.abc import Iterator
from typing import Literal

from hypercare_cli.blocks import Badge, Block, Cell, Column
from hypercare_cli.i18n.words import Words
from hypercare_cli.method.method import table as method
from hypercare_cli.pages.edition import Edition
from hypercare_cli.pages.plan.listing import table
from hypercare_cli.plan.change import Population
from hypercare_cli.steering.change import STEPS, Barrier, barrier, by_strain, steps

LOWEST_AMBER = 3


def adkar(e: Edition) -> Iterator[Block]:
    """The notes of each population step by step, its barrier, and what that asks for."""
    w = e.words
    notes = tuple(Column(step_name(w, step), "right", 0.8) for step in STEPS)
    rows = [
        (first, *(w.number(note) for note in steps(one).values()), *others)
        for one, (first, *others) in barrier_rows(e)
    ]
    who, barrier, advised = barrier_columns(w)
    caption = w.say("Steps through the change (ADKAR)")
    yield from table((who, *notes, barrier, advised), rows, caption)


def barriers(e: Edition) -> Iterator[Block]:
    """The same without the notes, where there is little room."""
    rows = [row for _one, row in barrier_rows(e)]
    caption = e.words.say("Steps through the change (ADKAR)")
    yield from table(barrier_columns(e.words), rows, caption)


def barrier_columns(words: Words) -> tuple[Column, Column, Column]:
    return (
        Column(words.say("Population"), width=1.3),
        Column(words.say("Barrier"), whole=True),
        Column(words.say("What moves them on"), width=3),
    )


def barrier_rows(e: Edition) -> Iterator[tuple[Population, tuple[Cell, Cell, Cell]]]:
    """Each population that has notes, those first of whom most is asked."""
    w = e.words
    for one in by_strain(e.plan.change.populations):
        if any(steps(one).values()):
            found = barrier(one)
            asked = w.say("Keep it going.") if found is None else w.say(advice(found))
            yield one, (one.title, barrier_badge(w, found), asked)


def step_name(words: Words, step: str) -> str:
    return words.say(method("adkar")[step]["title"])


def advice(found: Barrier) -> str:
    """What the step asks for: a text of the method, in English."""
    text: str = method("adkar")[found.step]["advice"]
    return text


def barrier_badge(words: Words, found: Barrier | None) -> Badge:
    """The step that holds people back; the lower its note, the redder."""
    if found is None:
        return Badge("green", words.say("none"))
    colour: Literal["amber", "red"] = "amber" if found.note >= LOWEST_AMBER else "red"
    return Badge(colour, step_name(words, found.step))
