"""The health score: dimensions, contributions, coverage, what changed, the cheapest ways up.

--what-if shows what would follow if figures had other values, --reach the least that brings the score
to a number, or opens a gate. Nothing is written.
"""

from datetime import date
from decimal import Decimal
from functools import partial
from typing import Annotated

import typer

from hypercare_cli.analysis import Analysis
from hypercare_cli.cli import options
from hypercare_cli.cli.session import open_plan, show
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.i18n.words import Words
from hypercare_cli.pages.score import score_data, score_page
from hypercare_cli.rounding import comparable, half_up

MOST_DIGITS = 9
"""At which figures meet their limits."""


def score(
    plan: options.PlanArgument = None,
    as_of: options.AsOf = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="DATE", help="Compare with this day; default 30 days before."
        ),
    ] = None,
    what_if: Annotated[
        list[str] | None,
        typer.Option(
            "--what-if",
            metavar="METRIC=VALUE",
            help="Show what would follow if a figure had this value; may be repeated.",
        ),
    ] = None,
    reach: Annotated[
        str | None,
        typer.Option(
            "--reach",
            metavar="SCORE|GATE",
            help="Show the least that brings the score to 80, or opens a gate (T+30, exit, next).",
        ),
    ] = None,
    fail_under: Annotated[
        str | None,
        typer.Option(
            "--fail-under", metavar="SCORE", help="Exit 1 if the score is lower or unknown."
        ),
    ] = None,
    lang: options.Lang = None,
    form: options.Format = "text",
    output: options.OutputFile = None,
    force: options.Force = False,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    bound = None if fail_under is None else options.number(fail_under, "--fail-under")
    if since is not None and (what_if or reach is not None):
        raise HypercareError(
            message("--since does not go with --what-if or --reach"),
            message("They show what could be, --since what was."),
        )
    session = open_plan(plan, as_of, lang, form, no_color=no_color, quiet=quiet)
    analysis = session.analysis
    if what_if or reach is not None:
        from hypercare_cli.cli.prospects import Prospects  # only here: `score` alone is run often

        prospects = Prospects(analysis, what_if or [], reach)
        show(session, form, prospects.page, prospects.data, output, force=force)
        found = prospects.score
    else:
        day = earlier(analysis, since)
        show(session, form, partial(score_page, since=day), score_data, output, force=force)
        found = analysis.figures["health.score"]
    if bound is not None and not reaches(found, bound):
        out = session.output
        out.error(out.words.say(too_low(found, bound, out.words)))
        raise typer.Exit(1)


def earlier(analysis: Analysis, since: str | None) -> date | None:
    """The day to compare with, where one is given; it lies before as-of."""
    if since is None:
        return None
    day = options.as_of_day(since, analysis.plan.calendar, analysis.as_of)
    if day < analysis.as_of:
        return day
    raise HypercareError(
        message("{since} is not before {as_of}", since=day, as_of=analysis.as_of),
        message("--since takes an earlier day than --as-of."),
    )


def too_low(score: Decimal | None, bound: Decimal, words: Words) -> Message:
    """Why the run fails; the score with as many decimals as show it: 69.96 is below 70."""
    least = words.number(bound, max(0, -int(bound.as_tuple().exponent)))
    if score is None:
        return message("the health score is not known, and {least} is asked for", least=least)
    digits = next((n for n in range(1, MOST_DIGITS) if half_up(score, n) < bound), MOST_DIGITS)
    shown = words.number(score, digits)
    return message("the health score of {score} is below {least}", score=shown, least=least)


def reaches(score: Decimal | None, bound: Decimal) -> bool:
    """A score that is not known reaches nothing."""
    return score is not None and comparable(score) >= bound
