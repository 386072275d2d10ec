"""Limits: their scale first, then their order, with those of the method where the plan has none."""

import pytest

from tests.hits import hits


@pytest.mark.parametrize(
    ("thresholds", "off_scale", "crossed"),
    [
        ("rag: {adoption: {amber: 0.6, red: 0.4}}", [], []),
        ("rag: {adoption: {amber: 0.4, red: 0.4}}", [], ["rag.adoption"]),
        # against the method's own 0.40
        ("rag: {adoption: {amber: 0.3}}", [], ["rag.adoption"]),
        ("rag: {support: {amber: 0.15, red: 0.3}}", [], []),
        ("rag: {support: {amber: 0.3, red: 0.3}}", [], ["rag.support"]),
        ("rag: {support: {red: 0.1}}", [], ["rag.support"]),
        ("health: {green: 80, amber: 60}", [], []),
        ("health: {green: 60}", [], ["health"]),
        ("health: {amber: 85}", [], ["health"]),
        ("health: {coverage: 0.5}", [], []),
        # one slip, one finding
        ("rag: {support: {amber: 15}}", ["rag.support.amber"], []),
        ("rag: {support: {amber: 15, red: 25}}", ["rag.support.amber"], []),
        ("rag: {value: {amber: 1, red: 0.5}}", [], []),
        ("health: {green: 0.8}", ["health.green"], []),
        ("health: {green: 0.8, amber: 0.6}", ["health.green"], []),
        ("health: {green: 101}", ["health.green"], []),
        ("bands: {adoption.depth: [20, 35, 50, 70]}", ["bands.adoption.depth"], []),
        ("bands: {adoption.training_nps: [0, 20, 40, 60]}", [], []),
    ],
)
def test_limits_are_on_their_scale_and_in_order(thresholds, off_scale, crossed) -> None:
    sections = f"thresholds: {{{thresholds}}}\n"
    assert hits("HC631", sections) == [f"thresholds.{path}" for path in off_scale]
    assert hits("HC632", sections) == [f"thresholds.{path}" for path in crossed]


@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        ("adoption.depth", 0),
        ("kpi.attainment_vs_plan", 0),
        ("support.out_of_sla_rate", 1),
        ("adoption.training_nps", 1),
    ],
)
def test_bands_are_those_of_a_measure(metric, expected) -> None:
    sections = f"thresholds: {{bands: {{{metric}: [0.2, 0.4, 0.6, 0.8]}}}}\n"
    assert len(hits("HC633", sections)) == expected
    # not a measure: that the scale is another one too is no second finding
    percent = sections.replace("0.", "")
    assert len(hits("HC631", percent)) + len(hits("HC633", percent)) == 1
