"""Technical items, data flows and data quality around go-live."""

import pytest

from hypercare_cli.finding import dotted
from tests.hits import found, hits
from tests.plans import HEAD

LIVE = HEAD.replace("language: en", "language: en, golive: T+25")


def at_golive(code: str, sections: str, as_of: int) -> list[str]:
    return [dotted(finding.path) for finding in found(code, LIVE + sections, as_of)]


@pytest.mark.parametrize(
    ("item", "as_of", "expected"),
    [
        ("due: T+26, status: planned", 0, "due"),
        ("due: T+25, status: planned", 25, None),
        ("due: T+25, status: planned", 26, "status"),
        ("status: planned", 26, "status"),
        ("due: T+25, status: done, done_on: T+27", 26, "status"),
        ("due: T+40, status: done, done_on: T+27", 27, None),
        ("due: T+40, status: dropped", 60, None),
        # a status that was forgotten has a rule of its own
        ("due: T+25, status: planned, done_on: T+20", 60, None),
    ],
)
def test_a_blocking_item_is_done_by_golive(item, as_of, expected) -> None:
    sections = f"technical: [{{id: t, kind: data, title: T, blocking: true, {item}}}]\n"
    paths = [f"technical[0].{expected}"] if expected else []
    assert at_golive("HC421", sections, as_of) == paths
    assert at_golive("HC422", sections, as_of) == []
    assert hits("HC421", sections, as_of) == []


@pytest.mark.parametrize(
    ("kind", "status", "as_of", "expected"),
    [
        ("data", "planned", 25, 0),
        ("data", "planned", 26, 1),
        ("data", "dropped", 26, 0),
        ("data", "done", 26, 0),
        ("access", "planned", 26, 0),
    ],
)
def test_data_is_in_place_at_golive(kind, status, as_of, expected) -> None:
    sections = f"technical: [{{id: t, kind: {kind}, title: T, status: {status}}}]\n"
    assert len(at_golive("HC422", sections, as_of)) == expected


@pytest.mark.parametrize(
    ("item", "as_of", "expected"),
    [
        ("status: planned, flow: {source: A}", 25, 0),
        ("status: planned, flow: {source: A}", 26, 1),
        ("status: planned, flow: {source: A, mapping: M}", 26, 1),
        ("status: planned, flow: {source: A, mapping: M}, criteria: C", 26, 0),
        ("status: done, flow: {source: A, mapping: M}", 26, 0),
        ("status: done, flow: {source: A}, criteria: C", 26, 1),
        ("status: dropped, flow: {source: A}", 26, 0),
        ("status: planned", 26, 0),
    ],
)
def test_a_flow_in_use_is_written_down(item, as_of, expected) -> None:
    sections = f"technical: [{{id: t, kind: data, title: T, {item}}}]\n"
    assert len(at_golive("HC424", sections, as_of)) == expected


@pytest.mark.parametrize(
    ("quality", "as_of", "expected"),
    [
        ("{tolerance: 0.9}", 54, 0),
        ("{tolerance: 0.9}", 55, 1),
        ("{tolerance: 0.9, scores: [{date: T+24, score: 0.9}]}", 55, 1),
        ("{tolerance: 0.9, scores: [{date: T+25, score: 0.9}]}", 55, 0),
        ("{tolerance: 0.9, scores: [{date: T+56, score: 0.9}]}", 55, 1),
        ("{provisional: {tolerance: 0.9, end: T+60}}", 55, 1),
        ("{owner: null}", 55, 0),
    ],
)
def test_quality_is_measured_after_golive(quality, as_of, expected) -> None:
    assert len(at_golive("HC425", f"data_quality: {quality}\n", as_of)) == expected


@pytest.mark.parametrize(
    ("quality", "as_of", "expected"),
    [
        ("{scores: [{date: T+31, score: 0.9}]}", 30, None),
        ("{scores: [{date: T+30, score: 0.9}]}", 30, "scores"),
        ("{provisional: {tolerance: 0.8, end: T+30}}", 30, None),
        ("{provisional: {tolerance: 0.8, end: T+30}}", 31, "provisional.end"),
        ("{provisional: {tolerance: 0.8}, scores: [{date: T+30, score: 0.9}]}", 99, None),
        ("{tolerance: 0.9, provisional: {tolerance: 0.8, end: T+30}}", 31, None),
        ("{owner: null}", 31, None),
    ],
)
def test_a_tolerance_is_always_in_force(quality, as_of, expected) -> None:
    paths = [f"data_quality.{expected}"] if expected else []
    assert hits("HC426", f"data_quality: {quality}\n", as_of) == paths


def test_only_a_move_to_the_cloud_must_follow_the_standard() -> None:
    sections = "processes: [{id: PR1, title: P, decision: keep}]\n"
    cloud = HEAD.replace("language: en", "language: en, context: cloud_migration")
    assert len(found("HC427", cloud + sections)) == 1
    assert found("HC427", HEAD + sections) == []
