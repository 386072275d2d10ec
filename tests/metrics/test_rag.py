"""Colours of the streams and of the rollout, and the overrides that replace them."""

import pytest

from hypercare_cli.metrics.rag import computed, computed_global
from hypercare_cli.plan.kinds import STREAMS
from tests.plans import HEAD, figures


def test_nothing_known_has_no_colour() -> None:
    f = figures(HEAD)
    assert [f[f"rag.{stream}"] for stream in (*STREAMS, "global")] == [None] * 9


def items(*entries: str) -> str:
    return f"{HEAD}technical:\n" + "".join(
        f"  - {{id: t{n}, title: T, {entry}}}\n" for n, entry in enumerate(entries)
    )


@pytest.mark.parametrize(
    ("entries", "tech", "data"),
    [
        (["kind: access, status: planned, due: T+90"], "green", None),
        (["kind: access, status: planned, due: T+89"], "amber", None),
        (["kind: security, status: planned, due: T+89, blocking: true"], "red", None),
        (["kind: environment, status: dropped, due: T+1, blocking: true"], "green", None),
        (["kind: access, status: done, due: T+1, done_on: T+90, blocking: true"], "green", None),
        (["kind: access, status: done, due: T+1, done_on: T+91, blocking: true"], "red", None),
        (["kind: access, status: planned"], "green", None),
        (["kind: data, status: planned, due: T+89"], None, "amber"),
        (["kind: data, status: planned, due: T+1, blocking: true", "kind: access, status: done"], "green", "red"),
    ],
)  # fmt: skip
def test_technical_items(entries: list[str], tech: str | None, data: str | None) -> None:
    f = figures(items(*entries))
    assert (f["rag.tech"], f["rag.data"]) == (tech, data)


def test_data_is_the_worse_of_items_and_quality() -> None:
    late = items("kind: data, status: planned, due: T+89, blocking: true")
    poor = "data_quality: {tolerance: 0.9, scores: [{date: T+1, score: 0.8}]}\n"
    assert figures(late + poor)["rag.data"] == "red"
    assert figures(late.replace("T+89", "T+99") + poor)["rag.data"] == "amber"


def active(count: str, more: str = "") -> str | None:
    snapshots = (
        f"adoption: {{snapshots: [{{date: T+1, eligible: 10000000000, active_30d: {count}}}]}}\n"
    )
    colour: str | None = figures(HEAD + snapshots + more)["rag.adoption"]
    return colour


def test_a_value_on_the_limit_keeps_the_better_colour() -> None:
    """0.60 and 0.40, compared at nine decimals; the plan may have its own limits, one or both."""
    assert (active("6000000000"), active("5999999996"), active("5999999994")) == (
        "green",
        "green",
        "amber",
    )
    assert (active("4000000000"), active("3999999996"), active("3999999994")) == (
        "amber",
        "amber",
        "red",
    )
    own = "thresholds: {rag: {adoption: {amber: 0.5, red: 0.2}}}\n"
    assert (active("5000000000", own), active("2000000000", own)) == ("green", "amber")
    one = "thresholds: {rag: {adoption: {amber: 0.5}}}\n"
    assert (active("5000000000", one), active("3900000000", one)) == ("green", "red")
    other = "thresholds: {rag: {adoption: {red: 0.2}}}\n"
    assert (active("5900000000", other), active("2000000000", other)) == ("amber", "amber")


@pytest.mark.parametrize(
    ("value", "colour"), [("7", "green"), ("6.9", "amber"), ("4", "amber"), ("3.9", "red")]
)
def test_value_follows_the_attainment_against_plan(value: str, colour: str) -> None:
    kpi = f"kpis: [{{id: k, title: K, baseline: 0, target: 10, measurements: [{{date: T+1, value: {value}}}]}}]\n"
    assert figures(HEAD + kpi)["rag.value"] == colour


def sessions(*held: bool) -> str:
    entries = ", ".join(f"{{date: T+{n}, held: {str(h).lower()}}}" for n, h in enumerate(held, 1))
    ritual = f"[{{id: r, title: R, cadence: daily, sessions: [{entries}]}}]"
    return f"{HEAD}governance: {{rituals: {ritual}}}\n"


def test_governance_follows_the_misses_running() -> None:
    assert figures(sessions(False, False, True))["rag.governance"] == "green"
    assert figures(sessions(True, False))["rag.governance"] == "amber"
    assert figures(sessions(True, False, False))["rag.governance"] == "red"
    assert figures(sessions())["rag.governance"] is None


NOTES = "health: {assessments: [{date: T+1, activation: 4, adoption: 4, value: 4, engagement: 4, support: 4}]}\n"
RED = "risks: [{id: R, title: R, probability: H, impact: H, stream: tech}]\n"
AMBER = "risks: [{id: R, title: R, probability: H, impact: M, stream: tech}]\n"


def test_the_whole_is_the_colour_of_the_score_at_most_amber_beside_a_red_stream() -> None:
    assert figures(HEAD + NOTES)["rag.global"] == "green"
    assert figures(HEAD + NOTES + AMBER)["rag.global"] == "green"
    assert figures(HEAD + NOTES + RED)["rag.global"] == "amber"
    assert figures(HEAD + NOTES + RED)["health.rag"] == "green"
    assert figures(HEAD + NOTES.replace("4", "2") + RED)["rag.global"] == "red"


def test_without_a_score_it_is_the_worst_stream() -> None:
    assert figures(HEAD + AMBER)["rag.global"] == "amber"
    assert figures(HEAD + RED)["rag.global"] == "red"
    assert figures(HEAD + override("value green T+0 T+99"))["rag.global"] == "green"


def override(*entries: str) -> str:
    """Overrides as `stream colour start end`."""
    rows = [entry.split() for entry in entries]
    lines = "".join(
        f"    - {{stream: {s}, colour: {c}, reason: R, by: a, start: {start}, end: {end}}}\n"
        for s, c, start, end in rows
    )
    return f"people: [{{id: a, role: sponsor, side: customer}}]\nrag:\n  overrides:\n{lines}"


def test_an_override_holds_from_start_to_end_both_included() -> None:
    text = HEAD + RED + override("tech green T+10 T+20")
    colours = [figures(text, n)["rag.tech"] for n in (9, 10, 20, 21)]
    assert colours == ["red", "green", "green", "red"]
    assert computed(figures(text, 15), "tech") == "red"


def test_an_override_replaces_an_unknown_colour_and_comes_before_the_whole() -> None:
    assert figures(HEAD + override("value red T+0 T+99"))["rag.value"] == "red"
    assert figures(HEAD + NOTES + override("value red T+0 T+99"))["rag.global"] == "amber"
    assert figures(HEAD + NOTES + RED + override("tech green T+0 T+99"))["rag.global"] == "green"


def test_where_several_apply_the_last_in_the_file() -> None:
    text = HEAD + override("tech green T+0 T+99", "tech amber T+0 T+50", "data red T+0 T+99")
    assert figures(text, 50)["rag.tech"] == "amber"
    assert figures(text, 51)["rag.tech"] == "green"


def test_the_whole_may_be_overridden_too() -> None:
    f = figures(HEAD + NOTES + override("global red T+0 T+99"))
    assert (f["rag.global"], computed_global(f), f["health.rag"]) == ("red", "green", "green")
