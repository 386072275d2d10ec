"""Every fault of a plan in one run, with file, line, column and how to mend it."""

from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from hypercare_cli import files
from hypercare_cli.baseline import known, without, written
from hypercare_cli.checked import LEVELS, Checked, CheckedPlan
from hypercare_cli.cli import options
from hypercare_cli.cli.output import Output
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.i18n.words import LANGUAGES, Language, Words
from hypercare_cli.linting import lint
from hypercare_cli.load import NO_PLAN, language_of, load
from hypercare_cli.metric import Catalogue, Figures
from hypercare_cli.pages.check import checks
from hypercare_cli.pages.validate import validate_data, validate_text
from hypercare_cli.selection import Choice, matches
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
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="CODES", help="Only these: HC2, HC301, a name, …"),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="CODES", help="Not these.")
    ] = None,
    baseline: Annotated[
        str | None,
        typer.Option(
            "--baseline", metavar="FILE", help="Leave out the findings that this file knows."
        ),
    ] = None,
    write_baseline: Annotated[
        str | None,
        typer.Option(
            "--write-baseline", metavar="FILE", help="Make that file from what is found now."
        ),
    ] = None,
    output: options.OutputFile = None,
    force: options.Force = False,
    quiet: options.Quiet = False,
) -> None:
    options.one_of(fail_on, LEVELS, "--fail-on")
    options.one_of(form, FORMATS, "--format")
    if lang is not None:
        options.one_of(lang, LANGUAGES, "--lang")
    choice = Choice(listed(select), listed(ignore))
    here = Path.cwd()
    day, read = options.today(), []
    for plan in plans or [files.plan_path(None, here)]:
        day, found = check(plan, here, as_of, choice)
        read.append(found)
    words = Words(read[0][1] if lang is None else "fr" if lang == "fr" else "en")
    checked = Checked(tuple(plan for plan, _language in read), day, words, fail_on)
    out = Output(words, quiet=quiet)
    if write_baseline is not None:
        files.write(Path(write_baseline), written(checked).encode(), force=True)
        out.info(message("written: {name}", name=write_baseline))
    if baseline is not None:
        checked = without(checked, known(files.read_bounded(baseline), baseline))
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


def check(
    plan: str, here: Path, as_of: str | None, choice: Choice
) -> tuple[date, tuple[CheckedPlan, Language]]:
    """One plan with its findings, the day they are of, and the language that it asks for."""
    texts = tuple(File(near(name, here), text) for name, text in files.read_plan(plan))
    loaded = load(texts, Catalogue())
    figures, day = None, options.today()
    if loaded.plan is not None:
        day = options.as_of_day(as_of, loaded.plan.calendar, day)
    elif as_of is not None and not as_of.startswith("T"):
        day = options.as_of_day(as_of, None, day)
    if loaded.plan is not None:
        figures = Figures(loaded.plan, day, files.digests(files.folder_of(plan)))
    name = texts[0].name if plan == files.STDIN else near(plan, here)
    findings = tuple(lint(loaded, figures, choice))
    return day, (CheckedPlan(name, texts, findings), language_of(loaded.document))


def near(name: str, here: Path) -> str:
    """A path below the current folder as seen from there: services look files up by it."""
    path = Path(name)
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else name
