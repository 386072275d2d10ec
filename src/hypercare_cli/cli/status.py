"""The one-page dashboard: colours, KPIs, open actions, top risks, the next decision."""

from hypercare_cli.cli import options
from hypercare_cli.cli.session import open_plan
from hypercare_cli.cli.watch import keep_drawing
from hypercare_cli.pages.dashboard import dashboard_page


def status(
    plan: options.PlanArgument = None,
    as_of: options.AsOf = None,
    lang: options.Lang = None,
    output: options.OutputFile = None,
    force: options.Force = False,
    watch: options.Watch = False,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    def draw() -> None:
        session = open_plan(plan, as_of, lang, no_color=no_color, quiet=quiet)
        page = dashboard_page(session.analysis, session.words)
        session.output.page(page, output, force=force)

    keep_drawing(draw, [plan], watch=watch, to=output)
