"""What the figures ask for: which playbooks fire, since when, and the action that each proposes.

With --apply those actions are written into the plan, each with its owner, its due date and the figure
from before it. While an action is open its playbook proposes nothing more, so that a second run changes
nothing.
"""

from functools import partial
from typing import Annotated

import typer

from hypercare_cli.analysis import Analysis
from hypercare_cli.cli import options
from hypercare_cli.cli.session import open_plan, show
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.pages.playbooks import playbooks_data, playbooks_page
from hypercare_cli.steering.playbooks.firing import Firing, firings
from hypercare_cli.values import nearest, suggestion


def playbooks(
    plan: options.PlanArgument = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="ID", help="This playbook; may be given several times."),
    ] = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="Write the proposed actions into the plan.")
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="With --apply: write nothing, show the lines."),
    ] = False,
    as_of: options.AsOf = None,
    lang: options.Lang = None,
    form: options.Format = "text",
    output: options.OutputFile = None,
    force: options.Force = False,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    chosen = partial(chosen_firings, only=tuple(only or ()))
    if apply:
        from hypercare_cli.cli import changing, proposing  # who reads needs nothing that writes

        if output is not None:
            raise HypercareError(message("--apply and --output cannot be given together"))
        how = changing.How(plan, as_of, lang, dry_run, no_color, quiet, form)
        proposing.write(chosen, how)
        return
    if dry_run:
        raise HypercareError(
            message("--dry-run goes with --apply"),
            message("Without --apply nothing is written."),
        )
    session = open_plan(plan, as_of, lang, form, no_color=no_color, quiet=quiet)
    found, words = chosen(session.analysis), session.words
    show(
        session,
        form,
        partial(playbooks_page, firings=found),
        partial(playbooks_data, words=words, firings=found),
        output,
        force=force,
    )


def chosen_firings(analysis: Analysis, only: tuple[str, ...]) -> tuple[Firing, ...]:
    """All playbooks, or those that were named; HypercareError for one that there is not."""
    found = firings(analysis.figures)
    known = tuple(one.id for one in found)
    for id_ in only:
        if id_ not in known:
            raise HypercareError(
                message("there is no playbook {id}", id=id_),
                suggestion(nearest(id_, known), ", ".join(known)),
            )
    return tuple(one for one in found if not only or one.id in only)
