"""The return on campaigns that have ended."""

from fractions import Fraction

from tests.plans import HEAD, figures, fraction

CAMPAIGNS = f"""{HEAD}
campaigns:
  - {{id: A, title: A, end: T+70, cost: 4000, revenue: 10000}}
  - {{id: B, title: B, end: T+80, cost: 2000}}
  - {{id: C, title: C, end: T+99, cost: 9000, revenue: 0}}
"""


def test_revenue_less_cost_over_cost() -> None:
    """A alone: 6 000/4 000. With B, which earned nothing: (10 000 − 6 000)/6 000. With C: −5 000/15 000."""
    assert figures(CAMPAIGNS, 69)["campaigns.roi"] is None
    assert fraction(figures(CAMPAIGNS, 70)["campaigns.roi"]) == Fraction(3, 2)
    assert fraction(figures(CAMPAIGNS, 80)["campaigns.roi"]) == Fraction(2, 3)
    assert fraction(figures(CAMPAIGNS, 99)["campaigns.roi"]) == Fraction(-1, 3)


def test_campaigns_that_cost_nothing_have_no_return() -> None:
    text = "campaigns: [{id: A, title: A, end: T+1, cost: 0, revenue: 100}]\n"
    assert figures(HEAD + text)["campaigns.roi"] is None
