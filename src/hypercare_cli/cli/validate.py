"""Every fault of a plan in one run, with file, line, column and how to mend it."""

from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from hypercare_cli import files
from hypercare_cli import metrics as _declares_every_metric  # noqa: F401  # conditions need it
from hypercare_cli.checked import LEVELS, Checked, CheckedPlan
from hypercare_cli.cli import options
from hypercare_cli.cli.output import Output
from hypercare_cli.i18n.words import LANGUAGES, Language, Words
from hypercare_cli.load import NO_PLAN, language_of, load
from hypercare_cli.metric import Catalogue
from hypercare_cli.pages.validate import validate_data, validate_text
from hypercare_cli.source import File

SERVICES = ("sarif", "junit", "github", "gitlab", "markdown")
"""The formats that other programs read: each is a module of `renderers/`."""
FORMATS = ("text", "json", *SERVICES)


def validate(
    plans: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PLAN...",
            help="Plan files or folders, `-` for standard input; default: the plan of this folder.",
        ),
    ] = None,
    as_of: options.AsOf = None,
    lang: options.Lang = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            help="For people: text, markdown (a pull-request comment). For programs: json, sarif"
            " (code scanning), junit (test reports), github (annotations), gitlab (code quality).",
        ),
    ] = "text",
    fail_on: Annotated[
        str, typer.Option("--fail-on", metavar="|".join(LEVELS), help="What exits 1.")
    ] = "error",
    output: options.OutputFile = None,
    force: options.Force = False,
    quiet: options.Quiet = False,
) -> None:
    options.one_of(fail_on, LEVELS, "--fail-on")
    options.one_of(form, FORMATS, "--format")
    if lang is not None:
        options.one_of(lang, LANGUAGES, "--lang")
    day = options.as_of_day(as_of, None, options.today())
    here = Path.cwd()
    read = [check(plan, here) for plan in plans or [files.plan_path(None, here)]]
    words = Words(read[0][1] if lang is None else "fr" if lang == "fr" else "en")
    checked = Checked(tuple(plan for plan, _language in read), day, words, fail_on)
    out = Output(words, quiet=quiet)
    if form == "json":
        out.data(validate_data(checked), output, force=force)
    elif form in SERVICES:
        render = import_module(f"hypercare_cli.renderers.{form}").render
        out.text(render(checked), output, force=force)
    elif checked.findings or not quiet:
        out.report(validate_text(checked), output, force=force)
    if any(finding.check is NO_PLAN for finding in checked.findings):
        raise typer.Exit(2)
    if any(checked.fails(finding) for finding in checked.findings):
        raise typer.Exit(1)


def check(plan: str, here: Path) -> tuple[CheckedPlan, Language]:
    """One plan with its findings, and the language that it asks for."""
    texts = tuple(File(near(name, here), text) for name, text in files.read_plan(plan))
    loaded = load(texts, Catalogue())
    name = texts[0].name if plan == files.STDIN else near(plan, here)
    return CheckedPlan(name, texts, tuple(loaded.findings)), language_of(loaded.document)


def near(name: str, here: Path) -> str:
    """A path below the current folder as seen from there: services look files up by it."""
    path = Path(name)
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else name
