"""The oracle gives the figures of the reference plans, and survives the plans it mutates."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from .mutate import dump, mutations
from .naive import metrics, read

NAMES = ("mini-case", "full-case")
TOLERANCE = Fraction(1, 1_000_000)


def reference(name: str) -> Path:
    """The reference plan: examples/ of the checkout, else shared/reference beside it."""
    checkout = Path(__file__).resolve().parents[2]
    for base in (checkout / "examples", checkout.parent / "shared" / "reference"):
        if (base / name / "expected.json").is_file():
            return base / name
    pytest.skip(f"reference plan {name} is not in this checkout")


def expectations() -> Iterator[Any]:
    """One case per reference plan and as-of date, figures read as exact decimals."""
    for name in NAMES:
        try:
            text = (reference(name) / "expected.json").read_text(encoding="utf-8")
        except pytest.skip.Exception:
            continue
        for entry in json.loads(text, parse_float=Fraction):
            yield pytest.param(name, entry, id=f"{name}-{entry['as_of']}")


@pytest.mark.parametrize(("name", "entry"), list(expectations()))
def test_reference_figures(name: str, entry: dict[str, Any]) -> None:
    """Each listed figure, within 1e-6; true is not 1, and null is not 0."""
    folder = reference(name)
    found = metrics(read(folder), dt.date.fromisoformat(entry["as_of"]), folder)
    wrong = {}
    for metric, wanted in entry["metrics"].items():
        value = found.get(metric, "no such metric")
        if isinstance(wanted, bool | str) or wanted is None:
            same = type(value) is type(wanted) and value == wanted
        else:
            same = isinstance(value, int | Fraction) and not isinstance(value, bool)
            same = same and abs(value - wanted) <= TOLERANCE
        if not same:
            wrong[metric] = (value, wanted)
    assert wrong == {}


@pytest.mark.parametrize("name", NAMES)
def test_dump_reads_back(name: str, tmp_path: Path) -> None:
    """The YAML text of a plan is the plan: dates stay text and decimals exact."""
    plan = read(reference(name))
    file = tmp_path / "plan.yaml"
    file.write_text(dump(plan), encoding="utf-8")
    assert read(file) == plan


@pytest.mark.parametrize("name", NAMES)
def test_mutations_are_computed(name: str, tmp_path: Path) -> None:
    """A mutated plan gives figures at any date, and survives being written and read."""
    folder = reference(name)
    plan = read(folder)
    before = dump(plan)
    seen = set()
    file = tmp_path / "plan.yaml"
    for description, mutated in mutations(plan, seed=7, count=25):
        text = dump(mutated)
        seen.add(text)
        file.write_text(text, encoding="utf-8")
        again = read(file)
        assert again == mutated, description
        for day in ("2025-12-31", "2026-02-04", "2026-04-05", "2027-06-30"):
            metrics(again, dt.date.fromisoformat(day), folder)
    assert dump(plan) == before, "a mutation changed the plan it was given"
    assert len(seen) > 20
    first, second = (list(mutations(plan, seed=7, count=10)) for _ in range(2))
    assert first == second
