"""The value ledger: when a line must be filled, when two lines are one gain, what a range may be."""

import pytest

from tests.hits import hits, told

KPIS = """\
kpis:
  - {id: delay, title: Delay, baseline: 8, target: 6, driven_by: [usage]}
  - {id: usage, title: Usage, kind: adoption, baseline: 10, target: 90}
  - {id: vague, title: Vague, baseline: 8}
  - {id: same, title: Same, baseline: 8, target: 8}
"""


def ledger(*lines: str) -> str:
    written = "\n".join(f"    - {{id: V{n}, hypothesis: H{n}, {x}}}" for n, x in enumerate(lines))
    return f"{KPIS}value:\n  ledger:\n{written}\n"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("kpi: delay", 0),
        ("kpi: delay, volume: 1", 0),
        ("kpi: delay, volume: 1, unit_value: 1", 1),
        ("annual: 0", 1),
        ("annual: 1, notes: Why", 0),
        ("annual: 1, status: rejected", 0),
    ],
)
def test_a_line_with_a_value_says_where_it_comes_from(line, expected) -> None:
    assert len(hits("HC601", ledger(line))) == expected


@pytest.mark.parametrize(
    ("line", "as_of", "lacking"),
    [
        ("kpi: delay", 30, None),
        ("kpi: delay", 31, "`volume`, `unit_value`"),
        ("kpi: delay, volume: 1", 0, "`unit_value`"),
        ("volume: 1, unit_value: 1", 0, "`kpi`"),
        ("kpi: vague, volume: 1, unit_value: 1", 30, None),
        ("kpi: vague, volume: 1, unit_value: 1", 31, "`kpi.vague.target`"),
        # a target equal to the baseline, or a KPI never measured, has a rule of its own
        ("kpi: same, volume: 1, unit_value: 1", 31, None),
        ("kpi: delay, volume: 1, unit_value: 1", 31, None),
        ("kpi: delay, status: rejected", 31, None),
        ("annual: 1", 31, None),
    ],
)
def test_a_line_says_what_it_lacks(line, as_of, lacking) -> None:
    texts = told("HC602", ledger(line), as_of)
    assert [text.rpartition(": ")[2] for text in texts] == ([lacking] if lacking else [])


FULL = "volume: 1, unit_value: 1"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([f"kpi: delay, {FULL}", "annual: 1"], []),
        ([f"kpi: delay, {FULL}", f"kpi: delay, {FULL}"], [1]),
        ([f"kpi: delay, {FULL}", "kpi: delay, annual: 1"], [1]),
        ([f"kpi: delay, {FULL}", "kpi: delay"], []),
        ([f"kpi: delay, {FULL}", f"kpi: delay, {FULL}, status: rejected"], []),
        ([f"kpi: delay, {FULL}, attribution: 0.6", f"kpi: delay, {FULL}, attribution: 0.4"], []),
        ([f"kpi: delay, {FULL}, attribution: 0.6", f"kpi: delay, {FULL}, attribution: 0.5"], [1]),
        ([f"kpi: usage, {FULL}", f"kpi: delay, {FULL}"], [0]),
        ([f"kpi: usage, {FULL}", f"kpi: vague, {FULL}"], []),
    ],
)
def test_a_gain_counts_once(lines, expected) -> None:
    assert hits("HC603", ledger(*lines)) == [f"value.ledger[{n}].kpi" for n in expected]


@pytest.mark.parametrize("verifier", ["null", '" "'])
def test_a_verifier_has_a_name(verifier) -> None:
    line = f"annual: 1, status: verified, verified_by: {verifier}"
    assert hits("HC604", ledger(line)) == ["value.ledger[0].status"]


@pytest.mark.parametrize(
    ("attribution", "above", "mixed"),
    [
        ("1", 0, 0),
        ("1.01", 1, 0),
        ("{low: 0.4, base: 0.5, high: 1.5}", 1, 0),
        ("{low: 0.4, base: 0.4, high: 0.4}", 0, 0),
        # one slip, one finding
        ("{low: 0.4, base: 5, high: 0.7}", 0, 1),
        ("{low: 0.6, base: 0.5, high: 0.7}", 0, 1),
    ],
)
def test_an_attribution_is_an_ordered_share(attribution, above, mixed) -> None:
    line = f"annual: 1, attribution: {attribution}"
    assert (len(hits("HC605", ledger(line))), len(hits("HC606", ledger(line)))) == (above, mixed)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["annual: 1", "annual: 2"], ["value.ledger[1].hypothesis"]),
        (["annual: 1", f"kpi: delay, {FULL}"], ["value.ledger[1].hypothesis"]),
        (["annual: 1", "annual: 2, status: rejected"], []),
        (["annual: 1", "volume: 2"], []),
        # two KPIs tell the two apart
        ([f"kpi: same, {FULL}", f"kpi: vague, {FULL}"], []),
    ],
)
def test_the_same_words_are_the_same_gain(lines, expected) -> None:
    sections = ledger(*lines).replace("hypothesis: H1", "hypothesis: h0 ")
    assert hits("HC603", sections) == expected


@pytest.mark.parametrize(
    ("status", "expected"), [("verified", 0), ("rejected", 0), ("claimed", 1), ("null", 1)]
)
def test_what_was_verified_is_counted_so(status, expected) -> None:
    line = f"annual: 1, status: {status}, verified_by: Finance"
    assert len(hits("HC607", ledger(line))) == expected
    assert hits("HC607", ledger(f"annual: 1, status: {status}, verified_by: ' '")) == []
