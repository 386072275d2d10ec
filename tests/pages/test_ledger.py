"""The ledger as data: every sheet, its figures, what its formulas refer to, what it leaves out."""

import re
from decimal import Decimal

import pytest

from hypercare_cli.sheet import Formula, Workbook
from tests.ledgers import analysis_of, column, example, figures, named, table, workbook
from tests.plans import EXAMPLES, HEAD

NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())
EVERYWHERE = set(
    "ABS AND COUNT COUNTA COUNTIF COUNTIFS EXACT IF IFERROR INDEX LOOKUP MATCH MAX MIN OR ROUND"
    " SUM SUMIF SUMIFS SUMPRODUCT".split()
)
"""Functions of Excel 2007, LibreOffice, Google Sheets and Numbers alike."""
REFERENCE = re.compile(r"\{([@^]?)([\w.]+)(?:\[(\w+)\])?\}")
OWN_NAMES = {"as_of", "kickoff", "health.green", "health.amber", "health.least"}

KPIS = """\
kpis:
  - {id: time, title: Time, unit: h, baseline: 8, target: 6, source: {tool: BI}, measurements: [{date: T+0, value: 8}, {date: T+30, value: 7}, {date: T+95, value: 6}]}
  - {id: errors, title: Errors, unit: percent, baseline: 4, target: 2, measurements: [{date: T+30, value: 3}]}
"""


def formulas(book: Workbook) -> list[tuple[str, str]]:
    """(table key, expression) of every formula."""
    found = [(t.key, c.formula) for t in book.tables() for c in t.columns if c.formula]
    cells = [(t.key, total.cell) for t in book.tables() for total in t.totals.values()]
    cells += [("", figure.cell) for figure in figures(book)]
    return found + [(key, cell.expression) for key, cell in cells if isinstance(cell, Formula)]


@pytest.mark.parametrize("name", NAMES)
def test_named_figures_are_those_of_the_catalogue(name):
    analysis = example(name)
    book = workbook(analysis)
    values = named(book)
    for id_ in values.keys() - OWN_NAMES:
        wanted = analysis.figures[id_]
        assert values[id_] == wanted, id_
    assert {"value.annual", "value.roi", "value.payback_months", "health.score"} <= values.keys()


@pytest.mark.parametrize("name", NAMES)
def test_rows_fill_their_columns(name):
    for each in workbook(example(name)).tables():
        assert {len(row) for row in each.rows} <= {len(each.columns)}
        assert len({c.key for c in each.columns}) == len(each.columns)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", ["full-case", "mini-case"])
def test_every_reference_leads_somewhere(name, language):
    book = workbook(example(name), language)
    columns = {t.key: {c.key for c in t.columns} for t in book.tables()}
    names = named(book).keys() | {f"list.{choice.key}" for choice in book.choices()}
    for key, expression in formulas(book):
        for this_row, name, inside in REFERENCE.findall(expression):
            known = columns[key] if this_row else columns[name] if inside else names
            assert (inside or name) in known, expression
        assert "{" not in REFERENCE.sub("", expression)


def test_formulas_keep_to_functions_that_exist_everywhere():
    for name in NAMES:
        for _key, expression in formulas(workbook(example(name))):
            without_words = re.sub(r'"[^"]*"', "", expression)
            assert set(re.findall(r"([A-Z][A-Z0-9.]*)\(", without_words)) <= EVERYWHERE


def test_a_minimal_plan_has_every_sheet_to_fill_in():
    book = workbook(analysis_of(HEAD))
    assert [sheet.name for sheet in book.sheets] == [
        "Summary", "Key facts", "KPI", "Measurements", "Value", "Budget", "Actions", "Decisions",
        "Risks", "People", "RACI", "Roadmap", "Tasks", "Adoption", "Support", "Contracts",
        "Obligations", "Claims", "Feedback", "Health", "About",
    ]  # fmt: skip
    assert not any(table(book, key).rows for key in ("kpis", "ledger", "actions", "risks", "raci"))
    assert named(book)["value.roi"] is None
    assert named(book)["roadmap.overdue"] == 0


def test_french_words():
    book = workbook(example("mini-case"), "fr")
    assert [sheet.name for sheet in book.sheets][:3] == ["Synthèse", "L’essentiel", "KPI"]
    assert book.money == ("", "\u00a0€")
    assert column(book, "kpis", "kind") == ["métier"]


def test_an_indicator_row():
    book = workbook(analysis_of(HEAD + KPIS))
    assert column(book, "kpis", "actual") == [7, 3]
    assert column(book, "kpis", "variance") == [1, 1]
    assert column(book, "kpis", "attainment") == [Decimal("0.5"), Decimal("0.5")]
    assert column(book, "kpis", "reached") == ["no", "no"]
    assert column(book, "kpis", "unit") == ["h", "%"]


def test_what_lies_after_as_of_does_not_exist():
    text = (
        HEAD
        + KPIS
        + """\
actions:
  - {id: A1, title: Later, opened_on: T+95, status: open}
  - {id: A2, title: Finished later, due: T+80, done_on: T+95, status: done}
decisions:
  - {id: D1, text: Later, date: T+95}
roadmap:
  - id: M
    offset: 90
    title: End
    done_on: T+95
    tasks: [{id: K1, title: Task, due: T+80, status: done, done_on: T+95}]
"""
    )
    book = workbook(analysis_of(text))
    assert len(column(book, "measurements", "value")) == 3
    assert column(book, "actions", "id") == ["A2"]
    assert column(book, "actions", "status") == ["open"]
    assert column(book, "actions", "done_on") == [None]
    assert column(book, "actions", "days_overdue") == [10]
    assert column(book, "decisions", "id") == []
    assert column(book, "milestones", "done_on") == [None]
    assert column(book, "tasks", "status") == ["in progress"]


