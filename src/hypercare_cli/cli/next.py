"""The work of the week by owner: what is late, due, firing or missing, and what comes first.

Late things that others wait for come first, then what is late, playbooks that fire, what is due, what
a later gate lacks, what is open without a day, and what was put off. Within these the latest comes
first, then the highest priority (impact × urgency / effort), then the earliest due date.

Markdown is for the invitation to a meeting: without commands, and without internal entries unless
--audience asks for them.
"""

from datetime import date, timedelta
from functools import partial
from typing import Annotated

import typer

from hypercare_cli.cli import options
from hypercare_cli.cli.session import Session, open_plan, show
from hypercare_cli.cli.watch import keep_drawing
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.pages.next import NOBODY, Asked, agenda_page, next_data, next_page
from hypercare_cli.steering.agenda.collection import DAYS

LONGEST = 366
"""Days of a horizon."""


def next(  # the command is called so, and its module shadows nothing
    plan: options.PlanArgument = None,
    owner: Annotated[
        str | None,
        typer.Option(
            "--owner", metavar="ID", help="Of this person only; `nobody` for what nobody has."
        ),
    ] = None,
    horizon: Annotated[
        str | None,
        typer.Option("--horizon", metavar="DAYS", help="So many days ahead; default 7."),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DATE", help="Up to this day (2026-04-12, T+97)."),
    ] = None,
    all_: Annotated[
        bool, typer.Option("--all", help="All of each owner, not the first five.")
    ] = False,
    audience: options.ForReaders = None,
    as_of: options.AsOf = None,
    lang: options.Lang = None,
    form: options.PageFormat = "text",
    output: options.OutputFile = None,
    force: options.Force = False,
    watch: options.Watch = False,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    def draw() -> None:
        session = open_plan(
            plan, as_of, lang, form, forms=options.PAGE_FORMS, no_color=no_color, quiet=quiet
        )
        asked = Asked(
            last_day(session, horizon, until),
            None if owner is None else known_owner(session, owner),
            options.audience(audience, form),
            all=all_ or owner is not None,
            plan=plan,
        )
        page = partial(agenda_page if form == "markdown" else next_page, asked=asked)
        data = partial(next_data, words=session.words, asked=asked)
        show(session, form, page, data, output, force=force)

    keep_drawing(draw, [plan], watch=watch, to=output, form=form)


def last_day(session: Session, horizon: str | None, until: str | None) -> date:
    """The last day that is looked at, from --until or --horizon."""
    analysis = session.analysis
    if horizon is not None and until is not None:
        raise HypercareError(message("--horizon and --until cannot be given together"))
    if until is None:
        return after(analysis.as_of, DAYS if horizon is None else days(horizon))
    found = options.as_of_day(until, analysis.plan.calendar, analysis.as_of)
    if found < analysis.as_of:
        raise HypercareError(
            message("{until} is before {as_of}", until=found, as_of=analysis.as_of),
            message("--until takes the day of --as-of or a later one."),
        )
    return found


def days(text: str) -> int:
    """A whole number of days, at most a year."""
    if text.isdecimal() and int(text) <= LONGEST:
        return int(text)
    raise HypercareError(
        message("“{text}” is no number of days for --horizon", text=text),
        message("Write a whole number up to {most}: 7, 14.", most=LONGEST),
    )


def after(day: date, count: int) -> date:
    """So many days later, as far as the calendar goes."""
    return day + timedelta(days=min(count, (date.max - day).days))


def known_owner(session: Session, owner: str) -> str:
    """An id of people, or `nobody`."""
    return options.owner(owner, (one.id for one in session.analysis.plan.people), NOBODY)
