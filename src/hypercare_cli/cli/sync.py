"""Bring an edited ledger (Excel) back into the plan: what was changed in it, all or nothing.

Only cells that were changed in the ledger are looked at, so the plan may have changed meanwhile. A
cell that both have changed is a conflict: --ours CELL lets the plan count, --theirs CELL the ledger.

    hypercare sync acme-ledger-en.xlsx acme --dry-run

    hypercare sync acme-ledger-en.xlsx acme --theirs Risks!F7 --ours all
"""

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from hypercare_cli import files, saving
from hypercare_cli.cli import changing, options
from hypercare_cli.cli.session import Session, open_plan
from hypercare_cli.pages.amendment import amendment_text
from hypercare_cli.readers.ledger import read_ledger
from hypercare_cli.readers.stamp import read_stamp
from hypercare_cli.sync.back import Back, bring_back, check_plan, check_stamp
from hypercare_cli.sync.choices import Choices, choices
from hypercare_cli.sync.report import problem_lines, remark_lines, sync_data, unused_line


def sync(
    ledger: Annotated[
        str,
        typer.Argument(metavar="LEDGER", help="A ledger of this plan (.xlsx).", show_default=False),
    ],
    plan: Annotated[
        str | None,
        typer.Argument(
            metavar="PLAN",
            help="A plan file or folder; default the plan of this folder.",
            show_default=False,
        ),
    ] = None,
    dry_run: changing.DryRun = False,
    ours: Annotated[
        list[str] | None,
        typer.Option(
            "--ours", metavar="CELL", help="The plan counts there (Risks!B5, Risks[R1] or all)."
        ),
    ] = None,
    theirs: Annotated[
        list[str] | None,
        typer.Option("--theirs", metavar="CELL", help="The ledger counts there."),
    ] = None,
    delete: Annotated[
        bool,
        typer.Option("--delete", help="What was deleted in the ledger leaves the plan, too."),
    ] = False,
    as_of: options.AsOf = None,
    lang: options.Lang = None,
    form: options.Format = "text",
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    decided = choices(ours or (), theirs or (), delete=delete)
    data = files.read_office(ledger)
    stamp = read_stamp(data, ledger).stamp
    check_stamp(stamp, ledger)
    returned = read_ledger(data, ledger)
    path = files.plan_path(plan, Path.cwd())
    with ExitStack() as stack:
        holding = None if dry_run else stack.enter_context(saving.held(path))
        session = open_plan(path, as_of, lang, form, no_color=no_color, quiet=quiet)
        check_plan(stamp, session.analysis, ledger)
        texts = session.analysis.document.files
        back = bring_back(returned, stamp, session.analysis, texts, decided)
        if holding is not None and back.amendment is not None:
            holding.save(texts, back.amendment.new)
    with changing.told_anyway(session.output, written=wrote(back, dry_run=dry_run)):
        if form == "json":
            shape = sync_data(back, session.analysis, session.words, written=not dry_run)
            session.output.data(shape)
        else:
            tell(back, decided, session, dry_run=dry_run)
    if not back.merged.stands:
        raise typer.Exit(1)


def wrote(back: Back, *, dry_run: bool) -> bool:
    """Whether the plan is another one now."""
    return not dry_run and back.merged.stands and back.amendment is not None


def tell(back: Back, decided: Choices, session: Session, *, dry_run: bool) -> None:
    """What was changed, or what stands in the way; what else is worth knowing."""
    out, words = session.output, session.words
    for line in problem_lines(back, words):
        out.error(line)
    for line in remark_lines(back.merged.notes, words):
        out.remark(line)
    for unused in decided.unused:
        out.remark(unused_line(unused, words))
    if not back.merged.stands:
        out.error(words.say("Nothing was written."))
    elif back.amendment is None:
        out.info("Nothing to bring back: the plan says all that was changed in the ledger.")
    else:
        text = amendment_text(back.amendment, words)
        changing.show_effect(out, back.amendment, text, dry_run=dry_run)
