"""Which plan a document came from, how old it is, and what changed since."""

from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from hypercare_cli import files
from hypercare_cli.blocks import Stamp
from hypercare_cli.cli import options
from hypercare_cli.cli.output import Output
from hypercare_cli.cli.session import open_plan
from hypercare_cli.errors import HypercareError
from hypercare_cli.history.commits import knows, plans_at, texts_at
from hypercare_cli.i18n.words import LANGUAGES, Words
from hypercare_cli.origin import digest_of
from hypercare_cli.pages.verify import verify_data, verify_page
from hypercare_cli.readers.stamp import read_stamp
from hypercare_cli.source import File
from hypercare_cli.verified import Verified, Why


def verify(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="A document that hypercare wrote.", show_default=False),
    ],
    plan: options.PlanArgument = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="The day to count its age on (2026-05-05, T+120); default today.",
        ),
    ] = None,
    lang: options.Lang = None,
    form: options.Format = "text",
    output: options.OutputFile = None,
    force: options.Force = False,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    options.one_of(form, options.FORMS, "--format")
    if lang is not None:
        options.one_of(lang, LANGUAGES, "--lang")
    reading = read_stamp(files.read_office(file), file)
    path = chosen(plan)
    if path is None or not reading.stamp.plan:  # no T0 to count from
        day = options.today() if as_of is None else options.calendar_day(as_of)
    else:
        day = options.today()
    found = Verified(file, *reading, day)
    out = Output(
        Words("fr" if (lang or reading.stamp.language) == "fr" else "en"),
        no_color=no_color,
        quiet=quiet,
    )
    if path is not None and reading.stamp.plan:
        found, out = compared(found, path, as_of, lang, no_color=no_color, quiet=quiet)
    if form == "json":
        out.data(verify_data(found), output, force=force)
    else:
        out.page(verify_page(found, out.words), output, force=force)
    if not found.passes:
        raise typer.Exit(1)


def chosen(plan: str | None) -> str | None:
    """The plan that is named, else the one of this folder; None where there is none."""
    if plan is not None:
        return plan
    try:
        return files.plan_path(None, Path.cwd())
    except HypercareError:
        return None


def compared(
    found: Verified, path: str, as_of: str | None, lang: str | None, *, no_color: bool, quiet: bool
) -> tuple[Verified, Output]:
    """The document against the plan as it is now, and as it was when the document was written."""
    made_on = found.stamp.as_of.isoformat()
    session = open_plan(path, made_on, lang, no_color=no_color, quiet=quiet)
    day = options.as_of_day(as_of, session.analysis.plan.calendar, found.day)
    found = replace(found, plan=session.analysis, day=day)
    if session.analysis.plan.plan.id != found.stamp.plan:
        found = replace(found, why="other-plan")
    elif not found.same_texts:
        then, why = past(found, path)
        found = replace(found, then=then, why=why)
    return found, session.output


def past(found: Verified, path: str) -> tuple[tuple[File, ...] | None, Why | None]:
    """The texts that the document was made from, by its commit; else why there are none."""
    commit = found.stamp.commit
    if not commit:
        return None, "no-commit"
    history = files.history(path)
    then = texts_at(history, commit)
    if then is None and not knows(history, commit):
        return None, "not-found"
    places = chain(() if then is None else (then,), plans_at(history, commit))
    made_from = next(filter(None, (as_stamped(texts, found.stamp) for texts in places)), None)
    if made_from is not None:
        return made_from, None
    return None, "elsewhere" if then is None else "another"


def as_stamped(texts: tuple[File, ...], stamp: Stamp) -> tuple[File, ...] | None:
    """Texts of git, if they are those of a document, with the line ends that they had then."""
    windows = tuple(File(name, text.replace("\n", "\r\n")) for name, text in texts)
    return next((each for each in (texts, windows) if digest_of(each) == stamp.digest), None)
