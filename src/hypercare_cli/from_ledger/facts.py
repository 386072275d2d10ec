"""The single values of a filled ledger, and what stands in for them where no cell says it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from hypercare_cli.cells.typed import Type
from hypercare_cli.from_ledger.cells import Cells, Sort
from hypercare_cli.from_ledger.rows import said
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.pages.ledger.columns import FACTS, fact

KICKOFF, TITLE = "plan.kickoff", "plan.title"
NEEDED: dict[str, Message] = {
    TITLE: message("the plan needs a title: fill in this cell, or add --title TEXT"),
    KICKOFF: message("the plan needs its kick-off (T0): fill in this cell, or add --kickoff DATE"),
}
FARTHEST = timedelta(days=10_000)
"""What a plan may count from T0, in both directions."""
CODES = ("plan.currency", "plan.country")
"""Written in capitals, however they are typed."""


def kickoff(cells: Cells, given: Mapping[str, Any]) -> Any:
    """T0, before anything that counts from it is read."""
    if KICKOFF in given:
        return given[KICKOFF]
    read = cells.ledger.facts.get(KICKOFF)
    found = cells.value(read, Sort(Type("date")), relative=False)
    if found and read and not date.min + FARTHEST < found < date.max - FARTHEST:
        cells.fault(read.place, message("no date can be counted from this day"))
        return None
    return found


def value(cells: Cells, name: str, given: Mapping[str, Any]) -> Any:
    """A value of the command line, else of its cell."""
    if given.get(name) is not None:
        return given[name]
    ledger = cells.ledger
    found = cells.value(
        ledger.facts.get(name), cells.sort(*fact(name)), ledger.base.facts.get(name)
    )
    return found.strip().upper() if name in CODES and found else found


def facts(cells: Cells, given: Mapping[str, Any]) -> dict[str, Any]:
    """Every value but T0, as far as it is known."""
    found = {
        column.key: value(cells, column.key, given) for column in FACTS if column.key != KICKOFF
    }
    return {name: each for name, each in found.items() if each is not None}


def check_needed(cells: Cells, given: Mapping[str, Any]) -> None:
    """A fault at the cell of each value that a plan cannot do without."""
    for name, why in NEEDED.items():
        read = cells.ledger.facts.get(name)
        if name not in given and not said(read):
            cells.fault(read.place if read is not None else name, why)
