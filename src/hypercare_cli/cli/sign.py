"""Sign a criterion of a milestone or of the exit: who, and on which day."""

from collections.abc import Sequence
from typing import Annotated

import typer

from hypercare_cli import edit
from hypercare_cli.analysis import Analysis
from hypercare_cli.cli import changing, options
from hypercare_cli.cli.closing import one, present, when_done
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message


def sign(
    id_: Annotated[
        str, typer.Argument(metavar="CRITERION", help="The id of a criterion.", show_default=False)
    ],
    plan: changing.PlanOption = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="PERSON", help="Who signs; default who is to sign it."),
    ] = None,
    on: changing.Day = None,
    dry_run: changing.DryRun = False,
    as_of: options.AsOf = None,
    lang: options.Lang = None,
    form: options.Format = "text",
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    def made(before: Analysis) -> Sequence[edit.Change]:
        return changes(before, id_, by, on)

    changing.change(made, changing.How(plan, as_of, lang, dry_run, no_color, quiet, form))


def changes(plan: Analysis, id_: str, by: str | None, on: str | None) -> Sequence[edit.Change]:
    document = plan.document
    path = one(document, id_, "signed_by")
    signer, before = (present(document, (*path, name)) for name in ("signed_by", "signed_on"))
    if present(document, (*path, "when")) and not signer:
        gate = "exit" if path[0] == "handover" else plan.plan.roadmap[int(path[1])].id
        raise HypercareError(
            message("{id} is met or not by its condition: nobody signs it", id=id_),
            message("`hypercare gate {gate}` shows the figures of its condition.", gate=gate),
        )
    if before and on is None:
        raise HypercareError(
            message("{id} was signed on {day} already", id=id_, day=before),
            message("--on gives it another day."),
        )
    if not signer and by is None:
        raise HypercareError(
            message("nobody is named who signs {id}", id=id_),
            message("Name the person: --by ID."),
        )
    found = [] if by is None else [edit.Set((*path, "signed_by"), by)]
    return [*found, edit.Set((*path, "signed_on"), when_done(on, (*path, "signed_on"), plan))]
