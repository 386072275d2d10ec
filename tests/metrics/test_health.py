"""The health score: notes from 1 to 5, manual or measured, weighted."""

from decimal import Decimal
from fractions import Fraction

import pytest

from hypercare_cli.metrics.health import source
from tests.plans import HEAD, figures, fraction


def assessed(notes: str, *more: str) -> str:
    return f"{HEAD}health:\n  assessments:\n    - {{date: T+30, {notes}}}\n" + "".join(more)


ALL = "activation: {0}, adoption: {0}, value: {0}, engagement: {0}, support: {0}"


@pytest.mark.parametrize(
    ("note", "score", "colour"),
    [(5, 100, "green"), (4, 80, "green"), (3, 60, "amber"), (2, 40, "red"), (1, 20, "red")],
)
def test_the_same_note_everywhere(note: int, score: int, colour: str) -> None:
    """All 4s is 80 and all 3s is 60."""
    f = figures(assessed(ALL.format(note)))
    assert (f["health.score"], f["health.coverage"], f["health.rag"]) == (score, 1, colour)


def test_weights_of_the_method() -> None:
    """Activation 5, adoption 4, value 4, engagement 3, support 4 with 20, 30, 25, 15, 10:
    (5·20 + 4·30 + 4·25 + 3·15 + 4·10)/5 = 405/5 = 81."""
    f = figures(assessed("activation: 5, adoption: 4, value: 4, engagement: 3, support: 4"))
    assert (f["health.score"], f["health.rag"]) == (81, "green")


def test_a_score_covers_the_dimensions_that_have_a_note() -> None:
    """Adoption 3 (30) and value 4 (25): 100 × (3·30 + 4·25)/(5·55) = 760/11; coverage 0.55."""
    f = figures(assessed("adoption: 3, value: 4"))
    assert fraction(f["health.score"]) == Fraction(760, 11)
    assert f["health.coverage"] == Decimal("0.55")
    assert f["health.activation"] is None


def test_no_green_on_less_than_70_percent() -> None:
    """5s on activation, adoption and engagement are 65 %; with support 75 %; value and support and
    ... 20 + 25 + 15 + 10 = 70 % is enough."""
    assert figures(assessed("activation: 5, adoption: 5, engagement: 5"))["health.rag"] == "amber"
    enough = "activation: 5, value: 5, engagement: 5, support: 5"
    assert figures(assessed(enough))["health.coverage"] == Decimal("0.7")
    assert figures(assessed(enough))["health.rag"] == "green"


def test_without_notes_there_is_no_score() -> None:
    f = figures(HEAD)
    assert (f["health.score"], f["health.rag"], f["health.coverage"]) == (None, None, 0)


def test_the_latest_assessment_that_has_the_dimension() -> None:
    later = "    - {date: T+60, adoption: 2}\n    - {date: T+45, adoption: 5, support: 1}\n"
    text = assessed("adoption: 3, support: 3, value: 3", later)
    assert figures(text, 29)["health.adoption"] is None
    assert figures(text, 44)["health.adoption"] == 3
    assert figures(text, 59)["health.adoption"] == 5
    f = figures(text, 60)
    assert (f["health.adoption"], f["health.support"], f["health.value"]) == (2, 1, 3)


def measured(depth: str, active: str = "", bands: str = "") -> Decimal | None:
    """The measured note of adoption, as the plan has no assessment."""
    snapshot = f"adoption: {{snapshots: [{{date: T+1, eligible: 100{active}, depth: {depth}}}]}}\n"
    note: Decimal | None = figures(HEAD + snapshot + bands)["health.adoption"]
    return note


@pytest.mark.parametrize(
    ("depth", "note"),
    [
        ("0", 1),
        ("0.1999999994", 1),
        ("0.1999999996", 2),  # at nine decimals the band is reached
        ("0.20", 2),
        ("0.34", 2),
        ("0.35", 3),
        ("0.50", 4),
        ("0.69", 4),
        ("0.70", 5),
        ("1", 5),
    ],
)
def test_a_measure_has_a_note_of_1_and_one_more_for_each_band_reached(
    depth: str, note: int
) -> None:
    assert measured(depth) == note


