"""Write a document: plan (Word), ledger (Excel), or all of them."""

from pathlib import Path
from typing import Annotated

import typer

from hypercare_cli.cli import options
from hypercare_cli.cli.session import open_plan, write_documents
from hypercare_cli.documents import KINDS

ALL = "all"


def report(
    kind: Annotated[str, typer.Argument(metavar="|".join((*KINDS, ALL)), show_default=False)],
    plan: options.PlanArgument = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="DIR", help="The folder to write into.")
    ] = ".",
    as_of: options.AsOf = None,
    lang: options.Lang = None,
    force: options.Force = False,
    quiet: options.Quiet = False,
) -> None:
    options.one_of(kind, (*KINDS, ALL), "report")
    session = open_plan(plan, as_of, lang, quiet=quiet)
    write_documents(session, tuple(KINDS) if kind == ALL else (kind,), Path(output), force=force)
