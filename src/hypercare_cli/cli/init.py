"""Start a plan: a commented YAML file that validates, ready for the first workshop.

On a terminal it asks; otherwise, or with --yes, the options and their defaults decide. With
--from-ledger the plan has what a ledger says: one that a team filled in, or one of a lost plan.
"""

import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from shlex import quote
from typing import Annotated, Any, get_args

import typer

from hypercare_cli import files
from hypercare_cli.blocks import Page, Paragraph
from hypercare_cli.cli import options
from hypercare_cli.cli.output import Output
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.i18n.words import LANGUAGES, Words
from hypercare_cli.plan.codes import COUNTRIES, CURRENCIES
from hypercare_cli.plan.identity import Context
from hypercare_cli.starter import Answers, id_from, starter

CONTEXTS: tuple[str, ...] = get_args(Context)
FILE = "plan.yaml"
EXAMPLES = {"country": "FR", "currency": "EUR"}
WEEK = timedelta(days=7)
PATHS = {
    "title": "plan.title",
    "kickoff": "plan.kickoff",
    "context": "plan.context",
    "currency": "plan.currency",
    "country": "plan.country",
    "customer": "customer.name",
}
"""The options that say what a cell of a ledger says, too."""


def init(
    folder: Annotated[
        str, typer.Argument(metavar="DIR", help="The folder of the new plan; default: here.")
    ] = ".",
    context: Annotated[
        str | None,
        typer.Option("--context", metavar="|".join(CONTEXTS), help="What is rolled out."),
    ] = None,
    kickoff: Annotated[
        str | None, typer.Option("--kickoff", metavar="DATE", help="T0; default next Monday.")
    ] = None,
    customer: Annotated[
        str | None, typer.Option("--customer", metavar="NAME", help="The customer's name.")
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="The plan's title.")
    ] = None,
    currency: Annotated[
        str | None, typer.Option("--currency", metavar="CODE", help="ISO 4217, such as EUR.")
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="CODE", help="ISO 3166, for public holidays.")
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="fr|en", help="Language; default English.")
    ] = None,
    from_ledger: Annotated[
        str | None,
        typer.Option(
            "--from-ledger", metavar="FILE", help="Take what a filled ledger (.xlsx) says."
        ),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Ask nothing; take the defaults.")
    ] = False,
    force: options.Force = False,
    quiet: options.Quiet = False,
) -> None:
    given = {
        "lang": lang, "context": context, "kickoff": kickoff, "customer": customer,
        "title": title, "currency": currency, "country": country,
    }  # fmt: skip
    target = Path(folder) / FILE
    if target.exists() and not force:
        raise HypercareError(
            message("{name} is already there", name=target.as_posix()),
            message("Add --force to replace it, or choose another folder."),
        )
    if from_ledger is not None:
        from hypercare_cli.cli.ledger_plan import made_of, told

        made, out = made_of(from_ledger, folder, checked(given), lang, quiet=quiet)
        files.write(target, made.text.encode(), force=force)
        told(made, from_ledger, out)
    else:
        answers = Interview(given, asks=not yes and sys.stdin.isatty()).answers(Path(folder))
        out = Output(Words(answers.language), quiet=quiet)
        files.write(target, starter(answers).encode(), force=force)
    if not quiet:
        out.page(next_page(out.words, folder, target))


def checked(given: dict[str, str | None]) -> dict[str, Any]:
    """The options that stand in for cells of a ledger, by their path in the plan."""
    known = {name: text for name, text in given.items() if text is not None and text.strip()}
    interview = Interview({**dict.fromkeys(given), **known}, asks=False)
    read: dict[str, Callable[[str], Any]] = {
        "title": lambda text: readable("title", text),
        "customer": lambda text: readable("customer", text),
        "kickoff": options.calendar_day,
        "context": lambda text: options.one_of(text, CONTEXTS, "--context"),
        "country": lambda _text: interview.country(),
        "currency": lambda _text: interview.currency(),
    }
    return {PATHS[name]: read[name](text) for name, text in known.items() if name in PATHS}


