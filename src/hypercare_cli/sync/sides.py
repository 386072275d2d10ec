"""The three sides: ours is the plan, theirs the ledger that came back, the base what it said before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from math import isclose

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Stamp
from hypercare_cli.clean import clean
from hypercare_cli.i18n.terms import TERMS
from hypercare_cli.i18n.words import LANGUAGES, Language, Words
from hypercare_cli.pages.ledger.listing import Cell, Mapped
from hypercare_cli.pages.ledger.scope import COLUMNS, Scope
from hypercare_cli.pages.ledger.store import store
from hypercare_cli.pages.ledger.workbook import ledger
from hypercare_cli.plan.kinds import Audience
from hypercare_cli.readers.ledger import Base, Ledger, Read, base_of
from hypercare_cli.readers.sheets import Raw
from hypercare_cli.sheet import Table, Workbook
from hypercare_cli.sync.typed import Fault, Setting, Type, Typed, key, typed

LONGEST = 30_000
"""Characters of which a cell has all; what is longer goes on in another sheet."""


@dataclass(frozen=True)
class Sides:
    """A ledger from outside and the plan on the ledger's day, for the ledger's readers."""

    theirs: Ledger
    analysis: Analysis
    stamp: Stamp
    newcomers: dict[str, str] = field(default_factory=dict)
    """People that are new in the ledger: the id of each, by the name that other cells use."""

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
        kickoff = self.analysis.plan.kickoff
        return Setting(self.scope.words.language, kickoff, self.theirs.from_1904)

    def type(self, column: Mapped, cell: Cell, *, share: bool = False) -> Type:
        """How the cells of a field are read."""
        if cell.form in ("reference", "references"):
            sections = cell.sections if cell.links else cell.sections[:1]
            words = {name: id_ for each in sections for name, id_ in self.names(each).items()}
            return Type(cell.form, words=words, links=cell.links)
        kind = column.terms or ("truth" if cell.form == "truth" else "")
        words = spoken(kind, cell.codes, self.setting.language) if kind else {}
        listed = tuple(self.scope.words.term(kind, code) for code in cell.codes) if kind else ()
        return Type(cell.form, share or cell.form == "share", words, listed)

    def names(self, section: str) -> Mapping[str, str]:
        """How entries of a kind may be named in a cell, each with its id; no id for one of several."""
        found: dict[str, str] = {}
        for name, id_ in self.named(section):
            found[name] = id_ if found.get(name, id_) == id_ else ""
        now = self.scope.named_entries(section)
        ids = {key(id_): id_ for id_ in (*found.values(), *now) if id_}
        return found | ids | {key(name): id_ for id_, name in now.items()}

    def named(self, section: str) -> Iterator[tuple[str, str]]:
        """What the ledger calls entries of a kind, and called them when it was written."""
        table, column = COLUMNS.get(section, (section, "id"))
        title = "title" if column == "name" else "id"
        if section == "people":
            yield from self.newcomers.items()
        for id_, texts in self.base.rows.get(table, {}).items():
            yield key(texts.get(title, id_)), id_
        for row in self.theirs.tables[table].rows if table in self.theirs.tables else ():
            id_, name = shown(row.cells.get("id")) or row.id, shown(row.cells.get(title))
            if id_ and name:
                yield key(name), id_

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
        if raw is None or not raw.text:
            return not text and (raw is None or not raw.formula)
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


def spoken(kind: str, codes: tuple[str, ...], language: Language) -> dict[str, str]:
    """The words of a kind, each with its code: in this language, then in the others.

    Without codes those of all that are known.
    """
    found = dict[str, str]()
    for each in (language, *(other for other in LANGUAGES if other != language)):
        words = Words("fr" if each == "fr" else "en")
        for code in codes or tuple(TERMS[kind]):
            found.setdefault(key(words.term(kind, code)), code)
    return {key(code): code for code in codes} | found


def alike(one: Typed, other: Typed) -> bool:
    """Whether two values are the same; numbers as far as a cell can tell."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return isclose(float(one), float(other), rel_tol=1e-12)
    return type(one) is type(other) and one == other
