"""The three sides: ours is the plan, theirs the ledger that came back, the base what it said before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from math import isclose

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Stamp
from hypercare_cli.cells.names import Called, names
from hypercare_cli.cells.points import Points
from hypercare_cli.cells.remark import Fault
from hypercare_cli.cells.typed import LONGEST, Setting, Type, Typed, key, typed
from hypercare_cli.cells.types import type_of
from hypercare_cli.clean import clean
from hypercare_cli.i18n.words import Words
from hypercare_cli.pages.ledger.columns import KPIS
from hypercare_cli.pages.ledger.listing import Cell, Mapped
from hypercare_cli.pages.ledger.scope import COLUMNS, Scope
from hypercare_cli.pages.ledger.store import store
from hypercare_cli.pages.ledger.workbook import ledger
from hypercare_cli.plan.kinds import Audience
from hypercare_cli.readers.base import Base, base_of
from hypercare_cli.readers.ledger import Ledger, Read
from hypercare_cli.readers.sheets import Raw
from hypercare_cli.sheet import Table, Workbook

TABLES = {section: table for section, (table, _column) in COLUMNS.items()}
"""The table that has the entries of a kind, where it is called otherwise."""


@dataclass(frozen=True)
class Sides:
    """A ledger from outside and the plan on the ledger's day, for the ledger's readers."""

    theirs: Ledger
    analysis: Analysis
    stamp: Stamp
    newcomers: dict[str, list[Called]] = field(default_factory=dict)
    """Entries that are new in the ledger, by their table."""

    @property
    def base(self) -> Base:
        return self.theirs.base

    @cached_property
    def ours(self) -> Base:
        """What a ledger of the plan would say now."""
        return base_of(store(self.workbook), self.stamp.plan)

    @cached_property
    def workbook(self) -> Workbook:
        return ledger(self.analysis, self.scope.words, self.stamp, self.scope.audience)

    @cached_property
    def scope(self) -> Scope:
        """The plan for the readers of the ledger, in its language."""
        audiences: dict[str, Audience] = {"partner": "partner", "internal": "internal"}
        words = Words("fr" if self.stamp.language == "fr" else "en")
        return Scope(self.analysis, words, audiences.get(self.stamp.audience, "customer"))

    @cached_property
    def tables(self) -> dict[str, Table]:
        """The tables that people edit, as the plan would have them now."""
        return {table.key: table for table in self.workbook.tables() if table.edited}

    # -- how cells are read -----------------------------------------------------------------------

    @cached_property
    def setting(self) -> Setting:
        return Setting(
            self.scope.words.language, self.analysis.plan.calendar, self.theirs.from_1904
        )

    def type(self, column: Mapped, cell: Cell, *, share: bool = False) -> Type:
        """How the cells of a field are read."""
        return type_of(column, cell, self.setting.language, self.names, share=share)

    @property
    def points(self) -> Points:
        """Which KPIs count in per cent, also those that are new in the ledger."""
        units = self.type(KPIS.column("unit"), KPIS.cell("unit"))
        return Points(self.theirs.tables["kpis"].rows, units, self.names("kpis"))

    def names(self, section: str) -> Mapping[str, str]:
        """How entries of a kind may be named in a cell: also as the plan names them now."""
        now = self.scope.named_entries(section)
        ids = {key(id_): id_ for id_ in now}
        return names(self.called(section)) | ids | {key(name): id_ for id_, name in now.items()}

    def called(self, section: str) -> Iterator[Called]:
        """What the ledger calls entries of a kind, called them when it was written, and would now."""
        table = TABLES.get(section, section)
        yield from self.newcomers.get(table, ())
        for side in (self.base, self.ours):
            for id_, texts in side.rows.get(table, {}).items():
                yield Called(id_, (texts.get("title", ""),))
        rows = self.theirs.tables[table].rows if table in self.theirs.tables else ()
        taken = {shown(row.cells.get("id")) for row in rows}
        for row in rows:
            id_ = shown(row.cells.get("id"))
            if not id_ and row.id not in taken:  # a copied row has the hidden id of another one
                id_ = row.id
                taken.add(id_)
            if id_:
                yield Called(id_, (shown(row.cells.get("title")),))

    def value(self, text: str | None, type_: Type) -> Typed:
        """What a text of the base means; the text itself where it means nothing now."""
        if text is None or text == "":
            return None
        try:
            if type_.form in ("number", "money", "share", "range"):
                return Decimal(text)
            if type_.form == "date":
                return date.fromisoformat(text)
            return typed(Raw("text", text), type_, self.setting)
        except (Fault, ValueError, ArithmeticError):
            return text

    def is_same(self, raw: Raw | None, text: str | None, type_: Type) -> bool:
        """Whether a cell still says what a text of the base says."""
        if raw is None or raw.text == "":  # also that of a formula
            return not text
        if raw.text is None:
            return False
        said = clean(raw.text)
        if text is None:
            return not said.strip()
        if said == text or said.strip() == text.strip():
            return True
        if len(text) > LONGEST and said[:LONGEST] == text[:LONGEST]:
            return True
        try:
            return alike(typed(raw, type_, self.setting), self.value(text, type_))
        except Fault:
            return False


def shown(read: Read | None) -> str:
    """The text of a cell that was read."""
    return (read.raw.text or "").strip() if read is not None and read.raw is not None else ""


def alike(one: Typed, other: Typed) -> bool:
    """Whether two values are the same; numbers as far as a cell can tell."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return isclose(float(one), float(other), rel_tol=1e-12)
    return type(one) is type(other) and one == other
