"""Kinds of edits, each with the lines of the plan that it changes."""

from typing import Any

import pytest

from hypercare_cli.i18n.words import Language
from tests.ledgers import analysis_of
from tests.sync.editing import (
    PLAN,
    Book,
    Edit,
    after,
    back,
    cell,
    edited,
    fact,
    lines,
    looking,
    put,
)

R1 = "-    title: Nobody comes"
DUE = "-    due: T+30  # before the review"
NEW_DUE = "+    due: 2026-02-10  # before the review"
MEASURED = "-      - {date: T+20, value: 7.5}"
A2 = "-  - {id: A2, title: Write, owner: pm, with: [lead], status: open}"
T1 = "-      - {id: T1, title: Set up, owner: pm, status: planned}"
ATTRIBUTION = "-      attribution: 0.5"
BUDGET, NEW_BUDGET = "-  budget: 12000", "+  budget: 12500"
TRAINING = "-  - {activity: Training, accountable: lead, responsible: [pm]}"
HIGH = ["-    probability: M", "+    probability: H"]
CUSTOMER = "-customer: {name: Acme, sector: retail}"
HEADING = "-plan: {id: p, title: A plan, kickoff: 2026-01-05, language: en}"


def note_of(value: Any) -> Edit:
    return put(("risks.notes", 1, value))


def noted(text: str) -> list[str]:
    line = "  - {id: R2, title: No data, probability: L, impact: L, status: open"
    return [f"-{line}}}", f"+{line}, notes: {text}}}"]


