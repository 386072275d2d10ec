"""Which plan a document came from, how old it is, and what changed since."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from hypercare_cli import files
from hypercare_cli.cli import options
from hypercare_cli.cli.output import Output
from hypercare_cli.cli.session import open_plan
from hypercare_cli.errors import HypercareError
from hypercare_cli.history.commits import texts_at
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
        typer.Option("--as-of", metavar="DATE", help="The day to count its age on; default today."),
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
    day = options.today() if as_of is None else options.calendar_day(as_of)
    found = Verified(file, *reading, day)
    out = Output(
        Words("fr" if (lang or reading.stamp.language) == "fr" else "en"),
        no_color=no_color,
        quiet=quiet,
    )
    path = chosen(plan)
    if path is not None and reading.stamp.plan:
        found, out = compared(found, path, lang, no_color=no_color, quiet=quiet)
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
    found: Verified, path: str, lang: str | None, *, no_color: bool, quiet: bool
) -> tuple[Verified, Output]:
    """The document against the plan as it is now, and as it was when the document was written."""
    day = found.stamp.as_of.isoformat()
    session = open_plan(path, day, lang, no_color=no_color, quiet=quiet)
    found = replace(found, plan=session.analysis)
    if not found.same_texts:
        then, why = past(found, path)
        found = replace(found, then=then, why=why)
    return found, session.output


def past(found: Verified, path: str) -> tuple[tuple[File, ...] | None, Why | None]:
    """The texts that the document was made from, by its commit; else why there are none."""
    commit = found.stamp.commit
    if not commit:
        return None, "no-commit"
    then = texts_at(files.history(path), commit)
    if then is None:
        return None, "not-found"
    windows = tuple(File(name, text.replace("\n", "\r\n")) for name, text in then)
    made_from = next((t for t in (then, windows) if digest_of(t) == found.stamp.digest), None)
    return made_from, None if made_from is not None else "another"
