"""Every fault of a plan in one run, with file, line, column and how to mend it."""

from pathlib import Path
from typing import Annotated

import typer

from hypercare_cli import files
from hypercare_cli import metrics as _declares_every_metric  # noqa: F401  # conditions need it
from hypercare_cli.cli import options
from hypercare_cli.cli.output import Output
from hypercare_cli.document import File
from hypercare_cli.finding import SEVERITIES, Finding
from hypercare_cli.i18n.words import LANGUAGES, Language, Words
from hypercare_cli.load import NO_PLAN, language_of, load
from hypercare_cli.metric import Catalogue
from hypercare_cli.pages.validate import validate_data, validate_text

LEVELS = (*SEVERITIES, "never")


def validate(
    plans: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PLAN]...", help="Plan files or folders; default: the plan of this folder."
        ),
    ] = None,
    as_of: options.AsOf = None,
    lang: options.Lang = None,
    form: options.Format = "text",
    fail_on: Annotated[
        str, typer.Option("--fail-on", metavar="error|warning|note|never", help="What exits 1.")
    ] = "error",
    output: options.OutputFile = None,
    force: options.Force = False,
    quiet: options.Quiet = False,
) -> None:
    options.one_of(fail_on, LEVELS, "--fail-on")
    options.one_of(form, options.FORMS, "--format")
    if lang is not None:
        options.one_of(lang, LANGUAGES, "--lang")
    day = options.as_of_day(as_of, None, options.today())
    texts, findings, language = read_all(plans or [files.plan_path(None, Path.cwd())])
    words = Words(language if lang is None else "fr" if lang == "fr" else "en")
    out = Output(words, quiet=quiet)
    if form == "json":
        out.data(validate_data(findings, day, words), output, force=force)
    elif findings or not quiet:
        out.report(validate_text(findings, texts, len(plans or [1]), words), output, force=force)
    if any(finding.check is NO_PLAN for finding in findings):
        raise typer.Exit(2)
    if fail_on != "never" and any(counts(finding, fail_on) for finding in findings):
        raise typer.Exit(1)


def read_all(plans: list[str]) -> tuple[list[File], list[Finding], Language]:
    """The files, the findings and the language of the first plan."""
    texts: list[File] = []
    findings: list[Finding] = []
    languages: list[Language] = []
    for plan in plans:
        found = files.read_plan(plan)
        loaded = load(found, Catalogue())
        texts += found
        findings += loaded.findings
        languages.append(language_of(loaded.document))
    return texts, findings, languages[0]


def counts(finding: Finding, fail_on: str) -> bool:
    return LEVELS.index(finding.check.severity) <= LEVELS.index(fail_on)
