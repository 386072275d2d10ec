"""Write a document: plan (Word), ledger (Excel), or all of them."""

from pathlib import Path
from typing import Annotated

import typer

from hypercare_cli import files
from hypercare_cli.cli import options
from hypercare_cli.cli.session import Session, open_plan
from hypercare_cli.documents import KINDS, file_name
from hypercare_cli.i18n.message import message

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


def write_documents(
    session: Session, kinds: tuple[str, ...], folder: Path, *, force: bool
) -> list[Path]:
    """Render all first, then write: a fault in one leaves no half set behind."""
    analysis, words = session.analysis, session.words
    made = [
        (folder / file_name(analysis, kind, words), KINDS[kind].make(analysis, words))
        for kind in kinds
    ]
    for path, data in made:
        files.write(path, data, force=force or files.is_ours(path))
        session.output.info(message("written: {name}", name=path.as_posix()))
    return [path for path, _data in made]
