"""The risk register: L, M, H are 1, 2, 3; the score is their product."""

import pytest

from tests.plans import HEAD, figures


def register(*risks: str) -> str:
    """Risks as `probability impact status stream`."""
    entries = [risk.split() for risk in risks]
    return f"{HEAD}risks:\n" + "".join(
        f"  - {{id: R{n}, title: R, probability: {p}, impact: {i}, status: {s}, stream: {stream}}}\n"
        for n, (p, i, s, stream) in enumerate(entries)
    )


def test_counts() -> None:
    """Open: 3 × 3 = 9, 2 × 3 = 6, 2 × 2 = 4, 1 × 3 = 3; a closed one of 9 is listed only."""
    f = figures(
        register(
            "H H open tech", "M H open data", "M M open data", "L H open tech", "H H closed value"
        )
    )
    names = ("count", "open", "high", "max")
    assert [f[f"risks.{name}"] for name in names] == [5, 4, 2, 9]
    assert [figures(HEAD)[f"risks.{name}"] for name in names] == [0, 0, 0, 0]


def test_a_risk_without_a_status_is_open() -> None:
    text = "risks: [{id: R, title: R, probability: H, impact: M}]\n"
    assert (figures(HEAD + text)["risks.open"], figures(HEAD + text)["risks.max"]) == (1, 6)


@pytest.mark.parametrize(
    ("risk", "colour"),
    [
        ("H H open tech", "red"),
        ("M H open tech", "amber"),
        ("H M open tech", "amber"),
        ("M M open tech", None),
        ("L H open tech", None),
        ("H H closed tech", None),
        ("H H open data", None),
    ],
)
def test_a_grave_open_risk_colours_its_stream(risk: str, colour: str | None) -> None:
    """Even where the stream is otherwise unknown."""
    assert figures(register(risk))["rag.tech"] == colour


def test_a_risk_lifts_a_stream_and_never_lowers_it() -> None:
    items = (
        "technical: [{id: t, kind: access, title: T, status: planned, due: T+1, blocking: true}]\n"
    )
    assert figures(register("M H open tech") + items)["rag.tech"] == "red"
    assert (
        figures(register("M H open tech") + items.replace("true", "false"))["rag.tech"] == "amber"
    )
    assert figures(register("H H open tech") + items.replace("T+1", "T+99"))["rag.tech"] == "red"
