"""Add an entry to a list of a plan: a measurement, an action, a risk, a session …

Without KIND it lists the kinds, without fields the fields of a kind. An id, today's date and the
first status are filled in where nothing is given.

    hypercare record measurement kpi=handling_time value=5.9

    hypercare record action title="Train the night shift" owner=csm due=T+45

With --from-csv each line of a file is an entry; its header names the fields. All lines or none.

Groups are written with a point (csat.responses=12); lists with commas, lists of texts with `;`.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from hypercare_cli import edit, files
from hypercare_cli.analysis import Analysis
from hypercare_cli.cli import changing, options
from hypercare_cli.cli.output import Output
from hypercare_cli.document import read
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.i18n.words import LANGUAGES, Words
from hypercare_cli.load import language_of
from hypercare_cli.pages.amendment import kind_text, kinds_text
from hypercare_cli.recording.kinds import Kind, kind, kinds
from hypercare_cli.recording.register import Register
from hypercare_cli.recording.typed import Manner


def record(
    name: Annotated[
        str | None,
        typer.Argument(metavar="KIND", help="measurement, action, …", show_default=False),
    ] = None,
    fields: Annotated[
        list[str] | None,
        typer.Argument(metavar="FIELD=VALUE...", help="What the entry says.", show_default=False),
    ] = None,
    plan: changing.PlanOption = None,
    from_csv: Annotated[
        str | None,
        typer.Option("--from-csv", metavar="FILE", help="Take the entries from a CSV file."),
    ] = None,
    dry_run: changing.DryRun = False,
    as_of: options.AsOf = None,
    lang: options.Lang = None,
    form: options.Format = "text",
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    if lang is not None:
        options.one_of(lang, LANGUAGES, "--lang")
    wanted = None if name is None else kind(name)
    given = [pair(field) for field in fields or ()]
    how = changing.How(plan, as_of, lang, dry_run, no_color, quiet, form)
    if from_csv is not None:
        from hypercare_cli.cli.from_csv import from_table  # who types needs no reader of tables

        if wanted is None:
            raise HypercareError(message("--from-csv needs the kind of its entries"))
        if given:
            raise HypercareError(
                message("fields and --from-csv cannot be given together"),
                message("The header of the file names the fields."),
            )
        changing.change(*from_table(wanted, from_csv, how))
        return
    if wanted is None or not given:
        if form != "text":
            raise HypercareError(
                message("--format {form} tells of an entry, and none is given", form=form),
                message("Name its kind and its fields: hypercare record action title=…"),
            )
        words = spoken(plan, lang)
        text = kinds_text(kinds(), words) if wanted is None else kind_text(wanted, words)
        Output(words, no_color=no_color, quiet=quiet).report(text)
        return
    changing.change(adding(wanted, given), how)


def adding(wanted: Kind, given: list[tuple[str, str]]) -> changing.Made:
    """One entry, of the fields as typed."""

    def made(before: Analysis) -> Sequence[edit.Change]:
        return [Register(before.document, Manner(before.as_of)).append(wanted, given)]

    return made


def pair(text: str) -> tuple[str, str]:
    """`value=5.9` in its two parts."""
    field, sign, value = text.partition("=")
    if not sign or not field.strip():
        raise HypercareError(
            message("“{text}” is no field with a value", text=text),
            message("Write it as field=value, between quotes where it has blanks."),
        )
    return field.strip(), value


def spoken(plan: str | None, lang: str | None) -> Words:
    """The language that was asked for, that of the plan if there is one, or that of the run."""
    if lang is not None:
        return Words("fr" if lang == "fr" else "en")
    try:
        texts = files.read_plan(files.plan_path(plan, Path.cwd()))
    except HypercareError:
        return Output.of_run().words
    return Words(language_of(read(texts)[0]))
