"""Mark an action, a task or anything else that can be done as done, with its day.

ID is that of an action, a task, a milestone, a technical item, an obligation or a capability; where
several have it, a path such as actions[A3].
"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from hypercare_cli import edit
from hypercare_cli.cli import change, options
from hypercare_cli.cli.closing import one, present, when_done
from hypercare_cli.document import Document
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.typed import declared


def done(
    id_: Annotated[str, typer.Argument(metavar="ID", help="A3", show_default=False)],
    plan: change.PlanOption = None,
    on: change.Day = None,
    dry_run: change.DryRun = False,
    as_of: options.AsOf = None,
    lang: options.Lang = None,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    def made(document: Document, today: date) -> Sequence[edit.Change]:
        return changes(document, id_, on, today)

    change.change(made, change.How(plan, as_of, lang, dry_run, no_color, quiet))


def changes(document: Document, id_: str, on: str | None, today: date) -> Sequence[edit.Change]:
    path = one(document, id_, "done_on")
    before = present(document, (*path, "done_on"))
    if before and on is None:
        raise HypercareError(
            message("{id} was done on {day} already", id=id_, day=before),
            message("--on gives it another day."),
        )
    found: list[edit.Change] = []
    if declared((*path, "status")) is not None:
        found.append(edit.Set((*path, "status"), "done"))
    return [*found, edit.Set((*path, "done_on"), when_done(on, (*path, "done_on"), today))]