def test_a_dimension_is_the_mean_of_the_measures_that_are_known() -> None:
    """Active 30 days 0.40 is 3, active 7 days 0.25 is 3, depth 0.70 is 5: (3 + 3 + 5)/3."""
    both = measured("0.70", ", active_30d: 40, active_7d: 25")
    assert both is not None
    assert fraction(both) == Fraction(11, 3)
    assert measured("0.70", ", active_30d: 40") == 4


def test_own_bands() -> None:
    assert (
        measured("0.70", bands="thresholds: {bands: {adoption.depth: [0.2, 0.35, 0.5, 0.75]}}\n")
        == 4
    )


FORCED = """
health:
  dimensions:
    activation: {{weight: 40}}
    adoption: {{weight: 15{rated}}}
    value: {{weight: 15}}
    engagement: {{weight: 15}}
    support: {{weight: 15}}
  assessments: [{{date: T+1, activation: 5{manual}}}]
adoption: {{snapshots: [{{date: T+1, eligible: 10{depth}}}]}}
"""


@pytest.mark.parametrize(
    ("rated", "manual", "depth", "note", "origin"),
    [
        ("", ", adoption: 2", ", depth: 0.7", 2, "manual"),
        ("", "", ", depth: 0.7", 5, "measured"),
        (", rated: auto", ", adoption: 2", ", depth: 0.7", 2, "manual"),
        (", rated: manual", ", adoption: 2", ", depth: 0.7", 2, "manual"),
        (", rated: manual", "", ", depth: 0.7", None, None),
        (", rated: measured", ", adoption: 2", ", depth: 0.7", 5, "measured"),
        (", rated: measured", ", adoption: 2", "", None, None),
    ],
)
def test_which_note_counts(
    rated: str, manual: str, depth: str, note: int | None, origin: str | None
) -> None:
    f = figures(HEAD + FORCED.format(rated=rated, manual=manual, depth=depth))
    assert (f["health.adoption"], source(f, "adoption")) == (note, origin)


def test_own_weights() -> None:
    """Activation 5 with 40, adoption 2 with 15: 100 × (5·40 + 2·15)/(5·55) = 920/11; coverage 0.55."""
    f = figures(HEAD + FORCED.format(rated="", manual=", adoption: 2", depth=""))
    assert fraction(f["health.score"]) == Fraction(920, 11)
    assert (f["health.coverage"], f["health.rag"]) == (Decimal("0.55"), "amber")


def test_only_a_dimension_without_weight_has_a_note() -> None:
    weights = "activation: {weight: 0}, adoption: {weight: 100}, value: {weight: 0}"
    rest = "engagement: {weight: 0}, support: {weight: 0}"
    dimensions = (
        f"health: {{dimensions: {{{weights}, {rest}}}, assessments: [{{date: T+1, value: 5}}]}}\n"
    )
    f = figures(HEAD + dimensions)
    assert (f["health.value"], f["health.score"], f["health.coverage"]) == (5, None, 0)


def test_own_bounds_of_the_colour() -> None:
    text = assessed(ALL.format(4))
    assert figures(text + "thresholds: {health: {green: 81}}\n")["health.rag"] == "amber"
    assert figures(text + "thresholds: {health: {green: 90, amber: 81}}\n")["health.rag"] == "red"
    half = assessed("adoption: 5, value: 5")
    assert figures(half + "thresholds: {health: {coverage: 0.55}}\n")["health.rag"] == "green"


def test_79_6_is_amber() -> None:
    """The colour is that of the value, not of what is printed: (4·98 + 3·2)/5 = 79.6 with weights
    of 98 and 2."""
    weights = "activation: {weight: 98}, adoption: {weight: 2}, value: {weight: 0}"
    rest = "engagement: {weight: 0}, support: {weight: 0}"
    notes = "activation: 4, adoption: 3, value: 5, engagement: 5, support: 5"
    f = figures(
        f"{HEAD}health: {{dimensions: {{{weights}, {rest}}}, assessments: [{{date: T+1, {notes}}}]}}\n"
    )
    assert (f["health.score"], f["health.rag"]) == (Decimal("79.6"), "amber")


def test_the_contributions_add_up_to_the_score() -> None:
    f = figures(assessed("activation: 5, adoption: 4, engagement: 1"))
    amounts = {c.of: c.amount for c in f.trace("health.score").contributions}
    assert set(amounts) == {"health.activation", "health.adoption", "health.engagement"}
    assert fraction(sum(amounts.values(), Decimal(0))) == fraction(f["health.score"])
