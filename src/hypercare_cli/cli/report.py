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
DOCUMENTS = {".docx", ".pptx", ".xlsx", ".doc", ".ppt", ".xls", ".pdf"}
"""What no folder ends with: a name with one of these is meant as that of a file."""


def report(
    kind: Annotated[str, typer.Argument(metavar="|".join((*KINDS, ALL)), show_default=False)],
    plan: options.PlanArgument = None,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR|FILE",
            help="The folder to write into, or the file of a single document.",
        ),
    ] = ".",
    as_of: options.AsOf = None,
    lang: options.Lang = None,
    blank: Annotated[
        bool,
        typer.Option(
            "--blank",
            help="To be filled in: the plan (Word) in a workshop of 60–90 minutes, or the ledger"
            " (Excel).",
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
    folder, name = target(output, kinds)
    given = template_for(kinds, template)
    if blank:
        write_blank(kind, plan, folder, name, as_of, lang, given, force=force, quiet=quiet)
        return
    session = open_plan(plan, as_of, lang, quiet=quiet)
    write_documents(session, kinds, folder, name=name, force=force, given=given)
    told(session.output, kinds, given)


def told(out: Output, kinds: tuple[str, ...], given: Given | None) -> None:
    """Which documents took the look of the template, where it is not for all of them."""
    if given is None or all(KINDS[kind].program == given.program for kind in kinds):
        return
    taken = ", ".join(kind for kind in kinds if KINDS[kind].program == given.program)
    others = ", ".join(kind for kind in kinds if KINDS[kind].program != given.program)
    out.info(
        message(
            "{name} gave its look to: {taken}; as always: {others}",
            name=given.name,
            taken=taken,
            others=others,
        )
    )


def target(given: str, kinds: tuple[str, ...]) -> tuple[Path, str]:
    """The folder to write into, and the name of the file where -o names one.

    Raises HypercareError (exit 2) for what can be neither, before anything is made.
    """
    path = Path(given)
    if given == files.STDIN:
        raise HypercareError(
            message("a document cannot be written to the screen"),
            message("Name a folder or a file with -o."),
        )
    folder, name = path, ""
    if path.suffix.lower() in DOCUMENTS and not path.is_dir():
        folder, name = path.parent, path.name
        check_suffix(path, kinds)
    above = next((each for each in (folder, *folder.parents) if each.exists()), None)
    if above is not None and not above.is_dir():
        raise HypercareError(
            message("{name} is a file, not a folder", name=above.as_posix()),
            message("Name a folder or a file with -o."),
        )
    return folder, name


def check_suffix(path: Path, kinds: tuple[str, ...]) -> None:
    """Refuse a file for several documents, and one of another format."""
    if len(kinds) > 1:
        raise HypercareError(
            message("{n} documents do not go into one file, {name}", n=len(kinds), name=path.name),
            message("Name a folder with -o, or a single kind: {words}.", words=", ".join(kinds)),
        )
    suffix = Path(KINDS[kinds[0]].suffix).suffix
    if path.suffix.lower() != suffix:
        raise HypercareError(
            message(
                "“{kind}” is written as {suffix}, not as {other}",
                kind=kinds[0],
                suffix=suffix,
                other=path.suffix,
            ),
            message("Write `-o {name}`.", name=path.with_suffix(suffix).as_posix()),
        )


def write_blank(
    kind: str,
    plan: str | None,
    folder: Path,
    name: str,
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
    path = folder / (name or blank_name(analysis, output.words, kind))
    write_made(output, [(path, made)], force=force)
