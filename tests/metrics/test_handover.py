"""What the customer can do alone."""

from decimal import Decimal

from tests.plans import HEAD, figures


def test_capabilities_done_over_all() -> None:
    text = f"""{HEAD}
handover:
  capabilities:
    - {{id: a, title: A, status: done, done_on: T+70}}
    - {{id: b, title: B, status: done}}
    - {{id: c, title: C, status: dropped}}
    - {{id: d, title: D, status: in_progress, done_on: T+1}}
"""
    assert figures(text, 69)["handover.readiness"] == Decimal("0.25")
    assert figures(text, 70)["handover.readiness"] == Decimal("0.5")
    assert figures(HEAD)["handover.readiness"] is None
