"""A plan from a filled ledger: what is typed stands in the commented plan, or a fault at its cell."""

import re
from copy import deepcopy
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any, get_args

import pytest

from hypercare_cli.analysis import Analysis, analyse
from hypercare_cli.blocks import Stamp
from hypercare_cli.errors import HypercareError
from hypercare_cli.from_ledger.plan import FILE, Made, Wanted, doubts, plan_from
from hypercare_cli.i18n.words import Language, Words
from hypercare_cli.pages.ledger.store import store
from hypercare_cli.pages.ledger.workbook import ledger
from hypercare_cli.pages.stamp import stamp_of
from hypercare_cli.plan.identity import Context
from hypercare_cli.readers.base import base_of
from hypercare_cli.readers.ledger import Ledger, read_ledger
from hypercare_cli.readers.sheets import Raw
from hypercare_cli.readers.stamp import read_stamp
from hypercare_cli.renderers.excel import render
from hypercare_cli.source import File
from tests.filling import Book, Rows, typed_in
from tests.ledgers import analysis_of, example
from tests.plans import EXAMPLES, HEAD, no_files

FIRST = {"full-case", "hostile", "mini-case", "relaunch"}
EXAMPLES_HERE = [
    pytest.param(path.name, marks=() if path.name in FIRST else pytest.mark.slow)
    for path in sorted(EXAMPLES.iterdir())
    if path.is_dir()
]
BLANK = Stamp("", date(2026, 1, 2), "hypercare", "", kind="ledger", language="en")
BEFORE, AFTER = date(2026, 1, 2), date(2026, 4, 5)
"""Days on which T0 (5 January 2026) lies ahead, or has passed."""
FACTS = {"plan.title": "Rollout of the CRM", "plan.kickoff": date(2026, 1, 5)}
ENGLISH_PEOPLE = [
    {"title": "Head of sales", "role": "Sponsor", "side": "Customer"},
    {"title": "Project lead", "role": "Product owner", "side": "Customer"},
    {"title": "Our lead", "role": "Customer success manager", "side": "Provider"},
]
FRENCH_FACTS = {
    "plan.title": "Déploiement du CRM",
    "plan.kickoff": "5 janvier 2026",
    "plan.golive": "T+30",
    "plan.context": "Premier outil",
    "plan.currency": "eur",
    "plan.country": "FR",
    "plan.owner": "Responsable succès client",
    "customer.name": "Ateliers réunis",
    "customer.summary": "120 utilisateurs : 4 agences",
    "value.expected_roi": "1,5",
}
FRENCH: Rows = {
    "people": [
        {"title": "Direction commerciale", "role": "Sponsor", "side": "client"},
        {
            "title": "Cheffe de projet",
            "role": "Responsable produit",
            "side": "Client",
            "hours_per_week": "7,5",
        },
        {"role": "Responsable succès client", "side": "prestataire", "accepted_on": "12/01/2026"},
        {"id": "dsi", "title": "Service informatique", "role": "Informatique", "side": "client"},
    ],
    "kpis": [
        {
            "title": "Délai de devis",
            "unit": "jours",
            "baseline": "12,5",
            "target": 6,
            "source": "ERP",
            "frequency": "mensuelle",
            "owner": "Cheffe de projet",
        },
        {"title": "Taux de transformation", "unit": "%", "baseline": "22", "target": "28"},
    ],
    "measurements": [
        {"kpi": "Délai de devis", "date": "05/01/2026", "value": "12,5"},
        {"kpi": "Délai de devis", "date": "T+30", "value": 10, "comment": "Modèles en place"},
        {"kpi": "taux_de_transformation", "date": date(2026, 2, 4), "value": "23,4"},
    ],
    "budget": [
        {"label": "Licences", "amount": "12 500 €"},
        {"label": "Formation", "amount": "4\u202f000,50\u00a0€"},
    ],
    "ledger": [
        {
            "hypothesis": "Temps gagné",
            "kpi": "Délai de devis",
            "volume": "1 200",
            "unit_value": "35 €",
            "attribution": "80 %",
            "status": "prévisionnel",
        }
    ],
    "actions": [
        {
            "title": "Relancer les agences",
            "owner": "Cheffe de projet",
            "with": "Direction commerciale; dsi",
            "stream": "Adoption",
            "due": "15/02/2026",
            "impact": "4",
        }
    ],
    "decisions": [{"text": "Valider", "by": "Direction commerciale", "body": "Comité de pilotage"}],
    "raci": [
        {
            "activity": "Former",
            "accountable": "Cheffe de projet",
            "responsible": "Responsable succès client, Service informatique",
        }
    ],
    "milestones": [
        {"title": "Lancement", "date": "T+0", "objectives": "Objectifs validés\nÉquipe nommée"},
        {"title": "Mise en service", "date": date(2026, 2, 4)},
    ],
    "tasks": [{"title": "Ouvrir les comptes", "milestone": "Mise en service", "owner": "dsi"}],
    "snapshots": [{"date": "04/02/2026", "eligible": 120, "accounts": "96", "depth": "40 %"}],
    "periods": [
        {
            "start": "04/02/2026",
            "end": "03/03/2026",
            "opened": 60,
            "resolved": 55,
            "within_sla": 48,
            "p1_open": 0,
        }
    ],
}


