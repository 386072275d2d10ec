"""When a gate can be expected: the latest of its criteria, never a bare date, and whose date is unknown."""

import pytest

from hypercare_cli.steering.gates.gate import exit_gate
from hypercare_cli.steering.gates.outlook import GateOutlook, gate_outlook
from tests.plans import HEAD, day, figures

PLAN = f"""{HEAD}
people: [{{id: boss, role: sponsor, side: customer}}]
adoption:
  snapshots:
    - {{date: T+0, eligible: 100, ready: 10, accounts: 40, active_30d: 50}}
    - {{date: T+10, eligible: 100, ready: 20, accounts: 50, active_30d: 40}}
    - {{date: T+20, eligible: 100, ready: 30, accounts: 60, active_30d: 30}}
    - {{date: T+30, eligible: 100, ready: 40, accounts: 70, active_30d: 20}}
support:
  periods: [{{start: T+1, end: T+30, opened: 9, resolved: 9, within_sla: 9}}]
handover:
  exit_criteria:
"""


def outlook(*criteria: str, as_of: int = 35) -> GateOutlook:
    lines = [f"    - {{id: X{n}, title: X, {text}}}\n" for n, text in enumerate(criteria, 1)]
    f = figures(PLAN + "".join(lines), as_of)
    return gate_outlook(f, exit_gate(f))


READY = "when: adoption.ready_rate >= 0.6"
ACCOUNTS = "when: activation.accounts_rate >= 0.95"


def test_the_latest_of_its_criteria() -> None:
    """Both gain a hundredth a day without any scatter: 60 ready on T+50, 95 accounts on T+55."""
    found = outlook(READY, ACCOUNTS)
    assert [one.day for _answer, one in found.criteria] == [day(50), day(55)]
    assert found.together is not None
    together = found.together.forecast
    assert together is not None
    assert (together.day, together.earliest, together.latest) == (day(55),) * 3
    assert found.without == ()


@pytest.mark.parametrize(
    ("criterion", "ground"),
    [
        ("when: adoption.active_30d_rate >= 0.6", "never"),
        ("when: support.in_sla_rate > 1", "few"),
        ("when: health.score >= 101 and rag.tech == green", "choice"),
        ("when: adoption.depth >= 0.5", "unknown"),
        ("when: adoption.ready_rate >= 0.6 or adoption.quick_wins >= 1", "choice"),
        ("when: support.in_sla_rate >= 0.9, periods: 2", "periods"),
        ("when: adoption.ready_rate >= 0.6, lasting: 5d", "periods"),
        ("signed_by: boss", "signature"),
    ],
)
def test_why_a_criterion_has_no_date(criterion: str, ground: str) -> None:
    found = outlook(criterion)
    assert [(one.ground, one.day) for _answer, one in found.criteria] == [(ground, None)]
    assert found.together is None
    assert [answer.criterion.id for answer, _one in found.without] == ["X1"]


def test_a_criterion_that_is_never_met_leaves_the_gate_without_a_date() -> None:
    assert outlook(READY, "when: adoption.active_30d_rate >= 0.6").together is None


def test_a_signature_comes_on_top() -> None:
    found = outlook(READY, f"{ACCOUNTS}, signed_by: boss")
    assert found.together is not None
    assert found.together.day == day(55)
    assert [answer.criterion.id for answer, _one in found.without] == ["X2"]


def test_what_must_last_can_be_counted() -> None:
    """40 are ready from T+30 on: at T+35 that lasts for five days, at T+44 for two weeks."""
    found = outlook("when: adoption.ready_rate >= 0.4, lasting: 14d")
    assert [(one.ground, one.day) for _answer, one in found.criteria] == [("time", day(44))]
    assert found.together is not None
    assert (found.together.ground, found.together.day) == ("time", day(44))


def test_a_day_that_has_gone_by_is_no_forecast() -> None:
    """T+50 came, and nobody has counted again since T+30."""
    found = outlook(READY, as_of=60)
    assert [(one.ground, one.day) for _answer, one in found.criteria] == [("past", day(50))]
    assert found.together is None


def test_a_gate_that_is_met_needs_none() -> None:
    found = outlook("when: adoption.ready_rate >= 0.4")
    assert (found.together, found.criteria) == (None, ())
