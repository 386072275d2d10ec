"""Overrides: when one is over, when it is too long, when two meet."""

import pytest

from tests.hits import hits


def overrides(*spans: tuple[str, int, int]) -> str:
    written = "".join(
        f"    - {{stream: {stream}, colour: red, reason: R, by: it, start: T+{start}, end: T+{end}}}\n"
        for stream, start, end in spans
    )
    return f"people: [{{id: it, role: it, side: customer}}]\nrag:\n  overrides:\n{written}"


@pytest.mark.parametrize(
    ("span", "as_of", "ended", "long"),
    [
        ((5, 30), 30, 0, 0),
        ((5, 30), 31, 1, 0),
        ((5, 35), 30, 0, 0),
        ((5, 36), 30, 0, 1),
        # over: how long it was no longer matters
        ((5, 36), 37, 1, 0),
        # not there yet
        ((31, 99), 30, 0, 0),
        # ends before it starts: another rule says so
        ((20, 10), 30, 0, 0),
    ],
)
def test_an_override_ends_in_time(span, as_of, ended, long) -> None:
    sections = overrides(("data", *span))
    assert len(hits("HC641", sections, as_of)) == ended
    assert len(hits("HC642", sections, as_of)) == long


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([("data", 5, 30), ("data", 30, 35)], [1]),
        ([("data", 5, 29), ("data", 30, 35)], []),
        ([("data", 5, 35), ("data", 31, 35)], []),
        ([("data", 5, 35), ("tech", 5, 35)], []),
        ([("global", 5, 35), ("global", 5, 35), ("global", 6, 35)], [1, 2]),
    ],
)
def test_one_override_a_stream_at_a_time(spans, expected) -> None:
    assert hits("HC643", overrides(*spans)) == [f"rag.overrides[{n}]" for n in expected]