def made(data: bytes, today: date = AFTER, language: Language = "en", **facts: Any) -> Made:
    """The plan of a workbook."""
    stamp = read_stamp(data, "l.xlsx").stamp
    return plan_of(read_ledger(data, "l.xlsx"), stamp, today, language, **facts)


def plan_of(
    found: Ledger, stamp: Stamp, today: date = AFTER, language: Language = "en", **facts: Any
) -> Made:
    given = {name.replace("__", "."): value for name, value in facts.items()}
    return plan_from(found, stamp, Wanted(today, language, given, "acme"), "l.xlsx")


def filled(rows: Rows, facts: dict[str, Any] = FACTS, today: date = AFTER, **given: Any) -> Made:
    """The plan of a blank ledger in English with these cells."""
    return plan_of(typed_in(facts, rows), BLANK, today, **given)


def analysed(found: Made, day: date = AFTER) -> Analysis:
    assert [(r.place, Words("en").say(r.text)) for r in found.faults] == []
    return analyse((File(FILE, found.text),), day, no_files)


def told(found: Made) -> list[str]:
    """Each fault as the command line shows it."""
    assert not (found.text and found.faults)
    return [f"{r.place}: {Words('en').say(r.text)}" for r in found.faults]


@pytest.fixture(scope="module")
def french() -> Made:
    return made(Book("fr").fill(FRENCH_FACTS, FRENCH).data(), language="fr")


