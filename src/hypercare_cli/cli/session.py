"""What every command on a plan starts with: read it, load it on a day, choose the language."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import typer

from hypercare_cli import files
from hypercare_cli.analysis import Analysis, on_day
from hypercare_cli.blocks import Page
from hypercare_cli.cli import options
from hypercare_cli.cli.options import FORMS, as_of_day, one_of
from hypercare_cli.cli.output import Output, check_output
from hypercare_cli.cli.run import note_day, note_files
from hypercare_cli.documents import KINDS, Given, check_fits, file_name, given_template
from hypercare_cli.finding import Finding
from hypercare_cli.history.commits import commit_of
from hypercare_cli.i18n.words import LANGUAGES, Words
from hypercare_cli.load import language_of, load
from hypercare_cli.metric import Catalogue

MOST_FINDINGS = 20


@dataclass(frozen=True)
class Session:
    """One plan, analysed, and where its results go."""

    analysis: Analysis
    output: Output
    path: str

    @property
    def words(self) -> Words:
        return self.output.words


def open_plan(
    plan: str | None,
    as_of: str | None,
    lang: str | None,
    form: str = "text",
    *,
    forms: tuple[str, ...] = FORMS,
    no_color: bool = False,
    quiet: bool = False,
) -> Session:
    """Load the plan, or say why not and exit 2."""
    if lang is not None:
        one_of(lang, LANGUAGES, "--lang")
    one_of(form, forms, "--format")
    path = files.plan_path(plan, Path.cwd())
    texts = files.read_plan(path)
    note_files(texts)
    loaded = load(texts, Catalogue())
    words = Words("fr" if (lang or language_of(loaded.document)) == "fr" else "en")
    output = Output(words, no_color=no_color, quiet=quiet)
    if loaded.plan is None:
        not_loaded(output, tuple(loaded.findings))
        raise typer.Exit(2)
    day = as_of_day(as_of, loaded.plan.calendar, options.today())
    note_day(day, as_of)
    analysis = on_day(loaded, day, files.digests(files.folder_of(path)))
    return Session(analysis, output, path)


def show(
    session: Session,
    form: str,
    page: Callable[[Analysis, Words], Page],
    data: Callable[[Analysis], dict[str, Any]],
    to: str | None,
    *,
    force: bool,
) -> None:
    """The result in the form asked for: a page to read or to paste, or the documented JSON shape."""
    out = session.output
    if form == "json":
        out.data(data(session.analysis), to, force=force)
    elif form == "markdown":
        out.markdown(page(session.analysis, session.words), to, force=force)
    else:
        out.page(page(session.analysis, session.words), to, force=force)


def figures_command(
    page: Callable[[Analysis, Words], Page], data: Callable[[Analysis], dict[str, Any]]
) -> Callable[..., None]:
    """A command that shows one page of a plan, or its data."""

    def command(
        plan: options.PlanArgument = None,
        as_of: options.AsOf = None,
        lang: options.Lang = None,
        form: options.Format = "text",
        output: options.OutputFile = None,
        force: options.Force = False,
        no_color: options.NoColor = False,
        quiet: options.Quiet = False,
    ) -> None:
        session = open_plan(plan, as_of, lang, form, no_color=no_color, quiet=quiet)
        show(session, form, page, data, output, force=force)

    return command


def not_loaded(output: Output, findings: tuple[Finding, ...]) -> None:
    """The faults that keep a plan from loading, on standard error."""
    output.findings(findings[:MOST_FINDINGS])
    left = len(findings) - MOST_FINDINGS
    if left > 0:
        output.info(output.words.plural("… and {n} more fault.", "… and {n} more faults.", left))
    if len(findings) > 1:
        output.info("`hypercare validate` shows each fault and how to mend it.")


def write_documents(
    session: Session,
    kinds: tuple[str, ...],
    folder: Path,
    *,
    force: bool,
    name: str = "",
    given: Given | None = None,
) -> list[Path]:
    """Render all first, then write: a fault in one leaves no half set behind.

    `name` is that of the file, where only one is written and the user chose it.
    """
    analysis, words = committed(session), session.words
    made = [
        (
            folder / (name or file_name(analysis, kind, words)),
            KINDS[kind].make(analysis, words, fitting(kind, given)),
        )
        for kind in kinds
    ]
    return write_made(session.output, made, force=force)


def fitting(kind: str, given: Given | None) -> Given | None:
    """The template, for the kinds of document that it is for."""
    return given if given is not None and KINDS[kind].program == given.program else None


def template_for(kinds: tuple[str, ...], file: str | None) -> Given | None:
    """The template that the user named, guarded; refused where none of the documents can take it."""
    if file is None:
        return None
    given = given_template(files.read_office(file), file)
    check_fits(kinds, given)
    return given


def committed(session: Session) -> Analysis:
    """The analysis with the commit that its plan is at."""
    analysis = session.analysis
    commit = commit_of(files.history(session.path), analysis.document.files)
    return replace(analysis, commit=commit)


def write_made(output: Output, made: list[tuple[Path, bytes]], *, force: bool) -> list[Path]:
    """Write documents; a file that is there and not one of ours stays, and then none is written."""
    for path, _data in made:
        check_output(path, force=force or files.is_untouched(path))
    for path, data in made:
        output.file(path, data, force=True)
    return [path for path, _data in made]
