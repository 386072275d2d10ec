"""Every fault of a plan in one run, with file, line, column and how to mend it."""

import os
import sys
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from hypercare_cli import cache, files, resources
from hypercare_cli.baseline import known, without, written
from hypercare_cli.checked import LEVELS, Checked, CheckedPlan
from hypercare_cli.cli import options
from hypercare_cli.cli.output import Output
from hypercare_cli.completeness import stage_day
from hypercare_cli.condition import round_to
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.i18n.words import LANGUAGES, Language, Words
from hypercare_cli.linting import lint
from hypercare_cli.load import NO_PLAN, language_of, load
from hypercare_cli.metric import Catalogue, Digest, Figures
from hypercare_cli.missing import progress
from hypercare_cli.pages.check import checks
from hypercare_cli.pages.completeness import overall
from hypercare_cli.pages.validate import validate_data, validate_text
from hypercare_cli.plan.model import Plan
from hypercare_cli.selection import Choice, matches
from hypercare_cli.source import File
from hypercare_cli.version import VERSION

SERVICES = ("sarif", "junit", "github", "gitlab", "markdown")
"""The formats that other programs read: each is a module of `renderers/`."""
FORMATS = ("text", "json", *SERVICES)


Plans = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PLAN...",
        help="Plan files or folders, `-` for standard input; default: the plan of this folder.",
    ),
]
Form = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="|".join(FORMATS),
        help="For people: text, markdown (a pull-request comment). For programs: json, sarif"
        " (code scanning), junit (test reports), github (annotations), gitlab (code quality).",
    ),
]
FailOn = Annotated[str, typer.Option("--fail-on", metavar="|".join(LEVELS), help="What exits 1.")]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="CODES", help="Only these: HC2, HC301, a name, …"),
]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="CODES", help="Not these.")]
Known = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help="Leave out the findings that this file knows."),
]
MakeKnown = Annotated[
    str | None,
    typer.Option("--write-baseline", metavar="FILE", help="Make that file from what is found now."),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Look at every plan again, even an unchanged one.")
]
Stage = Annotated[
    str | None,
    typer.Option(
        "--stage",
        metavar="T+30",
        help="The stage up to which a plan has to be complete: T0, T+30, a milestone; default the"
        " as-of date.",
    ),
]
MinCompleteness = Annotated[
    str | None,
    typer.Option(
        "--min-completeness", metavar="SHARE", help="Exit 1 if a plan is less complete: 0.8 is 80%."
    ),
]


def validate(
    plans: Plans = None,
    as_of: options.AsOf = None,
    lang: options.Lang = None,
    form: Form = "text",
    fail_on: FailOn = "error",
    select: Select = None,
    ignore: Ignore = None,
    baseline: Known = None,
    write_baseline: MakeKnown = None,
    stage: Stage = None,
    min_completeness: MinCompleteness = None,
    no_cache: NoCache = False,
    output: options.OutputFile = None,
    force: options.Force = False,
    quiet: options.Quiet = False,
) -> None:
    options.one_of(fail_on, LEVELS, "--fail-on")
    options.one_of(form, FORMATS, "--format")
    if lang is not None:
        options.one_of(lang, LANGUAGES, "--lang")
    choice = Choice(listed(select), listed(ignore))
    least = None if min_completeness is None else share_given(min_completeness)
    store = None if no_cache else files.Store(cache_folder())
    checker = Checker(Path.cwd(), as_of, choice, store, stage)
    found = [checker.check(plan) for plan in plans or [files.plan_path(None, Path.cwd())]]
    words = Words(found[0].language if lang is None else "fr" if lang == "fr" else "en")
    checked = Checked(tuple(each.plan for each in found), found[-1].day, words, fail_on)
    out = Output(words, quiet=quiet)
    if write_baseline is not None:
        files.write(Path(write_baseline), written(checked).encode(), force=True)
        out.info(message("written: {name}", name=write_baseline))
    if baseline is not None:
        checked = without(checked, known(files.read_bounded(baseline), baseline))
    show(checked, form, out, output, force=force)
    if any(finding.check.code == NO_PLAN.code for finding in checked.findings):
        raise typer.Exit(2)
    failed = any(checked.fails(finding) for finding in checked.findings)
    if incomplete(checked, least, out) or failed:
        raise typer.Exit(1)