class TestFrench:
    def test_single_values(self, french: Made) -> None:
        plan = analysed(french).plan
        assert (plan.plan.id, plan.plan.title) == ("acme", "Déploiement du CRM")
        assert (plan.plan.kickoff, plan.plan.golive) == (date(2026, 1, 5), date(2026, 2, 4))
        assert (plan.plan.currency, plan.plan.country) == ("EUR", "FR")
        assert (plan.plan.context, plan.plan.owner) == ("first_tool", "csm")
        assert plan.customer
        assert plan.customer.summary == "120 utilisateurs : 4 agences"
        assert plan.value.expected_roi == Decimal("1.5")

    def test_people_are_called_by_their_titles(self, french: Made) -> None:
        plan = analysed(french).plan
        people = [person.id for person in plan.people]
        assert people == ["direction_commerciale", "cheffe_de_projet", "csm", "dsi"]
        assert plan.people[1].hours_per_week == Decimal("7.5")
        (action,) = plan.actions
        assert (action.id, action.owner, action.status) == ("A1", "cheffe_de_projet", "open")
        assert action.with_ == ("direction_commerciale", "dsi")
        (activity,) = plan.raci
        assert (activity.accountable, activity.responsible) == ("cheffe_de_projet", ("csm", "dsi"))

    def test_kpis_have_their_measurements(self, french: Made) -> None:
        delay, rate = analysed(french).plan.kpis
        assert (delay.id, delay.unit, delay.baseline) == (
            "delai_de_devis",
            "jours",
            Decimal("12.5"),
        )
        assert delay.source
        assert (delay.source.tool, delay.source.frequency) == ("ERP", "monthly")
        assert [m.date for m in delay.measurements] == [date(2026, 1, 5), date(2026, 2, 4)]
        assert (rate.id, rate.unit) == ("taux_de_transformation", "percent")
        assert [m.value for m in rate.measurements] == [Decimal("23.4")]

    def test_money_and_shares(self, french: Made) -> None:
        value = analysed(french).plan.value
        assert [item.amount for item in value.budget] == [Decimal(12500), Decimal("4000.50")]
        (line,) = value.ledger
        assert line.volume
        assert line.attribution
        assert line.id == "V1"
        assert (line.volume.base, line.attribution.base) == (Decimal(1200), Decimal("0.8"))

    def test_milestones_get_the_gate_of_their_day(self, french: Made) -> None:
        start, golive = analysed(french).plan.roadmap
        assert (start.id, golive.offset) == ("lancement", date(2026, 2, 4))
        assert start.objectives == ("Objectifs validés", "Équipe nommée")
        assert [c.id for c in golive.criteria] == ["M30-C1", "M30-C2", "M30-C3"]
        assert [(t.id, t.owner, t.status) for t in golive.tasks] == [("T1", "dsi", "planned")]
        assert start.criteria[2].signed_by == "direction_commerciale"

    def test_relative_days_stay_so(self, french: Made) -> None:
        assert "      - {date: T+30, value: 10, comment: Modèles en place}\n" in french.text
        assert "    offset: T+0\n" in french.text

    def test_a_body_is_a_ritual_of_the_method(self, french: Made) -> None:
        assert analysed(french).plan.decisions[0].body == "steering"

    def test_groups_of_fields(self, french: Made) -> None:
        plan = analysed(french).plan
        assert plan.support.periods[0].by_priority["P1"].open == 0
        assert plan.adoption.snapshots[0].depth == Decimal("0.4")

    def test_it_reads_like_the_starter(self, french: Made) -> None:
        assert "# Trois à cinq KPI métier" in french.text
        assert "\npeople:                            # → Plan d’intégration · T0\n" in french.text
        dsi = "  - {id: dsi, role: it, title: Service informatique, side: client}"
        assert dsi.replace("client", "customer") in french.text
        lines = french.text.splitlines()
        assert not [line for line in lines if line != line.rstrip() or "\t" in line]

    def test_nothing_late_is_proposed_once_t0_has_passed(self, french: Made) -> None:
        analysis = analysed(french)
        assert not list(doubts(analysis, french.places))
        assert not analysis.plan.technical
        assert "#  - {id: TE1, kind: access" in french.text

    def test_every_line_is_counted(self, french: Made) -> None:
        assert french.lines == sum(map(len, FRENCH.values()))


