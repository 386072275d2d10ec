"""A ledger as people edit it: written, changed in another program's manner, brought back."""

import zipfile
from collections.abc import Callable
from difflib import unified_diff
from functools import cache
from io import BytesIO
from typing import Any

from hypercare_cli.analysis import Analysis
from hypercare_cli.i18n.words import Language, Words
from hypercare_cli.pages.ledger.workbook import ledger
from hypercare_cli.pages.stamp import stamp_of
from hypercare_cli.plan.kinds import Audience
from hypercare_cli.readers.ledger import read_ledger
from hypercare_cli.readers.stamp import read_stamp
from hypercare_cli.renderers.excel import render
from hypercare_cli.source import File
from hypercare_cli.sync.back import Back, bring_back
from hypercare_cli.sync.choices import choices
from tests.ledgers import analysis_of, read
from tests.plans import HEAD

PLAN = (
    HEAD
    + """\
customer: {name: Acme, sector: retail}
people:
  - {id: lead, role: sponsor, side: customer, title: Head of sales}
  - {id: pm, role: project_manager, side: customer, title: Project lead}
kpis:
  - id: delay
    title: Delay  # as the customer says
    unit: h
    kind: business
    baseline: 9
    target: 5
    measurements:
      - {date: T+0, value: 9}
      - {date: T+20, value: 7.5}
  - {id: errors, title: Errors, baseline: 100, target: 50}
value:
  budget: 12000
  ledger:
    - id: V1
      hypothesis: Time
      kpi: delay
      volume: {low: 1, base: 2, high: 3}
      unit_value: 40
      attribution: 0.5
      status: forecast
actions:
  - id: A1
    title: Call the users
    owner: lead
    impact: 3
    urgency: 2
    effort: 1
    due: T+30  # before the review
    status: open
  - {id: A2, title: Write, owner: pm, with: [lead], status: open}
risks:
  - id: R1
    title: Nobody comes
    probability: M
    impact: H
    status: open
  - {id: R2, title: No data, probability: L, impact: L, status: open}
raci:
  - {activity: Training, accountable: lead, responsible: [pm]}
roadmap:
  - id: M1
    title: Start
    offset: T+30
    tasks:
      - {id: T1, title: Set up, owner: pm, status: planned}
"""
)
"""Entries in both manners of writing, comments, references, a budget that is one amount."""

Book = Any
Edit = Callable[[Book], None]


@cache
def plan(text: str = PLAN) -> Analysis:
    return analysis_of(text)


@cache
def written(text: str = PLAN, language: Language = "en", audience: Audience = "customer") -> bytes:
    """The ledger of a plan."""
    return made(plan(text), language, audience)


def made(analysis: Analysis, language: Language = "en", audience: Audience = "customer") -> bytes:
    stamp = stamp_of(analysis, "ledger", language, audience)
    return render(ledger(analysis, Words(language), stamp, audience))


# -- editing --------------------------------------------------------------------------------------


def edited(edit: Edit, language: Language = "en", text: str = PLAN) -> bytes:
    """The ledger after somebody changed it in a program that writes it all again."""
    book = read(written(text, language))
    edit(book)
    return saved(book)


def saved(book: Book) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def cell(book: Book, key: str, row: int = 0) -> Any:
    """The cell of a column by its hidden key, in a row of the table from 0; -1 is its title."""
    for sheet in book:
        for line in sheet.iter_rows(max_row=9):
            for head in line:
                if head.value == key:
                    return sheet.cell(head.row + 2 + row, head.column)
    raise LookupError(key)


def fact(book: Book, name: str) -> Any:
    """The cell of a single value, by its defined name."""
    sheet, _mark, place = book.defined_names[f"field.{name}"].attr_text.rpartition("!")
    return book[sheet.strip("'")][place.replace("$", "")]


def put(*cells: tuple[str, int, Any]) -> Edit:
    """Type values into cells: key of the column, row, value."""

    def edit(book: Book) -> None:
        for key, row, value in cells:
            cell(book, key, row).value = value

    return edit


def looking(key: str, row: int, value: Any, number_format: str) -> Edit:
    """Type a value of which the program makes a number with a format."""

    def edit(book: Book) -> None:
        found = cell(book, key, row)
        found.value, found.number_format = value, number_format

    return edit


def after(*edits: Edit) -> Edit:
    """One edit after the other."""

    def edit(book: Book) -> None:
        for each in edits:
            each(book)

    return edit


def swapped(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The workbook with the bytes of its parts changed."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


# -- bringing it back -----------------------------------------------------------------------------


def back(
    data: bytes,
    analysis: Analysis | None = None,
    *,
    ours: tuple[str, ...] = (),
    theirs: tuple[str, ...] = (),
    delete: bool = False,
) -> Back:
    """What a ledger does to a plan, by default the one of these tests."""
    analysis = plan() if analysis is None else analysis
    stamp = read_stamp(data, "l.xlsx").stamp
    decided = choices(ours, theirs, delete=delete)
    texts = analysis.document.files
    return bring_back(read_ledger(data, "l.xlsx"), stamp, analysis, texts, decided)


def lines(found: Back) -> list[str]:
    """The lines of the plan that change, without their places."""
    assert (found.merged.faults, found.merged.conflicts) == ([], [])
    if found.amendment is None:
        return []
    pairs = zip(found.amendment.old, found.amendment.new, strict=True)
    return [line for old, new in pairs for line in changed(old, new)]


def changed(old: File, new: File) -> list[str]:
    found = unified_diff(old.text.splitlines(), new.text.splitlines(), n=0)
    return [line for line in found if line[:2] not in ("--", "++", "@@")]


def faults(found: Back) -> list[str]:
    """Where and why nothing is written."""
    assert found.amendment is None
    say = Words("en").say
    return [f"{place}: {say(text)}" for place, text in found.merged.faults]


def notes(found: Back) -> list[str]:
    say = Words("en").say
    return [f"{place}: {say(text)}" for place, text in found.merged.notes]
