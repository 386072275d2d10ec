"""A baseline hides what a team has agreed to live with, and only that."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Hypercare

PLAN = """\
hypercare: 1
plan: {id: p, title: Plan, kickoff: 2026-01-05, language: en}
people: [{id: sponsor, role: sponsor, side: customer}]
kpis:
  - {id: delay, title: Delay, baseline: 8, target: 8.0, source: {tool: BI}}
"""
ARGUMENTS = ("--as-of", "2026-01-05", "--select", "HC202", "--format", "json")


def codes(out: str) -> list[str]:
    return [finding["code"] for finding in json.loads(out)["findings"]]


def test_known_findings_are_left_out_new_ones_are_not(hypercare: Hypercare, tmp_path: Path) -> None:
    plan, known = tmp_path / "plan.yaml", tmp_path / "known.json"
    plan.write_text(PLAN)
    assert hypercare("validate", plan, *ARGUMENTS, "--write-baseline", known).code == 1
    found = hypercare("validate", plan, *ARGUMENTS, "--baseline", known)
    assert (found.code, codes(found.out)) == (0, [])
    moved = PLAN.replace("people:", "# a line above\npeople:")
    plan.write_text(
        moved + "  - {id: cost, title: Cost, baseline: 1, target: 1, source: {tool: BI}}\n"
    )
    found = hypercare("validate", plan, *ARGUMENTS, "--baseline", known)
    assert (found.code, codes(found.out)) == (1, ["HC202"])
    assert json.loads(found.out)["findings"][0]["line"] == 7


def test_a_fault_of_shape_is_never_known(hypercare: Hypercare, tmp_path: Path) -> None:
    plan, known = tmp_path / "plan.yaml", tmp_path / "known.json"
    plan.write_text(PLAN + "risks: 3\n")
    hypercare("validate", plan, *ARGUMENTS, "--write-baseline", known)
    assert hypercare("validate", plan, *ARGUMENTS, "--baseline", known).code == 1


def test_what_is_no_baseline_is_refused(hypercare: Hypercare, tmp_path: Path) -> None:
    plan, wrong = tmp_path / "plan.yaml", tmp_path / "wrong.json"
    plan.write_text(PLAN)
    for text in ("", "[]", '{"schema": 2, "findings": []}', '{"schema": 1, "findings": [3]}'):
        wrong.write_text(text)
        assert hypercare("validate", plan, "--baseline", wrong).code == 2
    assert hypercare("validate", plan, "--baseline", tmp_path / "absent.json").code == 2


def test_a_baseline_that_is_not_there_yet_says_how_to_make_it(
    hypercare: Hypercare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.yaml").write_text(PLAN)
    (tmp_path / "hypercare.toml").write_text('baseline = "checks/known.json"\n')
    found = hypercare("validate", "plan.yaml", *ARGUMENTS)
    assert found.code == 2
    assert "checks/known.json, which the setting or option `baseline` names" in found.err
    assert "`hypercare validate PLAN --write-baseline checks/known.json`" in found.err
    made = hypercare("validate", "plan.yaml", *ARGUMENTS, "--write-baseline", "checks/known.json")
    assert made.code == 0
    assert hypercare("validate", "plan.yaml", *ARGUMENTS).code == 0