class TestEnglish:
    def test_what_no_table_says_is_proposed(self) -> None:
        rows: Rows = {"kpis": [{"title": "Delay", "baseline": 9, "target": 5}]}
        plan = analysed(filled(rows, today=BEFORE), date(2026, 1, 5)).plan
        assert [kpi.id for kpi in plan.kpis] == ["delay"]
        assert {"sponsor", "csm"} <= {person.id for person in plan.people}
        assert len(plan.roadmap) == 5
        assert all(milestone.tasks for milestone in plan.roadmap)
        assert plan.risks
        assert plan.technical
        assert not plan.value.ledger

    def test_a_proposal_knows_who_has_its_role(self) -> None:
        people = [{"title": "Head of sales", "role": "Sponsor", "side": "Customer"}]
        plan = analysed(filled({"people": people}, today=BEFORE), date(2026, 1, 5)).plan
        assert [person.id for person in plan.people] == ["head_of_sales"]
        assert {d.by for d in plan.decisions} == {"head_of_sales"}
        assert plan.plan.owner is None
        assert {a.accountable for a in plan.raci} == {"head_of_sales"}

    def test_roles_can_be_named_where_nobody_is(self) -> None:
        rows: Rows = {"actions": [{"title": "Call", "owner": "Sponsor"}]}
        assert analysed(filled(rows)).plan.actions[0].owner == "sponsor"

    def test_tasks_find_the_milestones_of_the_method(self) -> None:
        rows: Rows = {"tasks": [{"title": "Open", "milestone": "T+30", "status": "Done"}]}
        plan = analysed(filled(rows)).plan
        assert [len(m.tasks) for m in plan.roadmap] == [0, 0, 1, 0, 0]
        assert len(plan.roadmap[2].criteria) == 3

    def test_tasks_are_proposed_before_t0_only(self) -> None:
        rows: Rows = {"milestones": [{"title": "Go", "date": "T+30"}]}
        assert len(analysed(filled(rows, today=BEFORE)).plan.roadmap[0].tasks) == 3
        assert not analysed(filled(rows)).plan.roadmap[0].tasks

    def test_a_budget_may_be_one_amount(self) -> None:
        found = filled({"budget": [{"amount": "12,500"}]})
        assert "\n  budget: 12500\n" in found.text
        assert analysed(found).plan.value.budget[0].amount == 12500

    def test_options_count_before_cells(self) -> None:
        found = filled({}, plan__title="Mine", plan__kickoff=date(2026, 3, 2))
        plan = analysed(found).plan.plan
        assert (plan.title, plan.kickoff) == ("Mine", date(2026, 3, 2))

    def test_titles_with_accents_and_digits_give_ids(self) -> None:
        rows: Rows = {"kpis": [{"title": "3-way match"}, {"title": "Count"}, {"title": "Élan"}]}
        ids = [kpi.id for kpi in analysed(filled(rows)).plan.kpis]
        assert ids == ["kpi_3_way_match", "kpi_count", "elan"]

    def test_a_person_in_a_column_of_their_own_takes_part(self) -> None:
        people = [{"title": "Head of sales", "role": "Sponsor", "side": "Customer"}]
        book = Book().fill(FACTS, {"people": people, "raci": [{"activity": "Train"}]})
        activity = book.cell("raci.activity")
        column = activity.parent.max_column + 1
        activity.parent.cell(activity.row - 1, column).value = "Head of sales"
        activity.parent.cell(activity.row, column).value = "A R"
        (found,) = analysed(made(book.data())).plan.raci
        assert (found.accountable, found.responsible) == ("head_of_sales", ("head_of_sales",))


