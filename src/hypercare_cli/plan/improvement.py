"""The section `improvement`: retros and lessons learnt."""

from typing import Annotated

from hypercare_cli.plan.entry import Entry
from hypercare_cli.plan.kinds import IdKind, Text, Truth, When


class Retro(Entry):
    """One process to simplify, one content to create, one risk to eliminate."""

    date: When
    simplify: Text | None = None
    create: Text | None = None
    eliminate: Text | None = None


class Lesson(Entry):
    id: Annotated[str, IdKind("lessons")]
    date: When | None = None
    context: Text | None = None
    action: Text | None = None
    effect: Text | None = None
    replicable: Truth = False


class Improvement(Entry):
    retros: tuple[Retro, ...] = ()
    lessons: tuple[Lesson, ...] = ()
