"""How a figure is made, with file and line, or what a finding means.

METRIC is an id of `hypercare metrics`, such as health.score; a code such as HC020 explains a finding.
"""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from hypercare_cli import files
from hypercare_cli.cli import options
from hypercare_cli.cli.output import Output
from hypercare_cli.cli.session import open_plan, show
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.i18n.words import Words
from hypercare_cli.pages.check import check_data, check_named, check_page
from hypercare_cli.pages.explain import explain_data, explain_page
from hypercare_cli.values import nearest


def explain(
    metric: Annotated[str, typer.Argument(metavar="METRIC|CODE", show_default=False)],
    plan: options.PlanArgument = None,
    as_of: options.AsOf = None,
    lang: options.Lang = None,
    form: options.Format = "text",
    output: options.OutputFile = None,
    force: options.Force = False,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    check = check_named(metric)
    if check is not None:
        options.one_of(form, options.FORMS, "--format")
        out = Output(Words("fr" if lang == "fr" else "en"), no_color=no_color, quiet=quiet)
        if form == "json":
            out.data(check_data(check, out.words), output, force=force)
        else:
            out.page(check_page(check, out.words), output, force=force)
        return
    if plan is None and not files.has_plan(Path.cwd()):
        raise HypercareError(
            message("there is no plan in this folder"),
            message("Name one: `hypercare explain {metric} PLAN`.", metric=metric),
        )
    session = open_plan(plan, as_of, lang, form, no_color=no_color, quiet=quiet)
    figures = session.analysis.figures
    if metric not in figures:
        close = nearest(metric, tuple(figures.ids()))
        raise HypercareError(
            message("there is no metric called `{metric}`", metric=metric),
            message("Did you mean `{close}`?", close=close)
            if close
            else message("`hypercare metrics` lists all metrics of a plan."),
        )
    page, data = partial(explain_page, metric=metric), partial(explain_data, metric=metric)
    show(session, form, page, data, output, force=force)
