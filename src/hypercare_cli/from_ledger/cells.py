"""The cells of a filled ledger as values of a plan, with every fault and its cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from math import isclose
from typing import Any, NamedTuple

from hypercare_cli.cells.remark import Fault, Remark, quoted
from hypercare_cli.cells.typed import LONGEST, Setting, Type, Typed, offset_in, typed
from hypercare_cli.cells.types import type_of
from hypercare_cli.clean import clean
from hypercare_cli.i18n.message import Message, message
from hypercare_cli.masking import HIDDEN
from hypercare_cli.node import resolve
from hypercare_cli.pages.ledger.columns import LISTINGS, PARENT
from hypercare_cli.pages.ledger.listing import Cell, Mapped
from hypercare_cli.readers.ledger import Ledger, Read
from hypercare_cli.sheet import Column, Table

ELSEWHERE = ("rituals",)
"""Kinds of entry that a ledger names and has no table of."""


class Sort(NamedTuple):
    """What the cells of a column hold, and the kind of entry that they name."""

    type: Type
    section: str = ""


@dataclass
class Cells:
    """Reads cells of one ledger; `tables` are those of a ledger of this format."""

    ledger: Ledger
    tables: Mapping[str, Table]
    setting: Setting
    names: dict[str, Mapping[str, str]] = field(default_factory=dict)
    faults: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)

    def fault(self, place: str, why: Message) -> None:
        self.faults.append(Remark(place, why))

    def columns(self, table: str) -> dict[str, Column]:
        """The columns of a table that come into a plan, those of people in RACI aside."""
        there = self.ledger.base.columns[table]
        return {c.key: c for c in self.tables[table].columns if c.field and c.key in there}

    def sort_of(self, table: str, column: Column) -> Sort:
        """What a column of a table holds."""
        listing = LISTINGS[table]
        if column.field == PARENT:
            words = self.named(listing.within)
            return Sort(Type("reference", words=words), listing.within)
        share = column.kind == "share"
        return self.sort(listing.column(column.key), listing.cell(column.key), share=share)

    def sort(self, column: Mapped, cell: Cell, *, share: bool = False) -> Sort:
        type_ = type_of(column, cell, self.setting.language, self.named, share=share)
        return Sort(type_, cell.sections[0] if cell.sections else "")

    def named(self, section: str) -> Mapping[str, str]:
        """The words for the entries of a kind."""
        return self.names.get(section, {})

    def value(
        self,
        read: Read | None,
        sort: Sort,
        base: str | None = None,
        *,
        relative: bool = True,
    ) -> Any:
        """The value of a cell, None where it is empty or faulty; `base` is what it said at first.

        A day that is typed as `T+30` stays so: the plan counts it from its T0.
        """
        if read is None or read.raw is None:
            return None
        type_ = sort.type
        text = clean(read.raw.text or "").strip()
        is_day = relative and type_.form == "date" and read.raw.kind == "text"
        if is_day and (offset := offset_in(text)):
            return offset
        if base is not None and len(base) > LONGEST and text[:LONGEST] == base[:LONGEST]:
            return base
        try:
            found = typed(read.raw, type_, self.setting)
        except Fault as fault:
            if sort.section in ELSEWHERE:
                why = message(
                    "“{text}” is in no table of a ledger: it is left out", text=quoted(text)
                )
                self.notes.append(Remark(read.place, why))
            else:
                self.fault(read.place, fault.why)
            return None
        self.remark(read, found)
        if isinstance(found, Decimal):
            if resolve(f"{found:f}") != found:
                self.fault(
                    read.place, message("{text} is beyond what a plan counts", text=quoted(text))
                )
                return None
            return whole_of(found, base)
        if isinstance(found, str) and base is not None and base.strip() == found:
            return base  # blanks at its ends are cut only where somebody typed it
        return list(found) if isinstance(found, tuple) else found

    def remark(self, read: Read, found: Typed) -> None:
        """A note where the plan gets less than what the cell stands for."""
        if isinstance(found, str) and HIDDEN in found:
            why = message(
                "a secret was left out here ({sign}): write where it is kept", sign=HIDDEN
            )
            self.notes.append(Remark(read.place, why))
        if read.raw is not None and read.raw.formula and found is not None:
            is_plain = isinstance(found, Decimal | date)
            said = str(found) if is_plain else clean(read.raw.text or "").strip()
            why = message("a formula: the plan gets its value, {value}", value=quoted(said))
            self.notes.append(Remark(read.place, why))


def whole_of(found: Decimal, base: str | None) -> Decimal:
    """A number with the digits that it had in the plan, beyond those that a cell keeps."""
    try:
        exact = Decimal(base or "")
    except ArithmeticError:
        return found
    return exact if isclose(found, exact, rel_tol=1e-12) else found
