"""What the commands that change a plan share: read, change, load again, write, say what it did."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from hypercare_cli import edit, files, saving
from hypercare_cli.amendment import Amendment, Unfit, amend
from hypercare_cli.analysis import Analysis, on_day
from hypercare_cli.cli import options
from hypercare_cli.cli.output import Output
from hypercare_cli.cli.run import note_day, note_files
from hypercare_cli.cli.session import MOST_FINDINGS, not_loaded
from hypercare_cli.errors import HypercareError
from hypercare_cli.finding import Finding, dotted
from hypercare_cli.i18n.words import LANGUAGES, Words
from hypercare_cli.load import language_of, load
from hypercare_cli.masking import masked
from hypercare_cli.metric import Catalogue
from hypercare_cli.pages.amendment import amendment_data, amendment_text
from hypercare_cli.source import File

PlanOption = Annotated[
    str | None,
    typer.Option(
        "--plan",
        "-p",
        metavar="PLAN",
        help="A plan file or folder; default the plan of this folder.",
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Write nothing: show the lines that would change.")
]
Day = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="The day it happened (today, 2026-04-05, T+90)."),
]
Made = Callable[[Analysis], Sequence[edit.Change]]
"""From the plan on its as-of date (`today` in what is typed) to the changes wanted."""
Origin = Callable[[Finding], str]
"""Where a fault of what was typed comes from, for people."""
Told = Callable[[Amendment, Words], str]
"""What a change did, for people."""
Data = Callable[..., dict[str, Any]]
"""The same as JSON, of an amendment, words and whether it was `written`."""


class How(NamedTuple):
    """The options that all these commands have."""

    plan: str | None
    as_of: str | None
    lang: str | None
    dry_run: bool
    no_color: bool
    quiet: bool
    form: str = "text"


def change(
    made: Made,
    how: How,
    origin: Origin | None = None,
    told: Told = amendment_text,
    data: Data = amendment_data,
) -> None:
    """Change a plan and say what that did; exit 2, with nothing written, where it cannot be."""
    if how.lang is not None:
        options.one_of(how.lang, LANGUAGES, "--lang")
    options.one_of(how.form, options.FORMS, "--format")
    path = files.plan_path(how.plan, Path.cwd())
    if how.dry_run:
        amendment, out = amended(files.read_plan(path), path, made, how, origin)
    else:
        with saving.held(path) as holding:
            texts = holding.read()
            amendment, out = amended(texts, path, made, how, origin)
            holding.save(texts, amendment.new)
    with told_anyway(out, written=not how.dry_run and amendment.new != amendment.old):
        if how.form == "json":
            out.data(data(amendment, out.words, written=not how.dry_run))
        else:
            show_effect(out, amendment, told(amendment, out.words), dry_run=how.dry_run)


@contextmanager
def told_anyway(out: Output, *, written: bool) -> Iterator[None]:
    """Where a full disk takes no result, say that the plan was changed: nobody does it twice."""
    try:
        yield
    except HypercareError:
        if written:
            out.error(out.words.say("The plan has been changed: do not repeat the command."))
        raise


def show_effect(out: Output, amendment: Amendment, text: str, *, dry_run: bool) -> None:
    """What a change did; of one that was only tried, the lines that it would change."""
    if dry_run:
        out.report(amendment.diff())
        for line in text.splitlines():
            out.remark(line)
        out.info("Nothing was written (--dry-run).")
    elif not out.quiet:
        out.report(text)


def amended(
    texts: tuple[File, ...], path: str, made: Made, how: How, origin: Origin | None
) -> tuple[Amendment, Output]:
    """The plan before and after; exit 2 where it cannot be loaded, before or after."""
    note_files(texts)
    loaded = load(texts, Catalogue())
    words = Words("fr" if (how.lang or language_of(loaded.document)) == "fr" else "en")
    out = Output(words, no_color=how.no_color, quiet=how.quiet)
    if loaded.plan is None:
        not_loaded(out, tuple(loaded.findings))
        raise typer.Exit(2)
    day = options.as_of_day(how.as_of, loaded.plan.calendar, options.today())
    note_day(day, how.as_of)
    before = on_day(loaded, day, files.digests(files.folder_of(path)))
    try:
        return amend(before, texts, made(before)), out
    except Unfit as unfit:
        unwritten(out, unfit.findings, origin or place_of)
        raise typer.Exit(2) from None


def place_of(finding: Finding) -> str:
    """The path: the lines are of a text that nobody has seen."""
    return dotted(finding.path)


def unwritten(out: Output, findings: tuple[Finding, ...], origin: Origin) -> None:
    """Why the plan cannot be what was typed, on standard error."""
    for finding in findings[:MOST_FINDINGS]:
        said, help_ = (masked(out.words.say(text)) for text in (finding.message, finding.help))
        out.error(f"{origin(finding)}: {finding.check.code} {said}")
        if help_:
            out.error(f"  {help_}")
    left = len(findings) - MOST_FINDINGS
    if left > 0:
        out.info(out.words.plural("… and {n} more fault.", "… and {n} more faults.", left))
    out.error(out.words.say("Nothing was written."))
