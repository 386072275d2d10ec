"""A filled ledger as the text of a plan: all of it, or every fault with its cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from hypercare_cli.analysis import Analysis
from hypercare_cli.blocks import Stamp
from hypercare_cli.cells.remark import Remark
from hypercare_cli.cells.typed import Setting
from hypercare_cli.errors import HypercareError
from hypercare_cli.finding import Finding, Path
from hypercare_cli.from_ledger.cells import Cells
from hypercare_cli.from_ledger.facts import TITLE, check_needed, facts, kickoff, value
from hypercare_cli.from_ledger.proposals import proposed_names
from hypercare_cli.from_ledger.roadmap import complete, standard
from hypercare_cli.from_ledger.rows import Line, Rows, ordered, places, said, within
from hypercare_cli.i18n.message import message
from hypercare_cli.i18n.words import Language, Words
from hypercare_cli.intake import MISSING
from hypercare_cli.linting import lint
from hypercare_cli.load import load
from hypercare_cli.method.method import table
from hypercare_cli.metric import Catalogue
from hypercare_cli.metrics.kpi import HORIZON
from hypercare_cli.pages.ledger.columns import LISTINGS
from hypercare_cli.pages.ledger.workbook import empty_ledger
from hypercare_cli.plan.calendar import Calendar
from hypercare_cli.plan.identity import Context
from hypercare_cli.readers.ledger import Ledger
from hypercare_cli.source import File
from hypercare_cli.starter import Answers, Known, id_from, starter

FILE = "plan.yaml"
EMPTY = message("the plan cannot do without this cell: fill it in")
SPECIAL = ("internal", "partner")
"""Readers that see more than a customer: what was written for them stays theirs."""


@dataclass(frozen=True)
class Wanted:
    """What the command line says: values by their path, the id of a plan that has none yet."""

    today: date
    language: Language
    facts: Mapping[str, Any]
    id: str = ""


class Made(NamedTuple):
    """The text of a plan, empty where there are faults; `places` has the cell of each value.

    `plan` is the id of the one that the ledger was written from, empty for a blank one.
    """

    plan: str
    text: str
    lines: int
    faults: tuple[Remark, ...]
    notes: tuple[Remark, ...]
    places: Mapping[Path, str]


def plan_from(ledger: Ledger, stamp: Stamp, wanted: Wanted, name: str) -> Made:
    """The plan of a ledger. Raises HypercareError where nothing is filled in."""
    draft = Draft(ledger, stamp, wanted)
    if not any(draft.rows.filled.values()) and not any(map(said, ledger.facts.values())):
        raise HypercareError(
            message("{name} is empty: nothing has been filled in", name=name),
            message("Fill in its sheets and save it, or start with `hypercare init` alone."),
        )
    return draft.made()


class Draft:
    """One ledger on its way to a plan. That of a plan is taken as it is; a blank one is a beginning,
    to which the method proposes what its tables do not say.
    """

    def __init__(self, ledger: Ledger, stamp: Stamp, wanted: Wanted):
        self.ledger, self.stamp, self.wanted = ledger, stamp, wanted
        self.is_blank = not stamp.plan
        words = Words("fr" if stamp.language == "fr" else "en")
        book = empty_ledger(words, stamp)
        setting = Setting(words.language, None, ledger.from_1904)
        self.cells = Cells(ledger, {table.key: table for table in book.tables()}, setting)
        check_needed(self.cells, wanted.facts)
        self.kickoff: date = kickoff(self.cells, wanted.facts) or stamp.as_of
        self.cells.setting = replace(setting, calendar=Calendar(self.kickoff))
        unheard = replace(self.cells, faults=[])  # a fault is noted with those of the other values
        self.context: Context = value(unheard, "plan.context", wanted.facts) or "generic"
        if self.is_blank:
            self.cells.names.update(proposed_names(self.context))
        self.rows = Rows(self.cells)

    @property
    def is_ahead(self) -> bool:
        """Whether T0 has not passed: what is proposed for a day is not late yet."""
        return self.kickoff >= self.wanted.today

    def made(self) -> Made:
        found = facts(self.cells, self.wanted.facts)
        lines = {table: self.rows.lines(table) for table in LISTINGS}
        self.mark(lines)
        count = sum(map(len, lines.values()))
        within(lines["kpis"], "measurements", lines["measurements"])
        if self.is_blank:
            self.roadmap(lines)
        within(lines["milestones"], "tasks", lines["tasks"])
        cells = self.places(lines)
        text = starter(self.answers(found), self.known(found, lines))
        faulty = {remark.place for remark in self.cells.faults}
        for finding in load((File(FILE, text),), Catalogue()).findings:
            place = place_of(finding, cells)
            if place not in faulty and finding.check.severity == "error":
                self.cells.fault(place, EMPTY if finding.check is MISSING else finding.message)
        faults, notes = tuple(self.cells.faults), tuple(self.cells.notes)
        return Made(self.stamp.plan, "" if faults else text, count, faults, notes, cells)

    def mark(self, lines: Mapping[str, list[Line]]) -> None:
        """What the entries of a ledger of a plan have in common, beyond their cells."""
        for line in (line for each in lines.values() for line in each):
            if self.stamp.audience in SPECIAL:
                line.entry["audience"] = self.stamp.audience
        if not self.is_blank:
            for line in lines["kpis"]:  # the ledger shows T+90 where the plan says nothing
                if line.entry.get("target_date") == self.kickoff + HORIZON:
                    del line.entry["target_date"]

    def roadmap(self, lines: Mapping[str, list[Line]]) -> None:
        """The gates of the method on the days that the ledger names."""
        say, milestones = Words(self.wanted.language).say, lines["milestones"]
        if not milestones and (lines["tasks"] or not self.is_ahead):
            milestones += standard(self.context, say)
        roles = self.staff(lines["people"])
        tasks = self.is_ahead and not lines["tasks"]
        complete(milestones, self.context, self.kickoff, roles, say, tasks=tasks)

    def places(self, lines: Mapping[str, list[Line]]) -> dict[Path, str]:
        """The cell of each value of the plan, as far as one has it."""
        cells: dict[Path, str] = {
            tuple(name.split(".")): read.place for name, read in self.ledger.facts.items()
        }
        for name, listing in LISTINGS.items():
            if not listing.within:
                cells |= dict(places(tuple(listing.section.split(".")), lines[name]))
        if is_amount(lines["budget"]):
            cells["value", "budget"] = lines["budget"][0].cells["amount"]
        return cells

    def answers(self, found: Mapping[str, Any]) -> Answers:
        title = found.get(TITLE, "")
        name = self.stamp.plan or self.wanted.id or found.get("customer.name") or title
        return Answers(
            id=name if self.stamp.plan else id_from(name),
            title=title,
            customer=found.get("customer.name"),
            context=self.context,
            kickoff=self.kickoff,
            language=self.wanted.language,
            currency=found.get("plan.currency"),
            country=found.get("plan.country"),
        )

    def known(self, found: dict[str, Any], lines: Mapping[str, list[Line]]) -> Known:
        """Of a blank ledger the tables that have rows, of that of a plan all of them."""
        if is_amount(lines["budget"]):
            found["value.budget"] = lines["budget"].pop().entry["amount"]
        staff = self.staff(lines["people"])
        rows = {
            listing.section: ordered(name, lines[name])
            for name, listing in LISTINGS.items()
            if not listing.within and (lines[name] or not self.is_blank)
        }
        return Known(found, rows, staff, proposes=self.is_blank, ahead=self.is_ahead)

    def staff(self, people: list[Line]) -> dict[str, str]:
        """Who has a role, the first of several; where nobody is named, the roles of the method."""
        if not people and self.is_blank:
            return {role: role for role in table("contexts")[self.context]["people"]}
        found: dict[str, str] = {}
        for line in people:
            found.setdefault(line.entry.get("role", ""), line.entry["id"])
        return found


def is_amount(budget: list[Line]) -> bool:
    """Whether a budget is one amount, not a list of items."""
    return len(budget) == 1 and budget[0].entry.keys() == {"amount"}


def place_of(finding: Finding, cells: Mapping[Path, str]) -> str:
    """The cell that a finding is about, else the line of the plan."""
    path = finding.path
    lengths = range(len(path), 0, -1)
    return next((cells[path[:n]] for n in lengths if path[:n] in cells), str(finding.place))


def doubts(analysis: Analysis, cells: Mapping[Path, str]) -> Iterator[tuple[str, Finding]]:
    """The errors of sense in a plan that was made so, each with its cell."""
    for finding in lint(analysis):
        if finding.check.severity == "error":
            yield place_of(finding, cells), finding
