"""Time to value: reached when and through what, or what is to be expected."""

from hypercare_cli.cli import options
from hypercare_cli.cli.session import open_plan, show
from hypercare_cli.pages.ttv import ttv_data, ttv_page


def ttv(
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
    show(session, form, ttv_page, ttv_data, output, force=force)
