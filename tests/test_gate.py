"""Gates: criteria met, not met or unknown on a day, and the proof that is there."""

from hypercare_cli.gate import Gate, exit_gate, milestone_gate
from tests.plans import HEAD, figures

PLAN = f"""{HEAD}
people: [{{id: boss, role: sponsor, side: customer}}]
roadmap:
  - id: start
    offset: 0
    title: Start
    expects: [minutes, raci]
    evidence: [E1, E2]
    tasks: [{{id: M1, title: Never done, due: T+1, status: planned}}]
    criteria:
      - {{id: C1, title: Wins, when: adoption.quick_wins >= 1}}
      - {{id: C2, title: Signed, signed_by: boss, signed_on: T+10}}
  - id: later
    offset: 30
    title: Later
    criteria:
      - {{id: C3, title: Score, when: health.score >= 80}}
      - {{id: C4, title: Wins, when: adoption.quick_wins >= 1}}
  - {{id: open, offset: 60, title: Open}}
adoption: {{quick_wins: [{{date: T+5, title: First}}]}}
evidence:
  - {{id: E1, title: Minutes, date: T+1, kind: minutes, url: https://example.org/1}}
  - {{id: E2, title: RACI, date: T+20, kind: raci, url: https://example.org/2}}
  - {{id: E3, title: Not of this gate, date: T+1, kind: raci, url: https://example.org/3}}
handover:
  exit_criteria:
    - {{id: X1, title: P1, when: support.p1_open == 0}}
    - {{id: X2, title: Promised, signed_by: boss}}
    - {{id: X3, title: Empty}}
"""


def gate(number: int, as_of: int) -> Gate:
    f = figures(PLAN, as_of)
    return milestone_gate(f, f.plan.roadmap[number])


def verdicts(found: Gate) -> list[str]:
    return [answer.verdict for answer in found.answers]


def test_a_gate_is_met_once_all_its_criteria_are() -> None:
    """The quick win comes on T+5, the signature on T+10; the task that nobody did does not count."""
    assert (verdicts(gate(0, 4)), gate(0, 4).verdict) == (["not_met", "not_met"], "not_met")
    assert (verdicts(gate(0, 5)), gate(0, 5).verdict) == (["met", "not_met"], "not_met")
    assert (verdicts(gate(0, 9)), gate(0, 9).verdict) == (["met", "not_met"], "not_met")
    assert (verdicts(gate(0, 10)), gate(0, 10).verdict) == (["met", "met"], "met")


def test_an_unknown_criterion_leaves_the_gate_unknown_unless_another_is_not_met() -> None:
    """There is no health note, so no score."""
    assert (verdicts(gate(1, 30)), gate(1, 30).verdict) == (["unknown", "met"], "unknown")
    assert (verdicts(gate(1, 4)), gate(1, 4).verdict) == (["unknown", "not_met"], "not_met")


def test_a_milestone_without_criteria_has_no_verdict() -> None:
    assert (gate(2, 90).answers, gate(2, 90).verdict) == ((), None)


def test_proof_is_what_the_milestone_names_and_has_by_then() -> None:
    early, late = gate(0, 5), gate(0, 20)
    assert ([e.id for e in early.evidence], early.missing_proof) == (["E1"], ("raci",))
    assert ([e.id for e in late.evidence], late.missing_proof) == (["E1", "E2"], ())


def test_the_exit_is_a_gate() -> None:
    """No support period: the P1 are unknown. A signature without a date is not given; a criterion
    that is neither a condition nor a signature is unknown."""
    found = exit_gate(figures(PLAN))
    assert (found.id, verdicts(found)) == ("exit", ["unknown", "not_met", "unknown"])
    period = "support: {periods: [{start: T+1, end: T+30, opened: 1, resolved: 1, within_sla: 1, "
    text = f"{PLAN}{period}by_priority: {{P1: {{open: 0}}}}}}]}}\n"
    assert verdicts(exit_gate(figures(text))) == ["met", "not_met", "unknown"]


def test_an_answer_names_the_figures_that_decided_it() -> None:
    assert gate(1, 30).answers[0].figures == ("health.score",)
    assert gate(0, 30).answers[1].figures == ()