def test_the_value_ledger():
    text = (
        HEAD
        + KPIS
        + """\
value:
  budget: [{label: Licences, amount: 100}, {label: Training, amount: 100}]
  ledger:
    - {id: V1, hypothesis: Faster, kpi: time, volume: 100, unit_value: 2, attribution: 0.5, status: verified}
    - {id: V2, hypothesis: Better, kpi: errors, volume: {low: 900, base: 1000, high: 1200}, unit_value: 10}
    - {id: V3, hypothesis: Said, annual: 50, notes: by the controller}
    - {id: V4, hypothesis: No, annual: 1000, notes: n, status: rejected}
"""
    )
    book = workbook(analysis_of(text))
    assert column(book, "ledger", "gain") == [1, Decimal("0.01"), None, None]
    assert column(book, "ledger", "annual") == [100, 100, 50, 1000]
    assert column(book, "ledger", "at_target") == [200, 200, 50, 1000]
    assert column(book, "ledger", "range")[1] == "Volume a year: 900 to 1,200"
    assert named(book)["value.annual"] == 250
    assert named(book)["value.roi"] == Decimal("0.25")
    assert named(book)["value.annual_verified"] == 100


def test_without_ranges_there_is_no_column_for_them():
    assert "range" not in [c.key for c in table(workbook(analysis_of(HEAD)), "ledger").columns]


def test_a_free_unit_is_never_taken_for_per_cent():
    text = HEAD + "kpis:\n  - {id: a, title: A, unit: '%', baseline: 4, target: 2}\n"
    assert column(workbook(analysis_of(text)), "kpis", "unit") == ["%, as a free unit"]


INTERNAL = (
    HEAD
    + KPIS
    + """\
risks:
  - {id: R1, title: Told, probability: H, impact: H}
  - {id: R2, title: Secret, probability: H, impact: H, audience: internal}
value:
  budget: [{label: Licences, amount: 100}, {label: Secret, amount: 100, audience: internal}]
  ledger:
    - {id: V1, hypothesis: Told, annual: 300, notes: n}
    - {id: V2, hypothesis: Secret, annual: 100, notes: n, audience: internal}
"""
)


def test_internal_entries_stay_inside():
    analysis = analysis_of(INTERNAL)
    book = workbook(analysis)
    assert "Secret" not in str(book)
    assert column(book, "risks", "id") == ["R1"]
    # A formula over the rows shown would give another figure: the value stands there instead.
    totals = table(book, "ledger").totals
    assert totals["annual"].cell == 400
    assert "not shown" in str(totals["hypothesis"].cell)
    assert next(f for f in figures(book) if f.name == "risks.open").cell == 2
    inside = workbook(analysis, audience="internal")
    assert column(inside, "risks", "id") == ["R1", "R2"]
    assert isinstance(table(inside, "ledger").totals["annual"].cell, Formula)


def test_a_line_with_a_hidden_indicator_is_hidden():
    text = (
        HEAD
        + """\
kpis:
  - {id: a, title: Secret, baseline: 4, target: 2, audience: internal}
value: {ledger: [{id: V1, hypothesis: H, kpi: a, volume: 1, unit_value: 1}]}
"""
    )
    book = workbook(analysis_of(text))
    assert column(book, "ledger", "id") == []
    assert "Secret" not in str(book)


def test_obligations_and_their_penalties():
    book = workbook(example("full-case"))
    assert column(book, "obligations", "days_late") == [10, 0, 0, 6]
    assert column(book, "obligations", "penalty") == [2000, None, None, 24]
    assert named(book)["contracts.penalties_due"] == 2024
    assert named(book)["contracts.claims_amount"] == 2000


def test_the_raci_matrix():
    text = (
        HEAD
        + """\
people:
  - {id: a, role: sponsor, title: Boss, side: customer}
  - {id: b, role: sponsor, title: boss, side: customer}
  - {id: c, role: csm, side: provider}
  - {id: d, role: user, side: customer}
raci:
  - {activity: Decide, accountable: a, responsible: [a, b], consulted: [c]}
"""
    )
    found = table(workbook(analysis_of(text)), "raci")
    assert [c.title for c in found.columns[:-1]] == [
        "Activity",
        "Boss (a)",
        "boss (b)",
        "Customer success manager",
        "User",
    ]
    assert found.rows == (("Decide", "R A", "R", "C", None, "Decide"),)


def test_actions_are_ranked_and_open_ones_come_first():
    assert column(workbook(example("full-case")), "actions", "id") == ["A5", "A3", "A4", "A1", "A2"]


def test_the_summary_says_why_a_colour_was_set_by_hand():
    book = workbook(example("full-case"))
    by_stream = dict(
        zip(column(book, "streams", "stream"), column(book, "streams", "why"), strict=True)
    )
    assert by_stream["Governance"].startswith("set by hand until 10 Apr 2026; computed: amber.")
    assert by_stream["Technical"] == "no item late"