PERSON = {"title": "Buyer", "role": "User", "side": "Customer"}
FAULTS: list[tuple[Rows, list[str]]] = [
    ({"kpis": [{"title": "A", "baseline": "soon"}]}, ["KPI!E5: “soon” is not a number"]),
    ({"kpis": [{"title": "A", "target": "5 %"}]},
     ["KPI!F5: “5 %” is a percentage, and this column has none"]),
    ({"kpis": [{"baseline": 4}]}, ["KPI!B5: the plan cannot do without this cell: fill it in"]),
    ({"kpis": [{"id": "My KPI", "title": "A"}]}, ["KPI!A5: “My KPI” does not have the right form"]),
    ({"kpis": [{"id": "a", "title": "A"}, {"id": "a", "title": "B"}]}, ["KPI!A6: "]),
    ({"kpis": [{"title": "A", "owner": "Nobody"}]}, ["“Nobody”"]),
    ({"kpis": [{"title": "A", "baseline": "=1/0"}]},
     ["KPI!E5: a formula without its value: open the file, calculate and save it"]),
    ({"kpis": [{"title": "A", "baseline": True}]},
     ["KPI!E5: true or false where something else belongs"]),
    ({"measurements": [{"date": "T+3", "value": 4}]},
     ["Measurements!A5: this line does not say to which entry it belongs (column KPI)"]),
    ({"measurements": [{"kpi": "Delay", "date": "T+3", "value": 4}]},
     ["Measurements!A5: nothing in the ledger is called “Delay”"]),
    ({"kpis": [{"title": "A"}], "measurements": [{"kpi": "A", "date": "04/05/2026", "value": 4}]},
     ["“04/05/2026” may be two different days: type it like 2026-04-05"]),
    ({"kpis": [{"title": "A"}], "measurements": [{"kpi": "A", "date": "T+3"}]},
     ["Measurements!D5: the plan cannot do without this cell: fill it in"]),
    ({"people": [{"title": "Buyer"}]},
     ["People!C5: the plan cannot do without this cell: fill it in",
      "People!D5: the plan cannot do without this cell: fill it in"]),
    ({"people": [{**PERSON, "role": "Boss"}]}, ["People!C5: “Boss” is none of: Sponsor, "]),
    ({"people": [{**PERSON, "side": "Left"}]},
     ["People!D5: “Left” is none of: customer, provider, partner"]),
    ({"people": [PERSON, PERSON], "actions": [{"title": "Call", "owner": "Buyer"}]},
     ["Actions!C5: several entries are called “Buyer”: type the id"]),
    ({"people": [{**PERSON, "hours_per_week": "-3"}]}, ["People!E5: "]),
    ({"actions": [{"title": "Call", "due": "next week"}]}, ["“next week” is not a date"]),
    ({"actions": [{"title": "Call", "impact": 9}]}, ["Actions!"]),
    ({"actions": [{"owner": "Sponsor"}]}, ["Actions!B5: the plan cannot do without this cell"]),
    ({"ledger": [{"hypothesis": "Time", "attribution": "150 %"}]},
     ["150 % is more than 100%: type 80% or 0.8"]),
    ({"budget": [{"label": "Licences", "amount": "a lot"}]}, ["“a lot” is not a number"]),
    ({"budget": [{"label": "Licences"}]}, ["the plan cannot do without this cell"]),
    ({"risks": [{"title": "Late", "probability": "Maybe", "impact": "High"}]},
     ["“Maybe” is none of: low, medium, high"]),
    ({"milestones": [{"title": "Go"}]}, ["Roadmap!C5: the plan cannot do without this cell"]),
    ({"tasks": [{"title": "Open", "milestone": "Never"}]},
     ["nothing in the ledger is called “Never”"]),
    ({"obligations": [{"title": "Deliver", "contract": "C9"}]},
     ["nothing in the ledger is called “C9”"]),
    ({"raci": [{"activity": "Train", "responsible": "Sponsor"}]}, ["RACI!B5: "]),
    ({"periods": [{"start": "T+0", "end": "T+30", "opened": 4}]}, ["Support!", "Support!"]),
    ({"feedback": [{"date": "T+3", "kind": "Friction", "text": "Slow", "publishable": "perhaps"}]},
     ["“perhaps” is neither yes nor no"]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "wanted"), FAULTS, ids=range(len(FAULTS)))
def test_a_fault_names_its_cell(rows: Rows, wanted: list[str]) -> None:
    found = told(filled(rows))
    assert len(found) == len(wanted), found
    assert all(text in each for text, each in zip(wanted, found, strict=True)), found
    assert all("!" in each.split(":")[0] for each in found)


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        (
            {"plan.title": "A"},
            "the plan needs its kick-off (T0): fill in this cell, or add --kickoff",
        ),
        (
            {"plan.kickoff": "2026-01-05"},
            "the plan needs a title: fill in this cell, or add --title",
        ),
        ({**FACTS, "plan.kickoff": "T+3"}, "“T+3” is not a date"),
        ({**FACTS, "plan.kickoff": date(9999, 12, 31)}, "no date can be counted from this day"),
        ({**FACTS, "value.expected_roi": "1" * 40}, "is beyond what a plan counts"),
        ({**FACTS, "plan.currency": "Euro"}, "EURO"),
        ({**FACTS, "plan.country": "France"}, "FRANCE"),
        ({**FACTS, "plan.context": "CRM"}, "“CRM” is none of: "),
        ({**FACTS, "plan.complexity": 7}, "7"),
        ({**FACTS, "customer.sector": "Steel"}, "the plan cannot do without this cell"),
    ],
)
def test_a_fault_of_a_single_value(facts: dict[str, Any], wanted: str) -> None:
    (found,) = told(filled({}, facts))
    assert wanted in found
    assert found.startswith("Key facts!B")


