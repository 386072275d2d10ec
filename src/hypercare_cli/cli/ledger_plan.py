"""`init --from-ledger`: the plan of a filled ledger, or the cells that stand in its way."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typer

from hypercare_cli import files
from hypercare_cli.analysis import analyse
from hypercare_cli.cells.remark import Remark
from hypercare_cli.cli import options
from hypercare_cli.cli.output import Output
from hypercare_cli.from_ledger.plan import FILE, Made, Wanted, doubts, plan_from
from hypercare_cli.i18n.words import LANGUAGES, Words
from hypercare_cli.masking import masked
from hypercare_cli.readers.ledger import read_ledger
from hypercare_cli.readers.stamp import read_stamp
from hypercare_cli.source import File

MOST = 40
"""Lines of one kind that are shown; nobody mends more in one go."""


def made_of(
    ledger: str, folder: str, given: Mapping[str, Any], lang: str | None, *, quiet: bool
) -> tuple[Made, Output]:
    """The plan of a ledger; exits 1 with every cell that is not understood.

    `given` has values by their path. Raises HypercareError for a file that is no ledger.
    """
    data = files.read_office(ledger)
    stamp = read_stamp(data, ledger).stamp
    language = options.one_of(lang or stamp.language or "en", LANGUAGES, "--lang")
    words = Words("fr" if language == "fr" else "en")
    out = Output(words, quiet=quiet)
    name = "" if folder == "." else Path(folder).resolve().name
    wanted = Wanted(options.today(), words.language, given, name)
    made = plan_from(read_ledger(data, ledger), stamp, wanted, ledger)
    tell(made.faults, out, quiet=False)
    if made.faults:
        out.info("Nothing was written.")
        raise typer.Exit(1)
    return made, out


def told(made: Made, ledger: str, out: Output) -> None:
    """What was taken, what was left out, and what does not make sense yet, each with its cell."""
    words = out.words
    taken = words.plural(
        "{n} line taken from {name}", "{n} lines taken from {name}", made.lines, name=ledger
    )
    out.remark(taken)
    if made.plan:
        out.info(
            "Rituals, criteria, training, evidence and the like have no sheet: they are not here."
        )
    tell(made.notes, out, quiet=out.quiet)
    analysis = analyse((File(FILE, made.text),), options.today(), lambda _path: None)
    found = tuple(
        Remark(place, finding.message) for place, finding in doubts(analysis, made.places)
    )
    if found:
        out.info("To mend, in {name} or in the ledger:", name=FILE)
        tell(found, out, quiet=False)


def tell(remarks: tuple[Remark, ...], out: Output, *, quiet: bool) -> None:
    """Each remark with its cell."""
    if quiet:
        return
    for remark in remarks[:MOST]:
        out.error(f"{remark.place}: {masked(out.words.say(remark.text))}")
    left = len(remarks) - MOST
    if left > 0:
        out.info(out.words.plural("… and {n} more.", "… and {n} more.", left))
