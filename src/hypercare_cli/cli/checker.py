"""Checks the plans of one run: what was found before for the same texts comes from the cache."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from hypercare_cli import cache, files, resources
from hypercare_cli.analysis import on_day
from hypercare_cli.checked import CheckedPlan
from hypercare_cli.cli import options
from hypercare_cli.cli.run import note, note_day, note_files
from hypercare_cli.completeness import stage_day
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.i18n.words import Language
from hypercare_cli.linting import lint
from hypercare_cli.load import language_of, load
from hypercare_cli.metric import Catalogue, Digest
from hypercare_cli.missing import progress
from hypercare_cli.plan.model import Plan
from hypercare_cli.selection import Choice
from hypercare_cli.source import File
from hypercare_cli.version import VERSION

STANDARD_INPUT = "<stdin>"
Detail = Literal["none", "shares", "items"]
"""How much of the completeness of a plan somebody will read."""


class Found(NamedTuple):
    """One plan with its findings, the day they are of, and the language that it asks for."""

    plan: CheckedPlan
    day: date
    language: Language


class Checker:
    """Checks the plans of one run; what was found before for the same texts is taken from the cache.

    How complete they are is only looked at in the `detail` that somebody will read.
    """

    def __init__(
        self,
        here: Path,
        as_of: str | None,
        choice: Choice,
        store: files.Store | None,
        stage: str | None = None,
        detail: Detail = "items",
    ):
        self.here = here
        self.stage = stage
        self.detail = detail
        self.as_of = as_of
        self.choice = choice
        self.store = store
        self.today = options.today()
        self.tool = resources.state() if store else ""

    def check(self, plan: str) -> Found:
        """One plan, from the cache or afresh."""
        texts = tuple(File(near(name, self.here), text) for name, text in files.read_plan(plan))
        name = texts[0].name if plan == files.STDIN else near(plan, self.here)
        folder = files.folder_of(plan)
        sign = files.signature(folder)
        key = cache.key(
            texts,
            self.as_of or self.today.isoformat(),
            repr(self.choice),
            repr((self.stage, self.detail)),
            self.tool,
        )
        kept = self.store.get(key) if self.store else None
        entry = cache.decoded(kept, sign) if kept is not None else None
        note_files(texts)
        if entry is not None:
            note(message("{plan}: unchanged, findings from the cache", plan=name))
        else:
            witness = cache.Witness(files.digests(folder), sign)
            entry = self.look(name, texts, witness)
            if self.store:
                self.store.put(key, cache.encoded(entry, witness.seen))
        note_day(entry.day, self.as_of)
        checked = CheckedPlan(name, texts, entry.findings, entry.progress)
        return Found(checked, entry.day, entry.language)

    def look(self, name: str, texts: tuple[File, ...], digest: Digest) -> cache.Entry:
        loaded = load(texts, Catalogue())
        language = language_of(loaded.document)
        if loaded.plan is None:
            day = self.today
            if self.as_of is not None and not self.as_of.startswith("T"):
                day = options.as_of_day(self.as_of, None, day)
            return cache.Entry(tuple(loaded.findings), day, language)
        day = options.as_of_day(self.as_of, loaded.plan.calendar, self.today)
        analysis = on_day(loaded, day, digest)
        choice = self.choice
        if name == STANDARD_INPUT:  # no folder, so no proof can be looked for
            choice = choice._replace(ignore=(*choice.ignore, "HC853"))
        findings = tuple(lint(analysis, choice))
        if self.detail == "none":
            return cache.Entry(findings, day, language)
        stage = self.stage_of(name, loaded.plan)
        found = progress(analysis, stage, items=self.detail == "items")
        return cache.Entry(findings, day, language, found)

    def stage_of(self, name: str, plan: Plan) -> int | None:
        """The day that `--stage` means in a plan."""
        if self.stage is None:
            return None
        day = stage_day(plan, self.stage)
        if day is not None:
            return day
        milestones = ", ".join(milestone.id for milestone in plan.roadmap)
        raise HypercareError(
            message("“{stage}” is no stage of {plan}", stage=self.stage, plan=name),
            message("Write T0, T+30 or a milestone: {milestones}.", milestones=milestones)
            if milestones
            else message("Write it as T0 or T+30."),
        )


def near(name: str, here: Path) -> str:
    """A path below the current folder as seen from there: services look files up by it."""
    path = Path(name)
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else name


def cache_folder() -> Path:
    """The user's cache folder, where the system keeps it."""
    if sys.platform == "win32":
        root = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        root = Path.home() / "Library" / "Caches"
    else:
        root = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(root) / "hypercare" / VERSION