@pytest.mark.parametrize("context", get_args(Context))
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_beginning_validates_in_every_context(context: Context, language: Language) -> None:
    """Before T0 with all proposals, and long after it: no error, and nothing that a rule notes."""
    word = Words("en").term("context", context)
    facts = {**FACTS, "plan.context": word, "customer.name": "Acme"}
    rows: Rows = {"people": ENGLISH_PEOPLE}
    early = plan_of(typed_in(facts, rows), BLANK, BEFORE, language)
    assert not list(doubts(analysed(early, BEFORE), early.places))
    late = plan_of(typed_in(facts, rows), BLANK, AFTER, language)
    assert not list(doubts(analysed(late), late.places))
    assert analysed(late).plan.plan.context == context


DAY = re.compile(r"(\d\d)/(\d\d)/(\d{4})")
WEIRD = (
    "x", "# a", "- a", "a: b", "{", "[x]", "'", '"', "*a", "&b", "null", "true", "0", "-1", "1e400",
    "9" * 40, "T+30", "T+99999", "2026-02-30", "31/12/9999", "0001-01-01", "12 500 €", "150 %",
    "\u2028x", "a\nb", "\ta", "é" * 300, "R A C I", "A;B", "Sponsor", "H", "yes", "=1+1", "{{ 7*7 }}",
    "{% x %}", "👍", "EUR", "id with space", 5, -3, 0.1, 1e300, 2958465, 2958466, True,
    date(9999, 12, 31),
)  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_typed_is_taken_or_told_with_its_cell(seed: int) -> None:
    rows: Rows = deepcopy(FRENCH)
    for line in (line for lines in rows.values() for line in lines):
        for name, value in line.items():  # as an English ledger takes it
            line[name] = DAY.sub(r"\3-\2-\1", value) if isinstance(value, str) else value
    facts: dict[str, Any] = dict(FRENCH_FACTS)
    chance = Random(seed)
    for _ in range(1 + seed % 4):
        line = chance.choice(rows[chance.choice(list(rows))])
        line[chance.choice(list(line))] = chance.choice(WEIRD)
    if seed % 2 == 0:
        facts[chance.choice(list(facts))] = chance.choice(WEIRD)
    found = filled(rows, facts)
    assert all("!" in each.split(": ")[0] for each in told(found))
    assert bool(found.text) != bool(found.faults)
    if found.text:
        analysed(found)


@pytest.mark.parametrize(
    "text", [each for each in WEIRD if isinstance(each, str) and each[0] != "="]
)
def test_any_text_comes_into_the_plan_as_it_was_typed(text: str) -> None:
    rows: Rows = {
        "people": ENGLISH_PEOPLE,
        "actions": [{"title": text, "deliverable": text, "notes": text}],
        "decisions": [{"text": text}],
    }
    facts = {**FACTS, "plan.title": text, "customer.name": text}
    plan = analysed(filled(rows, facts)).plan
    (action,), (decision,) = plan.actions, plan.decisions
    wanted = text.strip()
    assert plan.customer
    assert {plan.plan.title, plan.customer.name, action.title, decision.text} == {wanted}
    assert (action.deliverable, action.notes) == (wanted, wanted)


def test_every_fault_comes_in_one_run() -> None:
    rows: Rows = {"kpis": [{"baseline": "x"}], "people": [{"title": "Buyer"}]}
    assert len(told(filled(rows, {}))) == 6


