"""Figures: each computed once, from what it names, and open to explanation."""

from decimal import Decimal

import pytest

from hypercare_cli.load import load
from hypercare_cli.metric import CATALOGUE, Catalogue, Figures, metric
from tests.plans import EXAMPLES, HEAD, day, digests_of, figures, files_of, fraction

TWO = """
kpis:
  - {id: a, title: A, baseline: 8, target: 6, measurements: [{date: T+1, value: 7}, {date: T+2, value: 6}]}
  - {id: b, title: B}
"""


def full() -> Figures:
    plan = load(files_of(EXAMPLES / "full-case"), Catalogue()).plan
    assert plan is not None
    return Figures(plan, day(90), digests_of(EXAMPLES / "full-case"))


def test_there_is_a_figure_for_each_kpi() -> None:
    f = figures(HEAD + TWO)
    assert "kpi.a.actual" in f
    assert "kpi.c.actual" not in f
    assert [id_ for id_ in f.ids() if id_.endswith(".attainment")] == [
        "kpi.a.attainment",
        "kpi.b.attainment",
        "kpi.attainment",
    ]
    assert (f.name("kpi.a.actual"), f.name("kpi.count")) == ("a", None)
    assert (
        f.declaration("kpi.a.actual") is f.declaration("kpi.b.actual") is CATALOGUE["kpi.{}.actual"]
    )


def test_the_catalogue_knows_the_ids_of_a_plan() -> None:
    assert tuple(figures(HEAD + TWO).ids()) == Catalogue().ids(["a", "b"])
    assert len(set(Catalogue().ids(["a", "b"]))) == len(Catalogue().ids(["a", "b"]))


@pytest.mark.parametrize(
    ("id_", "sort"),
    [
        ("plan.day", "number"),
        ("rag.tech", "word"),
        ("rag.global", "word"),
        ("health.rag", "word"),
        ("health.value", "number"),
        ("ttv.reached", "truth"),
        ("kpi.reached", "number"),
        ("kpi.a.reached", "truth"),
        ("kpi.c.reached", None),
        ("kpi.a", None),
        ("kpi.a.b.c", None),
        ("kpi", None),
        ("kpi.{}.actual", None),
        ("rag.mood", None),
        ("", None),
    ],
)
def test_what_a_figure_can_be_compared_with(id_: str, sort: str | None) -> None:
    assert Catalogue().sort_of(id_, frozenset("ab")) == sort


def test_where_the_kpis_are_not_known_each_may_exist() -> None:
    assert Catalogue().sort_of("kpi.c.reached", None) == "truth"
    assert Catalogue().sort_of("kpi.c.colour", None) is None
    assert Catalogue().sort_of("rag.mood", None) is None


def test_an_unknown_id_is_no_figure() -> None:
    with pytest.raises(KeyError):
        figures(HEAD)["kpi.a.actual"]


def test_a_metric_is_declared_once() -> None:
    with pytest.raises(ValueError, match="declared twice"):
        metric("plan.day", unit="count", label="Again")(lambda _f: 1)


def test_every_metric_has_a_formula_in_words() -> None:
    for declaration in CATALOGUE.values():
        assert declaration.formula.endswith(".")
        assert declaration.label
        assert "\n" not in declaration.formula


def test_a_figure_is_traced_to_fields_and_to_other_figures() -> None:
    f = figures(HEAD + TWO)
    trace = f.trace("kpi.a.attainment")
    kpi = f.plan.kpis[0]
    assert [(c.entry, c.field) for c in trace.fields] == [(kpi, "baseline"), (kpi, "target")]
    assert trace.metrics == ["kpi.a.actual"]
    cited = f.trace("kpi.a.actual").fields
    assert [(c.entry, c.field) for c in cited] == [(kpi.measurements[1], "value")]


def test_a_figure_that_others_used_first_has_the_same_trace() -> None:
    alone, after = full(), full()
    for id_ in after.ids():
        after[id_]
    for id_ in ("value.annual", "kpi.attainment", "health.score", "rag.tech"):
        one, other = alone.trace(id_), after.trace(id_)
        assert one.metrics == other.metrics
        assert one.contributions == other.contributions
        assert [c.field for c in one.fields] == [c.field for c in other.fields]


def test_what_contributes_adds_up() -> None:
    f = full()
    summed = {}
    for id_ in f.ids():
        parts = f.trace(id_).contributions
        if parts:
            summed[id_] = sum((part.amount for part in parts), Decimal(0))
    assert {"value.annual", "value.budget", "health.score", "contracts.penalties_due"} <= set(
        summed
    )
    for id_, amount in summed.items():
        assert fraction(amount) == fraction(Decimal(f[id_])), id_


def test_a_crash_in_one_figure_leaves_the_others() -> None:
    """A digest that fails is a bug; what was being traced is closed all the same."""

    def broken(_path: str) -> str:
        raise RuntimeError

    proof = f"evidence: [{{id: E, title: E, date: T+1, kind: log, file: a, sha256: {'a' * 64}}}]\n"
    f = figures(HEAD + proof, digest=broken)
    with pytest.raises(RuntimeError):
        f["evidence.verified_rate"]
    assert f["evidence.count"] == 1
    assert f.trace("evidence.count").metrics == []
