"""What `verify` found: a document, the plan that it comes from, and what changed since."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from hypercare_cli.analysis import Analysis, NotLoaded, on_day
from hypercare_cli.blocks import Stamp
from hypercare_cli.difference import Change, difference
from hypercare_cli.document import Document
from hypercare_cli.history.effect import Effect, effects
from hypercare_cli.load import load
from hypercare_cli.metric import Catalogue
from hypercare_cli.origin import digest_of
from hypercare_cli.source import File

Why = Literal["no-commit", "not-found", "elsewhere", "another", "other-plan"]


@dataclass(frozen=True)
class Verified:
    """A document against a plan. `plan` is as it is now, on the document's day; None: none is there.

    `then` holds the texts that the document was made from, where git has them; else `why` says why
    not. `day` is the one on which its age is counted.
    """

    name: str
    stamp: Stamp
    untouched: bool
    saved: date | None
    day: date
    plan: Analysis | None = None
    then: tuple[File, ...] | None = None
    why: Why | None = None

    @property
    def age(self) -> int:
        """Days since its as-of date, negative before it."""
        return (self.day - self.stamp.as_of).days

    @property
    def same_texts(self) -> bool:
        return self.plan is not None and digest_of(self.plan.document.files) == self.stamp.digest

    @property
    def current(self) -> bool | None:
        """Whether the plan still says what the document says; None where there is no plan.

        Comments and layout may have changed.
        """
        if self.plan is None:
            return None
        return self.same_texts or self.changes == ()

    @property
    def passes(self) -> bool:
        return self.untouched and self.current is not False

    @cached_property
    def before(self) -> tuple[Document, Analysis | None] | None:
        """The plan that the document was made from; no analysis where it can no longer be loaded."""
        if self.plan is None or self.then is None:
            return None
        loaded = load(self.then, Catalogue())
        try:
            analysis = on_day(loaded, self.stamp.as_of, self.plan.figures.digest)
        except NotLoaded:
            analysis = None
        return loaded.document, analysis

    @cached_property
    def changes(self) -> tuple[Change, ...] | None:
        """What differs in the plan since; None where that cannot be told."""
        if self.plan is None or self.before is None:
            return () if self.same_texts else None
        return difference(self.before[0], self.plan.document)

    @cached_property
    def effects(self) -> tuple[Effect, ...] | None:
        """What the changes do to the figures on the document's day; None where that is not known."""
        if self.plan is None or self.before is None or self.before[1] is None:
            return None
        return effects(self.before[1].figures, self.plan.figures)