def show(checked: Checked, form: str, out: Output, to: str | None, *, force: bool) -> None:
    """The result in the format asked for."""
    if form == "json":
        out.data(validate_data(checked), to, force=force)
    elif form in SERVICES:
        render = import_module(f"hypercare_cli.renderers.{form}").render
        out.text(render(checked), to, force=force)
    elif checked.findings or not out.quiet:
        out.report(validate_text(checked, brief=out.quiet), to, force=force)


def share_given(text: str) -> Decimal:
    """The value of `--min-completeness`, from 0 to 1."""
    least = options.number(text, "--min-completeness")
    if 0 <= least <= 1:
        return least
    raise HypercareError(
        message("“{text}” is no share for --min-completeness", text=text),
        message("Write it from 0 to 1: 0.8 is 80%."),
    )


def incomplete(checked: Checked, least: Decimal | None, out: Output) -> bool:
    """Whether a plan is less complete than it has to be; says which. Not known is not enough."""
    if least is None:
        return False
    below = [
        (plan.name, share)
        for plan in checked.plans
        if (share := None if plan.progress is None else overall(plan.progress)) is None
        or round_to(share) < least
    ]
    for name, share in below:
        said = message(
            "{plan} is not complete enough: {share}, and {least} is asked for",
            plan=name,
            share=out.words.share(share, 1),
            least=out.words.share(least, 1),
        )
        out.error(out.words.say(said))
    return bool(below)


def listed(given: list[str] | None) -> tuple[str, ...]:
    """Codes given several times or with commas; each must begin some code or be a name."""
    found = tuple(code.strip() for text in given or () for code in text.split(",") if code.strip())
    for code in found:
        if not any(matches(code, check) for check in checks().values()):
            raise HypercareError(
                message("there is no rule called {code}", code=code),
                message("`hypercare rules` lists them all."),
            )
    return found


def cache_folder() -> Path:
    """The user's cache folder, where the system keeps it."""
    if sys.platform == "win32":
        root = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        root = Path.home() / "Library" / "Caches"
    else:
        root = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(root) / "hypercare" / VERSION


STANDARD_INPUT = "<stdin>"


class Found(NamedTuple):
    """One plan with its findings, the day they are of, and the language that it asks for."""

    plan: CheckedPlan
    day: date
    language: Language


class Checker:
    """Checks the plans of one run; what was found before for the same texts is taken from the cache."""

    def __init__(
        self,
        here: Path,
        as_of: str | None,
        choice: Choice,
        store: files.Store | None,
        stage: str | None = None,
    ):
        self.here = here
        self.stage = stage
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
            repr(self.stage),
            self.tool,
        )
        kept = self.store.get(key) if self.store else None
        entry = cache.decoded(kept, sign) if kept is not None else None
        if entry is None:
            witness = cache.Witness(files.digests(folder), sign)
            entry = self.look(name, texts, witness)
            if self.store:
                self.store.put(key, cache.encoded(entry, witness.seen))
        checked = CheckedPlan(name, texts, entry.findings, entry.progress)
        return Found(checked, entry.day, entry.language)

    def look(self, name: str, texts: tuple[File, ...], digest: Digest) -> cache.Entry:
        loaded = load(texts, Catalogue())
        figures, day = None, self.today
        if loaded.plan is not None:
            day = options.as_of_day(self.as_of, loaded.plan.calendar, day)
            figures = Figures(loaded.plan, day, digest)
        elif self.as_of is not None and not self.as_of.startswith("T"):
            day = options.as_of_day(self.as_of, None, day)
        choice = self.choice
        if name == STANDARD_INPUT:  # no folder, so no proof can be looked for
            choice = choice._replace(ignore=(*choice.ignore, "HC853"))
        findings = tuple(lint(loaded, figures, choice))
        found = None
        if figures is not None:
            found = progress(figures, loaded.document, self.stage_of(name, figures.plan))
        return cache.Entry(findings, day, language_of(loaded.document), found)

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
