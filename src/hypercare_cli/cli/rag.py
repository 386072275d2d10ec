"""Red, amber, green by stream, why, and what was set by hand."""

from hypercare_cli.cli import options
from hypercare_cli.cli.session import open_plan, show
from hypercare_cli.pages.rag import rag_data, rag_page


def rag(
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
    show(session, form, rag_page, rag_data, output, force=force)
