"""Write a document: plan (Word), qbr (PowerPoint), ledger (Excel), or all of them."""

from pathlib import Path
from typing import Annotated

import typer

from hypercare_cli import files
from hypercare_cli.cli import options
from hypercare_cli.cli.output import Output
from hypercare_cli.cli.session import (
    committed,
    open_plan,
    template_for,
    write_documents,
    write_made,
)
from hypercare_cli.documents import BLANKS, KINDS, Given, blank_name, to_fill_in
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.i18n.words import LANGUAGES, Words

ALL = "all"


def report(
    kind: Annotated[str, typer.Argument(metavar="|".join((*KINDS, ALL)), show_default=False)],
    plan: options.PlanArgument = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="DIR", help="The folder to write into.")
    ] = ".",
    as_of: options.AsOf = None,
    lang: options.Lang = None,
    blank: Annotated[
        bool,
        typer.Option(
            "--blank", help="The plan as sheets to fill in, in a workshop of 60–90 minutes."
        ),
    ] = False,
    template: Annotated[
        str | None,
        typer.Option(
            "--template",
            metavar="FILE",
            help="A Word or PowerPoint file of your company, to take its look from.",
        ),
    ] = None,
    force: options.Force = False,
    quiet: options.Quiet = False,
) -> None:
    options.one_of(kind, (*KINDS, ALL), "report")
    kinds = tuple(KINDS) if kind == ALL else (kind,)
    given = template_for(kinds, template)
    if blank:
        write_blank(kind, plan, Path(output), as_of, lang, given, force=force, quiet=quiet)
        return
    session = open_plan(plan, as_of, lang, quiet=quiet)
    write_documents(session, kinds, Path(output), force=force, given=given)


def write_blank(
    kind: str,
    plan: str | None,
    folder: Path,
    as_of: str | None,
    lang: str | None,
    given: Given | None,
    *,
    force: bool,
    quiet: bool,
) -> None:
    """The version to fill in; where there is no plan yet, that for any customer."""
    if kind not in BLANKS:
        raise HypercareError(
            message("there is no blank version of “{kind}”", kind=kind),
            message("`hypercare report plan --blank` writes the plan to fill in."),
        )
    if plan is not None or files.has_plan(Path.cwd()):
        session = open_plan(plan, as_of, lang, quiet=quiet)
        analysis, output = committed(session), session.output
        made = to_fill_in(kind, analysis, output.words, analysis.as_of, given)
    else:
        language = options.one_of(lang or "en", LANGUAGES, "--lang")
        output = Output(Words("fr" if language == "fr" else "en"), quiet=quiet)
        analysis = None
        day = options.today() if as_of in (None, "today") else options.calendar_day(as_of)
        made = to_fill_in(kind, None, output.words, day, given)
    path = folder / blank_name(analysis, output.words, kind)
    write_made(output, [(path, made)], force=force)
