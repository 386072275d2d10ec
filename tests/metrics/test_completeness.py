"""Completeness as figures: by section, null where nothing is due, with the items that make it up."""

from decimal import Decimal
from fractions import Fraction

from hypercare_cli.completeness import SECTIONS
from hypercare_cli.metric import Catalogue
from tests.plans import HEAD, faults, figures, fraction

PLAN = HEAD + "value: {budget: 9000, ledger: [{id: V1, hypothesis: A, annual: 12}]}\n"


def test_by_section() -> None:
    f = figures(PLAN, 7)
    assert fraction(f["completeness.value"]) == Fraction(2, 5)  # budget 2, ledger 3 without notes
    assert f["completeness.risks"] == 0
    assert f["completeness.handover"] is None
    assert f["completeness.campaigns"] is None


def test_overall_is_made_of_the_sections() -> None:
    f = figures(PLAN, 7)
    trace = f.trace("plan.completeness")
    amounts = {part.of: part.amount for part in trace.contributions}
    assert fraction(sum(amounts.values(), Decimal(0))) == fraction(f["plan.completeness"])
    assert {of for of, amount in amounts.items() if amount} == {"completeness.value"}
    assert amounts.keys() == set(trace.metrics)
    assert [part.of for part in f.trace("completeness.value").contributions] == ["value-budget"]


def test_a_condition_may_ask_for_it() -> None:
    roadmap = "roadmap: [{id: M1, offset: 0, title: A, criteria: [{id: C1, title: A, when: %s}]}]\n"
    assert faults(HEAD + roadmap % "plan.completeness >= 0.8") == []
    assert faults(HEAD + roadmap % "completeness.kpis >= 0.8") == []
    assert faults(HEAD + roadmap % "completeness.kpi >= 0.8") == ["3:77 HC021"]
    assert {f"completeness.{name}" for name in SECTIONS} <= set(Catalogue().ids(()))