def test_merged_cells_are_a_fault() -> None:
    book = Book().fill(FACTS, {"kpis": [{"title": "A"}, {"title": "B"}]})
    cell = book.cell("kpis.title")
    cell.parent.merge_cells(start_row=cell.row, end_row=cell.row + 1, start_column=2, end_column=2)
    assert told(made(book.data()))[0].endswith(
        "these cells are merged: split them, and fill in each"
    )


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_filled_in_is_said_so(language: Language) -> None:
    with pytest.raises(HypercareError, match="nothing has been filled in"):
        made(Book(language).data())


def test_a_secret_and_a_formula_are_told() -> None:
    rows: Rows = {"kpis": [{"title": "A", "baseline": 4, "notes": "key •••"}]}
    found = typed_in(FACTS, rows)
    (row,) = found.tables["kpis"].rows
    sum_ = row.cells["target"]._replace(raw=Raw("number", "6", formula=True))
    row = row._replace(cells={**row.cells, "target": sum_})
    tables = {**found.tables, "kpis": found.tables["kpis"]._replace(rows=(row,))}
    made_ = plan_of(found._replace(tables=tables), BLANK)
    assert analysed(made_).plan.kpis[0].target == 6
    assert [f"{note.place}: {Words('en').say(note.text)}" for note in made_.notes] == [
        "KPI!F5: a formula: the plan gets its value, 6",
        f"{row.cells['notes'].place}: a secret was left out here (•••): write where it is kept",
    ]


def test_a_column_or_a_figure_of_ones_own_is_left_out_with_a_note() -> None:
    book = Book().fill(FACTS, {"kpis": [{"title": "A"}]})
    cell = book.cell("kpis.title")
    cell.parent.cell(cell.row - 1, 60).value = "Mine"
    cell.parent.cell(cell.row, 60).value = 4
    found = made(book.data())
    assert [Words("en").say(note.text) for note in found.notes] == [
        "the column “Mine” is none of the ledger: it is left out"
    ]
    assert analysed(found).plan.kpis


# -- a plan whose YAML is lost --------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", EXAMPLES_HERE)
def test_the_ledger_of_a_plan_gives_a_plan_with_the_same_ledger(
    name: str, language: Language
) -> None:
    """Every cell that people edit, but for the body of a decision: rituals are in no table."""
    original = example(name)
    stamp = stamp_of(original, "ledger", language)
    before = ledger(original, Words(language), stamp)
    found = made(render(before), language=language)
    again = analysed(found, original.as_of)
    assert again.plan.plan.id == original.plan.plan.id
    after = ledger(again, Words(language), stamp_of(again, "ledger", language))
    one, other = (base_of(store(book), "") for book in (before, after))
    assert other.facts == one.facts
    for rows in (*one.rows.values(), *other.rows.values()):
        for row in rows.values():
            row.pop("body", None)
    assert other.rows == one.rows


def test_nothing_is_proposed_to_a_plan_that_was_there() -> None:
    original = analysis_of(HEAD + "kpis: [{id: delay, title: Delay, baseline: 9}]\n")
    stamp = stamp_of(original, "ledger", "en")
    plan = analysed(made(render(ledger(original, Words("en"), stamp)), BEFORE)).plan
    assert [kpi.id for kpi in plan.kpis] == ["delay"]
    lists = (plan.people, plan.raci, plan.risks, plan.roadmap, plan.technical, plan.decisions)
    assert not any(lists)
    assert not plan.governance.rituals
    assert not plan.handover.exit_criteria


def test_what_was_for_internal_readers_stays_so() -> None:
    original = analysis_of(HEAD + "risks: [{id: R1, title: Late, probability: M, impact: H}]\n")
    stamp = stamp_of(original, "ledger", "en", "internal")
    found = made(render(ledger(original, Words("en"), stamp, "internal")))
    assert analysed(found).plan.risks[0].audience == "internal"
