"""A ledger into its plan: the change of the plan and what it does, or what stands in the way."""

from dataclasses import replace
from typing import NamedTuple

from hypercare_cli.amendment import Amendment, Unfit, amend
from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Stamp
from hypercare_cli.errors import HypercareError
from hypercare_cli.i18n.message import message
from hypercare_cli.metric import Figures
from hypercare_cli.readers.ledger import Ledger
from hypercare_cli.source import File
from hypercare_cli.steering.days import dates
from hypercare_cli.sync.blame import blamed
from hypercare_cli.sync.choices import Choices
from hypercare_cli.sync.merge import merge
from hypercare_cli.sync.result import Merged
from hypercare_cli.sync.sides import Sides


class Back(NamedTuple):
    """What comes of a ledger; without an amendment nothing is to be written."""

    merged: Merged
    amendment: Amendment | None = None


def check_stamp(stamp: Stamp, name: str) -> None:
    """Refuse a file that is no ledger of a plan (exit 2)."""
    if stamp.kind != "ledger":
        raise HypercareError(
            message("{name} is not a ledger", name=name),
            message("Only a ledger of `hypercare report ledger`, saved as .xlsx, can come back."),
        )
    if not stamp.plan:
        raise HypercareError(
            message("{name} is a blank ledger, made from no plan", name=name),
            message("`hypercare init --from-ledger {name}` makes a plan of it.", name=name),
        )


def check_plan(stamp: Stamp, analysis: Analysis, name: str) -> None:
    """Refuse a ledger of another plan (exit 2)."""
    plan = analysis.plan.plan.id
    if stamp.plan != plan:
        raise HypercareError(
            message(
                "{name} comes from the plan {one}, this is the plan {other}",
                name=name,
                one=stamp.plan,
                other=plan,
            ),
            message("Name the plan behind it: hypercare sync LEDGER PLAN."),
        )


def bring_back(
    ledger: Ledger, stamp: Stamp, analysis: Analysis, texts: tuple[File, ...], choices: Choices
) -> Back:
    """What the ledger changes in the texts of a plan; `analysis` is that of the plan on any day.

    Raises EditError where the texts cannot take a change.
    """
    # A ledger is filled in after its day, and may be brought back twice: what it says of later days is
    # in the plan by then, and must be seen.
    day = max((stamp.as_of, *dates(analysis.plan)))
    figures = Figures(analysis.plan, day, analysis.figures.digest)
    merged = merge(Sides(ledger, replace(analysis, as_of=day, figures=figures), stamp), choices)
    if not merged.stands or not merged.changes:
        return Back(merged)
    try:
        amendment = amend(analysis, texts, merged.changes)
    except Unfit as unfit:
        merged.faults.extend(blamed(merged, unfit.findings, analysis.document))
        return Back(merged)
    return Back(merged, amendment if amendment.new != texts else None)
