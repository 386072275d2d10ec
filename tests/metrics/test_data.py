"""Data quality and the tolerance that stands for a while."""

from decimal import Decimal

import pytest

from tests.plans import HEAD, figures

DATA = f"""{HEAD}
data_quality:
  tolerance: 0.90
  provisional: {{tolerance: 0.80, end: T+40}}
  scores: [{{date: T+75, score: 0.93}}, {{date: T+30, score: 0.82}}]
"""


@pytest.mark.parametrize(
    ("as_of", "quality", "tolerance", "colour"),
    [
        (29, None, Decimal("0.80"), None),
        (30, Decimal("0.82"), Decimal("0.80"), "green"),
        (
            40,
            Decimal("0.82"),
            Decimal("0.80"),
            "green",
        ),  # the last day of the provisional tolerance
        (41, Decimal("0.82"), Decimal("0.90"), "amber"),
        (75, Decimal("0.93"), Decimal("0.90"), "green"),
    ],
)
def test_quality_against_the_tolerance_of_the_day(
    as_of: int, quality: Decimal | None, tolerance: Decimal, colour: str | None
) -> None:
    f = figures(DATA, as_of)
    assert (f["data.quality"], f["data.tolerance"], f["rag.data"]) == (quality, tolerance, colour)


def test_a_provisional_tolerance_without_end_stands() -> None:
    assert figures(DATA.replace(", end: T+40", ""), 90)["data.tolerance"] == Decimal("0.80")


def test_without_a_tolerance_quality_has_no_colour() -> None:
    f = figures(HEAD + "data_quality: {scores: [{date: T+1, score: 0.1}]}\n")
    assert (f["data.quality"], f["data.tolerance"], f["rag.data"]) == (Decimal("0.1"), None, None)
    f = figures(HEAD + "data_quality: {provisional: {end: T+99}, tolerance: 0.5}\n")
    assert (f["data.quality"], f["data.tolerance"]) == (None, Decimal("0.5"))


def test_quality_on_the_tolerance_is_not_under_it() -> None:
    """Also where it misses it by less than the ninth decimal."""
    text = "data_quality: {{tolerance: 0.9, scores: [{{date: T+1, score: {}}}]}}\n"
    assert figures(HEAD + text.format("0.9"))["rag.data"] == "green"
    assert figures(HEAD + text.format("0.8999999996"))["rag.data"] == "green"
    assert figures(HEAD + text.format("0.8999999994"))["rag.data"] == "amber"


def test_of_two_scores_on_one_day_the_last_in_the_file() -> None:
    text = "data_quality: {scores: [{date: T+1, score: 0.2}, {date: T+1, score: 0.1}]}\n"
    assert figures(HEAD + text)["data.quality"] == Decimal("0.1")
