"""The figures against an independent, naive computation of the same catalogue.

The oracle reads the YAML with another library, counts with fractions, and shares no line with src.
"""

import datetime as dt
import random
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from hypercare_cli.metric import Figures
from hypercare_cli.plan.model import Plan
from tests.oracle.mutate import dump, mutations
from tests.oracle.naive import metrics, read
from tests.oracle.shape import ids_by_kind
from tests.plans import EXAMPLES, day, digests_of, load_text, said, spot

CASES = ("mini-case", "full-case")
DAYS = range(-5, 131, 5)
CHECKLIST = re.compile(r"(plan\.)?completeness\b")
"""Figures of the checklist: they come from the rules, which have tests of their own."""
RELATIVE = Fraction(1, 1_000_000)

Raw = dict[str, Any]


def equal(found: Any, wanted: Any) -> bool:
    """Numbers within 1e-6; true is not 1, null not 0, a colour only itself."""
    if isinstance(found, bool | str | None) or isinstance(wanted, bool | str | None):
        return type(found) is type(wanted) and bool(found == wanted)
    return bool(abs(Fraction(found) - wanted) <= RELATIVE * max(1, abs(wanted)))


def differences(plan: Plan, raw: Raw, folder: Path, as_of: dt.date) -> dict[str, Any]:
    """Every figure on which the two do not agree: what src says, what the oracle says."""
    f = Figures(plan, as_of, digests_of(folder))
    found, wanted = {id_: f[id_] for id_ in f.ids()}, metrics(raw, as_of, folder)
    only = {id_ for id_ in found.keys() ^ wanted.keys() if not CHECKLIST.match(id_)}
    return dict.fromkeys(only, "in one only") | {
        id_: (found[id_], wanted[id_])
        for id_ in found.keys() & wanted.keys()
        if not equal(found[id_], wanted[id_])
    }


def check(description: str, raw: Raw, folder: Path, days: list[dt.date]) -> None:
    loaded = load_text(dump(raw))
    faults = [f"{spot(f)} {said(f)}" for f in loaded.findings]
    assert loaded.plan is not None, f"{description}: {faults}"
    for as_of in days:
        assert differences(loaded.plan, raw, folder, as_of) == {}, f"{description}, on {as_of}"


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("number", DAYS)
def test_as_written_on_every_fifth_day(case: str, number: int) -> None:
    folder = EXAMPLES / case
    check(case, read(folder), folder, [day(number)])


def compare_mutations(case: str, seed: int, count: int, days: int) -> None:
    folder = EXAMPLES / case
    rng = random.Random(seed)
    for description, raw in mutations(read(folder), seed, count):
        check(description, raw, folder, [day(rng.randint(-20, 140)) for _ in range(days)])


@pytest.mark.parametrize(("case", "count"), [("mini-case", 110), ("full-case", 40)])
def test_mutated_plans(case: str, count: int) -> None:
    compare_mutations(case, seed=2026, count=count, days=3)


@pytest.mark.slow
@pytest.mark.parametrize(("case", "count"), [("mini-case", 1500), ("full-case", 1500)])
def test_thousands_of_mutated_plans(case: str, count: int) -> None:
    compare_mutations(case, seed=7, count=count, days=2)


FULL = read(EXAMPLES / "full-case")
SECTIONS = [section for section in FULL if section not in {"hypercare", "plan"}]
REFERRED_TO = set("outcomes kpis people governance decisions feedback contracts evidence".split())
"""Sections whose ids other sections of the full plan name."""


@pytest.mark.parametrize("section", SECTIONS)
def test_without_a_section(section: str) -> None:
    """The figures of what is left; where something refers to what is gone, that is what is said."""
    raw = {name: value for name, value in FULL.items() if name != section}
    if section not in REFERRED_TO:
        folder = EXAMPLES / "full-case"
        check(f"without {section}", raw, folder, [day(number) for number in (0, 37, 90)])
        return
    gone = set().union(*ids_by_kind({section: FULL[section]}).values())
    findings = load_text(dump(raw)).findings
    assert findings
    for finding in findings:
        if finding.check.code == "HC020":
            assert finding.values["id"] in gone
        else:
            assert finding.check.code == "HC021"
            assert section == "kpis"


def test_only_what_must_be_there() -> None:
    raw = {name: FULL[name] for name in ("hypercare", "plan")}
    raw["plan"] = {name: raw["plan"][name] for name in ("id", "title", "kickoff", "language")}
    check("nothing but a plan", raw, EXAMPLES, [day(number) for number in DAYS])