EDITS: dict[str, tuple[Language, Edit, list[str]]] = {
    # texts
    "text": ("en", put(("risks.title", 0, "Few come")), [R1, "+    title: Few come"]),
    "text with blanks around": ("en", put(("risks.title", 0, "  Few come ")), [R1, "+    title: Few come"]),
    "only blanks more": ("en", put(("risks.title", 0, "Nobody comes  ")), []),
    "text with signs of YAML": ("en", put(("risks.title", 0, "a: b #c")), [R1, "+    title: 'a: b #c'"]),
    "text like a truth": ("en", put(("risks.title", 0, "yes")), [R1, "+    title: 'yes'"]),
    "number in a text": ("en", note_of(2026), noted("'2026'")),
    "day in a text": ("fr", looking("risks.notes", 1, 46063, "dd/mm/yyyy"), noted("'2026-02-10'")),
    "time of a day in a text": ("fr", looking("risks.notes", 1, 46063.5, "d/m/yy h:mm"), noted("'2026-02-10'")),
    "text that looks like a formula": ("en", note_of("'=1+1"), noted("'''=1+1'")),
    "several lines": ("en", put(("milestones.objectives", 0, "Go\nStay")), ["+    objectives: [Go, Stay]"]),
    "emptied": ("en", put(("actions.due", 0, None)), [DUE]),
    # words
    "word": ("en", put(("risks.probability", 0, "high")), HIGH),
    "word in French": ("fr", put(("risks.probability", 0, "élevé")), HIGH),
    "word in the other language": ("fr", put(("risks.probability", 0, " HIGH ")), HIGH),
    "word of the plan": ("fr", put(("risks.probability", 0, "H")), HIGH),
    "status": ("en", put(("risks.status", 0, "closed")), ["-    status: open", "+    status: closed"]),
    "status of a task": ("en", put(("tasks.status", 0, "in progress")),
                         [T1, T1.replace("-", "+", 1).replace("planned", "in_progress")]),
    "unit by its word": ("fr", put(("kpis.unit", 1, "%")),
                         ["-  - {id: errors, title: Errors, baseline: 100, target: 50}",
                          "+  - {id: errors, title: Errors, unit: percent, baseline: 100, target: 50}"]),
    # references
    "person by name": ("en", put(("risks.owner", 0, "Head of sales")), ["+    owner: lead"]),
    "person by id": ("en", put(("risks.owner", 0, "pm")), ["+    owner: pm"]),
    "indicator by title": ("en", put(("ledger.kpi", 0, "errors")),
                           ["-      kpi: delay", "+      kpi: errors"]),
    "measurement of an indicator by its new title": (
        "en",
        put(("kpis.title", 1, "Wrong orders"), ("measurements.kpi", 2, "wrong orders"),
            ("measurements.date", 2, "2026-02-20"), ("measurements.value", 2, 90)),
        ["-  - {id: errors, title: Errors, baseline: 100, target: 50}",
         "+  - {id: errors, title: Wrong orders, baseline: 100, target: 50,"
         " measurements: [{date: 2026-02-20, value: 90}]}"],
    ),
    "measurement of a new indicator by its title": (
        "en",
        put(("kpis.title", 2, "Lead time"), ("measurements.kpi", 2, "Lead time"),
            ("measurements.date", 2, "2026-02-20"), ("measurements.value", 2, 6)),
        ["+  - {id: lead_time, title: Lead time, measurements: [{date: 2026-02-20, value: 6}]}"],
    ),
    "risk of a new contract by its title": (
        "en",
        put(("register.title", 0, "Hosting"), ("register.kind", 0, "Licence"), ("risks.contract", 0, "Hosting")),
        ["+    contract: C1", "+contracts:", "+  register:", "+    - {id: C1, title: Hosting, kind: licence}"],
    ),
    "task by titles, planned as nothing else is said": (
        "en",
        put(("tasks.milestone", 1, "Start"), ("tasks.title", 1, "Train"), ("tasks.depends_on", 1, "Set up")),
        ["+      - {id: T2, title: Train, status: planned, depends_on: [T1]}"],
    ),
    "several people": ("en", put(("actions.with", 0, "Project lead; Head of sales")),
                       ["+    with: [pm, lead]"]),
    "a list with one more": ("en", put(("actions.with", 1, "Head of sales; Project lead")),
                             [A2, A2.replace("-", "+", 1).replace("[lead]", "[lead, pm]")]),
    # days
    "day in ISO form": ("en", put(("actions.due", 0, "2026-02-10")), [DUE, NEW_DUE]),
    "day as in France": ("fr", put(("actions.due", 0, "10/02/2026")), [DUE, NEW_DUE]),
    "day with points": ("fr", put(("actions.due", 0, "10.2.2026")), [DUE, NEW_DUE]),
    "day in French words": ("fr", put(("actions.due", 0, "10 février 2026")), [DUE, NEW_DUE]),
    "day in English words": ("en", put(("actions.due", 0, "10th Feb. 2026")), [DUE, NEW_DUE]),
    "day that can only mean one": ("en", put(("actions.due", 0, "28/02/2026")),
                                   [DUE, "+    due: 2026-02-28  # before the review"]),
    "day as a number": ("en", put(("actions.due", 0, 46063)), [DUE, NEW_DUE]),
    "working days from T0": ("en", put(("actions.due", 0, "t + 20 wd")),
                             [DUE, "+    due: T+20wd  # before the review"]),
    "day that counts from T0": ("en", put(("actions.due", 0, "T+36")),
                                [DUE, "+    due: T+36  # before the review"]),
    "the same day in other words": ("en", put(("actions.due", 0, "4 February 2026")), []),
    # numbers
    "number": ("en", put(("actions.impact", 0, 4)), ["-    impact: 3", "+    impact: 4"]),
    "number as a text": ("en", put(("actions.impact", 0, "4")), ["-    impact: 3", "+    impact: 4"]),
    "decimal comma": ("fr", put(("measurements.value", 1, "6,5")),
                      [MEASURED, MEASURED.replace("-", "+", 1).replace("7.5", "6.5")]),
    "last digits of a float": ("en", put(("ledger.unit_value", 0, 0.1 + 0.2)),
                               ["-      unit_value: 40", "+      unit_value: 0.3"]),
    "amount with a blank": ("fr", put(("budget.amount", 0, "12 500 €")), [BUDGET, NEW_BUDGET]),
    "amount with no-break spaces": ("fr", put(("budget.amount", 0, "12\u00a0500\u00a0€")), [BUDGET, NEW_BUDGET]),
    "amount with narrow spaces": ("fr", put(("budget.amount", 0, "12\u202f500\u202f€")), [BUDGET, NEW_BUDGET]),
    "amount as in England": ("en", put(("budget.amount", 0, "€12,500.00")), [BUDGET, "+  budget: 12500.00"]),
    "amount with a currency": ("fr", put(("budget.amount", 0, "12.500,50 EUR")), [BUDGET, "+  budget: 12500.50"]),
    "share in per cent": ("en", put(("ledger.attribution", 0, "5 %")), [ATTRIBUTION, "+      attribution: 0.05"]),
    "share in per cent, French": ("fr", put(("ledger.attribution", 0, "7,5\u00a0%")),
                                  [ATTRIBUTION, "+      attribution: 0.075"]),
    "share shown in per cent": ("en", looking("ledger.attribution", 0, 0.8, "0%"),
                                [ATTRIBUTION, "+      attribution: 0.8"]),
    "base of a range": ("en", put(("ledger.volume", 0, 2.5)),
                        ["-      volume: {low: 1, base: 2, high: 3}",
                         "+      volume: {low: 1, base: 2.5, high: 3}"]),
    "number below zero": ("en", put(("kpis.target", 1, "\u221250")),
                          ["-  - {id: errors, title: Errors, baseline: 100, target: 50}",
                           "+  - {id: errors, title: Errors, baseline: 100, target: -50}"]),
    # letters
    "letter": ("en", put(("raci.pm", 0, "R, C")),
               [TRAINING, TRAINING.replace("-", "+", 1).replace("}", ", consulted: [pm]}")]),
    "accountable moved": ("en", put(("raci.lead", 0, "i"), ("raci.pm", 0, "a r")),
                          [TRAINING, "+  - {activity: Training, accountable: pm, responsible: [pm], informed: [lead]}"]),
    "letter taken away": ("en", put(("raci.pm", 0, None)),
                          [TRAINING, "+  - {activity: Training, accountable: lead}"]),
    # key facts
    "key fact": ("en", lambda book: setattr(fact(book, "customer.name"), "value", "Acme AG"),
                 [CUSTOMER, CUSTOMER.replace("-", "+", 1).replace("Acme", "Acme AG")]),
    "kick-off": ("en", lambda book: setattr(fact(book, "plan.kickoff"), "value", "2026-01-12"),
                 [HEADING, HEADING.replace("-", "+", 1).replace("01-05", "01-12")]),
    "context by its word": ("fr", lambda book: setattr(fact(book, "plan.context"), "value", "premier outil"),
                            [HEADING, HEADING.replace("-", "+", 1).replace("en}", "en, context: first_tool}")]),
    # new lines
    "new action without an id": (
        "en", put(("actions.title", 2, "New one"), ("actions.owner", 2, "Project lead"), ("actions.status", 2, "open")),
        ["+  - {id: A3, title: New one, owner: pm, status: open}"]),
    "new risk with an id": (
        "fr", put(("risks.id", 2, "R9"), ("risks.title", 2, "Neuf"), ("risks.probability", 2, "faible"),
                  ("risks.impact", 2, "moyen")),
        ["+  - {id: R9, title: Neuf, probability: L, impact: M}"]),
    "new lines after empty ones": (
        "en", put(("risks.title", 4, "Late"), ("risks.probability", 4, "low"), ("risks.impact", 4, "low")),
        ["+  - {id: R3, title: Late, probability: L, impact: L}"]),
    "new measurement": (
        "en", put(("measurements.kpi", 2, "delay"), ("measurements.date", 2, "2026-02-20"),
                  ("measurements.value", 2, 6)),
        ["+      - {date: 2026-02-20, value: 6}"]),
    "new KPI with its measurements": (
        "en", put(("kpis.id", 2, "cost"), ("kpis.title", 2, "Cost"), ("kpis.baseline", 2, 4), ("kpis.target", 2, 3),
                  ("measurements.kpi", 2, "cost"), ("measurements.date", 2, "2026-02-20"), ("measurements.value", 2, 4),
                  ("measurements.kpi", 3, "cost"), ("measurements.date", 3, "2026-03-20"), ("measurements.value", 3, 3.5)),
        ["+  - {id: cost, title: Cost, baseline: 4, target: 3, measurements: [{date: 2026-02-20, value: 4},"
         " {date: 2026-03-20, value: 3.5}]}"]),
    "new milestone with its task": (
        "en", put(("milestones.id", 1, "M2"), ("milestones.title", 1, "Grow"), ("milestones.date", 1, "2026-03-06"),
                  ("tasks.title", 1, "Go on"), ("tasks.milestone", 1, "M2"), ("tasks.status", 1, "planned")),
        ["+  - id: M2", "+    offset: 2026-03-06", "+    title: Grow", "+    tasks:",
         "+      - {id: T2, title: Go on, status: planned}"]),
    "new person who owns something": (
        "en", put(("people.title", 2, "Trainer"), ("people.role", 2, "trainer"), ("people.side", 2, "customer"),
                  ("risks.owner", 0, "Trainer")),
        ["+  - {id: trainer, role: trainer, title: Trainer, side: customer}", "+    owner: trainer"]),
    # the sheet itself
    "title of a column": ("en", put(("risks.title", -1, "Danger")), []),
    "id that nothing names": ("en", put(("risks.id", 0, "R7")), ["-  - id: R1", "+  - id: R7"]),
    "two changes of one line": (
        "en", after(put(("risks.title", 0, "Few come")), put(("risks.status", 0, "closed"))),
        [R1, "+    title: Few come", "-    status: open", "+    status: closed"]),
}  # fmt: skip


