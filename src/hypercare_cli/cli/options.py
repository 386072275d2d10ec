"""The options that commands share, and what they give: a plan on a day, in a language."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated, get_args

import typer

from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.node import NUMBER, exact_number
from hypercare_cli.plan.calendar import Calendar
from hypercare_cli.plan.kinds import Audience
from hypercare_cli.values import nearest, suggestion

PlanArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="PLAN",
        help="A plan file or folder, `-` for standard input; default: the plan of this folder.",
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", help="The day of the figures (2026-04-05, T+90); default today."
    ),
]
Lang = Annotated[
    str | None, typer.Option("--lang", metavar="fr|en", help="Language; default the plan's.")
]
FORMS = ("text", "json")
PAGE_FORMS = (*FORMS, "markdown")
Format = Annotated[
    str, typer.Option("--format", metavar="|".join(FORMS), help="Form of the output.")
]
PageFormat = Annotated[
    str, typer.Option("--format", metavar="|".join(PAGE_FORMS), help="Form of the output.")
]
OutputFile = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write there instead of to the screen."),
]
Watch = Annotated[
    bool, typer.Option("--watch", help="Draw it again whenever the plan changes, until Ctrl-C.")
]
ForReaders = Annotated[
    str | None,
    typer.Option(
        "--audience",
        metavar="internal|partner|customer",
        help="What these readers may see; default internal, for Markdown and pictures customer.",
    ),
]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colours.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Only results and errors.")]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is already there.")]


def today() -> date:
    """The user's own day: the only clock of the tool, and only where no --as-of is given."""
    return date.today()  # noqa: DTZ011  # the local calendar day is what the user means


def as_of_day(text: str | None, calendar: Calendar | None, today: date) -> date:
    """The as-of date: an ISO date, `T+n` or `T+nwd` in the calendar of the plan, or today."""
    if text is None or text == "today":
        return today
    try:
        relative = text.startswith("T")
        found = (calendar or Calendar(today)).resolve(text) if calendar or not relative else None
    except (ValueError, LookupError):
        found = None
    if found is None:
        raise HypercareError(
            message("“{text}” is not a date", text=text),
            message("Write it as 2026-04-05 or T+90."),
        )
    return found


def calendar_day(text: str) -> date:
    """A date that does not count from T0."""
    try:
        found = Calendar(date.min).resolve(text) if not text.startswith("T") else None
    except ValueError:
        found = None
    if found is None:
        raise HypercareError(
            message("“{text}” is not a date", text=text), message("Write it as 2026-01-05.")
        )
    return found


def one_of(value: str, allowed: tuple[str, ...], option: str) -> str:
    """A word of a closed list; refused with the list."""
    if value in allowed:
        return value
    raise HypercareError(
        message("“{value}” is not known for {option}", value=value, option=option),
        message("Allowed: {words}.", words=", ".join(allowed)),
    )


def audience(text: str | None, form: str) -> Audience:
    """Who reads a result: who runs the command, but customers what is made to be pasted into pages."""
    words: dict[str, Audience] = {word: word for word in get_args(Audience)}
    if text is None:
        return "internal" if form in FORMS else "customer"
    return words[one_of(text, tuple(words), "--audience")]


def owner(text: str, people: Iterable[str], *others: str) -> str:
    """The id of a person of the plan, or one of the other words that stand for an owner."""
    known = (*people, *others)
    if text in known:
        return text
    raise HypercareError(
        message("there is no “{id}” among the people of the plan", id=text),
        suggestion(nearest(text, known), ", ".join(known)),
    )


def number(text: str, option: str) -> Decimal:
    """A decimal number given to an option."""
    found = exact_number(text) if NUMBER.match(text) else None
    if isinstance(found, Decimal):
        return found
    raise HypercareError(
        message("“{text}” is not a number for {option}", text=text, option=option),
        message("Write it like 70 or 72.5."),
    )


def share(text: str | None, option: str) -> Decimal | None:
    """A number from 0 to 1, where the option is given."""
    if text is None:
        return None
    found = number(text, option)
    if 0 <= found <= 1:
        return found
    raise HypercareError(
        message("“{text}” is no share for {option}", text=text, option=option),
        message("Write it from 0 to 1: 0.8 is 80%."),
    )