def readable(name: str, text: str) -> str:
    """A text of the command line that a file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise HypercareError(message("--{name} is not readable text", name=name)) from None
    return text


class Interview:
    """Takes each answer from the options, else from the person, else from a default."""

    def __init__(self, given: dict[str, str | None], *, asks: bool):
        self.given = given
        self.asks = asks
        self.words = Words("fr" if given["lang"] == "fr" else "en")

    def answers(self, folder: Path) -> Answers:
        language = self.choice(
            "lang", message("Language of the plan and its documents"), LANGUAGES, "en"
        )
        self.words = Words("fr" if language == "fr" else "en")
        context: Any = self.choice("context", message("What is rolled out"), CONTEXTS, "generic")
        customer = self.text(
            "customer", message("Name of the customer"), self.words.say("Customer")
        )
        default = self.words.say("Rollout at {customer}", customer=customer)
        title = self.text("title", message("Title of the plan"), default)
        kickoff = self.day("kickoff", message("Kick-off (T0)"), next_monday(options.today()))
        country, currency = self.country(), self.currency()
        name = folder.resolve().name if folder != Path() else customer
        return Answers(
            id=id_from(name),
            title=title,
            customer=customer,
            context=context,
            kickoff=kickoff,
            language=self.words.language,
            currency=currency,
            country=country,
        )

    def country(self) -> str | None:
        return self.code("country", message("Country, for public holidays (FR, CH, …)"), COUNTRIES)

    def currency(self) -> str | None:
        return self.code("currency", message("Currency (EUR, CHF, …)"), CURRENCIES)

    def ask(self, question: Message, default: str) -> str:
        """A question on standard error, so that standard output stays clean."""
        answer: str = typer.prompt(
            self.words.say(question), default=default, show_default=bool(default), err=True
        )
        return answer.strip()

    def text(self, name: str, question: Message, default: str) -> str:
        known = self.given[name]
        if known is None:
            known = self.ask(question, default) if self.asks else default
        return readable(name, known)

    def choice(self, name: str, question: Message, allowed: tuple[str, ...], default: str) -> str:
        """One of the words; asked again until it is one."""
        known = self.given[name]
        if known is not None or not self.asks:
            return options.one_of(known or default, allowed, f"--{name}")
        while True:
            listed = ", ".join(allowed)
            answer = self.ask(
                message("{question} ({listed})", question=question, listed=listed), default
            )
            if answer in allowed:
                return answer
            self.complain(message("Allowed: {words}.", words=listed))

    def day(self, name: str, question: Message, default: date) -> date:
        known = self.given[name]
        if known is not None or not self.asks:
            return options.calendar_day(known or default.isoformat())
        while True:
            try:
                return options.calendar_day(self.ask(question, default.isoformat()))
            except HypercareError as error:
                self.complain(error.hint or error.message)

    def code(self, name: str, question: Message, listing: frozenset[str]) -> str | None:
        """An ISO code or nothing; an empty answer leaves the field out."""
        known = self.given[name]
        if known is None and not self.asks:
            return None
        while True:
            answer = (known if known is not None else self.ask(question, "")).strip().upper()
            if not answer or answer in listing:
                return answer or None
            if known is not None:
                raise HypercareError(
                    message("“{text}” is not a known code", text=known),
                    message("Write the ISO code, such as {example}.", example=EXAMPLES[name]),
                )
            self.complain(message("“{text}” is not a known code", text=answer))

    def complain(self, text: Message) -> None:
        Output(self.words).info(text)


def next_monday(today: date) -> date:
    """The Monday after today."""
    return today + WEEK - timedelta(days=today.weekday())


def next_page(words: Words, folder: str, target: Path) -> Page:
    """Where the plan is, and what to do with it."""
    place = "" if folder == "." else f" {quote(folder)}"
    advice = words.say(
        "Open it in an editor and fill what is empty: the comments say what to write."
    )
    commands = ("validate", "status", "report plan")
    title = words.say("Plan written: {name}", name=target.as_posix())
    lines = (Paragraph(f"  hypercare {command}{place}", "command") for command in commands)
    return Page(title, (Paragraph(advice), *lines))
