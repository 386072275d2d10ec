"""What a change of a plan does to its figures."""

from decimal import Decimal

from hypercare_cli.history.effect import ALWAYS, HEADLINES, Effect, effects
from hypercare_cli.metric import CATALOGUE
from tests.plans import HEAD, figures

BEFORE = """
risks:
  - {id: R1, title: One, probability: L, impact: L, status: open, stream: tech}
"""


def test_only_what_moved_is_told_and_what_always_is() -> None:
    one = figures(HEAD + BEFORE)
    two = figures(HEAD + BEFORE.replace("probability: L, impact: L", "probability: H, impact: H"))
    found = {effect.metric: effect for effect in effects(one, two)}
    assert found["risks.high"] == Effect("risks.high", 0, 1)
    assert found["rag.tech"].after == "red"
    assert set(ALWAYS) <= set(found)
    assert not found["value.roi"].moved
    assert "ttv.days" not in found


def test_nothing_moved() -> None:
    one = figures(HEAD + BEFORE)
    assert [effect.metric for effect in effects(one, one)] == list(ALWAYS)


def test_a_figure_moves_at_nine_decimals() -> None:
    third = Decimal(1) / Decimal(3)
    assert not Effect("x", third, third + Decimal("1e-12")).moved
    assert Effect("x", third, third + Decimal("1e-8")).moved
    assert not Effect("x", 1, Decimal("1.0")).moved
    assert Effect("x", None, Decimal(0)).moved
    assert Effect("x", "amber", "red").moved


def test_every_headline_is_in_the_catalogue() -> None:
    known = {id_ for id_ in CATALOGUE if "{}" not in id_}
    assert {metric for metric in HEADLINES if not metric.startswith("rag.")} <= known
