"""Give one field of a plan another value; comments and layout stay.

PATH names a field as findings do: plan.golive, kpis[handling_time].target, risks[R1].status,
governance.rituals[weekly].sessions[2026-03-02].held; or with numbers from 0, kpis[0].target. VALUE is
a word, a number, a text, yes or no, a date (today, 2026-04-05, T+90) or several of these with commas.
An empty VALUE takes the field away.
"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from hypercare_cli import edit
from hypercare_cli.analysis import Analysis
from hypercare_cli.cli import changing, options
from hypercare_cli.document import Document
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.recording.address import address, is_there
from hypercare_cli.recording.typed import Manner, declared, typed


def set_(
    path: Annotated[
        str, typer.Argument(metavar="PATH", help="kpis[K1].target", show_default=False)
    ],
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE", help="The new value; after -- if it is below 0.", show_default=False
        ),
    ],
    plan: changing.PlanOption = None,
    dry_run: changing.DryRun = False,
    as_of: options.AsOf = None,
    lang: options.Lang = None,
    form: options.Format = "text",
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    def made(before: Analysis) -> Sequence[edit.Change]:
        return changes(before.document, path, value, before.as_of)

    changing.change(made, changing.How(plan, as_of, lang, dry_run, no_color, quiet, form))


def changes(document: Document, text: str, value: str, today: date) -> Sequence[edit.Change]:
    path = address(text, document)
    if not value.strip():
        if isinstance(path[-1], int):
            raise HypercareError(
                message("`{path}` is an entry: name one of its fields", path=text),
                message("Entries are taken out of the plan by hand."),
            )
        return [edit.Remove(path)] if is_there(path, document) else []
    return [edit.Set(path, typed(value, declared(path), path, Manner(today)))]
