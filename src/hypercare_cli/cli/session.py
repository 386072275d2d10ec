"""What every command on a plan starts with: read it, load it on a day, choose the language."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from hypercare_cli import files
from hypercare_cli.analysis import Analysis, on_day
from hypercare_cli.blocks import Page
from hypercare_cli.cli.options import FORMS, as_of_day, one_of, today
from hypercare_cli.cli.output import Output
from hypercare_cli.documents import KINDS, file_name
from hypercare_cli.finding import Finding
from hypercare_cli.i18n.message import message
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
    no_color: bool = False,
    quiet: bool = False,
) -> Session:
    """Load the plan, or say why not and exit 2."""
    if lang is not None:
        one_of(lang, LANGUAGES, "--lang")
    one_of(form, FORMS, "--format")
    path = files.plan_path(plan, Path.cwd())
    loaded = load(files.read_plan(path), Catalogue())
    words = Words("fr" if (lang or language_of(loaded.document)) == "fr" else "en")
    output = Output(words, no_color=no_color, quiet=quiet)
    if loaded.plan is None:
        not_loaded(output, tuple(loaded.findings))
        raise typer.Exit(2)
    day = as_of_day(as_of, loaded.plan.calendar, today())
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
    """The result in the form asked for: a page to read, or the documented JSON shape."""
    if form == "json":
        session.output.data(data(session.analysis), to, force=force)
    else:
        session.output.page(page(session.analysis, session.words), to, force=force)


def not_loaded(output: Output, findings: tuple[Finding, ...]) -> None:
    """The faults that keep a plan from loading, on standard error."""
    output.findings(findings[:MOST_FINDINGS])
    left = len(findings) - MOST_FINDINGS
    if left > 0:
        output.info(output.words.plural("… and {n} more fault.", "… and {n} more faults.", left))
    if len(findings) > 1:
        output.info("`hypercare validate` shows each fault and how to mend it.")


def write_documents(
    session: Session, kinds: tuple[str, ...], folder: Path, *, force: bool
) -> list[Path]:
    """Render all first, then write: a fault in one leaves no half set behind."""
    analysis, words = session.analysis, session.words
    made = [
        (folder / file_name(analysis, kind, words), KINDS[kind].make(analysis, words))
        for kind in kinds
    ]
    for path, _data in made:
        files.check_target(path, force=force or files.is_untouched(path))
    for path, data in made:
        files.write(path, data, force=True)
        session.output.info(message("written: {name}", name=path.as_posix()))
    return [path for path, _data in made]