@pytest.mark.parametrize("kind", EDITS)
def test_an_edit_changes_its_lines(kind: str) -> None:
    language, edit, expected = EDITS[kind]
    data = edited(edit, language)
    found = back(data)
    assert lines(found) == expected
    if found.amendment is not None:
        again = analysis_of(found.amendment.new[0].text)
        assert lines(back(data, again)) == []  # a second run on the same ledger adds nothing


def test_there_are_forty_kinds() -> None:
    assert len(EDITS) >= 40


@pytest.mark.parametrize(
    ("typed", "written"), [("T1 - 2d", "[T1-2d]"), ("T1; M0", "[T1, M0]"), ("M0+1wd", "[M0+1wd]")]
)
def test_what_a_task_waits_for_comes_with_its_lag(typed: str, written: str) -> None:
    second = "      - {id: T2, title: Go, status: planned, depends_on: [T1+3wd]}\n"
    text = PLAN.replace(f"{T1[1:]}\n", f"{T1[1:]}\n{second}")
    text = text.replace("roadmap:\n", "roadmap:\n  - {id: M0, title: Before, offset: T+1}\n")

    def edit(book: Book) -> None:
        waits = cell(book, "tasks.depends_on", 1)
        assert waits.value == "T1+3wd"
        waits.value = typed

    now = second.replace("[T1+3wd]", written)
    assert lines(back(edited(edit, text=text), analysis_of(text))) == [
        f"-{second}".rstrip("\n"),
        f"+{now}".rstrip("\n"),
    ]
