"""Every fault of a plan in one run, with file, line, column and how to mend it."""

from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from hypercare_cli import files
from hypercare_cli.baseline import known, without, written
from hypercare_cli.checked import Checked
from hypercare_cli.cli import options
from hypercare_cli.cli.checker import Checker, Detail, cache_folder
from hypercare_cli.cli.output import WIDEST, Output, is_file
from hypercare_cli.cli.watch import keep_drawing
from hypercare_cli.errors import HypercareError
from hypercare_cli.finding import LEVELS
from hypercare_cli.i18n.message import message
from hypercare_cli.i18n.words import LANGUAGES, Words
from hypercare_cli.load import NO_PLAN
from hypercare_cli.pages.check import checks
from hypercare_cli.pages.completeness import overall
from hypercare_cli.pages.validate import in_colour, validate_data, validate_text
from hypercare_cli.rounding import comparable
from hypercare_cli.selection import Choice, matches

SERVICES = ("sarif", "junit", "github", "gitlab", "markdown")
"""The formats that other programs read: each is a module of `renderers/`."""
FORMATS = ("text", "json", *SERVICES)


Plans = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PLAN...",
        help="Plan files or folders, `-` for standard input; default: the plan of this folder.",
    ),
]
Form = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="|".join(FORMATS),
        help="For people: text, markdown (a pull-request comment). For programs: json, sarif"
        " (code scanning), junit (test reports), github (annotations), gitlab (code quality).",
    ),
]
FailOn = Annotated[str, typer.Option("--fail-on", metavar="|".join(LEVELS), help="What exits 1.")]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="CODES", help="Only these: HC2, HC301, a name, …"),
]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="CODES", help="Not these.")]
Known = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help="Leave out the findings that this file knows."),
]
MakeKnown = Annotated[
    str | None,
    typer.Option("--write-baseline", metavar="FILE", help="Make that file from what is found now."),
]
Cached = Annotated[
    bool,
    typer.Option(
        "--cache/--no-cache",
        help="Keep findings, so that an unchanged plan need not be looked at again.",
    ),
]
Missing = Annotated[
    bool, typer.Option("--missing", help="All that a plan lacks, with the lines to paste.")
]
Stage = Annotated[
    str | None,
    typer.Option(
        "--stage",
        metavar="T+30",
        help="The stage up to which a plan has to be complete: T0, T+30, a milestone; default the"
        " as-of date.",
    ),
]
MinCompleteness = Annotated[
    str | None,
    typer.Option(
        "--min-completeness", metavar="SHARE", help="Exit 1 if a plan is less complete: 0.8 is 80%."
    ),
]


def validate(
    plans: Plans = None,
    as_of: options.AsOf = None,
    lang: options.Lang = None,
    form: Form = "text",
    fail_on: FailOn = "error",
    select: Select = None,
    ignore: Ignore = None,
    baseline: Known = None,
    write_baseline: MakeKnown = None,
    stage: Stage = None,
    min_completeness: MinCompleteness = None,
    missing: Missing = False,
    cache: Cached = True,
    output: options.OutputFile = None,
    force: options.Force = False,
    watch: options.Watch = False,
    quiet: options.Quiet = False,
) -> None:
    options.one_of(fail_on, LEVELS, "--fail-on")
    options.one_of(form, FORMATS, "--format")
    if lang is not None:
        options.one_of(lang, LANGUAGES, "--lang")
    choice = Choice(listed(select), listed(ignore))
    least = options.share(min_completeness, "--min-completeness")
    store = files.Store(cache_folder()) if cache else None
    plans = plans or [files.plan_path(None, Path.cwd())]
    detail: Detail = "none"
    if missing or form == "json" or (form == "text" and len(plans) == 1 and not quiet):
        detail = "items"
    elif form == "markdown" or (form == "text" and not quiet) or stage or least is not None:
        detail = "shares"

    def draw() -> None:
        checker = Checker(Path.cwd(), as_of, choice, store, stage, detail)
        found = [checker.check(plan) for plan in plans]
        words = Words(found[0].language if lang is None else "fr" if lang == "fr" else "en")
        checked = Checked(tuple(each.plan for each in found), found[-1].day, words, fail_on)
        out = Output(words, quiet=quiet)
        if write_baseline is not None:
            out.file(Path(write_baseline), written(checked).encode(), force=True)
        if baseline is not None:
            checked = without(checked, agreed(baseline))
        show(checked, form, out, output, force=force, missing=missing)
        conclude(checked, least, out)

    keep_drawing(draw, plans, watch=watch, to=output, form=form, last=1)


def conclude(checked: Checked, least: Decimal | None, out: Output) -> None:
    """The exit code of what was found."""
    if any(finding.check.code == NO_PLAN.code for finding in checked.findings):
        raise typer.Exit(2)
    failed = any(checked.fails(finding) for finding in checked.findings)
    if incomplete(checked, least, out) or failed:
        raise typer.Exit(1)


def agreed(name: str) -> frozenset[str]:
    """The fingerprints of the baseline; one that is not there yet is told how to be made."""
    if not Path(name).exists():
        raise HypercareError(
            message(
                "there is no file {name}, which the setting or option `baseline` names", name=name
            ),
            message("Make it with `hypercare validate PLAN --write-baseline {name}`.", name=name),
        )
    return known(files.read_bounded(name), name)


def show(
    checked: Checked, form: str, out: Output, to: str | None, *, force: bool, missing: bool
) -> None:
    """The result in the format asked for."""
    if form == "json":
        out.data(validate_data(checked), to, force=force)
    elif form in SERVICES:
        render = import_module(f"hypercare_cli.renderers.{form}").render
        out.text(render(checked), to, force=force)
    elif checked.findings or not out.quiet:
        width = WIDEST if is_file(to) else out.width(WIDEST)
        text = validate_text(checked, brief=out.quiet, missing=missing, width=width)
        out.report(text, to, force=force, in_colour=in_colour)


def incomplete(checked: Checked, least: Decimal | None, out: Output) -> bool:
    """Whether a plan is less complete than it has to be; says which. Not known is not enough."""
    if least is None:
        return False
    below = [
        (plan.name, share)
        for plan in checked.plans
        if (share := None if plan.progress is None else overall(plan.progress)) is None
        or comparable(share) < least
    ]
    for name, share in below:
        said = message(
            "{plan} is not complete enough: {share}, and {least} is asked for",
            plan=name,
            share=out.words.share(share, 1),
            least=out.words.share(least, 1),
        )
        out.error(out.words.say(said))
    return bool(below)


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
